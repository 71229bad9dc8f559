"""Errors as lines on stderr."""

from __future__ import annotations

import errno

import pytest

from lettercli.cli.failure import lines_of
from lettercli.errors import BadQuery, Fault, Faults, LettersError


def test_an_error_is_what_and_what_to_do() -> None:
    """An error's line has the program, what is wrong, and what to do."""
    assert lines_of(LettersError("no letter 99", "letters are 39-44")) == ["letters: no letter 99; letters are 39-44"]


def test_faults_begin_with_their_place() -> None:
    """Faults of files are a line each, in order of file and line, the place first as compilers have it."""
    faults = Faults(
        [Fault("b.md", 2, "odd"), Fault("a.md", 10, "a heading", "write a paragraph"), Fault("b.md", 1, "bad")]
    )
    assert lines_of(faults) == ["a.md:10: a heading; write a paragraph", "b.md:1: bad", "b.md:2: odd"]


@pytest.mark.parametrize(
    ("query", "at", "shown"),
    [
        ("grain [word", 6, ["  grain [word", "        ^"]),
        ("漢字 x", 3, ["  漢字 x", "       ^"]),
        ("e\u0301 x", 3, ["  e\u0301 x", "    ^"]),
        ("x", 5, ["  x", "   ^"]),
        ("\x1b x", 2, ["  ␛ x", "    ^"]),
    ],
)
def test_a_caret_stands_under_its_place(query: str, at: int, shown: list[str]) -> None:
    """The caret is right under wide, combining and hidden characters too, and at the query's end."""
    assert lines_of(BadQuery(query, at, "odd"))[1:] == shown


def test_a_long_query_is_shown_around_the_caret() -> None:
    """Of a long query sixty characters are shown, the place of the error among them."""
    line, caret = lines_of(BadQuery("a" * 500 + "!" + "b" * 500, 500, "odd"))[1:]
    assert len(line) < 70
    assert line[len(caret) - 1] == "!"


def test_an_operating_system_error_names_its_file() -> None:
    """An error of the system has the file's name and what the system says."""
    assert lines_of(PermissionError(errno.EACCES, "Permission denied", "/x/y")) == ["letters: /x/y: Permission denied"]


def test_a_part_of_the_program_that_cannot_be_loaded() -> None:
    """A module that is missing, or for which there is no memory, is no bug of ours."""
    (line,) = lines_of(ImportError("regex.so: failed to map segment"))
    assert line == "letters: regex.so: failed to map segment; free some memory, or install lettercli again"


def test_a_bug_is_one_line() -> None:
    """What nobody foresaw is one line, too, and says how to see more."""
    (line,) = lines_of(KeyError("a\nb"))
    assert line.startswith("letters: internal error, KeyError: ")
    assert "LETTERS_DEBUG=1" in line
