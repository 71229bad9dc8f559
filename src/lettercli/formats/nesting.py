"""Marks over a text as elements that lie one in the other, which formats with elements need.

Emphasis and gaps do, for so they are written. A mark that may be cut, as an editor's bracket that begins inside
emphasis and ends outside, is cut where the other ends; one that may not, as a repair, is left out by who lays it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

from lettercli.model import Mark

Stretch = tuple[int, int]


class Span(NamedTuple):
    """An element over a stretch of text; without `close` it stands for the stretch, or at a point."""

    start: int
    end: int
    open: str
    close: str = ""


def joined(text: str, spans: Iterable[Span], escaped: Callable[[str], str]) -> str:
    """The text with its elements; the spans in order, each before those that it holds."""
    return "".join(_joined(text, spans, escaped))


def _joined(text: str, spans: Iterable[Span], escaped: Callable[[str], str]) -> Iterator[str]:
    at, opened = 0, list[Span]()
    for span in spans:
        while opened and opened[-1].end <= span.start:
            yield escaped(text[at : opened[-1].end])
            at = max(at, opened[-1].end)
            yield opened.pop().close
        yield escaped(text[at : span.start])
        at = max(at, span.start)
        yield span.open
        if span.close:
            opened.append(span)
        else:
            at = max(at, span.end)
    while opened:
        yield escaped(text[at : opened[-1].end])
        at = max(at, opened[-1].end)
        yield opened.pop().close
    yield escaped(text[at:])


class Taken:
    """The stretches of a text that elements have, each within or beside every other."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Those of its emphasis and gaps; others are added."""
        hard = [mark for mark in marks if mark.kind in ("emphasis", "gap")]
        self._gaps = sorted((mark.start, mark.end) for mark in hard if mark.kind == "gap")
        self._starts = sorted((mark.start, mark.end) for mark in hard)
        self._ends = sorted((mark.end, mark.start) for mark in hard)

    def add(self, stretch: Stretch) -> None:
        """Takes a stretch."""
        insort(self._starts, stretch)
        insort(self._ends, (stretch[1], stretch[0]))

    def bars(self, stretch: Stretch) -> bool:
        """Whether a mark that cannot be cut is no element here: it would lie across another, or in lost text."""
        start, end = stretch
        at = bisect_right(self._gaps, (start, inf)) - 1
        inside = at >= 0 and end <= self._gaps[at][1] and stretch != self._gaps[at]
        return inside or bool(self._cuts(stretch))

    def pieces(self, stretch: Stretch) -> Iterator[Stretch]:
        """The stretch, cut where another begins or ends that would lie across it."""
        yield from pairwise(sorted({*stretch, *self._cuts(stretch)}))

    def _cuts(self, stretch: Stretch) -> list[int]:
        """Where others that lie across a stretch begin or end in it."""
        start, end = stretch
        within = slice(bisect_right(self._starts, (start, inf)), bisect_left(self._starts, (end, -1)))
        begun = slice(bisect_right(self._ends, (start, inf)), bisect_left(self._ends, (end, -1)))
        cuts = [first for first, last in self._starts[within] if last > end]
        return cuts + [last for last, first in self._ends[begun] if first < start]


_start = itemgetter(0)


def lay(spans: list[Span], span: Span) -> None:
    """Put a span among the others, before those that it holds and behind all that begins before it."""
    at = bisect_left(spans, span.start, key=_start)
    while at < len(spans) and spans[at].start == span.start and (
        spans[at].end > span.end or spans[at].start == spans[at].end
    ):
        at += 1
    spans.insert(at, span)
