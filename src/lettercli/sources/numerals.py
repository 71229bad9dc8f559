"""Numbers of pages and leaves as notes print them: `459–60`, `11, 15–17`, `5ob`, `1:60–67`.

A list of numbers ends before one that counts something (`l. 5, 12 August`), so each further number must be followed by
a sign that ends it.
"""

from __future__ import annotations

import re

_DASH = r"\s?[-–—‑]\s?"
_ENDED = r"(?=\s*(?:[,;.)\]—–\"”»]|$|and\b|и\b))"
"""What must follow a number that could as well belong to what comes next."""

_OVERLEAF = r"(?: ?(?:ob|об|verso|recto)(?:\.(?=\s*[,;)–-]))?)"
_LEAF = rf"\d{{1,5}}(?:{_OVERLEAF}|[^\W\d_])?"
_LEAF_RANGE = rf"{_LEAF}(?:{_DASH}{_LEAF})?"
LEAVES = rf"{_LEAF_RANGE}(?:(?:, ?|,? (?:and|и|&) )(?!(?:1[5-9]|20)\d\d\b){_LEAF_RANGE}{_ENDED})*"

_PAGE = r"(?:\d{1,5}n?|(?-i:[ivxlc]{1,7})(?!\w))"
_PAGE_RANGE = rf"{_PAGE}(?:{_DASH}{_PAGE})?"
_PAGES = rf"{_PAGE_RANGE}{_ENDED}(?:(?:, ?|,? (?:and|и|&) ){_PAGE_RANGE}{_ENDED})*"
_PP = r"(?:(?:pp?|с|стр|s)\.\s?)?"
_OTHER = r"(?:(?:chaps?|ch|docs?|гл|док)\.\s?)?"
"""What is cited by its number instead of its pages."""
_VOLUME = r"(?:vols?|t|bd|т)\.\s?(?P<{0}>\d{{1,3}}|[IVXLC]{{1,7}})"

PINPOINT = re.compile(
    rf"(?:{_VOLUME.format('volume')},? ?)?(?:(?P<tome>\d{{1,3}}|[IVXLC]{{1,7}}):)?{_PP}(?P<pages>{_OTHER}{_PAGES})",
    re.IGNORECASE,
)
"""Volume and pages after an imprint or an `ibid.`"""


def numbers(leaves: str) -> set[int]:
    """The numbers that such a list names, ranges written out; a shortened one (`459–60`) is made whole."""
    found: set[int] = set()
    for match in re.finditer(r"(\d+)[^\W\d_]*\.?(?:\s?[-–—‑]\s?(\d+))?", leaves):
        first = int(match[1])
        last = int(match[1][: max(len(match[1]) - len(match[2]), 0)] + match[2]) if match[2] else first
        found.update(range(first, min(last, first + 9999) + 1))
    return found
