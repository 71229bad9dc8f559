"""Where the brackets and sentences of a passage begin: how far back a citation that ends somewhere can reach."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection

from lettercli.text.sentences import sentences

_ROUND = re.compile(r"[()]")
_INITIAL = re.compile(r"(?<![\w.])(?:Y[aeou]|I[aeu]|Zh|Kh|Sh|Ch|Ts|Dzh|Dm|Th|Ph|St)\.\s+$")
"""Initials of two letters, as names from other scripts have them: a sentence does not end there."""
_LONGEST = 600
"""Characters that a citation reaches back at most."""


class Enclosures:
    """The brackets and sentences of one text."""

    def __init__(self, text: str, abbreviations: Collection[str] = ()) -> None:
        self._text = text
        self._abbreviations = abbreviations
        self._starts: list[int] | None = None
        self._inner: list[tuple[int, int]] = [(0, -1)]
        """From each place on, where the innermost round bracket that is open there was opened; -1 for none."""
        opened: list[int] = []
        for sign in _ROUND.finditer(text):
            if sign[0] == "(":
                opened.append(sign.start())
            elif opened:
                opened.pop()
            self._inner.append((sign.end(), opened[-1] if opened else -1))

    def bracket(self, at: int) -> int:
        """Where the innermost round bracket around this place was opened; -1 where there is none."""
        return self._inner[bisect_right(self._inner, (at, len(self._text))) - 1][1]

    def sentence(self, at: int) -> int:
        """Where the sentence that this place belongs to begins."""
        if self._starts is None:
            self._starts = [start for start, _ in sentences(self._text, self._abbreviations)] or [0]
        number = max(bisect_right(self._starts, at) - 1, 0)
        while number and _INITIAL.search(self._text, max(self._starts[number] - 6, 0), self._starts[number]):
            number -= 1
        return self._starts[number]

    def reach(self, at: int, after: int = 0) -> tuple[int, bool]:
        """How far back a citation may reach that stands there, and whether a bracket holds it.

        To the bracket around it, or else to the beginning of the sentence before it (an imprint in brackets begins
        none); not beyond a semicolon, nor before `after`.
        """
        opened = self.bracket(at)
        low = max(opened + 1 if opened >= 0 else self.sentence(max(at - 1, 0)), after, at - _LONGEST)
        depth, place = 0, at
        while place > low:
            place -= 1
            sign = self._text[place]
            if sign in ")]":
                depth += 1
            elif sign in "([":
                if not depth:
                    low = place + 1
                    break
                depth -= 1
            elif sign == ";" and not depth:
                low = place + 1
                break
        while low < at and (self._text[low].isspace() or self._text[low] in ",;"):
            low += 1
        return low, opened >= 0
