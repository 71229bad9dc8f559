"""`letters collocates`: the words that stand near the hits of a query more often than chance would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from lettercli.commands.asking import Flags, search_options
from lettercli.commands.context import Context
from lettercli.commands.counting.measuring import MEASURES, measure_option
from lettercli.commands.counting.stopping import stop_list, stop_option
from lettercli.commands.options import Number, Suggested, command, limit_option, option, reverse_option, usual_options

if TYPE_CHECKING:
    from lettercli.counting.windows import Model
    from lettercli.search import Layer, Voice

MODELS = ("ccc", "span", "none")
"""The models' own list, here so that `--help` need not import them."""


@command(
    "collocates",
    examples=[
        "letters collocates grain",
        "letters collocates 'Bukharin|Rykov' --window 3:3 --measure g2,logdice,t --stop en",
        "letters collocates 'procure*' --window s --min 3",
        "letters collocates '[lemma=\"send\"]' --sort o11 --limit 20",
        "letters collocates grain --explain procurement",
        "letters collocates England --window-model span --measure mi --format csv",
    ],
)
@click.argument("words", nargs=-1, metavar="WORD...")
@search_options
@option("--window", type=Suggested("5", "3:3", "s", "p"), default="5", show_default=True,
        metavar="SIZE", help="5 or 3:5 words to the left and right, s for the sentence, p for the passage.")
@measure_option("g2")
@option("--window-model", "model", type=click.Choice(MODELS), default="ccc", show_default=True,
        help="ccc: each place once, hits set aside; span: each window, expected by its width; none: width unheeded.")
@option("--min", "least", type=Number(1), default=2, show_default=True, metavar="N",
        help="Only words that stand in the windows N times or more.")
@stop_option
@option("--sort", type=Suggested("form", "o11", "c1", "e11", *MEASURES), metavar="COLUMN",
        help="By another column than the first measure: form, o11, c1, e11 or a measure that is shown.")
@reverse_option
@limit_option()
@option("--explain", metavar="WORD", help="All that the measures of one word are made of, with their formulas.")
@usual_options
@click.pass_obj
def collocates(
    context: Context, *, words: tuple[str, ...], patterns: tuple[str, ...], window: str,
    measures: tuple[str, ...], model: Model, least: int, stop: str | None, sort: str | None,
    reverse: bool, limit: int | None, explain: str | None, fuzzy: int | None, layer: Layer, voice: Voice | None,
    **flags: Unpack[Flags],
) -> int:  # fmt: skip
    """List the words that stand near what a query finds.

    For each word how often it stands in the windows round the hits (O11), how often it comes at all (C1), how often
    chance would put it there (E11), and how far these are apart, by one of the published measures. A window ends where
    the letter, the note or the text that is preserved ends. With -s words are as written, with --lemma they are
    lemmas, and so is what is looked for. In a pipe: form, o11, c1, e11, and a column a measure; csv and json have r1,
    n, and how often the word stands at each place of the window.
    """
    from lettercli.commands.counting.collocating import Collocating
    from lettercli.views.collocates import Listing

    collocating = Collocating(context, words, patterns, fuzzy, layer, voice, flags, window, model)
    if explain is not None:
        return collocating.explain(explain)
    return collocating.write(Listing(measures, least, sort or "", reverse, stop_list(stop), limit))
