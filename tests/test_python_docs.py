"""docs/python.md: what it shows is what Python shows, and nothing public is missing from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import lettercli
from lettercli.api import Corpus, Question
from tests import python_docs
from tests.editions import letter, write_edition

HOW = "make generated writes the page: python -m tests.python_docs"


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks open the edition of the checkout by its folder."""
    monkeypatch.chdir(python_docs.ROOT)
    monkeypatch.delenv("LETTERS_CORPUS", raising=False)


def test_the_page_is_what_python_shows(at_root: None) -> None:
    """Run one after the other, the blocks show what stands below them; the list is that of the docstrings."""
    page = python_docs.PAGE.read_text("utf-8")
    assert python_docs.refreshed(page) == page, HOW


def test_every_public_method_is_listed() -> None:
    """All that has no underscore before it has a heading of its own."""
    page = python_docs.PAGE.read_text("utf-8")
    public = [name for name in dir(Corpus) if not name.startswith("_")]
    assert [name for name in public if f"\n### corpus.{name}\n" not in page] == []
    assert "\n### lettercli.open\n" in page


def test_every_condition_and_option_is_explained() -> None:
    """No field of a question is without a sentence."""
    fields = [line for line in python_docs.listing().splitlines() if line.startswith("- `")]
    assert len(fields) > len(Question.__annotations__)
    assert [line for line in fields if not line.partition("`: ")[2].endswith(".")] == []


def test_a_block_without_output_and_one_that_prints() -> None:
    """A statement shows nothing, what is printed shows, and the value of a last line after it."""
    names: dict[str, Any] = {}
    assert python_docs.shown("x = 1\n", names) == ""
    assert python_docs.shown("print(x)\nx + 1\n", names) == "1\n2\n"


def test_rows_are_a_data_frame(tmp_path: Path) -> None:
    """Rows of every kind go into a data frame as they are: columns, numbers as numbers, and no row lost."""
    corpus = lettercli.open(python_docs.ROOT / "corpus")
    for rows in (
        corpus.kwic("grain"), corpus.list(), corpus.notes(), corpus.names(), corpus.topics(), corpus.topic("China"),
        corpus.sources(), corpus.timeline("week", "grain"),
    ):  # fmt: skip
        frame = pd.DataFrame(rows)
        assert list(frame.columns) == list(rows.columns)
        assert len(frame) == len(rows) > 0
    assert pd.DataFrame(corpus.kwic("grain"))["start"].dtype.kind == "i"
    empty = lettercli.open(write_edition(tmp_path / "e")).kwic("nowhere")
    assert list(pd.DataFrame(empty, columns=empty.columns).columns) == list(empty.columns)


def test_an_export_from_python(tmp_path: Path, edition: Path) -> None:
    """export writes what the command writes, and says what it wrote."""
    corpus = lettercli.open(edition)
    done = corpus.export("csv", tmp_path / "notes.csv", table="notes", sender="Ann")
    assert (done.letters, done.paths, done.remarks) == (2, (tmp_path / "notes.csv",), ())
    root = write_edition(tmp_path / "e", {"1": letter("1", "=1+1")})
    lettercli.open(root).export("csv", tmp_path / "safe.csv", table="passages", csv_safe=True)
    assert "'=1+1" in (tmp_path / "safe.csv").read_text("utf-8")
    with pytest.raises(lettercli.LettersError, match="is there already"):
        corpus.export("csv", tmp_path / "notes.csv")
    with pytest.raises(lettercli.LettersError, match="no format 'docx'"):
        corpus.export("docx", tmp_path / "x")
    assert corpus.export("parquet", tmp_path / "tables", letters="1").letters == 1
