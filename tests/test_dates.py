"""Dates: EDTF as intervals of day numbers, read and written for people."""

from __future__ import annotations

import datetime
import subprocess
import sys
from copy import copy
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lettercli import dates
from lettercli.dates import BadDate, Date, days

YEARS = st.integers(-30_000, 30_000)
CALENDARS = st.sampled_from(["gregorian", "julian"])


def day(year: int, month: int, day: int) -> int:
    return datetime.date(year, month, day).toordinal()


@st.composite
def civil_days(draw: st.DrawFn, first: int = -9999, last: int = 9999) -> tuple[int, int, int]:
    year, month = draw(st.integers(first, last)), draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, days.month_length(year, month)))


def edtf_of(year: int, month: int = 0, day: int = 0) -> str:
    stem = f"{'-' if year < 0 else ''}{abs(year):04}"
    return "-".join([stem, *(f"{number:02}" for number in (month, day) if number)])


@st.composite
def points(draw: st.DrawFn, first: int = -9999, last: int = 9999) -> str:
    year, month, number = draw(civil_days(first, last))
    kind = draw(st.sampled_from(["day", "month", "year"]))
    doubt = draw(st.sampled_from(["", "", "", "?", "~", "%"]))
    return edtf_of(year, month if kind != "year" else 0, number if kind == "day" else 0) + doubt


@st.composite
def edtf_texts(draw: st.DrawFn, first: int = -9999, last: int = 9999) -> str:
    one, other = draw(points(first, last)), draw(points(first, last))
    forms = [one, f"{one}/..", f"../{one}", f"[{one}..]", f"[..{one}]", f"[{one},{other}]"]
    begin, end = sorted([one, other], key=lambda text: dates.order(dates.parse(text)))
    if (dates.parse(begin).first or 0) <= (dates.parse(end).last or 0):
        forms += [f"{begin}/{end}", f"[{begin}..{end}]"]
    return draw(st.sampled_from(forms))


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(date: datetime.date) -> None:
    """Between the years 1 and 9999 a day number is datetime's ordinal, and its weekday datetime's."""
    assert days.number(date.year, date.month, date.day) == date.toordinal()
    assert days.weekday(date.toordinal()) == date.weekday()


@given(st.integers(-12_000_000, 12_000_000), CALENDARS)
def test_a_day_number_names_one_day(number: int, calendar: days.Calendar) -> None:
    """Day numbers and civil days are each other's inverse in both calendars, below year 1 and above 9999 too."""
    year, month, of_month = days.civil(number, calendar)
    assert days.number(year, month, of_month, calendar) == number
    assert 1 <= month <= 12
    assert 1 <= of_month <= days.month_length(year, month, calendar)


@given(YEARS, CALENDARS)
def test_a_year_is_as_long_as_its_months(year: int, calendar: days.Calendar) -> None:
    """The months of a year add up to the distance between two new years."""
    length = sum(days.month_length(year, month, calendar) for month in range(1, 13))
    assert days.number(year + 1, 1, 1, calendar) - days.number(year, 1, 1, calendar) == length


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1929-08-21", day(1929, 8, 21), day(1929, 8, 21), "day"),
        ("1929-08", day(1929, 8, 1), day(1929, 8, 31), "month"),
        ("1929", day(1929, 1, 1), day(1929, 12, 31), "year"),
        ("1928-02", day(1928, 2, 1), day(1928, 2, 29), "month"),
        ("1929-08-21/1929-08-23", day(1929, 8, 21), day(1929, 8, 23), "period"),
        ("1929-07/1929-08-02", day(1929, 7, 1), day(1929, 8, 2), "period"),
        ("1929-08/1929", day(1929, 8, 1), day(1929, 12, 31), "period"),
        ("1929-08/..", day(1929, 8, 1), None, "period"),
        ("../1929-08", None, day(1929, 8, 31), "period"),
        ("1929-08/", day(1929, 8, 1), None, "period"),
        ("/1929-08", None, day(1929, 8, 31), "period"),
        ("[1929-08..1929-09]", day(1929, 8, 1), day(1929, 9, 30), "oneof"),
        ("[1929-08-21, 1929-08-19]", day(1929, 8, 19), day(1929, 8, 21), "oneof"),
        ("[..1929-08-21]", None, day(1929, 8, 21), "oneof"),
        ("[1929-08-21..]", day(1929, 8, 21), None, "oneof"),
        ("[1927,1929..1930]", day(1927, 1, 1), day(1930, 12, 31), "oneof"),
        ("192X", day(1920, 1, 1), day(1929, 12, 31), "oneof"),
        ("19XX", day(1900, 1, 1), day(1999, 12, 31), "oneof"),
        ("1929-XX", day(1929, 1, 1), day(1929, 12, 31), "year"),
        ("1929-XX-XX", day(1929, 1, 1), day(1929, 12, 31), "year"),
        ("1929-08-XX", day(1929, 8, 1), day(1929, 8, 31), "month"),
        ("0000-12-31", 0, 0, "day"),
        ("-0001", -730, -366, "year"),
        ("Y10000", day(9999, 12, 31) + 1, day(9999, 12, 31) + 366, "year"),
        ("Y-10000", days.number(-10000, 1, 1), days.number(-10000, 12, 31), "year"),
        ("", None, None, "none"),
    ],
)
def test_what_edtf_means(text: str, first: int | None, last: int | None, precision: str) -> None:
    """An EDTF text is an interval from its first to its last possible day."""
    date = dates.parse(text)
    assert (date.edtf, date.first, date.last, date.precision) == (text, first, last, precision)


@pytest.mark.parametrize(
    ("text", "uncertain"),
    [("1929?", True), ("1929-08~", True), ("1929-08-21%", True), ("1929?/1930", True), ("[1929,1930~]", True),
     ("1929", False), ("192X", False)],
)  # fmt: skip
def test_a_sign_of_doubt_makes_a_date_uncertain(text: str, uncertain: bool) -> None:
    """`?`, `~` and `%` anywhere in a date mark it uncertain, and unknown digits do not."""
    assert dates.parse(text).uncertain is uncertain


def test_old_style_is_converted() -> None:
    """A Julian date keeps its text and has the day numbers of the Gregorian calendar."""
    date = dates.parse("1917-10-25", "julian")
    assert (date.edtf, date.first, date.calendar) == ("1917-10-25", day(1917, 11, 7), "julian")


def test_the_calendars_differ_in_their_leap_days() -> None:
    """29 February 1900 is a day of the Julian calendar only."""
    assert dates.parse("1900-02-29", "julian").first == day(1900, 3, 13)
    with pytest.raises(BadDate, match="1900-02 has 28 days"):
        dates.parse("1900-02-29")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1918-02-30", "1918-02 has 28 days; mend the day, or write 1918-02"),
        ("1929-13", "months are 01 to 12"),
        ("1929-00", "months are 01 to 12"),
        ("1929-08-00", "1929-08 has 31 days"),
        ("1929-21", "write months: 1929-03/1929-05"),
        ("1929-8-1", "write 1929-08-01"),
        ("929", "write 0929"),
        ("12345", "write Y12345"),
        ("Y1929", "write 1929"),
        ("Y12345678901", "five to nine digits"),
        ("-0000", "write 0000"),
        ("1929-08-23/1929-08-21", "runs backward; write 1929-08-21/1929-08-23"),
        ("[1930..1929]", "runs backward; write 1929..1930"),
        ("1929/1930/1931", "write begin/end"),
        ("../..", "neither begin nor end; leave the date out"),
        ("/", "neither begin nor end"),
        ("..", "neither begin nor end; leave the date out"),
        ("[", r"write \[1929-08,1929-09\]"),
        ("1929..1930", "write 1929/1930"),
        ("{1929,1930}", r"write \[a,b\] for one of them"),
        ("[1929", r"write \[1929\]"),
        ("[1929,..1930]", "open where it cannot be"),
        ("[..]", "open where it cannot be"),
        ("1929?~", "write 1929%"),
        ("20XX-05", "write 20XX"),
        ("1929-XX-05", "write 1929"),
        ("1985-04-1X", r"one figure of two is unknown; write \[1985-04-10..1985-04-19\]"),
        ("1929-02-2X", r"write \[1929-02-20..1929-02-28\]"),
        ("1928-02-2X", r"write \[1928-02-20..1928-02-29\]"),
        ("1929-02-3X", "write 1929-02$"),
        ("1929-1X", r"write \[1929-10..1929-12\]"),
        ("1929-0X", r"write \[1929-01..1929-09\]"),
        ("1929-8-1?", r"write 1929-08-01\?"),
        ("192x", "write 192X"),
        ("1929 / 1930", "write 1929/1930"),
        ("1929?-08", r"write 1929-08\?"),
        ("1929~-08-?21", "write 1929-08-21%"),
        ("1929-08?-21/1929-09", "write it like 1929"),
        ("−0043", "write -0043"),
        ("1929-08-21T10:00", "write the day without the time: 1929-08-21"),
        ("1929-1930", "write 1929/1930"),
        ("21 August 1929", "write 1929-08-21"),
        ("05/03/1918", "write 1918-03-05 or 1918-05-03"),
        ("soon", "write it like 1929"),
        ("１９２９", "no date"),
        ("9" * 5000, "5000 characters"),
    ],
)
def test_what_is_no_edtf_is_refused_with_what_to_write(text: str, says: str) -> None:
    """A date that is none, never was or runs backward is refused with the mend."""
    with pytest.raises(BadDate, match=says):
        dates.parse(text)


def test_an_unknown_calendar_is_refused() -> None:
    """A calendar is gregorian or julian."""
    with pytest.raises(BadDate, match="write gregorian or julian"):
        dates.parse("1929", "mayan")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("10 Aug 1929", "1929-08-10"),
        ("10 Aug. 1929", "1929-08-10"),
        ("August 10, 1929", "1929-08-10"),
        ("10th of August, 1929", "1929-08-10"),
        ("[29 July 1929]", "1929-07-29"),
        ("29 July 1929", "1929-07-29"),
        ("29 JULY 1929", "1929-07-29"),
        ("Sept. 1, 1929", "1929-09-01"),
        ("1929 August 10", "1929-08-10"),
        ("10.VIII.1929", "1929-08-10"),
        ("August 1929", "1929-08"),
        ("1929", "1929"),
        ("[1929]", "1929"),
        ("21.8.1929", "1929-08-21"),
        ("8/21/1929", "1929-08-21"),
        ("1929/08/21", "1929-08-21"),
        ("5/5/1918", "1918-05-05"),
        ("8/1929", "1929-08"),
        ("1929-8-1", "1929-08-01"),
        ("Wednesday, 21 August 1929", "1929-08-21"),
        ("21–23 August 1929", "1929-08-21/1929-08-23"),
        ("August 21-23, 1929", "1929-08-21/1929-08-23"),
        ("29 July - 2 August 1929", "1929-07-29/1929-08-02"),
        ("July 29–August 2, 1929", "1929-07-29/1929-08-02"),
        ("from 21 to 23 August 1929", "1929-08-21/1929-08-23"),
        ("July–August 1929", "1929-07/1929-08"),
        ("1929–1930", "1929/1930"),
        ("30 December 1929 – 2 January 1930", "1929-12-30/1930-01-02"),
        ("between July and August 1929", "[1929-07..1929-08]"),
        ("21 August 1929 or 23 August 1929", "[1929-08-21,1929-08-23]"),
        ("from August 1929", "1929-08/.."),
        ("until August 1929", "../1929-08"),
        ("not after 21 August 1929", "[..1929-08-21]"),
        ("[ca. 1918]", "1918~"),
        ("21 August 1929?", "1929-08-21?"),
        ("c. August 1929?", "1929-08%"),
        ("1920s", "192X"),
        ("15 March 44 BC", "-0043-03-15"),
        ("AD 79", "0079"),
        ("n.d.", ""),
        ("[undated]", ""),
        ("1929-08-21/1929-08-23", "1929-08-21/1929-08-23"),
        ("[1929-08..1929-09]", "[1929-08..1929-09]"),
    ],
)
def test_plain_dates_are_read(text: str, edtf: str) -> None:
    """A date as people write and print it is understood where it is plain, and so is EDTF."""
    assert dates.read(text) == dates.parse(edtf)


def test_old_style_is_read() -> None:
    """What is marked old style is read in the Julian calendar."""
    assert dates.read("25 October 1917 (old style)") == dates.parse("1917-10-25", "julian")
    assert dates.read("25 October 1917 O.S.") == dates.parse("1917-10-25", "julian")


def test_a_date_with_two_readings_is_refused_with_both() -> None:
    """Figures that could be day and month or month and day are refused, and both readings are named."""
    with pytest.raises(BadDate, match="two ways") as caught:
        dates.read("05/03/1918")
    assert caught.value.readings == ("1918-03-05", "1918-05-03")
    assert "1918-03-05 (5 March 1918) or 1918-05-03 (3 May 1918)" in str(caught.value)


def test_a_hundred_years_or_ten() -> None:
    """`1900s` is refused, as it may be the century or its first ten years; other tens of years are plain."""
    with pytest.raises(BadDate) as caught:
        dates.read("1900s")
    assert caught.value.readings == ("190X", "19XX")


@pytest.mark.parametrize("text", ["5.3.1918", "05-03-1918", "5/3/1918", "05. 03. 1918"])
def test_ambiguity_does_not_depend_on_the_separator(text: str) -> None:
    """Full stops and hyphens leave as open which figure is the month as strokes do."""
    with pytest.raises(BadDate, match="two ways"):
        dates.read(text)


@pytest.mark.parametrize(
    "text",
    ["August", "21 August", "21 August 29", "1.2.29", "spring 1929", "Monday, 21 August 1929", "30 Feb 1918",
     "21 23 August 1929", "10/23 August 1917", "31/31/1929", "to", "or", "between and", "-", "–", "from", "\x1b[31m",
     "August 1929 extra", "0 August 1929", "00 August 1929", "1900s", "²¹ August 1929", "23–21 August 1929"],
)  # fmt: skip
def test_nothing_is_invented(text: str) -> None:
    """What lacks a year, never was, contradicts itself or says more than a date is refused."""
    with pytest.raises(BadDate):
        dates.read(text)


@pytest.mark.parametrize(
    ("edtf", "words", "short"),
    [
        ("1929-08-21", "21 August 1929", "21 Aug 1929"),
        ("1929-08", "August 1929", "Aug 1929"),
        ("1929", "1929", "1929"),
        ("", "undated", "undated"),
        ("1929-08-21?", "21 August 1929?", "21 Aug 1929?"),
        ("1929-08-21~", "about 21 August 1929", "about 21 Aug 1929"),
        ("1929-08-21/1929-08-23", "21–23 August 1929", "21–23 Aug 1929"),
        ("1929-08-21/1929-08-21", "21 August 1929", "21 Aug 1929"),
        ("1929-07-29/1929-08-02", "29 July – 2 August 1929", "29 Jul – 2 Aug 1929"),
        ("1929-07/1929-08", "July–August 1929", "Jul–Aug 1929"),
        ("1929-07/1929-08-02", "July – 2 August 1929", "Jul – 2 Aug 1929"),
        ("1929/1930", "1929–1930", "1929–1930"),
        ("1929-12-30/1930-01-02", "30 December 1929 – 2 January 1930", "30 Dec 1929 – 2 Jan 1930"),
        ("1929-08-21?/1929-08-23", "21 August 1929? – 23 August 1929", "21 Aug 1929? – 23 Aug 1929"),
        ("1929-08/..", "from August 1929", "from Aug 1929"),
        ("../1929-08", "until August 1929", "until Aug 1929"),
        ("[1929-08..1929-09]", "between August and September 1929", "between Aug and Sep 1929"),
        ("[1929-08-21..1929-08-23]", "between 21 and 23 August 1929", "between 21 and 23 Aug 1929"),
        ("[1929-08-21,1929-08-23]", "21 August 1929 or 23 August 1929", "21 Aug 1929 or 23 Aug 1929"),
        ("[..1929-08-21]", "not after 21 August 1929", "not after 21 Aug 1929"),
        ("192X", "1920s", "1920s"),
        ("190X", "between 1900 and 1909", "between 1900 and 1909"),
        ("19XX", "between 1900 and 1999", "between 1900 and 1999"),
        ("1929-XX", "1929", "1929"),
        ("-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"),
        ("0079", "AD 79", "AD 79"),
        ("Y12345", "12345", "12345"),
    ],
)
def test_dates_for_people(edtf: str, words: str, short: str) -> None:
    """A date is written as print writes it, and what two ends share is said once."""
    assert (dates.words(dates.parse(edtf)), dates.short(dates.parse(edtf))) == (words, short)


def test_old_style_is_said() -> None:
    """A Julian date says so."""
    assert dates.words(dates.parse("1917-10-25", "julian")) == "25 October 1917 (old style)"


@given(edtf_texts(first=-999, last=9999), CALENDARS)
@settings(max_examples=200)
def test_what_is_written_for_people_is_read_again(text: str, calendar: str) -> None:
    """Reading a date's words, long or short, gives the same days in the same calendar."""
    assume(calendar == "gregorian" or "02-29" not in text)
    date = dates.parse(text, calendar)
    for said in (dates.words(date), dates.short(date)):
        again = dates.read(said)
        assert (again.first, again.last, again.uncertain, again.calendar) == (
            date.first, date.last, date.uncertain, date.calendar
        ), said  # fmt: skip


@given(edtf_texts())
@settings(max_examples=200)
def test_reading_edtf_is_parsing_it(text: str) -> None:
    """What is EDTF means the same whether it is parsed or read."""
    wanted = dates.parse(text)
    if "," not in text and ".." not in text:
        assert dates.read(f"[{text}]") == wanted
    assert dates.read(text) == wanted


@given(st.one_of(st.text(max_size=40), st.text("0123456789XY?~%-/.,[]{} ", max_size=30)))
@settings(max_examples=200)
def test_no_text_is_worse_than_refused(text: str) -> None:
    """Any text is a date or a BadDate, never another error, and what is a date can be written for people."""
    for read in (dates.parse, dates.read):
        try:
            date = read(text)
        except BadDate:
            continue
        assert dates.words(date)


@given(edtf_texts(), edtf_texts())
@settings(max_examples=200)
def test_overlap_is_mutual(one: str, other: str) -> None:
    """Two dates overlap or not, whichever is asked; a date overlaps and contains itself."""
    a, b = dates.parse(one), dates.parse(other)
    assert dates.overlaps(a, b) == dates.overlaps(b, a)
    assert dates.overlaps(a, a)
    assert dates.contains(a, a)


@given(edtf_texts(), edtf_texts(), edtf_texts())
@settings(max_examples=200)
def test_containment_is_an_order(one: str, other: str, third: str) -> None:
    """What a date contains overlaps it, both ways only if the days are the same, and containment passes on."""
    a, b, c = map(dates.parse, (one, other, third))
    if dates.contains(a, b):
        assert dates.overlaps(a, b)
        assert not dates.contains(b, a) or (a.first, a.last) == (b.first, b.last)
        assert not dates.contains(b, c) or dates.contains(a, c)


def test_a_set_means_its_members_only() -> None:
    """What lies between the members of a set neither overlaps it nor lies in it; a window may be a set, too."""
    either = dates.parse("[1929-08-19,1929-08-21..1929-08-23]")
    between, inside, around = map(dates.parse, ("1929-08-20", "1929-08-22", "1929-08"))
    assert (dates.overlaps(either, between), dates.overlaps(between, either)) == (False, False)
    assert dates.overlaps(either, inside)
    assert (dates.contains(either, between), dates.contains(either, inside)) == (False, True)
    assert dates.contains(around, either)
    assert not dates.contains(dates.parse("[1929-08-19..1929-08-22]"), either)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("1929-08", [(day(1929, 8, 1), day(1929, 8, 31))]),
        ("1929-08-21/..", [(day(1929, 8, 21), None)]),
        ("[1930,1928]", [(day(1928, 1, 1), day(1928, 12, 31)), (day(1930, 1, 1), day(1930, 12, 31))]),
        ("[1928,1929]", [(day(1928, 1, 1), day(1929, 12, 31))]),
        ("[1929,1929-08]", [(day(1929, 1, 1), day(1929, 12, 31))]),
        ("[..1928,1930]", [(None, day(1928, 12, 31)), (day(1930, 1, 1), day(1930, 12, 31))]),
        ("[1928,1930..]", [(day(1928, 1, 1), day(1928, 12, 31)), (day(1930, 1, 1), None)]),
        ("[1930,1929-08..]", [(day(1929, 8, 1), None)]),
        ("", [(None, None)]),
    ],
)
def test_the_stretches_of_a_date(text: str, stretches: list[tuple[int | None, int | None]]) -> None:
    """A set is cut into stretches that lie apart, in order; all other dates are one stretch."""
    assert list(dates.stretches(dates.parse(text))) == stretches


@given(edtf_texts(), edtf_texts(), st.integers(-3_700_000, 3_700_000))
@settings(max_examples=200)
def test_overlap_and_containment_are_about_days(one: str, other: str, number: int) -> None:
    """A day that two dates may both mean makes them overlap, and one of what is contained is one of what contains."""
    a, b = dates.parse(one), dates.parse(other)
    days_of = [bound for date in (a, b) for bound in (date.first, date.last) if bound is not None]
    for each in (number, *days_of):
        in_a, in_b = _means(a, each), _means(b, each)
        assert not (in_a and in_b) or dates.overlaps(a, b)
        assert not (in_b and dates.contains(a, b)) or in_a


def _means(date: Date, number: int) -> bool:
    return any((first is None or first <= number) and (last is None or number <= last)
               for first, last in dates.stretches(date))  # fmt: skip


@given(edtf_texts(), CALENDARS)
@settings(max_examples=200)
def test_a_date_is_read_again_from_what_it_is_written_as(text: str, calendar: str) -> None:
    """The text of a date, in its calendar, is that date."""
    assume(calendar == "gregorian" or "02-29" not in text)
    date = dates.parse(text, calendar)
    assert dates.parse(str(date), date.calendar) == date


@given(st.lists(edtf_texts(), min_size=2, max_size=5))
@settings(max_examples=200)
def test_the_order_is_total_and_minds_containment(texts: list[str]) -> None:
    """Any dates can be sorted, the undated last; of two that begin together what lies in the other comes first."""
    made = [dates.UNDATED, *map(dates.parse, texts)]
    ordered = sorted(made, key=dates.order)
    assert ordered[-1] == dates.UNDATED
    for earlier, later in pairwise(ordered):
        assert dates.order(earlier) <= dates.order(later)
        if earlier.last is not None and later.first is not None and earlier.last < later.first:
            assert not dates.overlaps(earlier, later)
        if dates.contains(earlier, later) and earlier.first == later.first is not None:
            assert earlier.last == later.last


def test_an_undated_letter_is_in_no_period() -> None:
    """What has no date overlaps nothing and lies in nothing, not even in all time."""
    for other in (dates.parse("1929"), dates.parse("1929/.."), dates.UNDATED):
        assert not dates.overlaps(dates.UNDATED, other)
        assert not dates.contains(other, dates.UNDATED)


def test_the_order_of_dates() -> None:
    """Dates sort by first day, then by last; one without a beginning stands at its end, undated ones last."""
    texts = ["1929", "1929-01-01", "", "../1929-08-21", "1929-08-21", "1930", "1929-08/..", "[..1928]", "-0043"]
    ordered = sorted(map(dates.parse, texts), key=dates.order)
    assert [date.edtf for date in ordered] == [
        "-0043", "[..1928]", "1929-01-01", "1929", "1929-08/..", "../1929-08-21", "1929-08-21", "1930", "",
    ]  # fmt: skip


def test_a_date_does_not_change() -> None:
    """A Date is frozen and can be a key."""
    date = dates.parse("1929")
    with pytest.raises(AttributeError):
        date.edtf = "1930"  # type: ignore[misc]
    assert {date: 1}[Date("1929", date.first, date.last, "year")] == 1


def test_importing_dates_is_cheap() -> None:
    """Dates need neither datetime nor the modules that read and write them for people."""
    dear = "{'datetime', 'lettercli.dates.dateline', 'lettercli.dates.datewords'}"
    code = f"import sys, lettercli.dates; print(sorted({dear} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_date_is_a_value() -> None:
    """Dates are equal when all their parts are, can be keys and be copied, and cannot be changed."""
    one, same, other = (dates.parse("1929-08-21", calendar) for calendar in ("", "", "julian"))
    assert one == same != other
    assert one != "1929-08-21"
    assert {one: 1}[same] == 1
    assert copy(one) == one
    assert repr(one) == "Date('1929-08-21', 704420, 704420, 'day', False, 'gregorian')"
    with pytest.raises(AttributeError):
        one.edtf = ""
