"""The nearest words: how far apart words are, and how long looking for them takes."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.index.build import build
from lettercli.views.nearest import distance, nearest
from tests.index import made


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("sten", "sten", 0), ("sten", "stan", 1), ("sten", "stne", 1), ("sten", "ste", 1), ("sten", "stein", 1),
     ("bukharin", "buharyn", 2), ("", "ab", 2), ("abcd", "wxyz", 3)],
)  # fmt: skip
def test_a_step_is_a_letter(one: str, other: str, steps: int) -> None:
    """A letter in, out or changed is a step, two neighbours swapped are one; above the bound it is one more."""
    assert distance(one, other, 2) == steps


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    """As many steps lead there as back, and none only between equals."""
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)


def test_the_likest_and_most_frequent_come_first() -> None:
    """One step comes before two, the same first letter before another, the frequent before the rare."""
    index = build(made.edition(made.letter("1", "Grains grins grins Brain train graft groin")))
    assert [near.word for near in nearest(index, "grain")] == ["Grains", "groin", "grins", "Brain", "graft"]


def test_a_large_lexicon_is_not_looked_through_in_full() -> None:
    """Among 100,000 words the nearest are found at once."""
    chance = random.Random(1)
    words = {"".join(chance.choices("abcdefgh", k=chance.randint(5, 10))) for _ in range(100_000)}
    index = build(made.edition(made.letter("1", " ".join(sorted(words)), "Bukharin")))
    began = time.process_time()
    found = nearest(index, "Buharin")
    assert time.process_time() - began < 2
    assert found[0].word == "Bukharin"
