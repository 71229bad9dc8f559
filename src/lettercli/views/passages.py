"""The passages of a letter as rows: each with its text, where it stands, and the notes that it calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lettercli.model import Letter, Passage
from lettercli.table import Cell, Column, Table
from lettercli.text.tokens import tokens
from lettercli.views.letters import names

COLUMNS = (
    Column("address", "address"),
    Column("letter"),
    Column("date", "date"),
    Column("sender", "prose"),
    Column("recipient", "prose"),
    Column("flow"),
    Column("kind"),
    Column("label"),
    Column("parent", "address"),
    Column("voice"),
    Column("hand"),
    Column("words", "number"),
    Column("notes", "address"),
    Column("text", "prose"),
)
"""flow: text, or the note or annotation that it belongs to (`n16`). parent: the address of the passage that it is a
part of; empty: none. words: of its own text, not of its parts; of a gap none. notes: addresses of the notes called in
it, divided by blanks. text: its own, exactly."""


def passages(letter: Letter) -> Table:
    """One row a passage: the letter's own in reading order, then those of its notes."""
    return Table(COLUMNS, _rows(letter))


def _rows(letter: Letter) -> Iterator[tuple[Cell, ...]]:
    for passage in letter.passages:
        flow = passage.address[len(letter.id) + 1 :] if passage.kind == "annotation" else "text"
        yield from _within(letter, passage, flow, "")
    for note in letter.notes:
        yield from _within(letter, note.body, note.body.address[len(letter.id) + 1 :], "")


def _within(letter: Letter, passage: Passage, flow: str, parent: str) -> Iterator[tuple[Cell, ...]]:
    yield (
        passage.address, letter.id, letter.date, names(letter.sender), names(letter.recipient), flow, passage.kind,
        passage.label, parent, passage.voice, passage.hand, _words(passage), " ".join(_called(letter, passage)),
        passage.text,
    )  # fmt: skip
    for part in passage.parts:
        yield from _within(letter, part, flow, passage.address)


def _words(passage: Passage) -> int:
    lost: Sequence[tuple[int, int]] = [(mark.start, mark.end) for mark in passage.marks if mark.kind == "gap"]
    if passage.kind == "gap":
        return 0
    return sum(not any(low <= start < high for low, high in lost) for start, _ in tokens(passage.text))


def _called(letter: Letter, passage: Passage) -> Iterator[str]:
    numbers = [mark.value for mark in passage.marks if mark.kind == "anchor"]
    for number in dict.fromkeys(numbers):
        note = letter.note(number)
        if note is not None:
            yield note.body.address
