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


def whole(starts: Array, ends: Array) -> tuple[Array, Array]:
    """The same numbers in as few runs as may be: a run that goes on where the last one ended is part of it."""
    if not len(starts):
        return starts, ends
    parted = starts[1:] != ends[:-1]
    return starts[np.concatenate(([True], parted))], ends[np.concatenate((parted, [True]))]


def merged(*ascending: Array) -> Array:
    """The different numbers of several arrays, ascending, each of which is so already."""
    found: Array = np.concatenate(ascending)
    found.sort(kind="stable")  # which joins what is sorted, where any other sort would begin anew
    if not len(found):
        return found
    new = np.ones(len(found), bool)
    np.not_equal(found[1:], found[:-1], out=new[1:])
    return found[new]
