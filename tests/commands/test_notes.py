"""`letters notes`: footnotes looked up both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.sample import FORTY_TWO, edition
from tests.shell import Outcome, call, terminal

ONE = '42.n1\t1929-08-21\t42.salute\tHello, Ben,[1]\tAbove is a notation: "Read it."\t\n'
TWO = (
    "42.n2\t1929-08-21\t42.6.p2\tThey must be fulfilled with firmness.[2]\tThe resolution ran as follows: ¶ "
    "a) The board notes the weak course of grain. ¶ It was published [see below—U.S. Ed.]\t[U.S. Ed.]\n"
)
THREE = "42.n3\t1929-08-21\t42.ps\tP.S. On cotton.[3]\tThe cotton board was an agency—U.S. Ed.\tU.S. Ed.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample edition."""
    return edition(tmp_path)


@pytest.mark.parametrize(
    ("typed", "records"),
    [
        ([], ONE + TWO + THREE),
        (["42"], ONE + TWO + THREE),
        (["42", "2"], TWO),
        (["42", "3", "1", "3"], THREE + ONE),
        (["42", "n2"], TWO),
        (["42.n2"], TWO),
        (["42.n2.a"], TWO),
        (["42.6"], TWO),
        (["42.ps", "42.n1", "42.n3"], THREE + ONE),
        (["41-43"], ONE + TWO + THREE),
        (["--search", "grain"], TWO),
        (["--search", "board", "42.ps"], THREE),
        (["--author", "u.s. ed."], TWO + THREE),
        (["--to", "1929-08-21", "--author", "U.S. Ed.", "--search", "cotton"], THREE),
    ],
    ids=" ".join,
)
def test_notes_by_letter_number_place_word_and_author(corpus: Path, typed: list[str], records: str) -> None:
    """A record is address, date, the calling passage, its sentence, the note, and who signed it or a part of it."""
    assert call("notes", *typed, "--corpus", corpus) == Outcome(0, records, "")


def test_addresses_from_stdin(corpus: Path) -> None:
    """`-` reads addresses, and a note asked for twice comes once."""
    assert call("notes", "-", "--corpus", corpus, stdin="42.6.p2\n42.n2\tmore\n").out == TWO


def test_an_unknown_number_says_what_there_is(corpus: Path) -> None:
    """The notes that there are come, the others are reported, and the code is 2."""
    expected = Outcome(2, TWO, "letters: no note 22 in letter 42; notes of 42 are 1-3\n")
    assert call("notes", "42", "2", "22", "--corpus", corpus) == expected
    assert call("notes", "43", "1", "--corpus", corpus).err == "letters: no note 1 in letter 43; 43 has no notes\n"


def test_no_note_is_nothing_found(corpus: Path) -> None:
    """A letter without notes, and words that stand in none, end with 1 and a hint."""
    hint = "no such note; letters notes lists all of them\n"
    assert call("notes", "43", "--corpus", corpus) == Outcome(1, "", hint)
    assert call("notes", "--search", "England", "--corpus", corpus) == Outcome(1, "", hint)


def test_an_unknown_author_says_who_signs(corpus: Path) -> None:
    """The hint names the sigla that notes are signed with."""
    expected = Outcome(1, "", "no note is signed 'Ed.'; signed are notes by U.S. Ed.\n")
    assert call("notes", "--author", "Ed.", "--corpus", corpus) == expected


def test_a_note_that_nothing_calls_is_named(tmp_path: Path) -> None:
    """Its record has no calling passage and no sentence, and stderr says which it is."""
    corpus = edition(tmp_path, **{"42": FORTY_TWO.replace("[^3]\n\n::: signed", "\n\n::: signed")})
    record = "42.n3\t1929-08-21\t\t\tThe cotton board was an agency—U.S. Ed.\tU.S. Ed.\n"
    assert call("notes", "42", "3", "--corpus", corpus) == Outcome(0, record, "called nowhere: 42.n3\n")


def test_json_names_the_columns(corpus: Path) -> None:
    """Exports say the note's number and where in the passage it is called, too."""
    (row,) = json.loads(call("notes", "42", "2", "--json", "--corpus", corpus).out)["rows"]
    assert {key: row[key] for key in ("address", "called", "letter", "number", "offset", "author")} == {
        "address": "42.n2", "called": "42.6.p2", "letter": "42", "number": "2", "offset": 64, "author": "[U.S. Ed.]",
    }  # fmt: skip


def test_on_a_terminal_notes_are_a_page(corpus: Path) -> None:
    """Each note stands under the sentence that calls it, with its address."""
    code, out, _ = terminal(["notes", "42", "--corpus", corpus, "--color", "never", "--no-pager"])
    assert code == 0
    assert out == """\
Letter 42 · 21 August 1929 · Ann to Ben                                  3 notes

  42.salute  Hello, Ben,¹
          1  Above is a notation: "Read it."

  42.6.p2    They must be fulfilled with firmness.²
          2  The resolution ran as follows:
               a)  The board notes the weak course of grain.
             It was published [see below—U.S. Ed.]

  42.ps      P.S. On cotton.³
          3  The cotton board was an agency—U.S. Ed.
"""


def test_a_page_marks_the_words_searched_for(corpus: Path) -> None:
    """What was found stands out where it stands."""
    out = call("notes", "--search", "cotton", "--format", "page", "--color", "always", "--corpus", corpus).out
    assert out.count("\x1b[1;31mcotton\x1b[0m") == 2


def test_columns_of_a_page(corpus: Path) -> None:
    """--columns on a page is a page of these columns."""
    page = call("notes", "42", "--columns", "address,author", "--format", "page", "--corpus", corpus).out
    assert page == "address  author\n42.n1\n42.n2    [U.S. Ed.]\n42.n3    U.S. Ed.\n"
