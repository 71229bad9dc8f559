"""Words in a row with a known number of any words between them: `"letter" []{0,3} "the"`, read without an automaton.

The rarest of the words says where to look. What stands as far from it as another of them may is cut out of the tokens
and compared with that word's forms as a whole, so that of very many places the few where a hit can be are found
without a look at each token.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import not_
from typing import NamedTuple

from lettercli.index.layout import Index
from lettercli.query.patterns import Repeat, Token
from lettercli.query.tree import Node, Word
from lettercli.query.tree import Sequence as InSequence
from lettercli.search.forms import Source
from lettercli.search.window import Except, Ids, Spans, Window, plain, worth_numpy

_MANY = 100_000
"""Places to look at above which numpy is worth its import."""
_LONG = 62
"""Tokens that a match may have at the most for its possible ends to fit into one number of numpy's."""
_FORMS = 4_096
"""Forms in a row that are compared as a set; of more, each token is compared with their first and last."""


class Step(NamedTuple):
    """A word, and how many of any words may stand before it."""

    ids: Ids
    least: int
    most: int


class Gapped:
    """Such words, as a plan; the first has nothing before it."""

    def __init__(self, index: Index, steps: Sequence[Step]) -> None:
        self.index = index
        self.first, *self.rest = self.steps = list(steps)
        self.sources = [Source(index, step.ids) for step in steps]
        self.reach: list[tuple[int, int]] = [(0, 0)]
        """How far from the first word each stands, at the least and at the most."""
        for step in self.rest:
            low, high = self.reach[-1]
            self.reach.append((low + step.least + 1, high + step.most + 1))

    def size(self, layer: int) -> int:
        """How many candidates there are in a layer, about."""
        return min(*self._costs(layer), self.index.layer_at[layer + 1] - self.index.layer_at[layer])

    def _costs(self, layer: int) -> list[int]:
        """How many places there are to look at if one begins with each of the words."""
        reach = zip(self.sources, self.reach, strict=True)
        return [source.size(layer) * (high - low + 1) for source, (low, high) in reach]

    def spans(self, window: Window, *, shortest: bool = False) -> Spans:
        """The hits of a window: of the matches that begin at a token the longest, or the shortest."""
        sizes = [source.size(window.layer) for source in self.sources]
        if not min(sizes):
            return (), ()
        costs = self._costs(window.layer)
        rarest = costs.index(min(costs))
        tokens = self.sources[rarest].tokens(window)
        if self.reach[-1][1] < _LONG and worth_numpy(len(tokens), _MANY):
            from lettercli.search.leaps import before, read

            if rarest:
                tokens = before(self.index, self.first.ids, tokens, self.reach[rarest], window.first)
            return read(self.index, tokens, self.rest, shortest=shortest)
        others = ((size, place) for place, size in enumerate(sizes) if place and place != rarest)
        return self._read(self._starting(rarest, plain(tokens), window), others, shortest=shortest)

    def _starting(self, rarest: int, tokens: Sequence[int], window: Window) -> Sequence[int]:
        """Where a match may begin that has one of these tokens as its rarest word; the first word is there."""
        if not rarest:
            return tokens
        low, high = self.reach[rarest]
        types, ids, missing = self.index.types, self.first.ids, _missing(self.first.ids)
        found = set[int]()
        for token in tokens:
            first = max(token - high, window.first)
            if first <= token - low and not missing(before := types[first : token - low + 1]):
                found.update(at for at, id in enumerate(before, first) if ids is None or id in ids)
        return sorted(found)

    def _read(self, starts: Iterable[int], others: Iterable[tuple[int, int]], *, shortest: bool) -> Spans:
        """The hits that begin at some of these tokens, at which the first word stands; `others`: size and place."""
        types, breaks = self.index.types, self.index.breaks
        for _, place in sorted(others)[:1]:
            (low, high), missing = self.reach[place], _missing(self.steps[place].ids)
            starts = [start for start in starts if not missing(types[start + low : start + high + 1])]
        if len(self.rest) == 1 and not shortest:
            return self._read_pairs(starts)
        found: list[int] = []
        ends: list[int] = []
        for start in starts:
            if end := self.end(start, breaks[bisect_right(breaks, start)], shortest=shortest):
                found.append(start)
                ends.append(end)
        return found, ends

    def _read_pairs(self, starts: Iterable[int]) -> Spans:
        """What `_read` gives of two words, the longest matches: the frequent case, in which each step counts."""
        types, breaks, number = self.index.types, self.index.breaks, len(self.index.breaks)
        low, high = self.reach[1]
        ids, found, ends = self.rest[0].ids, list[int](), list[int]()
        place = before = 0
        for start in starts:
            place = bisect_right(breaks, start, place, min(place + start - before + 1, number))
            before = start
            end = min(start + high + 1, breaks[place])
            for at, id in enumerate(reversed(types[start + low : end])):
                if ids is None or id in ids:
                    found.append(start)
                    ends.append(end - at)
                    break
        return found, ends

    def end(self, start: int, limit: int, *, shortest: bool) -> int:
        """Where the longest match ends that begins there and ends no later than the limit, or the shortest; 0: none.

        That the first word stands there is taken for granted.
        """
        types = self.index.types
        if len(self.rest) != 1:
            ends = self._ends(start, limit)
            return ends[0 if shortest else -1] if ends else 0
        ids, least, most = self.rest[0]
        first, last = start + 1 + least, min(start + 1 + most, limit - 1)
        for place in range(first, last + 1) if shortest else range(last, first - 1, -1):
            if ids is None or types[place] in ids:
                return place + 1
        return 0

    def _ends(self, start: int, limit: int) -> list[int]:
        """Where the matches end that begin at a token, at which the first word stands."""
        types, ends = self.index.types, [start + 1]
        for ids, least, most in self.rest:
            places: Iterable[int] = range(ends[0] + least, min(ends[0] + most + 1, limit)) if ends else ()
            if len(ends) > 1:
                places = sorted({place for end in ends for place in range(end + least, min(end + most + 1, limit))})
            ends = [place + 1 for place in places if ids is None or types[place] in ids]
        return ends

    def ends(self, start: int, limit: int) -> list[int]:
        """Where the matches end that begin at a token and end no later than at the limit, ascending."""
        ids = self.first.ids
        if start >= limit or (ids is not None and self.index.types[start] not in ids):
            return []
        return self._ends(start, limit)


def _missing(ids: Ids) -> Callable[[Sequence[int]], bool]:
    """What says of some ids whether none of them is among these."""
    if ids is None:
        return not_
    if isinstance(ids, Except):
        return frozenset(ids.ids).issuperset
    if isinstance(ids, range) and len(ids) > _FORMS:
        first, end = ids.start, ids.stop
        return lambda some: not any(first <= id < end for id in some)
    return frozenset(ids).isdisjoint


def steps_of(node: Node, ids: Callable[[Node], Ids]) -> list[Step] | None:
    """The steps of a pattern that is such words in a row; None for any other."""
    if not isinstance(node, InSequence):
        return None
    steps: list[Step] = []
    least = most = 0
    for part in node.nodes:
        if isinstance(part, Repeat) and part.most is not None and _is_any(part.node):
            least, most = least + part.least, most + part.most
        elif isinstance(part, Token | Word):
            steps.append(Step(ids(part), least, most))
            least = most = 0
        else:
            return None
    return steps if steps and not most and not steps[0].most else None


def _is_any(node: Node) -> bool:
    return isinstance(node, Token) and node.test is None
