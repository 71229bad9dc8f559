"""Packed heads: what is asked of them without decoding them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lettercli import dates
from lettercli.heads import Heads, ids
from lettercli.lazy import Picked
from lettercli.model import Head

NAMES = st.lists(st.text(st.sampled_from('ab"\\é\n\u2028[]{}:, 42'), max_size=6), max_size=6)


def head(id: str) -> Head:
    """A head with an id, and metadata that hold signs of JSON."""
    return Head(id, dates.UNDATED, (), (), "", {"id": id, "x": '","', "several": ("a", '"]')})


@given(NAMES)
def test_ids_come_back(names: list[str]) -> None:
    """An id is what it was, whatever signs it holds, of all heads and of some, packed or not."""
    heads = [head(name) for name in names]
    packed = Heads.of(heads)
    assert [packed.id(place) for place in range(len(names))] == names
    some = range(0, len(names), 2)
    assert list(ids(packed)) == list(ids(heads)) == names
    assert list(ids(packed.some(some))) == list(ids(Picked(heads, some))) == names[::2]
