"""Names of newspapers and journals, and the issues that are cited: `Pravda (18 June 1929)`, `Bolshevik, no. 5 (1929)`.

A town has a day behind it as a paper has, and a protocol a number. So a name with a day or a number is a paper's where
the title of an article stands before it, or where it is known for one from such a place; and never a decree's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from lettercli.sources.citation import WORK, Found, Work
from lettercli.sources.dated import DAYS, MONTH, YEAR
from lettercli.text.tokens import fold

_NAME = (
    r"(?P<name>(?!(?:See|In|On|At|From|Cf|Also|As|Read)\b)(?:The |Le |La |Die |Der )?[A-ZÀ-ÞА-ЯЁ][\w'’‐-]*"
    r"(?: (?!(?:on|in|for|was|is|had|dated|that|which|no|nos)\b|of \d|\d)[\w'’‐-]+){0,4}?)"
)
_ISSUE = r"(?:no|nos|issue|vyp)\.? ?(?P<issue>\d{1,4}(?:[–/-]\d{1,4})?)"
_YEAR = rf"(?P<year>{YEAR})"
_TAILS = tuple(
    re.compile(tail + r"(?!\w)")
    for tail in (
        rf",? (?:vol\. ?|t\. ?)?(?P<volume>\d{{1,3}})(?:,? {_ISSUE})?,? \((?:[A-Z][a-z]+ )?{_YEAR}\)",
        rf",? {_ISSUE},? ?\((?:[A-Z][a-z]+ )?{_YEAR}\)",
        rf", {_YEAR},? {_ISSUE}",
        rf",? {_ISSUE}, {_YEAR}",
        rf"(?:,? {_ISSUE})?,? ?\((?P<day>{DAYS})\)",
        rf"(?:,? {_ISSUE})?,? (?:on |of |for |dated )?(?P<day>{DAYS})",
        rf",? {_ISSUE}",
    )
)
"""What makes a name a paper's: volume and year, number and year, a day, a number; the fullest first."""
_FOLLOWS = rf"(?=,? (?:no|nos|issue|vyp|vol|t)\b|,? ?\(|,? (?:on |of |for |dated )?(?:\d|{MONTH}))"
_KIND = r"(?:the (?:newspaper|journal|magazine) )?"
_BEHIND = re.compile(rf"(?:, ?| ?(?=in ))(?:in )?{_KIND}{_NAME}{_FOLLOWS}")
_BARE = re.compile(rf"\s*(?:in )?{_KIND}{_NAME}{_FOLLOWS}")
_ALONE = re.compile(rf"(?<![\w\"“«'’‐-]){_NAME}{_FOLLOWS}")
_SEE = re.compile(r"(?:see(?: also)?|cf\.) $", re.IGNORECASE)
_SEEN = re.compile(r"\b(?:see|cf\.)(?: also)? [^\W\d_]", re.IGNORECASE)
_NO_PAPER = re.compile(
    r"\b(?:decrees?|resolutions?|decisions?|sessions?|meetings?|protocols?|minutes|speech|letters?|telegrams?|orders?|"
    r"politburo|committee|congress|plenum|conference|directives?|documents?|docs?|appendix|notes?|points?|articles?|"
    r"reports?|see|ibid|fond|law|art|room|house|apartment|train|chapter|volume|part)\b"
    r"|^(?:on|in|at|by|from|after|before|during|since|until|and|but|he|she|it|they|this|that|only|also)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """An issue of a newspaper or journal, and where its name and day stand."""

    start: int
    end: int
    name: str
    volume: str = ""
    issue: str = ""
    year: str = ""
    published: str = ""

    def fill(self, work: Work) -> Work:
        """The work as one that stood in this issue."""
        return replace(work, periodical=self.name, volume=self.volume, issue=self.issue, year=self.year,
                       published=self.published)  # fmt: skip


def behind(text: str, at: int) -> Paper | None:
    """The paper that is named behind a title that ends there, with its day or number; None where none is.

    A comma or an `in` joins them; the comma may stand within the quotation marks, as Americans print it.
    """
    comma = at > 1 and text[at - 1] in '"”»' and text[at - 2] == ","
    return _paper(text, _BEHIND.match(text, at)) or (_paper(text, _BARE.match(text, at)) if comma else None)


def whole(text: str) -> Paper | None:
    """The paper that a text names and nothing else."""
    paper = _paper(text, _BARE.match(text))
    return paper if paper is not None and not text[paper.end :].strip() else None


def issues(text: str, known: Collection[str]) -> Iterator[Found]:
    """Issues that are cited without a title, in order.

    Only those of a paper that is `known` (folded), or that the text says to see by its number.
    """
    folded = fold(text)
    if not _SEEN.search(text) and not any(name in folded for name in known):
        return
    after = 0
    for match in _ALONE.finditer(text):
        start = match.start()
        paper = _paper(text, match) if start >= after else None
        if paper is None:
            continue
        seen = paper.issue and _SEE.search(text, max(start - 12, 0), start)
        if fold(paper.name) in known or seen:
            after = paper.end
            yield Found(start, paper.end, "full", {}, {WORK: (start, paper.end)}, paper.fill(Work()))


def _paper(text: str, match: re.Match[str] | None) -> Paper | None:
    """The paper whose name is found; None for one without day and number, and for a decree, which has these, too."""
    if match is None or _NO_PAPER.search(match["name"]):
        return None
    tail = next((found for each in _TAILS if (found := each.match(text, match.end())) is not None), None)
    if tail is None:
        return None
    said = {name: value or "" for name, value in tail.groupdict().items()}
    return Paper(
        match.start("name"), tail.end(), match["name"], said.get("volume", ""), said.get("issue", ""),
        said.get("year", ""), said.get("day", ""),
    )  # fmt: skip
