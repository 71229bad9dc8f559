"""What is counted: the tokens on which a search may place a hit, and no others.

A frequency is only as good as what it is a share of. So the tokens of a region are those that `search` finds for "any
word" with the same layer, voice and filters; that this holds is tested for all of them.

A region is told by few borders and not by its tokens: where passages, voices and stretches begin. It is all worked out
on these, of which a hundred million tokens have some millions, and tokens are looked at in windows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from lettercli.counting.ragged import Array, joined, merged, whole
from lettercli.index.layout import VOICES, Index
from lettercli.search.scope import Layer, Scope, Voice, layers, wanted

WINDOW = 1 << 22
"""About how many tokens are looked at at a time."""
_LONG = 64
"""Tokens of a run that is better copied as a slice."""


class Runs(NamedTuple):
    """Runs of tokens, ascending; an entry a run."""

    starts: Array
    """First token."""
    ends: Array
    """The token after the last."""

    @property
    def lengths(self) -> Array:
        """How many tokens each has."""
        return self.ends - self.starts


class Region:
    """The tokens of a layer that pass voice and scope."""

    def __init__(
        self, index: Index, layer: Layer = "text", voice: Voice | None = None, scope: Scope | None = None
    ) -> None:
        self.index = index
        self.layer = layer
        self.voice = voice
        self.scope = scope
        self.layers = tuple(sorted(layers(layer, voice)))
        """The layers of the index in which they stand, as places in LAYERS."""
        self.chosen = scope is not None and scope.passages is not None
        """Whether it is about passages, and not about whole letters."""

    @cached_property
    def held(self) -> int:
        """How many letters it is about: those that filters leave."""
        scope = self.scope
        return len(self.index.letters) if scope is None or scope.letters is None else len(scope.letters)

    @cached_property
    def unfiltered(self) -> bool:
        """Whether it is whole layers of the index."""
        narrow = self.scope is not None and (self.scope.letters is not None or self.scope.passages is not None)
        return self.voice is None and self.layer != "body" and not narrow

    @cached_property
    def size(self) -> int:
        """How many tokens there are."""
        if self.unfiltered:
            at = self.index.layer_at
            return sum(at[number + 1] - at[number] for number in self.layers)
        return int(self.pieces.lengths.sum())

    @cached_property
    def pieces(self) -> Runs:
        """The tokens in runs each of which lies in one passage, one stretch and one voice."""
        index = self.index
        first = np.asarray(index.passages.first)
        borders = [np.asarray(index.breaks), np.asarray(index.layer_at)]
        if self.voice is not None:
            borders.append(np.asarray(index.voices.at))
        at = merged(*(border.astype(np.int64) for border in borders))
        starts, ends = at[:-1], at[1:]
        fits = np.zeros(len(starts), bool)
        for number in self.layers:
            low, high = np.searchsorted(starts, (index.layer_at[number], index.layer_at[number + 1]))
            fits[low:high] = True
        starts, ends = starts[fits], ends[fits]
        kept = self._passages()[_holding(first, starts)]
        if self.voice is not None:
            of = np.asarray(index.voices.of)[_holding(np.asarray(index.voices.at), starts)]
            kept &= of == VOICES.index(self.voice)
        return Runs(starts[kept], ends[kept])

    @cached_property
    def passages(self) -> Array:
        """The passage of each piece."""
        return _holding(np.asarray(self.index.passages.first), self.pieces.starts)

    @cached_property
    def runs(self) -> Runs:
        """The tokens in maximal runs without one between that is not counted, each within one stretch of one flow."""
        starts, ends = self.pieces
        if not len(starts):
            return self.pieces
        stretch = _holding(np.asarray(self.index.stretches.first), starts)
        parted = (starts[1:] != ends[:-1]) | (stretch[1:] != stretch[:-1])
        return Runs(starts[np.concatenate(([True], parted))], ends[np.concatenate((parted, [True]))])

    @cached_property
    def stretches(self) -> Array:
        """The stretch of each run, as a place in the index's stretches; runs of one stretch are beside one another."""
        return _holding(np.asarray(self.index.stretches.first), self.runs.starts)

    @cached_property
    def flows(self) -> Array:
        """The flow of each run, as a place in the index's flows."""
        passages = _holding(np.asarray(self.index.passages.first), self.runs.starts)
        return np.asarray(self.index.passages.flows)[passages]

    @cached_property
    def letters(self) -> Array:
        """The letter of each run, as a place in the index's letters."""
        passages = _holding(np.asarray(self.index.passages.first), self.runs.starts)
        return np.asarray(self.index.passages.letters)[passages]

    def within(self, other: Region) -> Region:
        """The tokens that are in another region, too."""
        return self._cut(other, inside=True)

    def without(self, other: Region) -> Region:
        """The tokens that are not in another region."""
        return self._cut(other, inside=False)

    def _cut(self, other: Region, *, inside: bool) -> Region:
        at = merged(*self.pieces, *other.pieces)
        starts, ends = at[:-1], at[1:]
        kept = _covered(self.pieces, starts) & (_covered(other.pieces, starts) == inside)
        made = Region(self.index, self.layer, self.voice, self.scope)
        made.__dict__.update(pieces=Runs(starts[kept], ends[kept]), unfiltered=False)
        made.held = len(np.unique(made.letters))  # those of which it has words
        made.chosen = self.chosen or other.chosen
        return made

    def windows(self, most: int = 0) -> Iterator[slice]:
        """The runs in slices of about so many tokens, WINDOW without a number; no run is parted."""
        lengths = self.runs.lengths
        if not len(lengths):
            return
        number = (np.cumsum(lengths) - lengths) // (most or WINDOW)
        borders = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(lengths)]
        yield from map(slice, borders, borders[1:])

    def tokens(self, window: slice) -> Array:
        """All tokens of a window, ascending."""
        return joined(self.runs.starts[window], self.runs.ends[window])

    def types(self, window: slice) -> Array:
        """The forms of all tokens of a window, as ids of the lexicon."""
        starts, ends = whole(self.runs.starts[window], self.runs.ends[window])
        types = np.asarray(self.index.types)
        if len(starts) == 1:
            return types[starts[0] : ends[0]]
        if int((ends - starts).sum()) < _LONG * len(starts):
            return types[joined(starts, ends)]
        return np.concatenate([types[first:end] for first, end in zip(starts.tolist(), ends.tolist(), strict=True)])

    def mask(self, first: int, end: int) -> Array:
        """For each token from first to end, exclusive, whether it is counted."""
        low, high = np.searchsorted(self.pieces.ends, first, "right"), np.searchsorted(self.pieces.starts, end)
        starts, ends = (np.clip(edges[low:high], first, end) - first for edges in self.pieces)
        change = np.zeros(end - first + 1, np.int8)
        np.add.at(change, starts, 1)
        np.add.at(change, ends, -1)
        return np.cumsum(change[:-1], dtype=np.int8).astype(bool)

    def _passages(self) -> Array:
        """For each passage whether its tokens are counted, whosever words they are."""
        passages, scope = self.index.passages, self.scope
        kept = np.ones(len(passages.kinds), bool)
        if self.layer == "body":
            kept &= np.asarray(passages.body).astype(bool)
        if scope is not None and scope.letters is not None:
            kept &= np.frombuffer(wanted(self.index, scope.letters), bool)[np.asarray(passages.letters)]
        if scope is not None and scope.passages is not None:
            kept &= below(self.index, frozenset(scope.passages))
        return kept


def below(index: Index, addresses: frozenset[str]) -> Array:
    """For each passage whether it has one of the addresses or is part of one that has."""
    passages = index.passages
    at = np.array([place for place, address in enumerate(passages.addresses) if address in addresses], np.int64)
    change = np.zeros(len(passages.kinds) + 1, np.int64)
    np.add.at(change, at, 1)
    np.add.at(change, np.asarray(passages.ends)[at].astype(np.int64), -1)
    return np.cumsum(change[:-1]) > 0


def _covered(runs: Runs, tokens: Array) -> Array:
    """Whether each token lies in one of the runs."""
    if not len(runs.starts):
        return np.zeros(len(tokens), bool)
    place = _holding(runs.starts, tokens)
    return (place >= 0) & (tokens < runs.ends[np.maximum(place, 0)])


def _holding(first: Array, tokens: Array) -> Array:
    """In which of ascending runs, told by their first tokens, each token lies."""
    return np.searchsorted(first, tokens.astype(first.dtype, copy=False), "right") - 1
