"""Reads dates that are written out: `May 1, 1938`, `7 and 8 October 1876`, `[April or May 1880?]`.

Titles and datelines say more than a day: two months between which one does not know, a stretch of days, that a date is
only about right. Nothing is guessed: a year has four figures, a day has a month, and what the Romans counted backwards
from the Kalends is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

MONTHS = {name: at for at, names in enumerate((
    "january januar jänner janvier gennaio januari enero janeiro januarii ianuarii jan jany",
    "february februar feber février febbraio februari febrero fevereiro februarii feb febr feby",
    "march märz mars marzo maart marts março martii mar mär",
    "april avril aprile abril aprilis apr", "may mai maggio mei mayo maj maio maii",
    "june juni juin giugno junio junho junii jun", "july juli juillet luglio julio julho julii jul",
    "august août agosto augustus augusti aug augt", "september septembre settembre septiembre setiembre setembro"
    " septembris sept sep septr", "october oktober octobre ottobre octubre outubro octobris oct okt octr",
    "november novembre noviembre novembro novembris nov novr",
    "december dezember décembre dicembre diciembre dezembro decembris dec dez decr"), 1)
    for name in names.split()}  # fmt: skip
DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonnabend", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunedì",
    "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag", "donderdag",
    "vrijdag", "zaterdag", "zondag", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
})  # fmt: skip
_TOKEN = re.compile(r"(?<!\w)(\d{1,4})(?:st|nd|rd|th|er|ter|ten|te|die|de)?(?!\w)|[^\W_]+|[-–—/?]|[^\s.,()\[\]]")
_YEAR = re.compile(r"\d{4}")
_FIRST = frozenset({"premier", "primo"})
_BESIDE = frozenset({
    "of", "de", "den", "dem", "der", "vom", "am", "the", "le", "del", "di", "on", "dated", "d", "du", "il",
})  # fmt: skip
"""Words that stand in dates and say nothing."""
_ABOUT = frozenset({
    "about", "around", "circa", "ca", "um", "vers", "environ", "etwa", "ongeveer", "omstreeks", "verso",
})  # fmt: skip
_LINKS = {word: kind for kind, words in (
    ("to", "- – — / to till until bis and und et e y en og och tot al au a à"), ("or", "or oder ou o of eller"))
    for word in words.split()}  # fmt: skip
_BETWEEN = frozenset({"between", "zwischen", "entre", "tussen", "tra", "fra"})
_SIDES = {"before": "[..{}]", "vor": "[..{}]", "avant": "[..{}]", "after": "[{}..]", "nach": "[{}..]",
          "après": "[{}..]"}  # fmt: skip
_ROMAN = frozenset({"kal", "kalend", "kalendas", "cal", "calend", "calendas", "id", "idus", "non", "nonas", "kl"})


class Worded(NamedTuple):
    """A date found in a text."""

    edtf: str
    start: int
    end: int


@dataclass(slots=True)
class _Day:
    day: int = 0
    month: int = 0
    year: int = 0

    def edtf(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        return f"{self.year}{month}" + (f"-{self.day:02}" if self.day else "")


@dataclass(slots=True)
class _Reading:
    """A date as far as it is read."""

    days: list[_Day] = field(default_factory=lambda: [_Day()])
    links: set[str] = field(default_factory=set)
    signs: set[str] = field(default_factory=set)
    """The links as they stand."""
    start: int = -1
    end: int = 0
    about: bool = False
    doubted: bool = False
    between: bool = False
    side: str = ""

    def complete(self) -> bool:
        """Whether a year has come."""
        return any(day.year for day in self.days)


@lru_cache(maxsize=4096)
def spelled(text: str) -> str:
    """The first date that a text says with the name of a month, in EDTF; empty if there is none."""
    return next((each.edtf for each in worded(text)), "")


@lru_cache(maxsize=1024)
def worded(text: str) -> tuple[Worded, ...]:
    """All such dates of a text, with the place of each; a title is asked for them more than once."""
    return tuple(_worded(text)) if _YEAR.search(text) else ()


def _worded(text: str) -> Iterator[Worded]:
    reading = _Reading()
    for found in _TOKEN.finditer(text):
        word = found[0].casefold()
        if word in _ROMAN:
            return
        if _goes_on(reading, word, found[1]):
            reading.start = reading.start if reading.start >= 0 else found.start()
            if word not in _LINKS:
                reading.end = found.end()
            continue
        if reading.start < 0:  # nothing has begun, and this begins nothing
            continue
        if made := _made(reading):
            yield made
        reading = _Reading()
        if _goes_on(reading, word, found[1]):
            reading.start, reading.end = found.span()
    if made := _made(reading):
        yield made


def _goes_on(reading: _Reading, word: str, figures: str | None) -> bool:
    """Takes a word into a date that is read; whether it can be one of its parts."""
    day = reading.days[-1]
    begun = bool(day.day or day.month or day.year)
    if figures or word in _FIRST:
        return _figure(day, 1 if word in _FIRST else int(str(figures)), len(figures or ""))
    if (word := word.replace("ij", "ii")) in MONTHS:
        if day.month or (day.year and day.day):
            return False
        day.month = MONTHS[word]
    elif word == "?":
        reading.doubted = reading.doubted or reading.start >= 0
        return reading.start >= 0
    elif word in _LINKS and begun:
        reading.links.add(_LINKS[word])
        reading.signs.add(word)
        reading.days.append(_Day())
    elif word in _LINKS:  # `on or about`
        return reading.start >= 0 and not reading.complete()
    elif reading.complete():
        return reading.days[-1] == _Day() and (word in DAYS or word in _BESIDE or word in _ABOUT)
    elif word in _ABOUT:
        reading.about = True
    elif word in _BETWEEN:
        reading.between = True
    elif word in _SIDES:
        reading.side = word
    else:
        return word in DAYS or word in _BESIDE
    return True


def _figure(day: _Day, number: int, width: int) -> bool:
    if width == 4:
        if day.year or number < 100:
            return False
        day.year = number
        return True
    if day.day or not 1 <= number <= 31 or width > 2 or (day.year and not day.month):
        return False
    day.day = number
    return True


def _order(day: _Day) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _two_styles(reading: _Reading) -> bool:
    """Whether two days are one, in the old calendar and the new: `12/24 December 1846`."""
    one, other = reading.days[0], reading.days[-1]
    days = (other.year - one.year) * 365 + (other.month - one.month) * 30 + other.day - one.day
    return "/" in reading.signs and bool(one.day and other.day) and 9 <= days <= 13


def _made(reading: _Reading) -> Worded | None:
    """The date that was read, if it is whole."""
    days = reading.days
    while len(days) > 1 and not days[-1].year:
        days.pop()
    last = days[-1]
    if not last.year or not any(day.month for day in days):
        return None
    for at in range(len(days) - 2, -1, -1):
        days[at].year = days[at].year or days[at + 1].year
        days[at].month = days[at].month or (days[at + 1].month if days[at].day else 0)
    if any(day.day and not day.month for day in days) or not all(day.day or day.month or day.year for day in days):
        return None
    if len(days) > 1 and (_order(days[-1]) < _order(days[0]) or _two_styles(reading)):
        return None
    sign = "%" if reading.about and reading.doubted else "~" if reading.about else "?" if reading.doubted else ""
    each = list(dict.fromkeys(day.edtf() for day in days))
    if len(each) == 1:
        edtf = _SIDES[reading.side].format(each[0]) if reading.side else each[0] + sign
    elif "or" in reading.links:
        edtf = f"[{','.join(each)}]"
    elif reading.between:
        edtf = f"[{each[0]}..{each[-1]}]"
    else:
        edtf = f"{each[0]}{sign}/{each[-1]}{sign}"
    return Worded(edtf, reading.start, reading.end)
