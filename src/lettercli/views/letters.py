"""The letters of an edition as rows: who wrote to whom and when, how long, how each begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lettercli import dates
from lettercli.index.layout import Index
from lettercli.model import Head, Letter, heads_of, places_of
from lettercli.table import Cell, Column, Table
from lettercli.views.heading import central, counted, heading, share
from lettercli.views.measured import Measure, Measures

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

SORTS = ("edition", "date", "words", "points", "notes", "sender", "recipient")


def names(people: Sequence[str]) -> str:
    """Several senders or recipients as one cell."""
    return "; ".join(people)


def letters(index: Index, chosen: Sequence[Letter], sort: str = "edition") -> Table:
    """One row a letter, sorted by one of SORTS: the edition's order, or a column (most first where it counts).

    The letters are those of the edition that the index is of, or some of them; none of them is read.
    """
    heads, places = heads_of(chosen), places_of(chosen)
    measures = Measures(index)
    order = range(len(places)) if sort == "edition" else _order(measures, heads, places, sort)
    return Table(COLUMNS, (_row(measures, heads[at], places[at]) for at in order))


def headed(table: Table, chosen: Sequence[Letter], of: int) -> Table:
    """The table as a page has it: under a heading, the correspondents in one column, if there are more than two.

    A page leaves out how many points, or notes, there are where no letter has any.
    """
    pairs = {(names(head.sender), names(head.recipient)) for head in heads_of(chosen)}
    rows = list(table.rows)
    sender, recipient, words = (next(at for at, column in enumerate(table.columns) if column.name == name)
                                for name in ("sender", "recipient", "words"))  # fmt: skip
    counts = counted(sum(int(str(row[words])) for row in rows), "word", "words")
    title = heading(sorted(pairs), (share(len(chosen), of), counts), (head.date for head in heads_of(chosen)))
    idle = {"sender", "recipient"} | {column.name for at, column in enumerate(table.columns)
                                      if column.name in _WHERE_ANY and not any(row[at] for row in rows)}  # fmt: skip
    columns = tuple(column._replace(where="exports") if column.name in idle else column for column in table.columns)
    if len(pairs) != 1:
        one = central(pairs)
        columns = (*columns[:sender], _BETWEEN, *columns[sender:])
        rows = [(*row[:sender], _between(str(row[sender]), str(row[recipient]), one), *row[sender:]) for row in rows]
    return Table(columns, rows, title, table.footer)


_BETWEEN = Column("correspondents", "prose", where="pages")
_WHERE_ANY = frozenset({"points", "notes"})
"""Columns that a page has where there is something to count."""


def _between(sender: str, recipient: str, one: str) -> str:
    """Who wrote to whom, without the one who has to do with most letters."""
    if one and sender == one:
        return f"to {recipient or 'unknown'}"
    if one and recipient == one:
        return f"from {sender or 'unknown'}"
    return f"{sender or 'unknown'} to {recipient or 'unknown'}"


def _order(measures: Measures, heads: Sequence[Head], places: Sequence[int], sort: str) -> Sequence[int]:
    """The letters in another order, as places among those chosen."""
    keys: list[Any]
    if sort in _OF_HEADS:
        keys = [_OF_HEADS[sort](head) for head in heads]
    else:
        column = Measure._fields.index(sort)
        keys = [-measures(place)[column] for place in places]
    return sorted(range(len(keys)), key=keys.__getitem__)


_OF_HEADS: dict[str, Callable[[Head], Any]] = {
    "date": lambda head: dates.order(head.date),
    "sender": lambda head: tuple(map(str.casefold, head.sender)),
    "recipient": lambda head: tuple(map(str.casefold, head.recipient)),
}


def _row(measures: Measures, head: Head, place: int) -> tuple[Cell, ...]:
    held = measures(place)
    return (
        head.id,
        head.date,
        names(head.sender),
        names(head.recipient),
        held.words,
        held.points,
        held.notes,
        measures.begins(place),
        head.place,
        held.passages,
        held.note_words,
    )
