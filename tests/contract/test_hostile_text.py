"""What stands in a letter, its metadata, a file's name or a query cannot steer the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.editions import letter, write_edition
from tests.shell import call, run

ESCAPE = "\x1b"
HOSTILE = f"{ESCAPE}[31mred {ESCAPE}]52;c;aGk=\x07 \x9b1m \u202egnp.exe [b]x[/b] [/b] :smile: [sic]"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose metadata and file names try to steer the terminal, or to be markup."""
    return write_edition(
        tmp_path_factory.mktemp("hostile") / "x",
        {
            f"1 {ESCAPE}[31m [b] \u202e": letter(
                "1", "The grain [b]bold[/b] :smile: is late.", sender=HOSTILE, place="=1+1"
            )
        },
    )


def is_tame(text: str) -> bool:
    """No control, C1 or bidi character but tab and line end."""
    return not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", text)


@pytest.mark.parametrize("style", ["page", "tsv", "json", "jsonl", "table", "markdown", "html", "latex", ""])
def test_metadata_cannot_steer_the_terminal(hostile: Path, style: str) -> None:
    """Escape sequences, C1 and overrides in metadata are visible signs, in every format that is shown."""
    code, out, err = call("list", *(["--format", style] if style else []), "--width", "200", "--corpus", hostile)
    assert code == 0
    assert is_tame(out)
    assert is_tame(err)


def test_records_show_what_was_there(hostile: Path) -> None:
    """Stand-ins name what they stand for, and brackets and colons are text."""
    assert run("list", "--columns", "sender", "--corpus", hostile).out == (
        "␛[31mred ␛]52;c;aGk=␇ ⟨U+009B⟩1m ⟨U+202E⟩gnp.exe [b]x[/b] [/b] :smile: [sic]\n"
    )


def test_exports_keep_the_text(hostile: Path) -> None:
    """CSV and parsed JSON hold the characters themselves."""
    read = json.loads(run("list", "--json", "--corpus", hostile).out)
    assert read["rows"][0]["sender"] == HOSTILE
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv", "--corpus", hostile).out)))
    assert rows[0]["sender"] == HOSTILE


@pytest.mark.parametrize("color", ["always", "never"])
def test_markup_is_text_on_a_page(hostile: Path, color: str) -> None:
    """rich's markup and emoji codes in a letter are printed as they are."""
    _, out, _ = call("kwic", "late", "--format", "page", "--width", "100", "--color", color, "--corpus", hostile)
    assert "grain [b]bold[/b] :smile: is" in re.sub(r"\x1b\[[\d;]*m", "", out)


def test_only_colour_sequences_are_written(hostile: Path) -> None:
    """With colour, a page has no escape sequence but those that set colours."""
    _, out, _ = call("list", "--format", "page", "--width", "300", "--color", "always", "--corpus", hostile)
    assert ESCAPE in out
    assert is_tame(re.sub(r"\x1b\[[\d;]*m", "", out))


def test_a_query_is_echoed_safely(edition: Path) -> None:
    """A query with an escape sequence cannot steer the terminal through an error or a hint."""
    code, _, err = run("kwic", f"x{ESCAPE}]0;y\x07", "--corpus", edition)
    assert code == 2
    assert is_tame(err)
    assert "␛" in err


def test_a_file_name_is_echoed_safely(tmp_path: Path) -> None:
    """Nor can the name of a faulty file."""
    broken = write_edition(tmp_path / "x", {f"1{ESCAPE}[31m": letter("1", "# no")})
    code, _, err = run("list", "--corpus", broken)
    assert code == 2
    assert is_tame(err)
    assert "1␛[31m.md" in err


def test_csv_safe_guards_formulas(hostile: Path) -> None:
    """--csv-safe puts an apostrophe before a cell that begins like a formula."""
    arguments = ("list", "--format", "csv", "--columns", "place", "--corpus", hostile)
    assert run(*arguments).out == "place\n=1+1\n"
    assert run(*arguments, "--csv-safe").out == "place\n'=1+1\n"
