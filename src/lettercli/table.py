"""What every view returns and every renderer takes: columns, and rows that may be a stream.

A view knows nothing of terminals and a renderer nothing of letters; a column's `role` is all that passes between
them about looks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, Literal, NamedTuple

from lettercli.dates.date import Date

Cell = str | int | float | Date | None
"""A value as data: numbers stay numbers, dates keep their calendar, None is an empty cell; no value is padded, cut or
coloured. A date is written as its `str` is, in EDTF, by all but a page."""

Role = Literal["text", "prose", "address", "date", "number", "left", "node", "right", "mark", "bar"]
"""text: short; prose: long, may be cut on a page (never in a pipe); left, node, right: a concordance line, aligned
on the node; mark: a sign of a character or two; bar: a share from 0 to 1, drawn as a bar."""


class Column(NamedTuple):
    """One column; `name` is part of the output's contract (csv header, json key)."""

    name: str
    role: Role = "text"
    heading: str = ""
    """What a page prints above the column; empty: the name."""
    where: Literal["everywhere", "exports", "pages"] = "everywhere"
    """exports: only in csv, json, jsonl and on request; pages: only on a page."""
    digits: int = 2
    """Decimal places of a fraction on a page; everywhere else it is written in full."""


class Table:
    """Rows under columns, each row as long as `columns`; `rows` may be an iterator and is read once."""

    __slots__ = ("columns", "footer", "rows", "title")

    def __init__(
        self,
        columns: tuple[Column, ...],
        rows: Iterable[tuple[Cell, ...]],
        title: str = "",
        footer: list[str] | None = None,
    ) -> None:
        self.columns = columns
        self.rows = rows
        self.title = title
        self.footer: list[str] = [] if footer is None else footer
        """Lines for stderr, one fact each; a view may append while its rows are drawn, so read it last."""

    def with_rows(self, rows: Iterable[tuple[Cell, ...]]) -> Table:
        """The table with other rows."""
        return Table(self.columns, rows, self.title, self.footer)


class Running(NamedTuple):
    """Very many rows, the last three cells of which are beside one another in a text: places in it, and no strings.

    The places are numpy arrays with an entry a row. Cells are as the text has them but for the blanks between them;
    where that is not yet right for a reader, as between `odd` blanks or signs, `row` gives the cells.
    """

    leads: list[tuple[str, str]]
    """The first two cells, for each run of rows that share them."""
    lengths: Any
    """How many rows each run has."""
    text: bytes
    """In UTF-8, with something, no matter what, behind the end of each row."""
    starts: Any
    """Where the third cell begins."""
    nodes: Any
    """Where the fourth cell begins."""
    node_ends: Any
    """Where it ends, and the fifth begins."""
    ends: Any
    """Where the fifth ends."""
    odd: Collection[int]
    """The numbers of rows whose places are not known."""
    row: Callable[[int], tuple[Cell, ...]]
    """The cells of a row."""
