"""Rows in columns that stand side by side, or each row as a card where these have no room.

Numbers and ids are never cut: prose shares what they leave, and where a date is longer than most, it has a line of its
own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.text import Text

from lettercli.render.cells import head_words, usual, wrapped
from lettercli.render.looks import GAP, NARROWEST_PROSE, STYLES
from lettercli.render.visible import visible
from lettercli.table import Column

_RIGHTWARD = {"number", "date"}
"""Roles whose cells end in one column: a day of one digit stands under the second of two."""
_PROSE = {"prose", "left", "right"}
"""Roles whose cells are cut where they have no room."""
_SHORT_PROSE = 26
"""Cells of prose that are as good as one word."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide each column is, in cells."""

    columns: tuple[Column, ...]
    needed: tuple[int, ...]
    """How wide the widest cell seen is."""
    widths: tuple[int, ...]
    """How wide the column is drawn; prose has less than it needs where room is short."""

    def holds(self, row: list[str]) -> bool:
        """Whether no cell is wider than the widest seen."""
        return all(cell_len(cell) <= needed for cell, needed in zip(row, self.needed, strict=True))

    def parted(self, row: list[str], width: int) -> list[Text]:
        """A row whose date is wider than its column, in two lines: the first ends with the date; empty if that is not
        all that has no room."""
        wide = [place for place, (column, cells, cell) in enumerate(zip(self.columns, self.widths, row, strict=True))
                if column.role not in _PROSE and cell_len(cell) > cells]  # fmt: skip
        if len(wide) != 1 or self.columns[at := wide[0]].role != "date":
            return []
        widths = (*self.widths[:at], cell_len(row[at]), *self.widths[at + 1 :])
        if sum(widths[: at + 1]) + at * len(GAP) > width:
            return []
        first = replace(self, widths=widths).line([*row[: at + 1], *[""] * (len(row) - at - 1)])
        return [first, self.line([*[""] * (at + 1), *row[at + 1 :]])]

    def line(self, cells: list[str], style: str = "") -> Text:
        """One row, padded between its columns and not at its end."""
        line = Text(no_wrap=True)
        owed = 0
        for column, width, cell in zip(self.columns, self.widths, cells, strict=True):
            text = head_words(cell, width, " …") if column.role in _PROSE else cell
            blank = max(width - cell_len(text), 0)
            lead, owed = (owed + blank, 0) if column.role in _RIGHTWARD else (owed, blank)
            if text.strip():
                line.append(" " * lead)
                line.append(text, style or STYLES[column.role])
                lead = 0
            owed += lead + len(GAP)
        return line


def _layout(
    columns: tuple[Column, ...], needed: Iterable[int], width: int, claims: tuple[int, ...] = ()
) -> Layout | None:
    """Columns side by side, or None where they do not fit; prose shares what the others leave.

    `claims` are how many cells each column has before it shares; none unless they are given.
    """
    needed = tuple(needed)
    widths = list(needed)
    prose = [place for place, column in enumerate(columns) if column.role in _PROSE]
    room = width - len(GAP) * (len(columns) - 1) - sum(widths) + sum(widths[place] for place in prose)
    for count, place in enumerate(sorted(prose, key=lambda place: widths[place])):
        after = len(prose) - count - 1
        claim = min(claims[place], room - after * NARROWEST_PROSE) if claims else 0
        widths[place] = min(widths[place], max(room // (after + 1), claim, NARROWEST_PROSE))
        room -= widths[place]
    return Layout(columns, needed, tuple(widths)) if room >= 0 else None


def _widest(needed: Iterable[int], row: list[str]) -> Iterator[int]:
    return (max(cells, cell_len(cell)) for cells, cell in zip(needed, row, strict=True))


def _with_narrow_dates(
    columns: tuple[Column, ...], headings: list[str], needed: tuple[int, ...], sample: list[list[str]], width: int,
    claims: tuple[int, ...],
) -> Layout | None:
    """The columns with less room for dates than the longest needs, such as one between two days: where that is enough,
    as much as three of four need, else as much as there is. None where the columns do not fit all the same."""
    for place, column in enumerate(columns):
        if column.role != "date":
            continue
        lengths = [cell_len(row[place]) for row in sample]
        for cells in (usual(lengths), *sorted(set(lengths), reverse=True)):
            own = max(cells, cell_len(headings[place]))
            if (layout := _layout(columns, (*needed[:place], own, *needed[place + 1 :]), width, claims)) is not None:
                return layout
    return None


def _claims(columns: tuple[Column, ...], headings: list[str], sample: list[list[str]]) -> tuple[int, ...]:
    """How wide each column of short prose, such as names, usually is: it is not cut where longer prose can be."""
    usually = (usual([cell_len(row[place]) for row in sample]) for place in range(len(columns)))
    wide = (max(cells, cell_len(heading)) for cells, heading in zip(usually, headings, strict=True))
    return tuple(cells if cells <= _SHORT_PROSE else 0 for cells in wide)


def _heading(column: Column) -> str:
    return visible(column.heading or column.name)


def aligned(
    columns: tuple[Column, ...], sample: list[list[str]], rows: Iterable[list[str]], width: int
) -> Iterator[Text]:
    """The rows under their headings; `sample` are the first of them, which decide how wide the columns are.

    Where the columns have no room side by side, each row is a card; where a later row has none, that row is.
    """
    headings = [_heading(column) for column in columns]
    needed = tuple(map(cell_len, headings))
    for row in sample:
        needed = tuple(_widest(needed, row))
    claims = _claims(columns, headings, sample)
    layout = _layout(columns, needed, width, claims)
    narrowed = layout is None
    if layout is None and (layout := _with_narrow_dates(columns, headings, needed, sample, width, claims)) is None:
        yield from _cards(columns, rows, width)
        return
    if any(heading.strip() for heading in headings):
        yield layout.line(headings, STYLES["heading"])
    for row in rows:
        if not layout.holds(row):
            if narrowed and (lines := layout.parted(row, width)):
                yield from lines
                continue
            if (wider := _layout(columns, _widest(layout.needed, row), width, claims)) is None:
                yield from layout.parted(row, width) or _cards(columns, [row], width)
                continue
            layout = wider
        yield layout.line(row)


def _cards(columns: tuple[Column, ...], rows: Iterable[list[str]], width: int) -> Iterator[Text]:
    """Each row as a few lines, its first field alone, then `heading value`; nothing is cut."""
    for number, row in enumerate(rows):
        if number:
            yield Text()
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            style = STYLES[column.role]
            heading = "" if not place else _heading(column) + " "
            for line in wrapped(heading + cell, width) if cell else ():
                text = Text(line, style if not heading else "", no_wrap=True)
                if heading:
                    text.stylize(STYLES["heading"], 0, min(len(heading), len(line)))
                    heading = ""
                yield text
