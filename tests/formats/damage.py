"""Careless editing at random: makes of a letter's source one that is nearly a letter."""

from __future__ import annotations

from random import Random

from tests.strategies import TRAPS, WORDS

INSERTS = ("", ":::", "> x", "1) x", "[^1]: x", "::: signed")


def damage(random: Random, source: str) -> str:
    """A letter's source after some careless editing; most of what comes out is no letter any more."""
    for _ in range(random.choice((1, 1, 2, 4))):
        lines = source.split("\n")
        at = random.randrange(len(lines))
        line = lines[at]
        column = random.randint(0, len(line))
        match random.randrange(10):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, random.choice((*INSERTS, random.choice(TRAPS), random.choice(WORDS))))
            case 2:
                lines[at] = " " * random.randint(1, 5) + line
            case 3:
                lines[at] = line[random.randint(1, 4) :]
            case 4:
                lines[at] = line.replace("\\", "", 1)
            case 5 | 6:
                indent = line[: len(line) - len(line.lstrip(" >"))] + random.choice(("", "", "   "))
                cut = line.find(" ", column)
                lines[at : at + 1] = [line[:cut], indent + line[cut + 1 :]] if cut > 0 else [line]
            case 7:
                lines[at] = line[:column] + random.choice((*TRAPS, "*", "[", "]", "\\", " ")) + line[column:]
            case 8:
                lines[at] = line[:column] + line[column + 1 :]
            case _:
                lines[at] = line.replace("&", "", 1) if random.random() < 0.5 else line.replace("\\", "\\\\", 1)
        source = "\n".join(lines)
    return source
