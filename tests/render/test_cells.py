"""Text measured in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lettercli.render.cells import clusters, head, head_words, tail, tail_words, wrapped

TEXT = st.text(st.sampled_from("ab é漢字👩\u0301\u200d,.()¶ — "), max_size=60)
CELLS = st.integers(0, 30)


@given(TEXT)
def test_clusters_join_to_the_text(text: str) -> None:
    """Nothing is lost between clusters."""
    assert "".join(clusters(text)) == text


@given(TEXT, CELLS)
def test_head_and_tail_fit(text: str, cells: int) -> None:
    """A beginning and an end are such, and no wider than asked."""
    assert text.startswith(head(text, cells))
    assert text.endswith(tail(text, cells))
    assert cell_len(head(text, cells)) <= cells >= cell_len(tail(text, cells))


@given(TEXT, CELLS)
def test_words_fit(text: str, cells: int) -> None:
    """Cut at words, a text is no wider than asked either, its sign included."""
    assert cell_len(head_words(text, cells, "…")) <= max(cells, 1)
    assert cell_len(head_words(text, cells)) <= cells
    assert cell_len(tail_words(text, cells)) <= cells


@given(TEXT, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, cells: int) -> None:
    """Lines are no wider than asked and hold every character but the blanks they broke at."""
    lines = list(wrapped(text, cells))
    assert all(cell_len(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_cut_is_between_words() -> None:
    """A word that does not fit is left out, not cut."""
    assert head_words("grain procurements are low", 16) == "grain"
    assert tail_words("grain procurements are low", 16) == "are low"


def test_a_word_longer_than_the_room_is_cut_with_a_sign() -> None:
    """Where nothing else would be left, a long word is cut and says so."""
    assert head_words("Commissariat", 8) == "Commiss…"
    assert tail_words("Commissariat", 8) == "…ssariat"


def test_one_cell_holds_a_wide_character() -> None:
    """Wrapping to one cell ends, with one character a line."""
    assert list(wrapped("漢字", 1)) == ["漢", "字"]


@pytest.mark.parametrize("word", ["x" * 1_000_000, "漢" * 200_000, "e\u0301" * 200_000])
def test_a_word_without_end_is_wrapped_in_time(word: str, patience: None) -> None:
    """What a line costs does not depend on how much of the word is still to come."""
    assert "".join(wrapped(word, 80)) == word
