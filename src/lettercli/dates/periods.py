"""Days, weeks, months and years as periods that are numbered on end, so that a time can be cut into them.

A week begins on Monday, as in ISO 8601, and is written as the interval that it is: EDTF has no weeks. Months and years
are those of the calendar asked for; day numbers are those of `days`.
"""

from __future__ import annotations

from typing import Literal

from lettercli.dates import days
from lettercli.dates.date import Date
from lettercli.dates.days import Calendar
from lettercli.dates.edtf import LAST_YEAR, written

By = Literal["day", "week", "month", "year"]
BY: tuple[By, ...] = ("day", "week", "month", "year")
"""From the shortest to the longest."""


def number(day: int, by: By, calendar: Calendar = "gregorian") -> int:
    """The number of the period in which a day lies."""
    if by == "day":
        return day
    if by == "week":
        return (day - 1) // 7
    year, month, _ = days.civil(day, calendar)
    return year if by == "year" else year * 12 + month - 1


def period(number: int, by: By, calendar: Calendar = "gregorian") -> Date:
    """The period of that number as a date; a week that would begin or end where EDTF has no days is cut there."""
    if by == "year":
        first, last = days.number(number, 1, 1, calendar), days.number(number + 1, 1, 1, calendar) - 1
        return Date(written(number), first, last, "year", calendar=calendar)
    if by == "month":
        year, month = divmod(number, 12)
        first = days.number(year, month + 1, 1, calendar)
        last = first + days.month_length(year, month + 1, calendar) - 1
        return Date(written(year, month + 1), first, last, "month", calendar=calendar)
    if by == "day":
        return Date(_day(number, calendar), number, number, "day", calendar=calendar)
    first = max(number * 7 + 1, days.number(-LAST_YEAR, 1, 1, calendar))
    last = min(number * 7 + 7, days.number(LAST_YEAR, 12, 31, calendar))
    return Date(f"{_day(first, calendar)}/{_day(last, calendar)}", first, last, "period", calendar=calendar)


def _day(number: int, calendar: Calendar) -> str:
    return written(*days.civil(number, calendar))
