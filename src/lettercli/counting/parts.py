"""The parts over which dispersion is measured, and the line on which it is drawn.

The tokens of a region are laid end to end, letter by letter in order of date, undated letters last, the text of a
letter before its notes. Parts are stretches of that line: letters, whole passages, or slices that are equally long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import numpy as np

from lettercli.counting.divisions import divide
from lettercli.counting.ragged import Array
from lettercli.counting.region import Region
from lettercli.errors import LettersError
from lettercli.index.layout import Index
from lettercli.index.records import LetterData
from lettercli.model import Edition

By = Literal["letters", "points"] | int
"""letters; points, which is each point, and each paragraph or note outside of them; or so many slices."""


class Line:
    """The tokens of a region end to end; a place on it is a number from 0 on."""

    def __init__(self, region: Region) -> None:
        self.region = region
        records, letters = region.index.letters, region.letters
        self.letters: list[int] = _by_date(region.index, np.flatnonzero(np.bincount(letters))).tolist()
        """The letters that have tokens, in order of date, as places in the index's letters."""
        ranks = np.zeros(len(records), np.int64)
        ranks[self.letters] = np.arange(len(self.letters))
        ranks = ranks[letters]
        order = np.argsort(ranks, kind="stable")
        lengths = region.runs.lengths
        self._at = np.zeros(len(order), np.int64)
        self._at[order] = np.cumsum(lengths[order]) - lengths[order]
        self.words: Array = np.bincount(ranks, lengths, len(self.letters)).astype(np.int64)
        """How many tokens each of them has."""

    @cached_property
    def records(self) -> list[LetterData]:
        """What is known of each of them."""
        return [self.region.index.letters[letter] for letter in self.letters]

    def places(self, tokens: Array) -> Array:
        """The place of each token; of one that is not counted, as the first of a hit may be, of the next that is."""
        starts, ends = self.region.runs
        run = np.minimum(np.searchsorted(ends, tokens, "right"), len(ends) - 1)
        within = np.clip(tokens, starts[run], ends[run] - 1)
        found: Array = self._at[run] + within - starts[run]
        return found


def _by_date(index: Index, letters: Array) -> Array:
    """Letters in order of date, as `dates.order` has it, those of one date as they were."""
    orders = index.letters.orders(letters.tolist())
    undated, first, last = np.array(orders, np.float64).reshape(-1, 3).T
    return letters[np.lexsort((last, first, undated))]


class Parts:
    """Parts of a line that hold all of it, each at least one token, in its order."""

    def __init__(self, line: Line, labels: Sequence[str], edges: Array, said: str) -> None:
        self.line = line
        self.labels = labels
        self.edges = edges
        """Where each begins on the line, and where the last ends."""
        self.said = said
        """What they are, all together: `6 letters`."""

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def words(self) -> Array:
        """How many tokens each has."""
        return np.diff(self.edges)

    def tallied(self, tokens: Array) -> Array:
        """How many of these tokens each part has."""
        if not len(tokens):
            return np.zeros(len(self), np.int64)
        return np.bincount(np.searchsorted(self.edges, self.line.places(tokens), "right") - 1, minlength=len(self))

    def letters(self) -> Array:
        """The letter in which each part begins, as a place in the line's letters."""
        return np.searchsorted(np.cumsum(self.line.words), self.edges[:-1], "right")


def parted(line: Line, by: By, edition: Edition) -> Parts:
    """The parts of a line; raises LettersError for more slices than it has words."""
    index = line.region.index
    if by == "letters":
        return _of_letters(line, index)
    if by == "points":
        return _of_points(line, index, edition)
    size = line.region.size
    if not 1 <= by <= (size or by):
        raise LettersError(f"{by:,} slices of {size:,} {'word' if size == 1 else 'words'}", f"ask for 1 to {size:,}")
    edges = np.arange(by + 1) * size // by if size else np.zeros(1, np.int64)
    labels = list(map(str, range(1, len(edges))))
    return Parts(line, labels, edges, f"{by:,} equal slices" if by > 1 else "1 slice")


def _of_letters(line: Line, index: Index) -> Parts:
    ids = list(index.letters.ids())
    labels = [ids[letter] for letter in line.letters]
    edges = np.concatenate(([0], np.cumsum(line.words)))
    return Parts(line, labels, edges, f"{len(labels):,} {'letter' if len(labels) == 1 else 'letters'}")


def _of_points(line: Line, index: Index, edition: Edition) -> Parts:
    """Points with all below them, and what is in none, a paragraph or a note, each by itself."""
    division, region = divide(index, edition, "point"), line.region
    _, parts = division.of(region.passages)
    places = line.places(region.pieces.starts)
    order = np.argsort(places, kind="stable")
    begins = np.flatnonzero(np.diff(parts[order], prepend=-1))
    labels = [division.labels[part] for part in parts[order][begins].tolist()]
    edges = np.concatenate((places[order][begins], [region.size]))
    return Parts(line, labels, edges, f"{len(labels):,} points and other passages")
