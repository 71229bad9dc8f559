"""What measures of association are made of: how often words are in and out, and what chance would make of it."""

from __future__ import annotations

from math import nan
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values: TypeAlias = NDArray[np.float64]

_LARGEST = 2**63 - 1


class Table:
    """The contingency table of each word: cells, margins, what chance would give."""

    __slots__ = ("c1", "d", "dn", "e11", "e12", "e21", "e22", "n", "o11", "o12", "o21", "o22", "r1", "r2")

    def __init__(self, o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> None:
        o, r, c, all = whole = tuple(np.asarray(given) for given in (o11, r1, c1, n))
        if _beyond(whole):
            o, r, c, all = (given.astype(np.longdouble) for given in whole)
        elif all_counts := [given.astype(np.int64) for given in whole if given.dtype.kind in "iub"]:
            o, r, c, all = all_counts if len(all_counts) == 4 else whole
        self.dn: Values = floats(o * all - r * c)
        """D times N."""
        self.o11, self.r1, self.c1, self.n = map(floats, (o, r, c, all))
        self.o12, self.o21 = floats(r - o), floats(c - o)
        self.r2, self.o22 = floats(all - r), floats(all - r - c + o)
        with np.errstate(all="ignore"):
            c2, size = floats(all - c), np.where(self.n > 0, self.n, nan)
            self.d = self.dn / size
            """O11 - E11, and O22 - E22; of the other two cells the negative."""
            self.e11, self.e12 = floats(r * c) / size, self.r1 * c2 / size
            self.e21, self.e22 = self.r2 * self.c1 / size, self.r2 * c2 / size


def _beyond(given: tuple[NDArray[Any], ...]) -> bool:
    """Whether a product of two of the numbers is too large for 64 bits."""
    largest = sorted(int(abs(numbers).max(initial=0)) for numbers in given if numbers.dtype.kind in "iub")
    return len(largest) > 1 and largest[-1] * largest[-1] > _LARGEST


def floats(numbers: ArrayLike) -> Values:
    return np.asarray(numbers, np.float64)
