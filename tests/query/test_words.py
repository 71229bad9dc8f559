"""Plain words: what they mean, and what is refused with its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.errors import BadQuery
from lettercli.query.tree import Alternatives, Node, Sequence, Word
from lettercli.query.words import LONGEST, parse

GRAIN, WHEAT, RYE = Word("grain"), Word("wheat"), Word("rye")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("grain", GRAIN),
        ("  grain\trye\n", Sequence((GRAIN, RYE))),
        ("procure*", Word("procure*")),
        ("gr?in", Word("gr?in")),
        ("grain * rye", Sequence((GRAIN, Word("*"), RYE))),
        ("wheat|grain", Alternatives((WHEAT, GRAIN))),
        ("wheat,grain", Alternatives((WHEAT, GRAIN))),
        ("wheat | grain rye", Sequence((Alternatives((WHEAT, GRAIN)), RYE))),
        ("rye wheat|grain|wheat", Sequence((RYE, Alternatives((WHEAT, GRAIN))))),
        ("grain|grain", GRAIN),
        ("590,400", Sequence((Word("590"), Word("400")))),
        ("1929,1930", Alternatives((Word("1929"), Word("1930")))),
        ("1929,100", Alternatives((Word("1929"), Word("100")))),
        ("U.S.|USSR", Alternatives((Sequence((Word("U"), Word("S"))), Word("USSR")))),
        ("Shatskin’s", Word("Shatskin's")),
        ("“wheat, grain” (rye)…", Sequence((WHEAT, GRAIN, RYE))),
        ("1:60–67", Sequence((Word("1"), Word("60"), Word("67")))),
        ("pro\u00adcure", Word("procure")),
        ("cafe\u0301", Word("café")),
    ],
)
def test_what_plain_words_mean(text: str, node: Node) -> None:
    """Words in sequence, wildcards inside them, `|` and an inner comma for one of several, punctuation for nothing."""
    assert parse(text).node == node
    assert type(parse(text).node) is type(node)


def test_flags_are_those_of_every_word() -> None:
    """Case and whole hold for every word of the query."""
    assert parse("wheat|grain", case=True, whole=True).node == Alternatives(
        (Word("wheat", True, True), Word("grain", True, True))
    )


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("", 0, "no word to look for; write one, or the part of one: procure*"),
        ("— …", 0, "no word to look for; write one, or the part of one: procure*"),
        ("*", 0, "every word would match; write at least one letter: procure*, grain *"),
        ("* ??", 0, "every word would match; write at least one letter: procure*, grain *"),
        ("|grain", 0, "a word is missing before |; write one on either side: wheat|grain"),
        ("rye grain|", 9, "a word is missing after |; write one on either side: wheat|grain"),
        ("rye||grain", 4, "a word is missing before |; write one on either side: wheat|grain"),
        ("rye|— grain", 3, "a word is missing after |; write one on either side: wheat|grain"),
        ("grain\x1b[31m", 5, "the character U+001B is in no word; leave it out"),
        ("grain\u202ex", 5, "the character U+202E is in no word; leave it out"),
        ("grain\udcff", 5, "the character U+DCFF is in no word; leave it out"),
    ],
)
def test_what_is_refused(text: str, at: int, message: str) -> None:
    """What is no query of plain words is refused with the place and what to write."""
    with pytest.raises(BadQuery) as refused:
        parse(text)
    assert (refused.value.at, str(refused.value)) == (at, message)


@pytest.mark.parametrize("text", ["[sic]", "the [local] GPU", "grain's", "“wisdom”", 'the "wisdom" of', "a < b", "<s>"])
def test_words_in_brackets_are_words(text: str) -> None:
    """Brackets as editors print them, quotation marks and all that would make a query CQL are punctuation."""
    assert parse(text).text == text


@pytest.mark.parametrize("text", ["grain " * 20_000, "a|" * 50_000 + "a", "*a" * 50_000, "a,b" * 30_000, "-'" * 50_000])
def test_a_very_long_query_is_refused_at_once(text: str) -> None:
    """A query of 100 KB is an error, and not a slow one."""
    began = time.process_time()
    with pytest.raises(BadQuery):
        parse(text)
    assert time.process_time() - began < 1


@given(st.text(alphabet="ab*?|, .-'\"[]<é\u0301", max_size=30) | st.text(max_size=40))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    """Whatever is typed is read or refused with a place in it."""
    try:
        assert parse(text).text
    except BadQuery as bad:
        refused = bad
    else:
        return
    assert 0 <= refused.at <= len(refused.query) <= LONGEST
