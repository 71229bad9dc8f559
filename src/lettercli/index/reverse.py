"""The reverse index of a layer: for each form its tokens, ascending.

To sort ten million tokens takes less time than to move those of an index that was there before: both are bound by
memory, and two threads can sort.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.generic]
    Ids = NDArray[np.uint32]
    Places = NDArray[np.int64]

_AT_ONCE = 1 << 21
"""Tokens that are sorted at once."""


def fill(types: Numbers, within: tuple[int, int], at: Ids, tokens: Ids) -> None:
    """Fill `at`, where the tokens of each form begin, and `tokens`; `types` are those of all layers.

    `at` has one more than there are forms; the tokens are those from a first one to an end.

    Two threads sort half of the pieces each, since numpy sorts and moves without keeping others waiting. No more than
    two pieces are in memory at once.
    """
    forms = len(at) - 1
    pieces = [(low, min(low + _AT_ONCE, within[1])) for low in range(*within, _AT_ONCE)]
    half = -(-len(pieces) // 2)

    def counted(pieces: Sequence[tuple[int, int]]) -> Places:
        counts = np.zeros(forms, np.int64)
        for low, high in pieces:
            counts += np.bincount(types[low:high], minlength=forms)
        return counts

    def placed(pieces: Sequence[tuple[int, int]], place: Places) -> None:
        for low, high in pieces:
            order = _order(types, low, high)
            here = np.bincount(types[low:high], minlength=forms)
            # Within a piece those of one form follow one another, so their places go on from the form's own.
            places = np.repeat(place - (np.cumsum(here) - here), here)
            places += np.arange(high - low)
            tokens[places] = order
            place += here

    with ThreadPoolExecutor(1) as other:
        others = other.submit(counted, pieces[half:])
        first = counted(pieces[:half])
        at[0] = 0
        at[1:] = np.cumsum(first + others.result())
        begin = at[:-1].astype(np.int64)
        ahead = other.submit(placed, pieces[half:], begin + first)
        placed(pieces[:half], begin)
        ahead.result()


def _order(types: Numbers, low: int, high: int) -> Ids:
    """The tokens of a piece, ascending by form and then by place."""
    keys = types[low:high].astype(np.uint64) << np.uint64(32)
    keys |= np.arange(low, high, dtype=np.uint64)
    keys.sort()
    return keys.astype(np.uint32)
