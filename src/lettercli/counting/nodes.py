"""Hits as the nodes of windows: which tokens they are, and how far the windows round them reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from lettercli.counting.ragged import Array
from lettercli.counting.sentences import Sentences
from lettercli.counting.width import Width
from lettercli.index.layout import Index

_HITS = 1 << 14
"""Hits that are looked at at a time: arrays that are not much larger than a processor's cache."""


class Nodes(NamedTuple):
    """Hits and their windows, ascending by first token."""

    starts: Array
    ends: Array
    low: Array
    """Where the window of each begins."""
    high: Array
    """Where it ends."""

    @classmethod
    def of(cls, index: Index, first: Array, last: Array, width: Width, sentences: Sentences | None = None) -> Nodes:
        """Hits that hold tokens, ascending by the first; who asks often for sentences keeps what finds them."""
        stretches = np.asarray(index.stretches.first)
        at = _holding(stretches, first)
        if width.unit == "words":
            low, high = first - width.left, last + width.right
        elif width.unit == "passage":
            passages = np.asarray(index.passages.first)
            place = _holding(passages, first)
            low, high = passages[place].astype(np.int64), passages[place + 1].astype(np.int64)
        else:
            low, high = (sentences or Sentences(index)).around(first, last)
        return cls(first, last, np.maximum(low, stretches[at]), np.minimum(high, stretches[at + 1]))

    def apart(self) -> Apart:
        """The hits as runs with something between them."""
        if not len(self.starts):
            return Apart(*self)
        reached, high = np.maximum.accumulate(self.ends), np.maximum.accumulate(self.high)
        first = np.concatenate(([0], np.flatnonzero(self.starts[1:] > reached[:-1]) + 1))
        last = np.append(first[1:], len(self.starts)) - 1
        return Apart(self.starts[first], reached[last], self.low[first], high[last])


class Apart(NamedTuple):
    """Runs of hits with something between them, and how far the windows on both sides of each reach."""

    starts: Array
    ends: Array
    low: Array
    high: Array

    def at(self, offset: int) -> Array:
        """The tokens that are so far from the nearest hit in whose window they are; of two as near, from that before.

        Left of a run is what is nearer to it than to the run before, or out of that one's reach.
        """
        if offset < 0:
            tokens = self.starts + offset
            away = tokens[1:] - self.ends[:-1] + 1
            kept = tokens >= self.low
            kept[1:] &= (away > 0) & ((away > -offset) | (tokens[1:] >= self.high[:-1]))
        else:
            tokens = self.ends + offset - 1
            away = self.starts[1:] - tokens[:-1]
            kept = tokens < self.high
            kept[:-1] &= (away > 0) & ((away >= offset) | (tokens[:-1] < self.low[1:]))
        return tokens[kept]


def once(low: Array, high: Array) -> tuple[Array, Array]:
    """The same tokens in runs that do not overlap; the runs given begin one after another."""
    reached = np.maximum.accumulate(high)
    starts = low.copy()
    np.maximum(starts[1:], reached[:-1], out=starts[1:])
    return starts, np.maximum(starts, high)


def ascending(starts: Sequence[int], ends: Sequence[int]) -> tuple[Array, Array]:
    """The hits that hold tokens, by the first of these."""
    first, last = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
    if (first == last).any():
        held = first < last
        first, last = first[held], last[held]
    if (first[1:] < first[:-1]).any():
        order = np.argsort(first, kind="stable")
        first, last = first[order], last[order]
    return first, last


def slices(stretches: Array, tokens: Array) -> Iterator[slice]:
    """Ascending tokens in slices of some size; hits of one stretch, whose windows may overlap, are in one slice."""
    at = 0
    while at < len(tokens):
        end = at + _HITS
        if end < len(tokens):
            border = stretches[np.searchsorted(stretches, stretches.dtype.type(tokens[end - 1]), "right")]
            end = int(np.searchsorted(tokens, tokens.dtype.type(border)))
        yield slice(at, end)
        at = end


def _holding(first: Array, tokens: Array) -> Array:
    """In which of ascending runs, told by their first tokens, each of the ascending tokens lies."""
    if not len(tokens):
        return np.zeros(0, np.int64)
    low, high = (int(np.searchsorted(first, first.dtype.type(token), "right")) for token in (tokens[0], tokens[-1]))
    if high - low > len(tokens) // 4:
        return np.searchsorted(first, tokens.astype(first.dtype), "right") - 1
    cuts = np.searchsorted(tokens, first[low:high].astype(tokens.dtype))
    return np.repeat(np.arange(low - 1, high), np.diff(cuts, prepend=0, append=len(tokens)))
