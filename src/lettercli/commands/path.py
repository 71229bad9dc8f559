"""`letters path`: in which file and line a passage stands, for an editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, formats
from lettercli.commands.output import emit, write
from lettercli.commands.places import Places, asked, report
from lettercli.commands.reading import near
from lettercli.errors import LettersError
from lettercli.files.folder import is_shard
from lettercli.render.visible import visible
from lettercli.table import Column, Table

if TYPE_CHECKING:
    from lettercli.address import Place


COLUMNS = (Column("address", "address"), Column("file"), Column("line", "number"))


@command(
    "path",
    examples=[
        "letters path 42.6",
        "letters path 42.n16 43.ps",
        "letters path 42.6 --json",
        "letters kwic grain | letters path -",
    ],
)
@click.argument("addresses", nargs=-1, metavar="ADDRESS...")
@filter_options
@formats("text", "csv", "json", "jsonl", help="file:line (the default), or rows of address, file, line.")
@click.pass_obj
def path(context: Context, *, addresses: tuple[str, ...]) -> int:
    """Say in which file and line a passage stands.

    One file:line an address, as editors and compilers write it, from the working folder on where the file lies below
    it.
    """
    places = Places(context, asked(context, addresses))
    if context.format in {"", "text"}:
        found = False
        for _, file, line in _rows(places):
            write([visible(file) + (f":{line}" if line else "") + "\n"])
            found = True
    else:
        found = emit(context, Table(COLUMNS, _rows(places)))
    return places.outcome(found)


def _rows(places: Places) -> Iterator[tuple[str, str, int | None]]:
    """Address, file and line of each place that has a file; the line is None where it is not known."""
    for place in places:
        if place.letter.path is None:
            report(LettersError(f"letter {place.letter.id} has no file"))
            places.bad += 1
        else:
            yield place.address, near(place.letter.path), _line(place)


def _line(place: Place) -> int | None:
    """The line where the place begins; a letter in a shard begins in its line, any other with its file."""
    if place.passage is not None:
        return place.passage.line or None
    return place.letter.lines["id"] if place.letter.path and is_shard(place.letter.path) else 1
