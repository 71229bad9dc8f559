"""Finds the references to archives in a text: `RTsKhIDNI f. 17, op. 3, d. 753, l. 3`, `ibid., d. 754, ll. 3, 15`.

An archive of the Russian kind orders its papers by fond, opis, delo and list (leaf), which notes abbreviate. One of
these abbreviations alone proves nothing (`d. 1937` is a man's death, `op. 27` a quartet), so a reference begins with an
archive's name before a fond, with a fond and an opis, with `ibid.`, or it goes on where another ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lettercli.sources.citation import ISSUE, PAGES, SHELFMARK, Found
from lettercli.sources.dated import DAY
from lettercli.sources.numerals import LEAVES, PINPOINT

_WORDS = {
    "fond": r"f|fonds?|ф|фонд",
    "opis": r"op|opis['’]?|оп|опись",
    "papka": r"p|papka|п|папка",
    "delo": r"dd?|delo|ed\. ?khr|spr|дд?|дело|ед\. ?хр|спр",
    "list": r"ll?|list|listy|ark|лл?|лист|листы|арк",
}
_NUMBER = r"(?:(?-i:[A-ZА-ЯЁ]{1,2}|[rр])[-–]? ?)?\d{1,7}(?:[-–/]?[^\W\d_])?(?:[/–-]\d{1,7})?"
"""Of a fond, opis or delo: `17`, `R-5446`, `2a`, `17/1`."""
_PART = r"(?:, (?:vyp|вып|ch|ч|t|т)\. ?\d{1,4})?"
"""Of a delo in several folders: `d. 441, vyp. 1`."""
_VALUES = {"fond": _NUMBER, "opis": _NUMBER, "papka": _NUMBER, "list": LEAVES,
           "delo": rf"{_NUMBER}(?:, {_NUMBER}(?=[,;)]))*{_PART}"}  # fmt: skip
_LEVELS = {
    name: re.compile(rf"(?:{words})(?!\w)\.?\s*(?:№\s*)?(?P<value>{_VALUES[name]})(?!\w)", re.IGNORECASE)
    for name, words in _WORDS.items()
}
_MISREAD = re.compile(rf"1[1l]?\.\s?(?P<value>{LEAVES})(?!\w)")
"""What a scan makes of `l. 3` and `ll. 3–4`, behind a delo."""
_FOND = re.compile(r"(?<![\w.’'-])(?:f|fond|ф|фонд)\b\.?\s*(?:№\s*)?[\drр]", re.IGNORECASE)
_IBID = re.compile(r"(?<!\w)(?:ibid(?:em)?|id(?:em)?|там же|ebd|ebenda)\b\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?: ?\([^()]{1,60}\))?\s*[,.]?\s*")
"""Between two levels; what a fond is called may stand in a bracket behind it."""
_AFTER_SIGN = re.compile(r"\s*[,.]?\s*")
_GOES_ON = re.compile(r"(?:\s*;|\s*,|,? (?:and|и|&))\s*")
_IDEM = re.compile(r"id(?:em)?\b", re.IGNORECASE)

_TOKEN = re.compile(r"\S+")
_LONGEST_NAME = 90
"""Characters of an archive's name."""
_OPENERS = '([{"“«'
_NO_NAME = frozenset(
    "see cf in from at source sources also the and or compare now document original copy text draft note см".split()  # noqa: SIM905
)
"""Words that begin with a capital at the start of a sentence and are none of an archive's name."""
_CONNECTORS = frozenset({"of", "the", "for", "and", "im", "imeni", "im."})
_HOUSE = re.compile(r"arkhiv|archi[ve]|library|museum|institut|архив|библиотек|музе", re.IGNORECASE)
_ACRONYM = re.compile(r"(?=\w*[A-ZА-ЯЁ]\w*[A-ZА-ЯЁ])[^\W\d_][\w'’]{2,}")


class _Levels(NamedTuple):
    """Levels of a shelfmark that follow one another."""

    values: dict[str, str]
    spans: dict[str, tuple[int, int]]
    end: int
    cyrillic: bool
    misread: str = ""


def references(text: str) -> list[Found]:
    """All references to archives in a text, in order, `ibid.` of every kind included; they do not overlap."""
    starts = [(match.start(), match) for match in _IBID.finditer(text)]
    starts += [(match.start(), match) for match in _FOND.finditer(text)]
    found: list[Found] = []
    end = 0
    for at, match in sorted(starts, key=lambda start: start[0]):
        if at < end:
            continue
        first = _full(text, at, end) if match.re is _FOND else _ibid(text, match)
        if first is not None:
            found.append(first)
            found += _continued(text, first)
            end = found[-1].end
    return found


def levels_of(text: str) -> dict[str, str]:
    """The levels that a text names, if it names nothing else: of `f. 17, op. 3` the fond and the opis."""
    found = _levels(text, 0)
    return found.values if found.values and not text[found.end :].strip(" .,;") else {}


def _full(text: str, at: int, after: int) -> Found | None:
    """The reference whose fond stands there, if it is one."""
    levels = _levels(text, at)
    if "fond" not in levels.values:
        return None
    start, archive = _archive(text, at, after)
    if not archive and not {"opis", "delo"} & set(levels.values):
        return None
    values, spans = levels.values, levels.spans
    if archive:
        values = {"archive": archive, **values}
        spans = {"archive": (start, at), **spans}
    inside = text[start : levels.end]
    closes = inside.count("(") > inside.count(")") and text.startswith(")", levels.end)
    return Found(start, levels.end + closes, "full", values, spans, cyrillic=levels.cyrillic, misread=levels.misread)


def _ibid(text: str, match: re.Match[str]) -> Found | None:
    """The reference that begins with an `ibid.`; idem means the same only where a level or a page follows it."""
    sign = match.span()
    between = _AFTER_SIGN.match(text, match.end())
    at = between.end() if between else match.end()
    levels = _levels(text, at)
    if levels.values:
        return Found(sign[0], levels.end, "ibid", levels.values, levels.spans, sign=sign, cyrillic=levels.cyrillic,
                     misread=levels.misread)  # fmt: skip
    if (issue := DAY.match(text, at)) is not None:
        return Found(sign[0], issue.end(), "ibid", {ISSUE: issue[0]}, {ISSUE: issue.span()}, sign=sign)
    pages = PINPOINT.match(text, at)
    if pages:
        names = {name: value for name, value in pages.groupdict().items() if value}
        spans = {PAGES: pages.span(PAGES)}
        return Found(sign[0], pages.end(), "ibid", names, spans, sign=sign)
    return None if _IDEM.match(match[0]) else Found(*sign, "ibid", sign=sign)


def _continued(text: str, before: Found) -> Iterator[Found]:
    """References that go on where this one ends and leave out what it has said: `…, l. 3; d. 754, l. 2`."""
    while before.archival:
        joint = _GOES_ON.match(text, before.end)
        levels = _levels(text, joint.end()) if joint else None
        if joint is None or levels is None or not levels.values:
            return
        if "fond" in levels.values and not joint[0].strip().startswith(";"):
            return
        before = Found(joint.end(), levels.end, "continued", levels.values, levels.spans, cyrillic=levels.cyrillic,
                       misread=levels.misread)  # fmt: skip
        yield before


def _levels(text: str, at: int) -> _Levels:
    """The levels that stand there, from the widest to the narrowest, whichever is the first."""
    values: dict[str, str] = {}
    spans: dict[str, tuple[int, int]] = {}
    end, cyrillic, misread = at, False, ""
    for name in SHELFMARK[1:]:
        between = _BETWEEN.match(text, end) if values else None
        begin = between.end() if between else end
        match = _LEVELS[name].match(text, begin)
        if match is None and name == "list" and "delo" in values and (match := _MISREAD.match(text, begin)):
            misread = match[0]
        if match is None or (name == "papka" and not _before_delo(text, match.end())):
            continue
        values[name], spans[name] = " ".join(match["value"].split()), (match.start(), match.end())
        end, cyrillic = match.end(), cyrillic or "\u0400" <= match[0][0] <= "\u04ff"
    return _Levels(values, spans, end, cyrillic, misread)


def _before_delo(text: str, at: int) -> bool:
    """Whether a delo follows: what is called `p.` is a folder then, and a page elsewhere."""
    between = _BETWEEN.match(text, at)
    return _LEVELS["delo"].match(text, between.end() if between else at) is not None


def _archive(text: str, at: int, after: int) -> tuple[int, str]:
    """Where the name of an archive before a fond begins, and the name; the fond's place and nothing without one.

    It is an acronym (`RTsKhIDNI`, `TsGAOR SSSR`), or words with capitals that say they are an archive.
    """
    low = max(at - _LONGEST_NAME, after)
    tokens = list(_TOKEN.finditer(text, low, at))
    if low and tokens and not text[low - 1].isspace() and tokens[0].start() == low and low > after:
        del tokens[0]
    kept: list[tuple[int, str]] = []
    for token in reversed(tokens):
        start, word = token.start(), token[0]
        bare = word.rstrip(",.:)") if not kept else word
        if bare == "(" and token.end() == at:
            continue
        opened = max(bare.rfind(sign) for sign in _OPENERS)
        start, bare = start + opened + (0 if word.rstrip(",.:").endswith(")") else 1), bare[opened + 1 :]
        named = bare[:1].isupper() and bare.lower().rstrip(".") not in _NO_NAME
        if not (named and bare[-1].isalnum()) and not (kept and opened < 0 and bare in _CONNECTORS):
            break
        kept.append((start, bare))
        if opened >= 0:
            break
    while kept and kept[-1][1] in _CONNECTORS:
        del kept[-1]
    name = " ".join(word for _, word in reversed(kept))
    if kept and (_ACRONYM.fullmatch(kept[0][1]) or _HOUSE.search(name) or _acronyms(kept)):
        return kept[-1][0], name
    return at, ""


def _acronyms(kept: list[tuple[int, str]]) -> bool:
    """Whether an acronym ends a name together with the shorter one behind it: `AVP RF`."""
    return len(kept) > 1 and kept[0][1].isupper() and _ACRONYM.fullmatch(kept[1][1]) is not None
