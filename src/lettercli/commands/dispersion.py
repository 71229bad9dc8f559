"""`letters dispersion`: how evenly words are spread over the letters, as numbers and as a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import click

from lettercli.commands.asking import Flags, query_options
from lettercli.commands.context import Context
from lettercli.commands.options import Number, command, filter_options, format_options, layer_options, option
from lettercli.commands.output import emit, write_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lettercli.commands.searching import Search
    from lettercli.counting.parts import Parts
    from lettercli.search import Layer, Voice
    from lettercli.views.dispersion import Spread

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
        "letters dispersion grain --explain",
        "letters dispersion Bukharin England grain --svg plot.svg",
    ],
)
@click.argument("queries", nargs=-1, metavar="QUERY...")
@option("-e", "--regexp", "patterns", metavar="REGEX", multiple=True,
        help="One more line, of what a regular expression matches. May be repeated: any of them.")
@option("--parts", type=_Parts(PARTS), default="letters", show_default=True, metavar="PARTS",
        help="Over what: letters; points, with each paragraph or note outside of one; or N equal slices: 10.")
@option("--by", type=click.Choice(["part"]), help="The words and the hits of each part instead of the measures.")
@option("--explain", is_flag=True, help="Each measure with its formula, and the numbers that it is made of.")
@option("--svg", metavar="FILE", help="Write the plot to a file as a figure for a paper; - is stdout.")
@query_options
@option("--fuzzy", type=Number(1, 3), metavar="N",
        help="As a scan may have garbled it: words of four letters or more may differ in N, 1 to 3.")
@layer_options
@filter_options
@format_options
@click.pass_obj
def dispersion(
    context: Context, *, queries: tuple[str, ...], patterns: tuple[str, ...], parts: str | int, by: str | None,
    explain: bool, svg: str | None, fuzzy: int | None, layer: Layer, voice: Voice | None, **flags: Unpack[Flags],
) -> int:  # fmt: skip
    """Show how evenly words are spread over the letters.

    Each QUERY has its line, so put one of several words in quotes. On a terminal it is a strip over the letters in
    order of date, each as wide as it is long, with a mark where a hit stands; in a pipe a record: hits, range, parts,
    DP, DPnorm, Juilland's D. Parts are letters, unless --parts says otherwise, and the words of a part are those that
    --in, --voice and the filters leave. A measure that has no value, as of no hits or of one part, is empty.
    """
    from lettercli.commands.searches import beside, searches
    from lettercli.views import dispersion as views

    if sum((by is not None, explain, svg is not None)) > 1:
        raise click.UsageError("--by, --explain and --svg are different outputs. choose one of them")
    found = searches(context, queries, patterns, fuzzy=fuzzy, layer=layer, voice=voice, **flags)
    if not found[0].context.letters:
        context.teach_filters()
        return 1
    over, spreads = _spreads(found, parts)
    if svg is not None:
        _write_figure(context, svg, over, spreads)
    elif by or explain:
        emit(context, (views.by_part if by else views.explained)(over, spreads, _title(context, over)))
    elif context.wants_page() and not context.columns:
        _write_plot(context, over, spreads)
        if facts := beside(found):
            context.say(" · ".join(facts))
    else:
        emit(context, views.table(spreads, _title(context, over)), beside(found))
    outcomes = [search.outcome(bool(each.measures.hits)) for search, each in zip(found, spreads, strict=True)]
    return min(outcomes)


def _spreads(found: Sequence[Search], by: Any) -> tuple[Parts, list[Spread]]:  # noqa: ANN401
    """The parts, and how the hits of each search are spread over them."""
    from lettercli.commands.searches import tokens
    from lettercli.counting.parts import Line, parted
    from lettercli.counting.region import Region
    from lettercli.views.dispersion import spread

    first = found[0]
    index = first.context.index
    parts = parted(Line(Region(index, first.layer, first.voice, first.scope)), by, first.context.edition)
    return parts, [spread(search.text, index, parts, *tokens(search)) for search in found]


def _title(context: Context, parts: Parts) -> str:
    """The heading of a page; nothing else has one, and of many letters it takes a while."""
    from lettercli.views.dispersion import headline

    return headline(parts) if context.wants_page() else ""


def _write_plot(context: Context, parts: Parts, spreads: Sequence[Spread]) -> None:
    from lettercli.render.strips import page
    from lettercli.views.dispersion import plot

    if len(parts):
        write_lines(context, page(plot(parts, spreads), context.page_width()))


def _write_figure(context: Context, path: str, parts: Parts, spreads: Sequence[Spread]) -> None:
    from pathlib import Path

    from lettercli.commands.output import write
    from lettercli.errors import LettersError, Unwritable
    from lettercli.files.atomic import put
    from lettercli.render.figure import figure
    from lettercli.views.dispersion import plot

    if not len(parts):
        raise LettersError("no words to draw", "see --in and --voice")
    drawn = figure(plot(parts, spreads))
    if path == "-":
        write(drawn)
        return
    try:
        put(Path(path), "".join(drawn).encode(), ".letters-figure-")
    except OSError as error:
        raise Unwritable(path, f"{path}: {error.strerror or error}", "choose another file, or - for stdout") from None
    context.say(f"written: {path}")
