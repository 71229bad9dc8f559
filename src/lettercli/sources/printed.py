"""Finds printed works in a text by the form of their citation: what is around an imprint, `(New York, 1971)`.

The imprint is what tells a book from a sentence; what stands before it is its title, back to the bracket or the
sentence in which it is cited, and what follows are pages. Where a citation stands in running prose, only the words that
look like an author and a title belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lettercli.sources.citation import PAGES, WORK, Found, Work
from lettercli.sources.enclosure import Enclosures
from lettercli.sources.heads import Head, head, in_prose
from lettercli.sources.numerals import PINPOINT

_IMPRINT = re.compile(
    r"(?P<open>[(\[])(?P<where>[^()\[\]\d;]{1,120}?),? "
    r"(?P<year>(?:1[4-9]|20)\d\d(?:[–—-]\d{2,4})?)(?P<close>[)\]])"
)
_NO_PLACE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?"
    r"|spring|summer|autumn|fall|winter|early|late|mid"
)
"""Months and seasons: `(July, 1929)` is no imprint."""
_LOWER = frozenset("and i et und of on upon na am an der la le de sur &".split())  # noqa: SIM905
_PRESS = re.compile(r"\b(?:press|verlag|izd\w*|publish\w*|books|house|co|sons|editions|universit\w+)\b", re.IGNORECASE)
_PAGES = re.compile(r"(?:,|:) ?")


def works(text: str, enclosures: Enclosures) -> Iterator[Found]:
    """The books that a text cites, in order."""
    after = 0
    for imprint in _IMPRINT.finditer(text):
        if (imprint["open"] == "(") != (imprint["close"] == ")") or not _is_place(imprint["where"]):
            continue
        found = _work(text, imprint, enclosures, after)
        if found is not None:
            after = found.end
            yield found


def _work(text: str, imprint: re.Match[str], enclosures: Enclosures, after: int) -> Found | None:
    start, bracketed = enclosures.reach(imprint.start(), after)
    goes_on = after > 0 and not text[after:start].strip(" ;,")
    end, pinpoint = _pinpoint(text, imprint.end())
    before, surely = text[start : imprint.start()], pinpoint is not None
    named: Head | None = head(before, surely=surely) if bracketed or goes_on else None
    if named is None and not bracketed:
        named = in_prose(before, surely=surely)
    if named is None:
        return None
    place, publisher = _place(imprint["where"])
    work = replace(named.work, place=place, publisher=publisher, year=imprint["year"])
    work = _pinned(work, pinpoint)
    spans = {WORK: (start + named.start, imprint.end())}
    if pinpoint is not None:
        spans[PAGES] = pinpoint.span(PAGES)
    return Found(start + named.start, end, "full" if work.title else "continued", {}, spans, work)


def _pinpoint(text: str, at: int) -> tuple[int, re.Match[str] | None]:
    """Where a citation ends that has its imprint there, and its volume and pages."""
    comma = _PAGES.match(text, at)
    pinpoint = PINPOINT.match(text, comma.end()) if comma else None
    return (at, None) if pinpoint is None else (pinpoint.end(), pinpoint)


def _pinned(work: Work, pinpoint: re.Match[str] | None) -> Work:
    if pinpoint is None:
        return work
    return replace(work, pages=pinpoint[PAGES], volume=pinpoint["tome"] or pinpoint["volume"] or work.volume)


def _is_place(where: str) -> bool:
    """Whether this can stand before the year of an imprint: words with capitals, none of them a month."""
    words = where.replace(":", " ").replace("/", " ").split()
    bare = [word.strip(".,'’").lower() for word in words]
    return (
        bool(words)
        and words[0][:1].isupper()
        and not any(map(_NO_PLACE.fullmatch, bare))
        and all(word[:1].isupper() or word.lower() in _LOWER for word in words)
    )


def _place(where: str) -> tuple[str, str]:
    """Place and publisher of an imprint: `New Haven: Yale University Press`."""
    place, colon, publisher = where.partition(":")
    if colon:
        return place.strip(), publisher.strip(" ,")
    first, comma, rest = where.partition(",")
    if _PRESS.search(where):
        return (first.strip(), rest.strip()) if comma and not _PRESS.search(first) else ("", where.strip())
    return where.strip(" ,"), ""
