"""Reads who writes to whom, and when, out of a title: `Brief von A an B vom 20. August 1887`, `A to B, 3 May 1846`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lettercli.formats.tei.wording import DAYS, MONTHS, worded

_KIND = (
    r"(?:(?:(?:autograph|business|typed|copy|manuscript|eigenh[äa]ndiger?|offener|open)\s+)*"
    r"(?:brief(?:e|karte|entwurf)?|postkarte|(?:ansichts|feldpost)?karte|telegramm|letters?|postcard|telegram|note"
    r"|lettres?|letter[ae]|cartas?|epistulae|brev|list)(?:\s+(?:signed|unsigned|card|draft))*)"
)
_FROM = r"(?:von|from|de|da|of|by|fra|från|van)"
_TO = r"(?:an(?: den| die| das)?|to|à|aux?|al?|till?|aan|ad)"
_LEAD = re.compile(
    rf"^\W*(?:(?:(?:no|nr|n°|nº)?\.? ?\d+[a-z]?[.:)]?|(?-i:[IVXLCDM]+)\.?)\s+)?(?:{_KIND}\s+)?(?:{_FROM}\s+)?", re.I
)
_NAME = r"[^\W\d_][^,;:()\[\]\d]*?(?:, (?!\d)[^,;:()\[\]\d]{1,30}?)?"
_STOP = r"(?<!\b[^\W\d_])(?<!\b(?:dr|st|mr|fr|hr))(?<!\b(?:mrs|sgt|hrn|rev))(?<!\bprof)\."
"""A full stop that ends a name and no initial or form of address."""
_PAIR = re.compile(
    rf"(?P<sender>{_NAME})\s+{_TO}\s+(?P<recipient>{_NAME})"
    rf"(?=\s*(?:$|[,;:()\[\]?]|{_STOP}|\d|\s(?:vom|am|dated|den|le|the|du|del|on|about|um|ca|undatiert|ohne"
    r"|o\. ?D|o\. ?J)\b))",
    re.I,
)
_DATE = re.compile(
    r"(?:(?:\d{1,2}\.?|\d{1,2}(?:st|nd|rd|th))\s+)?[^\W\d_]{3,10}\.?\s+\d{4}(?!-\d)"
    r"|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d\d-\d\d"
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def correspondents(title: str) -> tuple[str, str, str] | None:
    """Sender and recipient, if a title names both, and the place that follows them (`A an B, Ort, 5. Mai 1846`)."""
    rest = _LEAD.sub("", " ".join(title.split()), count=1)
    found = _PAIR.match(rest)
    if found is None:
        return None
    sender, recipient = found["sender"].strip(), found["recipient"].strip()
    if _WRITING.search(sender):  # `Fifteen letters to Anna`
        return None
    recipient = re.split(r",? (?:vom|am|dated|den|le|the|du|del|on|about)(?: |$)", recipient)[0].strip(" ,")
    place = ""
    if (far := _FAR.search(recipient)) is not None:
        recipient, place = recipient[: far.start()], far[1]
    elif "," in recipient and "," not in sender:
        name, after = (part.strip() for part in recipient.split(",", 1))
        if not _PARTICLE.search(after):
            recipient, place = name, after
    elif rest.startswith(".", found.end()):
        place = _next(rest, found.end())
    return (sender, recipient, site(place)) if proper(sender) and proper(recipient) else None


_WRITING = re.compile(r"\b(?:epist[uo]l\w*|litterae|letters?|briefe?|lettres?|letter[ae]|cartas?|brev|listy?)$", re.I)
"""What ends words that name no sender, but what was sent."""
_TAIL = re.compile(r"\s+(?:epist[uo]l\w*|litterae)$", re.I)
"""The same behind a name: `Ad Paulum epistula`."""
_FAR = re.compile(r"\s+[AÀ]\s+([A-ZÀ-Þ][\w-]+(?: [\w'’-]+){0,2})$")
"""Where somebody was written to, or from: `à Madame de Simiane A Paris`."""
_PARTICLE = re.compile(r"\b(?:von|van|de|zu|of|der|den|di|da)$", re.I)
"""What ends a name that has its surname first: `Alt, Anna von`."""


def _next(title: str, end: int) -> str:
    """What comes after the full stop that ends a name, as far as the next comma."""
    return title[end + 1 :].partition(",")[0].strip()


def site(words: str) -> str:
    """Words that may be a place; empty where they are a part of a date, or say that there is none."""
    if len(words) < 3 or not words[0].isupper() or len(words.split()) > 4 or _NOWHERE.fullmatch(words):
        return ""
    each = [word.strip(".").casefold() for word in words.split()]
    return "" if any(word in MONTHS or word in DAYS or word[-1:].isdecimal() for word in each) else words


_NOWHERE = re.compile(
    r"[\W_]*(?:s\. ?l|n\. ?p|o\. ?o|s\. ?d|n\. ?d|o\. ?d|o\. ?o\.? u\. ?d|ohne (?:ort|datum)(?: und datum)?"
    r"|sans (?:lieu|date)"
    r"|senza (?:luogo|data)|no (?:place|date)|undated|undatiert|unknown|unbekannt|ort unbekannt)\.?[\W_]*",
    re.I,
)


def proper(name: str) -> bool:
    """Whether words may be a name: a few, one of them with a capital."""
    words = name.split()
    return 0 < len(words) <= 7 and any(word[0].isupper() for word in words)


_ONE = re.compile(
    rf"(?:{_KIND}\s+)?(?P<way>to|ad|an|an die|à|from|von|de)\s+(?P<name>{_NAME})"
    rf"(?=\s*(?:$|[,;:()\[\]?]|{_STOP}|\d|\s(?:vom|am|dated|den|le|the|du|on|about|ca)\b))",
    re.I,
)


_SENT = re.compile(
    rf"[^,;:()\[\]]{{0,40}}?\b(?:epist[uo]l\w*|letters?|briefe?|lettres?|letter[ae]|cartas?)\s+(?P<way>to|an|à|ad|al?)\s+"
    rf"(?P<name>[^\W\d_][^,;:()\[\]\d]*?)(?=\s*(?:$|[,;:()\[\]?]|{_STOP}|\d))",
    re.I,
)
_NUMBER = re.compile(r"^\W*(?:(?:(?:no|nr|n°|nº)?\.? ?\d+[a-z]?[.:)]?|(?-i:[IVXLCDM]+)\.?)\s+)?", re.I)


def lone(title: str) -> tuple[str, str, str] | None:
    """`sender` or `recipient`, the name, and the place, where a title names only one: `To Anna. Rome, 11 May 1844`."""
    rest = _NUMBER.sub("", " ".join(title.split()), count=1)
    found = _ONE.match(rest) or _SENT.match(rest)
    if found is None or not proper(found["name"].strip()) or (found.start("way") == 0 and found["way"] in ("De", "de")):
        return None
    name = _TAIL.sub("", found["name"]).strip()
    to = found["way"].casefold() in ("to", "an", "an die", "à", "ad", "al", "a")
    place = _next(rest, found.end()) if rest.startswith(".", found.end()) else ""
    return ("recipient" if to else "sender"), name, site(place)


def dates(title: str) -> Iterator[str]:
    """What in a title may be a date, as it stands; `Brun 1846` may, too."""
    end = 0
    for each in worded(title):
        start = each.start - (title[: each.start][-1:] == "[")
        end = each.end + (title[each.end :][:1] == "]")
        yield title[start:end]
    for found in _DATE.finditer(title, end):
        yield found[0]


def swapped(said: tuple[str, str], sender: str, recipient: str) -> bool:
    """Whether the title has sender and recipient the other way round."""
    if not sender or not recipient:
        return False
    one, other = (_words(name) for name in said)
    mine, yours = _words(sender), _words(recipient)
    straight = len(one & mine) + len(other & yours)
    crossed = len(one & yours) + len(other & mine)
    return crossed > straight and bool(one & yours) and bool(other & mine)


def _words(name: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(name)}
