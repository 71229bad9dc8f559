"""A query that is so many words in a row: the rarest gives the candidates, the others are looked up beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lettercli.index.layout import Index
from lettercli.search.forms import Source
from lettercli.search.window import Ids, Spans, Window, plain, worth_numpy

_MANY = 400_000
"""Candidates above which numpy is worth its import."""


class Chain:
    """Words in a row, each one of some forms."""

    def __init__(self, index: Index, line: Sequence[Ids]) -> None:
        self.index = index
        self.sources = [Source(index, ids) for ids in line]

    def size(self, layer: int) -> int:
        """How many candidates there are in a layer."""
        return min(source.size(layer) for source in self.sources)

    def spans(self, window: Window, *, shortest: bool = False) -> Spans:  # noqa: ARG002
        """The hits of a window."""
        sizes = [source.size(window.layer) for source in self.sources]
        if not min(sizes):
            return (), ()
        rarest = sizes.index(min(sizes))
        candidates = self.sources[rarest].tokens(window)
        length = len(self.sources)
        if length == 1:
            return candidates, _moved(candidates, 1)
        low = bisect_left(candidates, window.first + rarest)
        candidates = candidates[low : bisect_right(candidates, window.end - length + rarest, low)]
        others = sorted((size, place) for place, size in enumerate(sizes) if place != rarest)
        wanted = [(place - rarest, ids) for _, place in others if (ids := self.sources[place].ids) is not None]
        if worth_numpy(len(candidates), _MANY):
            from lettercli.search.bulk import chained

            return chained(self.index, candidates, wanted, rarest, length)
        types, breaks = self.index.types, self.index.breaks
        candidates = plain(candidates)
        for offset, ids in wanted:
            candidates = [token for token in candidates if types[token + offset] in ids]
        starts = [token - rarest for token in candidates]
        starts = [start for start in starts if breaks[bisect_right(breaks, start)] >= start + length]
        return starts, _moved(starts, length)

    def ends(self, start: int, limit: int) -> list[int]:
        """Where the matches end that begin at a token and end no later than at the limit."""
        end = start + len(self.sources)
        if end > limit:
            return []
        types = self.index.types
        fits = all(s.ids is None or types[start + place] in s.ids for place, s in enumerate(self.sources))
        return [end] if fits else []


def _moved(tokens: Sequence[int], by: int) -> Sequence[int]:
    """The tokens so many places on."""
    if isinstance(tokens, range):
        return range(tokens.start + by, tokens.stop + by)
    if isinstance(tokens, list) or not worth_numpy(len(tokens)):
        return [token + by for token in plain(tokens)]
    from lettercli.search.bulk import moved

    further: Sequence[int] = moved(tokens, by)
    return further
