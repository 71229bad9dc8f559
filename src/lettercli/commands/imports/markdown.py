"""`letters import markdown`: Markdown, a letter a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.importing import FILE, Destination, edition_options, imported, reading_options
from lettercli.commands.options import command

if TYPE_CHECKING:
    from lettercli.formats.fields import Reading


@command(
    "markdown",
    examples=[
        "letters import markdown ~/other/letters --into ~/editions/mine",
        "letters import markdown notes/*.md --into ~/editions/mine --map date=Datum,sender=Von",
    ],
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILES...")
@edition_options
@reading_options
@click.pass_obj
def markdown(context: Context, *, files: tuple[Path, ...], how: Reading, to: Destination) -> int:
    """Import Markdown, a file a letter.

    Letters in the form of an edition come in as they are. Other Markdown is put into that form: front matter gives the
    keys, and what a letter has not (headings, bullets, tables, links) becomes text, which is reported.
    """
    from lettercli.formats import nearmarkdown

    return imported(context, files, nearmarkdown.ENDINGS, lambda sources: nearmarkdown.read(sources, how), to)
