"""Which of the hits are shown, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from lettercli.hits import Found
    from lettercli.views.order import Key

Row = TypeVar("Row")


class Counted:
    """An iterator that knows how many it gave."""

    def __init__(self, hits: Iterable[Found]) -> None:
        self.hits = iter(hits)
        self.given = 0

    def __iter__(self) -> Iterator[Found]:
        for hit in self.hits:
            self.given += 1
            yield hit


class Cut(NamedTuple):
    """Which of the hits are shown."""

    keys: Sequence[Key]
    sample: int | None
    seed: int
    limit: int | None

    @property
    def sees_all(self) -> bool:
        """Whether all hits must be known before the first is shown."""
        return bool(self.keys) or self.sample is not None


def told(number: int, of: int, cut: Cut) -> Iterator[str]:
    """How many are shown, if not all."""
    if number < of:
        yield cut_short(number, of, cut.sample, cut.seed)


def cut_short(shown: int, of: int, sample: int | None, seed: int) -> str:
    """`shown 10 of 4,812`, and whether chance chose them."""
    return f"shown {shown:,} of {of:,}" + (f", drawn at random with seed {seed}" if sample is not None else "")


def drawn(rows: list[Row], number: int | None, seed: int) -> list[Row]:
    """So many of the rows at random, in their order; all without a number."""
    if number is None or number >= len(rows):
        return rows
    from random import Random

    return [rows[place] for place in sorted(Random(seed).sample(range(len(rows)), number))]
