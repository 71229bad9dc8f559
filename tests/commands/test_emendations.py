"""`letters emendations` and `letters show --as-printed`: what was done to the scan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.sample import edition
from tests.shell import Outcome, call

COMMON = {"letter": "42", "source_start": 0, "source_end": 4}
REPAIRS = [
    {"address": "42.5", "start": 5, "end": 13, "line": 12, "printed": "isgoing", "reading": "is going",
     "kind": "blank-lost", "confidence": "certain", "by": "rule", "rule": "glued"},
    {"address": "42.5", "start": 0, "end": 4, "line": 13, "printed": "Cari", "reading": "Carl", "kind": "misread",
     "confidence": "likely", "by": "editor", "reason": "so in 43"},
    {"address": "42.6.b", "start": 0, "end": 7, "line": 15, "printed": "regular", "reading": "secular",
     "kind": "misread", "confidence": "likely", "by": "rule", "rule": "words", "status": "open"},
]  # fmt: skip
ONE = "42.5\tisgoing\tis going\tblank-lost\tcertain\trule glued\t\t12\n"
TWO = "42.5\tCari\tCarl\tmisread\tlikely\teditor\tso in 43\t13\n"
THREE = "42.6.b\tregular\tsecular\tmisread\topen\trule words\t\t15\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample edition with a record of three repairs."""
    folder = edition(tmp_path)
    (folder / "source").mkdir()
    lines = [{"schema_version": 1, "source": "scan.txt"}, *(COMMON | repair for repair in REPAIRS)]
    (folder / "source" / "applied.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("typed", "records"),
    [
        ([], ONE + TWO + THREE),
        (["42"], ONE + TWO + THREE),
        (["42.6"], THREE),
        (["42.5", "42.6.b"], ONE + TWO + THREE),
        (["--kind", "misread"], TWO + THREE),
        (["--by", "editor"], TWO),
        (["--confidence", "likely"], TWO),
        (["--open"], THREE),
        (["--letter", "42", "--by", "rule", "42.5"], ONE),
    ],
    ids=" ".join,
)
def test_repairs_by_place_kind_and_author(corpus: Path, typed: list[str], records: str) -> None:
    """A record is address, printed, reading, kind, confidence, by, reason and line of the source."""
    got = call("emendations", *typed, "--corpus", corpus)
    assert (got.code, got.out) == (0, records)


def test_the_footer_counts(corpus: Path) -> None:
    """How much was done, how much of it is only likely, what is suspected."""
    assert call("emendations", "--corpus", corpus).err == "2 repairs, 1 of them only likely; 1 suspected\n"


def test_nothing_found_says_what_there_is(corpus: Path) -> None:
    """Kinds are named, so that the next try finds some."""
    expected = Outcome(1, "", "no such repair; there are 3, of the kinds blank-lost, misread\n")
    assert call("emendations", "--kind", "gap", "--corpus", corpus) == expected
    assert call("emendations", "43", "--corpus", corpus) == expected


def test_an_edition_that_was_no_scan_has_none(tmp_path: Path) -> None:
    """Where nothing was imported nothing was repaired."""
    hint = "no repairs are recorded: friend has no source/applied.jsonl\n"
    assert call("emendations", "--corpus", edition(tmp_path)) == Outcome(1, "", hint)


def test_a_wrong_address_is_reported(corpus: Path) -> None:
    """The others are answered, and the code is 2."""
    got = call("emendations", "42.6", "42.9", "--corpus", corpus)
    assert (got.code, got.out) == (2, THREE)


def test_a_damaged_record_is_refused(corpus: Path) -> None:
    """A record that cannot be read is an error with its line, not an empty list."""
    with (corpus / "source" / "applied.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    got = call("emendations", "--corpus", corpus)
    assert (got.code, got.out) == (2, "")
    assert "applied.jsonl:5: " in got.err


def test_show_gives_the_scans_reading(corpus: Path) -> None:
    """`--as-printed` takes back what was done, and nothing else."""
    expected = "5) Cari isgoing downhill. The hell with him.\n"
    assert call("show", "42.5", "--as-printed", "--corpus", corpus) == Outcome(0, expected, "")
    assert expected in call("show", "42", "--as-printed", "--corpus", corpus).out
    page = call("show", "42", "--as-printed", "--format", "page", "--width", "80", "--corpus", corpus).out
    assert "  5)  Cari isgoing downhill. The hell with him.\n" in page
    assert page.endswith(f"{'Cite: Letter 42 (21 August 1929)':69}← 41 · 43 →\n")


def test_a_page_marks_what_is_only_likely(corpus: Path) -> None:
    """A sign after the reading, and a line that says where to look."""
    got = call("show", "42.5", "--format", "page", "--width", "80", "--corpus", corpus)
    assert got == Outcome(0, """\
Letter 42 · 21 August 1929 · Ann to Ben                                  point 5

  5)  Carl° is going downhill. The hell with him.

° scan repaired, only likely: letters emendations 42.5
Cite: Letter 42 (21 August 1929), §5                        ← 42.salute · 42.6 →
""", "")  # fmt: skip


def test_json_keeps_offsets(corpus: Path) -> None:
    """Exports have status, rule and offsets, too."""
    rows = json.loads(call("emendations", "42.6", "--json", "--corpus", corpus).out)["rows"]
    assert [(row["status"], row["rule"], row["start"], row["end"], row["letter"]) for row in rows] == [
        ("open", "words", 0, 7, "42")
    ]
