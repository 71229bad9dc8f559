"""Searching an index: everything that a naive scan finds, in order, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lettercli.index.build import build
from lettercli.index.layout import LAYERS, Index
from lettercli.model import Edition
from lettercli.query.tree import Query
from lettercli.query.words import parse
from lettercli.search import Hit, Layer, Scope, Voice, count, search
from tests.index import made, oracle
from tests.search import bulk

SOURCE = Path(__file__).parents[2] / "corpus" / "source" / "letters-39-44.txt"

PATTERNS = [
    "grain", "Grain", "gräin", "gra?n", "grain*", "*in", "pro*ment", "procure*", "*", "?", "Sten", "sten's",
    "shatskin-sten", "s", "S*n", "sh*-st*n", "*-*", "the", "a", "U.S.", "1929", "60", "lodz", "naive", "йод", "(all!)",
    "x", "*a*", "??",
]  # fmt: skip


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Plain words: up to three places, each one pattern or several."""
    places = draw(st.lists(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=3), min_size=1, max_size=3))
    assume(any(pattern.strip("*?") for place in places for pattern in place))
    text = " ".join("|".join(place) for place in places)
    return parse(text, case=draw(st.booleans()), whole=draw(st.booleans()))


def found(index: Index, hit: Hit) -> tuple[str, int, int]:
    """A hit by its passage's address and its characters."""
    address = index.passages.addresses[index.passage(hit.start)]
    return address, index.start(hit.start), index.end(hit.end - 1)


def wanted(hit: oracle.Found, layer: Layer, voice: Voice | None) -> bool:
    """Whether a hit is in the layer, and in the voice, that a search is for."""
    if voice is not None and hit.voice != voice:
        return False
    if layer == "body" and not hit.body:
        return False
    if layer in ("text", "body"):
        return hit.layer == ("annotations" if voice == "other" else "text")
    return layer in ("all", hit.layer)


@pytest.mark.parametrize("many", [False, True], ids=["one by one", "many at a time"])
@settings(max_examples=200, deadline=None)
@given(
    made.editions(),
    queries(),
    st.sampled_from(get_args(Layer)),
    st.sampled_from([None, *get_args(Voice)]),
    st.sampled_from([None, {"1"}, {"2", "3"}, set()]),
    st.sampled_from([None, {"1.p0", "2.n0"}, {"1.p1.0", "2.p1", "3.n1"}, set()]),
)
def test_a_search_finds_what_a_scan_finds(
    many: bool, edition: Edition, query: Query, layer: Layer, voice: Voice | None, letters: set[str] | None,
    passages: set[str] | None,
) -> None:
    """For any query, layer, voice and scope the hits are those of a scan, in its order, and so is their number."""
    with bulk.everywhere() if many else nullcontext():
        _compare(edition, query, layer, voice, letters, passages)


def _compare(
    edition: Edition, query: Query, layer: Layer, voice: Voice | None, letters: set[str] | None,
    passages: set[str] | None,
) -> None:  # fmt: skip
    index, scope = build(edition), Scope(letters, passages)
    hits = [found(index, hit) for hit in search(index, query, layer, voice, scope)]
    scanned = [hit for hit in oracle.hits(edition, query.node) if wanted(hit, layer, voice)]
    assert hits == [
        (hit.address, hit.start, hit.end)
        for hit in scanned
        if (letters is None or hit.letter in letters)
        and (passages is None or any(f"{hit.address}.".startswith(f"{passage}.") for passage in passages))
    ]
    assert count(index, query, layer, voice, scope) == len(hits)


def source_index() -> tuple[Index, list[str]]:
    """The index of a real text, its lines as passages."""
    lines = [line for line in SOURCE.read_text("utf-8").splitlines() if line.strip()]
    return build(made.edition(made.letter("1", *lines))), lines


def test_a_word_is_found_as_often_as_a_regular_expression_finds_it() -> None:
    r"""Every unaccented word of a real text, parts of words included, has as many hits as `\bword\b` has matches."""
    index, lines = source_index()
    text = "\n".join(lines)
    vocabulary = Counter(re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*", text.lower()))
    words = set(vocabulary).union(*(re.split("['-]", word) for word in vocabulary))
    assert len(words) > 1_500
    flat = text.lower()
    for word in words:
        assert count(index, parse(word)) == len(re.findall(rf"\b{re.escape(word)}\b", flat)), word


@pytest.mark.skipif(not shutil.which("rg"), reason="ripgrep is not installed")
@pytest.mark.parametrize("word", ["Bukharin", "sten", "s", "committee", "grain", "1929", "Sten-Lominadze", "co", "d"])
def test_a_word_is_found_as_often_as_ripgrep_finds_it(word: str) -> None:
    """`rg -iwo` finds a word as often as a search does."""
    index, _ = source_index()
    printed = subprocess.run(["rg", "-iwo", "--", word, str(SOURCE)], capture_output=True, text=True, check=False)
    assert count(index, parse(word)) == len(printed.stdout.splitlines()) > 0


@pytest.fixture
def small() -> Index:
    """Two short letters with a note each."""
    text = "Grain procurements, [local] grain; procurements of grain."
    first = made.passage("1.p1", text, marks=made.inserted(text, "[local]"))
    return build(
        made.edition(
            made.letter("1", first, "Com. Molotov!", notes=["Grain, ibid."]),
            made.letter("2", "The grain—procurements—of 1929.", notes=["Molotov again."]),
        )
    )


def texts(index: Index, hits: list[Hit]) -> list[str]:
    """The characters of hits."""
    return [index.text(index.passage(hit.start))[index.start(hit.start) : index.end(hit.end - 1)] for hit in hits]


def test_punctuation_stands_between_no_words(small: Index) -> None:
    """A phrase is found across a full stop, a comma, a bracket and a dash."""
    assert texts(small, list(search(small, parse("com molotov")))) == ["Com. Molotov"]
    assert texts(small, list(search(small, parse("grain procurements")))) == [
        "Grain procurements", "grain; procurements", "grain—procurements",
    ]  # fmt: skip
    assert texts(small, list(search(small, parse("procurements local")))) == ["procurements, [local"]


def test_a_hit_stays_in_its_passage(small: Index) -> None:
    """The last word of a passage and the first of the next are no phrase."""
    assert not list(search(small, parse("grain com")))


def test_a_phrase_does_not_run_over_the_ends(small: Index) -> None:
    """A phrase that would begin before the first token or end after the last is not there."""
    last = small.form(len(small) - 1)
    assert last == "again"
    for text in ("again grain", "again grain grain", "again *", "* * * com molotov", "molotov * *"):
        assert not [hit for hit in search(small, parse(text), "all") if hit.end > len(small)]
        assert count(small, parse(text), "notes") == 0


def test_a_hit_with_one_editors_word_is_the_editors(small: Index) -> None:
    """A phrase that begins in the writer's words and ends in an insertion is found as the editor's only."""
    query = parse("procurements local")
    assert [count(small, query, voice=voice) for voice in get_args(Voice)] == [0, 1, 0]


def test_everything_comes_letter_by_letter(small: Index) -> None:
    """In all layers the hits of a letter's notes come before those of the next letter."""
    addresses = [found(small, hit)[0] for hit in search(small, parse("grain"), "all")]
    assert addresses == ["1.p1", "1.p1", "1.p1", "1.n1", "2.p1"]


def test_of_alternatives_that_begin_together_the_longest_is_the_hit(small: Index) -> None:
    """Where two alternatives begin at one token, one hit is given, the longer."""
    hits = list(search(small, parse("com.|com.molotov")))
    assert texts(small, hits) == ["Com. Molotov"]


def test_hits_are_in_order_and_none_twice(small: Index) -> None:
    """Hits of alternatives of many lengths come by place, each once."""
    hits = list(search(small, parse("grain|local.grain|procurements|*rain")))
    assert hits == sorted(set(hits))


def test_alternatives_do_not_multiply() -> None:
    """A query that would be half a million phrases is answered at once."""
    index = build(made.edition(made.letter("1", "a b e c d e e e e a b e e c d a b")))
    began = time.process_time()
    assert list(search(index, parse(" ".join(["a.b|c.d|e"] * 12)))) == [Hit(0, 17)]
    assert time.process_time() - began < 1


def test_no_pattern_runs_away() -> None:
    """Stars cost no more than the length of the words: the worst pattern on the worst word is done at once."""
    word = "a" * 50_000
    index = build(made.edition(made.letter("1", f"{word}b {word}")))
    began = time.process_time()
    assert count(index, parse("*a" * 60 + "*b")) == 1
    assert count(index, parse("*a" * 60 + "c")) == 0
    assert count(index, parse("a*" * 60 + "?c*")) == 0
    assert time.process_time() - began < 2


def test_layers_have_names() -> None:
    """The layers of a search that are no layers of the index are body and all."""
    assert set(get_args(Layer)) - set(LAYERS) == {"body", "all"}
