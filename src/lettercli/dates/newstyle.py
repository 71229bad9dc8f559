"""A date as other programs take it: in the Gregorian calendar, and without the sets that few of them know.

What comes out is true, and may say less: one day out of `[1929-08-30,1929-09-02]` lies in 1929, and that is all that
can be said of it without a set; a month of the old calendar is none of the new one. Nothing is made up to fill a field.
"""

from __future__ import annotations

from lettercli.dates import days, edtf
from lettercli.dates.date import Date
from lettercli.dates.edtf import Point, written


def gregorian(date: Date) -> Date:
    """The date as a single one or a period of the Gregorian calendar; undated where nothing can be said so."""
    is_set = date.edtf.startswith("[")
    if date.calendar == "gregorian" and not is_set:
        return date
    text = "" if is_set or date.precision == "none" else _converted(date)
    return edtf.parse(text or _around(date))


def _converted(date: Date) -> str:
    """EDTF of a date or period whose ends are days of the old calendar; empty for any other."""
    ((begin, end),) = edtf.taken_apart(date.edtf, date.calendar)
    ends = [_day(point, number) for point, number in ((begin, date.first), (end, date.last))]
    if not all(ends):
        return ""
    return "/".join(ends) if date.precision == "period" else ends[0]


def _day(point: Point | None, number: int | None) -> str:
    if point is None or number is None:
        return ".."
    year, month, day = days.civil(number)
    return written(year, month, day) + point.qualifier if point.day and abs(year) <= edtf.LAST_YEAR else ""


def _around(date: Date) -> str:
    """EDTF of the narrowest day, month, year, ten or hundred years that a date lies in; empty if there is none."""
    if date.first is None or date.last is None:
        return ""
    doubt = "?" if date.uncertain else ""
    first, last = days.civil(date.first), days.civil(date.last)
    for parts in (3, 2, 1):
        if first[:parts] == last[:parts] and (parts == 1 or abs(first[0]) <= edtf.LAST_YEAR):
            return written(*first[:parts]) + doubt
    years = [written(year) for year, *_ in (first, last)]
    for unknown in (1, 2):
        if years[0][:-unknown] == years[1][:-unknown] and len(years[0].lstrip("-")) == 4:
            return years[0][:-unknown] + "X" * unknown + doubt
    return ""
