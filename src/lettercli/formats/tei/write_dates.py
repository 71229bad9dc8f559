"""Dates as TEI's attributes say them.

TEI counts years as history does: 1 BC is -0001, where EDTF has 0000. Its attributes are Gregorian, whatever the letter
has; a set of days has no attribute but the two ends between which it lies.
"""

from __future__ import annotations

import re

from lettercli.dates import Date, days, edtf
from lettercli.dates.edtf import Point

_PLAIN = re.compile(r"-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CERTAINTY = {"?": "low", "~": "medium", "%": "low"}


def said(date: Date) -> bool:
    """Whether the attributes say all that the date says, so that it can be read from them again."""
    if date.calendar != "gregorian" or date.precision == "none":
        return not date.edtf
    text = date.edtf
    if text.startswith("["):
        ends = text[1:-1].split("..")
        return len(ends) == 2 and all(_PLAIN.fullmatch(end) for end in ends) and "" not in ends and ends[0] != ends[1]
    if "/" in text:
        return all(_PLAIN.fullmatch(end) for end in text.split("/"))
    return bool(_PLAIN.fullmatch(text.removesuffix("?")))


def attributes(date: Date) -> dict[str, str]:
    """`when`, or `from` and `to`, or `notBefore` and `notAfter`; `cert` where it is doubtful; none if undated."""
    if date.precision == "none":
        return {}
    found = _bounds(date)
    doubts = [sign for sign in "?%~" if sign in date.edtf]
    return found | ({"cert": _CERTAINTY[doubts[0]]} if doubts and found else {})


def _bounds(date: Date) -> dict[str, str]:
    spans = edtf.taken_apart(date.edtf, date.calendar)
    julian = date.calendar == "julian"
    first, last = spans[0][0], spans[-1][1]
    if date.precision == "period":
        names = "from", "to"
    elif date.precision == "oneof" or (julian and date.precision != "day"):
        names = "notBefore", "notAfter"
    else:
        assert first is not None
        return {"when": _day(date.first) if julian else _point(first)}
    ends = (_day(date.first), _day(date.last)) if julian else (_point(first), _point(last, last=True))
    return {name: end for name, end in zip(names, ends, strict=True) if end}


def _point(point: Point | None, *, last: bool = False) -> str:
    if point is None:
        return ""
    year = point.last_year if last and point.last_year is not None else point.year
    return _written(year, point.month, point.day)


def _day(number: int | None) -> str:
    return "" if number is None else _written(*days.civil(number))


def _written(year: int, month: int = 0, day: int = 0) -> str:
    year = year - 1 if year <= 0 else year
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" + "".join(f"-{part:02}" for part in (month, day) if part)
