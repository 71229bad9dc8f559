"""`letters list`: the letters of an edition, one a line."""

from __future__ import annotations

from itertools import islice

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options, limit_option, option
from lettercli.commands.output import emit
from lettercli.table import Table
from lettercli.views.letters import SORTS, headed, letters
from lettercli.views.metadata import with_keys


@command(
    "list",
    examples=[
        "letters list",
        "letters list --from 1929-08-10 --to 1929-08-23",
        "letters list --sort words --limit 10",
        "letters list --columns id,date,place",
        "letters list --sender Stalin | cut -f1 | letters show -",
    ],
)
@option("--sort", type=click.Choice(SORTS), default="edition", show_default=True,
        help="By date, by name, or most first; the edition's own order otherwise.")  # fmt: skip
@limit_option("letters")
@filter_options
@format_options
@click.pass_obj
def list_(context: Context, sort: str, limit: int | None) -> int:
    """List the letters.

    One a line: id, date, sender, recipient, how many words, points and notes it has, and how it begins. --columns takes
    any key of the metadata, too.
    """
    table = with_keys(letters(context.index, context.letters, sort), context.edition.heads, context.columns, "id")
    if context.wants_page() and not context.columns:
        table = headed(table, context.letters, len(context.edition.letters))
    number = len(context.letters)
    if limit is not None:
        table = Table(table.columns, islice(table.rows, limit), table.title, table.footer)
    if emit(context, table, [f"shown {limit:,} of {number:,}"] if limit is not None and limit < number else []):
        return 0
    context.teach_filters()
    return 1
