"""The manual of the query languages: every example has as many hits as it says, every refusal is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from lettercli import api
from tests.shell import call

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "query.md").read_text(encoding="utf-8")
ROWS = [
    (query.replace("\\|", "|"), int(hits))
    for query, hits in re.findall(r"^\| `((?:[^`\\]|\\.)+)` \|.*\| ([0-9]+) \|$", TEXT, re.M)
]


@pytest.fixture(scope="module")
def corpus() -> api.Corpus:
    """The edition that comes with the program."""
    return api.open(ROOT / "corpus")


@pytest.mark.parametrize(("query", "hits"), ROWS, ids=[query for query, _ in ROWS])
def test_an_example_has_the_hits_that_are_said(corpus: api.Corpus, query: str, hits: int) -> None:
    """The number behind an example is what a search finds in the letters' text."""
    words, *flags = re.split(r" (?=--)", query)
    near = [shlex.split(flag)[1] for flag in flags if flag.startswith("--near")]
    absent = [shlex.split(flag)[1] for flag in flags if flag.startswith("--not-near")]
    assert corpus.count(words, near=near, not_near=absent) == hits


def test_the_manual_has_examples() -> None:
    """Each language has its table."""
    assert len(ROWS) > 20


@pytest.mark.parametrize(
    "query",
    [
        '"a" -obj-> "b"', '"a" ==>nl "b"', '_ "b"', '"a" (?= "b")', 'rspan("a")', '"a" overlap <s/>', '"a" -> "b"',
        '<"s|p"/>', '[word<"a"]', "[word=in[1,2]]", '[pos="N"]', '!("a" "b")', '"a"{3,1}', '"a b"', '("a"{500}){3}',
        '"a" within s', '"a"%c', '@"a"',
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_by_name_with_a_caret(query: str) -> None:
    """What the manual says is refused exits 2 with one line, the query, and a caret under the place."""
    refused = call("kwic", "--corpus", ROOT / "corpus", query)
    message, shown, caret, *more = refused.err.splitlines()
    assert (refused.code, refused.out, more) == (2, "", [])
    assert message.startswith("letters: ")
    assert shown == f"  {query}"
    assert re.fullmatch(r" +\^", caret)
    assert len(caret) <= len(shown) + 1
