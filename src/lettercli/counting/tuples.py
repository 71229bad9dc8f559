"""Counts equal rows of numbers by sorting them: very many rows, in the memory that a few columns take.

Numbers that fit are packed side by side into one of 64 bits, with the row's own number behind them, so that one sort of
plain numbers brings equal rows together and each run of them into the order of the rows. Where they do not fit, what
was packed so far is replaced by its rank, which is never longer than the number of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lettercli.counting.ragged import Array


class Runs(NamedTuple):
    """Rows in an order in which equal ones are beside one another, ascending."""

    order: Array
    """The numbers of the rows; of equal rows in order."""
    starts: Array
    """Where in `order` each run of equal rows begins."""

    @property
    def counts(self) -> Array:
        """How many rows each run has."""
        return np.diff(self.starts, append=len(self.order))

    @property
    def firsts(self) -> Array:
        """The first row of each run."""
        return self.order[self.starts]

    def distinct(self, values: Array) -> Array:
        """How many different values the rows of each run have; `values` must ascend from row to row."""
        if not len(self.order):
            return self.starts
        sorted_values = values[self.order]
        new = np.concatenate(([True], sorted_values[1:] != sorted_values[:-1]))
        new[self.starts] = True
        return np.add.reduceat(new.astype(np.int64), self.starts)

    def united(self, bits: Array) -> Array:
        """The bits that any row of each run has."""
        return np.bitwise_or.reduceat(bits[self.order], self.starts) if len(self.order) else self.starts


def runs(columns: Sequence[Array], limit: int, least: int = 1) -> tuple[Runs, Array]:
    """The runs of equal rows that have so many at least, and the numbers of the rows that were sorted.

    `columns` hold numbers from 0 up to `limit`, exclusive. Rows that cannot reach `least` are left out on the way,
    so the runs are of places in the second array.
    """
    rows = np.arange(len(columns[0]))
    bits, own = max((limit - 1).bit_length(), 1), _bits(len(rows))
    keys, width = np.asarray(columns[0]).astype(np.uint64), bits
    for column in columns[1:]:
        if width + bits + own > 64:
            found = _sorted(keys, width)
            keys, kept = _ranked(found, least)
            rows, keys = rows[kept], keys[kept]
            width, own = _bits(len(found.starts)), _bits(len(rows))
        keys = (keys << np.uint64(bits)) | np.asarray(column)[rows].astype(np.uint64)
        width += bits
    found = _sorted(keys, width)
    kept = found.counts >= least
    if kept.all():
        return found, rows
    order = found.order[np.repeat(kept, found.counts)]
    counts = found.counts[kept]
    return Runs(order, np.cumsum(counts) - counts), rows


def _bits(number: int) -> int:
    return max((number - 1).bit_length(), 1)


def _sorted(keys: Array, width: int) -> Runs:
    """The runs of equal keys of so many bits."""
    own = _bits(len(keys))
    if width + own <= 64:
        packed = (keys << np.uint64(own)) | np.arange(len(keys), dtype=np.uint64)
        packed.sort()
        order = (packed & np.uint64((1 << own) - 1)).astype(np.int64)
        ordered = packed >> np.uint64(own)
    else:
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
    new = np.ones(len(keys), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return Runs(order, np.flatnonzero(new))


def _ranked(found: Runs, least: int) -> tuple[Array, Array]:
    """For each row the rank of its key, and whether its run has so many rows at least."""
    counts = found.counts
    ranks = np.empty(len(found.order), np.uint64)
    ranks[found.order] = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
    kept = np.empty(len(found.order), bool)
    kept[found.order] = np.repeat(counts >= least, counts)
    return ranks, kept
