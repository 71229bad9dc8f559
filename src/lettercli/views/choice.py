"""Which of the hits of a search a concordance shows, and in what order: a sample, sorted, limited.

What `kwic` does with hits one by one is done here with blocks of numbers, by numpy where there are many: no hit that is
not shown becomes an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from lettercli.index.layout import Index
from lettercli.search import Hit
from lettercli.search.window import Spans, plain, worth_numpy
from lettercli.views.kwic import MANY, drawn_places

if TYPE_CHECKING:
    from lettercli.views.order import Key


def chosen(
    index: Index, found: Iterable[Spans], keys: Sequence[Key] = (), sample: int | None = None, seed: int = 0,
    limit: int | None = None, many: int = MANY,
) -> tuple[Spans, int]:  # fmt: skip
    """The hits that are left of a search's, in their order; and how many there were."""
    blocks = [(_short(starts), _short(ends)) for starts, ends in found]
    total = sum(len(starts) for starts, _ in blocks)
    if not worth_numpy(total, many):
        starts = list(chain.from_iterable(plain(starts) for starts, _ in blocks))
        ends = list(chain.from_iterable(plain(ends) for _, ends in blocks))
        return _few(index, starts, ends, keys, drawn_places(total, sample, seed) if sample is not None else None, limit)
    import numpy as np

    first: Any = np.concatenate([np.asarray(starts, np.uint32) for starts, _ in blocks])
    last: Any = np.concatenate([np.asarray(ends, np.uint32) for _, ends in blocks])
    blocks.clear()
    if sample is not None:
        places = drawn_places(total, sample, seed)
        first, last = first[places], last[places]
    if keys:
        from lettercli.views.ranks import can_rank, ranked

        if not can_rank(keys, int((last - first).max(initial=0))):
            return _few(index, first.tolist(), last.tolist(), keys, None, limit)[0], total
        order = ranked(index, first, last, keys, limit)
        first, last = first[order], last[order]
    return (first[:limit], last[:limit]), total


def _short(tokens: Sequence[int]) -> Sequence[int]:
    """The tokens in four bytes each, as an index has them, if they are an array."""
    return tokens.astype("u4") if hasattr(tokens, "astype") else tokens


def _few(
    index: Index, starts: list[int], ends: list[int], keys: Sequence[Key], places: list[int] | None, limit: int | None
) -> tuple[Spans, int]:
    total = len(starts)
    if places is not None:
        starts, ends = [starts[place] for place in places], [ends[place] for place in places]
    if keys:
        from lettercli.views.order import order

        hits = order(index, map(Hit, starts, ends), keys)
        starts, ends = [hit.start for hit in hits], [hit.end for hit in hits]
    return (starts[:limit], ends[:limit]), total
