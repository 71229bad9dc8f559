"""Letters over time: how many there are in each day, week, month or year, how long, and with how many hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple, Protocol

from lettercli import dates
from lettercli.dates import Calendar, Date, days, edtf, periods
from lettercli.dates.periods import BY, By
from lettercli.index.layout import Index
from lettercli.model import Head
from lettercli.table import Cell, Column, Table
from lettercli.timeline import Entry, Timeline
from lettercli.views.heading import counted, heading, share
from lettercli.views.letters import names

_MOST = {"day": 92, "week": 366, "month": 3660}
"""The days that a time may last at most for its periods to be of that length, where nobody asks for one."""


class Dated(Protocol):
    """What has an id and a date: a letter, in an edition or in its index."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> Date: ...


def timeline(
    letters: Iterable[Dated],
    words: Mapping[str, int],
    hits: Mapping[str, int] | None = None,
    by: By | None = None,
    query: str = "",
) -> Timeline:
    """The letters by period; without `by` by periods of a length that suits them. `words` and `hits` are by id."""
    ordered = sorted(letters, key=lambda letter: dates.order(letter.date))
    calendar = _calendar(ordered)
    by = by or suitable(ordered)
    hits = hits or {}

    def entry(date: Date, found: Sequence[Dated]) -> Entry:
        ids = tuple(letter.id for letter in found)
        return Entry(date, ids, sum(words[id] for id in ids), sum(hits.get(id, 0) for id in ids))

    certain, uncertain, undated = _sorted_out(ordered, by, calendar)
    bounds = _bounds([letter.date for found in uncertain.values() for letter in found], by, calendar)
    line = Timeline(
        by,
        calendar,
        {number: entry(periods.period(number, by, calendar), found) for number, found in certain.items()},
        tuple(entry(found[0].date, found) for found in uncertain.values()),
        entry(dates.UNDATED, undated) if undated else None,
        query,
        bounds,
    )
    counted = {number: replace(found, possible=line.possible(number)) for number, found in line.counted.items()}
    return replace(line, counted=counted)


class _Letter(NamedTuple):
    """A letter of which no more is known."""

    id: str
    date: Date


def dated(index: Index, places: Iterable[int]) -> list[Dated]:
    """The letters at some places of an index; those of one date have the same."""
    codes, times = index.letters.times()
    ids = list(index.letters.ids())
    return [_Letter(ids[place], times[codes[place]]) for place in places]


def suitable(letters: Sequence[Dated]) -> By:
    """The shortest period of which a page has room for all, and in which half the dated letters can be counted."""
    moments = [letter.date for letter in letters if letter.date.precision != "none"]
    bounds = [bound for date in moments for bound in (date.first, date.last) if bound is not None]
    length = max(bounds) - min(bounds) + 1 if bounds else 0
    calendar = _calendar(letters)
    for by in BY:
        if length > _MOST.get(by, inf):
            continue
        certain = sum(period_of(date, by, calendar) is not None for date in moments)
        if 2 * certain >= len(moments):
            return by
    return "year"


def period_of(date: Date, by: By, calendar: Calendar = "gregorian") -> int | None:
    """The number of the period in which a date certainly lies; None where there is none."""
    if date.uncertain or date.first is None or date.last is None:
        return None
    first = periods.number(date.first, by, calendar)
    return first if date.first == date.last or first == periods.number(date.last, by, calendar) else None


def _calendar(letters: Iterable[Dated]) -> Calendar:
    """The old calendar if every dated letter is in it."""
    used: set[Calendar] = {letter.date.calendar for letter in letters if letter.date.precision != "none"}
    return "julian" if used == {"julian"} else "gregorian"


def _sorted_out(
    letters: list[Dated], by: By, calendar: Calendar
) -> tuple[dict[int, list[Dated]], dict[tuple[str, str], list[Dated]], list[Dated]]:
    """The letters by the number of their period; those of uncertain date by that; the undated."""
    certain: dict[int, list[Dated]] = {}
    known: dict[int, int | None] = {}
    """By the identity of a date, since many letters may have the same one, the number of its period."""
    uncertain: dict[tuple[str, str], list[Dated]] = {}
    undated: list[Dated] = []
    for letter in letters:
        date = letter.date
        if date.precision == "none":
            undated.append(letter)
            continue
        if id(date) not in known:
            known[id(date)] = period_of(date, by, calendar)
        if (number := known[id(date)]) is not None:
            certain.setdefault(number, []).append(letter)
        else:
            uncertain.setdefault((date.edtf, date.calendar), []).append(letter)
    return dict(sorted(certain.items())), uncertain, undated


def _bounds(uncertain: Iterable[Date], by: By, calendar: Calendar) -> tuple[list[float], list[float]]:
    """First and last periods of the stretches that uncertain dates may lie in, each sorted."""
    starts: list[float] = []
    ends: list[float] = []
    for date in uncertain:
        before: float | None = None
        for first, last in dates.stretches(date):
            start = -inf if first is None else periods.number(first, by, calendar)
            end = inf if last is None else periods.number(last, by, calendar)
            if start == before:  # two stretches in one period are one letter that may belong to it
                ends.pop()
            else:
                starts.append(start)
            ends.append(end)
            before = end
    return sorted(starts), sorted(ends)


def headline(letters: Sequence[Head], line: Timeline, of: int) -> str:
    """The line above a page: who, how much of it, when, and by what; with a search how many hits, and how often."""
    entries = [*line.counted.values(), *line.uncertain, *filter(None, [line.undated])]
    total = Entry(dates.UNDATED, words=sum(entry.words for entry in entries), hits=sum(entry.hits for entry in entries))
    facts = [share(len(letters), of), counted(total.words, "word", "words")]
    if line.query:
        facts.append(f"{counted(total.hits, 'hit', 'hits')} of {line.query}")
        facts += [f"{total.per_10000:,} per 10,000 words"] if total.per_10000 is not None else []
    pairs = {(names(letter.sender), names(letter.recipient)): None for letter in letters}
    style = " (old style)" if line.calendar == "julian" else ""
    return f"{heading(pairs, facts, (letter.date for letter in letters))} · by {line.by}{style}"


def table(line: Timeline, *, skip_empty: bool = False) -> Table:
    """One row a period, empty ones too unless skipped, then one for each uncertain date, then one for the undated."""
    searched = bool(line.query)
    certain = line.counted.values() if skip_empty else line.every()
    return Table(columns(searched), _rows(line, certain, _row(searched)), footer=_facts(line))


def columns(searched: bool) -> tuple[Column, ...]:
    """The columns of a timeline, of letters alone or also of the hits of a search."""
    counted = (Column("hits", "number"), Column("per_10000", "number")) if searched else ()
    return (
        Column("period", "date"), Column("letters", "number"), Column("words", "number"), *counted,
        Column("kind"), Column("first", "date"), Column("last", "date"),
        Column("possible", "number", where="exports"), Column("ids", where="exports"),
    )  # fmt: skip


def _rows(
    line: Timeline, certain: Iterable[Entry], row: Callable[[Entry, str], tuple[Cell, ...]]
) -> Iterator[tuple[Cell, ...]]:
    yield from (row(entry, "certain") for entry in certain)
    yield from (row(entry, "uncertain") for entry in line.uncertain)
    if line.undated is not None:
        yield row(line.undated, "undated")


def _row(searched: bool) -> Callable[[Entry, str], tuple[Cell, ...]]:
    def row(entry: Entry, kind: str) -> tuple[Cell, ...]:
        counts = (entry.hits, entry.per_10000) if searched else ()
        possible = entry.possible if kind == "certain" else None
        return (entry.date, len(entry.letters), entry.words, *counts, kind, _day(entry.date.first),
                _day(entry.date.last), possible, " ".join(entry.letters))  # fmt: skip

    return row


def _day(number: int | None) -> Cell:
    """A day of the Gregorian calendar, whatever the periods are of; None where a date is open."""
    if number is None:
        return None
    year, month, day = days.civil(number)
    known = abs(year) <= edtf.LAST_YEAR
    return Date(edtf.written(year, month, day) if known else edtf.written(year), number, number, "day")


def _facts(line: Timeline) -> list[str]:
    if line.undated is None:
        return []
    ids = line.undated.letters
    return [f"undated: {', '.join(ids[:5])}" + (f", … ({len(ids):,} letters)" if len(ids) > 5 else "")]
