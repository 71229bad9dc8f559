"""Words with gaps between them are read as an automaton reads them."""

from __future__ import annotations

from contextlib import nullcontext
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index.build import build
from lettercli.query.reading import read
from lettercli.search import search
from lettercli.search.gapped import Gapped
from lettercli.search.matcher import Matched
from lettercli.search.plan import plan
from lettercli.search.window import Window, plain
from tests.index import made
from tests.search import bulk

WORDS = st.sampled_from(['"a"', '"b"', '"[ab]"', "[]", '[word!="a"]', '"c"'])
GAPS = st.sampled_from(["", "[]{0,1}", "[]{0,3}", "[]{1,2}", "[]{2,2}", "[]?", "[]{0,2} []{1,1}"])


@pytest.mark.parametrize("many", [False, True], ids=["one by one", "many at a time"])
@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("abc .", max_size=12), min_size=1, max_size=4),
       st.lists(st.tuples(GAPS, WORDS), min_size=1, max_size=3))  # fmt: skip
def test_the_automaton_finds_the_same(many: bool, texts: list[str], rest: list[tuple[str, str]]) -> None:
    """Hits, the longest and the shortest of each start, are those of the automaton."""
    index = build(made.edition(made.letter("1", *(" ".join(text) for text in texts), notes=["a b c"])))
    query = read(" ".join(['"a"', *(part for pair in rest for part in pair)]), cql=True)

    def found() -> object:
        window = Window(0, index.layer_at[0], index.layer_at[1])
        ways = [plan(index, query).spans(window, shortest=shortest) for shortest in (False, True)]
        return list(search(index, query, "all")), [(list(plain(starts)), list(plain(ends))) for starts, ends in ways]

    with bulk.everywhere() if many else nullcontext():
        quick = found()
    with patch("lettercli.search.planning.steps_of", lambda *_: None):
        assert quick == found()


def test_gaps_are_read_so() -> None:
    """A pattern of words and gaps is read without an automaton; one that begins or ends with a gap is not."""
    index = build(made.edition(made.letter("1", "a b c a")))
    for text, read_so in (('"a" []{0,3} "a"', True), ('"a" []{0,3} "a" []{0,2}', False), ('"a" []* "a"', False),
                          ('[]{0,2} "a" "b"', False), ('"a" "b"? "c"', False)):  # fmt: skip
        way = plan(index, read(text, cql=True))
        assert isinstance(way, Gapped) == read_so, text


def test_so_are_captured_ones() -> None:
    """With a rule for what is captured the places to look at closely are found without an automaton, too."""
    index = build(made.edition(made.letter("1", "a b c a b b")))
    query = read('A:"[ab]" []{0,3} B:"[ab]" :: A.word=B.word', cql=True)
    assert isinstance(plan(index, query), Matched)
    assert list(search(index, query, "all")) == [(0, 4), (1, 6), (4, 6)]


def test_a_gap_may_be_wider_than_a_number_has_bits() -> None:
    """A match of more than 62 tokens is found, however many places there are to look at."""
    index = build(made.edition(made.letter("1", "a " + "x " * 99 + "b b")))
    query = read('"a" []{0,99} "b"', cql=True)
    assert list(search(index, query, "all")) == [(0, 101)]
    with bulk.everywhere():
        assert list(search(index, query, "all")) == [(0, 101)]
