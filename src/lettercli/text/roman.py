"""Roman numerals as one writes them."""

from __future__ import annotations

import re
from itertools import pairwise

_NUMERAL = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE | re.ASCII)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def value(numeral: str) -> int | None:
    """The number that a numeral stands for, in small letters or capitals; None for what is none: `iiii`, `Ob`."""
    if not numeral or not _NUMERAL.fullmatch(numeral):
        return None
    values = [_VALUES[letter] for letter in numeral.lower()]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))
