"""Day numbers of the Gregorian and the Julian calendar, for every year there ever was.

The numbers are those of `datetime.date.toordinal` (1 January of the year 1 is day 1), but they go on below it and above
the year 9999, where `datetime` stops; years are astronomical, so that 0 is 1 BC. The arithmetic counts years from
March, which puts the leap day last (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
"""

from __future__ import annotations

from typing import Literal

Calendar = Literal["gregorian", "julian"]

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int, calendar: Calendar = "gregorian") -> bool:
    """Whether that astronomical year has a 29 February."""
    return year % 4 == 0 and (calendar == "julian" or year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int, calendar: Calendar = "gregorian") -> int:
    """How many days that month has; months count from 1."""
    return 29 if month == 2 and is_leap(year, calendar) else _LENGTHS[month - 1]


def number(year: int, month: int, day: int, calendar: Calendar = "gregorian") -> int:
    """The day number of a date of that calendar, which must exist."""
    march_year = year - (month <= 2)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    if calendar == "julian":
        return march_year * 365 + march_year // 4 + day_of_year - 307
    return march_year * 365 + march_year // 4 - march_year // 100 + march_year // 400 + day_of_year - 305


def civil(number: int, calendar: Calendar = "gregorian") -> tuple[int, int, int]:
    """Year, month and day of a day number in that calendar: the inverse of `number`."""
    if calendar == "julian":
        march_year = (4 * (number + 307) + 3) // 1461
        day_of_year = number + 307 - (march_year * 365 + march_year // 4)
    else:
        era, day_of_era = divmod(number + 305, 146097)
        year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
        day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
        march_year = year_of_era + era * 400
    month_from_march = (5 * day_of_year + 2) // 153
    month = (month_from_march + 2) % 12 + 1
    return march_year + (month <= 2), month, day_of_year - (153 * month_from_march + 2) // 5 + 1


def weekday(number: int) -> int:
    """The day of the week, 0 for Monday; it is the same in both calendars."""
    return (number - 1) % 7
