"""Blocks of a page, cut into runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.page import Block, Look, Stretch


def drawn(text: str, *marks: Stretch) -> str:
    """The runs of a block, `°` for a doubtful reading and `[n]` for a note."""
    block = Block("paragraph", "1.p1", text, marks=marks)
    return "".join(f"[{run.value}]" if run.sign == "anchor" else "°" if run.sign else run.text for run in block.runs())


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("off 5–7 million", 6, "off 5–7° million"),
        ("Com. Buniat-zade)", 12, "Com. Buniat-zade°)"),
        ("courses on", 8, "courses °on"),
        ("say?—it must", 5, "say?—it° must"),
        ("the end.", 8, "the end.°"),
    ],
)
def test_a_doubtful_reading_breaks_no_word(text: str, at: int, expected: str) -> None:
    """The sign of a reading that is only likely stands after the word in which it was read."""
    assert drawn(text, Stretch(at - 1, at, "likely")) == expected


def test_a_doubtful_passage_is_marked_where_it_begins() -> None:
    """Where the passage itself is only likely, the sign stands before its first word."""
    assert drawn("The text", Stretch(0, 0, "likely")) == "°The text"


def test_a_note_is_called_before_the_doubt() -> None:
    """Where a note is called at a doubtful word's end, its number comes first."""
    assert drawn("the word", Stretch(8, 8, "anchor", "3"), Stretch(4, 8, "likely")) == "the word[3]°"


LOOKS: tuple[Look, ...] = ("emphasis", "insertion", "match", "gap")
STRETCHES = st.lists(st.builds(Stretch, st.integers(0, 9), st.integers(0, 12), st.sampled_from(LOOKS)), max_size=6)


@given(STRETCHES)
def test_each_character_has_the_looks_of_the_marks_over_it(marks: list[Stretch]) -> None:
    """However marks nest, cross or run over the end, a run has the looks of those that cover it, and no others."""
    text = "0123456789"
    runs = Block("1.p1", "paragraph", text, marks=tuple(marks)).runs()
    looks = [looks for run in runs for looks in [run.looks] * len(run.text)]
    assert looks == [{mark.look for mark in marks if mark.start <= at < mark.end} for at in range(len(text))]


def test_a_thousand_times_the_marks_take_a_thousand_times_as_long(patience: None) -> None:
    """A paragraph full of notes and emphasis is cut into runs in one pass."""
    marks = [Stretch(at, at + 1, "emphasis") for at in range(0, 60_000, 2)]
    marks += [Stretch(at, at, "anchor", str(at)) for at in range(0, 60_000, 2)]
    runs = list(Block("1.p1", "paragraph", "x" * 60_000, marks=tuple(marks)).runs())
    assert len(runs) == 90_000
