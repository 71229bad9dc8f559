"""The letters of an edition as rows: who wrote to whom and when, how long, how each begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lettercli import dates
from lettercli.model import Head, Letter, Passage, heads_of
from lettercli.table import Cell, Column, Table
from lettercli.text.tokens import tokens
from lettercli.views.heading import counted, heading, share

COLUMNS = (
    Column("id", "address"),
    Column("date", "date"),
    Column("sender", "prose"),
    Column("recipient", "prose"),
    Column("words", "number"),
    Column("points", "number"),
    Column("notes", "number"),
    Column("begins", "prose"),
    Column("place", where="exports"),
    Column("passages", "number", where="exports"),
    Column("note_words", "number", where="exports"),
)

_FIRST_WORDS = 16
_FORMS = {"salute", "dateline", "signed", "closer", "gap"}
"""What a letter does not begin with, for somebody who wants to know what it is about."""

SORTS = ("edition", "date", "words", "points", "notes", "sender", "recipient")


def passages(letter: Letter) -> Iterator[Passage]:
    """What the letter says: its main flow without what other hands wrote on it."""
    return (passage for passage in letter.walk() if passage.voice != "other" and "annotation" not in passage.inside
            and passage.kind != "annotation")  # fmt: skip


def words(parts: Iterable[Passage]) -> int:
    """How many words stand in these passages, bracketed insertions included, the signs of gaps left out."""
    return sum(_words(passage) for passage in parts if passage.kind != "gap")


def _words(passage: Passage) -> int:
    gaps = [(mark.start, mark.end) for mark in passage.marks if mark.kind == "gap"]
    found = tokens(passage.text)
    if not gaps:
        return len(found)
    return sum(1 for start, _ in found if not any(first <= start < end for first, end in gaps))


def names(people: Sequence[str]) -> str:
    """Several senders or recipients as one cell."""
    return "; ".join(people)


def points(letter: Letter) -> int:
    """How many numbered points the letter has; subpoints are parts of them."""
    return sum(passage.kind == "point" for passage in letter.walk())


def note_words(letter: Letter) -> int:
    """How many words stand in the letter's notes."""
    return words(passage for note in letter.notes for passage in note.body.walk())


def begins(letter: Letter) -> str:
    """The first words of the letter's own text, its date and salute aside; ¶ where a passage ends, `…` at the end."""
    found: list[str] = []
    for passage in passages(letter):
        if passage.text and passage.kind not in _FORMS and not _FORMS.intersection(passage.inside):
            found += ["¶"] * bool(found) + passage.text.split()
        if len(found) > _FIRST_WORDS:
            return " ".join(found[:_FIRST_WORDS]).removesuffix(" ¶") + " …"
    return " ".join(found)


def letters(chosen: Sequence[Letter], sort: str = "edition") -> Table:
    """One row a letter, sorted by one of SORTS: the edition's order, or a column (most first where it counts)."""
    return Table(COLUMNS, map(_row, chosen if sort == "edition" else _sorted(chosen, sort)))


def headed(table: Table, chosen: Sequence[Letter], of: int) -> Table:
    """The table as a page has it: under a heading, and where that names the only two correspondents, without them."""
    heads = heads_of(chosen)
    pairs = {(names(head.sender), names(head.recipient)) for head in heads}
    rows = list(table.rows)
    at = [column.name for column in table.columns].index("words")
    counts = counted(sum(int(str(row[at])) for row in rows), "word", "words")
    table = table.with_rows(rows)
    title = heading(sorted(pairs), (share(len(chosen), of), counts), (head.date for head in heads))
    if len(pairs) != 1:
        return Table(table.columns, table.rows, title, table.footer)
    named = {"sender", "recipient"}
    columns = tuple(column._replace(where="exports") if column.name in named else column for column in table.columns)
    return Table(columns, table.rows, title, table.footer)


def _sorted(chosen: Sequence[Letter], sort: str) -> Iterator[Letter]:
    """The letters in another order; what they are sorted by stays in memory, they do not."""
    keys: list[Any]
    if sort in _OF_HEADS:
        keys = [_OF_HEADS[sort](head) for head in heads_of(chosen)]
    else:
        keys = [-_OF_LETTERS[sort](letter) for letter in chosen]
    return (chosen[place] for place in sorted(range(len(keys)), key=keys.__getitem__))


_OF_HEADS: dict[str, Callable[[Head], Any]] = {
    "date": lambda head: dates.order(head.date),
    "sender": lambda head: tuple(map(str.casefold, head.sender)),
    "recipient": lambda head: tuple(map(str.casefold, head.recipient)),
}
_OF_LETTERS: dict[str, Callable[[Letter], int]] = {
    "words": lambda letter: words(passages(letter)),
    "points": points,
    "notes": lambda letter: len(letter.notes),
}


def _row(letter: Letter) -> tuple[Cell, ...]:
    main = list(passages(letter))
    return (
        letter.id,
        letter.date,
        names(letter.sender),
        names(letter.recipient),
        words(main),
        points(letter),
        len(letter.notes),
        begins(letter),
        letter.place,
        len(main),
        note_words(letter),
    )
