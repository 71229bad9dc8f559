"""Dates for people: `21 August 1929`, `21–23 August 1929`, `between July and August 1929`.

What two ends share is said once, as in print. English, like what `dateline` reads: it reads all that is written here
between the years 1000 BC and 9999 AD.
"""

from __future__ import annotations

from typing import Literal

from lettercli.dates import edtf
from lettercli.dates.date import Date
from lettercli.dates.edtf import Point, Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OLD_STYLE = " (old style)"


def words(date: Date, months: tuple[str, ...] = MONTHS) -> str:
    """The date for people, with the names of months given."""
    if date.precision == "none":
        return "undated"
    spans = edtf.taken_apart(date.edtf, date.calendar)
    if date.edtf.startswith("["):
        said = " or ".join(_member_words(span, months) for span in spans)
    else:
        said = _period_words(spans[0], months)
    return said + _style(date)


def from_to(first: Date, last: Date, months: tuple[str, ...] = MONTHS) -> str:
    """The time from the begin of one date to the end of another, written as a period; signs of doubt are left out."""
    begin, end = _outermost(first, 0), _outermost(last, 1)
    if first.calendar != last.calendar:
        return f"{_point_words(begin, months)}{_style(first)} – {_point_words(end, months)}{_style(last)}"
    said = _point_words(begin, months) if begin == end else _joined(begin, end, months, "–")
    return said + _style(last)


def _outermost(date: Date, side: Literal[0, 1]) -> Point:
    """Where a date begins (0) or ends (1), as far as it is known."""
    points = [span[side] or span[1 - side] for span in edtf.taken_apart(date.edtf, date.calendar)]
    known = [point for point in points if point is not None]
    far = (max if side else min)(known, key=lambda point: _rank(point, side))
    year = far.year if far.last_year is None or not side else far.last_year
    return Point(year, far.month, far.day)


def _rank(point: Point, side: Literal[0, 1]) -> tuple[int, int, int]:
    if not side:
        return point.year, point.month, point.day
    return point.year if point.last_year is None else point.last_year, point.month or 12, point.day or 31


def _style(date: Date) -> str:
    return OLD_STYLE if date.calendar == "julian" else ""


def _member_words(span: Span, months: tuple[str, ...]) -> str:
    begin, end = span
    if begin is None or end is None:
        return f"not after {_point_words(end, months)}" if end else f"not before {_point_words(begin, months)}"
    return _point_words(begin, months) if begin == end else f"between {_joined(begin, end, months, ' and ')}"


def _period_words(span: Span, months: tuple[str, ...]) -> str:
    begin, end = span
    if begin is None or end is None:
        return f"until {_point_words(end, months)}" if end else f"from {_point_words(begin, months)}"
    return _point_words(begin, months) if begin == end else _joined(begin, end, months, "–")


def _joined(begin: Point, end: Point, months: tuple[str, ...], link: str) -> str:
    """Both ends, saying once what they share."""
    left, right = _point_words(begin, months), _point_words(end, months)
    plain = begin.last_year is end.last_year is None and not begin.qualifier + end.qualifier
    if plain and begin.year == end.year and begin.month and end.month:
        left = left.removesuffix(f" {_year_words(begin)}")
        if begin.month == end.month and begin.day and end.day:
            left = str(begin.day)
    alike = bool(begin.day) == bool(end.day) and bool(begin.month) == bool(end.month)
    if link == "–" and (" " in left or not alike):
        link = " – "
    return f"{left}{link}{right}"


def _point_words(point: Point | None, months: tuple[str, ...]) -> str:
    if point is None:
        return ""
    named = [str(point.day)] if point.day else []
    named += [months[point.month - 1]] if point.month else []
    about = "about " if point.qualifier in {"~", "%"} else ""
    doubt = "?" if point.qualifier in {"?", "%"} else ""
    return f"{about}{' '.join([*named, _year_words(point)])}{doubt}"


def _year_words(point: Point) -> str:
    if point.last_year is not None:
        decade = point.last_year - point.year == 9 and point.year >= 1000 and point.year % 100 != 0
        return f"{point.year}s" if decade else f"between {_era(point.year)} and {_era(point.last_year)}"
    return _era(point.year)


def _era(year: int) -> str:
    if year < 1:
        return f"{1 - year} BC"
    return str(year) if year >= 1000 else f"AD {year}"
