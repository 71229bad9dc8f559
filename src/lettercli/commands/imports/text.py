"""`letters import text`: plain text, a letter a file."""

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
    "text",
    examples=[
        "letters import text letters/ --into ~/editions/mine --name-pattern '{date}_{sender}_{recipient}'",
        "letters import text *.txt --into ~/editions/mine --first-line '{sender} to {recipient}, {date}'",
    ],
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILES...")
@edition_options
@option("--name-pattern", default="", metavar="PATTERN",
        help="How files are called: '{date}_{sender}_{recipient}'; with / folders count, {_} is nothing.")  # fmt: skip
@option("--first-line", "lines", multiple=True, metavar="PATTERN",
        help="What a first line says: '{sender} to {recipient}, {date}'; again for the next line.")  # fmt: skip
@reading_options
@click.pass_obj
def text(
    context: Context, *, files: tuple[Path, ...], name_pattern: str, lines: tuple[str, ...], how: Reading,
    to: Destination,
) -> int:  # fmt: skip
    """Import plain text, a file a letter.

    Blank lines end paragraphs. Date, sender and the like come from the file's name or the first lines, by a pattern; a
    date alone near the top is found without. Typed points 1) 2) are kept as points where they cannot be anything else.
    """
    from lettercli.formats import plaintext
    from lettercli.formats.namepattern import pattern

    name = pattern(name_pattern) if name_pattern else None
    heads = tuple([pattern(line) for line in lines])
    return imported(context, files, plaintext.ENDINGS, lambda sources: plaintext.read(sources, how, name, heads), to)
