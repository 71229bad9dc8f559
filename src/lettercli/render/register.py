"""Draws a table as the register of a book: headings, under each what is listed, and behind it where it stands.

What is listed hangs in a column as wide as the short ones of its heading need; a longer one, such as a book's title,
has a line of its own and its places below. Places of one address stand together, and nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_BLANK, _COMMA = "\u00a0", ", "

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
        for number, line in enumerate(lines(Text(name), max(width - indent - 2, 1))):
            yield Text.assemble(" " * (indent + (2 if number else 0)), line)
        start = min(indent + 4, width // 4)
    left = Text.assemble(" " * indent, name) if beside else Text()
    for line in lines(_places(places), max(width - start, 1)):
        yield Text.assemble(left, " " * (start - cell_len(left.plain)), line)
        left = Text()


def _places(rows: Sequence[Row]) -> Text:
    """Where a source is cited: `39.n1 (l. 5; l. 2), 41.n1? (l. 3)`; no line ends between an address and its bracket."""
    text = Text(no_wrap=True)
    for number, (address, group) in enumerate(groupby(rows, key=lambda row: row[2])):
        together = list(group)
        text.append(_COMMA if number else "")
        text.append(address, _ADDRESS)
        if any(mark for *_, mark in together):
            text.append("?", _DOUBT)
        where = "; ".join(where + (mark if len(together) > 1 else "") for *_, where, mark in together if where)
        if where:
            text.append(f"{_BLANK}({where.replace(' ', _BLANK)})", _FAINT)
    return text
