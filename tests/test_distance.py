"""How far apart words are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.text.distance import distance


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("sten", "sten", 0), ("sten", "stan", 1), ("sten", "stne", 1), ("sten", "ste", 1), ("sten", "stein", 1),
     ("bukharin", "buharyn", 2), ("", "ab", 2), ("abcd", "wxyz", 3), ("ca", "abc", 2)],
)  # fmt: skip
def test_a_step_is_a_letter(one: str, other: str, steps: int) -> None:
    """A letter in, out or changed is a step, two neighbours swapped are one; above the bound it is one more."""
    assert distance(one, other, 2) == steps


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    """As many steps lead there as back, and none only between equals."""
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)


def steps(word: str) -> Iterator[str]:
    """All that one letter more, less, another, or two swapped make of a word of a and b."""
    for at in range(len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in "ab")
        yield word[:at] + word[at + 1 :]
        yield from (word[:at] + letter + word[at + 1 :] for letter in "ab" if at < len(word))
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def test_a_distance_is_the_shortest_way_there() -> None:
    """Between all words of a few letters the distance is the number of single steps of the shortest way."""
    words = ["".join(letters) for length in range(5) for letters in product("ab", repeat=length)]
    for word in words:
        ways, reached = {word: 0}, [word]
        for far in (1, 2, 3):
            reached = [new for old in reached for new in steps(old) if ways.setdefault(new, far) == far]
            reached = list(dict.fromkeys(reached))
        for other in words:
            assert min(distance(word, other, 3), 4) == ways.get(other, 4), (word, other)
