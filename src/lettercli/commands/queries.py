"""`letters queries`: the queries that an edition keeps, and how often each has a hit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options
from lettercli.commands.output import emit
from lettercli.table import Cell, Column, Table

if TYPE_CHECKING:
    from lettercli.query.saved import Saved

COLUMNS = (
    Column("name", "address"),
    Column("query", "prose"),
    Column("hits", "number"),
    Column("description", "prose"),
    Column("options", where="exports"),
)


@command("queries", examples=["letters queries", "letters queries --from 1929-08-10", "letters kwic @rivals"])
@filter_options
@format_options
@click.pass_obj
def queries(context: Context) -> int:
    """List the edition's saved queries with their hits.

    They stand in queries.yaml, beside corpus.yaml: a name and the words, or a name and below it query: and options of
    kwic (in: all). letters kwic @NAME asks one.
    """
    from lettercli.query.saved import FILE, load

    root = context.edition.root
    saved = {} if root is None else load(root)
    if not saved:
        where = FILE if root is None else root / FILE
        context.say(f"no saved queries; write one in {where}: rivals: Bukharin|Rykov")
        return 1
    faulty: list[str] = []
    emit(context, Table(COLUMNS, _rows(context, saved.values(), faulty)))
    return 2 if faulty else 0


def _rows(context: Context, saved: Iterable[Saved], faulty: list[str]) -> Iterator[tuple[Cell, ...]]:
    """A row for each query; one that cannot be asked has no number, and is told of."""
    from lettercli.commands.meant import search_of
    from lettercli.commands.places import report
    from lettercli.errors import LettersError

    for each in saved:
        hits = None
        try:
            hits = search_of(context, each).total()
        except LettersError as error:
            faulty.append(each.name)
            report(error)
        shown = each.query or " or ".join(each.options.get("regexp", ()))
        options = "; ".join(f"{name}: {', '.join(values)}" for name, values in each.options.items())
        yield each.name, shown, hits, each.description, options
