"""Blocks of a page, cut into runs."""

from __future__ import annotations

import pytest

from lettercli.page import Block, Stretch


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
