"""`letters schema`: what a command's JSON holds, for programs that read it."""

from __future__ import annotations

import click

from lettercli.commands import schemas
from lettercli.commands.options import command
from lettercli.commands.output import write


@command("schema", examples=["letters schema", "letters schema kwic", "letters schema kwic > kwic.schema.json"])
@click.argument("of", required=False, type=click.Choice(schemas.commands()), metavar="[COMMAND]")
def schema(of: str | None) -> int:
    """Print the JSON Schema of a command's output.

    It is that of --json, in the dialect of 2020-12, with every field explained; under $defs stand the rows of each
    table that the command writes, and as line a line of --format jsonl. That of export is of a line of letters export
    jsonl. Without a COMMAND the commands that have one are listed.
    """
    from json import dumps

    if not of:
        write(f"{name}\n" for name in schemas.commands())
        return 0
    write([dumps(schemas.schema(of), ensure_ascii=False, indent=2) + "\n"])
    return 0
