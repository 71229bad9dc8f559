"""Many letters at once: with numpy the tokens, the parts and what is joined of them are those of the plain way."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lettercli.index import build, bulk, slices
from lettercli.index.flows import rows
from lettercli.index.joined import Ranks, join, runs
from lettercli.index.lexicon import lexicon_sections
from lettercli.index.slices import Words, cut
from lettercli.index.store import Memory
from lettercli.index.voices import Voices
from lettercli.model import Edition
from lettercli.text.tokens import form, tokens
from tests.index import made


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short texts are cut as long ones are."""
    monkeypatch.setattr(slices, "_FEW", 0)


SIGNS = "abXYZ09 ,.-'’‐­‍\u0301é\u0300ёй²³½ǅªºहि한\ufeff𝒜_٣\n[]"


def found(texts: list[str]) -> tuple[list[str], list[str]]:
    """The tokens of texts as they stand there, and their forms, cut all at once."""
    encoded = [text.encode() for text in texts]
    whole = b"\n".join(encoded) + b"\n"
    at = np.cumsum([0, *(len(one) + 1 for one in encoded[:-1])])
    edges = cut(whole.decode(), whole, at, at + [len(one) for one in encoded], texts)
    words = Words()
    ids = words.ids(whole, edges[::2], edges[1::2])
    forms = list(words.forms)
    pieces = [whole[start:end].decode() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return pieces, [forms[id] for id in ids]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8") | st.sampled_from(SIGNS), max_size=40), min_size=1, max_size=4))
def test_tokens_are_those_of_the_rule(texts: list[str]) -> None:
    """Whatever the text, the tokens and their forms are those that `text.tokens` gives."""
    expected = [text[start:end] for text in texts for start, end in tokens(text)]
    assert found(texts) == (expected, list(map(form, expected)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8") | st.sampled_from(SIGNS)))
def test_a_short_text_has_the_same_tokens(text: str) -> None:
    """Where a text is too short for a table, its tokens are in the same bytes."""
    expected = [text[start:end].encode() for start, end in tokens(text)]
    edges = slices._few(text)
    assert [text.encode()[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)] == expected


def test_every_character_is_told_as_the_rule_does() -> None:
    """Each character of Unicode, alone and between letters, is a letter, a joiner or neither in both ways."""
    every = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x110000))]
    for start in range(0, len(every), 50_000):
        texts = [f"a{one}b {one} a{one} {one}b" for one in every[start : start + 50_000]]
        pieces, _ = found(texts)
        assert pieces == [text[low:high] for text in texts for low, high in tokens(text)]


def test_words_that_differ_late_are_different() -> None:
    """Short and long words are told apart by every byte, and by their length."""
    words = ["a" * length + end for length in range(40) for end in ("b", "c", "é", "bb")]
    random.Random(7).shuffle(words)
    _, forms = found([" ".join([*words, *words])])
    assert forms == [*words, *words]


def test_words_of_one_key_are_different(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where different words have one key, none is taken for the other."""
    monkeypatch.setattr(slices, "_FIRST", np.uint64(0))
    monkeypatch.setattr(slices, "_SECOND", np.uint64(0))
    text = "ab cd ab cd ef ab ef cd abcdefghij abcdefghik ab"
    assert found([text])[1] == text.split()


@pytest.mark.parametrize("bits", [1, 3, 18])
def test_words_met_again_keep_their_numbers(bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text after text, words have the numbers of their forms, be their slots free, their own or another's."""
    monkeypatch.setattr(slices, "_BITS", bits)
    monkeypatch.setattr(slices, "_SLOTS", 1 << bits)
    chance, words = random.Random(3), Words()
    known = ["a" * length + end for length in range(1, 20) for end in ("", "b", "é", "e\u0301")]
    for _ in range(30):
        some = chance.choices(known, k=chance.choice([0, 1, 50]))
        text = " ".join(some).encode()
        ends = np.cumsum([len(word.encode()) + 1 for word in some], dtype=np.int64) - 1
        starts = ends - np.array([len(word.encode()) for word in some], np.int64)
        assert [words.forms[number] for number in words.ids(text, starts, ends)] == list(map(form, some))
    assert len(set(words.forms)) == len(words.forms)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made.editions(), st.integers(1, 3), st.randoms())
def test_parts_joined_are_the_whole(edition: Edition, count: int, chance: random.Random) -> None:
    """Letters dealt to parts with lexicons of their own and joined in another order give the index built in one."""
    letters = list(map(rows, edition.letters))
    chance.shuffle(letters)
    whole = build.sections(letters, build.about(edition))
    dealt: list[list[rows]] = [[] for _ in range(count)]  # type: ignore[valid-type]
    order = []
    for letter in letters:
        part = chance.randrange(count)
        order.append((part, len(dealt[part])))
        dealt[part].append(letter)
    words = Words(), Words()
    parts = [bulk.part(some, words[number % 2], number % 2) for number, some in enumerate(dealt)]
    forms = list(dict.fromkeys([*words[0].forms, *words[1].forms]))
    _, ids = lexicon_sections(forms)
    ranks = dict(zip(forms, ids, strict=True))
    to = Memory()
    ranked = [np.array([ranks[form] for form in one.forms], np.uint32) for one in words]
    join(parts, runs(order), lambda: Ranks(ranked, len(ids)), to)
    voices = Voices(to.pop("voices.at"), to.pop("voices"))
    assert list(voices) == list(Voices(whole["voices.at"], whole["voices"]))
    assert {name: (one.format, one.tolist()) for name, one in to.items()} == {
        name: (whole[name].format, whole[name].tolist()) for name in to
    }
