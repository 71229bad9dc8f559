"""The nearest words, and how long looking for them takes."""

from __future__ import annotations

import random
import time

from lettercli.index.build import build
from lettercli.views.nearest import nearest
from tests.index import made


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
