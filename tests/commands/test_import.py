"""`letters import printed`: what it writes, what it refuses to overwrite, what it says."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml

from tests.shell import call, run

SCAN = """\
Letter 1
[1 May 1920]
Dear Ben,
The mill1 burned down, and nobody came to put it out with more than the water of the

It is a loss (figures for 19191920). We wept.
Ann Sender

1. A water mill.

Letter 2
[2 May 1920]
Dear Ben,
1) So it is.
2) So it was. Regards.
Ann Sender
"""
PROFILE = "sender: Ann Sender\nrecipient: Ben\n"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A scan with its profile beside it."""
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "scan.txt"
    path.write_text(SCAN, "utf-8")
    path.with_name("profile.yaml").write_text(PROFILE, "utf-8")
    return path


def test_what_it_writes(scan: Path, tmp_path: Path) -> None:
    """Letters, the record, a copy of the scan and a corpus.yaml make an edition that the program reads."""
    into = tmp_path / "edition"
    outcome = call("import", "printed", scan, "--into", into)
    assert (outcome.code, outcome.err) == (0, "")
    files = sorted(str(path.relative_to(into)) for path in into.rglob("*") if path.is_file())
    assert files == ["corpus.yaml", "letters/1.md", "letters/2.md", "source/applied.jsonl", "source/scan.txt"]
    assert (into / "source" / "scan.txt").read_bytes() == scan.read_bytes()
    assert (
        call("list", "--corpus", into, "--columns", "id,date,points,notes").out
        == "1\t1920-05-01\t0\t1\n2\t1920-05-02\t2\t0\n"
    )


def test_report(scan: Path, tmp_path: Path) -> None:
    """The report counts letters, notes, calls and repairs, and lists suspicions as entries that can be pasted."""
    outcome = call("import", "printed", scan, "--into", tmp_path / "edition")
    assert outcome.out.startswith(
        f"{scan}: 2 letters, 2 points, 1 note, 1 of them called\n\nletter  points  notes  called"
    )
    assert f"# {scan}:4: 1.p1: it stops in mid-sentence, and a new sentence follows\n- printed: " in outcome.out
    entries = yaml.safe_load(outcome.out[outcome.out.index("\n# ") :])
    assert [(each["gap"], each["status"]) for each in entries] == [(True, "open")]


def test_ready_entries_are_taken(scan: Path, tmp_path: Path) -> None:
    """The report's entries, put into emendations.yaml, change nothing; applied, they do what they say."""
    into = tmp_path / "edition"
    report = call("import", "printed", scan, "--into", into).out
    letter = (into / "letters" / "1.md").read_text("utf-8")
    entries = scan.with_name("emendations.yaml")
    entries.write_text(report[report.index("\n# ") :], "utf-8")
    again = call("import", "printed", scan, "--into", into)
    assert (again.code, (into / "letters" / "1.md").read_text("utf-8")) == (0, letter)
    entries.write_text(entries.read_text("utf-8").replace("  status: open\n", ""), "utf-8")
    assert call("import", "printed", scan, "--into", into).code == 0
    assert "the […]{.gap}\n" in (into / "letters" / "1.md").read_text("utf-8")


def test_options_beside_the_scan(scan: Path, tmp_path: Path) -> None:
    """Files of these names beside the scan are taken unless others are named; their hashes are on record."""
    other = tmp_path / "other.yaml"
    other.write_text("sender: Zoe Sender\nrecipient: Ben\n", "utf-8")
    into = tmp_path / "edition"
    assert call("import", "printed", scan, "--profile", other, "--into", into).code == 0
    assert "sender: Zoe Sender" in (into / "letters" / "1.md").read_text("utf-8")
    first = json.loads((into / "source" / "applied.jsonl").read_text("utf-8").split("\n")[0])
    assert re.fullmatch("[0-9a-f]{64}", first["profile_sha256"])
    assert first["emendations_sha256"] == ""
    assert first["words"].startswith("pyspellchecker ")


def test_a_second_run_is_the_same(scan: Path, tmp_path: Path) -> None:
    """The same scan gives the same files, whose times do not change."""
    into = tmp_path / "edition"
    call("import", "printed", scan, "--into", into)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in into.rglob("*") if path.is_file()}
    assert call("import", "printed", scan, "--into", into).code == 0
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in into.rglob("*") if path.is_file()} == before


def test_letters_edited_by_hand(scan: Path, tmp_path: Path) -> None:
    """A letter edited since the last import is not overwritten, and nothing else is written, without --force."""
    into = tmp_path / "edition"
    call("import", "printed", scan, "--into", into)
    path = into / "letters" / "1.md"
    path.write_text(path.read_text("utf-8").replace("wept", "swept"), "utf-8")
    scan.write_text(SCAN.replace("So it was", "So it will be"), "utf-8")
    (into / "source" / "scan.txt").write_bytes(scan.read_bytes())
    outcome = call("import", "printed", scan, "--into", into)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"{path}: not as an import left it; put the change into emendations.yaml" in outcome.err
    assert "So it was" in (into / "letters" / "2.md").read_text("utf-8")
    assert call("import", "printed", scan, "--into", into, "--force").code == 0
    assert "swept" not in path.read_text("utf-8")


def test_letters_that_no_import_made(scan: Path, tmp_path: Path) -> None:
    """A letter that was there before is not overwritten without --force."""
    into = tmp_path / "edition"
    (into / "letters").mkdir(parents=True)
    (into / "letters" / "2.md").write_text("mine", "utf-8")
    assert call("import", "printed", scan, "--into", into).code == 2
    assert sorted(path.name for path in into.rglob("*") if path.is_file()) == ["2.md"]


def test_another_scan_of_that_name(scan: Path, tmp_path: Path) -> None:
    """A scan in the edition is not replaced by another without --force."""
    into = tmp_path / "edition"
    call("import", "printed", scan, "--into", into)
    scan.write_text(SCAN + "\nLetter 3\nSo.\n", "utf-8")
    outcome = call("import", "printed", scan, "--into", into)
    assert outcome.code == 2
    assert "another scan of that name" in outcome.err


def test_letters_gone_from_the_scan(scan: Path, tmp_path: Path) -> None:
    """A letter that an import wrote and the scan no longer has is removed, and named."""
    into = tmp_path / "edition"
    call("import", "printed", scan, "--into", into)
    scan.write_text(SCAN[: SCAN.index("Letter 2")], "utf-8")
    outcome = call("import", "printed", scan, "--into", into, "--force")
    assert "2.md: removed, since the scan has no such letter" in outcome.err
    assert [path.name for path in (into / "letters").iterdir()] == ["1.md"]


def test_dry_run(scan: Path, tmp_path: Path) -> None:
    """--dry-run reports and writes nothing."""
    outcome = call("import", "printed", scan, "--into", tmp_path / "edition", "--dry-run")
    assert (outcome.code, outcome.err) == (0, "nothing was written\n")
    assert not (tmp_path / "edition").exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "an empty file"),
        (b" \n\n", "an empty file"),
        (bytes(range(256)) * 20, "no text: it is full of control characters"),
        (b"Letter 1\nSo\x00.\n", ":2: a NUL character"),
        (SCAN.encode("utf-16"), "UTF-16 text; save the file as UTF-8"),
        (b"Letter 1\nS\x81o.\n", ":2: not UTF-8 (byte 0x81)"),
        (b"No letters here.\n", "no letter begins in it: no line like 'Letter 1'"),
        (SCAN.encode() * 2, "letter 1 begins again (first in line 1)"),
    ],
)
def test_files_that_are_no_scans(scan: Path, tmp_path: Path, data: bytes, message: str) -> None:
    """What cannot be read as a scan is one clear error, and nothing is written."""
    scan.write_bytes(data)
    outcome = call("import", "printed", scan, "--into", tmp_path / "edition")
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert not (tmp_path / "edition").exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
    ],
)
def test_marks_and_line_ends(scan: Path, tmp_path: Path, change: object) -> None:
    """A byte order mark and the line ends of other systems change nothing."""
    call("import", "printed", scan, "--into", tmp_path / "one")
    scan.write_bytes(change(SCAN.encode()))  # type: ignore[operator]
    assert call("import", "printed", scan, "--into", tmp_path / "two").code == 0
    for name in ("1.md", "2.md"):
        assert (tmp_path / "two" / "letters" / name).read_bytes() == (tmp_path / "one" / "letters" / name).read_bytes()


def test_windows_text(scan: Path, tmp_path: Path) -> None:
    """Text that is no UTF-8 is read as Windows text, and the report says so."""
    scan.write_bytes(SCAN.replace("wept", "wépt").encode("cp1252"))
    outcome = call("import", "printed", scan, "--into", tmp_path / "edition")
    assert "not UTF-8: read as cp1252; look at the accents and quotation marks\n" in outcome.out
    assert "We wépt." in (tmp_path / "edition" / "letters" / "1.md").read_text("utf-8")


def test_hostile_text(scan: Path, tmp_path: Path) -> None:
    """Escape sequences in a scan never reach the terminal, and the letters are good all the same."""
    scan.write_text(SCAN.replace("wept", "\x1b[31mwept\u202e *not* [^9] <b> # a") + "\n# heading\n", "utf-8")
    outcome = call("import", "printed", scan, "--into", tmp_path / "edition")
    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    assert call("info", "--corpus", tmp_path / "edition").code == 0


def test_profile_faults(scan: Path, tmp_path: Path) -> None:
    """All faults of a profile come in one go, with their lines."""
    scan.with_name("profile.yaml").write_text("sendr: A\nletter: Letter\nsigla: {a: b}\nsignatures: ['(']\n", "utf-8")
    outcome = call("import", "printed", scan, "--into", tmp_path / "edition")
    lines = outcome.err.splitlines()
    assert outcome.code == 2
    assert [re.search(r"profile.yaml:(\d+): ", line)[1] for line in lines] == ["1", "2", "3", "4"]  # type: ignore[index]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written(scan: Path, tmp_path: Path) -> None:
    """A folder that refuses is an error that names it."""
    (tmp_path / "edition").mkdir(mode=0o500)
    outcome = call("import", "printed", scan, "--into", tmp_path / "edition")
    assert (outcome.code, "Permission denied" in outcome.err) == (2, True)


def test_target_that_is_a_file(scan: Path) -> None:
    """A file in the folder's place is an error, and no traceback."""
    outcome = run("import", "printed", scan, "--into", scan)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_missing_files(tmp_path: Path) -> None:
    """A scan that is not there is named."""
    outcome = call("import", "printed", tmp_path / "none.txt", "--into", tmp_path / "edition")
    assert (outcome.code, "none.txt" in outcome.err) == (2, True)


def test_shipped_letters_are_what_the_import_makes(tmp_path: Path) -> None:
    """The shipped letters and their record are what the scan, its profile and its entries give."""
    corpus = Path(__file__).parents[2] / "corpus"
    if not (corpus / "source" / "applied.jsonl").exists():
        pytest.skip("not imported yet")
    into = tmp_path / "edition"
    into.mkdir()
    for path in (
        "corpus.yaml",
        *(f"source/{name}" for name in ("letters-39-44.txt", "profile.yaml", "emendations.yaml")),
    ):
        (into / path).parent.mkdir(exist_ok=True)
        (into / path).write_bytes((corpus / path).read_bytes())
    assert call("import", "printed", into / "source" / "letters-39-44.txt", "--into", into).code == 0
    for made in [*sorted((into / "letters").iterdir()), into / "source" / "applied.jsonl"]:
        assert made.read_bytes() == (corpus / made.relative_to(into)).read_bytes()
    assert {each.name for each in (into / "letters").iterdir()} == {
        each.name for each in (corpus / "letters").iterdir()
    }
