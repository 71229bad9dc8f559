"""How evenly the hits of searches are spread, and the plot of it as a page or a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from lettercli.commands.context import Context
from lettercli.commands.output import write, write_lines

if TYPE_CHECKING:
    from lettercli.commands.searching import Search
    from lettercli.counting.parts import Parts
    from lettercli.views.dispersion import Spread


def alone(
    explained: str, queries: Sequence[str], patterns: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The query that is to be explained, or the patterns, without the others; UsageError where it is none of them."""
    if explained in patterns:
        return (), tuple(patterns)
    if (queries or patterns) and explained not in queries:
        raise click.UsageError(f"--explain is of one query, and {explained!r} is none of these. give it alone")
    return (explained,), ()


def spreads(found: Sequence[Search], by: Any) -> tuple[Parts, list[Spread]]:  # noqa: ANN401
    """The parts, and how the hits of each search are spread over them."""
    from lettercli.commands.counting.searches import tokens
    from lettercli.counting.parts import Line, parted
    from lettercli.counting.region import Region
    from lettercli.views.dispersion import spread

    first = found[0]
    index = first.context.index
    parts = parted(Line(Region(index, first.layer, first.voice, first.scope)), by, first.context.edition)
    return parts, [spread(search.text, index, parts, *tokens(search)) for search in found]


def title(context: Context, parts: Parts) -> str:
    """The heading of a page; nothing else has one, and of many letters it takes a while."""
    from lettercli.views.dispersion import headline

    return headline(parts) if context.wants_page() else ""


def write_plot(context: Context, parts: Parts, spreads: Sequence[Spread]) -> None:
    """Write the plot as a page; nothing where no word is counted."""
    from lettercli.render.strips import page
    from lettercli.views.dispersion import plot

    if len(parts):
        write_lines(context, page(plot(parts, spreads), context.page_width()))


def write_figure(context: Context, path: str, parts: Parts, spreads: Sequence[Spread]) -> None:
    """Write the plot as a figure to a file, or to stdout for `-`; raises Unwritable."""
    from pathlib import Path

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
