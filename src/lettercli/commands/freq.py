"""`letters freq`: how often words are, or whatever a query finds; in all, or by letter, year, sender, topic ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from lettercli.commands.asking import Flags, search_options
from lettercli.commands.context import Context
from lettercli.commands.counting.stopping import stop_list, stop_option
from lettercli.commands.options import Number, Suggested, command, limit_option, option, reverse_option, usual_options

if TYPE_CHECKING:
    from lettercli.search import Layer, Voice

KEYS = ("letter", "point", "year", "month", "sender", "recipient", "topic")
"""By what can be counted beside metadata; the divisions' own list, here so that `--help` need not import it."""


@command(
    "freq",
    examples=[
        "letters freq --limit 50 --stop en",
        "letters freq --lemma --in notes",
        "letters freq 'grain|wheat' --by month",
        "letters freq 'procure*' --by letter --each",
        "letters freq --by sender",
        "letters freq England --by place --per 1000000",
        "letters freq --explain grain",
    ],
)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@search_options
@option("--by", metavar="KEY", type=Suggested(*KEYS),
        help=f"Apart for each {', '.join(KEYS[:-1])}, {KEYS[-1]} or key of the metadata.")  # fmt: skip
@option("--each", is_flag=True, help="With --by: a row for each form in each part, not one for each part.")
@option("--per", type=Number(1), default=10_000, show_default=True, metavar="N", help="Relative to so many tokens.")
@option("--min", "least", type=Number(1), default=1, metavar="N", help="Only rows of N hits or more.")
@stop_option
@option("--sort", metavar="COLUMN", type=Suggested("form", "frequency", "relative", "tokens", "types", "hapaxes"),
        help="By another column: form, frequency, relative, tokens, or the KEY of --by.")  # fmt: skip
@reverse_option
@limit_option()
@option("--explain", metavar="WORD", help="What the frequency of one form is made of.")
@usual_options
@click.pass_obj
def freq(
    context: Context, *, words: tuple[str, ...], patterns: tuple[str, ...], fuzzy: int | None, by: str | None,
    each: bool, per: int, least: int, stop: str | None, sort: str | None, reverse: bool, limit: int | None,
    explain: str | None, layer: Layer, voice: Voice | None, **flags: Unpack[Flags],
) -> int:  # fmt: skip
    """Count words, or the forms of what a query finds.

    Without a WORD the list of all words, case and diacritics aside: as typed with -s, lemmas with --lemma. With one
    the forms of its hits, a phrase as a whole; it takes what kwic takes. Relative frequencies are of the tokens on
    which a hit could stand: those that --in, --voice and the filters leave. A word is a whole token: Shatskin-Sten is
    one word of the list, though a query for Sten finds it.
    """
    from lettercli.commands.counting.tallying import Tallying
    from lettercli.views.freq import Listing

    if each and not by:
        raise click.UsageError("--each means nothing without --by. name a KEY, or leave it out")
    if explain is not None and by:
        raise click.UsageError("--explain is of one word in all that is counted. leave out --by, or filter")
    listing = Listing(each, per, least, stop_list(stop), sort or "", reverse, limit)
    tallying = Tallying(context, words, patterns, fuzzy, layer, voice, flags)
    if explain is not None:
        return tallying.explain(explain, per)
    return tallying.write(by, listing)
