"""`letters export csv`: letters, passages and notes as tables that a spreadsheet and pandas read."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from lettercli.edition import load
from lettercli.errors import LettersError
from lettercli.exports import TABLES, Source
from lettercli.exports import csv as exported
from tests.commands.sample import edition as friend
from tests.editions import letter, write_edition
from tests.shell import Outcome, call

ROOT = Path(__file__).parent.parent.parent


def table(root: Path, name: str, *options: str) -> list[dict[str, str]]:
    """The rows of a table, as Python's own reader has them."""
    code, out, err = call("export", "csv", "--table", name, "--corpus", root, *options)
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(out, newline="")))


def test_letters_are_the_rows_of_list_and_their_metadata(tmp_path: Path) -> None:
    """A letter's row is that of `letters list`, with a column for each key of the metadata that has none there."""
    root = friend(tmp_path / "e", **{"43": letter("43", "Text.", date="1929-08-23", tags="a", Sender="x")})
    rows = table(root, "letters")
    listed = list(csv.DictReader(io.StringIO(call("list", "--format", "csv", "--corpus", root).out)))
    assert [{key: value for key, value in row.items() if not key.startswith("metadata.")} for row in rows] == listed
    more = [{key: value for key, value in row.items() if key.startswith("metadata.")} for row in rows]
    assert more == [
        {"metadata.heading": heading, "metadata.tags": tags, "metadata.Sender": sender}
        for heading, tags, sender in (("", "", ""), ("[21 August 1929]", "", ""), ("", "a", "x"))
    ]


def test_passages_hold_all_text(tmp_path: Path) -> None:
    """Every passage of every letter and note is a row, with its own text, where it stands and what it calls."""
    root = friend(tmp_path / "e")
    rows, letters = table(root, "passages"), load(root).letters
    every = [passage for one in letters for passage in one.everything()]
    assert [row["address"] for row in rows] == [passage.address for passage in every]
    assert [row["text"] for row in rows] == [passage.text for passage in every]
    by = {row["address"]: row for row in rows}
    assert by["42.6.b"]["parent"] == "42.6"
    assert (by["42.6.b"]["kind"], by["42.6.b"]["label"], by["42.6.b"]["flow"]) == ("item", "b)", "text")
    assert (by["42.salute"]["notes"], by["42.n2.a"]["flow"], by["42.n2.a"]["voice"]) == ("42.n1", "n2", "editor")
    assert (by["41.annotation"]["flow"], by["41.annotation"]["hand"]) == ("annotation", "unknown")
    assert by["41.p1"]["words"] == "9"


def test_notes_are_the_rows_of_notes(tmp_path: Path) -> None:
    """A note's row is that of `letters notes`."""
    root = friend(tmp_path / "e")
    assert call("export", "csv", "--table", "notes", "--corpus", root).out == (
        call("notes", "--format", "csv", "--corpus", root).out
    )


def test_some_letters(edition: Path) -> None:
    """Filters choose the letters of every table."""
    assert [row["id"] for row in table(edition, "letters", "--sender", "Ben")] == ["2"]
    assert {row["letter"] for row in table(edition, "passages", "--sender", "Ben")} == {"2"}
    assert table(edition, "notes", "--letter", "2") == []


def test_a_folder_has_all_three(edition: Path, tmp_path: Path) -> None:
    """In a folder each table is a file, the same as on standard output; one that is named is there alone."""
    into = tmp_path / "all"
    assert call("export", "csv", "--into", into, "--corpus", edition) == Outcome(
        0, f"3 letters in 3 files: {into}\n", ""
    )
    assert {path.name: path.read_text("utf-8") for path in into.iterdir()} == {
        f"{name}.csv": call("export", "csv", "--table", name, "--corpus", edition).out for name in TABLES
    }
    assert call("export", "csv", "--into", tmp_path / "one", "--table", "notes", "--corpus", edition).code == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["notes.csv"]
    file = call("export", "csv", "--into", tmp_path / "a.csv", "--corpus", edition)
    assert file.out == f"3 letters: {tmp_path}/a.csv\n"
    assert (tmp_path / "a.csv").read_text("utf-8") == call("export", "csv", "--corpus", edition).out


def test_cells_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    """With --csv-safe a formula is text; without it the text is as it is."""
    root = write_edition(tmp_path / "e", {"1": letter("1", '=HYPERLINK("x")', heading="=1+1")})
    assert table(root, "passages")[0]["text"] == '=HYPERLINK("x")'
    assert table(root, "passages", "--csv-safe")[0]["text"] == "'=HYPERLINK(\"x\")"
    assert table(root, "letters", "--csv-safe")[0]["metadata.heading"] == "'=1+1"


def test_what_is_for_csv_alone(edition: Path) -> None:
    """A table of another format, and one that is none, are errors."""
    refused = call("export", "jsonl", "--table", "notes", "--corpus", edition)
    assert refused == Outcome(2, "", "letters export: --table is for csv; leave it out\n")
    assert call("export", "csv", "--table", "points", "--corpus", edition).code == 2
    loaded = load(edition)
    source = Source(loaded, loaded.letters, lambda: pytest.fail("no index"), table="points")
    with pytest.raises(LettersError, match="no table 'points'; tables are letters, passages, notes"):
        next(exported.write(source))


def test_pandas_reads_it(tmp_path: Path) -> None:
    """A data frame of the file has a row a passage, line ends within a text kept."""
    import pandas as pd

    into = tmp_path / "all"
    call("export", "csv", "--into", into, "--corpus", ROOT / "corpus")
    frame = pd.read_csv(into / "passages.csv", keep_default_na=False)
    assert len(frame) == sum(1 for one in load(ROOT / "corpus").letters for _ in one.everything())
    assert frame.groupby("letter")["words"].sum().loc[42] == 1306 + 1731


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_documented(name: str) -> None:
    """docs/tables.md explains each column of each table, in its order, and no other."""
    text = (ROOT / "docs" / "tables.md").read_text("utf-8")
    section = text.split(f"### {name}.csv\n")[1].split("\n##")[0]
    documented = [each for row in re.findall(r"^\| (`.*?) \|", section, re.M) for each in re.findall("`(.*?)`", row)]
    header = call("export", "csv", "--table", name, "--corpus", ROOT / "corpus").out.splitlines()[0].split(",")
    assert documented == [re.sub(r"^metadata\..*", "metadata.KEY", head) for head in header]
