"""The reverse index of a layer, against a list that is sorted."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index import reverse


def listed(types: list[int], start: int, end: int, forms: int) -> tuple[list[int], list[int]]:
    """The reverse index of the tokens from start to end, the plain way."""
    tokens = sorted(range(start, end), key=lambda token: (types[token], token))
    return [sum(types[token] < form for token in tokens) for form in range(forms + 1)], tokens


def room(size: int, forms: int) -> tuple[np.ndarray, np.ndarray]:
    """Room for a reverse index."""
    return np.full(forms + 1, 7, np.uint32), np.full(size, 7, np.uint32)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=40), st.data())
def test_tokens_are_listed_by_form(types: list[int], data: st.DataObject) -> None:
    """In pieces of any size, the tokens of each form are there, ascending, and no others."""
    start = data.draw(st.integers(0, len(types)))
    end = data.draw(st.integers(start, len(types)))
    at, tokens = room(end - start, 6)
    with patch("lettercli.index.reverse._AT_ONCE", data.draw(st.integers(1, 50))):
        reverse.fill(np.array(types, np.uint32), (start, end), at, tokens)
    assert (at.tolist(), tokens.tolist()) == listed(types, start, end, 6)
