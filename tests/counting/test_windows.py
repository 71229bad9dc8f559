"""Windows round the hits of a query, against windows counted one token at a time."""

from __future__ import annotations

import importlib
from collections import Counter
from typing import NamedTuple, get_args
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.counting.classes import Classes
from lettercli.counting.region import Region
from lettercli.counting.width import Width, read_width
from lettercli.counting.windows import MODELS, Model, Windows, windows
from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.measures.association import MEASURES
from lettercli.model import Edition
from lettercli.query.reading import read
from lettercli.search import Hit, Layer, Scope, Voice, blocks, search
from lettercli.text.sentences import sentences
from lettercli.text.tokens import fold
from tests.index import made
from tests.search.bulk import everywhere

LAYERS, VOICES = get_args(Layer), (None, *get_args(Voice))
WIDTHS = [Width("words", *sides) for sides in ((1, 1), (2, 3), (0, 2), (3, 0), (1, 4), (5, 5), (20, 20))]
WIDTHS += [Width("sentence"), Width("passage")]
QUERIES = ("grain", "the|a|I", "sten", "grain *", "[]", '"the|a|grain" []{0,2}', "[] []",
           '"the|grain" []{2,4} | "a|I|sten"', "shatskin|1929")  # fmt: skip


class Naive(NamedTuple):
    """What a list of tokens gives."""

    o11: Counter[str]
    r1: int
    c1: Counter[str]
    n: int
    profile: Counter[tuple[str, int]]


def naive(index: Index, hits: list[Hit], counted: set[int], width: Width, model: Model) -> Naive:
    """The counts by the definition, a token at a time."""
    nodes = {token for hit in hits for token in range(hit.start, hit.end)}
    windows = [(hit, window_of(index, hit, width)) for hit in hits]
    o11: Counter[str] = Counter()
    profile: Counter[tuple[str, int]] = Counter()
    if model == "ccc":
        offsets: dict[int, int] = {}
        for hit, tokens in windows:
            for token in tokens:
                offset = token - hit.start if token < hit.start else token - hit.end + 1
                known = offsets.get(token)
                if known is None or (abs(offset), offset < 0) < (abs(known), known < 0):
                    offsets[token] = offset
        kept = {token: offset for token, offset in offsets.items() if token in counted - nodes}
        o11.update(word(index, token) for token in kept)
        profile.update((word(index, token), offset) for token, offset in kept.items())
        outside = counted - nodes
        return Naive(o11, len(kept), Counter(word(index, token) for token in outside), len(outside), profile)
    pairs = [(token, hit) for hit, tokens in windows for token in tokens if token in counted]
    o11.update(word(index, token) for token, _ in pairs)
    profile.update(
        (word(index, token), token - hit.start if token < hit.start else token - hit.end + 1) for token, hit in pairs
    )
    r1 = len(hits) if model == "none" else len(pairs)
    if model == "span" and width.unit == "words":
        r1 = len(hits) * (width.left + width.right)
    return Naive(o11, r1, Counter(word(index, token) for token in counted), len(counted), profile)


def window_of(index: Index, hit: Hit, width: Width) -> list[int]:
    """The tokens of a hit's window, without its own."""
    reach, passage = index.reach(hit.start), index.passage(hit.start)
    if width.unit == "words":
        low, high = hit.start - width.left, hit.end + width.right
    else:
        low, high = index.passages.first[passage], index.passages.first[passage + 1]
    tokens = [token for token in range(low, high) if reach.first <= token < reach.end]
    if width.unit == "sentence":
        own = {sentence(index, token) for token in range(hit.start, hit.end)}
        tokens = [token for token in tokens if sentence(index, token) in range(min(own), max(own) + 1)]
    return [token for token in tokens if not hit.start <= token < hit.end]


def sentence(index: Index, token: int) -> int:
    """The number of the sentence of its passage in which a token begins."""
    at = index.start(token)
    spans = sentences(index.text(index.passage(token)), index.abbreviations)
    return next(number for number, (start, end) in enumerate(spans) if start <= at < end)


def word(index: Index, token: int) -> str:
    return fold(index.form(token))


def compare(index: Index, hits: list[Hit], counted: Windows, expected: Naive) -> None:
    """Compare counts and profile with what is expected."""
    classes = Classes(index)
    found = counted.signatures(classes)
    words = [classes.folded(number) for number in range(len(classes))]
    assert {word: number for word, number in zip(words, found.o11.tolist(), strict=True) if number} == expected.o11
    assert {word: number for word, number in zip(words, found.c1.tolist(), strict=True) if number} == expected.c1
    assert (found.r1, found.n) == (expected.r1, expected.n)
    assert counted.hits == len(hits)
    if offsets := counted.width.offsets:
        numbers = np.flatnonzero(found.o11).tolist()[::-1]
        profile = counted.profile(classes, numbers).tolist()
        told = {(words[number], offset): count for number, row in zip(numbers, profile, strict=True)
                for offset, count in zip(offsets, row, strict=True) if count}  # fmt: skip
        assert told == expected.profile


@settings(max_examples=150, deadline=None)
@given(
    made.editions(), st.sampled_from(QUERIES), st.sampled_from(WIDTHS), st.sampled_from(MODELS),
    st.sampled_from(LAYERS), st.sampled_from(VOICES),
    st.sampled_from([None, None, Scope({"1"}), Scope(None, {"1.p0", "2.n0", "3.p1"}), Scope(set())]),
    st.sampled_from([1, 3, 1 << 19]), st.booleans(),
)  # fmt: skip
def test_windows_are_those_of_a_list_of_tokens(
    edition: Edition, query: str, width: Width, model: Model, layer: Layer, voice: Voice | None, scope: Scope | None,
    piece: int, bulk: bool,
) -> None:  # fmt: skip
    """O11, R1, C1, N and the places are those counted one by one: overlaps, gaps, notes, filters, in every model."""
    index = build(edition)
    region, asked = Region(index, layer, voice, scope), read(query)
    hits = list(search(index, asked, layer, voice, scope))
    counted = {hit.start for hit in search(index, read("[]"), layer, voice, scope)}
    with patch("lettercli.counting.windows._AT_ONCE", piece), patch("lettercli.counting.nodes._HITS", piece):
        if bulk:
            with everywhere():
                found = windows(region, blocks(index, asked, layer, voice, scope, eager=True), width, model, keep=True)
        else:
            found = windows(region, blocks(index, asked, layer, voice, scope), width, model, keep=True)
        compare(index, hits, found, naive(index, hits, counted, width, model))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "a b.", "c. A"]), min_size=4, max_size=30),
    st.sampled_from(["a", "a|b", '"a" []? "a" | "b"']), st.sampled_from(WIDTHS), st.sampled_from(MODELS),
)  # fmt: skip
def test_windows_among_many_hits(words: list[str], query: str, width: Width, model: Model) -> None:
    """Where hits stand close together the counts and the places are those counted one by one, too."""
    half = len(words) // 2
    index = build(made.edition(made.letter("1", " ".join(words[:half])), made.letter("2", " ".join(words[half:]))))
    hits = list(search(index, read(query)))
    found = windows(Region(index), blocks(index, read(query)), width, model, keep=True)
    compare(index, hits, found, naive(index, hits, set(range(len(index))), width, model))


def sample(*texts: str, query: str = "grain", width: str = "2", model: Model = "ccc") -> tuple[dict[str, int], int]:
    """O11 by word, and R1, of letters of one paragraph each."""
    index = build(made.edition(*(made.letter(str(id), text) for id, text in enumerate(texts, 1))))
    region, classes = Region(index), Classes(index)
    found = windows(region, blocks(index, read(query)), read_width(width), model).signatures(classes)
    words = {classes.label(number): int(found.o11[number]) for number in np.flatnonzero(found.o11)}
    return words, found.r1


def test_a_word_between_two_hits_counts_once() -> None:
    """Of ccc a place in two windows counts once, of span and none twice; the hits themselves count in these alone."""
    assert sample("a grain b grain c") == ({"a": 1, "b": 1, "c": 1}, 3)
    assert sample("a grain b grain c", model="span") == ({"a": 1, "b": 2, "c": 1, "grain": 2}, 8)
    assert sample("a grain b grain c", model="none") == ({"a": 1, "b": 2, "c": 1, "grain": 2}, 2)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=4, max_size=40))
def test_neighbours_are_those_of_nltk(words: list[str]) -> None:
    """Of the model none the word right behind a hit scores what nltk's finder of bigrams makes of it."""
    finder = importlib.import_module("nltk.collocations").BigramCollocationFinder.from_words(words)
    scores = importlib.import_module("nltk.metrics.association").BigramAssocMeasures
    index = build(made.edition(made.letter("1", " ".join(words))))
    found = windows(Region(index), blocks(index, read("a")), Width("words", 0, 1), "none")
    classes = Classes(index)
    numbers = found.signatures(classes)
    for number in np.flatnonzero(numbers.o11).tolist():
        signature = (numbers.o11[number], numbers.r1, numbers.c1[number], numbers.n)
        for name, theirs in (("mi", scores.pmi), ("t", scores.student_t), ("dice", scores.dice)):
            expected = finder.score_ngram(theirs, "a", classes.label(number))
            assert float(MEASURES[name](*signature)) == pytest.approx(expected, rel=1e-12, abs=1e-11)


def test_hits_beside_one_another() -> None:
    """Adjacent hits are one run of nodes: no hit stands in another's window."""
    assert sample("a grain grain grain b c d") == ({"a": 1, "b": 1, "c": 1}, 3)


def test_hits_within_a_hit() -> None:
    """Where hits lie in a longer one each place is still counted once."""
    text = "x the a a b c y z"
    assert sample(text, query='"the" []{4} | "a"', width="1") == ({"x": 1, "y": 1}, 2)
    assert sample(text, query='"the" []{3} | "a" | "b"', width="2") == ({"x": 1, "c": 1, "y": 1}, 3)


def test_a_window_ends_with_its_letter() -> None:
    """Windows do not reach into the next letter."""
    assert sample("a b grain", "c grain d") == ({"a": 1, "b": 1, "c": 1, "d": 1}, 4)


def test_a_window_ends_at_a_gap() -> None:
    """What stands behind a loss of text is in no window from before it."""
    text = "a grain b […] c"
    edition = made.edition(made.letter("1", made.passage("1.p1", text, marks=made.gap(text))))
    index = build(edition)
    for width in (Width("words", 5, 5), Width("sentence"), Width("passage")):
        found = windows(Region(index), blocks(index, read("grain")), width)
        assert found.inside == 2


def test_a_query_that_covers_everything() -> None:
    """Where every token is a hit nothing stands outside: no windows, no words, N is 0."""
    index = build(made.edition(made.letter("1", "a b c")))
    found = windows(Region(index), blocks(index, read("[]")), Width("words", 5, 5)).signatures(Classes(index))
    assert (int(found.o11.sum()), found.r1, int(found.c1.sum()), found.n) == (0, 0, 0, 0)


def test_no_hits() -> None:
    """Without hits nothing is in a window, and all tokens are outside."""
    index = build(made.edition(made.letter("1", "a b c")))
    for model in MODELS:
        found = windows(Region(index), [], Width("words", 5, 5), model).signatures(Classes(index))
        assert (int(found.o11.sum()), found.r1, int(found.c1.sum()), found.n) == (0, 0, 3, 3)


def test_a_hit_without_a_token_has_no_window() -> None:
    """A comma that a regular expression finds is counted apart and opens no window."""
    index = build(made.edition(made.letter("1", "a, b c")))
    found = windows(Region(index), [([1, 1], [1, 2])], Width("words", 1, 1))
    assert (found.hits, found.empty, found.inside) == (1, 1, 2)


@pytest.mark.parametrize(
    ("text", "width"),
    [("5", Width("words", 5, 5)), ("3:0", Width("words", 3, 0)), (" S ", Width("sentence")),
     ("passage", Width("passage")), ("1000", Width("words", 1000, 1000))],
)  # fmt: skip
def test_widths_are_read(text: str, width: Width) -> None:
    """Numbers are words to each side, s and p the sentence and the passage."""
    assert read_width(text) == width


@pytest.mark.parametrize("text", ["", "0", "0:0", "5:", "-1", "x", "1001", "5c", "3:3:3", "٣", "1e3"])
def test_what_is_no_width(text: str) -> None:
    """What holds nothing, is wider than a thousand words or is no number is refused with a hint."""
    with pytest.raises(LettersError) as error:
        read_width(text)
    assert error.value.hint
