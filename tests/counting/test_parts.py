"""The line of an edition's words, and the parts of it over which dispersion is measured."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import dates
from lettercli.counting.parts import By, Line, parted
from lettercli.counting.region import Region
from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.index.layout import NONE, Index
from lettercli.model import Edition
from lettercli.query.reading import read
from lettercli.search import Layer, Scope, Voice, search
from tests.index import made
from tests.test_dates import edtf_texts
from tests.views.sample import EDITION

ANY = read("[]")


def edition() -> Edition:
    """Three letters, the later one first and one undated, of four, three and two words."""
    return made.edition(
        made.letter("3", "grain and oil", "more", date="1929-09"), made.letter("1", "no date here", date=""),
        made.letter("2", "grain only", notes=["of grain"], date="1929-08-21"),
    )  # fmt: skip


def naive(index: Index, layer: Layer, voice: Voice | None, scope: Scope | None) -> list[int]:
    """The counted tokens in the order of the line: by the dates of their letters, letter by letter, as numbered."""
    tokens = sorted(hit.start for hit in search(index, ANY, layer, voice, scope))
    return sorted(tokens, key=lambda token: (dates.order(index.letters[index.letter(token)].date), index.letter(token)))


def test_letters_are_in_order_of_date() -> None:
    """The line begins with the earliest letter, and undated ones come last."""
    index = build(edition())
    line = Line(Region(index))
    assert [index.letters[letter].id for letter in line.letters] == ["2", "3", "1"]
    assert line.words.tolist() == [2, 4, 3]
    assert line.places(np.arange(9)).tolist() == [2, 3, 4, 5, 6, 7, 8, 0, 1]


@given(st.lists(st.one_of(st.just(""), edtf_texts(first=-50, last=1930)), min_size=1, max_size=8))
def test_letters_are_sorted_as_dates_are(moments: list[str]) -> None:
    """The keys that sort letters of an index are those of their dates, open and doubtful ones, too."""
    letters = [made.letter(str(at), "grain", date=moment) for at, moment in enumerate(moments)]
    index = build(made.edition(*letters))
    places = range(len(letters))
    assert index.letters.orders(places) == [dates.order(index.letters[place].date) for place in places]
    ordered = sorted(letters, key=lambda letter: dates.order(letter.date))
    assert [index.letters[letter].id for letter in Line(Region(index)).letters] == [letter.id for letter in ordered]


@pytest.mark.parametrize(
    ("by", "labels", "words", "said"),
    [
        ("letters", ["2", "3", "1"], [2, 4, 3], "3 letters"),
        ("points", ["2.p1", "3.p1", "3.p2", "1.p1"], [2, 3, 1, 3], "4 points and other passages"),
        (1, ["1"], [9], "1 slice"), (2, ["1", "2"], [4, 5], "2 equal slices"),
        (9, [*"123456789"], [1] * 9, "9 equal slices"),
    ],
)  # fmt: skip
def test_parts(by: By, labels: list[str], words: list[int], said: str) -> None:
    """Letters, points and slices hold all words, in the order of the line; slices differ by a word at most."""
    found = parted(Line(Region(build(edition()))), by, edition())
    assert (list(found.labels), found.words.tolist(), found.said) == (labels, words, said)


def test_a_slice_knows_where_it_begins() -> None:
    """For each part there is the letter in which its first word is."""
    line = Line(Region(build(edition())))
    assert parted(line, 4, edition()).letters().tolist() == [0, 1, 1, 2]
    assert parted(line, "points", edition()).letters().tolist() == [0, 1, 1, 2]


def test_no_more_slices_than_words() -> None:
    """As many slices as words is the most."""
    with pytest.raises(LettersError, match="10 slices of 9 words; ask for 1 to 9"):
        parted(Line(Region(build(edition()))), 10, edition())


@pytest.mark.parametrize("by", ["letters", "points", 3])
def test_nothing_counted_has_no_parts(by: By) -> None:
    """Where no word is counted there are no parts and no tally, however many slices are asked for."""
    found = parted(Line(Region(build(edition()), "text", "editor")), by, edition())
    assert (len(found), found.tallied(np.zeros(0, np.int64)).tolist()) == (0, [])


@settings(max_examples=60, deadline=None)
@given(made.editions(), st.sampled_from(get_args(Layer)), st.sampled_from([None, *get_args(Voice)]),
       st.sampled_from([None, Scope({"1", "3"})]))  # fmt: skip
def test_the_line_and_its_parts_hold_all(
    edition: Edition, layer: Layer, voice: Voice | None, scope: Scope | None
) -> None:
    """Each counted token has a place of its own, and each is in the part that a tally one by one puts it in."""
    index = build(edition)
    line = Line(Region(index, layer, voice, scope))
    tokens = np.array(naive(index, layer, voice, scope), np.int64)
    if not len(tokens):
        return
    assert line.places(tokens).tolist() == list(range(len(tokens)))
    letters = parted(line, "letters", edition)
    assert letters.words.tolist() == letters.tallied(tokens).tolist()
    said = [index.letters[index.letter(token)].id for token in tokens.tolist()]
    assert dict(zip(letters.labels, letters.words.tolist(), strict=True)) == {id: said.count(id) for id in said}
    points = parted(line, "points", edition)
    tops = [_top(index, token) for token in tokens.tolist()]
    assert dict(zip(points.labels, points.tallied(tokens).tolist(), strict=True)) == {a: tops.count(a) for a in tops}
    assert list(points.labels) == list(dict.fromkeys(tops))
    for number in {1, len(tokens) // 2 + 1, len(tokens)}:
        slices = parted(line, number, edition)
        assert slices.tallied(tokens).tolist() == slices.words.tolist()
        assert max(slices.words) - min(slices.words) <= 1


def _top(index: Index, token: int) -> str:
    passage = index.passage(token)
    while index.passages.parents[passage] != NONE:
        passage = index.passages.parents[passage]
    return index.passages.addresses[passage]


def test_a_hit_that_begins_with_a_word_not_counted_stands_at_the_next() -> None:
    """A hit is the editors' where one of its words is, and may begin with the writer's."""
    index = build(EDITION)
    line = Line(Region(index, "text", "editor"))
    hits = list(search(index, read("wait the"), "text", "editor"))
    assert [index.form(token) for token in range(*hits[0])] == ["wait", "the"]
    assert line.places(np.array([hits[0].start])).tolist() == line.places(np.array([hits[0].start + 1])).tolist()
