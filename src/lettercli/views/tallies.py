"""How very many hits are counted: those that must have the same value are counted as one, and asked for it once.

This imports numpy, so it is imported where hits are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np

from lettercli.index.layout import Index
from lettercli.search import Hit
from lettercli.search.bulk import letters, passages, voices

Array: TypeAlias = Any


def alike(index: Index, starts: Sequence[int], ends: Sequence[int], by: str) -> Iterable[tuple[Hit, int]]:
    """For each kind of hits that must have one value its first hit and their number, in the order of the first."""
    first, last = np.asarray(starts, np.intp), np.asarray(ends, np.intp)
    _, examples, numbers = np.unique(_kinds(index, first, last, by), return_index=True, return_counts=True, axis=0)
    order = np.argsort(examples)
    examples = examples[order]
    hits = map(Hit, first[examples].tolist(), last[examples].tolist())
    return zip(hits, numbers[order].tolist(), strict=True)


def by_letter(index: Index, starts: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The letters in which hits begin at these tokens, as places in the index, and how many in each."""
    counts = np.bincount(letters(index, np.asarray(starts, np.intp)))
    there = np.flatnonzero(counts)
    return zip(there.tolist(), counts[there].tolist(), strict=True)


def _kinds(index: Index, starts: Array, ends: Array, by: str) -> Array:
    """For each hit a number, or a row of them, that only hits of one value share."""
    if by == "flow":
        return np.asarray(index.passages.flows)[passages(index, starts)]
    if by == "voice":
        return voices(index, starts, ends)
    if by != "form":
        return letters(index, starts)
    types = np.asarray(index.types)
    lengths = ends - starts
    columns = []
    for place in range(int(lengths.max(initial=1))):
        column = np.full(len(starts), -1, np.int64)
        there = place < lengths
        column[there] = types[starts[there] + place]
        columns.append(column)
    return columns[0] if len(columns) == 1 else np.stack(columns, axis=1)
