"""Letters over time as data: what the view of a timeline gives, and what its pages are drawn from.

A letter counts in a period only if its date lies wholly in it. One whose date is a longer time, open, or marked as
doubtful is counted in none: it is an interval of its own, and of each period that it may belong to the most that can be
said is that it may.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lettercli.dates import Calendar, Date, periods
from lettercli.dates.periods import By


@dataclass(frozen=True, slots=True)
class Entry:
    """Letters of one period or of one uncertain date, and how much there is of them."""

    date: Date
    letters: tuple[str, ...] = ()
    """Their ids, by date."""
    words: int = 0
    hits: int = 0
    possible: int = 0
    """Of a period: how many letters of uncertain date may belong to it beside those counted."""

    @property
    def per_10000(self) -> float | None:
        """Hits per 10,000 words; None where there are no words to have any."""
        return round(self.hits * 10_000 / self.words, 2) if self.words else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods from the first to the last in which a letter is counted, and what is in none."""

    by: By
    calendar: Calendar
    """In which months and years are meant: the old one where all letters are dated in it."""
    counted: dict[int, Entry]
    """The periods with letters, by their numbers (see `dates.periods`), ascending."""
    uncertain: tuple[Entry, ...] = ()
    """In order of date; letters of the same date are one."""
    undated: Entry | None = None
    query: str = ""
    """What was counted; empty: nothing was searched for."""
    _bounds: tuple[list[float], list[float]] = field(default=([], []), repr=False)
    """Numbers of the first and of the last periods that uncertain letters may belong to, each sorted."""

    def every(self) -> Iterator[Entry]:
        """All periods from the first counted to the last, those without letters between them too."""
        if self.counted:
            for number in range(min(self.counted), max(self.counted) + 1):
                yield self.at(number)

    def at(self, number: int) -> Entry:
        """The period of that number, empty or not."""
        empty = Entry(periods.period(number, self.by, self.calendar), possible=self.possible(number))
        return self.counted.get(number, empty)

    def possible(self, number: int) -> int:
        """How many letters of uncertain date may belong to the period of that number."""
        starts, ends = self._bounds
        return bisect_right(starts, number) - bisect_left(ends, number)

    def gap(self, first: int, last: int) -> Date:
        """The time from the begin of one period to the end of another."""
        begin, end = (periods.period(number, self.by, self.calendar) for number in (first, last))
        text = f"{begin.edtf.split('/')[0]}/{end.edtf.split('/')[-1]}"
        return Date(text, begin.first, end.last, "period", calendar=self.calendar)
