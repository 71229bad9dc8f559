"""Passages before they have numbers: paragraphs with what hangs on them, and the labels that stand typed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lettercli.formats.markdown.labels import marker
from lettercli.formats.tei.stretch import Call, Reading, Stretch
from lettercli.formats.tei.wording import MONTHS
from lettercli.model import PassageKind
from lettercli.text import roman

_TYPED = re.compile(r"(\(?)(\d{1,3}|[a-z]|[ivxl]{2,7}|[IVXL]{1,7})(\.?\)|\.)[ \u00a0]+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_STEP = 4
"""How far a number may be from the one before."""
_STRIDE = 7
"""The same, once two have come one after the other."""


@dataclass(slots=True)
class Block:
    """A passage to be."""

    kind: PassageKind
    stretch: Stretch | None = None
    label: str = ""
    parts: list[Block] = field(default_factory=list)
    hand: str = ""
    line: int = 0
    typed: bool = False
    """Whether the label stood in the text."""

    def walk(self) -> Iterator[Block]:
        """This and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def container(kind: PassageKind, blocks: list[Block], label: str = "", hand: str = "", line: int = 0) -> Block:
    """A passage of blocks: its own text is its first paragraph."""
    first = blocks[0] if blocks else None
    if first is not None and first.kind == "paragraph" and not first.parts:
        return Block(kind, first.stretch, label, blocks[1:], hand, line or first.line)
    return Block(kind, None, label, list(blocks), hand, line or (first.line if first else 0))


def typed(text: str) -> re.Match[str] | None:
    """The label that a text begins with, `1)`, `2.`, `(a)`; none where it is a date or an initial."""
    found = _TYPED.match(text)
    if found is None or (found[1] and found[3] == "."):
        return None
    if not found[2].isdecimal() and len(found[2]) + found[2].isupper() > 1:
        return found if roman.value(found[2].lower()) else None
    word = _WORD.match(text, found.end())
    if found[2].isdecimal() and found[3] == "." and word and word[0].casefold() in MONTHS:
        return None
    if not found[2].isdecimal() and found[3] == ".":
        return None
    return found if found[3] == ".)" or marker(text.replace("\u00a0", " ")) else None


def cut(stretch: Stretch, at: int) -> None:
    """Takes so many characters off the beginning of a text."""
    text = "".join(stretch.pieces)
    stretch.pieces = [text[at:]]
    stretch.size = len(text) - at
    places: list[Call | Reading] = [*stretch.calls, *stretch.readings]
    for each in places:
        each.start, each.end = max(each.start - at, 0), max(each.end - at, 0)


def labelled(block: Block) -> str:
    """Takes the typed label off a paragraph and makes it an item; returns the label, empty if there is none."""
    stretch = block.stretch
    if stretch is None:
        return ""
    text = "".join(stretch.pieces)
    found = typed(text)
    if found is None:
        return ""
    cut(stretch, found.end())
    block.label = found[1] + found[2] + found[3][-1]
    block.typed = True
    return block.label


def points(blocks: list[Block]) -> int:
    """Makes points of plain paragraphs that are numbered in sequence; returns how many there are.

    A single `1.` may be anything; two or more in ascending order from 1 (or a) on are points, even where some between
    them are missing or carry no number.
    """
    runs: list[list[tuple[Block, int]]] = []
    latest: dict[str, list[tuple[Block, int]]] = {}
    for block in blocks:
        if block.kind != "paragraph" or block.label or block.stretch is None:
            continue
        text = "".join(block.stretch.pieces[:3])
        found = typed(text) if text[:1] in "(" or text[:1].isalnum() else None
        if found is None:
            continue
        for shape, number in _numbers(found):
            run = latest.get(shape, [])
            last = run[-1][1] if run else 0
            step = 1 if "i" in shape.lower() else _STRIDE if len(run) > 1 else _STEP
            if run and last < number <= last + step:
                run.append((block, number))
            elif number == 1:
                latest[shape] = [(block, number)]
                runs.append(latest[shape])
            if number == 1 and "1" in shape:  # what hung on the points before is over
                latest = {key: each for key, each in latest.items() if "I" in key or key == shape}
    made = 0
    for run in runs:
        if len(run) > 1:
            for block, _ in run:
                if not block.label and labelled(block):
                    block.kind = "item"
                    made += 1
    if made:
        _hang(blocks)
    return made


def _numbers(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """What a label counts, and its place there: `i)` may be the ninth letter or the first Roman number."""
    before, value, after = found[1], found[2], found[3]
    if value.isdecimal():
        yield f"{before}1{after}", int(value)
    elif len(value) == 1 and value.islower():
        yield f"{before}a{after}", ord(value) - ord("a") + 1
    if number := roman.value(value.lower()):
        yield f"{before}{'I' if value.isupper() else 'i'}{after}", number


def _hang(blocks: list[Block]) -> None:
    """Makes `a)`, `b)` that follow right after a point parts of it."""
    kept: list[Block] = []
    for block in blocks:
        point = kept[-1] if kept else None
        below = block.typed and block.kind == "item" and block.label.strip("().").islower()
        if below and point is not None and point.typed and point.label.strip("().").isdecimal():
            point.parts.append(block)
        else:
            kept.append(block)
    blocks[:] = kept
