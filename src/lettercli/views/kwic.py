"""The concordance: every hit on a line of its own, with what stands to its left and right.

Lines are made one by one as they are asked for, so the first is there at once and memory does not grow with the
hits; only an order or a sample has to see all of them first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lettercli.hits import Found, inserted, numbers_of, passage_of, span_of, voice_of
from lettercli.index.layout import Index
from lettercli.table import Cell, Column, Table
from lettercli.views.context import TEN_WORDS, Context, Sides

if TYPE_CHECKING:
    from lettercli.views.order import Key

COLUMNS = (
    Column("address", "address"),
    Column("date", "date"),
    Column("left", "left"),
    Column("node", "node"),
    Column("right", "right"),
)
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
    footer: list[str] = []
    columns = (*COLUMNS, MARK, *EXPORTS) if exports else (*COLUMNS, MARK)
    rows = _rows(index, hits, Sides(index, context), footer, exact=exact, exports=exports)
    return Table(columns, rows, footer=footer)


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


def _rows(
    index: Index, hits: Iterable[Found], sides: Sides, footer: list[str], *, exact: bool, exports: bool
) -> Iterator[tuple[Cell, ...]]:
    lines = insertions = 0
    seen: set[int] = set()
    passages, letters = index.passages, index.letters
    for hit in hits:
        left, node, right = sides(hit)
        passage = passage_of(index, hit)
        letter = passages.letters[passage]
        insertion = inserted(index, hit)
        lines += 1
        insertions += insertion
        seen.add(letter)
        row: tuple[Cell, ...] = (
            passages.addresses[passage],
            letters[letter].date,
            left if exact else left.strip(),
            node,
            right if exact else right.strip(),
            "[]" if insertion else "",
        )
        yield (*row, *_exported(index, hit, passage)) if exports else row
    footer += tally(lines, len(seen), insertions)


def _exported(index: Index, hit: Found, passage: int) -> tuple[Cell, ...]:
    letter = index.letters[index.passages.letters[passage]]
    return (
        letter.id, index.flow(passage), voice_of(index, hit), *numbers_of(index, hit), letter.sender, letter.recipient,
        *span_of(index, hit),
    )  # fmt: skip


def tally(lines: int, letters: int, insertions: int) -> list[str]:
    """The facts of a concordance: how much was found, and how much of it the editors put in brackets."""
    if not lines:
        return []
    facts = [f"{lines:,} {'hit' if lines == 1 else 'hits'} in {letters:,} {'letter' if letters == 1 else 'letters'}"]
    if insertions:
        facts.append(f"{insertions:,} in the editors' brackets")
    return facts
