"""Letters over time: what is counted where."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import dates
from lettercli.dates import Date, periods
from lettercli.dates.periods import BY, By
from lettercli.model import head
from lettercli.timeline import Timeline
from lettercli.views.timeline import headline, suitable, table, timeline
from tests.test_dates import edtf_texts
from tests.views.sample import letter


@dataclass(frozen=True)
class Dated:
    """A letter as far as time is concerned."""

    id: str
    date: Date


def line(*moments: str | tuple[str, str], by: By | None = "month", **more: object) -> Timeline:
    """The timeline of letters 1, 2, … of these dates, each of ten words."""
    letters = [Dated(str(at), dates.parse(*([each] if isinstance(each, str) else each)))
               for at, each in enumerate(moments, 1)]  # fmt: skip
    return timeline(letters, dict.fromkeys((each.id for each in letters), 10), by=by, **more)  # type: ignore[arg-type]


def counted(found: Timeline) -> dict[str, tuple[str, ...]]:
    return {entry.date.edtf: entry.letters for entry in found.every()}


def test_a_letter_counts_where_its_date_lies() -> None:
    """Periods run from the first letter to the last, empty ones between them; ids are in order of date."""
    found = line("1929-10-01", "1929-08-21", "1929-08-01", "1929-08")
    assert counted(found) == {"1929-08": ("3", "4", "2"), "1929-09": (), "1929-10": ("1",)}
    assert [entry.words for entry in found.every()] == [30, 0, 10]
    assert (found.uncertain, found.undated) == ((), None)


@pytest.mark.parametrize(
    ("date", "by", "certain"),
    [
        ("1929-08", "day", False), ("1929-08", "week", False), ("1929-08", "month", True), ("1929", "month", False),
        ("1929-08-21/1929-08-23", "day", False), ("1929-08-21/1929-08-23", "week", True),
        ("[1929-08-21,1929-08-30]", "month", True), ("[1929-08-30,1929-09-01]", "month", False),
        ("[1929-08-30,1929-09-01]", "year", True), ("1929-08/..", "year", False), ("../1929-08", "year", False),
        ("192X", "year", False), ("1929-08-21?", "day", False), ("1929-08-21~", "year", False),
        ("1929?", "year", False),
    ],
)  # fmt: skip
def test_what_is_uncertain_is_no_point(date: str, by: By, certain: bool) -> None:
    """A date that is longer than the period, open or doubtful is counted in none; it stands as it is, apart."""
    found = line(date, by=by)
    assert [entry.letters for entry in found.counted.values()] == [("1",)] * certain
    assert [entry.date.edtf for entry in found.uncertain] == [date] * (not certain)


def test_uncertain_letters_may_belong_to_periods() -> None:
    """A period knows how many uncertain letters may belong to it, each once, and none that lie before or after."""
    found = line("1929-07-01", "1929-10-01", "1929-08/1929-09", "[1929-07-03,1929-07-05,1929-09-01]", "1929-09/..",
                 "../1929-07")  # fmt: skip
    assert [entry.possible for entry in found.every()] == [2, 1, 3, 1]
    assert found.counted[periods.number(found.counted[1929 * 12 + 6].date.first or 0, "month")].possible == 2


def test_letters_of_one_uncertain_date_are_one_entry() -> None:
    """They come in order of date; the undated are an entry of their own."""
    found = line("1929", "", "1928-12/1929-01", "1929", "")
    assert [(entry.date.edtf, entry.letters) for entry in found.uncertain] == [("1928-12/1929-01", ("3",)),
                                                                               ("1929", ("1", "4"))]  # fmt: skip
    assert found.undated is not None
    assert (found.undated.letters, found.undated.words) == (("2", "5"), 20)


def test_the_old_calendar_has_its_own_months() -> None:
    """Where all letters are old style, months and years are of the old calendar; where some are, of the new one."""
    old = line(("1917-02-23", "julian"), ("1917-03", "julian"), "")
    assert (old.calendar, counted(old)) == ("julian", {"1917-02": ("1",), "1917-03": ("2",)})
    mixed = line(("1917-02-23", "julian"), ("1917-03", "julian"), "1917-04-01")
    assert (mixed.calendar, counted(mixed)) == ("gregorian", {"1917-03": ("1",), "1917-04": ("3",)})
    assert [entry.letters for entry in mixed.uncertain] == [("2",)]


def test_years_before_the_year_1() -> None:
    """Time runs on from BC to AD, the year 0 being 1 BC."""
    assert list(counted(line("-0001-06", "0001", by="year"))) == ["-0001", "0000", "0001"]


@pytest.mark.parametrize(
    ("moments", "by"),
    [
        (["1929-07-29", "1929-08-29"], "day"), (["1929-01-01", "1929-12-31"], "week"), (["1925", "1929-08"], "month"),
        (["1925", "1929"], "year"),
        (["1925-01-01", "1929-08-21"], "month"), (["1809-02-12", "1882-04-19"], "year"), (["1929-08"] * 3, "month"),
        (["1929-08-21", "1929-08-22", "1929-08"], "day"), (["1929-08-21", "1929-08"], "day"),
        (["1929-08-21", "1929-08", "1929-08"], "month"), (["1929?"], "year"), (["../1929"], "year"), ([], "day"),
        (["", ""], "day"),
    ],
)  # fmt: skip
def test_the_period_that_suits(moments: list[str], by: By) -> None:
    """It is the shortest that leaves a page readable and half the letters certain."""
    assert suitable([Dated("1", dates.parse(moment)) for moment in moments]) == by
    assert line(*moments, by=None).by == by


def test_rows() -> None:
    """A row a period, then the uncertain, then the undated; first and last are days, and empty where a date is open."""
    found = line("1929-08-21", "1929-10-01", "1929-09/..", "", hits={"1": 3, "3": 1}, query="grain")
    made = table(found)
    assert [column.name for column in made.columns] == [
        "period", "letters", "words", "hits", "per_10000", "kind", "first", "last", "possible", "ids",
    ]  # fmt: skip
    assert [tuple(map(str, row)) for row in made.rows] == [
        ("1929-08", "1", "10", "3", "3000.0", "certain", "1929-08-01", "1929-08-31", "0", "1"),
        ("1929-09", "0", "0", "0", "None", "certain", "1929-09-01", "1929-09-30", "1", ""),
        ("1929-10", "1", "10", "0", "0.0", "certain", "1929-10-01", "1929-10-31", "1", "2"),
        ("1929-09/..", "1", "10", "1", "1000.0", "uncertain", "1929-09-01", "None", "None", "3"),
        ("", "1", "10", "0", "0.0", "undated", "None", "None", "None", "4"),
    ]
    assert [str(row[0]) for row in table(found, skip_empty=True).rows] == ["1929-08", "1929-10", "1929-09/..", ""]
    assert made.footer == ["undated: 4"]


def test_without_a_search_there_are_no_hits() -> None:
    """The columns of hits are there with a query only."""
    assert [column.name for column in table(line("1929")).columns][:4] == ["period", "letters", "words", "kind"]


def test_many_undated_letters_are_counted() -> None:
    """Of many the first are named."""
    assert table(line(*[""] * 7)).footer == ["undated: 1, 2, 3, 4, 5, … (7 letters)"]


def test_days_of_old_style_rows_are_gregorian() -> None:
    """The period is the letters' own month, its first and last day are comparable with all others."""
    (row,) = table(line(("1917-02-23", "julian"))).rows
    assert [str(cell) for cell in row[:7]] == ["1917-02", "1", "10", "certain", "1917-02-14", "1917-03-13", "0"]


def test_the_headline() -> None:
    """It says who, how much, how often, when and by what."""
    letters = [head(letter("1", "1929-08-21", ())), head(letter("2", "1929-09", ()))]
    words = {"1": 1000, "2": 234}
    assert headline(letters, timeline(letters, words, by="week"), 3) == (
        "Stalin to Molotov · 2 of 3 letters · 1,234 words · 21 Aug – Sep 1929 · by week"
    )
    assert headline(letters, timeline(letters, words, {"2": 1}, "year", "grain"), 2) == (
        "Stalin to Molotov · 2 letters · 1,234 words · 1 hit of grain · 8.1 per 10,000 words · 21 Aug – Sep 1929"
        " · by year"
    )


@given(st.lists(st.one_of(st.just(""), edtf_texts(first=1900, last=1930)), max_size=12), st.sampled_from(BY))
@settings(max_examples=100, deadline=None)
def test_every_letter_is_somewhere_once(moments: list[str], by: By) -> None:
    """Whatever their dates are, the rows hold all letters, words and hits, each once."""
    hits = {str(at): at for at in range(1, len(moments) + 1)}
    found = line(*moments, by=by, hits=hits, query="x")
    rows = [*found.every(), *found.uncertain, *filter(None, [found.undated])]
    assert sorted(id for entry in rows for id in entry.letters) == sorted(hits)
    assert sum(entry.words for entry in rows) == 10 * len(moments)
    assert sum(entry.hits for entry in rows) == sum(hits.values())


@given(st.lists(edtf_texts(first=1920, last=1930), min_size=1, max_size=10), st.sampled_from(BY))
@settings(max_examples=100, deadline=None)
def test_a_period_is_right_about_its_letters(moments: list[str], by: By) -> None:
    """What is counted lies wholly in the period; as many uncertain letters as overlap it may belong to it."""
    found = line(*moments, by=by)
    date_of = {str(at): dates.parse(moment) for at, moment in enumerate(moments, 1)}
    uncertain = [date_of[id] for entry in found.uncertain for id in entry.letters]
    for entry in list(found.every())[:500]:
        assert all(dates.contains(entry.date, date_of[id]) for id in entry.letters)
        assert entry.possible == sum(dates.overlaps(entry.date, date) for date in uncertain)
