"""Words with gaps between them at very many places at a time, with numpy.

The places where a match may end are the bits of one number for each start: bit k is set where so many tokens can be
the match's. A word with a gap before it shifts the bits on, and those stay under which it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from lettercli.index.layout import Index
from lettercli.search.bulk import fitting, limits
from lettercli.search.window import Ids

Array: TypeAlias = Any
"""A numpy array of numbers; to what is without numpy, a sequence of them."""


def before(index: Index, ids: Ids, tokens: Sequence[int], reach: tuple[int, int], first: int) -> Array:
    """The tokens with one of the ids that stand so far before some others, and not before the first, ascending."""
    types, fits, found = np.asarray(index.types), fitting(index, ids), np.asarray(tokens, np.intp)
    pieces = []
    for distance in range(reach[0], reach[1] + 1):
        starts = found - distance
        starts = starts[starts >= first]
        pieces.append(starts[fits(types[starts])])
    return np.unique(np.concatenate(pieces))


def read(
    index: Index, tokens: Sequence[int], steps: Sequence[tuple[Ids, int, int]], *, shortest: bool
) -> tuple[Array, Array]:
    """The hits that begin at some of these tokens, the longest or the shortest of each.

    The first word is there; `steps` are the others, each with how many of any words may stand before it. A hit must
    not be longer than a number has bits to spare.
    """
    types, starts = np.asarray(index.types), np.asarray(tokens, np.intp)
    longest = 1 + sum(most + 1 for _, _, most in steps)
    ends, room, low, high = np.full(len(starts), 2, np.uint64), None, 1, 1
    for ids, least, most in steps:
        fits = fitting(index, ids)
        places = np.zeros(len(starts), np.uint64)
        low, high = low + least, high + most
        for place in range(low, high + 1):
            there = fits(types.take(starts + place, mode="clip"))
            places |= there.astype(np.uint64) << np.uint64(place)
        spread = np.zeros(len(starts), np.uint64)
        for gap in range(least, most + 1):
            spread |= ends << np.uint64(gap)
        ends = (spread & places) << np.uint64(1)
        low, high = low + 1, high + 1
        alive = ends != 0
        starts, ends = starts[alive], ends[alive]
        if room is None:  # the last of the passage's tokens is looked for where something was found
            within = np.minimum(limits(index, starts) - starts, longest).astype(np.uint64)
            room = (np.uint64(2) << within) - np.uint64(1)
        else:
            room = room[alive]
        ends &= room
    found = np.zeros(len(starts), np.intp)
    for end in range(low, high + 1) if shortest else range(high, low - 1, -1):
        found[(found == 0) & (ends >> np.uint64(end) & np.uint64(1) != 0)] = end
    kept = found > 0
    return starts[kept], starts[kept] + found[kept]
