"""Many short runs of numbers, one after another, as one array."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

Array: TypeAlias = Any
"""A numpy array of whole numbers."""


def joined(starts: Array, ends: Array) -> Array:
    """The numbers from each start to its end, exclusive, run after run."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    found: Array = np.repeat(starts - before, lengths)
    found += np.arange(len(found))
    return found


def merged(*borders: Array) -> Array:
    """The numbers of ascending arrays, ascending, each once; where all are sorted already that is but a merge."""
    at = np.sort(np.concatenate([border.astype(np.int64) for border in borders]), kind="stable")
    return at[np.concatenate(([True], at[1:] != at[:-1]))] if len(at) else at


def whole(starts: Array, ends: Array) -> tuple[Array, Array]:
    """The same numbers in as few runs as may be: a run that goes on where the last one ended is part of it."""
    if not len(starts):
        return starts, ends
    parted = starts[1:] != ends[:-1]
    return starts[np.concatenate(([True], parted))], ends[np.concatenate((parted, [True]))]
