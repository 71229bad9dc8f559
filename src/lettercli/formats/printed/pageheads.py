"""Running heads and page numbers that a text extractor left among the lines.

They come once a page, with another number each time: `61 LETTERS OF A LADY`, `62 LETTERS OF A LADY`. Nothing is cut
out, since a title may be repeated, too. They are pointed out, so that an editor can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lettercli.formats.printed.sourcetext import Line, Repair

_HEAD = re.compile(r"(?:(?P<before>\d{1,4})\s+)?(?P<words>\D*?)(?:\s+(?P<after>\d{1,4}))?")
_LEAST = 3
"""Pages from which on a line is a head."""


def page_heads(lines: Sequence[Line]) -> dict[int, str]:
    """What the lines are that seem to be heads, by where they begin: `LETTERS OF A LADY`, empty for a bare number."""
    found: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        words, page = _taken_apart(line.text)
        if page and (not words or (words.isupper() and sum(map(str.isalpha, words)) >= _LEAST)):
            found.setdefault(words, []).append((line.start, page))
    return {
        start: words
        for words, places in found.items()
        if len(places) >= _LEAST and all(one[1] < other[1] for one, other in pairwise(places))
        for start, _ in places
    }


def suspected(lines: Sequence[Line], heads: dict[int, str]) -> Iterator[Repair]:
    """Those of the lines that seem to be heads, each to be left out with the line's end before it."""
    for before, line in pairwise(lines):
        if line.start in heads:
            what = "a running head" if heads[line.start] else "the number of a page"
            yield Repair(before.end, line.end, "", "other", "likely", "pages", f"perhaps {what}", status="open")


def _taken_apart(text: str) -> tuple[str, int]:
    """The words of a line and the number before or after them; 0 where there is none, or one on either side."""
    found = _HEAD.fullmatch(text)
    if text.isdecimal() and len(text) <= 4:
        return "", int(text)
    if found is None or bool(found["before"]) == bool(found["after"]):
        return "", 0
    return " ".join(found["words"].split()), int(found["before"] or found["after"])
