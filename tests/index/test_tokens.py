"""The tokeniser: where tokens stand, their forms, folding and parts."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.text.tokens import cut, fold, form, parts, patterns, tokens
from tests.index import oracle


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shatskin's article, several days", ["Shatskin's", "article", "several", "days"]),
        ("Sten-Lominadze (and Co.)", ["Sten-Lominadze", "and", "Co"]),
        ("pages 5–7 and 1:60–67, d. 753", ["pages", "5", "7", "and", "1", "60", "67", "d", "753"]),
        ("the U.S. Ed. of 590,400 tons", ["the", "U", "S", "Ed", "of", "590", "400", "tons"]),
        ("'Young -- Stalinist' Left-", ["Young", "Stalinist", "Left"]),
        ("Biulleten' oppozitsii", ["Biulleten", "oppozitsii"]),
        ("rock-'n'-roll", ["rock", "n", "roll"]),
        ("the agreement²³ holds", ["the", "agreement", "holds"]),
        ("snake_case", ["snake", "case"]),
        (". . . —[…]", []),
        ("", []),
    ],
)
def test_what_is_a_token(text: str, words: list[str]) -> None:
    """Letters, digits and marks with single inner apostrophes and hyphens are a token, and nothing else is."""
    assert [text[start:end] for start, end in tokens(text)] == words


def test_unseen_characters_stay_in_the_offsets_and_leave_the_form() -> None:
    """A soft hyphen is within a token's offsets and not in its form."""
    text = "of procure\u00adment, Shatskin\u00ad’s"
    assert [text[start:end] for start, end in tokens(text)] == ["of", "procure\u00adment", "Shatskin\u00ad’s"]
    assert [form(text[start:end]) for start, end in tokens(text)] == ["of", "procurement", "Shatskin's"]


def test_marks_belong_to_their_letters() -> None:
    """Combining marks, vowel signs and joiners are inside a token."""
    for word in ("t̵ext", "हिन्दी", "می\u200cخواهم", "שָׁלוֹם", "ภาษาไทย"):
        assert tokens(f"« {word} »") == [(2, 2 + len(word))]


def test_every_mark_of_unicode_belongs_to_its_letter() -> None:
    """There is no mark that divides a word."""
    marks = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c)[0] == "M"]
    assert len(marks) > 2_000
    assert tokens(f"a{'a'.join(marks)}") == [(0, 2 * len(marks))]


def test_a_joiner_at_a_words_end_is_none() -> None:
    """Neither a soft hyphen nor an apostrophe at the end of a word belongs to it."""
    assert tokens("Biulleten\u00ad’ \u00ad-a") == [(0, 9), (14, 15)]


@given(st.text() | st.text(alphabet="aB9é²'’-‐\u00ad\u0301\u200dй _.–"))
def test_tokens_are_what_a_scan_finds(text: str) -> None:
    """The patterns find exactly the tokens that a scan by characters does, and the pieces join to the text."""
    assert tokens(text) == oracle.scan(text)
    assert "".join(cut(text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MULLER"), ("Łódź", "lodz"), ("Straße", "STRASSE"), ("manœuvre", "Manoeuvre"), ("Søren", "soren"),
        ("ﬁnal", "final"), ("İstanbul", "istanbul"), ("λόγος", "ΛΟΓΟΣ"), ("ё", "Е"), ("שָׁלוֹם", "שלום"), ("Åſe", "ase"),
    ],
)  # fmt: skip
def test_case_and_diacritics_fold(one: str, other: str) -> None:
    """Spellings that differ in case, diacritics and ligatures only fold alike."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("мой", "мои"), ("が", "か"), ("कि", "क"), ("한", "하"), ("a", "b")])
def test_other_letters_do_not_fold(one: str, other: str) -> None:
    """A sign that makes another letter is no diacritic."""
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded word is its own folded word, whether it came composed or not."""
    folded = fold(unicodedata.normalize("NFC", text))
    assert fold(folded) == folded


def test_parts_are_pieces_and_their_runs() -> None:
    """Hyphens and apostrophes divide a form; each piece and each run of pieces is a part, the whole is none."""
    assert parts("Shatskin-Sten-Lominadze") == {
        "Shatskin", "Sten", "Lominadze", "Shatskin-Sten", "Sten-Lominadze",
    }  # fmt: skip
    assert parts("Shatskin's") == {"Shatskin", "s"}
    assert parts("grain") == set()


def test_a_token_of_very_many_pieces_has_only_single_parts() -> None:
    """The number of parts never grows with the square of the pieces."""
    assert len(parts("-".join(f"w{number}" for number in range(5_000)))) == 5_000


def test_a_querys_wildcards_are_letters() -> None:
    """In a query `*` and `?` belong to the words, in any script."""
    assert patterns('"procure*, *ing-?? (U.S.)') == ["procure*", "*ing-??", "U", "S"]
    assert patterns("हिन्* é*") == ["हिन्*", "é*"]
