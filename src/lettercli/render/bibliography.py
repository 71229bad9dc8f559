"""Draws a table as the register of a book: headings, under each what is listed, and behind it where it stands.

What is listed hangs in a column as wide as the short ones of its heading need; a longer one, such as a book's title,
has a line of its own and its places below. Places of one address stand together, and nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from lettercli.render.cells import cell_len
from lettercli.render.margins import NARROW, lines, styled
from lettercli.render.visible import visible
from lettercli.table import Table

_WIDEST = 20
"""What hangs in the column, in cells."""
_INDENT = 2
_ADDRESS, _DOUBT, _HEADING, _FAINT = "cyan", "magenta", "bold", "dim"

Row = tuple[str, str, str, str, str]


def page(table: Table, width: int) -> Iterator[Text]:
    """The lines of a table of five columns: heading, what is listed, address, where in it, a mark; `width` in cells."""
    rows: list[Row] = [_shown(row) for row in table.rows]  # type: ignore[misc]
    if table.title:
        yield from (*lines(styled(visible(table.title), "bold"), width), Text())
    for number, (heading, group) in enumerate(groupby(rows, key=lambda row: row[0])):
        if number:
            yield Text()
        yield from lines(styled(heading, _HEADING), width)
        listed = [(name, list(places)) for name, places in groupby(group, key=lambda row: row[1])]
        column = max((cell_len(name) for name, _ in listed if cell_len(name) <= _WIDEST), default=0)
        for name, places in listed:
            yield from _listed(name, places, column, width)


def apart(heading: str, width: int) -> Iterator[Text]:
    """The heading of what follows the register."""
    yield Text()
    yield from lines(styled(heading, _HEADING), width)


def _shown(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(visible(str(cell or "")) for cell in row)


def _listed(name: str, places: Sequence[Row], column: int, width: int) -> Iterator[Text]:
    """One source, and its places beside or below it."""
    indent = _INDENT if width >= NARROW else 0
    start = indent + column + 2
    beside = cell_len(name) <= column and width >= NARROW
    if not beside:
        hang = min(2, width // 8)
        for number, line in enumerate(lines(Text(name), max(width - indent - hang, 1))):
            yield Text.assemble(" " * (indent + (hang if number else 0)), line)
        start = min(indent + 4, width // 4)
    left = Text.assemble(" " * indent, name) if beside else Text()
    for line in _filled(_places(places), max(width - start, 1)):
        yield Text.assemble(left, " " * (start - cell_len(left.plain)), line)
        left = Text()


def _filled(pieces: Iterable[Text], width: int) -> Iterator[Text]:
    """The pieces in lines, commas between them; one that is wider than a line is broken, the others are not."""
    line = Text(no_wrap=True)
    for piece in pieces:
        if line.plain and cell_len(line.plain) + 3 + cell_len(piece.plain) > width:
            yield from lines(Text.assemble(line, ","), width)
            line = Text(no_wrap=True)
        line = Text.assemble(line, ", ", piece) if line.plain else piece
    yield from lines(line, width)


def _places(rows: Iterable[Row]) -> Iterator[Text]:
    """Where a source is cited: `39.n1 (l. 5; l. 2)`, `41.n1? (l. 3)`."""
    for address, group in groupby(rows, key=lambda row: row[2]):
        together = list(group)
        text = Text.assemble((address, _ADDRESS), no_wrap=True)
        if any(mark for *_, mark in together):
            text.append("?", _DOUBT)
        where = "; ".join(where + (mark if len(together) > 1 else "") for *_, where, mark in together if where)
        text.append(f" ({where})" if where else "", _FAINT)
        yield text
