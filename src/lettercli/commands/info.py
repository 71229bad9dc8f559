"""`letters info`: the edition at a glance; what a bare `letters` shows, with a few examples."""

from __future__ import annotations

from itertools import chain
from shlex import quote

import click

from lettercli.commands.context import Context
from lettercli.commands.options import EXAMPLES, command, filter_options, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.views.info import MANY, about, facts, lengths, years

_MARGIN = "  "
_CALL = 36
"""Cells of an example, unless one is longer."""


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
        context.say("\n".join(["", *(f"{_MARGIN}{example}" for example in examples), f"{_MARGIN}letters --help"]))
    if not letters:
        context.teach_filters()
    return 0 if letters else 1


def _examples(context: Context) -> list[str]:
    """Where to begin with an edition of which nobody knows what it is about, as it would be typed here."""
    from lettercli.views.welcome import calls

    where = f" --corpus {quote(context.corpus)}" if context.corpus and "corpus" in context.typed else ""
    typed = [(f"letters {call}{where}", what) for call, what in calls(context.index, context.heads)]
    width = max(_CALL, *(len(call) for call, _ in typed))
    room = context.page_width() - len(_MARGIN) >= max(width + 2 + len(what) for _, what in typed)
    return [f"{call:{width}}  {what}" if room else call for call, what in typed]
