"""`letters import tei`: an edition made of one in TEI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.importing import FILE, Destination, edition_options, imported
from lettercli.commands.options import command

if TYPE_CHECKING:
    from lettercli.arrival import Beside, Received


@command(
    "tei",
    examples=[
        "letters import tei data/editions --into ~/editions/tillich",
        "letters import tei letters.xml --into ~/editions/new --dry-run",
        "letters import tei data/editions data/indices --into ~/editions/new --as jsonl --format tsv",
    ],
)
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILES...")
@edition_options
@click.pass_obj
def tei(context: Context, *, files: tuple[Path, ...], to: Destination) -> int:
    """Make an edition of one in TEI.

    FILES are files, or folders with all .xml and .tei in them: a letter a file, or many in one. Correspondents, dates,
    places, notes, the readings of choice, del and supplied, and the names that are tagged come along. The report says
    what was refused, what was doubtful, what became of each element, and which words stand in no passage; it is kept
    in source/import-report.jsonl.
    """
    return encoded(context, files, to)


def encoded(context: Context, files: Sequence[Path], to: Destination) -> int:
    """Import what is in TEI, and what it says beside the letters; returns the exit code."""
    from lettercli.formats.tei.keeping import keep
    from lettercli.formats.tei.reader import ENDINGS, Import

    made = Import()
    to.about = made.about

    def after(done: Received, beside: Beside) -> None:
        for said in keep(made, done, beside):
            context.say(said)

    return imported(context, files, ENDINGS, made.read, to, after)
