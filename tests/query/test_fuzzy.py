"""Words as a scan may have garbled them."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.query import fuzzy
from lettercli.query.fuzzy import near, spread
from lettercli.query.words import parse
from lettercli.search import search
from lettercli.text.distance import distance
from lettercli.text.tokens import fold, parts
from tests.index import made

_WORDS = st.lists(st.text("abc'", min_size=1, max_size=8), max_size=12, unique=True)


@settings(max_examples=300, deadline=None)
@given(_WORDS, st.text("abc", min_size=1, max_size=7), st.sampled_from([1, 2, 3]))
def test_near_words_are_those_within_the_distance(words: list[str], word: str, steps: int) -> None:
    """One by one and all at once, the words found are those whose distance is small enough, in their order."""
    wanted = [one for one in words if distance(word, one, steps) <= steps]
    assert near(words, word, steps) == wanted
    right = [one for one in words if abs(len(one) - len(word)) <= steps]
    assert (fuzzy._near(right, word, steps) if right else []) == wanted


def test_many_words_are_compared_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more words than are compared at once, none is lost between the blocks."""
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdé𝔞", k=chance.randint(3, 8))) for _ in range(3_000)]
    monkeypatch.setattr(fuzzy, "_AT_ONCE", 700)
    for word in ("abcde", "dbacé𝔞", "aaaa"):
        right = [one for one in words if abs(len(one) - len(word)) <= 2]
        assert fuzzy._near(right, word, 2) == [one for one in words if distance(word, one, 2) <= 2]


@settings(max_examples=200, deadline=None)
@given(
    made.editions(),
    st.sampled_from(["grain", "graln", "Stenn", "Shatskin", "procurment", "lodz", "o'clok", "1929", "sten-lominadze"]),
    st.sampled_from([1, 2, 3]),
    st.booleans(),
    st.booleans(),
)
def test_a_fuzzy_word_finds_what_a_scan_finds(
    edition: Edition, word: str, steps: int, case: bool, whole: bool
) -> None:
    """The hits are the tokens within the distance, and those a part of which is, unless they are to be whole."""
    index = build(edition)
    asked = str if case else fold
    query = spread(parse(word, case=case, whole=whole), index.lexicon, steps)
    wanted = []
    for token in range(index.layer_at[1]):
        form = index.form(token)
        candidates = {form} if whole else {form} | parts(form)
        if any(distance(asked(word), asked(one), steps) <= steps for one in candidates):
            wanted.append(token)
    assert [hit.start for hit in search(index, query)] == wanted


def index_of(text: str) -> Index:
    return build(made.edition(made.letter("1", text)))


def nodes(text: str, query: str, steps: int) -> list[str]:
    index = index_of(text)
    hits = search(index, spread(parse(query), index.lexicon, steps))
    return [text[index.start(hit.start) : index.end(hit.end - 1)] for hit in hits]


def test_long_s_and_ligatures_cost_nothing() -> None:
    """Letters that are folded to others are these: a long s is an s, a ligature two letters."""
    assert nodes("ſuffice ſuﬃce fuffice fuﬀice", "suffice", 1) == ["ſuffice", "ſuﬃce", "fuffice", "fuﬀice"]


def test_short_words_and_wildcards_stand_as_they_are() -> None:
    """A word of three letters, and one with a star, are looked for as typed; in a sequence the others may differ."""
    assert nodes("oil oll ail", "oil", 3) == ["oil"]
    assert nodes("grain gram graim", "grai*", 2) == ["grain", "graim"]
    assert nodes("the graln, the grain; tha grain", "the grain", 1) == ["the graln", "the grain"]
    assert nodes("wheat rye barlev", "wheet|barley", 1) == ["wheat", "barlev"]


def test_a_large_lexicon_is_compared_at_once() -> None:
    """In a lexicon of 200,000 forms the nearest are found in a fraction of a second."""
    chance = random.Random(1)
    words = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(4, 11))) for _ in range(200_000)]
    near(words, "sharold", 1)
    began = time.process_time()
    near(words, "sharold", 2)
    assert time.process_time() - began < 1
