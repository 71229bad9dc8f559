"""Finds articles in newspapers and journals: a title in quotation marks, and the paper that it stood in.

A title in quotation marks is as often a decree or a speech, so only what names a paper with a day or a number is an
article: `"…" (…), Pravda (18 June 1929)`, `"…" (…; Pravda, 24 August 1929)`, `"…" was published in Pravda on …`. Two
articles may share a paper that is named but once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lettercli.sources.citation import PAGES, WORK, Found, Work
from lettercli.sources.enclosure import Enclosures
from lettercli.sources.heads import by, name, without_lead
from lettercli.sources.numerals import PINPOINT
from lettercli.sources.papers import Paper, behind, whole

_TITLE = re.compile(
    r'(?<![\w"])"(?=\S)(?P<straight>[^"]{2,300})(?<=\S)"(?!\w)|“(?P<curly>[^“”]{2,300})”|«(?P<angled>[^«»]{2,300})»'
)
_TRANSLATION = re.compile(
    r" ?(?:\((?P<round>[^()]{2,300}(?:\([^()]{1,80}\)[^()]{0,200})?)\)|\[(?P<square>[^\[\]]{2,300})\])"
)
_SPOKEN = re.compile(
    r"[^.;\"“”«»]{0,80}?\b(?:published|appeared|printed|carried|ran) (?:\w+ly )?(?=in )|", re.IGNORECASE
)
"""What may stand between a title and a paper in a sentence; or nothing."""
_COLON = re.compile(r"[:,] ?")
_BEFORE_PAGE = re.compile(r", (?=pp?\.)")
"""A newspaper's page says that it is one; behind its day a number alone could be anything."""


def articles(text: str, enclosures: Enclosures) -> Iterator[Found]:
    """The articles that a text cites by their titles, in order."""
    loose: list[Found] = []
    after = 0
    for match in _TITLE.finditer(text):
        if match.start() < after:
            continue
        start, author = _author(text, match.start(), enclosures, after)
        title = " ".join((match["straight"] or match["curly"] or match["angled"]).split()).rstrip(",. ")
        end, work = _placed(text, match.end(), Work(author, title))
        if loose and text[loose[-1].end : start].strip() != ";":
            loose = []
        spans = {WORK: (start, end)}
        if work.pages:
            spans[PAGES] = (end - len(work.pages), end)
        found = Found(start, end, "full", {}, spans, work)
        if work.periodical:
            yield from (_borrowed(each, work) for each in loose)
            yield found
            loose, after = [], end
        elif author or work.translation:
            loose.append(found)


def _borrowed(article: Found, other: Work) -> Found:
    """The article with the paper and the day of another one, which the note names for both."""
    own = article.work or Work()
    work = replace(own, periodical=other.periodical, published=other.published, issue=other.issue, year=other.year)
    return replace(article, work=work, borrows=True)


def _placed(text: str, at: int, work: Work) -> tuple[int, Work]:
    """Where the citation ends whose title ends there, and the work with its paper; without one its end so far."""
    bracket = _TRANSLATION.match(text, at)
    end = at
    if bracket is not None:
        inside = (bracket["round"] or bracket["square"]).strip()
        translation, semicolon, rest = inside.rpartition(";")
        paper = whole(rest if semicolon else inside)
        if paper is not None:
            return bracket.end(), paper.fill(replace(work, translation=" ".join(translation.split())))
        if not semicolon and _is_translation(inside):
            work, end = replace(work, translation=" ".join(inside.split())), bracket.end()
    spoken = _SPOKEN.match(text, end)
    paper = behind(text, spoken.end() if spoken else end)
    return _paged(text, paper, work) if paper is not None else (end, work)


def _paged(text: str, paper: Paper, work: Work) -> tuple[int, Work]:
    """Where the citation ends whose paper ends there, and the work with its paper and pages."""
    work = paper.fill(work)
    colon = (_COLON if paper.year else _BEFORE_PAGE).match(text, paper.end)
    pages = PINPOINT.match(text, colon.end()) if colon else None
    return (pages.end(), replace(work, pages=pages[PAGES])) if pages else (paper.end, work)


def _is_translation(inside: str) -> bool:
    """Whether a bracket after a title can hold its translation: words, and nothing that cites."""
    return inside[:1].isalpha() and not re.search(r"\bibid\b|\b(?:f|op|d|l)\. ?\d|\d{4}$", inside, re.IGNORECASE)


def _author(text: str, at: int, enclosures: Enclosures, after: int) -> tuple[int, str]:
    """Where a citation begins whose title begins there, and its author, if one is named before it."""
    start, _ = enclosures.reach(at, after)
    before = text[start:at]
    begin = without_lead(before)
    if before.rstrip().endswith(",") and name(author := before[begin:].rstrip(" ,")):
        return start + begin, author
    named = by(before)
    return (start + named[0], named[1]) if named is not None else (at, "")
