"""Hits that lie within something or contain something, and spans that are hits as a whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from lettercli.index.layout import Index
from lettercli.search.spans import Spans as Tagged
from lettercli.search.window import Plan, Spans, Window, plain, worth_numpy

Bound = Callable[[int], int]
"""From the first token of a hit to where it must end, at the latest or at the earliest."""
NEVER = 1 << 62
_DEAR = 4
"""How many passages are gone through in the time in which the spans around a token are found."""


class Narrowed:
    """The hits of a plan that lie in something of each outer plan, and contain something of each inner one."""

    def __init__(
        self, index: Index, core: Plan, outer: Sequence[Plan | Tagged], inner: Sequence[Plan]
    ) -> None:
        self.index = index
        self.core = core
        self.outer = outer
        self.inner = inner
        self._latest: list[object] = []
        """For each kind of passage that hits must lie in, where that ends, passage by passage."""
        self._bounds: tuple[Window | None, list[Bound], list[Bound]] = (None, [], [])

    def size(self, layer: int) -> int:
        """How many candidates there are in a layer."""
        return min(self.core.size(layer), *(plan.size(layer) for plan in self.inner)) if self.inner and isinstance(
            self.core, Whole) else self.core.size(layer)  # fmt: skip

    def spans(self, window: Window, *, shortest: bool = False) -> Spans:
        """The hits of a window."""
        found, until = self._beginning(window, shortest=shortest)
        if not self.inner and worth_numpy(len(found)) and (kept := self._wholly(found, until)) is not None:
            return kept
        if not self.outer and not shortest and worth_numpy(len(found)):
            from lettercli.search.bulk import at_the_earliest

            return at_the_earliest(found, until, [plan.spans(window, shortest=True) for plan in self.inner])
        latest, earliest = self._in(window)
        starts, ends = [], []
        for start, end in zip(plain(found), plain(until), strict=True):
            low = max((bound(start) for bound in earliest), default=0)
            high = min((bound(start) for bound in latest), default=NEVER)
            if not low <= end <= high:
                if (end < low and not shortest) or (end > high and shortest) or low > high:
                    continue
                others = [other for other in self.core.ends(start, min(high, self._limit(start))) if other >= low]
                if not others:
                    continue
                end = others[0] if shortest else others[-1]  # noqa: PLW2901
            starts.append(start)
            ends.append(end)
        return starts, ends

    def _beginning(self, window: Window, *, shortest: bool) -> Spans:
        """The hits of the core, but perhaps for such as contain nothing."""
        if not isinstance(self.core, Whole) or not self.inner:
            return self.core.spans(window, shortest=shortest)
        rarest = min(self.inner, key=lambda plan: plan.size(window.layer))
        if self.core.tagged.span.tag != "s" and rarest.size(window.layer) * _DEAR > len(self.index.passages.kinds):
            return self.core.spans(window, shortest=shortest)
        return self.core.around(plain(rarest.spans(window, shortest=True)[0]), shortest=shortest)

    def _wholly(self, starts: Sequence[int], ends: Sequence[int]) -> Spans | None:
        """The hits that lie in something, where each of them lies in it as a whole or begins outside; else None."""
        spans = [outer for outer in self.outer if isinstance(outer, Tagged) and outer.by_passage]
        if len(spans) < len(self.outer):
            return None
        from lettercli.search.bulk import at_the_latest, last_ends, within_ends

        kinds = {span.by_kind for span in spans}
        if min(kinds) >= 0:
            self._latest = self._latest or [last_ends(self.index, kind) for kind in kinds]
            return within_ends(self.index, starts, ends, self._latest)
        return at_the_latest(self.index, starts, ends, [last_end(span, Window(0, 0, 0)) for span in spans])

    def ends(self, start: int, limit: int) -> list[int]:
        """Where the hits end that begin at a token."""
        latest, earliest = self._in(letter_window(self.index, start))
        low = max((bound(start) for bound in earliest), default=0)
        high = min((bound(start) for bound in latest), default=NEVER)
        return [end for end in self.core.ends(start, min(limit, high)) if end >= low]

    def _limit(self, start: int) -> int:
        if isinstance(self.core, Whole):
            return NEVER
        breaks = self.index.breaks
        return breaks[bisect_right(breaks, start)]

    def _in(self, window: Window) -> tuple[list[Bound], list[Bound]]:
        """For hits that begin in a window, where they must end."""
        known, latest, earliest = self._bounds
        if known is None or known.layer != window.layer or not known.first <= window.first <= window.end <= known.end:
            latest = [last_end(each, window) for each in self.outer]
            earliest = [first_end(each, window) for each in self.inner]
            self._bounds = (window, latest, earliest)
        return latest, earliest


class Whole:
    """Spans as hits."""

    def __init__(self, index: Index, tagged: Tagged) -> None:
        self.index = index
        self.tagged = tagged

    def size(self, layer: int) -> int:
        """How many spans there may be in a layer, about."""
        index = self.index
        tokens = index.layer_at[layer + 1] - index.layer_at[layer]
        return tokens if self.tagged.span.tag == "s" else min(tokens, 20 * len(index.letters))

    def spans(self, window: Window, *, shortest: bool = False) -> Spans:
        """The spans that begin in a window; of those that begin at one token the longest, or the shortest."""
        found = self.tagged.within(window)
        kept = dict(reversed(found) if shortest else found)
        starts = sorted(kept)
        return starts, [kept[start] for start in starts]

    def around(self, tokens: Sequence[int], *, shortest: bool) -> Spans:
        """Of the spans that begin where one begins that a token lies in, the longest or the shortest each."""
        starts = sorted({start for token in tokens for start, _ in self.tagged.around(token)})
        ends = [self.ends(start, NEVER)[0 if shortest else -1] for start in starts]
        return starts, ends

    def ends(self, start: int, limit: int) -> list[int]:
        """Where the spans end that begin at a token."""
        return sorted({end for first, end in self.tagged.around(start) if first == start and end <= limit})


def letter_window(index: Index, token: int) -> Window:
    """The window of the letter of a token."""
    layer = bisect_right(index.layer_at, token, 0, len(index.layer_at) - 1) - 1
    at, letter = index.letter_at[layer], index.letter(token)
    return Window(layer, at[letter], at[letter + 1])


def last_end(outer: Plan | Tagged, window: Window) -> Bound:
    """Up to where something goes on that has begun already, for each first token."""
    if isinstance(outer, Tagged):
        around = outer.around
        return lambda token: max((end for _, end in around(token)), default=0)
    found, until = outer.spans(window)
    starts, ends = plain(found), list(accumulate(plain(until), max))
    return lambda token: ends[at - 1] if (at := bisect_right(starts, token)) else 0


def first_end(inner: Plan, window: Window) -> Bound:
    """Where something ends at the earliest that begins from a token on."""
    found, until = inner.spans(window, shortest=True)
    starts = plain(found)
    ends = list(accumulate(reversed(plain(until)), min))[::-1]
    return lambda token: ends[at] if (at := bisect_left(starts, token)) < len(starts) else NEVER
