"""Searching in CQL: what a naive scan of all stretches finds, construct by construct and in any combination."""

from __future__ import annotations

from contextlib import nullcontext
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lettercli.errors import BadQuery
from lettercli.heads import Heads
from lettercli.index.build import build
from lettercli.model import Edition, Letter, heads_of
from lettercli.query.cql import parse
from lettercli.search import Layer, Voice, count, search
from lettercli.search.letters import settled
from tests.index import cql_oracle, made
from tests.search import bulk
from tests.search.cql_texts import queries
from tests.search.test_search import found, wanted

REFUSED = ("nothing but places", "no letter has", "lies within one passage", "! takes one word")


def said(letter: Letter) -> dict[str, list[str]]:
    """What the oracle is told of a letter."""
    return {"id": [letter.id], "sender": list(letter.sender)}


@pytest.mark.parametrize("many", [False, True], ids=["one by one", "many at a time"])
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(made.editions(), queries(), st.sampled_from(get_args(Layer)), st.sampled_from([None, None, *get_args(Voice)]))
def test_a_search_finds_what_a_scan_of_all_stretches_finds(
    many: bool, edition: Edition, text: str, layer: Layer, voice: Voice | None
) -> None:
    """For any query, layer and voice the hits are those of a scan, in its order, none twice, and so is their number."""
    with bulk.everywhere() if many else nullcontext():
        _compare(edition, text, layer, voice)


def _compare(edition: Edition, text: str, layer: Layer, voice: Voice | None) -> None:
    index = build(edition)
    try:
        query = settled(parse(text), index.lexicon, edition.letters)
        hits = list(search(index, query, layer, voice))
    except BadQuery as bad:
        refused = str(bad)
    else:
        refused = ""
    if refused:
        assert any(each in refused for each in REFUSED)
        return
    scanned = [hit for hit in cql_oracle.hits(edition, query.node, said) if wanted(hit, layer, voice)]
    assert [found(index, hit) for hit in hits] == [(hit.address, hit.start, hit.end) for hit in scanned]
    assert count(index, query, layer, voice) == len(hits)


@pytest.mark.parametrize(
    "text",
    ['"a" within <letter sender="Stalin"/>', '"a" within <letter id="1|2" recipient="Mol.*"/>', '<letter id="2"/> "a"',
     '"a" within <letter sender="Nobody"/>', '"a" within <letter colour="red"/>'],
)  # fmt: skip
@settings(max_examples=20, deadline=None)
@given(made.editions())
def test_packed_heads_tell_what_letters_tell(text: str, edition: Edition) -> None:
    """The letters that a query means are the same by the columns of their heads and by the letters themselves."""
    index = build(edition)

    def outcome(letters: object) -> object:
        try:
            return settled(parse(text), index.lexicon, letters)  # type: ignore[arg-type]
        except BadQuery as bad:
            return str(bad)

    assert outcome(Heads.of(heads_of(edition.letters))) == outcome(edition.letters)
