"""Roman numerals."""

from __future__ import annotations

import pytest

from lettercli.text import roman


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("mcmxxix", 1929), ("", None), ("iiii", None), ("ob", None),
     ("ı", None), ("ſ", None), ("vv", None)],
)  # fmt: skip
def test_a_numeral_is_a_number(numeral: str, value: int | None) -> None:
    """A numeral as one writes it is a number, in small letters or capitals; anything else is none."""
    assert roman.value(numeral) == value
