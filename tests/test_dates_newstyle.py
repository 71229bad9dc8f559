"""Dates for other programs: in the Gregorian calendar, without sets."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from lettercli import dates
from tests.test_dates import CALENDARS, edtf_texts


@pytest.mark.parametrize(
    ("text", "calendar", "said"),
    [
        ("1929-08", "gregorian", "1929-08"),
        ("192X?", "gregorian", "192X?"),
        ("1929-08/..", "gregorian", "1929-08/.."),
        ("", "gregorian", ""),
        ("", "julian", ""),
        ("1917-10-25", "julian", "1917-11-07"),
        ("1917-10-25~", "julian", "1917-11-07~"),
        ("1917-10-25/1917-10-27?", "julian", "1917-11-07/1917-11-09?"),
        ("1917-10-25/..", "julian", "1917-11-07/.."),
        ("../1917-10-25", "julian", "../1917-11-07"),
        ("1917-10", "julian", "1917"),
        ("1917-12", "julian", "191X"),
        ("1917-10/1917-11-03", "julian", "1917"),
        ("1917-10/..", "julian", ""),
        ("[1929-08-21]", "gregorian", "1929-08-21"),
        ("[1929-08-19,1929-08-21]", "gregorian", "1929-08"),
        ("[1929-08..1929-09]", "gregorian", "1929"),
        ("[1921?,1929]", "gregorian", "192X?"),
        ("[1921..1930]", "gregorian", "19XX"),
        ("[1899,1900]", "gregorian", ""),
        ("[..1929]", "gregorian", ""),
        ("[-0045,-0043]", "gregorian", "-004X"),
        ("[0001,-0001]", "gregorian", ""),
        ("-0043-03-15", "julian", "-0043-03-13"),
        ("-9999-01-01", "julian", "Y-10000"),
        ("Y12345", "gregorian", "Y12345"),
        ("[Y12345,Y12346]", "gregorian", ""),
    ],
)
def test_what_can_be_said_without_old_style_and_sets(text: str, calendar: str, said: str) -> None:
    """A day is converted; of what is no day of the new calendar or no single date, what holds it is said."""
    assert dates.gregorian(dates.parse(text, calendar)).edtf == said


@given(edtf_texts(), CALENDARS)
@settings(max_examples=300)
def test_what_is_said_is_true(text: str, calendar: str) -> None:
    """It holds all days that the date may mean, is Gregorian and no set, and keeps whether there is doubt."""
    assume(calendar == "gregorian" or "02-29" not in text)
    date = dates.parse(text, calendar)
    said = dates.gregorian(date)
    assert said.calendar == "gregorian"
    assert not said.edtf.startswith("[")
    assert dates.gregorian(said) == said
    if said.edtf:
        assert dates.contains(said, date)
        assert said.uncertain == date.uncertain
