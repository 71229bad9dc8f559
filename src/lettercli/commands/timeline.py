"""`letters timeline`: the letters over time, and how often words stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Unpack

import click

from lettercli.commands.asking import Flags, query_options, refuse_idle
from lettercli.commands.context import Context
from lettercli.commands.options import command, option, usual_options
from lettercli.commands.output import emit, write_lines

if TYPE_CHECKING:
    from lettercli.commands.searching import Search
    from lettercli.dates.periods import By
    from lettercli.search import Layer, Voice
    from lettercli.timeline import Timeline

BY = ("day", "week", "month", "year")


@command(
    "timeline",
    examples=[
        "letters timeline",
        "letters timeline 'grain procurement*' --by month",
        "letters timeline --by week --from 1929-08 --columns period,letters,words",
        "letters timeline --by day --format csv > days.csv",
    ],
)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@option("--by", type=click.Choice(BY), help="Else what suits the time and the dates of the letters.")
@option("--matching", metavar="QUERY", help="The same as WORD, as one argument.")
@option("--skip-empty", is_flag=True, help="No rows for periods without a letter.")
@query_options
@usual_options
@click.pass_obj
def timeline(
    context: Context, *, words: tuple[str, ...], by: By | None, matching: str | None, skip_empty: bool, layer: Layer,
    voice: Voice | None, **flags: Unpack[Flags],
) -> int:  # fmt: skip
    """Show the letters over time.

    How many letters each day, week, month or year has, and how many words; with a WORD how many hits, also for every
    10,000 words. Words are those of the part that --in and --voice choose, and hits per 10,000 are of exactly these. A
    letter counts where its date lies wholly in the period: one dated to a longer time, or with a sign of doubt, is in
    no period but in a row of its own. In a pipe there is a row for every period from the first to the last, empty ones
    too. WORD is what kwic takes: words, CQL, or the @NAME of a query in queries.yaml; the options of a query are for
    it.
    """
    from lettercli.commands.meant import search_called
    from lettercli.model import places_of
    from lettercli.views.extent import extents
    from lettercli.views.timeline import dated, table
    from lettercli.views.timeline import timeline as view

    if words and matching is not None:
        raise click.UsageError("WORD and --matching are the same. give one of them")
    asked = list(words) if matching is None else [matching]
    search = search_called(context, asked, layer=layer, voice=voice, **flags) if asked else None
    if search is None:
        refuse_idle(flags)
    if search is not None:
        context, layer, voice = search.context, search.layer, search.voice
    hits: Mapping[str, int] = {} if search is None else _hits(search)
    lengths = extents(context.index, layer, voice, context.scope) if context.letters else {}
    letters = dated(context.index, places_of(context.letters))
    line = view(letters, lengths, hits, by, "" if search is None else search.text)
    elsewhere = search.elsewhere() if search is not None and hits else ()
    if context.wants_page() and not context.columns:
        _write_page(context, line, skip_empty, elsewhere)
    else:
        emit(context, table(line, skip_empty=skip_empty), elsewhere)
    if not context.letters:
        context.teach_filters()
        return 1
    return 0 if search is None else search.outcome(bool(hits))


def _hits(search: Search) -> Mapping[str, int]:
    """The number of hits by letter."""
    from lettercli.hits import letter_of
    from lettercli.views.count import by_letter

    index, blocks = search.context.index, search.blocks(eager=True)
    if blocks is not None:
        return by_letter(index, blocks)
    return Counter(index.letters.id(letter_of(index, hit)) for hit in search.hits())


def _write_page(context: Context, line: Timeline, skip_empty: bool, facts: Iterable[str]) -> None:
    from lettercli.render import calendar, timeline
    from lettercli.views.timeline import headline

    if not context.letters:
        return
    width, title = context.page_width(), headline(context.heads, line, len(context.edition.letters))
    if calendar.fits(line, width):
        write_lines(context, calendar.page(line, title, width))
    else:
        write_lines(context, timeline.page(line, title, width, skip_empty=skip_empty))
    if not context.quiet and (footer := list(facts)):
        context.say(" · ".join(footer))
