"""Letters taken in from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import lettercli
from tests.shell import call

TABLE = "id,Tag,from,to,Wortlaut\n1,05/03/1918,Ann,Ben,Hello\n2,1918\n"


def test_a_table(tmp_path: Path) -> None:
    """The files become an edition that can be opened, and the report is rows."""
    (tmp_path / "a.csv").write_text(TABLE)
    into = tmp_path / "mine"
    report = lettercli.take_in([tmp_path / "a.csv"], into, map={"text": "Wortlaut", "date": "Tag"}, first="day",
                               about={"title": "Mine"})  # fmt: skip
    assert [row["line"] for row in report if row["kind"] == "refused"] == [3]
    assert report[0]["count"] == 1
    assert [row["date"] for row in lettercli.open(into).list()] == ["1918-03-05"]
    assert (into / "corpus.yaml").read_text().startswith("title: Mine\n")


def test_the_command_says_the_same(tmp_path: Path) -> None:
    """The rows are those of the command's report."""
    (tmp_path / "a.csv").write_text(TABLE.replace("Wortlaut", "text"))
    report = lettercli.take_in([tmp_path / "a.csv"], tmp_path / "mine", dry_run=True)
    rows = ["\t".join("" if cell is None else str(cell) for cell in row.values()) for row in report]
    assert "\n".join(rows) + "\n" == call("import", tmp_path / "a.csv", "--into", tmp_path / "mine", "--dry-run").out
    assert not (tmp_path / "mine").exists()


def test_no_files(tmp_path: Path) -> None:
    """Without files there is nothing to take in."""
    with pytest.raises(lettercli.LettersError, match="no files"):
        lettercli.take_in([], tmp_path / "mine")


def test_no_encoding(tmp_path: Path) -> None:
    """An encoding that is none is refused before anything is read."""
    with pytest.raises(lettercli.LettersError, match="no encoding 'base64'"):
        lettercli.take_in([tmp_path / "a.csv"], tmp_path / "mine", encoding="base64")
