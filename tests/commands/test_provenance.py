"""What exports say of where their rows come from."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from lettercli import __version__
from lettercli.files.fingerprint import fingerprint
from tests.editions import LETTERS, letter, write_edition
from tests.shell import call


def record(edition: Path, *args: str) -> dict[str, Any]:
    outcome = call(*args, "--json", "--corpus", edition)
    read: dict[str, Any] = json.loads(outcome.out)
    assert list(read) == ["schema_version", "provenance", "rows"]
    provenance: dict[str, Any] = read["provenance"]
    return provenance


def test_json_says_what_was_asked(edition: Path) -> None:
    """Beside the rows stand program, edition, query, language, layer, voice, sample, filters and other options."""
    args = ["kwic", "mill*", "--in", "all", "--from", "1929-07", "--letter", "1", "--sample", "1", "--seed", "7", "-w"]
    assert record(edition, *args) == {
        "program": "letters", "version": __version__,
        "edition": {"name": "friend", "title": "Letters to a Friend", "fingerprint": fingerprint(edition)},
        "command": "kwic", "query": "mill*", "language": "words", "layer": "all", "voice": None, "sample": 1, "seed": 7,
        "filters": {"from": "1929-07", "letter": ["1"]}, "options": {"whole": True},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["kwic", "-e", "mill"], {"query": "mill", "language": "regex"}),
        (["kwic", "-e", "a", "-e", "b"], {"query": ["a", "b"], "language": "regex"}),
        (["kwic", "No", "mill"], {"query": "No mill", "seed": None}),
        (["kwic", "mill", "--fuzzy", "1", "--sort", "L1"], {"options": {"fuzzy": 1, "sort": "L1"}}),
        (["kwic", "nowhere"], {"query": "nowhere"}), (["kwic", "mill", "-c"], {"options": {"count": True}}),
        (["list", "--sender", "Ann"], {"command": "list", "filters": {"sender": ["Ann"]}}),
        (["notes", "--search", "grain"], {"query": "grain", "options": {"search": "grain"}}),
        (["info"], {"filters": {}}),
    ],
)  # fmt: skip
def test_what_is_told(edition: Path, args: list[str], told: dict[str, Any]) -> None:
    """Each command tells what was asked of it, also where nothing is found."""
    provenance = record(edition, *args)
    assert {key: provenance[key] for key in told} == told


def test_a_saved_query_is_told_with_its_words(tmp_path: Path) -> None:
    """What a name stood for is told beside the name."""
    corpus = write_edition(tmp_path / "x", LETTERS, files={"queries.yaml": "m: {query: mill, in: all, letter: 2}\n"})
    provenance = record(corpus, "kwic", "@m")
    told = {key: provenance[key] for key in ("saved", "query", "layer", "filters", "options")}
    assert told == {"saved": "m", "query": "mill", "layer": "all", "filters": {"letter": ["2"]}, "options": {}}


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl", ""])
def test_a_first_line_on_request(edition: Path, format: str) -> None:
    """With --provenance exactly one line stands before what is there without it, a JSON object."""
    args = ["kwic", "mill", "--corpus", edition, *(["--format", format] if format else [])]
    plain, told = call(*args), call(*args, "--provenance")
    first, rest = told.out.split("\n", 1)
    assert rest == plain.out
    provenance = json.loads(first.removeprefix("# "))
    provenance = provenance["provenance"] if format == "jsonl" else provenance
    assert provenance == record(edition, "kwic", "mill")
    assert first.startswith("# ") is (format != "jsonl")


def test_the_rest_is_csv(edition: Path) -> None:
    """A reader that skips the first line has the table."""
    out = call("kwic", "mill", "--format", "csv", "--provenance", "--corpus", edition).out
    rows = list(csv.DictReader(out.splitlines()[1:]))
    assert [row["address"] for row in rows] == ["1.1", "2.p1", "2.ps"]


@pytest.mark.parametrize(
    "args", [["kwic", "mill", "--format", "html"], ["info", "--format", "page"], ["list", "--format", "table"]]
)
def test_other_formats_have_no_place_for_it(edition: Path, args: list[str]) -> None:
    """Where there is no place for a record it is refused, not left out."""
    assert call(*args, "--provenance", "--corpus", edition) == (
        2, "", "letters: --provenance is for csv, tsv, json and jsonl; choose one with --format, or leave it out\n",
    )  # fmt: skip


def test_what_answers_no_question_has_no_record(tmp_path: Path) -> None:
    """The findings of `check` are about the edition as it is: rows alone, and --provenance is refused."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Grain.\n\n[^1]: Called nowhere.")})
    assert list(json.loads(call("check", "--json", "--corpus", corpus).out)) == ["schema_version", "rows"]
    assert call("check", "--provenance", "--corpus", corpus) == (
        2, "", "letters: --provenance is for rows that answer a query or filters; leave it out\n",
    )  # fmt: skip


def test_hidden_characters_stay_on_the_line(edition: Path) -> None:
    """A query with a line end or an escape in it is one line of JSON, nothing raw."""
    first = call("kwic", "-e", "mill|\n\x1b\u202e", "--provenance", "--corpus", edition).out.split("\n")[0]
    assert json.loads(first[2:])["query"] == "mill|\n\x1b\u202e"
    assert first.isprintable()
