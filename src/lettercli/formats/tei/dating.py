"""Reads the dates of TEI and writes them in EDTF: what the attributes say, and what stands printed beside them.

TEI counts years as XML Schema 1.0 does, without a year 0: `-0062` is 62 BC, which EDTF calls `-0061`. Nothing is
invented: a placeholder is no date, and an attribute that is more certain than what is printed is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lettercli import dates
from lettercli.errors import BadDate
from lettercli.formats.tei.tree import Node, plain
from lettercli.formats.tei.wording import spelled

_VALUE = re.compile(r"([+-]?)(\d{4,})(?:-(\d\d|XX|xx|\?\?)(?:-(\d\d|XX|xx|\?\?))?)?(?:[T ].*|Z|[+-]\d\d:\d\d)?")
_BASIC = re.compile(r"([12]\d{3})(\d\d)(\d\d)")
_SHORT = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_BEFORE = re.compile(r"-(\d{2,3})")
_YEARS = re.compile(r"(?<!\d)\d{4}")
_NO_YEAR = re.compile(r"--\d\d(?:-\d\d)?|---\d\d")
_NAMES = ("when", "from", "to", "notBefore", "notAfter")
_DOUBT = re.compile(r"\?|\bum\b|\bca\b|\bcirca\b|\babout\b|\bvers\b|\[[^\]]*$", re.I)
_STRANGE = frozenset({"1000-", "1111-", "9999-", "2999-", "0001-"})
_UNSURE = frozenset({"low", "unknown", "conjecture", "medium"})
_YEAR_ENDS = re.compile(r"-01-01$|-12-31$")
_FIGURES = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, and what is to be said of it."""

    edtf: str = ""
    printed: str = ""
    """What stands in the element, if it says more than the date."""
    calendar: str = ""
    cert: str = ""
    """How sure a date is that cannot carry a question mark: one unknown day of several."""
    remarks: tuple[str, ...] = ()


def read(nodes: Iterable[Node]) -> Dated:
    """The date that some `date` elements give: the first that has an attribute to go by, else the first with words."""
    given = [node for each in nodes for node in _dates(each)]
    remarks: list[str] = []
    for node in given:
        if any(_attribute(node, name) for name in _NAMES):
            made, said = _of(node)
            printed = plain(node)
            if made:
                said += _precision(made, printed)
                if made[:5] in _STRANGE:
                    said.append(f"the year of {made} may be a placeholder")
            remarks += said
            if made:
                calendar = _calendar(node)
                others = sum(any(_attribute(other, name) for name in _NAMES) for other in given) - 1
                if others > 0 and node.parent is not None and node.parent.name == "correspAction":
                    remarks.append(f"{others} more date{'s' * (others > 1)} beside it")
                cert = _unsure(node) if made[0] == "[" else ""
                return Dated(made, printed if _says(printed, made) else "", calendar, cert, tuple(remarks))
    for node in given:
        if printed := plain(node):
            if found := from_words(printed):
                return Dated(found, printed, "", "", (*remarks, f"date read from its words: {printed!r}"))
            return Dated("", printed, "", "", (*remarks, f"no date can be read from {printed!r}"))
    return Dated(remarks=tuple(remarks))


def _dates(top: Node) -> Iterator[Node]:
    """The dates in an element, those in its notes apart."""
    for node in top.walk():
        if node.name in ("date", "origDate", "docDate"):
            around = (each.name for each in node.around() if each.at >= top.at)
            if "note" not in around or top.name == "note":
                yield node


@lru_cache(maxsize=4096)
def from_words(text: str) -> str:
    """The date that words say, in EDTF, where they say one plainly: `20. August 1887`, `5.3.1899`, `10 Aug 1929`."""
    if found := _FIGURES.search(text):
        day, month, year = found.groups()
        edtf = f"{year}-{int(month):02}-{int(day):02}"
        if _valid(edtf):
            return edtf + ("?" if "?" in text else "")
    if (edtf := spelled(text)) and _valid(edtf):
        return edtf
    try:
        edtf = dates.read(text).edtf
    except BadDate:
        return ""
    # `8/12 13` is no day of the year 1213: a year that is not written as one is nobody's to guess.
    return edtf if any(year in text for year in _YEARS.findall(edtf)) or not _YEARS.search(edtf) else ""


def _attribute(node: Node, name: str) -> str:
    return (node.get(name) or node.get(f"{name}-iso") or node.get(f"{name}-custom")).strip()


def _unsure(node: Node) -> str:
    said = (node, *(child for child in node.nodes() if child.name in ("precision", "certainty")))
    values = (each.get(name) for each in said for name in ("cert", "evidence", "precision"))
    return next((value for value in values if value in _UNSURE), "")


def _calendar(node: Node) -> str:
    read = next((name for name in _NAMES if _attribute(node, name)), "")
    custom = bool(read) and not node.get(read) and not node.get(f"{read}-iso")
    method = f"{node.get('calendar')} {node.get('datingMethod')}".casefold()
    return "julian" if custom and ("julian" in method or "oldstyle" in method) else ""


def _of(node: Node) -> tuple[str, list[str]]:
    """The EDTF of an element's attributes, and what was wrong with them."""
    remarks: list[str] = []
    values = {name: _value(text, name, remarks) for name in _NAMES if (text := _attribute(node, name))}
    values = {name: value for name, value in values.items() if value}
    unsure = bool(_unsure(node))
    if "when" in values:
        if len(values) > 1:
            remarks.append("@when and a span of time: the first was taken")
        return _marked(values["when"], unsure), remarks
    for first, last, bound in (("from", "to", "notAfter"), ("to", "from", "notBefore")):
        if first in values and last not in values and bound in values:
            values[last] = values.pop(bound)
            remarks.append(f"@{first} and @{bound}: read as a period")
    for first, last, form in (("from", "to", "{}/{}"), ("notBefore", "notAfter", "[{}..{}]")):
        one, other = values.get(first, ""), values.get(last, "")
        if not one and not other:
            continue
        if one == other:
            return _marked(one, unsure), remarks
        if one and other and _later(one, other):
            one, other = other, one
            remarks.append(f"@{first} is later than @{last}: exchanged")
        if form[0] == "[":
            made = form.format(_whole(one), _whole(other))
        else:
            made = form.format(_marked(one, unsure) or "..", _marked(other, unsure) or "..")
        if _valid(made):
            return made, remarks
        remarks.append(f"{made} is no period")
        return one or other, remarks
    return "", remarks


def _value(text: str, name: str, remarks: list[str]) -> str:
    """One attribute in EDTF; empty, with a remark, for what is no date."""
    if basic := _BASIC.fullmatch(text):  # 18290308, without hyphens
        text = "-".join(basic.groups())
    found = _VALUE.fullmatch(text)
    if found is None or not found[2].strip("0"):
        if "/" in text and _valid(text):
            return text
        if made := _loose(text):
            remarks.append(f"@{name}={text!r}: not as TEI writes dates, read as {made}")
            return made
        what = "has no year" if _NO_YEAR.fullmatch(text) else "is no date"
        remarks.append(f"@{name}={text!r} {what}")
        return ""
    sign, figures, month, day = found.groups()
    year = int(figures) * (-1 if sign == "-" else 1)
    if year < 0:
        year += 1  # EDTF has a year 0, TEI has none
    long = len(str(abs(year))) > 4
    written = f"Y{year}" if long else (f"-{-year:04}" if year < 0 else f"{year:04}")
    if long:
        if month:
            remarks.append(f"@{name}={text!r}: only the year can be kept")
        return written
    for count, part in ((1, month), (2, day)):
        if part is None:
            break
        if part == "00":
            remarks.append(f"@{name}={text!r}: {'month' if count == 1 else 'day'} 00 left out")
            break
        written += f"-{part.replace('?', 'X').upper()}"
    if _valid(written):
        return written
    shorter = written
    while "-" in shorter[1:] and not _valid(shorter):
        shorter = shorter.rpartition("-")[0]
    remarks.append(f"@{name}={text!r}: no such day, read as {shorter}")
    return shorter if _valid(shorter) else ""


def _loose(text: str) -> str:
    """The date of an attribute that means only one, though TEI would write it otherwise: `1846-5-3`, `1846?`."""
    if before := _BEFORE.fullmatch(text):  # -51, for -0051
        return f"-{int(before[1]) - 1:04}"
    if short := _SHORT.fullmatch(text):
        text = "-".join((short[1], *(f"{int(part):02}" for part in short.groups()[1:] if part)))
    single = _valid(text) and not text.strip("0-XxUu?~%").startswith(("/", "[", "{", "."))
    return (text if single and text[:4].strip("0Xxu") else "") or (from_words(text) if len(text) > 4 else "")


def _marked(value: str, unsure: bool) -> str:
    plain = value and value[-1] != "?" and "X" not in value and "/" not in value
    return f"{value}?" if plain and unsure else value


def _whole(value: str) -> str:
    """A date that may stand in a set."""
    return value.split("-XX", maxsplit=1)[0]


def _later(one: str, other: str) -> bool:
    try:
        return dates.order(dates.parse(one))[1] > dates.order(dates.parse(other))[1]
    except BadDate:
        return False


def apart(one: str, other: str, calendar: str = "") -> bool:
    """Whether two dates in EDTF have no day in common; with another calendar nobody can say."""
    if one == other:
        return False
    try:
        return not calendar and not dates.overlaps(dates.parse(one), dates.parse(other))
    except BadDate:
        return False


@lru_cache(maxsize=4096)
def _valid(edtf: str) -> bool:
    try:
        dates.parse(edtf)
    except BadDate:
        return False
    return True


def _precision(edtf: str, printed: str) -> list[str]:
    """What is printed beside a date that claims to be exact, where that doubts it or says less."""
    if not printed or edtf[-1] in "?~%" or edtf[0] == "[" or "/" in edtf:
        return []
    figures = re.findall(r"\d+", printed)
    less = _YEAR_ENDS.search(edtf) and re.fullmatch(r"\W*\d{4}\W*", printed)
    about = len(edtf) == 10 and _DOUBT.search(printed) and len(figures) <= 1
    said = from_words(printed)
    unlike = bool(said) and (said[0] == "[" or "/" in said or said[-1] in "?~%")
    coarse = len(edtf) == 10 and 4 <= len(said) < 10 and edtf.startswith(said.rstrip("?~"))
    coarse = coarse and int(edtf[8:]) not in map(int, figures)  # `[9.] April 1846` has the day
    if less or "?" in printed or about or coarse or unlike:
        return [f"date {edtf} is printed {printed!r}: both are kept"]
    return []


def _says(printed: str, edtf: str) -> bool:
    """Whether what is printed says something that the date does not."""
    in_part = "[" in printed[1:] or ("]" in printed[:-1])  # `24 June [1544]`; all in brackets says no more
    return bool(printed) and printed != edtf and (in_part or from_words(printed) != edtf)
