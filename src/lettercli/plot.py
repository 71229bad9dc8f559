"""A dispersion plot as data: what the view gives, and what its pages and pictures are drawn from.

The words that are counted are laid end to end, letter by letter in order of date, and a hit is where its first word
is. So each letter is as wide as it is long, and how a strip is cut into cells or ticks is left to who draws it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from lettercli.dates import Date
from lettercli.measures.dispersion import Dispersion


@dataclass(frozen=True, slots=True)
class Extent:
    """A letter in the plot; or several, as one."""

    label: str
    """Its id."""
    date: Date
    words: int
    """How many of its words are counted, at least one."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One query in the plot."""

    query: str
    hits: Sequence[int]
    """The places of the hits among all the words, ascending."""
    inserted: Sequence[int]
    """Of these the hits in the editors' brackets."""
    measures: Dispersion

    def between(self, first: int, end: int) -> tuple[int, int]:
        """How many hits stand from one word up to another, and how many of them in the editors' brackets."""
        found, inserted = (bisect_left(each, end) - bisect_left(each, first) for each in (self.hits, self.inserted))
        return found, inserted


@dataclass(frozen=True, slots=True)
class Plot:
    """Letters in order of date, and strips over them."""

    letters: tuple[Extent, ...]
    """Those with words that are counted."""
    strips: tuple[Strip, ...]
    title: str
    """What was counted, over which parts, and by which measure."""
    parts: str
    """What the measures are over: `6 letters`, `34 points and what is in none`, `10 equal slices`."""

    @property
    def words(self) -> int:
        """How many words are counted."""
        return sum(letter.words for letter in self.letters)
