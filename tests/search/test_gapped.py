"""Words with gaps between them are read as an automaton reads them."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index.build import build
from lettercli.query.reading import read
from lettercli.search import search
from lettercli.search.gapped import Gapped
from lettercli.search.plan import plan
from lettercli.search.window import Window, plain
from tests.index import made

WORDS = st.sampled_from(['"a"', '"b"', '"[ab]"', "[]", '[word!="a"]', '"c"'])
GAPS = st.sampled_from(["", "[]{0,1}", "[]{0,3}", "[]{1,2}", "[]{2,2}", "[]?", "[]{0,2} []{1,1}"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("abc .", max_size=12), min_size=1, max_size=4),
       st.lists(st.tuples(GAPS, WORDS), min_size=1, max_size=3))  # fmt: skip
def test_the_automaton_finds_the_same(texts: list[str], rest: list[tuple[str, str]]) -> None:
    """Hits, the longest and the shortest of each start, are those of the automaton."""
    index = build(made.edition(made.letter("1", *(" ".join(text) for text in texts), notes=["a b c"])))
    query = read(" ".join(['"a"', *(part for pair in rest for part in pair)]), cql=True)

    def found() -> object:
        window = Window(0, index.layer_at[0], index.layer_at[1])
        ways = [plan(index, query).spans(window, shortest=shortest) for shortest in (False, True)]
        return list(search(index, query, "all")), [(list(plain(starts)), list(plain(ends))) for starts, ends in ways]

    quick = found()
    with patch("lettercli.search.machine.steps_of", lambda *_: None):
        assert quick == found()


def test_gaps_are_read_so() -> None:
    """A pattern of words and gaps is read without an automaton; one that begins or ends with a gap is not."""
    index = build(made.edition(made.letter("1", "a b c a")))
    for text, read_so in (('"a" []{0,3} "a"', True), ('"a" []{0,3} "a" []{0,2}', False), ('"a" []* "a"', False),
                          ('[]{0,2} "a" "b"', False), ('"a" "b"? "c"', False)):  # fmt: skip
        way = plan(index, read(text, cql=True))
        assert isinstance(getattr(way, "_gapped", None), Gapped) == read_so, text
