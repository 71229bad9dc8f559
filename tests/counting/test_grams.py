"""N-grams are those of a naive count, of nltk, and of a search for their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.counting import grams
from lettercli.counting.classes import Classes, Kind
from lettercli.counting.grams import Field, Grams, clusters, margins, ngrams, shapes
from lettercli.counting.region import Region
from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.index.lemmas import made as lemmas_of
from lettercli.model import Edition
from lettercli.query.reading import read
from lettercli.search import Hit, Layer, Scope, Voice, count, search
from lettercli.snapshot import opened
from tests.editions import letter, write_edition
from tests.index import made
from tests.views.sample import EDITION

LAYERS, VOICES = get_args(Layer), (None, *get_args(Voice))
SPOKEN = ("writer", "editor", "other")
SCOPES = (None, Scope({"1", "3"}), Scope(None, {"1.p0", "2.n0", "1.p1"}))
ANY = read("[]")
choices = (made.editions(), st.sampled_from(LAYERS), st.sampled_from(VOICES), st.sampled_from(SCOPES))


def sequences(index: Index, layer: Layer, scope: Scope | None, voice: Voice | None) -> list[list[int]]:
    """The tokens where hits may be, whosever words they are, cut where a passage or a stretch ends."""
    layers = [index.layer_at[number : number + 2] for number in Region(index, layer, voice).layers]
    found: list[list[int]] = []
    tokens = {hit.start for hit in search(index, ANY, "all", None, scope)}
    if layer == "body":
        tokens = {token for token in tokens if index.passages.body[index.passage(token)]}
    for token in sorted(tokens):
        if not any(first <= token < end for first, end in layers):
            continue
        if found and found[-1][-1] == token - 1 and index.whole(token - 1, token + 1):
            found[-1].append(token)
        else:
            found.append([token])
    return found


def naive(
    index: Index, classes: Classes, n: int, gaps: int, layer: Layer, voice: Voice | None, scope: Scope | None
) -> tuple[Counter[tuple[int, ...]], dict[tuple[int, ...], set[int]]]:
    """How often each skipgram is, and in which letters, counted one by one."""
    counts: Counter[tuple[int, ...]] = Counter()
    letters: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for tokens in sequences(index, layer, scope, voice):
        for places in combinations(range(len(tokens)), n):
            if places[-1] - places[0] >= n + gaps:
                continue
            chosen = [tokens[place] for place in places]
            if voice is not None and SPOKEN[max(index.voices[token] for token in chosen)] != voice:
                continue
            row = tuple(int(classes.of[index.types[token]]) for token in chosen)
            counts[row] += 1
            letters[row].add(index.letter(chosen[0]))
    return counts, letters


def prepared(edition: Edition, kind: Kind) -> tuple[Index, Classes]:
    index = build(edition)
    if kind == "lemma":
        index.lexicon.language = "en"
        index.lexicon.lemmas = lemmas_of(index.lexicon, "en")
    return index, Classes(index, kind)


def listed(found: Grams) -> dict[tuple[int, ...], tuple[int, int]]:
    rows = zip(map(tuple, found.classes.tolist()), found.counts.tolist(), found.letters.tolist(), strict=True)
    return {row: (count, letters) for row, count, letters in rows}


@settings(max_examples=120, deadline=None)
@given(*choices, st.sampled_from(get_args(Kind)), st.integers(1, 4), st.integers(0, 2), st.integers(1, 2),
       st.sampled_from([1, 5, 1 << 21]))  # fmt: skip
def test_skipgrams_are_those_of_a_naive_count(
    edition: Edition, layer: Layer, voice: Voice | None, scope: Scope | None, kind: Kind, n: int, gaps: int, least: int,
    portion: int,
) -> None:  # fmt: skip
    """Each is there as often, and in as many letters, as when one counts one by one, in portions of any size."""
    index, classes = prepared(edition, kind)
    counts, letters = naive(index, classes, n, gaps, layer, voice, scope)
    with patch.object(grams, "PORTION", portion):
        found = ngrams(Field(Region(index, layer, voice, scope), classes), n, gaps, least)
    expected = {row: (number, len(letters[row])) for row, number in counts.items() if number >= least}
    assert listed(found) == expected
    assert list(listed(found)) == sorted(expected)
    assert found.total == counts.total()


@settings(max_examples=60, deadline=None)
@given(made.editions(), st.integers(1, 4), st.integers(0, 3))
def test_skipgrams_are_those_of_nltk(edition: Edition, n: int, gaps: int) -> None:
    """nltk.skipgrams, of each stretch of a passage, gives the same skipgrams as often."""
    from nltk.util import ngrams as nltk_ngrams
    from nltk.util import skipgrams

    index, classes = prepared(edition, "word")
    theirs: Counter[tuple[int, ...]] = Counter()
    for tokens in sequences(index, "text", None, None):
        words = classes.of[np.asarray(index.types)[tokens]].tolist()
        theirs.update(skipgrams(words, n, gaps) if gaps and len(words) >= n else nltk_ngrams(words, n))
    found = ngrams(Field(Region(index), classes), n, gaps)
    assert {row: number for row, (number, _) in listed(found).items()} == theirs


@settings(max_examples=80, deadline=None)
@given(*choices, st.sampled_from(["word", "surface"]), st.integers(1, 3))
def test_an_n_gram_is_as_frequent_as_a_search_says(
    edition: Edition, layer: Layer, voice: Voice | None, scope: Scope | None, kind: Kind, n: int
) -> None:
    """`letters kwic -w -c` of its words gives the number of an n-gram, for each layer, voice and filter."""
    index, classes = prepared(edition, kind)
    found = ngrams(Field(Region(index, layer, voice, scope), classes), n)
    for row, (number, letters) in list(listed(found).items())[:12]:
        query = read(" ".join(classes.labels(list(row))), whole=True, case=kind == "surface", cql=False)
        assert count(index, query, layer, voice, scope) == number
        assert len({index.letter(hit.start) for hit in search(index, query, layer, voice, scope)}) == letters


@settings(max_examples=120, deadline=None)
@given(*choices, st.sampled_from(["grain", "s*", "a|the", "sten *", "[]{2}", "*a*"]), st.integers(1, 4),
       st.sampled_from([1, 3, 1 << 21]))  # fmt: skip
def test_clusters_are_the_n_grams_that_hold_a_hit(
    edition: Edition, layer: Layer, voice: Voice | None, scope: Scope | None, text: str, n: int, portion: int
) -> None:
    """Each n-gram in which a hit lies is counted once, and it knows where hits begin in it."""
    index, classes = prepared(edition, "word")
    hits = list(search(index, read(text), layer, voice, scope))
    counts: Counter[tuple[int, ...]] = Counter()
    bits: dict[tuple[int, ...], int] = defaultdict(int)
    for tokens in sequences(index, layer, scope, voice):
        for at in range(len(tokens) - n + 1):
            first, end = tokens[at], tokens[at] + n
            held = [hit for hit in hits if first <= hit.start and hit.end <= end]
            if not held or (voice is not None and index.voice(first, end) != voice):
                continue
            row = tuple(classes.of[np.asarray(index.types)[first:end]].tolist())
            counts[row] += 1
            for hit in held:
                bits[row] |= 1 << (hit.start - first)
    starts, ends = (np.array([hit[at] for hit in hits], np.int64) for at in (0, 1))
    with patch.object(grams, "PORTION", portion):
        found = clusters(Field(Region(index, layer, voice, scope), classes), n, starts, ends)
    assert {row: number for row, (number, _) in listed(found).items()} == counts
    assert dict(zip(map(tuple, found.classes.tolist()), found.places.tolist(), strict=True)) == bits
    assert found.total == counts.total()


@settings(max_examples=60, deadline=None)
@given(made.editions(), st.integers(1, 3), st.integers(0, 1))
def test_stopped_words_are_at_neither_end(edition: Edition, n: int, gaps: int) -> None:
    """With stopped classes all n-grams are left that neither begin nor end with one."""
    index, classes = prepared(edition, "word")
    stopped = list(range(0, len(classes), 2))
    field = Field(Region(index), classes)
    every, found = ngrams(field, n, gaps), ngrams(field, n, gaps, stopped=stopped)
    kept = {row: said for row, said in listed(every).items() if row[0] not in stopped and row[-1] not in stopped}
    assert listed(found) == kept
    assert found.total == sum(number for number, _ in kept.values())
    hits = list(search(index, ANY))
    starts, ends = (np.array([hit[at] for hit in hits], np.int64) for at in (0, 1))
    if not gaps:
        assert listed(clusters(field, n, starts, ends, stopped=stopped)) == kept


@settings(max_examples=60, deadline=None)
@given(*choices, st.integers(0, 2), st.sampled_from([1, 1 << 21]))
def test_margins_are_sums_of_pairs(
    edition: Edition, layer: Layer, voice: Voice | None, scope: Scope | None, gaps: int, portion: int
) -> None:
    """A word begins and ends as many pairs as there are of which it is the first and the second."""
    index, classes = prepared(edition, "word")
    counts, _ = naive(index, classes, 2, gaps, layer, voice, scope)
    with patch.object(grams, "PORTION", portion):
        found = margins(Field(Region(index, layer, voice, scope), classes), gaps)
    for place, sums in enumerate(found):
        expected = Counter[int]()
        for row, number in counts.items():
            expected[row[place]] += number
        assert {word: number for word, number in enumerate(sums.tolist()) if number} == expected


def test_shapes() -> None:
    """A skipgram leaves out up to so many words in all, between its first and its last."""
    assert shapes(2, 0) == [(0, 1)]
    assert shapes(3, 1) == [(0, 1, 2), (0, 1, 3), (0, 2, 3)]
    assert shapes(1, 5) == [(0,)]
    with pytest.raises(LettersError, match="10,626 ways to leave out up to 20 words of 5; ask for fewer of either"):
        shapes(5, 20)


def test_n_grams_stay_in_a_passage() -> None:
    """An n-gram goes neither into the next passage nor over a gap."""
    text = "grain and […] oil"
    edition = made.edition(made.letter("1", made.passage("1.p1", text, marks=made.gap(text)), "grain and oil"))
    index, classes = prepared(edition, "word")
    found = ngrams(Field(Region(index), classes), 2)
    assert {" ".join(classes.labels(list(row))): said for row, said in listed(found).items()} == {
        "grain and": (2, 1), "and oil": (1, 1),
    }  # fmt: skip


def test_frequent_ones_come_first() -> None:
    """Sorted, the most frequent come first, and words decide between those that are equally frequent."""
    index, classes = prepared(made.edition(made.letter("1", "oil grain oil grain mill")), "word")
    found = ngrams(Field(Region(index), classes), 2).sorted()
    assert [" ".join(classes.labels(row)) for row in found.classes] == ["oil grain", "grain mill", "grain oil"]


def test_a_hit_is_an_n_gram() -> None:
    """A node longer than the n-gram is in none."""
    index, classes = prepared(EDITION, "word")
    field = Field(Region(index), classes)
    hit = next(search(index, read("the oil business")))
    assert isinstance(hit, Hit)
    for n, rows in ((2, 0), (3, 1), (4, 1)):
        found = clusters(field, n, np.array([hit.start]), np.array([hit.end]))
        assert len(found.counts) == rows


def test_an_index_in_a_file_gives_the_same_n_grams_again(tmp_path: Path) -> None:
    """What is let go of a mapped file once it was read is there when it is read again."""
    root = write_edition(tmp_path / "x", {"1": letter("1", "grain oil " * 6_000)})
    opened(str(root))
    index = opened(str(root))
    field = Field(Region(index), Classes(index))
    before = list(index.postings[0].tokens)
    first = ngrams(field, 2)
    assert list(index.postings[0].tokens) == before
    assert listed(ngrams(field, 2)) == listed(first) == {(0, 1): (6_000, 1), (1, 0): (5_999, 1)}
