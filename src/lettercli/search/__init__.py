"""Where an index has what a query asks for.

A query becomes a *plan* (see `plan`), and an edition is searched in windows of whole letters: small ones first, so
that the first hits are there at once, then larger ones, so that all of them are soon there. Hits come in the edition's
order, none twice, each within one passage and without a gap in it; of several that begin at one token the longest is
the hit. What filters hits looks at those, so a filter never changes which hits the rest finds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import starmap
from operator import itemgetter
from typing import TYPE_CHECKING

from lettercli.index.layout import Index
from lettercli.query.tree import Query
from lettercli.search.chain import Chain
from lettercli.search.plan import plan
from lettercli.search.scope import Hit as Hit
from lettercli.search.scope import Layer as Layer
from lettercli.search.scope import Scope as Scope
from lettercli.search.scope import Voice as Voice
from lettercli.search.scope import layers as layers_of
from lettercli.search.scope import within as within
from lettercli.search.window import Plan, Spans, Window, plain, worth_numpy

if TYPE_CHECKING:
    from lettercli.search.kept import Kept

_AT_ONCE = 1_000
"""Candidates that are looked at in one window."""
_FEWEST, _MOST = 250, 1 << 19
"""About how many candidates the first window has, and how many the largest."""
_SHARED, _ALONE = 20_000, 400_000
"""Candidates between which a count may be shared out: fewer are counted before a process is made, and more by numpy,
whose import in both would take what is won."""

Run = tuple[int, int]
"""The letters from one place to another, end exclusive."""
Across = Callable[[Callable[[Run], int], Sequence[Run]], Iterable[int]]
"""What calls a function with each of some runs, and gives what comes of it."""


def search(
    index: Index,
    query: Query,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
) -> Iterator[Hit]:
    """The hits in the edition's order; raises BadQuery before the first.

    Layers: "text" is all that the letters say, "body" the same without salute, dateline, closer and signature,
    "notes" the editors' notes, "all" everything. What other hands wrote is found with layer "all" or voice "other"
    only.
    """
    return _hits(blocks(index, query, layer, voice, scope))


def search_each(index: Index, query: Query, where: Iterable[tuple[Layer, Voice | None]]) -> Iterator[Hit]:
    """The hits in each of some layers and voices, one after another; the query is looked into once for all of them."""
    way, every = plan(index, query), (0, len(index.letters))
    for layer, voice in where:
        yield from _hits(_blocks(index, query, way, layer, voice, None, every, eager=False))


def _hits(found: Iterable[Spans]) -> Iterator[Hit]:
    return (hit for starts, ends in found for hit in starmap(Hit, zip(plain(starts), plain(ends), strict=True)))


def count(
    index: Index,
    query: Query,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
    across: Across = map,
) -> int:
    """How many hits `search` would give.

    Where there are many places to look at, `across` is given a function and two runs of letters that it is to be
    called with, and may call it in two processes.
    """
    way = plan(index, query)
    if (number := _known(index, query, way, layer, voice, scope)) is not None:
        return number

    def among(run: Run) -> int:
        return sum(len(starts) for starts, _ in _blocks(index, query, way, layer, voice, scope, run, eager=True))

    middle, end = len(index.letters) // 2, len(index.letters)
    if not middle or not _SHARED < sum(map(way.size, _layers(index, layer, voice))) <= _ALONE:
        return among((0, end))
    return sum(across(among, [(0, middle), (middle, end)]))


def known(index: Index, query: Query, layer: Layer, voice: Voice | None, scope: Scope | None) -> int | None:
    """What `count` would say, where it need not search for that: of one word, or one of several, without filters."""
    return _known(index, query, plan(index, query), layer, voice, scope)


def _known(
    index: Index, query: Query, way: Plan, layer: Layer, voice: Voice | None, scope: Scope | None
) -> int | None:
    filtered = voice is not None or layer == "body" or scope is not None or query.near
    if filtered or not isinstance(way, Chain) or len(way.sources) > 1:
        return None
    return sum(map(way.size, _layers(index, layer, voice)))


def blocks(
    index: Index,
    query: Query,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
    *,
    eager: bool = False,
) -> Iterator[Spans]:
    """The hits of `search` block by block: their first tokens and their ends, as sequences or as numpy arrays.

    With `eager` the first block is as large as the last: right for somebody who wants all of them.
    """
    every = (0, len(index.letters))
    return _blocks(index, query, plan(index, query), layer, voice, scope, every, eager=eager)


def _blocks(
    index: Index, query: Query, way: Plan, layer: Layer, voice: Voice | None, scope: Scope | None, run: Run, *,
    eager: bool,
) -> Iterator[Spans]:  # fmt: skip
    layers = _layers(index, layer, voice)
    sizes = [way.size(number) for number in layers]
    kept: Kept | None = None
    if layer == "body" or voice is not None or scope is not None or query.near:
        from lettercli.search.kept import Kept

        kept = Kept(index, query, layer == "body", voice, scope)
    searched = [number for number, size in zip(layers, sizes, strict=True) if size]
    for first, end in _letters(index, sum(sizes), kept, run, eager=eager):
        found = [
            way.spans(Window(number, index.letter_at[number][first], index.letter_at[number][end]))
            for number in searched
        ]
        there = [(number, spans) for number, spans in zip(searched, found, strict=True) if len(spans[0])]
        starts, ends = _in_order(index, there)
        if len(starts):
            starts, ends = _clipped(index, query, starts, ends)
            yield kept(starts, ends) if kept is not None else (starts, ends)


def _letters(index: Index, candidates: int, kept: Kept | None, run: Run, *, eager: bool) -> Iterator[Run]:
    """Shorter runs of letters to be searched at a time."""
    letters = len(index.letters)
    if not candidates:
        return
    size = _MOST if eager or candidates <= _AT_ONCE else _FEWEST
    first, last = run
    while first < last:
        end = last if candidates <= size else min(first + max(size * letters // candidates, 1), last)
        if kept is not None:
            first, end = kept.narrowed(first, end, last)
            if first == end:
                return
        yield first, end
        first, size = end, min(2 * size, _MOST)


def _layers(index: Index, layer: Layer, voice: Voice | None) -> list[int]:
    """The layers of the index where hits can be, in the order of a letter's reading."""
    numbers = layers_of(layer, voice)
    return [number for number in numbers if index.layer_at[number] < index.layer_at[number + 1]]


def _in_order(index: Index, layers: list[tuple[int, Spans]]) -> Spans:
    """The hits of several layers, each with its number, letter by letter."""
    found = [spans for _, spans in layers]
    if len(found) < 2:
        return found[0] if found else ((), ())
    if worth_numpy(sum(len(starts) for starts, _ in found)):
        from lettercli.search.bulk import by_letter

        return by_letter(index, layers)
    # Most hits are in the first layer; so the others are put between its hits, and nobody asks for those their letter.
    at = index.letter_at[layers[0][0]]
    main, main_ends = plain(found[0][0]), plain(found[0][1])
    others = [
        (index.letter(start), start, end)
        for one, until in found[1:]
        for start, end in zip(plain(one), plain(until), strict=True)
    ]
    others.sort(key=itemgetter(0))
    starts, ends, done = list[int](), list[int](), 0
    for letter, start, end in others:
        if (place := bisect_left(main, at[letter + 1], done)) > done:
            starts += main[done:place]
            ends += main_ends[done:place]
            done = place
        starts.append(start)
        ends.append(end)
    return [*starts, *main[done:]], [*ends, *main_ends[done:]]


def _clipped(index: Index, query: Query, starts: Sequence[int], ends: Sequence[int]) -> Spans:
    """Of spans that go on into the next passage, what stands in the first."""
    if not query.cql or "<" not in query.text:
        return starts, ends
    breaks = index.breaks
    starts = plain(starts)
    limits = [breaks[bisect_right(breaks, start)] for start in starts]
    return starts, list(map(min, plain(ends), limits))
