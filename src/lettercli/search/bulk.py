"""The work on very many tokens at a time, with numpy: imported by what has so many, in the function that has them.

Everything here gives what its plain counterpart gives, as arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lettercli.index.layout import NONE, Index, Postings
from lettercli.search.window import Except, Window

Array: TypeAlias = Any
"""A numpy array of numbers; to what is without numpy, a sequence of them."""


def moved(tokens: Sequence[int], by: int) -> Array:
    """The tokens so many places on."""
    return np.asarray(tokens) + by


def table(size: int, ids: range | frozenset[int] | Except | None) -> NDArray[np.bool_]:
    """For each id of the lexicon whether it is one of these."""
    if isinstance(ids, Except):
        return ~table(size, ids.ids)
    if ids is None:
        return np.ones(size, bool)
    made = np.zeros(size, bool)
    if isinstance(ids, range):
        made[ids.start : ids.stop] = True
    else:
        made[np.fromiter(ids, np.intp, len(ids))] = True
    return made


def seen(index: Index, ids: range | frozenset[int] | Except, window: Window) -> Array:
    """The tokens of a window that have one of the ids, found by looking at each."""
    types = np.asarray(index.types)[window.first : window.end]
    if isinstance(ids, range):
        return np.flatnonzero((types >= ids.start) & (types < ids.stop)) + window.first
    return np.flatnonzero(table(len(index.lexicon), ids)[types]) + window.first


def sorted_tokens(postings: Postings, ids: range | frozenset[int]) -> Array:
    """All tokens of a layer that have one of the ids, ascending."""
    tokens = np.asarray(postings.tokens)
    if isinstance(ids, range):
        return np.sort(tokens[postings.at[ids.start] : postings.at[ids.stop]])
    at = np.asarray(postings.at)
    wanted = np.sort(np.fromiter(ids, np.intp, len(ids)))
    runs = zip(at[wanted].tolist(), at[wanted + 1].tolist(), strict=True)
    found = np.concatenate([tokens[first:end] for first, end in runs])
    found.sort()
    return found


def chained(
    index: Index, candidates: Sequence[int], wanted: Sequence[tuple[int, Any]], before: int, length: int
) -> tuple[Array, Array]:
    """The candidates beside which the wanted ids stand, as hits that begin so many tokens before them."""
    types = np.asarray(index.types)
    tokens = np.asarray(candidates, np.intp)
    for offset, ids in wanted:
        tokens = tokens[fitting(index, ids)(types.take(tokens + offset))]
    starts = tokens - before
    kept = limits(index, starts) >= starts + length
    starts = starts[kept]
    return starts, starts + length


def fitting(index: Index, ids: range | frozenset[int] | Except | None) -> Callable[[Array], NDArray[np.bool_]]:
    """What says of some forms which of them are among these."""
    if not isinstance(ids, range):
        known = table(len(index.lexicon), ids)
        return lambda types: known[types]
    first, end = ids.start, ids.stop
    if len(ids) == 1:
        return lambda types: types == first
    return lambda types: (types >= first) & (types < end)


def limits(index: Index, starts: Array) -> Array:
    """Where the passage or the stretch of each token ends."""
    breaks = np.asarray(index.breaks)
    return breaks[np.searchsorted(breaks, starts.astype(breaks.dtype, copy=False), "right")].astype(np.intp)


def passages(index: Index, starts: Array) -> Array:
    """The passage of each token."""
    first = np.asarray(index.passages.first)
    return np.searchsorted(first, starts.astype(first.dtype, copy=False), "right") - 1


def letters(index: Index, starts: Array) -> Array:
    """The letter of each token."""
    return np.asarray(index.passages.letters)[passages(index, starts)]


def standing(index: Index, passages: Array, wanted: bytes | None, *, body: bool) -> NDArray[np.bool_]:
    """For each passage whether it is one of a wanted letter, told by a 1 for each, and if asked for of its body."""
    kept = np.ones(len(passages), bool)
    if wanted is not None:
        kept &= np.frombuffer(wanted, bool)[np.asarray(index.passages.letters)[passages]]
    if body:
        kept &= np.asarray(index.passages.body)[passages] != 0
    return kept


def kept_by(values: Array, test: Callable[[int], object]) -> NDArray[np.bool_]:
    """For each value whether it stands the test, which is made once for each different one."""
    different, places = np.unique(values, return_inverse=True)
    return np.fromiter((bool(test(value)) for value in different.tolist()), bool, len(different))[places]


def voiced(index: Index, starts: Array, ends: Array, code: int) -> NDArray[np.bool_]:
    """Whether the last voice that speaks in each hit is that one."""
    return np.equal(voices(index, starts, ends), code)


def voices(index: Index, starts: Array, ends: Array) -> NDArray[np.uint8]:
    """The last voice that speaks in each hit."""
    at, of = np.asarray(index.voices.at), np.asarray(index.voices.of, np.uint8)

    def single(tokens: Array) -> NDArray[np.uint8]:
        found: NDArray[np.uint8] = of[np.searchsorted(at, tokens.astype(at.dtype, copy=False), "right") - 1]
        return found

    highest = single(starts)
    for offset in range(1, int((ends - starts).max(initial=1))):
        inside = starts + offset < ends
        highest[inside] = np.maximum(highest[inside], single(starts[inside] + offset))
    return highest


def at_the_latest(
    index: Index, starts: Sequence[int], ends: Sequence[int], bounds: Collection[Callable[[int], int]]
) -> tuple[Array, Array] | None:
    """The hits that end where the bounds of their passages allow it; None where one begins within and ends beyond."""
    first, last = np.asarray(starts, np.intp), np.asarray(ends, np.intp)
    _, examples, places = np.unique(passages(index, first), return_index=True, return_inverse=True)
    for bound in bounds:
        latest = np.fromiter(map(bound, first[examples].tolist()), np.intp, len(examples))[places]
        if ((latest > 0) & (last > latest)).any():
            return None
        inside = latest > 0
        first, last, places = first[inside], last[inside], places[inside]
        _, examples, places = np.unique(places, return_index=True, return_inverse=True)
    return first, last


def last_ends(index: Index, kind: int) -> Array:
    """For each passage where the outermost one of a kind ends that it lies in, itself included; 0: it lies in none."""
    rows = index.passages
    tokens = np.asarray(rows.first).astype(np.intp)
    until = tokens[np.asarray(rows.ends)]
    parents = np.asarray(rows.parents).astype(np.intp)
    tops = np.flatnonzero(parents == NONE)
    parents[tops] = tops
    latest = np.where((np.asarray(rows.kinds) == kind) & (tokens[:-1] < until), until, 0)
    while ((outer := latest[parents]) > latest).any():
        latest = np.maximum(latest, outer)
    return latest


def within_ends(
    index: Index, starts: Sequence[int], ends: Sequence[int], latest: Collection[Array]
) -> tuple[Array, Array] | None:
    """The hits that end where `last_ends` allows it; None where one begins within and ends beyond."""
    first, last = np.asarray(starts, np.intp), np.asarray(ends, np.intp)
    there = passages(index, first)
    for each in latest:
        bound = each[there]
        inside = bound > 0
        if (last > bound)[inside].any():
            return None
        first, last, there = first[inside], last[inside], there[inside]
    return first, last


def at_the_earliest(
    starts: Sequence[int], ends: Sequence[int], inner: Sequence[tuple[Sequence[int], Sequence[int]]]
) -> tuple[Array, Array]:
    """The hits that end where something of each inner kind has ended that begins with them or after their beginning."""
    first, last = np.asarray(starts, np.intp), np.asarray(ends, np.intp)
    for found, until in inner:
        begins = np.asarray(found, np.intp)
        never = np.iinfo(np.intp).max
        earliest = np.append(np.minimum.accumulate(np.asarray(until, np.intp)[::-1])[::-1], never)
        kept = earliest[np.searchsorted(begins, first)] <= last
        first, last = first[kept], last[kept]
    return first, last


def by_letter(index: Index, layers: Sequence[tuple[int, tuple[Sequence[int], Sequence[int]]]]) -> tuple[Array, Array]:
    """The hits of several layers, each with its number and in order, letter by letter."""
    spans = [(np.asarray(starts), np.asarray(ends)) for _, (starts, ends) in layers]
    # Hits are ascending, and so are letters: what lies between two borders is counted, and no hit is asked for its own.
    each = zip(layers, spans, strict=True)
    counts = np.stack([np.diff(held(index, layer, starts)) for (layer, _), (starts, _) in each])
    before = np.cumsum(counts.sum(0)) - counts.sum(0) + np.cumsum(counts, 0) - counts
    size = int(counts.sum())
    first, last = np.empty(size, np.intp), np.empty(size, np.intp)
    for number, (starts, ends) in enumerate(spans):
        own = np.cumsum(counts[number]) - counts[number]
        places = np.repeat(before[number] - own, counts[number]) + np.arange(len(starts))
        first[places], last[places] = starts, ends
    return first, last


def held(index: Index, layer: int, starts: Array) -> Array:
    """How many of the ascending first tokens of a layer's hits lie before each letter, and before the layer's end."""
    found: Array = np.searchsorted(starts, np.asarray(index.letter_at[layer]).astype(starts.dtype))
    return found


def joined(pieces: Collection[Sequence[int]]) -> Array:
    """Several sequences as one."""
    return np.concatenate([np.asarray(piece, np.intp) for piece in pieces])


def mask(kept: Iterable[bool], number: int) -> NDArray[np.bool_]:
    """So many answers as an array."""
    return np.fromiter(kept, bool, number)
