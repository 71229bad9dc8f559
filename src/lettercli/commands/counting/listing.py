"""What `ngrams` and `clusters` share: their options, and how a list of n-grams is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from lettercli.commands.context import Context
from lettercli.commands.counting.measuring import MEASURES
from lettercli.commands.counting.stopping import stop_list, stop_option
from lettercli.commands.options import Decorated, Number, Suggested, combined, limit_option, option, reverse_option
from lettercli.commands.output import emit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lettercli.counting.classes import Kind
    from lettercli.counting.grams import Field
    from lettercli.search import Layer, Voice
    from lettercli.table import Table
    from lettercli.views.ngrams import Listing

SORTS = ("form", "frequency", "range", "relative")
"""The view's own list, here so that `--help` need not import it."""


class Listed(TypedDict):
    """The options of `listing_options`, as click hands them over."""

    lengths: str
    least: int
    stop: str | None
    per: int
    sort: str | None
    reverse: bool
    limit: int | None


def listing_options(n: str, *, measured: bool = False) -> Callable[[Decorated], Decorated]:
    """Which n-grams are listed, and how; `n` is how long they are unless somebody says otherwise."""
    return combined(
        option("-n", "--length", "lengths", default=n, show_default=True, metavar="N",
               help="Words of an n-gram: 2; or 2:5 for all from two to five."),
        option("--min", "least", type=Number(1), default=2, show_default=True, metavar="N",
               help="Only those that are there N times or more."),
        stop_option,
        option("--per", type=Number(1), default=10_000, show_default=True, metavar="N",
               help="Relative to so many tokens."),
        option("--sort", metavar="COLUMN", type=Suggested(*SORTS, *(MEASURES if measured else ())),
               help=f"By another column: form, frequency, range, relative{', or the measure' if measured else ''}."),
        reverse_option,
        limit_option(),
    )  # fmt: skip


def listing(chosen: Listed, gaps: int = 0, measure: str | None = None) -> Listing:
    """The listing that the options ask for; raises LettersError, and Faults or OSError for a stop list."""
    from lettercli.views.ngrams import Listing, read_lengths

    return Listing(read_lengths(chosen["lengths"]), gaps, chosen["least"], stop_list(chosen["stop"]), chosen["per"],
                   chosen["sort"] or "", chosen["reverse"], chosen["limit"], measure or "")  # fmt: skip


def field(context: Context, layer: Layer, voice: Voice | None, kind: Kind) -> Field:
    """Where n-grams may lie, and what counts as one word."""
    from lettercli.counting.classes import Classes
    from lettercli.counting.grams import Field
    from lettercli.counting.region import Region

    return Field(Region(context.index, layer, voice, context.scope), Classes(context.index, kind))


def write(context: Context, table: Table, facts: Iterable[str] = ()) -> bool:
    """Write the rows; False where there are none. A footer leaves out what the heading of a page has said."""
    if context.wants_page():
        table.footer = [fact for fact in table.footer if fact not in table.title]
    return emit(context, table, facts)
