"""A sample, sorted, limited, of very many hits: what is chosen is what is chosen one by one."""

from __future__ import annotations

from itertools import islice
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.search import Hit
from lettercli.views.choice import chosen
from lettercli.views.kwic import draw, drawn_places
from lettercli.views.order import Key, order
from tests.index import made

NAMES = ["address", "date", "node", "left", "right", "L1", "L2", "R1", "R2", "R3", "R12"]


@st.composite
def hits(draw: st.DrawFn, index: Index) -> list[Hit]:
    """Some hits of one to three words, in the edition's order."""
    starts = draw(st.lists(st.integers(0, len(index) - 1), max_size=30, unique=True)) if len(index) else []
    found = []
    for start in sorted(starts):
        ends = [end for end in range(start + 1, min(start + 4, len(index) + 1)) if index.whole(start, end)]
        found.append(Hit(start, draw(st.sampled_from(ends))))
    return found


@settings(max_examples=200, deadline=None)
@given(
    made.editions(),
    st.lists(st.builds(Key, st.sampled_from(NAMES), st.booleans()), max_size=4),
    st.none() | st.integers(1, 20),
    st.none() | st.integers(1, 12),
    st.sampled_from([0, 1000]),
    st.data(),
)
def test_arrays_are_chosen_from_as_lists_are(
    edition: Edition, keys: list[Key], sample: int | None, limit: int | None, many: int, data: st.DataObject
) -> None:
    """By any keys, of any sample, up to any limit: the hits and their order are those of `draw` and `order`."""
    index = build(edition)
    found = data.draw(hits(index))
    kept = found if sample is None else draw(found, sample, 7)
    kept = order(index, kept, keys)[:limit]
    cut = data.draw(st.integers(0, len(found)))
    blocks = [([hit.start for hit in part], [hit.end for hit in part]) for part in (found[:cut], found[cut:])]
    with patch("lettercli.views.ranks._AT_ONCE", data.draw(st.sampled_from([1, 4, 1000]))):
        (starts, ends), total = chosen(index, iter(blocks), keys, sample, 7, limit, many)
    assert list(map(Hit, map(int, starts), map(int, ends))) == kept
    assert total == len(found)


@pytest.mark.parametrize("number", [1, 3, 100])
@pytest.mark.parametrize("total", [0, 1, 50, 1000])
def test_a_sample_of_places_is_the_sample_of_hits(total: int, number: int) -> None:
    """The same seed draws the same, whether hits are drawn or their places."""
    every = [Hit(place, place + 1) for place in range(total)]
    for seed in range(20):
        assert [every[place] for place in drawn_places(total, number, seed)] == draw(every, number, seed)


def test_words_that_do_not_fit_into_64_bits_are_compared_all_the_same() -> None:
    """A key of eight words is more numbers than one has room for, and still one order."""
    texts = [f"grain {' '.join(islice('abcdefgh', 7))} {last}" for last in "edcba"]
    index = build(made.edition(made.letter("1", *texts)))
    starts = [start for start in range(len(index)) if index.form(start) == "grain"]
    (found, _), _ = chosen(index, [(starts, [start + 1 for start in starts])], [Key("right")], many=0)
    assert [int(start) for start in found] == starts[::-1]
