"""Days, weeks, months and years, numbered on end."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli import dates
from lettercli.dates import days
from lettercli.dates.periods import BY, By, number, period
from tests.test_dates import CALENDARS

DAYS = st.integers(-3_600_000, 3_600_000)


@given(DAYS, st.sampled_from(BY), CALENDARS)
def test_a_day_lies_in_its_period(day: int, by: By, calendar: days.Calendar) -> None:
    """The period of a day holds it, and the periods before and after border on it."""
    at = number(day, by, calendar)
    here, before, after = (period(each, by, calendar) for each in (at, at - 1, at + 1))
    assert here.first is not None
    assert here.last is not None
    assert here.first <= day <= here.last
    assert (before.last, after.first) == (here.first - 1, here.last + 1)


@given(DAYS, st.sampled_from(BY), CALENDARS)
def test_a_period_is_a_date(day: int, by: By, calendar: days.Calendar) -> None:
    """What a period is written as is EDTF, and means its days."""
    here = period(number(day, by, calendar), by, calendar)
    assert dates.parse(here.edtf, calendar) == here


@given(st.dates())
def test_weeks_are_those_of_iso_8601(date: datetime.date) -> None:
    """A week begins on Monday; days of one ISO week, and only they, have one number."""
    week = period(number(date.toordinal(), "week"), "week")
    monday = date - datetime.timedelta(days=date.weekday()) if date.toordinal() > date.weekday() else date
    assert week.first == monday.toordinal()


@pytest.mark.parametrize(
    ("text", "by", "calendar", "edtf"),
    [
        ("1929-08-21", "day", "gregorian", "1929-08-21"), ("1929-08-21", "week", "gregorian", "1929-08-19/1929-08-25"),
        ("1929-08-21", "month", "gregorian", "1929-08"), ("1929-08-21", "year", "gregorian", "1929"),
        ("1930-01-01", "week", "gregorian", "1929-12-30/1930-01-05"), ("-0043-03-15", "month", "gregorian", "-0043-03"),
        ("0000-12-31", "year", "gregorian", "0000"), ("1917-02-23", "month", "julian", "1917-02"),
        ("9999-12-31", "week", "gregorian", "9999-12-27/9999-12-31"),
        ("-9999-01-01", "week", "gregorian", "-9999-01-01/-9999-01-07"),
        ("Y12345", "year", "gregorian", "Y12345"),
    ],
)  # fmt: skip
def test_periods(text: str, by: By, calendar: days.Calendar, edtf: str) -> None:
    """A period is written in EDTF, a week as an interval, cut where EDTF ends."""
    first = dates.parse(text, calendar).first
    assert first is not None
    assert period(number(first, by, calendar), by, calendar).edtf == edtf
