"""How often each word is in each part, for those pairs that there are; and how such numbers are gathered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lettercli.counting.ragged import Array


class Cells(NamedTuple):
    """How often each word is in each part: an entry for each pair that is there, ascending by word, then part."""

    words: Array
    parts: Array
    """All 0 where nothing was divided."""
    counts: Array

    def by_word(self, number: int) -> Array:
        """The sum of each of so many words."""
        return sums(self.words, self.counts, number)

    def by_part(self, number: int) -> Array:
        """The sum of each of so many parts."""
        return sums(self.parts, self.counts, number)

    def without(self, words: Sequence[int]) -> Cells:
        """The cells of other words."""
        return self._chosen(~np.isin(self.words, np.asarray(words, np.int64)))

    def _chosen(self, kept: Array) -> Cells:
        return Cells(self.words[kept], self.parts[kept], self.counts[kept])


def sums(places: Array, counts: Array, number: int) -> Array:
    sums = np.zeros(number, np.int64)
    np.add.at(sums, places, counts)
    return sums


class Gathering:
    """Numbers of pairs that come piece by piece, some pairs again and again.

    A pair is one number, its first half times a radix and its second half; sorted pieces are joined when they have
    grown, so that what is kept is not much more than there are different pairs.
    """

    _MOST = 1 << 22

    def __init__(self, radix: int) -> None:
        """`radix` is more than any second half."""
        self._radix = max(radix, 1)
        self._keys: list[Array] = []
        self._counts: list[Array] = []

    def add(self, first: Array, second: Array, counts: Array | None = None) -> None:
        """Add so many of each pair, one without a number."""
        keys = first.astype(np.int64) * self._radix + second
        if counts is None:
            keys, counts = np.unique(keys, return_counts=True)
        self._keys.append(keys)
        self._counts.append(counts)
        if len(self._keys) == 1 or sum(map(len, self._keys)) > max(self._MOST, 2 * len(self._keys[0])):
            self._join()

    def below(self, first: int) -> tuple[Array, Array, Array]:
        """Take out what has a lower first half: the halves of the pairs, ascending, and their numbers."""
        self._join()
        end = np.searchsorted(self._keys[0], first * self._radix)
        keys, counts = self._keys[0][:end], self._counts[0][:end]
        self._keys, self._counts = [self._keys[0][end:]], [self._counts[0][end:]]
        return keys // self._radix, keys % self._radix, counts

    def all(self) -> tuple[Array, Array, Array]:
        """The halves of all pairs, ascending, and their numbers."""
        self._join()
        return self._keys[0] // self._radix, self._keys[0] % self._radix, self._counts[0]

    def _join(self) -> None:
        none: Array = np.zeros(0, np.int64)
        keys, counts = np.concatenate([none, *self._keys]), np.concatenate([none, *self._counts])
        order = np.argsort(keys, kind="stable")
        keys, counts = keys[order], counts[order]
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else none
        self._keys, self._counts = [keys[first]], [np.add.reduceat(counts, first) if len(first) else none]
