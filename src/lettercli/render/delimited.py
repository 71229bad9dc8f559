"""Rows as delimited text: records for pipes and TSV, and CSV by RFC 4180.

A record is a line, whatever the cells hold: tabs, line ends and all else that would break or hide it become visible
stand-ins. CSV is an export and keeps every character, quoted where RFC 4180 asks for it; its lines end in LF, not in
the CRLF of the RFC, since `cut`, `wc` and `sort` would carry the CR along and every reader of CSV takes both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettercli.dates.date import Date
from lettercli.render.visible import visible
from lettercli.table import Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection)."""


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def shown(text: str) -> str:
    """The text of a cell of a record: all that would break or hide it made visible."""
    return text if text.isprintable() else visible(text)


def _record(row: tuple[Cell, ...], safe: bool) -> str:
    cells = []
    for cell in row:
        text = "" if cell is None else str(cell)
        if safe and isinstance(cell, str | Date):
            text = guarded(text)
        cells.append(shown(text))
    return "\t".join(cells) + "\n"


def tsv(rows: Iterable[tuple[Cell, ...]], heads: tuple[str, ...] = (), *, safe: bool = False) -> Iterator[str]:
    """Tab-separated lines, one a row, after a header line if `heads` are given."""
    if heads:
        yield _record(heads, safe=False)
    for row in rows:
        yield _record(row, safe)


def _quoted(cell: Cell, safe: bool) -> str:
    if cell is None:
        return ""
    text = str(cell)
    if not isinstance(cell, str | Date):
        return text
    if safe:
        text = guarded(text)
    if "," in text or '"' in text or "\n" in text or "\r" in text or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def csv(rows: Iterable[tuple[Cell, ...]], heads: tuple[str, ...], *, safe: bool = False) -> Iterator[str]:
    """Comma-separated lines (RFC 4180 but for LF), after a header line if `heads` are given."""
    if heads:
        yield ",".join(_quoted(head, safe=False) for head in heads) + "\n"
    last: tuple[Cell, ...] = ()
    cells: list[str] = []
    for row in rows:
        # Rows that follow one another have letter, date and names in common: what is the same thing looks the same.
        if len(row) == len(last):
            cells = [
                known if cell is before else _quoted(cell, safe)
                for cell, before, known in zip(row, last, cells, strict=True)
            ]
        else:
            cells = [_quoted(cell, safe) for cell in row]
        last = row
        yield (",".join(cells) or '""') + "\n"
