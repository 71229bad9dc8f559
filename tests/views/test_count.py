"""Counting hits by a key, and the letters that have any."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import dates
from lettercli.dates.days import Calendar
from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.query.words import parse
from lettercli.search import Hit, blocks, search
from lettercli.table import Cell
from lettercli.views.count import BY, by_letter, count_blocks_by, count_by, letters_with_hits
from tests.index import made

TEXT = "Gräin and [grain]."


@pytest.fixture
def index() -> Index:
    """Letters of two years and without one, with insertions and notes."""
    return build(
        made.edition(
            made.letter("b", made.passage("b.p1", TEXT, marks=made.inserted(TEXT, "[grain]")), date="1929-08"),
            made.letter("a", "Grain?", notes=["Grain’s price."], date="[1928-03..1929-01]"),
            made.letter("c", "grain", date=""),
            made.letter("d", "none", date="-0044-03-15"),
        )
    )


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (
            "letter",
            [("b", dates.parse("1929-08"), 2), ("a", dates.parse("[1928-03..1929-01]"), 2), ("c", dates.UNDATED, 1)],
        ),
        ("year", [("1929", 2), ("1928", 2), ("", 1)]),
        ("sender", [("Stalin", 5)]),
        ("recipient", [("Molotov", 5)]),
        ("flow", [("b.text", 2), ("a.text", 1), ("a.n1", 1), ("c.text", 1)]),
        ("voice", [("writer", 3), ("editor", 2)]),
        ("form", [("grain", 2), ("Grain", 1), ("Grain's", 1), ("Gräin", 1)]),
    ],
)
def test_hits_are_counted_by_a_key(index: Index, by: str, rows: list[tuple[Cell, ...]]) -> None:
    """Each value that has hits is a row, in the order of the edition; forms are as written and come by frequency."""
    table = count_by(index, search(index, parse("grain"), "all"), by)
    assert list(table.rows) == rows
    assert [column.name for column in table.columns][:: len(table.columns) - 1] == [by, "hits"]


@settings(max_examples=60, deadline=None)
@given(made.editions(), st.sampled_from(BY), st.integers(1, 3), st.integers(0, 40))
def test_blocks_are_counted_as_hits_are(edition: Edition, by: str, longest: int, cut: int) -> None:
    """Hits counted by numpy, in blocks, give the same rows in the same order."""
    index = build(edition)
    places = range(len(index))
    hits = [Hit(start, start + 1 + start % longest) for start in places if start + start % longest < len(index)]
    hits = [hit for hit in hits if index.whole(*hit)]
    blocks = [([hit.start for hit in part], [hit.end for hit in part]) for part in (hits[:cut], hits[cut:]) if part]
    assert list(count_blocks_by(index, blocks, by, 0).rows) == list(count_by(index, hits, by).rows)
    assert list(count_blocks_by(index, blocks, by).rows) == list(count_by(index, hits, by).rows)


def test_hits_are_counted_by_whatever_is_said_of_letters(index: Index) -> None:
    """A function of letters is a key like any other, of few hits and of many, one by one and in blocks."""
    hits = list(search(index, parse("grain"), "all"))
    block = [hit.start for hit in hits], [hit.end for hit in hits]

    def parity(letter: int) -> str:
        return "even" if letter % 2 else "odd"

    expected = dict(Counter(parity(index.letter(hit.start)) for hit in hits))
    assert dict(count_by(index, hits, "parity", parity).rows) == expected
    for many in (0, 20_000):
        table = count_blocks_by(index, [block], "parity", many, parity)
        assert dict(table.rows) == expected
        assert [column.name for column in table.columns] == ["parity", "hits"]


@pytest.mark.parametrize("by", BY)
def test_blocks_keep_the_order_of_their_hits(index: Index, by: str) -> None:
    """Whatever comes first is the first row."""
    hits = list(search(index, parse("grain"), "all"))[::-1]
    block = [hit.start for hit in hits], [hit.end for hit in hits]
    assert list(count_blocks_by(index, [block], by, 0).rows) == list(count_by(index, hits, by).rows)


def test_a_year_before_christ_keeps_its_sign(index: Index) -> None:
    """The year of a date BC is negative."""
    assert list(count_by(index, search(index, parse("none")), "year").rows) == [("-0044", 1)]


@pytest.mark.parametrize(
    ("date", "calendar", "year"),
    [("1900?", "gregorian", "1900"), ("1900~", "gregorian", "1900"), ("190X", "gregorian", "1900"),
     ("Y12000", "gregorian", "12000"), ("1917-12-25", "julian", "1917"), ("1900/..", "gregorian", "1900"),
     ("-0044?", "gregorian", "-0044"), ("../1900", "gregorian", "")],
)  # fmt: skip
def test_a_year_is_a_year(date: str, calendar: Calendar, year: str) -> None:
    """What is written beside a year does not make another of it; the year is that of the letter's own calendar."""
    dated = replace(made.letter("a", "none"), date=dates.parse(date, calendar))
    index = build(made.edition(dated))
    assert list(count_by(index, search(index, parse("none")), "year").rows) == [(year, 1)]


def test_other_keys_are_refused(index: Index) -> None:
    """What nobody can count by is an error that lists the keys."""
    with pytest.raises(LettersError, match="no counting by 'mood'; count by letter, year"):
        count_by(index, [], "mood")


def test_letters_with_hits_come_once(index: Index) -> None:
    """The ids of letters with hits, in the edition's order."""
    assert list(letters_with_hits(index, search(index, parse("grain"), "all")).rows) == [("b",), ("a",), ("c",)]


@pytest.mark.parametrize("many", [1, 20_000])
def test_hits_by_letter(index: Index, many: int) -> None:
    """Letters with hits are told with their numbers, of few hits and of many."""
    query = parse("grain")
    found = by_letter(index, blocks(index, query, "all"), many)
    expected = Counter(index.letters[index.letter(hit.start)].id for hit in search(index, query, "all"))
    assert found == expected == {"b": 2, "a": 2, "c": 1}
