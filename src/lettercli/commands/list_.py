"""`letters list`: the letters of an edition, one a line."""

from __future__ import annotations

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options, option
from lettercli.commands.output import emit
from lettercli.views.letters import SORTS, headed, letters


@command(
    "list",
    examples=[
        "letters list",
        "letters list --from 1929-08-10 --to 1929-08-23",
        "letters list --sort words --columns id,words",
        "letters list --sender Stalin | cut -f1 | letters show -",
    ],
)
@option("--sort", type=click.Choice(SORTS), default="edition", show_default=True,
        help="By date, by name, or most first; the edition's own order otherwise.")  # fmt: skip
@filter_options
@format_options
@click.pass_obj
def list_(context: Context, sort: str) -> int:
    """List the letters.

    One a line: id, date, sender, recipient, how many words, points and notes it has, and how it begins.
    """
    table = letters(context.index, context.letters, sort)
    if context.wants_page() and not context.columns:
        table = headed(table, context.letters, len(context.edition.letters))
    if emit(context, table):
        return 0
    context.teach_filters()
    return 1
