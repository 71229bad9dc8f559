"""Gaps and repetition: what they find is what all the fixed patterns find that the cqls package makes of them."""

from __future__ import annotations

import cqls
import pytest
from hypothesis import given, settings

from lettercli.index.build import build
from lettercli.model import Edition
from lettercli.query.cql import parse
from lettercli.search import search
from tests.index import made


@pytest.mark.parametrize(
    "text",
    [
        '"grain" []{0,3} "the"', '"the" []{1,2} "grain"', '"a" []{2} "the"', '[]{0,2} "grain"',
        '"the" []? "grain" []{0,1} "a"', '"grain"{1,3}', '"the"{2} []{0,2} "grain"{0,2}',
    ],
)  # fmt: skip
@settings(max_examples=60, deadline=None)
@given(made.editions())
def test_a_repetition_is_all_its_fixed_patterns(text: str, edition: Edition) -> None:
    """`[]{0,3}` finds what the patterns with no, one, two and three tokens between find; of each start the longest."""
    index = build(edition)
    longest: dict[int, int] = {}
    for tokens in cqls.parse(text):
        fixed = " ".join(f'"{token["match"]["word"][0]}"' if token.get("match") else "[]" for token in tokens)
        for hit in search(index, parse(fixed), "text"):
            longest[hit.start] = max(hit.end, longest.get(hit.start, 0))
    assert list(search(index, parse(text), "text")) == sorted(longest.items())
