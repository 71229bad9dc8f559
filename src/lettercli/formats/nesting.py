"""Marks over a text as elements that lie one in the other, which formats with elements need.

Emphasis and gaps do, for so they are written. A mark that may be cut, as an editor's bracket that begins inside
emphasis and ends outside, is cut where the other ends; one that may not, as a repair, is left out by who lays it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

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


def crosses(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches overlap, neither within the other."""
    (start, end), (first, last) = sorted((one, other))
    return start < first < end < last


def bars(stretch: Stretch, gaps: Sequence[Stretch], taken: Sequence[Stretch]) -> bool:
    """Whether what is there keeps a mark that cannot be cut from being an element: it lies across, or in lost text."""
    start, end = stretch
    inside = any(first <= start and end <= last and stretch != (first, last) for first, last in gaps)
    return inside or any(crosses(stretch, other) for other in taken)


def pieces(stretch: Stretch, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretch, cut where another begins or ends that would lie across it."""
    begin, last = stretch
    cuts = {begin, last}
    for start, end in taken:
        if crosses(stretch, (start, end)):
            cuts.add(start if begin < start < last else end)
    yield from pairwise(sorted(cuts))


_start = itemgetter(0)


def lay(spans: list[Span], span: Span) -> None:
    """Put a span among the others, before those that it holds and behind all that begins before it."""
    at = bisect_left(spans, span.start, key=_start)
    while at < len(spans) and spans[at].start == span.start and (
        spans[at].end > span.end or spans[at].start == spans[at].end
    ):
        at += 1
    spans.insert(at, span)
