"""The calendar of a timeline by day."""

from __future__ import annotations

from lettercli import dates
from lettercli.render.calendar import MOST_WEEKS, fits, page
from lettercli.timeline import Entry, Timeline


def line(days: dict[str, tuple[str, ...]], hits: int = 0, query: str = "") -> Timeline:
    """A timeline by day with these letters, and so many hits on each of their days."""
    counted = {}
    for text, ids in days.items():
        date = dates.parse(text)
        assert date.first is not None
        counted[date.first] = Entry(date, ids, 10, hits)
    return Timeline("day", "gregorian", counted, query=query)


def drawn(found: Timeline, width: int) -> list[str]:
    return [text.plain for text in page(found, "T", width)]


def test_weeks_begin_on_monday() -> None:
    """A day stands in the column of its weekday, its letters below it; months are named where they begin."""
    assert drawn(line({"1929-08-30": ("44",), "1929-09-03": ("45", "46a")}), 63) == [
        "T",
        "",
        "Mon      Tue      Wed      Thu      Fri      Sat      Sun",
        "26 Aug   27       28       29       30       31       1 Sep",
        "                                    44",
        "2        3        4        5        6        7        8",
        "         45 46a",
    ]


def test_a_new_year_is_named() -> None:
    """The first month of another year has that year."""
    assert drawn(line({"1929-12-31": ("1",), "1930-01-02": ("2",)}), 80)[3:] == [
        "30 Dec     31         1 Jan 1930 2          3          4          5",
        "           1                     2",
    ]


def test_hits() -> None:
    """With a search a day has its hits behind its letters; a day without hits has none."""
    assert drawn(line({"1929-08-30": ("44",)}, 1234, "x"), 70)[-1].split() == ["44", "×1,234"]
    assert drawn(line({"1929-08-30": ("44",)}, 0, "x"), 70)[-1].split() == ["44"]


def test_what_has_no_room_is_counted() -> None:
    """Ids that need more than three lines, or one that is wider than its column, are given as a number."""
    many = tuple(f"{at:03}" for at in range(20))
    assert [text.split() for text in drawn(line({"1929-08-30": many}, 7, "x"), 80)[-2:]] == [["20", "letters"], ["×7"]]
    assert drawn(line({"1929-08-30": ("DCP-LETT-12345",)}), 80)[-1].split() == ["1", "letter"]
    assert drawn(line({"1929-08-30": ("DCP-LETT-12345",)}), 50)[-1].split() == ["1", "let."]
    assert drawn(line({"1929-08-30": ("DCP-LETT-12345",)}), 140)[-1].split() == ["DCP-LETT-12345"]


def test_ids_take_several_lines() -> None:
    """Up to three lines of ids stand below a day."""
    assert [text.split() for text in drawn(line({"1929-08-30": ("101", "102", "103", "104")}), 63)[-2:]] == [
        ["101", "102"], ["103", "104"],
    ]  # fmt: skip


def test_control_characters_in_an_id_are_visible() -> None:
    """An id is other people's text."""
    assert "␛" in drawn(line({"1929-08-30": ("\x1b[1m",)}), 140)[-1]


def test_long_times_and_narrow_pages_are_no_calendar() -> None:
    """A calendar is drawn of days only, for so many weeks at most, on a page of seven columns."""
    short = line({"1929-08-05": ("1",), "1929-08-30": ("2",)})
    assert fits(short, 49)
    assert not fits(short, 48)
    last = dates.periods.period(dates.periods.number(dates.parse("1929-08-05").first or 0, "week") + MOST_WEEKS, "week")
    assert not fits(line({"1929-08-05": ("1",), last.edtf.split("/")[0]: ("2",)}), 80)
    assert not fits(Timeline("month", "gregorian", {}), 80)
    assert not fits(Timeline("day", "gregorian", {}), 80)
