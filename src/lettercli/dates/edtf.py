"""Dates in EDTF, the Library of Congress's Extended Date/Time Format, as intervals of day numbers.

A letter is often dated to a month, a year, a stretch of days or a guess, and all that a filter or a sorted list needs
of such a date is its first and its last possible day. What was typed stays beside them, so nothing is invented:
`1929-08` prints as a month, and no day of it is made up. The subset is levels 0 and 1 and the one-of sets of level 2,
without times and seasons.
"""

from __future__ import annotations

import re
from math import inf
from typing import NamedTuple

from lettercli.dates import days
from lettercli.dates.date import Date, Precision
from lettercli.dates.days import Calendar
from lettercli.errors import BadDate

LONGEST = 200
"""Characters that a date may have; what is longer is no date, and saying so must not take long."""

LAST_YEAR = 9999
"""The last year that is written without a Y, and of which EDTF has months and days; before year 0 it is the first."""

_SEASONS = (21, 22, 23, 24)
_DOUBT = "?~%"
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Point(NamedTuple):
    """An EDTF date that is neither interval nor set, taken apart."""

    year: int
    """Astronomical: 0 is 1 BC. With digits unknown, the earliest year."""
    month: int = 0
    """0: not given, or not known."""
    day: int = 0
    """0: not given, or not known."""
    qualifier: str = ""
    """`?`, `~`, `%` or nothing."""
    last_year: int | None = None
    """With digits of the year unknown (`192X`), the latest year."""


Span = tuple[Point | None, Point | None]
"""Begin and end, the same for a single date; None: open or unknown."""

Stretch = tuple[int | None, int | None]
"""First and last day number, the last included; None: open or unknown."""


def parse(text: str, calendar: str = "gregorian") -> Date:
    """The date that `text` is in EDTF; an empty one is an undated letter's. Raises BadDate, with what to write."""
    text = text.strip()
    if calendar == "gregorian" and (day := _DAY.fullmatch(text)) and (number := _existing_day(*map(int, day.groups()))):
        return Date(text, number, number, "day")
    known = calendar_named(calendar)
    if not text:
        return Date("", None, None, "none", calendar=known)
    if len(text) > LONGEST:
        raise BadDate(text, f"no date: {len(text)} characters", "write it like 1929-08-21")
    spans = taken_apart(text, known)
    ends = [_bounds(span, known) for span in spans]
    firsts = [first for first, _ in ends if first is not None]
    lasts = [last for _, last in ends if last is not None]
    return Date(
        text,
        min(firsts) if len(firsts) == len(ends) else None,
        max(lasts) if len(lasts) == len(ends) else None,
        _precision(text, spans),
        any(character in _DOUBT for character in text),
        known,
    )


def _existing_day(year: int, month: int, day: int) -> int | None:
    """The number of a Gregorian day, which nearly every letter is dated to; None if there never was one."""
    if 1 <= month <= 12 and 1 <= day <= days.month_length(year, month):
        return days.number(year, month, day)
    return None


def calendar_named(name: str) -> Calendar:
    """The calendar of that name; raises BadDate for one that is not known."""
    known = name.strip().lower()
    if known == "julian":
        return "julian"
    if known in {"gregorian", ""}:
        return "gregorian"
    raise BadDate(name, f"no calendar {name!r}", "write gregorian or julian")


def taken_apart(text: str, calendar: Calendar = "gregorian") -> tuple[Span, ...]:
    """What an EDTF text is made of: one span, or for a one-of set one a member; raises BadDate."""
    if text.startswith("{"):
        raise BadDate(text, f"{text} is several dates", "write [a,b] for one of them, a/b for the time from a to b")
    if text.startswith("["):
        return _members(text, calendar)
    if "/" in text:
        return (_period(text, calendar),)
    if text == "..":
        raise BadDate(text, f"{text} has neither begin nor end", "leave the date out")
    if ".." in text:
        raise BadDate(text, f"no date: {text!r}", f"write {text.replace('..', '/')} or [{text}]")
    point = _point(text, calendar)
    return ((point, point),)


def written(year: int, month: int = 0, day: int = 0) -> str:
    """EDTF of a day, month or year; of years beyond LAST_YEAR only the year can be written."""
    long = "Y" if abs(year) > LAST_YEAR else ""
    return f"{long}{'-' * (year < 0)}{abs(year):04}" + "".join(f"-{part:02}" for part in (month, day) if part)


def stretches(text: str, calendar: Calendar = "gregorian") -> tuple[Stretch, ...]:
    """The stretches of days that a set names, in order; those that touch are one."""
    joined: list[Stretch] = []
    bounds = (_bounds(span, calendar) for span in taken_apart(text, calendar))
    for first, last in sorted(bounds, key=lambda stretch: -inf if stretch[0] is None else stretch[0]):
        before = joined[-1][1] if joined else -inf
        if before is None:
            break
        if joined and (first is None or first <= before + 1):
            joined[-1] = joined[-1][0], None if last is None else max(last, int(before))
        else:
            joined.append((first, last))
    return tuple(joined)


def _bounds(span: Span, calendar: Calendar) -> Stretch:
    """First and last day number of a span, None where it is open."""
    begin, end = span
    first = last = None
    if begin is not None:
        first = days.number(begin.year, begin.month or 1, begin.day or 1, calendar)
    if end is not None:
        year = end.year if end.last_year is None else end.last_year
        month = end.month or 12
        last = days.number(year, month, end.day or days.month_length(year, month, calendar), calendar)
    return first, last


def _precision(text: str, spans: tuple[Span, ...]) -> Precision:
    point = spans[0][0]
    if "/" in text:
        return "period"
    if text.startswith("[") or point is None or point.last_year is not None:
        return "oneof"
    return "day" if point.day else "month" if point.month else "year"


def _period(text: str, calendar: Calendar) -> Span:
    ends = text.split("/")
    if len(ends) != 2:
        raise BadDate(
            text, f"no period: {text!r} has {len(ends) - 1} strokes", "write begin/end: 1929-08-21/1929-08-23"
        )
    if not any(end.strip(".") for end in ends):
        raise BadDate(text, f"{text} has neither begin nor end", "leave the date out")
    begin, end = (None if end in {"", ".."} else _point(end, calendar) for end in ends)
    _forward((begin, end), text, f"{ends[1]}/{ends[0]}", calendar)
    return begin, end


def _members(text: str, calendar: Calendar) -> tuple[Span, ...]:
    if not text.endswith("]"):
        mend = f"{text}]" if text[1:].strip() else "[1929-08,1929-09]"
        raise BadDate(text, f"no closing bracket in {text}", f"write {mend}")
    spans: list[Span] = []
    members = [member.strip() for member in text[1:-1].split(",")]
    for place, member in enumerate(members):
        begin, dots, end = member.partition("..")
        if not dots:
            end = begin
        elif not (begin or place == 0) or not (end or place == len(members) - 1) or begin == end == "":
            raise BadDate(text, f"{text} is open where it cannot be", "write [..a], [a..b] or [a..]")
        span = _point(begin, calendar) if begin or not dots else None, _point(end, calendar) if end else None
        _forward(span, text, f"{end}..{begin}", calendar)
        spans.append(span)
    return tuple(spans)


def _forward(span: Span, text: str, instead: str, calendar: Calendar) -> None:
    first, last = _bounds(span, calendar)
    if first is not None and last is not None and last < first:
        raise BadDate(text, f"{text} runs backward", f"write {instead}")


def _point(text: str, calendar: Calendar) -> Point:
    body = text.rstrip(_DOUBT)
    qualifier = text[len(body) :]
    if len(qualifier) > 1:
        raise BadDate(text, f"more than one sign of doubt in {text!r}", f"write {body}%")
    if body[:1] == "Y":
        return Point(_long_year(body, text), qualifier=qualifier)
    sign, digits = ("-", body[1:]) if body[:1] == "-" else ("", body)
    parts = digits.split("-")
    if len(parts) > 3 or not all(_is_number(part) for part in parts):
        time = f"write the day without the time: {text.split('T', maxsplit=1)[0]}" if "T" in text[8:] else ""
        raise BadDate(
            text, f"no date: {text!r}", time or "write it like 1929, 1929-08, 1929-08-21 or 1929-08-21/1929-08-23"
        )
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise BadDate(text, f"no date: {text!r}", _padded(sign, parts, qualifier))
    if "X" in body:
        return _with_unknown(sign, parts, qualifier, text, calendar)
    return _existing(sign, parts, qualifier, text, calendar)


def _is_number(part: str) -> bool:
    """Digits, of which the last may be unknown (`X`)."""
    known = part.rstrip("X")
    return part == "XX" or (known.isascii() and known.isdigit())


def _long_year(body: str, text: str) -> int:
    digits = body[1:].removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
        raise BadDate(text, f"no year: {text!r}", "write Y and five to nine digits: Y12345")
    year = int(body[1:])
    if abs(year) <= LAST_YEAR:
        raise BadDate(text, f"{text}: Y is for years beyond {LAST_YEAR}", f"write {written(year)}")
    return year


def _with_unknown(sign: str, parts: list[str], qualifier: str, text: str, calendar: Calendar) -> Point:
    """A point with digits unknown, from some place to its end: `192X`, `1929-XX`, `1929-08-XX`."""
    year, *rest = parts
    if "X" in year and not rest:
        earliest, latest = sorted(int(sign + year.replace("X", digit)) for digit in "09")
        return Point(earliest, qualifier=qualifier, last_year=latest)
    if "X" in year or rest not in (["XX"], ["XX", "XX"], [rest[0], "XX"]) or "X" in rest[0].replace("XX", ""):
        at = next(place for place, part in enumerate(parts) if "X" in part)
        if parts[at] != "XX" and at == len(parts) - 1:
            raise BadDate(text, f"{text}: one figure of two is unknown", _either(sign, parts, calendar))
        known = parts[:at] or [year]
        raise BadDate(text, f"{text}: something known follows something unknown", f"write {sign}{'-'.join(known)}")
    return _existing(sign, [part for part in parts if part != "XX"], qualifier, text, "gregorian")


def _either(sign: str, parts: list[str], calendar: Calendar) -> str:
    """What to write for a month or day of which only the tens are known: `1929-08-2X`."""
    *known, part = parts
    stem, tens, most = sign + "-".join(known), 10 * int(part[0]), 12
    if len(known) == 2:
        month = int(known[1])
        most = days.month_length(int(sign + known[0]), month, calendar) if 1 <= month <= 12 else 0
    first, last = max(tens, 1), min(tens + 9, most)
    return f"write [{stem}-{first:02}..{stem}-{last:02}]" if first <= last else f"write {stem}"


def _existing(sign: str, parts: list[str], qualifier: str, text: str, calendar: Calendar) -> Point:
    year, month, day = ([int(part) for part in parts] + [0, 0])[:3]
    if sign and not year:
        raise BadDate(text, f"no year -0000 in {text!r}", "write 0000 for 1 BC")
    year = -year if sign else year
    spelled = sign + parts[0]
    if len(parts) > 1 and month in _SEASONS:
        raise BadDate(
            text, f"{text}: a season begins and ends on no certain day", f"write months: {spelled}-03/{spelled}-05"
        )
    if len(parts) > 1 and not 1 <= month <= 12:
        raise BadDate(
            text, f"no month {parts[1]} in {text!r}", f"months are 01 to 12; {spelled} if only the year is known"
        )
    if len(parts) > 2 and not 1 <= day <= days.month_length(year, month, calendar):
        stem = f"{spelled}-{parts[1]}"
        what = f"no day {text}: {stem} has {days.month_length(year, month, calendar)} days"
        raise BadDate(text, what, f"mend the day, or write {stem} if only the month is known")
    return Point(year, month, day, qualifier)


def _padded(sign: str, parts: list[str], qualifier: str) -> str:
    """What to write for parts of the wrong length, such as `1929-8-1`."""
    if len(parts) == 1 and len(parts[0]) > 4:
        return f"write Y{sign}{parts[0]} if that is a year"
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) == 4:
        return f"write {sign}{parts[0]}/{parts[1]} for the years from one to the other"
    if len(parts[0]) in {3, 4} and all(len(part) <= 2 for part in parts[1:]):
        return "write " + sign + "-".join([parts[0].zfill(4), *(part.zfill(2) for part in parts[1:])]) + qualifier
    return "write a year of four digits, then month and day of two: 1929-08-21"
