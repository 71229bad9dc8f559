"""`letters import jsonl`: JSON, an object a letter."""

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
    "jsonl",
    examples=[
        "letters import jsonl shard.jsonl --into ~/editions/mine",
        "letters import jsonl dump.json --into ~/editions/mine --map text=content,sender=author",
    ],
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILES...")
@edition_options
@reading_options
@click.pass_obj
def jsonl(context: Context, *, files: tuple[Path, ...], how: Reading, to: Destination) -> int:
    """Import JSON: an object a line, or a list of objects.

    Shards of an edition come in as they are. Of other objects the keys are found by their usual names, or by --map;
    `body` is Markdown, any other text is plain.
    """
    from lettercli.formats import jsonobjects

    return imported(context, files, jsonobjects.ENDINGS, lambda sources: jsonobjects.read(sources, how), to)
