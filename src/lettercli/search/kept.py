"""The hits that filters leave: of some letters and passages, in one voice, near to something else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress

from lettercli.index.layout import NONE, VOICES, Index
from lettercli.query.tree import Near, Query
from lettercli.search.plan import plan
from lettercli.search.scope import Scope, Voice, wanted
from lettercli.search.window import Spans, Window, plain, worth_numpy

_Test = Callable[[int, int], bool]


class Kept:
    """Says of hits which of them the filters of a search leave."""

    def __init__(self, index: Index, query: Query, body: bool, voice: Voice | None, scope: Scope | None) -> None:
        self.index = index
        self.body = body
        self.voice = None if voice is None else VOICES.index(voice)
        self.letters = None if scope is None else scope.letters
        self.passages = None if scope is None or scope.passages is None else frozenset(scope.passages)
        self.near = [_Beside(index, query, near) for near in query.near]
        self._passage: dict[int, bool] = {}
        self._wanted = None if self.letters is None else wanted(index, self.letters)
        """For each letter whether it is one of those."""

    def narrowed(self, first: int, end: int, last: int) -> tuple[int, int]:
        """A run of letters without those before the first wanted one, and without those after it that are not wanted.

        It may reach further than the run that was given, but never beyond the last; where none is wanted it is empty.
        Where many are wanted only the beginning is left out: what is between is less than what a window costs.
        """
        if self._wanted is None or self.letters is None:
            return first, end
        found = self._wanted.find(1, first, last)
        if found < 0:
            return last, last
        end = max(found + end - first, found + 1)
        if 20 * len(self.letters) < len(self._wanted) and (gap := self._wanted.find(0, found)) >= 0:
            end = min(end, gap)
        return found, min(end, last)

    def __call__(self, starts: Sequence[int], ends: Sequence[int]) -> Spans:
        """The hits that are left."""
        if worth_numpy(len(starts)):
            starts, ends = self._bulk(starts, ends)
        else:
            starts, ends = plain(starts), plain(ends)
            for test in self._tests():
                kept = list(map(test, starts, ends))
                starts, ends = list(compress(starts, kept)), list(compress(ends, kept))
        return starts, ends

    def _bulk(self, starts: Sequence[int], ends: Sequence[int]) -> Spans:
        from lettercli.search import bulk

        first, last = bulk.joined([starts]), bulk.joined([ends])
        if self.letters is not None or self.passages is not None or self.body:
            passages = bulk.passages(self.index, first)
            kept = bulk.standing(self.index, passages, self._wanted, body=self.body)
            if self.passages is not None:
                kept[kept] = bulk.kept_by(passages[kept], self._in_scope)
            first, last = first[kept], last[kept]
        if self.voice is not None:
            kept = bulk.voiced(self.index, first, last, self.voice)
            first, last = first[kept], last[kept]
        for near in self.near:
            kept = bulk.mask(map(near, first.tolist(), last.tolist()), len(first))
            first, last = first[kept], last[kept]
        return first, last

    def _tests(self) -> Iterable[_Test]:
        if self.letters is not None or self.passages is not None or self.body:
            yield lambda start, _: self._in_scope(self.index.passage(start))
        if self.voice is not None:
            voices, code = self.index.voices, self.voice
            yield lambda start, end: max(voices[start:end]) == code
        yield from self.near

    def _in_scope(self, passage: int) -> bool:
        """Whether the hits of a passage are asked for."""
        if passage not in self._passage:
            self._passage[passage] = self._belongs(passage)
        return self._passage[passage]

    def _belongs(self, passage: int) -> bool:
        passages = self.index.passages
        if self.body and not passages.body[passage]:
            return False
        if self._wanted is not None and not self._wanted[passages.letters[passage]]:
            return False
        if self.passages is not None:
            while passage != NONE and passages.addresses[passage] not in self.passages:
                passage = passages.parents[passage]
            return passage != NONE
        return True


class _Beside:
    """Whether something stands near a hit, in the same stretch of its flow, on either side."""

    def __init__(self, index: Index, query: Query, near: Near) -> None:
        self.index = index
        self.near = near
        self._plan = plan(index, Query(query.text, near.node))
        self._layer = -1
        self._known: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])

    def __call__(self, start: int, end: int) -> bool:
        """Whether the hit is left."""
        reach = self.index.reach(start)
        low, high = max(reach.first, start - self.near.distance), min(reach.end, end + self.near.distance)
        starts, first_end, ends, last_start = self._in(bisect_right(self.index.layer_at, start) - 1)
        before = bisect_right(ends, start)
        after = bisect_left(starts, end)
        beside = (before > 0 and last_start[before - 1] >= low) or (after < len(starts) and first_end[after] <= high)
        return beside != self.near.absent

    def _in(self, layer: int) -> tuple[list[int], list[int], list[int], list[int]]:
        """All of a layer: by start, with the first end from there on; by end, with the last start up to there."""
        if layer != self._layer:
            at = self.index.layer_at
            found, until = self._plan.spans(Window(layer, at[layer], at[layer + 1]), shortest=True)
            starts, ends = plain(found), plain(until)
            by_end = sorted(zip(ends, starts, strict=True))
            self._known = (
                list(starts), list(accumulate(reversed(ends), min))[::-1],
                [end for end, _ in by_end], list(accumulate((start for _, start in by_end), max)),
            )  # fmt: skip
            self._layer = layer
        return self._known
