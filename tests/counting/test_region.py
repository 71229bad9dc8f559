"""What is counted: the tokens on which a search may place a hit, and no others."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import get_args
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.api import Corpus
from lettercli.counting.classes import Classes, Kind
from lettercli.counting.frequencies import frequencies
from lettercli.counting.ragged import merged
from lettercli.counting.region import Region
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.index.lemmas import made as lemmas_of
from lettercli.model import Edition
from lettercli.query.reading import read
from lettercli.search import Layer, Scope, Voice, search
from lettercli.text.tokens import fold
from tests.index import made
from tests.views.sample import EDITION

LAYERS, VOICES = get_args(Layer), (None, *get_args(Voice))
SCOPES = (None, Scope(), Scope({"42"}), Scope(None, {"42.6", "41.p2", "42.n3"}), Scope({"41"}, {"42.6", "41.p2.q"}),
          Scope(set()))  # fmt: skip
ANY = read("[]")


@pytest.fixture(scope="module")
def index() -> Index:
    """The sample edition, with insertions, an annotation, notes with parts, a gap."""
    return build(EDITION)


def found(index: Index, layer: Layer, voice: Voice | None, scope: Scope | None) -> list[int]:
    """The tokens that a search for any token finds, ascending."""
    return sorted(hit.start for hit in search(index, ANY, layer, voice, scope))


def naive_runs(index: Index, tokens: list[int]) -> list[tuple[int, int]]:
    """Runs of tokens beside one another, each within one stretch."""
    runs: list[list[int]] = []
    for token in tokens:
        if runs and runs[-1][1] == token and index.reach(token)[:2] == index.reach(token - 1)[:2]:
            runs[-1][1] += 1
        else:
            runs.append([token, token + 1])
    return [(first, end) for first, end in runs]


def compare(index: Index, layer: Layer, voice: Voice | None, scope: Scope | None) -> None:
    """Compare all that a region says with a search."""
    region, tokens = Region(index, layer, voice, scope), found(index, layer, voice, scope)
    assert region.size == int(region.pieces.lengths.sum()) == len(tokens)
    runs = naive_runs(index, tokens)
    assert list(zip(*(edges.tolist() for edges in region.runs), strict=True)) == runs
    assert [token for window in region.windows(3) for token in region.tokens(window).tolist()] == tokens
    for size in (1, 1 << 20):
        types = [id for window in region.windows(size) for id in region.types(window).tolist()]
        assert types == [index.types[token] for token in tokens]
    assert np.flatnonzero(region.mask(0, len(index))).tolist() == tokens
    low, high = len(index) // 3, len(index) - 1
    assert (np.flatnonzero(region.mask(low, max(high, low))) + low).tolist() == [t for t in tokens if low <= t < high]
    firsts = [first for first, _ in runs]
    assert region.letters.tolist() == [index.letter(first) for first in firsts]
    assert region.flows.tolist() == [index.passages.flows[index.passage(first)] for first in firsts]
    assert [index.stretches.first[at] for at in region.stretches] == [index.reach(first).first for first in firsts]


@pytest.mark.parametrize(("layer", "voice", "scope"), list(product(LAYERS, VOICES, SCOPES)))
def test_a_region_is_what_a_search_may_find(
    index: Index, layer: Layer, voice: Voice | None, scope: Scope | None
) -> None:
    """Its tokens are those on which a search for any token has a hit, for each layer, voice and scope."""
    compare(index, layer, voice, scope)


@settings(max_examples=60, deadline=None)
@given(
    made.editions(), st.sampled_from(LAYERS), st.sampled_from(VOICES),
    st.sampled_from([None, {"1"}, {"2", "3"}, set()]),
    st.sampled_from([None, {"1.p0", "2.n0"}, {"1.p1.0", "2.p1", "3.n1"}, set()]),
)  # fmt: skip
def test_a_region_of_any_edition_is_what_a_search_may_find(
    edition: Edition, layer: Layer, voice: Voice | None, letters: set[str] | None, passages: set[str] | None
) -> None:
    """The law holds for editions drawn at random, with gaps, insertions and passages without words."""
    scope = None if letters is None and passages is None else Scope(letters, passages)
    compare(build(edition), layer, voice, scope)


@settings(max_examples=60, deadline=None)
@given(made.editions(), st.sampled_from(LAYERS), st.sampled_from(VOICES), st.sampled_from(get_args(Kind)),
       st.sampled_from([1, 1 << 22]))  # fmt: skip
def test_frequencies_are_those_of_a_tally(
    edition: Edition, layer: Layer, voice: Voice | None, kind: Kind, window: int
) -> None:
    """Each word has as many tokens as there are when one counts one by one, in windows of any size."""
    index = build(edition)
    if kind == "lemma":
        index.lexicon.lemmas = lemmas_of(index.lexicon, "en")
        index.lexicon.language = "en"
    classes = Classes(index, kind)
    with patch("lettercli.counting.region.WINDOW", window):
        counts = frequencies(Region(index, layer, voice), classes)
    said = Counter[str]()
    for token in found(index, layer, voice, None):
        form = index.form(token)
        if kind == "lemma":
            assert index.lexicon.lemmas is not None
            form = index.lexicon.lemmas.strings[index.lexicon.lemmas.of[index.types[token]]]
        said[fold(form) if kind == "word" else form] += 1
    assert {classes.folded(number) if kind == "word" else classes.label(number): count
            for number, count in enumerate(counts.tolist()) if count} == said  # fmt: skip
    assert len(counts) == len(classes)


def test_a_word_is_written_as_it_mostly_is() -> None:
    """A word's label is its most frequent spelling in the edition; of two the first in the lexicon."""
    index = build(made.edition(made.letter("1", "Grain grain grain GRAIN mill Mill", notes=["gräin Mill"])))
    classes = Classes(index)
    assert classes.labels(range(len(classes))) == ["grain", "Mill"]
    assert [classes.find(word) for word in ("GRÄIN", "mill", "oil")] == [[0], [1], []]
    assert [Classes(index, "surface").label(number) for number in Classes(index, "surface").find("gräin")] == ["gräin"]
    tied = Classes(build(made.edition(made.letter("1", "oil Oil"))))
    assert tied.labels([0]) == ["Oil"]


def test_an_edition_without_words_has_a_region() -> None:
    """Where there is no token there are no runs, no windows and no counts, and nothing fails."""
    index = build(made.edition(made.letter("1", "")))
    for layer, voice in product(LAYERS, VOICES):
        region = Region(index, layer, voice)
        assert (region.size, len(region.runs.starts), list(region.windows())) == (0, 0, [])
        assert frequencies(region, Classes(index)).tolist() == []


def test_python_programs_can_ask_for_the_size() -> None:
    """Corpus.tokens is the number of tokens that a question is about."""
    corpus = Corpus(EDITION)
    assert corpus.tokens() == Region(corpus.index).size
    assert corpus.tokens(layer="notes", letters="42") == Region(corpus.index, "notes", None, Scope({"42"})).size


@settings(max_examples=60, deadline=None)
@given(
    made.editions(),
    st.tuples(st.sampled_from(LAYERS), st.sampled_from(VOICES), st.sampled_from([None, Scope({"1"}), Scope({"2"})])),
    st.tuples(st.sampled_from(LAYERS), st.sampled_from(VOICES), st.sampled_from([None, Scope(None, {"1.p0", "2.n0"})])),
)
def test_regions_are_cut_by_one_another(
    edition: Edition,
    one: tuple[Layer, Voice | None, Scope | None],
    other: tuple[Layer, Voice | None, Scope | None],
) -> None:
    """What two regions share, and what only one has, are sets of tokens; frequencies are of those."""
    index = build(edition)
    first, second = Region(index, *one), Region(index, *other)
    tokens, others = (set(found(index, *each)) for each in (one, other))
    for made_of, wanted in ((first.within(second), tokens & others), (first.without(second), tokens - others)):
        assert made_of.size == len(wanted)
        assert [t for window in made_of.windows(2) for t in made_of.tokens(window).tolist()] == sorted(wanted)
        assert int(frequencies(made_of, Classes(index)).sum()) == len(wanted)
        assert [made_of.passages.tolist()] == [[index.passage(start) for start in made_of.pieces.starts.tolist()]]


@given(st.lists(st.lists(st.integers(0, 30)).map(sorted), min_size=1, max_size=4))
def test_borders_are_merged(borders: list[list[int]]) -> None:
    """Ascending arrays become one, each number in it once."""
    assert merged(*(np.array(border, np.uint32) for border in borders)).tolist() == sorted(set().union(*borders))


def test_a_cut_region_is_about_the_letters_that_it_has_words_of() -> None:
    """The rest of some letters is about the others; of some passages, about all letters that have other words."""
    index = build(made.edition(made.letter("1", "grain", "oil"), made.letter("2", "oil"), made.letter("3", "oil")))
    everything = Region(index, "text")
    for scope, inside, outside in ((Scope({"1"}), 1, 2), (Scope(None, {"1.p1"}), 1, 3), (Scope(set()), 0, 3)):
        part = Region(index, "text", None, scope)
        assert (everything.within(part).held, everything.without(part).held) == (inside, outside)
        assert everything.without(part).chosen == (scope.passages is not None)
