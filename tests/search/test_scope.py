"""What a search is about, told by ids or by places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import lettercli
from lettercli.index.layout import Index
from lettercli.search.scope import Placed, wanted
from tests.editions import letter, write_edition


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Three letters."""
    return lettercli.open(write_edition(tmp_path / "x", {id: letter(id, "Grain.") for id in "789"})).index


def test_letters_told_by_places_are_a_set_of_ids(index: Index) -> None:
    """They hold, number and give the ids of the letters, and are equal to any set of the same."""
    placed = Placed(index, [0, 2])
    assert ("7" in placed, "8" in placed, len(placed), list(placed)) == (True, False, 2, ["7", "9"])
    assert placed == {"7", "9"}
    assert placed == Placed(index, range(0, 3, 2))
    assert placed != Placed(index, [0, 1])


@pytest.mark.parametrize("places", [[], [1], [0, 2], range(3)])
def test_letters_are_the_same_by_id_and_by_place(index: Index, places: Sequence[int]) -> None:
    """Which letters are wanted is the same of places, and of the ids that stand there."""
    marks = wanted(index, Placed(index, places))
    assert marks == wanted(index, set(Placed(index, places)))
    assert [place for place, mark in enumerate(marks) if mark] == list(places)


def test_places_of_another_index_are_ids(index: Index, tmp_path: Path) -> None:
    """In an index of other letters they stand for the letters of their ids."""
    other = lettercli.open(write_edition(tmp_path / "y", {id: letter(id, "Oil.") for id in "67"})).index
    assert wanted(other, Placed(index, [0])) == b"\0\1"
