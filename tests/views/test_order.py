"""The order of lines: by keys, stable, with undated letters last."""

from __future__ import annotations

import pytest

from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.query.words import parse
from lettercli.search import search
from lettercli.views.order import Key, order, read_keys
from tests.index import made


@pytest.fixture
def index() -> Index:
    """Four letters, one undated, each with grain between two other words, one with a gap."""
    lost = made.passage("4.p1", "zinc […] grain bread", marks=made.gap("zinc […] grain bread"))
    return build(
        made.edition(
            made.letter("1", "of grain dear", date="1929-08-21"),
            made.letter("2", "“Äpfel”, grain and", date=""),
            made.letter("3", "Of Grain dear", "apples; grain-mill dear", date="1929-07/1929-09"),
            made.letter("4", lost, date="1929-07-29"),
        )
    )


def sorted_addresses(index: Index, keys: str) -> list[str]:
    """Addresses of all lines with grain in the order of the keys."""
    hits = order(index, search(index, parse("grain")), read_keys(keys))
    return [index.passages.addresses[index.passage(hit.start)] for hit in hits]


@pytest.mark.parametrize(
    ("keys", "addresses"),
    [
        ("address", ["1.p1", "2.p1", "3.p1", "3.p2", "4.p1"]),
        ("address-", ["4.p1", "3.p2", "3.p1", "2.p1", "1.p1"]),
        ("date", ["3.p1", "3.p2", "4.p1", "1.p1", "2.p1"]),
        ("date-", ["1.p1", "4.p1", "3.p1", "3.p2", "2.p1"]),
        ("left", ["4.p1", "2.p1", "3.p2", "1.p1", "3.p1"]),
        ("L1", ["4.p1", "2.p1", "3.p2", "1.p1", "3.p1"]),
        ("L1-", ["1.p1", "3.p1", "3.p2", "2.p1", "4.p1"]),
        ("right", ["2.p1", "4.p1", "1.p1", "3.p2", "3.p1"]),
        ("R1,address-", ["2.p1", "4.p1", "3.p2", "3.p1", "1.p1"]),
        ("node", ["3.p1", "1.p1", "2.p1", "4.p1", "3.p2"]),
        ("N-,L1", ["3.p2", "4.p1", "2.p1", "1.p1", "3.p1"]),
        ("R2,L1-,address-", ["1.p1", "3.p2", "2.p1", "4.p1", "3.p1"]),
    ],
)
def test_lines_are_sorted(index: Index, keys: str, addresses: list[str]) -> None:
    """Words are compared folded and without punctuation, a missing word comes first, ties keep the edition's order."""
    assert sorted_addresses(index, keys) == addresses


def test_keys_are_read() -> None:
    """Keys are named in any case, with a minus behind for descending."""
    assert read_keys("l1, R12-,n,Date-") == [Key("L1"), Key("R12", True), Key("node"), Key("date", True)]


@pytest.mark.parametrize("text", ["", "L0", "l", "weight", "-date", "L1,,R1", "L100", "L1:R1"])
def test_other_keys_are_refused(text: str) -> None:
    """What is no key is an error that lists the keys."""
    with pytest.raises(LettersError, match=r"no sort key .*; keys are address, date, left"):
        read_keys(text)


def test_dates_sort_as_letters_do() -> None:
    """Open dates stand among the lines of a concordance where they stand in a list of letters."""
    moments = {"1": "1929-08/..", "2": "1929-08", "3": "../1929-08-21", "4": "", "5": "1929-08-01"}
    index = build(made.edition(*(made.letter(id, "grain", date=date) for id, date in moments.items())))
    assert sorted_addresses(index, "date") == ["5.p1", "2.p1", "1.p1", "3.p1", "4.p1"]
    assert sorted_addresses(index, "date-") == ["3.p1", "1.p1", "2.p1", "5.p1", "4.p1"]
