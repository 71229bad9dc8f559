"""Searching in CQL: what a naive scan of all stretches finds, construct by construct and in any combination."""

from __future__ import annotations

from contextlib import nullcontext
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lettercli.errors import BadQuery
from lettercli.index.build import build
from lettercli.model import Edition, Letter
from lettercli.query.cql import parse
from lettercli.search import Layer, Voice, count, search
from lettercli.search.letters import settled
from tests.index import cql_oracle, made
from tests.search import bulk
from tests.search.test_search import found, wanted

VALUES = [
    '"grain"', '"Grain.*"', '"(?-i)Grain"', '"gr.in"', '"[a-h].*"', '".*"', '"(procure|the).*"', 'l"Sten\'s"', '"x|a"',
    '"(?:st)+en.*"', '"gräin"', '[]', '[]', '[word!="grain"]', '[word="the" | word="a"]', '[!(word="the")]',
    '[word="[^t].*" & word!="grain"]', "'sten'",
]  # fmt: skip
SPANS = [
    "s", "p", "point", "item", "note", "annotation", "letter", "salute", "closer", "signed", 'point n="[01]"',
    'letter id="1"', 'letter sender="stalin"', 'p address=".*0"',
]  # fmt: skip
RULES = ["A.word = B.word", "A.word != B.word", '!(A.word = "grain")', 'A.word = "(?-i)the" | B.word = "a.*"',
         "A.word = B.word & B.word != \"a\""]  # fmt: skip

REFUSED = ("nothing but places", "no letter has", "lies within one passage", "! takes one word")


def said(letter: Letter) -> dict[str, list[str]]:
    """What the oracle is told of a letter."""
    return {"id": [letter.id], "sender": list(letter.sender)}


@st.composite
def tokens(draw: st.DrawFn) -> str:
    """A pattern for one token, sometimes negated."""
    return draw(st.sampled_from(["", "", "", "!"])) + draw(st.sampled_from(VALUES[:-1]))


@st.composite
def sequences(draw: st.DrawFn, depth: int = 2) -> str:
    """Tokens, edges, groups and repetitions in a row."""
    pieces = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["token", "token", "token", "gap", "edge", "group", "repeat"]))
        if kind == "gap":
            pieces.append(draw(st.sampled_from(["[]?", "[]*", "[]{0,2}", "[]{1,2}", "[]+"])))
        elif kind == "edge":
            tag = draw(st.sampled_from(SPANS))
            pieces.append(draw(st.sampled_from([f"<{tag}>", f"</{tag.split()[0]}>"])))
        elif kind == "group" and depth:
            pieces.append(f"({draw(choices(depth - 1))})")
        elif kind == "repeat":
            inner = f"({draw(choices(depth - 1))})" if depth and draw(st.booleans()) else draw(tokens())
            pieces.append(inner + draw(st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}"])))
        else:
            pieces.append(draw(tokens()))
    return " ".join(pieces)


@st.composite
def choices(draw: st.DrawFn, depth: int = 2) -> str:
    """One of several sequences, or what several take."""
    pieces = draw(st.lists(sequences(depth), min_size=1, max_size=2))
    return draw(st.sampled_from([" | ", " | ", " & "])).join(pieces)


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Any query: filters over choices, spans as hits, captures."""
    kind = draw(st.sampled_from(["plain", "plain", "filter", "filter", "span", "capture"]))
    if kind == "plain":
        return draw(choices())
    if kind == "capture":
        first, second, between = draw(tokens()), draw(tokens()), draw(st.sampled_from(["", "[]*", "[]?", '"the"']))
        return f"A:({first}) {between} (B:{second}){draw(st.sampled_from(['?', '']))} :: {draw(st.sampled_from(RULES))}"
    core = f"<{draw(st.sampled_from(SPANS))}/>" if kind == "span" else draw(choices(1))
    for _ in range(draw(st.integers(kind == "filter", 2))):
        other = f"<{draw(st.sampled_from(SPANS))}/>" if draw(st.booleans()) else f"({draw(choices(1))})"
        core = f"({core}) {draw(st.sampled_from(['within', 'containing']))} {other}"
    return core


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
