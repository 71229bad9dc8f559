"""`letters info`: the edition at a glance; what a bare `letters` shows, with a few examples."""

from __future__ import annotations

from itertools import chain

import click

from lettercli.commands.context import Context
from lettercli.commands.options import EXAMPLES, command, filter_options, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.views.info import MANY, about, facts, lengths, years


@command("info", examples=["letters info", "letters info --corpus ~/editions/darwin --json"])
@option("--welcome", is_flag=True, hidden=True)
@filter_options
@format_options
@click.pass_obj
def info(context: Context, welcome: bool) -> int:
    """Show the edition at a glance.

    Its title, source and rights, its dates and correspondents, and how much it holds: letter by letter, or year by
    year where there are more than forty.
    """
    letters = context.letters
    if context.wants_page() and not context.columns:
        from lettercli.render import terminal

        width = context.page_width()
        said = terminal.facts(about(context.edition), width)
        parts = lengths if len(letters) <= MANY else years
        held = terminal.page(parts(context.index, letters, len(context.edition.letters)), width)
        write_lines(context, chain(said, terminal.blank(), held))
    else:
        emit(context, facts(context.edition, context.index, letters))
    if welcome:
        examples = EXAMPLES if context.edition.shipped else _examples(context)
        context.say("\n".join(["", *(f"  {example}" for example in examples), "  letters --help"]))
    if not letters:
        context.teach_filters()
    return 0 if letters else 1


def _examples(context: Context) -> list[str]:
    """Where to begin with an edition of which nobody knows what it is about."""
    calls = {"letters kwic WORD": "every mention of a word, in context", "letters list": "the letters, one a line"}
    if first := next((head.id for head in context.heads), ""):
        calls[f"letters show {first}"] = "the first of them"
    return [f"{call:36}  {what}" for call, what in calls.items()]
