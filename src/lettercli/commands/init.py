"""`letters init`: a folder that is an edition, to be filled in."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, format_options, option
from lettercli.commands.output import emit
from lettercli.table import Column, Table

COLUMNS = (Column("file"), Column("what", "prose"))


@command(
    "init",
    examples=["letters init ~/editions/mine", "letters init ~/editions/mine --empty --title 'Letters to Ben'"],
)
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@option("--empty", is_flag=True, help="Without the letter that shows what letters look like.")
@option("--title", default="", metavar="TEXT", help="Of the edition.")
@option("--language", default="", metavar="CODE", help="Of its text: en, de, fr …")
@format_options
@click.pass_obj
def init(context: Context, *, folder: Path, empty: bool, title: str, language: str) -> int:
    """Start an edition: a folder with what it needs, to be filled in.

    DIR (else the working folder) gets corpus.yaml, letters/ with an example, and templates for topics, names and saved
    queries. What is there already is left as it is.
    """
    from lettercli.founding import start
    made = start(folder, title=title, language=language, empty=empty)
    rows = ((str(each.path), each.what) for each in made)
    emit(context, Table(COLUMNS, rows))
    here = f" --corpus {quote(str(folder))}" if folder != Path() else ""
    context.say(f"next: write letters into {folder / 'letters'}, a file each, or letters import FILES --into "
                f"{quote(str(folder))}; then letters check{here}")  # fmt: skip
    return 0
