"""`letters dispersion`: how evenly words are spread over the letters, as numbers and as a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import click

from lettercli.commands.asking import Flags, search_options
from lettercli.commands.context import Context
from lettercli.commands.options import command, option, usual_options
from lettercli.commands.output import emit

if TYPE_CHECKING:
    from lettercli.search import Layer, Voice

PARTS = ("letters", "points")


class _Parts(click.Choice[str]):
    """letters, points, or a number of slices."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """The word or the number that was typed."""
        text = str(value)
        if text.isascii() and text.isdecimal() and int(text):
            return int(text[:18])
        if text not in self.choices:
            self.fail(f"{text!r} is neither {' nor '.join(map(repr, self.choices))} nor a number of slices", param, ctx)
        return text


@command(
    "dispersion",
    examples=[
        "letters dispersion Bukharin England 'grain procurement*'",
        "letters dispersion grain --parts 10",
        "letters dispersion grain oil --parts points --by part --format csv",
        "letters dispersion --explain grain",
        "letters dispersion Bukharin England grain --svg plot.svg",
    ],
)
@click.argument("queries", nargs=-1, metavar="QUERY...")
@search_options
@option("--parts", type=_Parts(PARTS), default="letters", show_default=True, metavar="PARTS",
        help="Over what: letters; points, with each paragraph or note outside of one; or N equal slices: 10.")
@option("--by", type=click.Choice(["part"]), help="The words and the hits of each part instead of the measures.")
@option("--explain", metavar="QUERY", help="What the measures of one query are made of, with their formulas.")
@option("--svg", metavar="FILE", help="Write the plot to a file as a figure for a paper; - is stdout.")
@usual_options
@click.pass_obj
def dispersion(
    context: Context, *, queries: tuple[str, ...], patterns: tuple[str, ...], parts: str | int, by: str | None,
    explain: str | None, svg: str | None, fuzzy: int | None, layer: Layer, voice: Voice | None, **flags: Unpack[Flags],
) -> int:  # fmt: skip
    """Show how evenly words are spread over the letters.

    Each QUERY has its line, so put one of several words in quotes. On a terminal it is a strip over the letters in
    order of date, each as wide as it is long, with a mark where a hit stands; in a pipe a record: hits, range, parts,
    DP, DPnorm, Juilland's D. Parts are letters, unless --parts says otherwise, and the words of a part are those that
    --in, --voice and the filters leave. What -e matches is one more line. A measure that has no value, as of no hits or
    of one part, is empty.
    """
    from lettercli.commands.counting import spreading
    from lettercli.commands.counting.searches import beside, searches
    from lettercli.views import dispersion as views

    if sum(each is not None for each in (by, explain, svg)) > 1:
        raise click.UsageError("--by, --explain and --svg are different outputs. choose one of them")
    if svg is not None and "format" in context.typed:
        raise click.UsageError("--svg is a figure, whatever --format says. leave out one of them")
    if explain is not None:
        queries, patterns = spreading.alone(explain, queries, patterns)
    found = searches(context, queries, patterns, fuzzy=fuzzy, layer=layer, voice=voice, **flags)
    if not found[0].context.letters:
        context.teach_filters()
        return 1
    over, spreads = spreading.spreads(found, parts)
    if svg is not None:
        spreading.write_figure(context, svg, over, spreads)
    elif by or explain is not None:
        emit(context, (views.by_part if by else views.explained)(over, spreads, spreading.title(context, over)))
    elif context.wants_page() and not context.columns:
        spreading.write_plot(context, over, spreads)
        if facts := beside(found):
            context.say(" · ".join(facts))
    else:
        emit(context, views.table(spreads, spreading.title(context, over)), beside(found))
    if patterns and not len(over):
        context.say("no words there, and so no parts; --in and --voice say where")
        return 1
    outcomes = [search.outcome(bool(each.measures.hits)) for search, each in zip(found, spreads, strict=True)]
    return min(outcomes)
