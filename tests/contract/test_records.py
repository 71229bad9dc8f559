"""What a terminal gets, what a pipe gets, and what other formats hold."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.shell import call, run, terminal

ESCAPE = "\x1b"


def test_a_pipe_gets_records(edition: Path) -> None:
    """In a pipe a letter is a line of tab-separated cells, without header, colour or padding."""
    assert run("list", "--corpus", edition) == (
        0,
        "1\t1929-07-29\tAnn\tBen\t33\t2\t1\t"
        "The grain is late. Write to Carl [the miller] about grain. ¶ It is necessary to: …\n"
        "2\t1929-08-21\tBen\tAnn\t22\t0\t0\t"
        "No mill can grind what is not there. Carl says so. ¶ P.S. Carl's brother, Karl-Ivan, …\n"
        "3\t\tAnn\tBen\t2\t0\t0\tNothing new.\n",
        "",
    )


def test_a_terminal_gets_a_page(edition: Path) -> None:
    """On a terminal the same letters are aligned under headings, in colour."""
    code, shown, _ = terminal(["list", "--corpus", edition])
    assert code == 0
    assert "\x1b[36m" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert plain[2].split() == ["id", "date", "correspondents", "words", "points", "notes", "begins"]
    date_ends = plain[2].index("date") + len("date")
    assert [line[:date_ends].split(maxsplit=1)[1] for line in plain[3:]] == ["29 Jul", "21 Aug", "undated"]


def test_kwic_columns_in_a_pipe(edition: Path) -> None:
    """A hit is address, date, left, node and right, with ten words on each side."""
    code, out, _ = run("kwic", "mill", "--corpus", edition)
    assert code == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [
        ["1.1", "1929-07-29"], ["2.p1", "1929-08-21"], ["2.ps", "1929-08-21"],
    ]  # fmt: skip
    assert out.splitlines()[1].split("\t")[2:] == [
        "Dear Ann, ¶ No", "mill", "can grind what is not there. Carl says so. ¶ Ben",
    ]  # fmt: skip


@pytest.mark.parametrize("style", ["tsv", "csv"])
def test_delimited_formats_have_a_header(edition: Path, style: str) -> None:
    """Asked for by name, TSV and CSV begin with the columns' names."""
    out = run("list", "--corpus", edition, "--format", style).out
    assert re.split("[\t,]", out.splitlines()[0])[:4] == ["id", "date", "sender", "recipient"]


def test_json_has_a_schema_version_and_offsets(edition: Path) -> None:
    """JSON of a concordance says its schema's version, and where each hit's tokens are."""
    read = json.loads(run("kwic", "mill", "--json", "--corpus", edition).out)
    assert read["schema_version"] == 1
    assert all(row["end"] == row["start"] + 1 for row in read["rows"])


def test_csv_has_offsets(edition: Path) -> None:
    """CSV of a concordance has the columns of a pipe and more, offsets among them."""
    rows = list(csv.DictReader(io.StringIO(run("kwic", "mill", "--format", "csv", "--corpus", edition).out)))
    assert {"address", "date", "left", "node", "right", "start", "end"} <= set(rows[0])


def test_columns_can_be_chosen(edition: Path) -> None:
    """--columns gives those columns, in that order, those of the exports too."""
    assert run("list", "--columns", "place,id", "--corpus", edition).out == "Sochi\t1\n\t2\n\t3\n"


def test_an_unknown_column_is_named(edition: Path) -> None:
    """A column that is none is an error that says which there are."""
    code, out, err = run("list", "--columns", "id,plce", "--corpus", edition)
    assert (code, out) == (2, "")
    assert err.startswith("letters: no column 'plce'; there are id, date,")


def test_a_page_works_in_a_pipe(edition: Path) -> None:
    """--format page draws the page in a pipe too, as wide as --width says, without colour."""
    code, out, _ = run("kwic", "mill", "--format", "page", "--width", "60", "--corpus", edition)
    assert code == 0
    assert ESCAPE not in out
    assert max(map(cell_len, out.splitlines())) <= 60
    assert {line.index("mill") for line in out.splitlines()[3:]} == {35}


@pytest.mark.parametrize("style", ["page", "table", "tsv", "csv", "json", "jsonl", "markdown", "latex", "html"])
def test_every_format_draws(edition: Path, style: str) -> None:
    """Each format can be asked for, and holds every letter's sender."""
    code, out, _ = call("list", "--format", style, "--corpus", edition)
    assert code == 0
    assert out.count("Ann") >= 3


@pytest.mark.parametrize("width", [*range(1, 60), 79, 80, 81, 100, 140, 200])
@pytest.mark.parametrize("command", [("list",), ("info",), ("kwic", "mill"), ("kwic", "mill", "-C", "s")])
def test_any_width(edition: Path, command: tuple[str, ...], width: int) -> None:
    """From 1 to 200 columns a page is drawn, and no line is wider than the page."""
    code, out, _ = call(*command, "--format", "page", "--width", str(width), "--corpus", edition)
    assert code == 0
    assert all(cell_len(line) <= width for line in out.splitlines())
    assert all(line == line.rstrip() for line in out.splitlines())


def test_a_limit_is_named(edition: Path) -> None:
    """A limited concordance says on stderr how much there is."""
    code, out, err = run("kwic", "mill", "--limit", "1", "--corpus", edition)
    assert (code, out.count("\n")) == (0, 1)
    assert "shown 1 of 3" in err


def test_a_pipe_gets_everything(edition: Path) -> None:
    """Without --limit all hits are written, and nothing is said of a limit."""
    code, out, err = run("kwic", "mill", "--corpus", edition)
    assert (code, out.count("\n")) == (0, 3)
    assert "shown" not in err


def test_nothing_found_teaches(edition: Path) -> None:
    """A word that is nowhere exits 1, writes nothing to stdout, and stderr has the nearest words."""
    code, out, err = run("kwic", "gran", "--corpus", edition)
    assert (code, out) == (1, "")
    assert err.startswith("nothing found for gran\n")
    assert "grain" in err


def test_nothing_found_is_json_too(edition: Path) -> None:
    """An empty result in JSON is a document that parses."""
    code, out, _ = run("kwic", "gran", "--json", "--corpus", edition)
    read = json.loads(out)
    assert (code, read["schema_version"], read["rows"]) == (1, 1, [])


def test_addresses_from_stdin(edition: Path) -> None:
    """`-` reads the first field of each line, each once: `letters kwic mill | letters show -`."""
    hits = run("kwic", "Carl", "--corpus", edition).out
    outcome = run("show", "-", "--corpus", edition, stdin=hits)
    assert outcome.code == 0
    assert outcome.out.count("The grain is late.") == 1
