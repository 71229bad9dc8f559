"""The labels of points and items in a scan: which line begins one, and lists that run on inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lettercli.formats.printed.sourcetext import Line

_LABEL = re.compile(
    r"(?P<quote>[\"“])?(?P<label>\(?(?P<value>\d{1,3}|[a-z]|[ivx]{2,4})(?P<end>[).]))(?:\s+|(?=[\"“(\[]?[^\W\d_a-z]))"
)
_INSIDE = re.compile(r"(?<=\s)(?P<label>\(?(?P<value>\d{1,2}|[a-z])\))\s+(?=\S)")
MOST_SKIPPED = 3
"""So many numbers a list may skip where its labels are damaged."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label and where it stands in a text."""

    text: str
    """As typed: `6)`, `(b)`."""
    value: str
    start: int
    end: int
    """Where the item's text begins."""
    quoted: bool = False
    """Whether an opening quotation mark stands before it."""

    @property
    def decimal(self) -> bool:
        """Whether it is a number."""
        return self.value.isdigit()

    @property
    def rank(self) -> int:
        """Its place in the sequence, from 1."""
        return int(self.value) if self.decimal else ord(self.value[0]) - ord("a") + 1


def label(text: str) -> Label | None:
    """The label that a text begins with, in or out of sequence."""
    found = _LABEL.match(text)
    if found is None or (found["end"] == "." and not found["value"].isdigit()) or not text[found.end() :].strip():
        return None
    if found["label"].startswith("(") and found["end"] == ".":
        return None
    return Label(found["label"], found["value"], found.start("label"), found.end(), found["quote"] is not None)


def labelled(lines: Sequence[Line]) -> frozenset[int]:
    """The offsets of the lines that begin a point or an item: those whose labels are in sequence."""
    found = [(line, each) for line in lines if (each := label(line.text))]
    kept: set[int] = set()
    for end in (")", "."):
        numbers = [(line, each) for line, each in found if each.decimal and each.text.endswith(end)]
        kept |= _sequence(numbers, lonely=end == ")")
    kept |= {line.start for line, each in found if not each.decimal and each.text.endswith(")")}
    return frozenset(kept)


def _sequence(numbers: Sequence[tuple[Line, Label]], *, lonely: bool) -> set[int]:
    """The lines whose numbers follow one another; `lonely` ones may stand alone."""
    kept: set[int] = set()
    last = 0
    for at, (line, each) in enumerate(numbers):
        following = numbers[at + 1][1].rank if at + 1 < len(numbers) else 0
        begins = each.rank == 1 and (lonely or following == 2)
        goes_on = last and last < each.rank <= last + MOST_SKIPPED
        damaged = not last and lonely and each.rank <= MOST_SKIPPED
        if begins or goes_on or damaged:
            kept.add(line.start)
            last = each.rank
    return kept


def run_in(text: str, start: int, first: Label | None, *, decimal: bool) -> list[Label]:
    """The labels of a list that runs on inside a text from `start`, in sequence from the first or after `first`.

    Empty for fewer than two, the first one included.
    """
    wanted = first.rank + 1 if first else 1
    found: list[Label] = []
    for each in _inside(text, start):
        if each.decimal == decimal and each.rank == wanted and _same_form(each, found[0] if found else first):
            found.append(each)
            wanted += 1
    return found if len(found) + (first is not None) > 1 else []


def _inside(text: str, start: int) -> Iterator[Label]:
    for found in _INSIDE.finditer(text, start):
        yield Label(found["label"], found["value"], found.start("label"), found.end())


def _same_form(one: Label, other: Label | None) -> bool:
    return other is None or one.text.startswith("(") == other.text.startswith("(")
