"""The day that a note speaks of before it cites: `On 15 August 1929, the Politburo approved … (ibid., d. 753, l. 4)`.

A delo holds the papers of one session, so two notes on one day that cite two dela of one series contradict each other,
where one of them only inherits its delo by `ibid.`
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_RUSSIAN = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря")  # fmt: skip
MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|{'|'.join(_RUSSIAN)})"
YEAR = r"(?:1[5-9]|20)\d\d"
DAYS = rf"(?:\d{{1,2}}(?:[–-]\d{{1,2}})? {MONTH},? {YEAR}|{MONTH} (?:\d{{1,2}}, )?{YEAR})"
"""A day or a month as it is printed: `18 June 1929`, `June 18, 1929`, `June 1929`."""
DAY = re.compile(rf"{DAYS}(?!\w)")
_SPOKEN = re.compile(
    rf"(?<![\w–-])(?:(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR})(?!\w))?"
    rf"|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?!\d)(?:, (?P<year2>{YEAR})(?!\w))?)"
)
_LATER = re.compile(r"\b(?:the )?(?:(?P<next>following|next) day|day after|(?P<last>previous day|day before))\b")


def spoken(text: str, start: int, end: int) -> date | None:
    """The last day that is named between these offsets, `on the following day` counted on; None if it is vague.

    A day without its year is vague: another sentence may have the year, and it need not be the same one.
    """
    last = max(_SPOKEN.finditer(text, start, end), key=lambda match: match.start(), default=None)
    day = _date(last) if last else None
    if last is None or day is None:
        return None
    for later in _LATER.finditer(text, last.end(), end):
        day += timedelta(days=-1 if later["last"] else 1)
    return day


def _date(match: re.Match[str]) -> date | None:
    day, name, year = (match[group] or match[f"{group}2"] for group in ("day", "month", "year"))
    if not year:
        return None
    short = [month[:3].lower() for month in _MONTHS]
    number = _RUSSIAN.index(name) + 1 if name in _RUSSIAN else short.index(name[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def words(day: date) -> str:
    """A day for people: `15 August 1929`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
