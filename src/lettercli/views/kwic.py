"""The concordance: every hit on a line of its own, with what stands to its left and right.

Lines are made one by one as they are asked for, so the first is there at once and memory does not grow with the
hits; only an order or a sample has to see all of them first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lettercli.hits import Found
from lettercli.index.layout import Index
from lettercli.search import Hit
from lettercli.search.window import Spans, plain, worth_numpy
from lettercli.table import Cell, Column, Running, Table
from lettercli.views.context import TEN_WORDS, Context, Sides
from lettercli.views.rows import Tally, line_rows

if TYPE_CHECKING:
    from lettercli.views.order import Key

COLUMNS = (
    Column("address", "address"),
    Column("date", "date"),
    Column("left", "left"),
    Column("node", "node"),
    Column("right", "right"),
)
MANY = 5_000
"""Lines above which the import of numpy is less than what it spares."""
MOST = 1 << 19
"""Lines that are counted and handed out at a time."""
MARK = Column("mark", "mark", where="pages")
"""`[]` where a word of the node is the editors', inside a letter."""
EXPORTS = (
    Column("letter", where="exports"),
    Column("flow", where="exports"),
    Column("voice", where="exports"),
    Column("start", "number", where="exports"),
    Column("end", "number", where="exports"),
    Column("sender", where="exports"),
    Column("recipient", where="exports"),
    Column("from", "number", where="exports"),
    Column("to", "number", where="exports"),
)
"""start and end count the tokens of a letter from 0, its text first, then its notes; from and to are characters of
the passage's text; both ends are exclusive."""


def kwic(
    index: Index,
    hits: Iterable[Found],
    context: Context = TEN_WORDS,
    *,
    sort: Sequence[Key] = (),
    sample: int | None = None,
    seed: int = 0,
    limit: int | None = None,
    exact: bool = False,
    exports: bool = True,
) -> Table:
    """The concordance of the hits, which come in the edition's order.

    A sample is taken first, then sorted, then limited. Left and right are trimmed unless `exact`: then the three
    cells joined are running text. Without `exports` the rows have the five columns and the mark only.
    The footer tells, when the rows are drawn, how many lines there were, in how many letters, how many of them in
    the editors' brackets.
    """
    if sample is not None:
        hits = draw(hits, sample, seed)
    if sort:
        from lettercli.views.order import order

        hits = order(index, hits, sort)
    if limit is not None:
        hits = islice(hits, limit)
    tally = Tally()
    columns = (*COLUMNS, MARK, *EXPORTS) if exports else (*COLUMNS, MARK)
    rows = _told(line_rows(hits, Sides(index, context), tally, exact=exact, exports=exports), tally)
    return Table(columns, rows, footer=tally.facts)


def lines(
    index: Index, found: Iterable[Spans], context: Context, tally: Tally, many: int = MANY, *, exports: bool = False,
    running: bool = True,
) -> Iterator[Iterator[tuple[Cell, ...]] | list[Callable[[], Running | list[tuple[Cell, ...]]]]]:  # fmt: skip
    """The lines of hits in their order, trimmed: one by one, or where they are many in blocks.

    A block of lines is made when it is called for, as rows of the columns that `kwic` has, or, where it is `running`
    text of words and has no exports, as that.
    """
    sides = Sides(index, context)
    running = running and not exports and context.unit == "words" and bool(context.left and context.right)
    bulk = None
    for starts, ends in found:
        if not worth_numpy(len(starts), many):
            yield line_rows(map(Hit, plain(starts), plain(ends)), sides, tally, exports=exports)
            continue
        if bulk is None:
            from lettercli.views.lines import Lines

            bulk = Lines(index, context)
        for at in range(0, len(starts), MOST):
            some, until = starts[at : at + MOST], ends[at : at + MOST]
            yield bulk.blocks(some, until, tally) if running else bulk.rows(some, until, tally, exports=exports)
    tally.tell()


def draw(hits: Iterable[Found], number: int, seed: int) -> list[Found]:
    """So many of the hits at random, in their order; the same seed draws the same."""
    from random import Random

    chance = Random(seed)
    drawn: list[tuple[int, Found]] = []
    for place, hit in enumerate(hits):
        if place < number:
            drawn.append((place, hit))
        elif (slot := chance.randrange(place + 1)) < number:
            drawn[slot] = (place, hit)
    return [hit for _, hit in sorted(drawn)]


def drawn_places(total: int, number: int, seed: int) -> list[int]:
    """The places of those that `draw` takes of so many."""
    from random import Random

    bits, places = Random(seed).getrandbits, list(range(min(number, total)))
    for place in range(number, total):
        # randrange(place + 1), which asks and checks much more for each number
        slot = bits(size := (place + 1).bit_length())
        while slot > place:
            slot = bits(size)
        if slot < number:
            places[slot] = place
    return sorted(places)


def _told(rows: Iterator[tuple[Cell, ...]], tally: Tally) -> Iterator[tuple[Cell, ...]]:
    yield from rows
    tally.tell()
