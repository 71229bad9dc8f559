"""Dates against what others know: the `edtf` package for EDTF, published conversions for the two calendars.

Where the two readers of EDTF differ, on purpose or by mistake of one of them, stands at the end.
"""

from __future__ import annotations

import time
from math import inf

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import dates
from lettercli.dates import BadDate, days
from tests.test_dates import edtf_of

YEARS = st.one_of(st.integers(1, 9999), st.integers(-9999, 9999), st.sampled_from([-1, 0, 1, 4, 1900, 2000]))


@st.composite
def single(draw: st.DrawFn) -> str:
    """A year, month or day, or one whose last parts or last figures of the year are unknown."""
    year, month = draw(YEARS), draw(st.integers(1, 12))
    day = draw(st.integers(1, days.month_length(year, month)))
    forms = [edtf_of(year), edtf_of(year, month), edtf_of(year, month, day)]
    if year >= 0:  # for years below 0 see the end
        forms += [f"{edtf_of(year)}-XX", f"{edtf_of(year, month)}-XX", f"{edtf_of(year)}-XX-XX"]
        forms += [f"{edtf_of(year)[:3]}X", f"{edtf_of(year)[:2]}XX"]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "?", "~", "%"]))


@st.composite
def long_years(draw: st.DrawFn) -> str:
    """A year that four figures do not hold."""
    return f"Y{draw(st.sampled_from(['', '-']))}{draw(st.integers(10_000, 999_999_999))}"


@st.composite
def strict_forms(draw: st.DrawFn) -> str:
    """What both read: single dates, long years, periods with both ends or an open one, sets."""
    one, other = draw(single()), draw(single())
    begin, end = sorted([one, other], key=lambda text: dates.order(dates.parse(text)))
    forms = [one, draw(long_years())]
    forms += [] if "X" in one else [f"{one}/..", f"../{one}"]
    forms += [] if "X" in one + other else [f"[{one},{other}]"]
    forms += [f"[..{edtf_of(1929, 8)}]", f"[{edtf_of(-44)}..]"]
    if "X" not in begin + end and (dates.parse(begin).first or 0) <= (dates.parse(end).last or 0):
        forms.append(f"{begin}/{end}")
        alike = dates.parse(begin).precision == dates.parse(end).precision
        if alike and not set("?~%").intersection(begin + end):
            forms.append(f"[{begin}..{end}]")
    return draw(st.sampled_from(forms))


def bounds_by_the_package(text: str) -> tuple[int | None, int | None]:
    """First and last day as the package has them, as day numbers; None where it says infinity."""
    parsed = edtf.parse_edtf(text)
    return number(parsed.lower_strict()), number(parsed.upper_strict())


def number(moment: time.struct_time | float) -> int | None:
    if isinstance(moment, float):
        assert moment in {inf, -inf}
        return None
    return days.number(moment.tm_year, moment.tm_mon, moment.tm_mday)


@given(strict_forms())
@settings(max_examples=500, deadline=None)
def test_first_and_last_day_are_those_of_the_edtf_package(text: str) -> None:
    """In every form that both read, first and last day are the package's strict bounds."""
    date = dates.parse(text)
    assert (date.first, date.last) == bounds_by_the_package(text)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("-4712-01-01", "-4713-11-24"),  # day 0 of the Julian day numbers
        ("-0043-03-15", "-0043-03-13"),  # the Ides of March
        ("0001-01-01", "0000-12-30"),
        ("0200-03-01", "0200-03-01"),  # the third century's calendars agree
        ("0300-02-28", "0300-02-28"),
        ("0300-03-01", "0300-03-02"),
        ("1492-10-12", "1492-10-21"),
        ("1582-10-05", "1582-10-15"),  # the reform
        ("1642-12-25", "1643-01-04"),  # Newton's birth
        ("1700-02-29", "1700-03-11"),
        ("1752-09-03", "1752-09-14"),  # the reform in Britain
        ("1825-12-14", "1825-12-26"),
        ("1900-02-29", "1900-03-13"),
        ("1917-02-23", "1917-03-08"),
        ("1917-10-25", "1917-11-07"),
        ("1918-01-31", "1918-02-13"),  # the last day of old style in Russia
        ("2100-02-29", "2100-03-14"),
    ],
)
def test_known_days_of_the_old_calendar(julian: str, gregorian: str) -> None:
    """A day of the old calendar is the day of the new one that history books give."""
    assert dates.parse(julian, "julian").first == dates.parse(gregorian).first
    assert dates.gregorian(dates.parse(julian, "julian")) == dates.parse(gregorian)


@given(st.integers(-30_000, 30_000), st.integers(1, 12), st.integers(1, 28))
def test_the_calendars_drift_apart_as_their_leap_days_do(year: int, month: int, day: int) -> None:
    """A day of the old calendar comes later by the leap days that the new one left out since the year 1, less two."""
    march_year = year - (month <= 2)
    left_out = march_year // 100 - march_year // 400
    assert days.number(year, month, day, "julian") - days.number(year, month, day) == left_out - 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1929-08/", "an unknown end is ten years off there; here it is unknown"),
        ("/1929-08", "and an unknown begin likewise"),
        ("-0043-XX", "the package turns a year below 0 with unknown months around: its first day is after its last"),
    ],
)
def test_where_the_package_is_not_followed(text: str, why: str) -> None:
    """Forms of the subset that both read and understand differently."""
    date = dates.parse(text)
    assert (date.first, date.last) != bounds_by_the_package(text), why


@pytest.mark.parametrize("text", ["[1929]", "1929-XX/1930", "0001-XX/..", "[1929-XX,1930]", "[0001-01..0001]"])
def test_what_the_package_cannot_read(text: str) -> None:
    """EDTF that is read here and makes the package fail."""
    assert dates.parse(text).first is not None
    with pytest.raises((edtf.EDTFParseException, AttributeError)):
        edtf.parse_edtf(text)


@pytest.mark.parametrize(
    "text", ["1929-21", "156X-12-25", "1929-XX-21", "1929-08?-21", "Y-17E7", "1950S2", "{1929,1930}",
             "1929-08-21T10:11:12", "XXXX"],
)  # fmt: skip
def test_what_lies_outside_the_subset(text: str) -> None:
    """EDTF that the package reads and that is refused here: seasons, times, and all of level 2 but sets."""
    assert edtf.parse_edtf(text)
    with pytest.raises(BadDate):
        dates.parse(text)
