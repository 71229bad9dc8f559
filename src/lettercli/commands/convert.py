"""`letters convert`: an edition in another folder, its letters one a file or thousands a shard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, option
from lettercli.commands.output import write

if TYPE_CHECKING:
    from lettercli.conversion import Style


@command(
    "convert",
    examples=[
        "letters convert --as jsonl --into ~/editions/shards",
        "letters convert --corpus ~/editions/shards --as markdown --into ~/editions/files",
        "letters convert --sender Stalin --as markdown --into stalin",
    ],
)
@option("--as", "style", type=click.Choice(["jsonl", "markdown"]), required=True,
        help="jsonl: shards of ten thousand letters, one a line; markdown: a file a letter.")  # fmt: skip
@option("--into", type=click.Path(path_type=Path), required=True, metavar="DIR",
        help="Another folder; it is made if need be.")  # fmt: skip
@option("--force", is_flag=True, help="Replace the letters and files that are there.")
@filter_options
@click.pass_obj
def convert(context: Context, *, style: Style, into: Path, force: bool) -> int:
    """Write an edition anew, as shards or as files.

    The letters, or those that the filters keep, in the edition's order; corpus.yaml, what stands beside it and source/
    come along. Large editions are faster as shards; files are easier to edit.
    """
    from lettercli.conversion import convert as converted
    from lettercli.render.visible import visible
    from lettercli.views.heading import counted

    if not context.letters:
        context.teach_filters()
        return 1
    done = converted(context.edition, context.letters, style, into, force=force)
    files = counted(done.files, "file", "files") if style == "markdown" else counted(done.files, "shard", "shards")
    write([visible(f"{counted(done.letters, 'letter', 'letters')} in {files}: {into / 'letters'}") + "\n"])
    for remark in done.remarks:
        context.say(remark)
    return 0
