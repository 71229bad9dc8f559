"""`letters import csv`: a table of letters, a row a letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.importing import FILE, Destination, edition_options, imported, reading_options
from lettercli.commands.options import command, option

if TYPE_CHECKING:
    from lettercli.formats.fields import Reading


@command(
    "csv",
    examples=[
        "letters import csv letters.csv --into ~/editions/mine",
        "letters import csv briefe.tsv --into ~/editions/mine --map text=Wortlaut,date=Tag --day-first",
    ],
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILES...")
@edition_options
@option("--delimiter", default="", metavar="SIGN", help="What stands between cells; else comma, semicolon, tab or |.")
@reading_options
@click.pass_obj
def csv_(context: Context, *, files: tuple[Path, ...], delimiter: str, how: Reading, to: Destination) -> int:
    """Import tables: CSV, TSV, a row a letter.

    The first row names the columns. Those of the text, date, sender, recipient, place and id are found by the names
    that are usual in several languages, or by --map; all others are kept as keys that can be queried.
    """
    from lettercli.errors import LettersError
    from lettercli.formats import spreadsheet

    sign = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter)
    if len(sign) > 1 or sign in ("\n", "\r", '"'):
        raise LettersError(f"no delimiter {delimiter!r}", "name one sign: ',' ';' tab")
    return imported(context, files, spreadsheet.ENDINGS, lambda sources: spreadsheet.read(sources, how, sign), to)
