"""What room letters have in a plot: cells by their length, and as groups where there are more letters than cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby

from lettercli.dates import UNDATED, Date, periods, short
from lettercli.plot import Extent

_YEAR = re.compile(r"\b\d{4}\b")


def shares(sizes: Sequence[int], cells: int) -> list[int]:
    """So many cells shared out by size, one to each at least, by largest remainder; ties go to what comes first.

    There must be a cell for each, and no size may be 0.
    """
    given = [0] * len(sizes)
    left, total = list(range(len(sizes))), sum(sizes)
    while small := [place for place in left if sizes[place] * cells < total]:
        for place in small:
            given[place] = 1
        cells -= len(small)
        total -= sum(sizes[place] for place in small)
        left = [place for place in left if not given[place]]
    for place in left:
        given[place] = sizes[place] * cells // total
    spare = cells - sum(given[place] for place in left)
    for place in sorted(left, key=lambda place: -(sizes[place] * cells % total))[:spare]:
        given[place] += 1
    return given


def grouped(letters: Sequence[Extent], most: int) -> tuple[Sequence[Extent], str]:
    """The letters, or where there are more than so many groups of them that are not, and what these are."""
    if len(letters) <= most:
        return letters, ""
    for by in ("month", "year"):
        found = _by(letters, lambda letter, by=by: _period(letter.date, by))  # type: ignore[misc]
        if len(found) <= most:
            return found, f"{len(letters):,} letters drawn by {by}"
    size = -(-len(letters) // max(most, 1))
    slices = [_joined(letters[at : at + size]) for at in range(0, len(letters), size)]
    return slices, f"{len(letters):,} letters drawn {size:,} at a time"


def _by(letters: Sequence[Extent], period: Callable[[Extent], Date]) -> list[Extent]:
    """Letters of one period as one."""
    return [
        Extent("undated" if date is UNDATED else short(date), date, sum(letter.words for letter in found))
        for date, found in groupby(letters, period)
    ]


def _period(date: Date, by: periods.By) -> Date:
    """The month or year by which a date is sorted: that of its beginning, or where that is open, of its end."""
    day = date.last if date.first is None else date.first
    return UNDATED if day is None else _of_day(day, by)


@lru_cache(maxsize=100_000)
def _of_day(day: int, by: periods.By) -> Date:
    return periods.period(periods.number(day, by), by)


def _joined(letters: Sequence[Extent]) -> Extent:
    return Extent(letters[0].label, letters[0].date, sum(letter.words for letter in letters))


def moments(letters: Sequence[Extent]) -> list[str]:
    """The dates of letters for people, without the year where all are of one; empty for the undated."""
    texts = [short(letter.date) if letter.date.edtf else "" for letter in letters]
    years = {_YEAR.findall(text)[-1:] == [text[-4:]] and text[-5:] for text in texts if text}
    year = years.pop() if len(years) == 1 else ""
    return [text.removesuffix(year) for text in texts] if year else texts
