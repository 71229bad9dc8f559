"""Two word lists side by side: the words of a target and of a reference, of one edition or of two.

Words of two editions are the same where they are folded alike, or written alike where spellings are asked for.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lettercli.counting.classes import Classes, Kind
from lettercli.counting.forms import Forms
from lettercli.counting.frequencies import frequencies
from lettercli.counting.ragged import Array
from lettercli.counting.region import Region
from lettercli.counting.stoplist import Words


class Contrast(NamedTuple):
    """How often each word is in target and reference."""

    target: Region
    reference: Region
    words: Words
    """In alphabetical order."""
    in_target: Array
    in_reference: Array
    classes: Classes
    """What counts as one word in the target's edition."""
    numbers: Array
    """For each word its class there; -1 where it has none."""

    @property
    def r1(self) -> int:
        """The tokens of the target."""
        return self.target.size

    @property
    def r2(self) -> int:
        """The tokens of the reference."""
        return self.reference.size

    @property
    def shared(self) -> int:
        """How many tokens are in both."""
        return self.target.within(self.reference).size if self.target.index is self.reference.index else 0


def contrast(target: Region, reference: Region, kind: Kind) -> Contrast:
    """The words of two regions; raises LettersError where lemmas are asked for that cannot be made."""
    classes = Classes(target.index, kind)
    counts = frequencies(target, classes)
    if reference.index is target.index:
        others = frequencies(reference, classes)
        return Contrast(target, reference, classes, counts, others, classes, np.arange(len(classes)))
    theirs = Classes(reference.index, kind)
    return _joined(target, reference, classes, counts, theirs, frequencies(reference, theirs))


def _joined(
    target: Region, reference: Region, classes: Classes, counts: Array, theirs: Classes, their_counts: Array
) -> Contrast:
    """The words of two editions by what they are compared by."""
    found: dict[tuple[str, str], list[int]] = {}
    labels: dict[tuple[str, str], str] = {}
    for side, (each, numbers) in enumerate(((classes, counts), (theirs, their_counts))):
        there = np.flatnonzero(numbers)
        for number, label, count in zip(there.tolist(), each.labels(there), numbers[there].tolist(), strict=True):
            key = (each.folded(number), label if each.kind == "surface" else "")
            row = found.setdefault(key, [0, 0, -1])
            row[side] = count
            labels.setdefault(key, label)
            if not side:
                row[2] = number
    order = sorted(found)
    rows = np.array([found[key] for key in order], np.int64).reshape(-1, 3)
    forms = Forms([key[0] for key in order], [labels[key] for key in order])
    return Contrast(target, reference, forms, rows[:, 0], rows[:, 1], classes, rows[:, 2])
