"""Lists of n-grams: their rows, their order, and what their heading says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.counting.classes import Classes
from lettercli.counting.grams import Field
from lettercli.counting.region import Region
from lettercli.counting.stoplist import listed
from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.query.reading import read
from lettercli.search import search
from lettercli.table import Table
from lettercli.views.ngrams import Listing, around, of_all, read_lengths
from tests.index import made

INDEX = build(made.edition(
    made.letter("1", "oil and grain and oil", "oil and grain"), made.letter("2", "Oil and oil or grain"),
))  # fmt: skip


def field(index: Index = INDEX) -> Field:
    return Field(Region(index), Classes(index))


def rows(table: Table) -> list[str]:
    return [" ".join(map(str, row[:3])) for row in table.rows]


def holding(text: str, listing: Listing) -> Table:
    hits = list(search(INDEX, read(text)))
    starts, ends = (np.array([hit[at] for hit in hits], np.int64) for at in (0, 1))
    return around(field(), listing, text, starts, ends)


def test_rows() -> None:
    """A row has the n-gram, how often it is, in how many letters, and how often for so many tokens."""
    found = of_all(field(), Listing(range(2, 3), per=100))
    assert [column.name for column in found.columns] == [
        "form", "frequency", "range", "relative", "n", "tokens", "per",
    ]  # fmt: skip
    assert list(found.rows) == [
        ("oil and", 3, 2, 300 / 13, 2, 13, 100), ("and grain", 2, 1, 200 / 13, 2, 13, 100),
        ("and oil", 2, 2, 200 / 13, 2, 13, 100),
    ]  # fmt: skip


def test_the_heading() -> None:
    """It names what was counted, how much there is, the minimum, the denominator and the stop list."""
    assert of_all(field(), Listing(range(2, 4))).title == (
        "2- to 3-grams of words · 17 in all · 4 different, 2 times or more · 13 tokens · text of 2 letters"
        " · range: letters · frequency per 10,000 of these tokens"
    )
    stop = listed("mine", ["and"])
    found = of_all(field(), Listing(range(2, 3), gaps=1, least=1, stop=stop))
    assert found.title == (
        "skipgrams of 2 words, up to 1 left out between · 7 in all · 5 different · 13 tokens · text of 2 letters"
        " · range: letters · frequency per 10,000 of these tokens · none begins or ends with a stop word (mine)"
    )
    assert found.footer == ["7 in all", "5 different", "none begins or ends with a stop word (mine)"]


@pytest.mark.parametrize(
    ("sort", "reverse", "order"),
    [
        ("frequency", False, ["oil and 3 2", "and grain 2 1", "and oil 2 2", "oil and grain 2 1"]),
        ("range", False, ["oil and 3 2", "and oil 2 2", "and grain 2 1", "oil and grain 2 1"]),
        ("form", False, ["and grain 2 1", "and oil 2 2", "oil and 3 2", "oil and grain 2 1"]),
        ("form", True, ["oil and grain 2 1", "oil and 3 2", "and oil 2 2", "and grain 2 1"]),
    ],
)  # fmt: skip
def test_orders(sort: str, reverse: bool, order: list[str]) -> None:
    """By frequency, by range, or by words, a shorter one before what goes on from it."""
    found = of_all(field(), Listing(range(2, 4), sort=sort, reverse=reverse))
    assert [row for row in rows(found) if row != "and oil and 1 1"][:4] == order


def test_a_measure() -> None:
    """A pair has the measure of its contingency table over all pairs, as nltk has it, whatever is stopped or rare."""
    from nltk.metrics.association import BigramAssocMeasures

    nltk = BigramAssocMeasures
    theirs = {"g2": nltk.likelihood_ratio, "mi": nltk.pmi, "dice": nltk.dice}
    margins = {"oil and": (4, 4), "and grain": (4, 3), "and oil": (4, 2)}
    for name, measure in theirs.items():
        found = of_all(field(), Listing(range(2, 3), measure=name, stop=listed("mine", ["or"])))
        assert [column.name for column in found.columns][3:8] == ["relative", name, "r1", "c1", "pairs"]
        made = {str(row[0]): row for row in found.rows}
        assert {text: (row[5], row[6]) for text, row in made.items()} == margins
        for row in made.values():
            assert row[4] == pytest.approx(measure(row[1], (row[5], row[6]), row[7]))
            assert row[7] == 10
        values = [float(str(row[4])) for row in made.values()]
        assert values == sorted(values, reverse=True)
    assert " · G2 of all pairs (Dunning 1993)" in of_all(field(), Listing(range(2, 3), measure="g2")).title


@pytest.mark.parametrize("reverse", [False, True])
def test_what_has_no_value_comes_last(reverse: bool) -> None:
    """A pair of which a measure is not defined comes last, whichever way the others are sorted."""
    made = of_all(field(), Listing(range(2, 3), least=1, measure="diff", reverse=reverse))
    values = [row[4] for row in made.rows]
    known = [value for value in values if value is not None]
    assert 0 < len(known) < len(values)
    assert values[: len(known)] == sorted(known, reverse=not reverse)


def test_measures_are_of_pairs() -> None:
    """A longer n-gram has none, and neither has a measure that nobody knows."""
    for listing, said in (
        (Listing(range(2, 4), measure="g2"), "measures of association are of two words"),
        (Listing(range(2, 3), measure="x"), "no measure 'x'; measures are g2, "),
        (Listing(range(2, 3), sort="measure"), "no column 'measure' to sort by; sort by form, frequency, "),
    ):
        with pytest.raises(LettersError, match=said):
            list(of_all(field(), listing).rows)


def test_an_unknown_order_is_refused() -> None:
    """It says which there are."""
    with pytest.raises(LettersError, match="no column 'date' to sort by; sort by form, frequency, range, relative"):
        list(of_all(field(), Listing(range(2, 3), sort="date")).rows)


def test_clusters() -> None:
    """A row has the words at which hits begin; hits that are longer than the n-gram are said to be in none."""
    found = holding("oil", Listing(range(3, 4), least=1))
    assert [column.name for column in found.columns][:5] == ["form", "frequency", "range", "relative", "position"]
    assert {str(row[0]): row[4] for row in found.rows} == {
        "oil and grain": "1", "grain and oil": "3", "oil and oil": "1,3", "and oil or": "2", "oil or grain": "1",
    }  # fmt: skip
    assert found.title.startswith("3-grams of words that hold oil · 6 in all · 5 different · 13 tokens")
    longer = holding("oil and grain", Listing(range(1, 3), least=1))
    assert (list(longer.rows), longer.footer[-1]) == ([], "2 hits are longer than that, and in none")
    assert holding("oil and grain", Listing(range(2, 4))).footer == ["2 in all", "1 different, 2 times or more"]


@pytest.mark.parametrize(
    ("text", "lengths"), [("2", range(2, 3)), ("2:5", range(2, 6)), ("1:1", range(1, 2)), ("20", range(20, 21))]
)
def test_lengths(text: str, lengths: range) -> None:
    """A length, or the shortest and the longest."""
    assert read_lengths(text) == lengths


@pytest.mark.parametrize("text", ["", "0", "0:2", "21", "3:2", "2:", "a", "²", "2:5:6", "-1", "2.5", " "])
def test_what_is_no_length(text: str) -> None:
    """What is none is refused, with how lengths are written."""
    with pytest.raises(LettersError, match="no length"):
        read_lengths(text)


@settings(max_examples=40, deadline=None)
@given(made.editions(), st.sampled_from(["frequency", "range", "form"]), st.integers(1, 2))
def test_rows_are_whole_whatever_the_order(edition: made.Edition, sort: str, least: int) -> None:
    """Each n-gram is one row, in whatever order, and its frequencies add up to what the heading says."""
    index = build(edition)
    found = of_all(field(index), Listing(range(1, 4), least=least, sort=sort))
    listed_rows = list(found.rows)
    assert len({row[0] for row in listed_rows}) == len(listed_rows)
    if least == 1:
        assert f" · {sum(int(str(row[1])) for row in listed_rows):,} in all · " in found.title
