"""The forms of what a query found, told apart and counted as one would one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.counting.cells import Gathering
from lettercli.counting.classes import Classes, Kind
from lettercli.counting.divisions import divide
from lettercli.counting.forms import tally
from lettercli.counting.frequencies import cells, frequencies, spectra
from lettercli.counting.region import Region
from lettercli.hits import form_of, passage_of
from lettercli.index.build import build
from lettercli.matching import matches
from lettercli.model import Edition
from lettercli.query.pattern import parse as pattern
from lettercli.query.reading import read
from lettercli.search import blocks, search
from tests.index import made

KINDS: tuple[Kind, ...] = ("word", "surface")


@settings(max_examples=60, deadline=None)
@given(made.editions(), st.sampled_from(["[]", "[] []?", '"g.*" []{0,2}', "sten", "the|a *"]), st.sampled_from(KINDS),
       st.booleans(), st.sampled_from([1, 1 << 22]))  # fmt: skip
def test_forms_are_those_of_a_tally(edition: Edition, query: str, kind: Kind, blockwise: bool, most: int) -> None:
    """Each form has as many hits as there are when one counts one by one, in each letter too."""
    index = build(edition)
    asked, classes, division = read(query), Classes(index, kind), divide(index, edition, "letter")
    naive: Counter[tuple[str, int]] = Counter()
    for hit in search(index, asked, "all"):
        words = [index.form(token) for token in range(hit.start, hit.end)]
        form = " ".join(words) if kind == "surface" else form_of(index, hit)
        naive[form, index.letter(hit.start)] += 1
    found = blocks(index, asked, "all") if blockwise else search(index, asked, "all")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Gathering, "_MOST", most)
        patch.setattr("lettercli.counting.forms._AT_ONCE", 3)
        forms, sums, of = tally(index, classes, found, division)
    keys = forms.labels(range(len(forms))) if kind == "surface" else list(forms._keys)
    assert {(keys[word], part): count for word, part, count in zip(*of, strict=True)} == naive
    assert [int(number) for number in sums] == [sum(n for (f, _), n in naive.items() if f == key) for key in keys]
    assert list(forms._keys) == sorted(forms._keys)


@settings(max_examples=40, deadline=None)
@given(made.editions(), st.sampled_from(KINDS), st.sampled_from([1, 5, 1 << 22]), st.sampled_from(["point", "letter"]))
def test_words_are_divided_as_a_tally_divides_them(edition: Edition, kind: Kind, window: int, key: str) -> None:
    """Each word has as many tokens in each letter and passage as there are, in windows of any size."""
    index = build(edition)
    classes, region, division = Classes(index, kind), Region(index, "all"), divide(index, edition, key)
    naive: Counter[tuple[int, str]] = Counter()
    for token in range(len(index)):
        passage = index.passage(token)
        while index.passages.parents[passage] != 0xFFFFFFFF:
            passage = index.passages.parents[passage]
        address = index.passages.addresses[passage]
        naive[int(classes.of[index.types[token]]), address if key == "point" else address.split(".")[0]] += 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lettercli.counting.region.WINDOW", window)
        found = cells(region, classes, division, frequencies(region, classes))
        without = int(classes.of[0]) if len(index) else 0
        counts = spectra(region, classes, division, [without] if len(index) else [])
    assert {(int(word), division.labels[part]): int(n) for word, part, n in zip(*found, strict=True)} == naive
    for part, label in enumerate(division.labels):
        told = [n for (word, address), n in naive.items() if address == label and word != without]
        assert [int(numbers[part]) for numbers in counts] == [sum(told), len(told), told.count(1)]


def test_a_pattern_is_counted_by_its_characters() -> None:
    """What a pattern matches is a form without case, written as it mostly is; as typed where case is asked for."""
    edition = made.edition(made.letter("1", "Grain grain GRAIN grain-trade"), made.letter("2", "gräin"))
    index = build(edition)

    def found() -> Iterator[object]:
        return matches(index, pattern(["gr.in"]), "text", None, None)

    forms, sums, _ = tally(index, Classes(index), found())  # type: ignore[arg-type]
    assert (forms.labels(range(len(forms))), sums.tolist()) == (["grain"], [5])
    forms, sums, of = tally(index, Classes(index, "surface"), found(), divide(index, edition, "letter"))  # type: ignore[arg-type]
    assert (forms.labels(range(len(forms))), sums.tolist()) == (["GRAIN", "Grain", "grain", "gräin"], [1, 1, 2, 1])
    assert of.parts.tolist() == [0, 0, 0, 1]
    assert forms.find("Gräin") == [0, 1, 2, 3]
    assert {passage_of(index, hit) for hit in matches(index, pattern(["gr.in"]), "text", None, None)} == {0, 1}


def test_a_phrase_is_written_as_its_words_mostly_are() -> None:
    """A phrase is one form in whatever case it stands, and each of its words is written as it mostly is."""
    index = build(made.edition(made.letter("1", "Central committee. central Committee! Central Committee; Committee")))
    forms, sums, _ = tally(index, Classes(index), search(index, read("central committee")))
    assert (forms.labels(range(len(forms))), sums.tolist()) == (["Central Committee"], [3])


def test_no_hits_are_no_forms() -> None:
    """Where nothing is found there are no forms and no cells."""
    index = build(made.edition(made.letter("1", "grain")))
    forms, sums, of = tally(index, Classes(index), search(index, read("oil")))
    assert (len(forms), len(sums), len(of.counts)) == (0, 0, 0)
    assert np.array_equal(of.by_part(2), [0, 0])


def test_a_letter_is_not_over_before_its_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of a letter's text and of its note is one type, though another letter's text stands between the two."""
    edition = made.edition(made.letter("1", "grain", notes=["grain mill"]), made.letter("2", "oil", notes=["oil"]))
    index = build(edition)
    monkeypatch.setattr("lettercli.counting.region.WINDOW", 1)
    found = spectra(Region(index, "all"), Classes(index), divide(index, edition, "letter"))
    assert [numbers.tolist() for numbers in found] == [[3, 2], [2, 1], [1, 0]]
