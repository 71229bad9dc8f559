"""Draws a table as entries of two parts: what it is about, wrapped and never cut, and below it the details, faint.

For findings and repairs, whose sentences and file names a table would cut on a terminal of eighty cells, though both
are what one came for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from lettercli.render.cells import cell_len
from lettercli.render.margins import NARROW, lines, styled
from lettercli.render.visible import visible
from lettercli.table import Table

_MARKS = {"error": "bold red", "warning": "yellow", "note": "dim", "likely": "magenta", "open": "yellow",
          "certain": "dim", "kept": "dim", "refused": "bold red", "letters": "bold"}  # fmt: skip
_WIDEST_ADDRESS = 24


def page(table: Table, width: int) -> Iterator[Text]:
    """The lines of a table of four columns: a mark, an address, what it is about, details; `width` in cells."""
    rows = [tuple(visible(str(cell or "")) for cell in row) for row in table.rows]
    marks = max((cell_len(row[0]) for row in rows), default=0)
    addresses = max((cell_len(row[1]) for row in rows if cell_len(row[1]) <= _WIDEST_ADDRESS), default=0)
    for row in rows:
        if width < NARROW:
            yield from _stacked(row, width)
        else:
            yield from _hanging(row, marks, addresses, width)


def _hanging(row: Sequence[str], marks: int, addresses: int, width: int) -> Iterator[Text]:
    mark, address, what, details = row
    start = marks + addresses + (4 if addresses else 2)
    left = Text.assemble((f"{mark:{marks}}", _MARKS.get(mark, "")), "  ", (address, "cyan"))
    if cell_len(left.plain) + 2 > start:
        yield left
        left = Text()
    for line in lines(Text(what), width - start):
        yield Text.assemble(left, " " * (start - cell_len(left.plain)), line)
        left = Text()
    for line in lines(styled(details, "dim"), width - start) if details else ():
        yield Text.assemble(" " * start, line)


def _stacked(row: Sequence[str], width: int) -> Iterator[Text]:
    mark, address, what, details = row
    head = Text.assemble((mark, _MARKS.get(mark, "")), " ", (address, "cyan"))
    for text in (head, Text(what), *([styled(details, "dim")] if details else [])):
        yield from lines(text, width)
