"""Regular expressions as a query: what is refused, how each is read, and which letters every match must hold."""

from __future__ import annotations

import sys
import time
import unicodedata

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import BadQuery, LettersError
from lettercli.query.literals import mandatory
from lettercli.query.pattern import LONGEST, MOST, compiled, parse
from lettercli.text.tokens import fold


def found(source: str, text: str, *, case: bool = False, whole: bool = False) -> list[str]:
    (pattern,) = compiled(parse([source], case=case, whole=whole))
    return [match[0] for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("source", "at", "what"),
    [
        ("(grain", 6, "missing )"), ("[grain", 6, "unterminated character set"), ("*", 0, "nothing to repeat"),
        (r"a\L<names>", 10, "names a list that nobody gave"), (r"grain\1", 7, "invalid group reference"),
        ("a" * (LONGEST + 1), 40, "2,001 characters"), ("(" * 900 + "a" + ")" * 900, 0, "nested too deeply"),
        ("a{99999999999}", 2, "repeat count too big"),
    ],
)  # fmt: skip
def test_what_is_refused(source: str, at: int, what: str) -> None:
    """What cannot be read, or is too large to be compiled at once, is an error with its place."""
    with pytest.raises(BadQuery, match=regex.escape(what)) as refused:
        parse([source])
    assert refused.value.at == at


def test_nothing_and_too_many_are_refused() -> None:
    """An empty pattern and a hundred and one of them are errors."""
    with pytest.raises(LettersError, match="an empty pattern"):
        parse([""])
    with pytest.raises(LettersError, match="more than 100 patterns"):
        parse(["a"] * (MOST + 1))


def test_the_longest_patterns_are_compiled_at_once() -> None:
    """The costliest patterns of the length allowed take a tenth of the second that a patient user has."""
    costly = ["|".join(f"w{number}" for number in range(400)), "(?V1)" + r"[\p{L}--[a-z]]" * 130, "(a?)" * 490]
    began = time.process_time()
    for source in costly:
        assert len(source) <= LONGEST
        parse([source])
    assert time.process_time() - began < 2


def test_case_counts_only_if_asked() -> None:
    """Case is ignored as everywhere, unless it is to count or the pattern says so."""
    assert found("grain", "Grain grain") == ["Grain", "grain"]
    assert found("grain", "Grain grain", case=True) == ["grain"]
    assert found("(?-i:g)rain", "Grain grAin") == ["grAin"]


def test_a_whole_match_is_whole_tokens() -> None:
    """With whole a match begins and ends where a token does, whatever the pattern's groups, flags and comments."""
    text = "Sten, Sten's, Shatskin-Sten, stenography, x_sten"
    assert found("sten", text, whole=True) == ["Sten"]
    assert found(r"(s)ten'\1", text, whole=True) == ["Sten's"]
    assert found("st|sten", text, whole=True) == ["Sten"]
    assert found("(?x) sten  # the man", text, whole=True) == ["Sten"]
    assert found(r"(?r)[st]+en", text, whole=True) == ["Sten"]


def test_a_fuzzy_match_is_the_best_there() -> None:
    """What is written right is matched as it stands, not with two letters before it."""
    assert found("(?:Bukharin){e<=2}", "is to Bukharin, Bukharim or Bukhrain.") == ["Bukharin", "Bukharim", "Bukhrain"]


def test_a_pattern_is_composed_as_the_texts_are() -> None:
    """A pattern typed with marks apart matches letters with marks, but a mark never joins an escape."""
    apart = unicodedata.normalize("NFD", "Łódź.é")
    assert found(apart, "Łódźxé") == ["Łódźxé"]
    assert parse([r"\w" + "\u0301"]).sources == (r"\w" + "\u0301",)
    assert found(r"e\X", "ea\u0330 x") == ["ea\u0330"]


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("grain", {"grain"}), ("Grain procurement", {"procurement"}), (r"\bgrain\w*", {"grain"}), ("gr?ain", {"ain"}),
        ("gra+ins", {"gra"}), ("(wheat|grain)s", {"wheat", "grain"}), ("wheat|grain", {"wheat", "grain"}),
        ("wheat|g.ain", {"wheat", "ain"}), ("wheat|g.", None), ("(?:procure)?ment", {"ment"}),
        ("(?:grain){2,3}", {"grain"}),
        ("(?:grain){0,3}s", None), ("[Gg]rain[a-z]{2}", {"rain"}), ("(?=wheat)grains", {"grains"}),
        ("(?!wheat)grain", {"grain"}), ("(?<=the )grain", {"grain"}), ("(?P<x>wheat)", {"wheat"}), ("g-rain", {"rain"}),
        ("(?:Bukharin){e<=2}", None), ("Bukharin{e<=1}", None),
        ("(?:Bukharin){e<=1}", {"bukh", "arin"}), ("(Stalin){s<=1}s", {"sta", "lin"}), ("(?:St.lin){e<=1}", None),
        ("grains? (?:Bukharin){e<=2}", {"grain"}), ("(?:Bukharin){e<=1}+", None), ("(?:grain|wheats){e<=1}", None),
        ("(?i)grain", None), ("(?x)gra in", None),
        (r"grain\Kxyz", None), (r"(grain)\1", None), ("gr(?:ai)n", None), ("[[grain]]", None), ("a{}bcd", {"bcd"}),
        ("grain{,2}", {"grai"}), ("grain)", None), (r"\p{L}grain", None), ("(?R)grain", None), ("(*FAIL)grain", None),
    ],
)  # fmt: skip
def test_what_letters_every_match_holds(source: str, runs: set[str] | None) -> None:
    """Plain runs of letters are found through groups and alternatives; what is not surely understood has none."""
    assert mandatory(source) == (None if runs is None else frozenset(runs))


_PIECES = st.sampled_from(
    ["a", "b", "ab", "abc", "ABC", "(", ")", "(?:", "|", "*", "+", "?", "{2}", "{0,1}", "{1,2}", "{e<=1}", ".", r"\w",
     "(?:abcabc){e<=1}", "(abcbca){s<=1}",
     r"\b", "[ab]", "[^a]", "[]a]", "^", "$", " ", "-", r"\.", "(?=", "(?!", "(?<=", "(?i)", "(?x)", "(?r)", "#", "é",
     "{}", "{,2}", "+?"]
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=9).map("".join), st.text("abcABC. -é", max_size=12))
def test_no_match_is_without_its_letters(source: str, text: str) -> None:
    """Every match of a pattern, where it has one, holds one of the runs of letters, case aside."""
    runs = mandatory(source)
    try:
        (pattern,) = compiled(parse([source]))
    except BadQuery:
        return
    for match in pattern.finditer(text, timeout=1):
        if match[0]:
            assert runs is None or any(run in match[0].lower() for run in runs)


def test_what_a_letter_matches_is_folded_to_it() -> None:
    """Whatever else is matched by an ASCII letter when case is ignored becomes that letter in the lexicon."""
    everything = "".join(map(chr, (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)))
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789":
        for match in compiled(parse([letter]))[0].finditer(everything):
            assert fold(match[0]) == letter
