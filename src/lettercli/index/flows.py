"""A letter as the index takes it in: rows of passages, cut into flows.

Whoever reads letters gives them as columns, a row a passage; what is asked of them is `Rows`. A letter in objects can
be made rows of, so that there is one way into an index for both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from lettercli.dates.date import Date
from lettercli.model import Letter, Mark, Passage


class Head(Protocol):
    """What is said of a letter before its first word."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> Date: ...
    @property
    def sender(self) -> Sequence[str]: ...
    @property
    def recipient(self) -> Sequence[str]: ...


class Rows(Protocol):
    """A letter: the passages of its main flow as they are read, annotations where they stand, then its notes."""

    @property
    def head(self) -> Head: ...
    @property
    def addresses(self) -> Sequence[str]: ...
    @property
    def kinds(self) -> Sequence[str]: ...
    @property
    def texts(self) -> Sequence[str]: ...
    @property
    def depths(self) -> Sequence[int]:
        """0: the top of a flow; a part is one deeper than its passage, which is the nearest row before it."""
    @property
    def marks(self) -> Mapping[int, Sequence[Mark]]:
        """By row, for the rows that have any."""
    @property
    def notes(self) -> Sequence[tuple[str, int]]:
        """Number and first row of each note, in order; a note ends where the next begins."""


class LetterRows(NamedTuple):
    """The rows of a letter in objects."""

    head: Letter
    addresses: list[str]
    kinds: list[str]
    texts: list[str]
    depths: list[int]
    marks: dict[int, tuple[Mark, ...]]
    notes: list[tuple[str, int]]


def rows(letter: Letter) -> LetterRows:
    """The rows of a letter."""
    made = LetterRows(letter, [], [], [], [], {}, [])
    for passage in letter.passages:
        _add(made, passage, 0)
    for note in letter.notes:
        made.notes.append((note.number, len(made.texts)))
        _add(made, note.body, 0)
    return made


def _add(made: LetterRows, passage: Passage, depth: int) -> None:
    if passage.marks:
        made.marks[len(made.texts)] = passage.marks
    made.addresses.append(passage.address)
    made.kinds.append(passage.kind)
    made.texts.append(passage.text)
    made.depths.append(depth)
    for part in passage.parts:
        _add(made, part, depth + 1)


class Flow(NamedTuple):
    """A flow of a letter: rows one after another."""

    layer: int
    """A place in layout's LAYERS: text, notes, annotations."""
    rows: Sequence[int]


TEXT, NOTES, ANNOTATIONS = range(3)


def flows(letter: Rows) -> Iterator[Flow]:
    """The flows of a letter that have rows: its text, its notes, what other hands wrote on it."""
    main = letter.notes[0][1] if letter.notes else len(letter.kinds)
    if "annotation" in letter.kinds[:main]:
        yield from _parted(letter, main)
    elif main:
        yield Flow(TEXT, range(main))
    starts = [row for _, row in letter.notes]
    for start, end in pairwise([*starts, len(letter.kinds)]):
        yield Flow(NOTES, range(start, end))


def _parted(letter: Rows, main: int) -> Iterator[Flow]:
    """The text and the annotations of a letter's main flow."""
    text: list[int] = []
    row = 0
    while row < main:
        end = row + 1
        while end < main and letter.depths[end]:
            end += 1
        if letter.kinds[row] == "annotation":
            yield Flow(ANNOTATIONS, range(row, end))
        else:
            text.extend(range(row, end))
        row = end
    if text:
        yield Flow(TEXT, text)


OUTSIDE_BODY = frozenset({"salute", "dateline", "closer", "signed"})


def gaps(letter: Rows, row: int) -> list[tuple[int, int]]:
    """The gaps of a row's text, in characters, in order; a passage that is a gap is one as a whole."""
    if letter.kinds[row] == "gap":
        return [(0, len(letter.texts[row]))]
    return [(mark.start, mark.end) for mark in letter.marks.get(row, ()) if mark.kind == "gap"]


def insertions(letter: Rows, row: int) -> list[tuple[int, int]]:
    """What the editors put into a row's text, in characters."""
    return [(mark.start, mark.end) for mark in letter.marks.get(row, ()) if mark.kind == "insertion"]
