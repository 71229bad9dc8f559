"""The order of very many concordance lines: that of `order`, found by comparing numbers with numpy.

Every key becomes one column of numbers or several, as many of these as go into 64 bits are packed into one, and where
only the first lines are wanted, only those are sorted that can be among them. This imports numpy, so it is imported
where hits are many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lettercli import dates
from lettercli.index.layout import Index
from lettercli.search.bulk import letters
from lettercli.views.order import REACH, Key

Array: TypeAlias = Any

LONGEST = 8
"""Words of a hit up to which the node is a key here."""
_AT_ONCE = 1 << 17
"""Hits whose keys are made together: they should stay in the processor's cache."""


class _Column(NamedTuple):
    """Numbers to compare, of which none is greater than `most`."""

    values: Array
    most: int


def can_rank(keys: Sequence[Key], longest: int) -> bool:
    """Whether hits of up to so many words can be sorted by the keys here."""
    return longest <= LONGEST or all(key.name != "node" for key in keys)


def ranked(index: Index, starts: Array, ends: Array, keys: Sequence[Key], limit: int | None = None) -> NDArray[np.intp]:
    """The places of the hits, which are in the edition's order, sorted by the keys; the first so many."""
    columns = _Keys(index, starts, ends, keys).packed()
    among = None
    if limit is not None and limit < len(starts):
        # All that are not greater than the last one wanted, by the first column: of equal ones none is left out.
        among = np.flatnonzero(columns[0] <= np.partition(columns[0], limit - 1)[limit - 1])
        columns = [column[among] for column in columns]
    order = np.lexsort(columns[::-1]) if len(columns) > 1 else np.argsort(columns[0], kind="stable")
    found: NDArray[np.intp] = order[:limit] if among is None else among[order[:limit]]
    return found


class _Keys:
    """What is compared of hits: every key as columns of numbers, as many of these in one as it has room for."""

    def __init__(self, index: Index, starts: Array, ends: Array, keys: Sequence[Key]) -> None:
        self.index, self.keys = index, keys
        self.starts, self.ends = starts, ends
        self.types, self.groups = np.asarray(index.types), np.asarray(index.lexicon.groups())
        self.stretch_first = np.asarray(index.stretches.first)
        self.longest = int((ends - starts).max(initial=0))
        self.dates = {key.descending: self.date_ranks(key.descending) for key in keys if key.name == "date"}

    def packed(self) -> list[NDArray[np.uint64]]:
        """The columns of all hits, the most important first."""
        made: list[NDArray[np.uint64]] = []
        for at in range(0, len(self.starts), _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            starts, ends = self.starts[some].astype(np.int64), self.ends[some].astype(np.int64)
            for place, column in enumerate(_packed(self.columns(starts, ends, at))):
                if place == len(made):
                    made.append(np.empty(len(self.starts), np.uint64))
                made[place][some] = column
        return made

    def columns(self, starts: Array, ends: Array, at: int) -> Iterator[_Column]:
        """The columns of some hits, of which so many come before."""
        stretch = np.searchsorted(self.stretch_first, starts.astype(self.stretch_first.dtype), "right") - 1
        within = self.stretch_first[stretch].astype(np.int64), self.stretch_first[stretch + 1].astype(np.int64)
        for key in self.keys:
            if key.name == "date":  # turned by itself: undated letters are last both ways
                ranks, most = self.dates[key.descending]
                yield _Column(ranks[letters(self.index, starts)], most)
                continue
            if key.name == "address":
                last = len(self.starts) - 1
                columns = iter([_Column(np.arange(at, at + len(starts)), last)])
            elif key.name == "node":
                columns = self.node(starts, ends)
            else:
                columns = self.beside(starts, ends, within, key.name)
            for values, most in columns:
                yield _Column(most - values if key.descending else values, most)

    def date_ranks(self, descending: bool) -> tuple[Array, int]:
        """For each letter that has hits the rank of its date among theirs, and the greatest."""
        seen = np.zeros(len(self.index.letters), bool)
        for at in range(0, len(self.starts), _AT_ONCE):
            seen[letters(self.index, self.starts[at : at + _AT_ONCE])] = True
        sign = -1 if descending else 1
        values = {}
        for number in np.flatnonzero(seen).tolist():
            undated, first, last = dates.order(self.index.letters[number].date)
            values[number] = undated, sign * first, sign * last
        rank = {value: place for place, value in enumerate(sorted(set(values.values())))}
        ranks = np.zeros(len(seen), np.int64)
        ranks[list(values)] = [rank[value] for value in values.values()]
        return ranks, len(rank)

    def node(self, starts: Array, ends: Array) -> Iterator[_Column]:
        """The words of the node, folded, then as they are, as far as each hit has them."""
        lengths = ends - starts
        for place in range(2 * self.longest):
            folded = place < lengths
            as_is = ~folded & (place < 2 * lengths)
            values = np.zeros(len(starts), np.int64)
            values[folded] = self.groups[self.types[starts[folded] + place]].astype(np.int64) + 1
            values[as_is] = self.types[starts[as_is] + place - lengths[as_is]].astype(np.int64) + 1
            yield _Column(values, len(self.groups))

    def beside(self, starts: Array, ends: Array, within: tuple[Array, Array], name: str) -> Iterator[_Column]:
        """The words on one side, folded; 0 beyond the stretch."""
        low, high = within
        for step in range(1, REACH + 1) if name in {"left", "right"} else (int(name[1:]),):
            tokens = starts - step if name[0] in "lL" else ends - 1 + step
            there = (tokens >= low) & (tokens < high)
            values = self.groups[self.types[np.where(there, tokens, 0)]].astype(np.int64) + 1
            values[~there] = 0
            yield _Column(values, len(self.groups))


def _packed(columns: Iterator[_Column]) -> list[NDArray[np.uint64]]:
    """The columns, several in one where they have room; the first is the most important."""
    packed: list[NDArray[np.uint64]] = []
    room = 0
    for column in columns:
        bits = max(column.most.bit_length(), 1)
        values = column.values.astype(np.uint64)
        if bits <= room:
            packed[-1] = packed[-1] << np.uint64(bits) | values
            room -= bits
        else:
            packed.append(values)
            room = 64 - bits
    return packed
