"""A body parted where blank lines stand, and where something begins that is no paragraph in a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from lettercli.formats.markdown import escape
from lettercli.formats.markdown.labels import marker

Said: TypeAlias = Callable[[str, int], None]
"""Takes what was changed, and in which line of the file."""

_FENCE = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})")
"""A line of its own: what begins with three backticks and has more of them is code in a sentence."""
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
BULLET = re.compile(r"( *)([-*+])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
DEFINES = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")
_FIRST = re.compile(r"(?:\(?1\)|1\.|a\))[ \t]+\S")
"""The first item of a list, which need not have a blank line before it elsewhere."""


class Line(NamedTuple):
    """A line on its way."""

    text: str
    number: int
    """Of the file."""


@dataclass(slots=True)
class Piece:
    """What stands between two blank lines."""

    raw: list[Line]
    text: str = ""
    """As it will be read; of as many lines as `raw`, or of one where it is plain."""
    plain: bool = False
    """Whether it is as plain as can be."""
    halfway: bool = False
    """Whether it was made plain once."""

    def make_plain(self) -> None:
        """Take it for a paragraph of plain text, or for a note of one; a note that is not even one, for a paragraph."""
        words = " ".join(" ".join(line.text for line in self.raw).split())
        defines = DEFINES.match(words)
        if defines and not self.halfway and (text := words[defines.end() :].strip()):
            self.text = f"[^{defines[1]}]: {escape.paragraph(text, ())}"
        else:
            self.text = escape.paragraph(words, ())
        self.plain = not (defines and not self.halfway)
        self.halfway = True


class Parting:
    """The lines of a body on their way to its pieces."""

    def __init__(self, lines: list[str], first: int, said: Said) -> None:
        self.lines = [Line(line.expandtabs(4).rstrip(" \t"), number) for number, line in enumerate(lines, first)]
        self.said = said

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the body, with what is no paragraph made one."""
        for fenced, lines in self.stretches():
            if not fenced:
                yield from self.unfenced(lines)
                continue
            self.said("a block of code, or of words set off: taken as plain text", lines[0].number)
            waiting: list[Line] = []
            for line in lines:
                if line.text.strip():
                    waiting.append(line)
                else:
                    yield Piece(waiting, plain=True)
                    waiting = []
            yield Piece(waiting, plain=True)

    def stretches(self) -> Iterator[tuple[bool, list[Line]]]:
        """The lines by whether they stand between fences, which are left out."""
        waiting: list[Line] = []
        fence = ""
        for line in self.lines:
            text = line.text.strip()
            if fence and text.startswith(fence) and not text.strip(fence[0]):
                yield True, waiting
                waiting, fence = [], ""
            elif not fence and (found := _FENCE.match(line.text)):
                yield False, waiting
                fence = found[1]
                waiting = [Line(line.text[found.end() :].strip(), line.number)]
            else:
                waiting.append(line)
        yield bool(fence), waiting

    def unfenced(self, lines: list[Line]) -> Iterator[Piece]:
        """The pieces of lines among which is no fence."""
        waiting: list[Line] = []
        for line in lines:
            if not line.text.strip():
                yield Piece(waiting)
                waiting = []
            elif _RULE.fullmatch(line.text):
                what = "the underline of a heading" if waiting else "a rule"
                self.said(f"{what}: left out ({line.text.strip()[:20]})", line.number)
                yield Piece(waiting)
                waiting = []
            elif heading := _HEADING.fullmatch(line.text):
                yield Piece(waiting)
                self.said(f"a heading: made a paragraph: {heading[1][:60]}", line.number)
                yield Piece([Line(heading[1], line.number)] if heading[1] else [])
                waiting = []
            elif bullet := BULLET.match(line.text):
                yield Piece(waiting)
                self.said("a bullet: its item is a paragraph", line.number)
                waiting = [Line(f"{bullet[2]} {line.text[bullet.end() :]}", line.number)]
            elif waiting and _begins(line.text, waiting[0].text):
                yield Piece(waiting)
                waiting = [line]
            elif waiting and BULLET.match(waiting[0].text):
                waiting.append(Line(line.text.strip(), line.number))
            else:
                waiting.append(line)
        yield Piece(waiting)


def _begins(text: str, first: str) -> bool:
    """Whether a line begins something of its own, though no blank line stands before it."""
    apart = (">", ":::")
    if text.startswith(apart):
        return not first.startswith(apart)
    return DEFINES.match(text) is not None or (_FIRST.match(text) is not None and marker(first) is None)


def hanging(lines: list[Line]) -> list[Line]:
    """The lines of a list with those indented that go on with an item."""
    if not lines or marker(lines[0].text) is None:
        return lines
    made, width = [], 0
    for line in lines:
        found = marker(line.text)
        width = found.width if found else width
        made.append(line if found else Line(" " * width + line.text.lstrip(), line.number))
    return made
