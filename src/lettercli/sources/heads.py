"""What stands before an imprint or a newspaper: author, title, translation, volume, issue, chapter, as far as it says.

A citation has no grammar that one could hold it to, so the parts between its commas are told by their look: a name is
words with capitals and no small ones, a volume says that it is one, and what remains is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lettercli.sources.citation import Work

_PARTICLES = r"(?:(?:de|di|da|van|von|der|den|la|le|du|zu|af|ten|ibn|al) ){0,2}"
_NAME_WORD = r"(?:(?-i:[A-ZА-ЯЁÀ-Þ])[\w'’‐-]*\.?(?:[-‐](?-i:[A-ZА-ЯЁ])\.)?)"
_NAME = re.compile(rf"{_PARTICLES}{_NAME_WORD}(?:(?: |(?<=\.)){_PARTICLES}{_NAME_WORD}){{0,4}}")
_ROLE = re.compile(r"\(?(?:eds?|comps?|trans|tr|red|sost|ред|сост)\.\)?")
_IDEM = re.compile(r"(?i:id(?:em)?|eadem|он же|она же)\.?")
_MORE = re.compile(r"(?:and|&|und|et|и) ")
_VOLUME = re.compile(
    r"(?:vols?|t|bd|т|том|bk|pt)\. ?(?P<volume>\d{1,3}|[IVXLC]{1,7})(?:, ?(?:pt|bk)\. ?\d{1,2})?", re.IGNORECASE
)
_VOLUMES = re.compile(r"(?:\d{1,3}|two|three|four|five|six) vols?\.?", re.IGNORECASE)
_ISSUE = re.compile(r"(?:issues?|vyp\.|вып\.|no\.|nos\.|№|n\.) ?(?P<issue>\d{1,4}(?:[–-]\d{1,4})?)", re.IGNORECASE)
_CHAPTER = re.compile(
    r"(?:chap|ch|гл)s?\. ?(?P<chapter>\d{1,3}|[IVXLC]{1,7})|chapter (?P<number>\d{1,3})", re.IGNORECASE
)
_EDITION = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|d)|rev|enl|new|second|third|revised|expanded)\.?(?: (?:rev|and enl)\.?)? ed(?:ition|\.)?"
    r"|(?:eds?\.|trans\.|tr\.|comp\.|ed\. and trans\.|edited|translated|под ред\.) (?:by )?(?-i:[A-ZА-ЯЁ]).*",
    re.IGNORECASE,
)
_EDITOR = re.compile(r"(?:eds?|trans|tr|comp|под ред)\. |(?:edited|translated) by ", re.IGNORECASE)
_TRANSLATED = re.compile(r"^(?P<title>.*\S) ?\[(?P<translation>[^\[\]]+)\]$", re.DOTALL)
_SOURCE_OF = "quoted in|cited in|reprinted in|reproduced in|published in|translated in"
_LEAD = re.compile(
    r"(?:(?:for|on) [^,;]{1,60}, |(?:e\.g|i\.e)\.,? )?"
    rf"(?:see(?: also|, e\.g|, for example)?|cf|compare|{_SOURCE_OF}|(?:as |also )?in|from|read|consult|см|по)\b"
    r"[.:,]? ?",
    re.IGNORECASE,
)
"""What leads up to a citation at the beginning of a bracket or a sentence."""
_LEADS = re.compile(
    rf"(?:^|(?<=[\s(\[,;:—–]))(?:see(?: also)?|cf\.|compare|read|consult|{_SOURCE_OF})[:,]? ", re.IGNORECASE
)
"""And within it."""
_JOINTS = re.compile(r"\b(?:in|by|from|and|of) (?=[A-ZА-ЯЁÀ-Þ])")
"""Before what an author's name may stand in a sentence."""
_SMALL = (
    r"(?:a|an|the|of|and|in|on|for|to|from|with|by|at|or|as|its|his|her|their|under|against|between|versus|v|vs|"
    r"through|into|toward|towards|after|before|de|la|le|der|die|das|und|et)"
)
_HEADLINE = re.compile(
    rf"(?:(?-i:[A-ZÀ-Þ])[\w'’‐-]*[:.!?]?|\d{{4}}(?:[–-]\d{{2,4}})?)(?:,? (?:{_SMALL}|(?-i:[A-ZÀ-Þ])[\w'’‐-]*[:!?]?|"
    r"\d{4}(?:[–-]\d{2,4})?))*"
)  # fmt: skip
_PERSON = rf"(?P<author>(?:{_NAME_WORD} ){{0,3}}{_NAME_WORD}?)"
_WHOSE = re.compile(rf"(?<![\w.]){_PERSON}['’]s? (?:\w+ ){{0,2}}(?:article|editorial|piece|essay|feuilleton),? ?$")
_BY = re.compile(rf"\bby {_PERSON},? ?$")
_LONGEST = 400
"""Characters of an author and a title."""
_LONGEST_NAME = 120
_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|have|had|been|he|she|they|his|who|which|that|did|would|this)\b")
"""Words that a sentence has, and hardly a title."""


class Head(NamedTuple):
    """Author, title and all else that stands before an imprint."""

    start: int
    """Where it begins in the text that was looked at."""
    work: Work
    """The work, without what the imprint says."""


def head(text: str, *, surely: bool) -> Head | None:
    """What a bracket holds before an imprint, all of which belongs to the citation; None if it is no citation.

    A title and nothing else must have pages behind it (`surely`): a congress has a place and a year, too.
    """
    at = without_lead(text)
    found = _parsed(text[at:].rstrip(" ,:"), at)
    if found is None:
        return None
    work = found.work
    if not (surely or work.author or work.translation or work.volume or work.issue):
        return None
    return found if _begins(work.title) or (not work.title and (work.volume or work.issue)) else None


def in_prose(text: str, *, surely: bool) -> Head | None:
    """What stands before an imprint in a sentence: an author and a title, or a title by its capitals.

    `surely`: whether pages follow; without them a title alone is none.
    """
    at = max((lead.end() for lead in _LEADS.finditer(text)), default=0)
    kept = text[at:].rstrip(" ,:")
    found = _parsed(kept, at)
    if _authored(found) or (surely and _titled(found, kept)):
        return found
    for joint in _JOINTS.finditer(kept):
        found = _parsed(kept[joint.end() :], at + joint.end())
        if _authored(found):
            return found
    start = _headline(kept) if surely else -1
    return _parsed(kept[start:], at + start) if start >= 0 else None


def _authored(found: Head | None) -> bool:
    """Whether there is an author, and a title that begins as titles do."""
    return found is not None and bool(found.work.author and found.work.title) and _begins(found.work.title)


def _titled(found: Head | None, text: str) -> bool:
    """Whether there is a title, and the text is no sentence."""
    if found is None or not _begins(found.work.title):
        return False
    return bool(found.work.translation) or not _SENTENCE.search(text)


def name(text: str) -> str:
    """The text if it is a person's name, or several; else nothing."""
    text = text.strip()
    people = re.split(r",? (?:and|&|и) ", text)
    return text if len(text) <= _LONGEST_NAME and all(_NAME.fullmatch(person) for person in people) else ""


def is_idem(author: str) -> bool:
    """Whether an author is named as the one before."""
    return _IDEM.fullmatch(author) is not None


def without_lead(text: str) -> int:
    """Where a citation begins in a text that may lead up to it with `see` or `quoted in`."""
    at = 0
    while (lead := _LEAD.match(text, at)) and lead.end() < len(text):
        at = lead.end()
    return at


def by(text: str) -> tuple[int, str] | None:
    """Where the author's name begins in `B. Krasnyi's article`, `an article by B. Krasnyi,`, and the name."""
    whose = _WHOSE.search(text) or _BY.search(text)
    return (whose.start("author"), whose["author"]) if whose else None


def _begins(title: str) -> bool:
    """Whether a title can begin so: with a capital, a figure or a quotation mark."""
    first = title.lstrip("\"'“‘«")[:1]
    return first.isupper() or first.isdigit()


def _headline(text: str) -> int:
    """Where the words with capitals begin that the text ends with; -1 without any."""
    for match in _HEADLINE.finditer(text):
        if match.end() == len(text) and " " in match[0]:
            return match.start()
    return -1


def _parsed(text: str, start: int) -> Head | None:
    if not text.strip() or len(text) > _LONGEST:
        return None
    details, pieces = _details(_with_editors(_pieces(text)))
    count = _authors(pieces)
    author, title = ", ".join(pieces[:count]), ", ".join(pieces[count:])
    translated = _TRANSLATED.match(title)
    if translated:
        title, details["translation"] = translated["title"], translated["translation"]
    return Head(start, Work(author, title.strip(), **details))


def _pieces(text: str) -> list[str]:
    """The text between its commas, those in brackets and quotations aside."""
    pieces, depth, begin, quoted = [], 0, 0, False
    for at, sign in enumerate(text):
        if sign in "([“«":
            depth += 1
        elif sign in ")]”»":
            depth = max(depth - 1, 0)
        elif sign == '"' and not text[max(at - 1, 0) : at + 2].replace('"', "").isalnum():
            quoted = not quoted
        elif sign == "," and not depth and not quoted:
            pieces.append(text[begin:at].strip())
            begin = at + 1
    return [piece for piece in (*pieces, text[begin:].strip()) if piece]


def _with_editors(pieces: Sequence[str]) -> list[str]:
    """The pieces, those that name a title's editors or translators joined to one: `ed. Lars T. Lih, Oleg Naumov`."""
    joined: list[str] = []
    for piece in pieces:
        last = _MORE.match(piece)
        if len(joined) > 1 and _EDITOR.match(joined[-1]) and name(piece[last.end() :] if last else piece):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined


def _details(pieces: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """What the last pieces say of volume, issue, chapter and edition, and the pieces before them."""
    kept, details = list(pieces), dict[str, str]()
    while kept:
        last = kept[-1]
        if match := _VOLUMES.fullmatch(last):
            details["volumes"] = match[0]
        elif match := _VOLUME.fullmatch(last):
            details["volume"] = match["volume"]
        elif match := _ISSUE.fullmatch(last):
            details["issue"] = match["issue"]
        elif match := _CHAPTER.fullmatch(last):
            details["chapter"] = match["chapter"] or match["number"]
        elif (match := _EDITION.fullmatch(last)) and len(kept) > 1:
            details["edition"] = ", ".join(filter(None, (last, details.get("edition", ""))))
        else:
            break
        del kept[-1]
    return details, kept


def _authors(pieces: Sequence[str]) -> int:
    """How many of the pieces are the author: one that is a name, several where an `and` or an `eds.` ends them."""
    if len(pieces) < 2:
        return 0
    if _IDEM.fullmatch(pieces[0]):
        return 1
    for at, piece in enumerate(pieces[:-1]):
        if at and _ROLE.fullmatch(piece):
            return at + 1
        last = _MORE.match(piece)
        if not name(piece[last.end() :] if last else piece):
            break
        if last and at:
            follows = _ROLE.fullmatch(pieces[at + 1]) is not None and at + 2 < len(pieces)
            return at + 2 if follows else at + 1
    return 1 if name(pieces[0]) and not pieces[1][:1].isdigit() else 0
