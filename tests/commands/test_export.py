"""`letters export`: letters in the formats of other programs, whole or filtered, to a pipe, a file or a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lettercli import edition as editions
from lettercli import exports as formats
from lettercli.errors import LettersError, Unwritable
from lettercli.exports import FORMATS, Format, Source
from lettercli.exports import writing as exporting
from tests.editions import letter as letter_file
from tests.editions import write_edition
from tests.shell import Outcome, call, run


def source(root: Path) -> Source:
    edition = editions.load(root)

    def never() -> None:
        raise AssertionError("no index was asked for")

    return Source(edition, edition.letters, never)  # type: ignore[arg-type]


def test_all_letters_to_a_pipe(edition: Path) -> None:
    """Without --into all letters go to standard output, in the edition's order, and nothing to standard error."""
    code, out, err = run("export", "jsonl", "--corpus", edition)
    assert (code, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (["--from", "1929-08"], ["2"]), (["--letter", "2-3"], ["2", "3"]), (["--sender", "Ann"], ["1", "3"]),
        (["--recipient", "Ann"], ["2"]), (["--where", "place=Sochi"], ["1"]), (["--on", "1929-07-29"], ["1"]),
        (["--topic", "mills"], ["2"]), (["--name", "Karl-Ivan"], ["2"]),
    ],
)  # fmt: skip
def test_every_filter_chooses_letters(filters: list[str], ids: list[str], tmp_path: Path) -> None:
    """Every filter is understood; topics and names keep the whole letters that hold their passages."""
    topics = "mills:\n  about:\n    2.p1: No mill can grind\n"
    files = {"topics.yaml": topics, "names.yaml": "persons:\n  Karl-Ivan:\n"}
    root = write_edition(tmp_path / "friend", files=files)
    out = call("export", "jsonl", "--corpus", root, *filters).out
    assert [json.loads(line)["id"] for line in out.splitlines()] == ids


def test_no_letter_is_left(edition: Path, tmp_path: Path) -> None:
    """Where no letter passes, the exit code is 1 and no file is made."""
    outcome = call("export", "jsonl", "--corpus", edition, "--sender", "Zoe", "--into", tmp_path / "none.jsonl")
    assert outcome == Outcome(1, "", "no letter passes these filters; senders are Ann, Ben\n")
    assert list(tmp_path.iterdir()) == []


def test_into_a_file(edition: Path, tmp_path: Path) -> None:
    """--into makes the file, and folders on the way to it, and says how many letters it holds."""
    into = tmp_path / "new" / "all.jsonl"
    assert call("export", "jsonl", "--corpus", edition, "--into", into) == Outcome(0, f"3 letters: {into}\n", "")
    assert into.read_text("utf-8") == call("export", "jsonl", "--corpus", edition).out
    assert [path.name for path in into.parent.iterdir()] == ["all.jsonl"]


def test_a_file_that_is_there(edition: Path, tmp_path: Path) -> None:
    """A file is not overwritten without --force."""
    into = tmp_path / "mine.jsonl"
    into.write_text("mine")
    mend = "name another file, or replace it with --force"
    refused = Outcome(2, "", f"letters: {into}: is there already; {mend}\n")
    assert call("export", "jsonl", "--corpus", edition, "--into", into) == refused
    assert into.read_text() == "mine"
    assert call("export", "jsonl", "--corpus", edition, "--into", into, "--force").code == 0
    assert into.read_text().count("\n") == 3


def test_a_folder_where_a_file_is_wanted(edition: Path, tmp_path: Path) -> None:
    """A format of one file is not written into a folder, which is told with a file to name."""
    outcome = call("export", "jsonl", "--corpus", edition, "--into", tmp_path)
    assert outcome == Outcome(2, "", f"letters: {tmp_path}: a folder; name a file, such as {tmp_path}/friend.jsonl\n")


def test_a_format_of_one_file_or_many(edition: Path, tmp_path: Path) -> None:
    """TEI is a document a letter in a folder, and one corpus in a file that ends as its files do, or in a pipe."""
    folder, file = tmp_path / "tei", tmp_path / "all.xml"
    assert call("export", "tei", "--corpus", edition, "--into", folder) == Outcome(
        0, f"3 letters in 3 files: {folder}\n", ""
    )
    assert sorted(path.name for path in folder.iterdir()) == ["1.xml", "2.xml", "3.xml"]
    assert call("export", "tei", "--corpus", edition, "--into", file) == Outcome(0, f"3 letters: {file}\n", "")
    assert file.read_text("utf-8") == call("export", "tei", "--corpus", edition).out
    assert file.read_text("utf-8").count("<teiCorpus") == 1


def test_a_folder_is_not_emptied(edition: Path, tmp_path: Path) -> None:
    """--force replaces files of the same names and leaves the others."""
    (tmp_path / "1.xml").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")
    refused = call("export", "tei", "--corpus", edition, "--into", tmp_path)
    mend = "name an empty folder, or replace those of the same names with --force"
    assert refused == Outcome(2, "", f"letters: {tmp_path}: holds 2 files already; {mend}\n")
    assert call("export", "tei", "--corpus", edition, "--into", tmp_path, "--force").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.xml", "2.xml", "3.xml", "mine.txt"]
    assert (tmp_path / "1.xml").read_text("utf-8").startswith("<?xml")


def test_remarks_go_to_standard_error(tmp_path: Path) -> None:
    """What a format cannot say is told on standard error, and hushed by -q; the file is the same."""
    root = write_edition(tmp_path / "e", {"1": letter_file("1", "A bell \x07 rings.")})
    code, out, err = call("export", "tei", "--corpus", root)
    assert (code, err) == (0, "1 letter with characters that XML cannot hold, written as <g>: 1\n")
    assert call("export", "tei", "--corpus", root, "-q") == Outcome(0, out, "")


def test_an_unknown_format(edition: Path) -> None:
    """A format that is none is an error that names those there are; so is none at all."""
    code, out, err = call("export", "docx", "--corpus", edition)
    assert (code, out) == (2, "")
    assert err.startswith("letters export: FORMAT: 'docx' is not ")
    assert all(name in err for name in FORMATS)
    assert call("export").err == (
        "letters export: missing argument 'FORMAT'; for example: letters export tei --into tei/\n"
    )


def test_every_format_is_in_the_help() -> None:
    """The help names each format and says what it is."""
    out = " ".join(call("export", "--help").out.split())
    assert all(f"{name}, {' '.join(form.summary.split())}" in out for name, form in FORMATS.items())


def test_every_format_is_documented() -> None:
    """docs/export.md has a row of its table for each format, and for nothing else."""
    text = (Path(__file__).parent.parent.parent / "docs" / "export.md").read_text("utf-8")
    table = text.split("| format |")[1].split("\n\n")[0].splitlines()[2:]
    rows = [row.split("|")[1].replace("`", "").replace(" ", "") for row in table]
    assert {name for row in rows for name in row.split(",")} == set(FORMATS)


class Broken:
    """A format that breaks off after a letter."""

    @staticmethod
    def write(source: Source) -> Iterator[str]:
        for letter in source.each():
            yield f"{letter.id}\n"
            raise LettersError("enough")

    @staticmethod
    def fill(_source: Source, folder: Path) -> None:
        (folder / "1.txt").write_text("one")
        raise LettersError("enough")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "broken", Format("broken", "a test", ".txt", folder=True))
    monkeypatch.setattr(formats, "import_module", lambda _name: Broken)


@pytest.mark.parametrize("name", ["there.txt", "there"])
def test_what_breaks_off_leaves_nothing(broken: None, name: str, edition: Path, tmp_path: Path) -> None:
    """An export that fails half-way leaves the file, or the folder, that was there as it was."""
    into = tmp_path / name
    if into.suffix:
        into.write_text("old")
    else:
        into.mkdir()
        (into / "1.txt").write_text("old")
    with pytest.raises(LettersError, match="enough"):
        exporting.export("broken", source(edition), into, force=True)
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept.read_text() == "old"


def test_a_folder_that_holds_files(broken: None, edition: Path, tmp_path: Path) -> None:
    """A folder that is not empty is refused without --force, before a letter is written."""
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(Unwritable, match="holds 1 file already; name an empty folder"):
        exporting.export("broken", source(edition), tmp_path)


def test_letters_are_drawn_one_after_the_other(edition: Path) -> None:
    """A format that yields has the first letter out before the second is read."""
    found = source(edition)
    first = next(FORMATS["jsonl"].write(found))
    assert json.loads(first)["id"] == "1"
    assert found.drawn == 0
    told: list[tuple[int, int]] = []
    found.said = lambda done, of: told.append((done, of))
    assert sum(1 for _ in FORMATS["jsonl"].write(found)) == 3
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_where_nothing_can_be_written(edition: Path, tmp_path: Path) -> None:
    """What the file system refuses is one line with the file's name."""
    tmp_path.chmod(0o500)
    code, _out, err = call("export", "jsonl", "--corpus", edition, "--into", tmp_path / "a.jsonl")
    assert code == 2
    assert "Permission denied; name what can be written with --into" in err


def test_an_ending_in_capitals_is_one(tmp_path: Path) -> None:
    """letters.CSV is a file as letters.csv is, and no folder of that name."""
    assert call("export", "csv", "--into", tmp_path / "letters.CSV").code == 0
    assert (tmp_path / "letters.CSV").read_text("utf-8").startswith("id,date,")


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_pipe_is_no_file(tmp_path: Path, force: list[str]) -> None:
    """What is no regular file is refused before anything is written, with --force, too."""
    os.mkfifo(tmp_path / "pipe")
    outcome = call("export", "jsonl", "--into", tmp_path / "pipe", *force)
    assert (outcome.code, outcome.out) == (2, "")
    assert "pipe: no regular file; leave --into out and redirect the output" in outcome.err
