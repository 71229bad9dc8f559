"""The file of saved queries: what it may hold, and where its faults are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lettercli.errors import Faults
from lettercli.query.saved import FILE, NAMED, load


def written(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, "utf-8")
    return folder


def test_a_query_is_words_or_a_mapping(tmp_path: Path) -> None:
    """A name has words, or a query with a description and options, each with all its values and its line."""
    text = "a: wheat|grain\nb:\n  query: mill\n  in: all\n  letter: [1, 2]\n  description: On mills\n"
    saved = load(written(tmp_path, text))
    assert list(saved) == ["a", "b"]
    assert (saved["a"].query, saved["a"].options) == ("wheat|grain", {})
    assert (saved["b"].query, saved["b"].description) == ("mill", "On mills")
    assert saved["b"].options == {"in": ("all",), "letter": ("1", "2")}
    assert str(saved["b"].fault("x", "y", "letter")) == f"{tmp_path / FILE}:5: b: x; y"


def test_no_file_is_no_queries(tmp_path: Path) -> None:
    """A folder without the file, and an empty file, have no queries."""
    assert load(tmp_path) == {}
    assert load(written(tmp_path, "\n")) == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a\n", ":1: no names"), ("a b: x\n", ":1: the name 'a b'"), ("x: y\na: [b]\n", ":2: a is a list"),
        ("a:\n  in: all\n", ":1: a looks for nothing"), ("a: ''\n", ":1: a looks for nothing"),
        ("a:\n  query: [b, c]\n", ":2: a: query is no text"),
        ("a: x\na: y\n", ":2: the key 'a' again"), ("a:\n  query: x\n  in: {b: c}\n", ":3: a: in is no text"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_line(tmp_path: Path, text: str, fault: str) -> None:
    """What is no query is a fault at its line."""
    with pytest.raises(Faults) as wrong:
        load(written(tmp_path, text))
    assert str(wrong.value).startswith(f"{tmp_path / FILE}{fault}")


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """What is no regular file is refused, not waited for."""
    os.mkfifo(tmp_path / FILE)
    with pytest.raises(Faults, match="no regular file"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "name"), [("@a", "a"), ("@a-b.c", "a-b.c"), ("@a b", "a"), ("@", ""), ("a@b", ""), ("@a|b", "")]
)
def test_a_name_is_called_with_an_at(text: str, name: str) -> None:
    """A saved query is asked for by @ and its name; other words with an @ are words."""
    found = NAMED.match(text)
    assert (found[1] if found else "") == name
