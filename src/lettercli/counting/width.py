"""How far a window reaches: so many words to each side, or as far as the sentence or the passage."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from lettercli.errors import LettersError

MOST = 1_000
"""Words of a window on each side; more is not a window."""
MOST_OFFSETS = 40
"""Places of a window up to which it is told how often a word stands in each."""

_FORM = re.compile(r"([0-9]{1,9})(?::([0-9]{1,9}))?$")


class Width(NamedTuple):
    """How far a window reaches: so many words to each side, or as far as the sentence or the passage."""

    unit: Literal["words", "sentence", "passage"]
    left: int = 0
    right: int = 0

    def __str__(self) -> str:
        if self.unit == "words":
            return f"{self.left}:{self.right}"
        return self.unit

    @property
    def offsets(self) -> range | tuple[int, ...]:
        """The places of a window of words, from left to right; none of a window that is told otherwise, or is wide."""
        if self.unit != "words" or self.left + self.right > MOST_OFFSETS:
            return ()
        return (*range(-self.left, 0), *range(1, self.right + 1))


def read_width(text: str) -> Width:
    """The width that somebody asks for: `5` or `3:5` words, `s` the sentence, `p` the passage."""
    asked = text.strip().lower()
    if asked in {"s", "sentence"}:
        return Width("sentence")
    if asked in {"p", "passage"}:
        return Width("passage")
    form = _FORM.match(asked)
    if not form:
        raise LettersError(f"no window {text!r}", "write 5 or 3:5 (words), s (sentence) or p (passage)")
    left, right = int(form[1]), int(form[2] or form[1])
    if max(left, right) > MOST:
        raise LettersError(f"a window of more than {MOST:,} words", "write s for the sentence or p for the passage")
    if not left and not right:
        raise LettersError(f"a window {text!r} holds nothing", "write a number from 1 on at one of its sides")
    return Width("words", left, right)
