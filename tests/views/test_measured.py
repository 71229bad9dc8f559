"""What a letter holds, read off the index: as many as there are in the letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import api
from lettercli.edition import load
from lettercli.index.build import build
from lettercli.model import Edition, Letter, Passage, PassageKind, Voice
from lettercli.snapshot import opened
from lettercli.views.measured import Measures
from tests.editions import letter, write_edition
from tests.index import made
from tests.views import by_letter
from tests.views.sample import EDITION

_LONG = [" ".join(f"w{number}" for number in range(count)) for count in (15, 16, 17, 18, 40)]


def _inside(passage: Passage, kinds: tuple[PassageKind, ...] = ()) -> Passage:
    """The passage with what it says of the passages around it."""
    parts = tuple(_inside(part, (*kinds, passage.kind)) for part in passage.parts)
    return replace(passage, inside=kinds, parts=parts)


def _whole(letter: Letter) -> Letter:
    return replace(letter, passages=tuple(map(_inside, letter.passages)))


def _as_told(edition: Edition) -> bool:
    measures = Measures(build(edition))
    assert [measures(place) for place in range(len(edition.letters))] == list(map(by_letter.measure, edition.letters))
    assert [measures.begins(place) for place in range(len(edition.letters))] == [
        by_letter.begins(each) for each in edition.letters
    ]
    return True


@settings(max_examples=150, deadline=None)
@given(made.editions())
def test_measures_are_those_of_the_letters(edition: made.Edition) -> None:
    """Words, points, notes, passages and first words are what a walk through each letter gives."""
    assert _as_told(replace(edition, letters=tuple(map(_whole, edition.letters))))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*_LONG, "", "one", " a  b "]), min_size=1, max_size=6), st.sampled_from([
    "paragraph", "salute", "annotation", "gap", "point"]), st.booleans())  # fmt: skip
def test_first_words_end_where_they_must(texts: list[str], kind: PassageKind, nested: bool) -> None:
    """Long passages, empty ones, forms, and what stands inside of another passage: sixteen words at most."""
    parts = [made.passage(f"1.p{number}", text) for number, text in enumerate(texts, 1)]
    voice: Voice = "other" if kind == "annotation" else "writer"
    inner = made.passage("1.x", "not this, or this", kind, parts=parts[:1], voice=voice)
    first = made.passage("1.y", "outer", "quote", parts=[inner]) if nested else inner
    assert _as_told(made.edition(_whole(made.letter("1", first, *parts[1:]))))


def test_the_sample_too() -> None:
    """Insertions, an annotation, notes with parts and a gap."""
    assert _as_told(EDITION)


def test_no_letter_is_read_for_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of letters, some or all, in any order, draws none of them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = write_edition(tmp_path / "x", {id: letter(id, f"Grain {'of ' * int(id)}grain.") for id in ("1", "2", "3")})
    corpus = api.Corpus(load(root))
    assert corpus.index.title == opened(str(root)).title
    monkeypatch.setattr(type(corpus.edition.letters), "at", lambda *_: pytest.fail("read"))
    for sort in ("edition", "words", "date"):
        assert {row["id"]: row["words"] for row in corpus.list(sort)} == {"1": 3, "2": 4, "3": 5}
    assert [row["words"] for row in corpus.list(letters="2-3")] == [4, 5]
