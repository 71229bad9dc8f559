"""What must or must not stand near a hit: everything that a naive look to both sides finds."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import BadQuery
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.query.reading import read
from lettercli.search import Hit, count, search
from tests.index import made
from tests.search import bulk

QUERIES = ["grain", "the|a", "sten grain", "grain|grain.the", '"grain" []?', "*in"]
NEAR = ["grain", "the", "a|the", "procure*", "the grain", "grain|grain.the"]


def beside(index: Index, hit: Hit, other: str, distance: int) -> bool:
    """Whether any match of plain words lies beside a hit, in its flow, with no gap between."""
    reach = index.reach(hit.start)
    low, high = max(hit.start - distance, reach.first), min(hit.end + distance, reach.end)
    for alternative in other.split("|"):
        for match in search(index, read(alternative.replace(".", " ")), "all"):
            if (low <= match.start and match.end <= hit.start) or (hit.end <= match.start and match.end <= high):
                return True
    return False


@pytest.mark.parametrize("many", [False, True], ids=["one by one", "many at a time"])
@settings(max_examples=150, deadline=None)
@given(made.editions(), st.sampled_from(QUERIES), st.sampled_from(NEAR), st.integers(1, 5), st.booleans())
def test_a_hit_is_kept_for_what_stands_beside_it(
    many: bool, edition: Edition, text: str, other: str, distance: int, absent: bool
) -> None:
    """With --near the hits are those that have the word on either side, with --not-near the others, in order."""
    index = build(edition)
    with bulk.everywhere() if many else nullcontext():
        near = [f"{other}:{distance}"]
        query = read(text, near=() if absent else near, absent=near if absent else ())
        hits = list(search(index, query, "all"))
        assert count(index, query, "all") == len(hits)
    plain = list(search(index, read(text), "all"))
    assert hits == [hit for hit in plain if beside(index, hit, other, distance) != absent]


def test_a_hit_is_not_near_itself() -> None:
    """`grain --near grain:10` finds where the word stands twice, in one passage or in the next of the flow."""
    index = build(made.edition(made.letter("1", "grain and grain", "grain alone among others", "x", notes=["grain"])))
    assert count(index, read("grain", near=["grain:2"])) == 3
    assert count(index, read("grain", near=["grain:1"])) == 2
    assert count(index, read("grain", near=["grain:9"]), "notes") == 0


@pytest.mark.parametrize(
    ("near", "at", "message"),
    [
        ("grain", 5, "how near is not said; write WORD:TOKENS, such as grain:10"),
        ("grain:", 6, "how near is not said; write WORD:TOKENS, such as grain:10"),
        ("grain:0", 6, "from 1 to 1,000 tokens can be near; write WORD:TOKENS, such as grain:10"),
        ("grain:1001", 6, "from 1 to 1,000 tokens can be near; write WORD:TOKENS, such as grain:10"),
        (":10", 0, "no word to look for; write one, or the part of one: procure*"),
    ],
)
def test_what_is_no_nearness(near: str, at: int, message: str) -> None:
    """What must stand near is plain words and a number of tokens."""
    with pytest.raises(BadQuery) as refused:
        read("wheat", near=[near])
    assert (refused.value.at, str(refused.value)) == (at, message)
