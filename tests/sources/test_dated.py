"""The day that a note speaks of before it cites."""

from __future__ import annotations

from datetime import date

import pytest

from lettercli.sources.dated import spoken, words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 15 August 1929, the Politburo approved", date(1929, 8, 15)),
        ("On August 15, 1929, it met; by 1 Sept. 1929 it was done", date(1929, 9, 1)),
        ("15 августа 1929 г. было решено", date(1929, 8, 15)),
        ("On 14 August 1929 he wired, and on the following day it was read", date(1929, 8, 15)),
        ("On 31 December 1929 he left; the next day, the day after", date(1930, 1, 2)),
        ("On 1 March 1930, or the day before", date(1930, 2, 28)),
        ("On 3 November 1929 it was. Previously, on 25 October, it had", None),
        ("In August 1929 it met", None),
        ("On 31 February 1929 it met", None),
        ("3–19 July 1929", None),
        ("nothing", None),
    ],
)
def test_the_last_day_named(text: str, day: date | None) -> None:
    """Relative days are counted on; a day without a year, a month and a stretch of days are none."""
    assert spoken(text, 0, len(text)) == day


def test_only_between_the_offsets() -> None:
    """What stands before the citation before, or behind this one, is not looked at."""
    text = "On 1 July 1929 (x). On 2 July 1929 (y). On 3 July 1929"
    assert spoken(text, 19, 35) == date(1929, 7, 2)
    assert spoken(text, 35, 40) is None


def test_a_day_for_people() -> None:
    """As the notes write it."""
    assert words(date(1929, 8, 5)) == "5 August 1929"
