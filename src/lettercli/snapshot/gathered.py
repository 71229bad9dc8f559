"""The letters of an edition on their way into an index: in batches, with the lexicons that these are written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from mmap import mmap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lettercli.snapshot.batches import Batch

Sections = dict[str, memoryview]
Said = Callable[[int, int], None]
"""Told how much is done, of how much: bytes of letters."""


class Faulty(Exception):
    """An edition that has faults, or changed while it was read."""


class Forms(NamedTuple):
    """The forms of some letters."""

    keys: list[str]
    """As the lexicon sorts them, sorted."""
    numbers: NDArray[np.uint32]
    """The number that each has in the parts."""


class Gathered(NamedTuple):
    """The letters of an edition in the order of its files."""

    batches: list[Batch]
    order: list[tuple[int, int]]
    """For each letter its batch and its place in it."""
    lexicons: list[Forms]
    """Those that the types of the parts are ids of; after that of the snapshot, if there is one."""
    kept: Sections
    """The snapshot that the first batch is of; empty if there is none."""
    sha256: dict[int, bytes]
    """Of files that need not be read for it, by their number."""
    files: Sequence[mmap] = ()
    """What the batches are in, where they are in files."""


def forms(keys: str, numbers: NDArray[np.uint32]) -> Forms:
    """The forms that a worker tells: keys joined by line ends, and their numbers."""
    return Forms(keys.split("\n") if keys else [], numbers)
