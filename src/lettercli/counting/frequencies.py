"""How often each word is in a region: of whole layers as the index knows it, else counted in windows."""

from __future__ import annotations

import numpy as np

from lettercli.counting.classes import Classes
from lettercli.counting.divisions import Division
from lettercli.counting.forms import Cells, Gathering
from lettercli.counting.ragged import Array
from lettercli.counting.region import Region


def frequencies(region: Region, classes: Classes) -> Array:
    """For each class how many tokens of the region belong to it, as an int64 array."""
    return classes.gathered(form_frequencies(region))


def form_frequencies(region: Region) -> Array:
    """The same for each form of the lexicon."""
    index = region.index
    counts: Array = np.zeros(len(index.lexicon), np.int64)
    if region.unfiltered:
        for number in region.layers:
            counts += np.diff(np.asarray(index.postings[number].at).astype(np.int64))
        return counts
    for window in region.windows():
        counts += np.bincount(region.types(window), minlength=len(counts))
    return counts


def sizes(region: Region, division: Division) -> Array:
    """For each part of a division how many tokens of the region it has; a token of several parts counts in each."""
    which, parts = division.of(region.passages)
    counts = np.zeros(len(division), np.int64)
    np.add.at(counts, parts, region.pieces.lengths[which])
    return counts


def cells(region: Region, classes: Classes, division: Division | None, counts: Array) -> Cells:
    """How often each class is in each part of a division, for those that are there; `counts` as in all the region."""
    if division is None:
        there = np.flatnonzero(counts)
        return Cells(there, np.zeros(len(there), np.int64), counts[there])
    found = Gathering()
    first = np.asarray(region.index.passages.first)
    for window in region.windows():
        tokens = region.tokens(window)
        words = classes.of[region.types(window)]
        which, parts = division.of(np.searchsorted(first, tokens.astype(first.dtype), "right") - 1)
        found.add(words if len(which) == len(words) else words[which], parts)
    return found.cells()
