"""Writes results: a page on a terminal, records in a pipe, or what `--format` asks for.

Nothing here knows what a letter is. Rows are drawn from the table as they are written, in blocks that start small (the
first hit shows at once) and grow, so that memory does not grow with the number of rows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from lettercli.errors import LettersError
from lettercli.table import Cell, Column, Running, Table

if TYPE_CHECKING:
    from lettercli.commands.context import Context
    from lettercli.render.terminal import Lines

_LARGEST_BLOCK = 1024

_RECORDED = frozenset({"", "tsv", "csv", "json", "jsonl"})
"""Formats that can say what was asked."""
_SHOWN = {"page": {"everywhere", "pages"}, "csv": {"everywhere", "exports"}, "json": {"everywhere", "exports"},
          "jsonl": {"everywhere", "exports"}}  # fmt: skip


def emit(context: Context, table: Table, facts: Iterable[str] = (), *, whole: bool = False) -> bool:
    """Write the table to stdout and a footer to stderr; False when it had no rows.

    The footer is one line: the table's facts, then `facts`, drawn after the last row and not at all under `--quiet`.
    `whole` keeps a page from cutting the context of concordance lines.
    """
    style = "page" if context.wants_page() else context.format
    if style not in _RECORDED:
        _refuse_provenance(context)
    table = chosen(table, style, context.columns)
    rows = iter(table.rows)
    first = next(rows, None)
    found = first is not None
    drawn = chain(() if first is None else (first,), rows)
    if style == "page":
        if found:
            _write_page(context, Table(table.columns, drawn, table.title, table.footer), whole)
    else:
        write(_rendered(context, Table(table.columns, drawn, table.title, table.footer), style))
    if found and not context.quiet and (footer := [*table.footer, *facts]):
        context.say(" · ".join(footer))
    return found


def emit_running(
    context: Context,
    columns: tuple[Column, ...],
    pieces: Iterable[Iterator[tuple[Cell, ...]] | list[Callable[[], Running | list[tuple[Cell, ...]]]]],
    footer: list[str],
    facts: Iterable[str],
) -> bool:
    """Write records of very many rows as `emit` does, in blocks; False when there were none."""
    style = context.format
    frame = list(_rendered(context, chosen(Table(columns, ()), style, context.columns), style))
    between = ("\n", ",\n") if style == "json" else ("", "")

    def made(make: Callable[[], Running | list[tuple[Cell, ...]]]) -> memoryview:
        rows = make()
        if isinstance(rows, list):
            return memoryview(between[1].join(_records(context, columns, rows)).encode())
        from lettercli.render.running import records

        return records(rows)

    write(frame[:1] if style == "json" else frame)
    found = False
    for piece in pieces:
        if isinstance(piece, list):
            from lettercli.commands.abreast import abreast

            for block in abreast(piece, made):
                _write_bytes(between[found], block)
                found = True
        elif (first := next(piece, None)) is not None:
            strings = _records(context, columns, chain((first,), piece))
            write(chain((between[found] + next(strings),), (between[1] + one for one in strings)))
            found = True
    if style == "json":
        write((between[0] if found else "", *frame[1:]))
    if found and not context.quiet and (said := [*footer, *facts]):
        context.say(" · ".join(said))
    return found


def can_run(context: Context) -> bool:
    """Whether the output is one that `emit_running` writes."""
    return not context.wants_page() and context.format in _RECORDED


def runs_bare(context: Context) -> bool:
    """Whether it is the plain records of text."""
    return context.format in {"", "tsv"} and not context.columns and not context.csv_safe


def _records(context: Context, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
    """The rows as lines without a header; as objects of JSON without what stands between these."""
    style = context.format
    table = chosen(Table(columns, rows), style, context.columns)
    names = tuple(column.name for column in table.columns)
    if style in {"json", "jsonl"}:
        from lettercli.render import json_

        return (json_.objects if style == "json" else json_.jsonl)(table.rows, names)
    from lettercli.render import delimited

    return (delimited.csv if style == "csv" else delimited.tsv)(table.rows, (), safe=context.csv_safe)


def _write_bytes(before: str, block: memoryview) -> None:
    """Write a text and UTF-8 after it to stdout."""
    sys.stdout.write(before)
    sys.stdout.flush()
    if (binary := getattr(sys.stdout, "buffer", None)) is None:
        sys.stdout.write(str(block, "utf-8"))
    else:
        binary.write(block)


def chosen(table: Table, style: str, names: tuple[str, ...] = ()) -> Table:
    """The table with the columns that this style shows, or those asked for, in the order asked for."""
    heads = [column.name for column in table.columns]
    if unknown := [name for name in names if name not in heads]:
        raise LettersError(f"no column {', '.join(map(repr, unknown))}", f"there are {', '.join(heads)}")
    if names:
        places = [heads.index(name) for name in names]
    else:
        shown = _SHOWN.get(style, {"everywhere"})
        places = [place for place, column in enumerate(table.columns) if column.where in shown]
    if places == list(range(len(heads))):
        return table
    columns = tuple(table.columns[place] for place in places)
    return Table(columns, _picked(table.rows, places), table.title, table.footer)


def _picked(rows: Iterable[tuple[Cell, ...]], places: list[int]) -> Iterable[tuple[Cell, ...]]:
    if len(places) == 1:
        return ((row[places[0]],) for row in rows)
    return map(itemgetter(*places), rows)


def _rendered(context: Context, table: Table, style: str) -> Iterator[str]:
    names = tuple(column.name for column in table.columns)
    asked = None
    if style == "json" or context.provenance:
        from lettercli.commands.provenance import record

        asked = record(context)
        if asked is None and context.provenance:
            raise LettersError("--provenance is for rows that answer a query or filters", "leave it out")
    if style in {"", "tsv", "csv"}:
        from lettercli.render import delimited

        lines = (
            delimited.csv(table.rows, names, safe=context.csv_safe)
            if style == "csv"
            else delimited.tsv(table.rows, names if style else (), safe=context.csv_safe)
        )
        if asked is None:
            return lines
        from lettercli.render.json_ import dumps

        return chain((f"# {dumps(asked)}\n",), lines)
    if style in {"json", "jsonl"}:
        from lettercli.render import json_

        return (json_.json if style == "json" else json_.jsonl)(table.rows, names, asked)
    from lettercli.render.typeset import typeset

    return typeset(table.rows, table.columns, style)


def write(pieces: Iterable[str]) -> None:
    """Write text to stdout as it comes, in growing blocks, and flush; OSError is the caller's to map."""
    pieces, size = iter(pieces), 1
    while block := list(islice(pieces, size)):
        sys.stdout.write("".join(block))
        if size < _LARGEST_BLOCK:
            sys.stdout.flush()
            size *= 2
    sys.stdout.flush()


def _write_page(context: Context, table: Table, whole: bool) -> None:
    from lettercli.render.terminal import page

    write_lines(context, page(table, context.page_width(), whole=whole))


def write_lines(context: Context, lines: Lines) -> None:
    """Write a page, given as rich's lines: as a picture, or through a pager where it is longer than the screen."""
    _refuse_provenance(context)
    if context.format == "svg":
        from lettercli.render.picture import picture

        write(picture(lines))
        return
    from lettercli.commands.pager import paged
    from lettercli.render.terminal import drawn

    strings = drawn(lines, color=context.wants_color())
    if context.pager and sys.stdout.isatty():
        paged(strings, write)
    else:
        write(strings)


def _refuse_provenance(context: Context) -> None:
    """Raise LettersError where a record was asked for that the output has no place for."""
    if context.provenance:
        raise LettersError("--provenance is for csv, tsv, json and jsonl", "choose one with --format, or leave it out")
