"""How often each word is in a region: of whole layers as the index knows it, else counted in windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from lettercli.counting.cells import Cells, Gathering
from lettercli.counting.classes import Classes
from lettercli.counting.divisions import Division
from lettercli.counting.ragged import Array, joined
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
    found = Gathering(len(division))
    for words, parts in _pairs(region, classes, division):
        found.add(words, parts)
    return Cells(*found.all())


_TABLE = 1 << 26
"""Pairs of a part and a word up to which there may be a place for each."""


class Spectra(NamedTuple):
    """For each part of a division how many words it has."""

    tokens: Array
    types: Array
    """Different ones."""
    hapaxes: Array
    """Those that are there once."""


def by_part(region: Region, classes: Classes, division: Division) -> Iterator[tuple[Array, Array, Array]]:
    """The cells of a division in pieces, part by part: parts, words and numbers, an entry for each pair that is there.

    Where parts come one after another, as letters do, no more is kept than the words of those that are not yet over.
    """
    which, parts = division.of(region.passages)
    in_order = len(which) == len(region.passages) and bool((parts[1:] >= parts[:-1]).all())
    if not in_order and len(division) * len(classes) <= min(region.size, _TABLE):
        table = np.zeros(len(division) * len(classes), np.uint32)
        for words, parts in _pairs(region, classes, division):
            np.add.at(table, parts * len(classes) + words, np.uint32(1))
        cells = np.flatnonzero(table)
        yield cells // len(classes), cells % len(classes), table[cells].astype(np.int64)
        return
    open_parts = Gathering(len(classes))
    for words, parts in _pairs(region, classes, division):
        open_parts.add(parts, words)
        if in_order and len(parts):
            yield open_parts.below(int(parts[-1]))
    yield open_parts.all()


def spectra(region: Region, classes: Classes, division: Division, left_out: Sequence[int] = ()) -> Spectra:
    """The words of each part, without those of some classes."""
    kept = np.ones(len(classes), bool)
    kept[np.asarray(left_out, np.int64)] = False
    found = Spectra(*(np.zeros(len(division), np.int64) for _ in Spectra._fields))
    for parts, words, counts in by_part(region, classes, division):
        spoken = kept[words]
        _count(found, parts[spoken], counts[spoken])
    return found


def _count(found: Spectra, parts: Array, counts: Array) -> None:
    np.add.at(found.tokens, parts, counts)
    np.add.at(found.types, parts, 1)
    np.add.at(found.hapaxes, parts[counts == 1], 1)


def _pairs(region: Region, classes: Classes, division: Division) -> Iterator[tuple[Array, Array]]:
    """The class and the part of each token, window by window; a token of several parts again for each."""
    starts, lengths = region.pieces.starts, region.pieces.lengths
    for window in region.windows():
        edges = region.runs.starts[window.start], region.runs.ends[window.stop - 1]
        pieces = slice(*np.searchsorted(starts, edges).tolist())
        words, sizes = classes.of[region.types(window)], lengths[pieces]
        which, parts = division.of(region.passages[pieces])
        if len(which) == len(sizes) and not division.overlaps:
            yield words, np.repeat(parts, sizes)
        else:
            ends = np.cumsum(sizes)
            yield words[joined((ends - sizes)[which], ends[which])], np.repeat(parts, sizes[which])
