"""Regular expressions over a lexicon: folded, for whole words, and none of them runs away."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import BadQuery
from lettercli.index.build import build
from lettercli.query.cql import parse
from lettercli.search import count
from lettercli.search.regexes import Regex
from lettercli.text.tokens import fold
from tests.index import made

CATASTROPHIC = [
    "(a+)+b", "(a*)*b", "(a|a)*b", "(a|aa)+b", "(a+)*$b", "(.*a){20}", "(.*a){12}c", "(a?){30}a{30}b", "(x+x+)+y",
    "((a+)+)+b", "(a*a*)*b", "a*a*a*a*a*a*b", "(.*)(.*)(.*)(.*)(.*)(.*)c", "([a-z]+)*1", "([a-z]*)*!", r"(\w+)+\d",
    r"(\w*)*\d", "(?:a+)+b", "(a|b|ab)*c", "(a|ab)*(b|ba)*c", "(aa|aab?)*d", "^(a+)+$", "(a+){2,}b",
    "(a{1,20}){1,20}b", "((a{1,100}){1,100}){1,100}b", "(a|a?)+b", r"(?=(a+))\1*b", r"(a)(\1)*b", r"(a+)\1+b",
    "(?P<x>a+)(?P=x)*b", "(?:(?:a|a)+)+c", "a.*a.*a.*a.*a.*c", ".*.*.*.*.*=.*", ".*.*.*x.*.*.*y", "(ab)*(ab)*(ab)*c",
    "([ab]+)+c", "([ab]*a[ab]*){8}c", "(a.|.a)*c", "((a|b)*)*c", "(a(b(a)*)*)*c", "(?:(a*)b?)*c", "(.+)+!!", "(.|a)+z",
    "([^b]+)+b1", "(?:a*?)*?b", "(a+?)+?b", "(a{0,1000}){0,1000}b", "(.{1,1000}){1,1000}c", "(?-i)(a+)+B",
    r"\b(a+)+\b1", "(?:aa?)+b", "(a|[ab])+c",
]  # fmt: skip
TEXTS = [f"{'a' * 40}!", f"{'a' * 30_000}b {'x' * 50}", f"{'ab' * 5_000}c {'a-' * 200}b"]


@pytest.mark.parametrize("pattern", CATASTROPHIC)
def test_no_pattern_runs_away(pattern: str) -> None:
    """A pattern that could take for ever is answered, or refused by its name and with the word, in good time."""
    index = build(made.edition(*(made.letter(str(number), text) for number, text in enumerate(TEXTS, 1))))
    query = parse(f'"{pattern}"')
    began = time.process_time()
    try:
        count(index, query)
    except BadQuery as bad:
        said = str(bad)
    else:
        said = ""
    assert time.process_time() - began < 2
    assert not said or re.match(r"the pattern .*runs away, on (a|x)", said)


def test_patterns_share_their_time() -> None:
    """Ten patterns that run away take no longer than one."""
    index = build(made.edition(made.letter("1", TEXTS[1])))
    began = time.process_time()
    with pytest.raises(BadQuery, match="runs away"):
        count(index, parse(" | ".join(f'"(a|aa)+{letter}"' for letter in "cdefghijkl")))
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("(", "missing )"), ("[a", "unterminated character set"), ("*a", "nothing to repeat"),
        ("a**", "multiple repeat"),
        ("a{3,1}", "min repeat greater than max repeat"), ("[z-a]", "bad character range"),
        ("(" * 900 + "a" + ")" * 900, "nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_no_regular_expression_is_refused(pattern: str, what: str) -> None:
    """A pattern that cannot be read is an error with its reason, at its string."""
    index = build(made.edition(made.letter("1", "a")))
    with pytest.raises(BadQuery) as refused:
        count(index, parse(f'"a" "{pattern}"'))
    assert refused.value.at == 4
    assert str(refused.value).startswith(f"{pattern} is no regular expression: {what}; l")


WORDS = [
    "a", "ab", "Abc", "ÄB", "äb", "æther", "aether", "Straße", "o'clock", "Sten-Lominadze", "1929", "no1", "b", "bb",
]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="abcäæß.*+?|()[]^-'12", min_size=1, max_size=8), st.booleans())
def test_a_pattern_matches_what_it_matches_folded(pattern: str, case: bool) -> None:
    """A word matches when the word as a whole, or both folded, match in Python's own engine."""
    try:
        regex = Regex(pattern, case=case)
        letters = [f"(?:{fold(c)})" if len(fold(c)) > 1 else fold(c) for c in pattern]
        known = re.compile(pattern if case else "".join(letters))
    except (ValueError, re.error):
        return
    if "[" in pattern and "æ" in pattern + "ß":
        return
    if not case and re.search(r"[^a-z]-[\[\]^]", pattern):  # a range that holds capitals; folded words have none
        return
    for word in WORDS:
        shown = word if case else fold(word)
        assert regex.matches(shown) == (known.fullmatch(shown) is not None), (pattern, word)
        assert not regex.matches(shown) or shown.startswith(regex.prefix)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("[äb]b", ["ab", "ÄB", "äb", "bb"]), ("[æo].*", ["æther", "aether", "o'clock"]), ("ÄB", ["ab", "ÄB", "äb"]),
        ("(?-i)ÄB", ["ÄB"]), ("(?-i)[A-Z].*", ["Abc", "Straße", "Sten-Lominadze"]), ("Stra(ß|x)e", ["Straße"]),
        (r"\d+", ["1929"]), ("[[:alpha:]]{2}", ["ab", "ÄB", "äb", "bb"]), (r".*\d", ["1929", "no1"]),
        ("B+", ["b", "bb"]), ("sten.*", ["Sten-Lominadze"]), (r"o\'clock", ["o'clock"]), ("o’clock", ["o'clock"]),
        ("abc?", ["ab", "Abc", "ÄB", "äb"]),
        (".*", WORDS), ("[^a].*", ["Straße", "o'clock", "Sten-Lominadze", "1929", "no1", "b", "bb"]),
    ],
)  # fmt: skip
def test_what_a_string_of_cql_finds(pattern: str, words: list[str]) -> None:
    """Case and diacritics are folded on both sides, in classes too, unless (?-i) says not."""
    index = build(made.edition(*(made.letter(str(number), word) for number, word in enumerate(WORDS, 1))))
    found = [word for number, word in enumerate(WORDS, 1)
             if count(index, parse(f'"{pattern}" within <letter/>')) and _has(index, pattern, number)]  # fmt: skip
    assert found == words


def _has(index: object, pattern: str, number: int) -> bool:
    from lettercli.search import Scope

    return count(index, parse(f'"{pattern}"'), scope=Scope({str(number)})) > 0  # type: ignore[arg-type]
