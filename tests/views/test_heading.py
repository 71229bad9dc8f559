"""The line above a page."""

from __future__ import annotations

import pytest

from lettercli import dates
from lettercli.views.heading import central, heading, people, share, span


@pytest.mark.parametrize(
    ("moments", "shown"),
    [
        (["1929-08-29", "1929-07-29"], "29 Jul – 29 Aug 1929"),
        (["1929-08-09", "1929-08-29"], "9–29 Aug 1929"),
        (["1929-08-09", "", "1929-08-09"], "9 Aug 1929"),
        (["1929", "1931"], "1929–1931"),
        (["1929-12-31", "1930-01-01"], "31 Dec 1929 – 1 Jan 1930"),
        (["1929-07", "1929-08-29"], "Jul – 29 Aug 1929"),
        (["1929", "1929-08-21"], "1929"),
        (["1929-08", "1929-08-21"], "Aug 1929"),
        (["1929-07-29", "[1929-09..1929-10]", "1929-08-29"], "29 Jul – Oct 1929"),
        (["[1929-08-21,1929-08-19]"], "19–21 Aug 1929"),
        (["[1929-08-21,1929-08]"], "Aug 1929"),
        (["[192X,1925]"], "1920–1929"),
        (["../1929-07", "1929-08-29", "1929-08/.."], "Jul – 29 Aug 1929"),
        (["192X", "1925-03?"], "1920–1929"),
        (["-0043-03-15", "-0042"], "15 Mar 44 BC – 43 BC"),
        (["", ""], ""),
    ],
)
def test_span(moments: list[str], shown: str) -> None:
    """Undated letters aside, the first and the last date, with month and year said once where both share them."""
    assert span(map(dates.parse, moments)) == shown


def test_a_span_in_the_old_calendar_says_so() -> None:
    """Old style is said once for both ends, and of each where they differ."""
    old, older = (dates.parse(text, "julian") for text in ("1917-10-25", "1917-10-20"))
    new = dates.parse("1917-12-01")
    assert span([old, older]) == "20–25 Oct 1917 (old style)"
    assert span([old, new]) == "25 Oct 1917 (old style) – 1 Dec 1917"


def test_people() -> None:
    """Each pair is named once, three at most; of more, the one who has to do with most of them, and how many others."""
    assert people([("A", "B"), ("A", "B"), ("", "C")]) == "A to B, unknown to C"
    assert people([("", "")]) == ""
    assert people([(str(number), "X") for number in range(1003)]) == "1,003 others to X"
    assert people([("X", str(number)) for number in range(4)]) == "X to 4 others"
    assert people([("X", "A"), ("B; C", "X"), ("D", "X"), ("A", "X; D")]) == "X and 4 others"
    assert people([("A", "B"), ("B", "C"), ("C", "D"), ("D", "")]) == "4 correspondents"


def test_the_one_in_the_middle() -> None:
    """Who has to do with four pairs of five is the one in the middle, unless another has to do with as many."""
    pairs = [("X", "A"), ("B", "X"), ("X", "C"), ("X", "D")]
    assert central([*pairs, ("E", "F")]) == "X"
    assert central([*pairs, ("E", "F"), ("G", "H")]) == ""
    assert central([("A", "B"), ("B", "A")]) == central([]) == ""


def test_share() -> None:
    """All the letters are their number, some a part of it."""
    assert (share(6, 6), share(5, 6), share(1, 1)) == ("6 letters", "5 of 6 letters", "1 letter")


def test_heading() -> None:
    """Who, the facts, when; what is empty is left out."""
    assert heading([("A", "B")], ["3 hits", ""], [dates.parse("1929")]) == "A to B · 3 hits · 1929"
