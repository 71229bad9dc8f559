"""`letters ngrams`: which words stand side by side, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from lettercli.commands.asking import case_option, counted_as
from lettercli.commands.context import Context
from lettercli.commands.counting.listing import Listed, field, listing, listing_options, write
from lettercli.commands.counting.measuring import MEASURES
from lettercli.commands.options import Number, command, option, usual_options

if TYPE_CHECKING:
    from lettercli.search import Layer, Voice


@command(
    "ngrams",
    examples=[
        "letters ngrams -n 3 --limit 20",
        "letters ngrams -n 2:5 --min 5 --stop en",
        "letters ngrams --gaps 2 --stop en",
        "letters ngrams -n 4 --in notes --sort range",
        "letters ngrams --measure logdice --min 5",
    ],
)
@listing_options("2", measured=True)
@option("--gaps", type=Number(0, 20), default=0, metavar="K", help="Skipgrams: up to K words left out between theirs.")
@option("--measure", type=click.Choice(MEASURES, case_sensitive=False), metavar="NAME",
        help=f"How closely two words go together: {', '.join(MEASURES[:-1])} or {MEASURES[-1]} (%DIFF).")
@case_option
@option("--lemma", is_flag=True, help="Lemmas instead of words.")
@usual_options
@click.pass_obj
def ngrams(
    context: Context, *, gaps: int, measure: str | None, case: bool, lemma: bool, layer: Layer, voice: Voice | None,
    **chosen: Unpack[Listed],
) -> int:  # fmt: skip
    """Count the words that stand side by side.

    An n-gram is so many whole tokens on end within one passage, with no gap in the text between them: kwic -w --count
    of its words gives the same number. Range is in how many letters it is. With --gaps up to K words, in all, may
    be left out between the first and the last. With --stop those are left out that begin or end with a stop word.
    """
    from lettercli.views.ngrams import of_all

    kind = counted_as({"case": case, "lemma": lemma})
    made = of_all(field(context, layer, voice, kind), listing(chosen, gaps, measure))
    if write(context, made):
        return 0
    if context.filters and not context.letters:
        context.teach_filters()
    else:
        context.say(f"none of {chosen['lengths']} words is there {chosen['least']:,} times or more; see -n and --min")
    return 1
