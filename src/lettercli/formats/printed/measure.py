"""Where the printed lines ended, though the scan no longer says so.

The blanks that were lost stood at the ends of lines, mostly of the first line of a numbered item. A line ends where the
next word no longer fits: so every glued pair says that the measure lies between the width up to its first half and the
width with its second. Where most of them agree is the measure; a pair that disagrees was not made by a line's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WIDTHS = {
    0.20: "'’‘|",
    0.26: ".,;: ",
    0.28: "ijlt/\\!",
    0.34: "frI()[]-“”‘",
    0.41: 'sJ"',
    0.45: "acezkvxy?",
    0.50: "bdghnopqu0123456789",
    0.57: "FPSLETZ",
    0.70: "ABCDGHKNOQRUVXYw&",
    0.80: "mM",
    0.95: "W—…%",
}
"""Advance widths in ems, of the faces that books are set in, to the nearest of a few steps."""
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}

TOLERANCE = 0.055
"""Lines are justified: by so much their blanks may be narrower or wider."""
FEWEST = 3
"""So many glued pairs must agree before they say anything."""
ENOUGH = 400
"""Of more pairs than so many, only some are asked."""
USUAL = 28.0
"""The measure, in ems, that is taken where a scan says nothing: a book's page of some sixty characters."""
_HYPHENATED = re.compile(r"[^\s—–-]+[—–-]?")


def width(text: str) -> float:
    """How wide the text is printed, in ems."""
    return sum(_WIDTH.get(character, 0.5) for character in text)


@dataclass(frozen=True, slots=True)
class Break:
    """A place, in a paragraph's first line, where a printed line may have ended."""

    before: float
    """The width up to there, in ems."""
    after: float
    """The width with the next word, or with the part of it that a hyphen ends."""


def at(line: str, offset: int) -> Break:
    """The break at an offset of a paragraph that begins with its label, if it has one."""
    word = _HYPHENATED.match(line[offset:].lstrip())
    after = line[:offset] + " " + (word[0] if word else "")
    return Break(width(line[:offset]), width(after))


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide the printed lines were."""

    ems: float
    learned: bool
    """Whether the scan itself says so."""

    def ends_line(self, place: Break) -> bool:
        """Whether the first printed line ended there."""
        slack = TOLERANCE if self.learned else 2 * TOLERANCE
        return place.before <= self.ems * (1 + slack) and place.after >= self.ems * (1 - slack)

    def fills_line(self, text: str) -> bool:
        """Whether a text is about as wide as one printed line."""
        return self.ems * 0.86 <= width(text) <= self.ems * (1 + 2 * TOLERANCE)

    def short(self, text: str) -> bool:
        """Whether a text is clearly narrower than a printed line."""
        return width(text) < self.ems * 0.75


def learn(breaks: Iterable[Break]) -> Measure:
    """The measure on which most of the breaks agree; the usual one where too few say anything."""
    found = [each for each in breaks if 0.4 * USUAL < each.before < 2 * USUAL]
    found = found[:: 1 + len(found) // ENOUGH]
    best, votes = _most_agreed(found)
    if votes < FEWEST or votes * 2 < len(found):
        return Measure(USUAL, learned=False)
    return Measure(best, learned=True)


def _most_agreed(found: Sequence[Break]) -> tuple[float, int]:
    edges = sorted({edge for each in found for edge in (each.before, each.after)})
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    votes = [(sum(each.before <= place <= each.after for each in found), place) for place in middles]
    if not votes:
        return USUAL, 0
    most = max(count for count, _ in votes)
    agreed = [place for count, place in votes if count == most]
    return agreed[len(agreed) // 2], most
