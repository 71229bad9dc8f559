"""The sentences of many passages at a time are those of each for itself."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lettercli.counting import sentences as module
from lettercli.counting.sentences import Sentences
from lettercli.index.build import build
from lettercli.text.sentences import ends_with, sentences
from tests.index import made

WORDS = ("He", "he", "Com", "vol", "no", "al", "A", "I", "U.S", "e.g", "12", "1929", "XII", "d'or", "d\u2019Or",
         "Žižek", "so\u00adft", "é", "Smith-Jones", "a" * 23, "a" * 25, "Great" * 6)  # fmt: skip
STOPS = (" ", " ", ". ", ". ", ". ", "! ", "? ", ".", ", ", "., ", '." ', ' "', ") ", " (", ".) ", "… ", "...", ". . ",
         "。", ".\u00a0", " — ", "/", "\u201d ", " \u201c", ".\u201d ", "؟ ", "!")  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(STOPS)), max_size=12).map(
    lambda pairs: "".join(word + stop for word, stop in pairs).strip() or "x"
)


def borders(texts: list[str], some: list[int]) -> tuple[list[int], list[int]]:
    """The borders of some passages, by `around` and by `borders`."""
    index = build(made.edition(made.letter("1", *texts)))
    found = Sentences(index)
    first = index.passages.first
    chosen = [place for place in range(len(first) - 1) if first[place] < first[place + 1] and place in some]
    tokens = np.array([token for place in chosen for token in range(first[place], first[place + 1])], np.int64)
    low, high = found.around(tokens, tokens + 1)
    expected = sorted({border for place in chosen for border in found.borders(place)})
    return sorted({*low.tolist(), *high.tolist()}), expected


@pytest.mark.parametrize("sparse", [1000, 0])
@settings(max_examples=300, deadline=None)
@given(st.lists(texts, min_size=1, max_size=5), st.lists(st.integers(0, 5), min_size=1))
@example(["He came. He went. No. 5 stayed.", "Com. A said it! He did. ., He"], [0, 1])
def test_many_at_a_time_are_each_for_itself(sparse: int, texts: list[str], some: list[int]) -> None:
    """Whatever stands between words, and whether the passages are read as a whole or piece by piece."""
    with patch.object(module, "_SPARSE", sparse):
        quick, slow = borders(texts, some)
    assert quick == slow


def test_plain_stops_are_not_read_one_by_one() -> None:
    """Where words alone stand round the stops nobody reads the passage for itself."""
    with patch.object(Sentences, "borders", side_effect=AssertionError):
        index = build(made.edition(made.letter("1", "He came. Dr. Mott went! vol. 3 was lost? It was. he said", "So.")))
        low, high = Sentences(index).around(np.arange(13), np.arange(1, 14))
    assert sorted({*low.tolist(), *high.tolist()}) == [0, 2, 9, 13]


@given(st.sampled_from(WORDS) | st.text("abcdefghijklmnopqrstuvwxyzABCXIV0123456789", min_size=1, max_size=5))
def test_a_word_is_asked_once(word: str) -> None:
    """What is said of a word holds in every text: after a blank, with one stop, before a capital."""
    ends = ends_with(word, ("Com.",))
    if ends is not None and word.isalnum():
        for before in ("He saw ", "He was (", 'It was "'):
            text = f"{before}{word}. Then he left"
            assert (len(sentences(text, ("Com.",))) == 2) == ends
