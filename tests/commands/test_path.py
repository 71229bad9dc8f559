"""`letters path`: files and lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.sample import edition
from tests.shell import Outcome, call, run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample edition."""
    return edition(tmp_path)


def test_a_place_is_a_file_and_a_line(corpus: Path) -> None:
    """The line is where the passage begins; a letter begins with its first line."""
    file = corpus / "letters" / "42.md"
    lines = file.read_text("utf-8").splitlines()
    starts = ("---", "6) The board", "[^2]: The resolution")
    places = [next(at for at, line in enumerate(lines, 1) if line.startswith(start)) for start in starts]
    expected = "".join(f"{file}:{line}\n" for line in places)
    assert call("path", "42", "42.6", "42.n2", "--corpus", corpus) == Outcome(0, expected, "")


def test_below_the_working_folder_the_path_is_relative(corpus: Path) -> None:
    """A path is as short as it can be typed."""
    assert run("path", "43.p1", cwd=corpus.parent / "friend") == Outcome(0, "letters/43.md:8\n", "")


def test_a_wrong_address_is_reported_and_the_others_answered(corpus: Path) -> None:
    """Some answers and an error end with 2."""
    got = call("path", "44", "43", "--corpus", corpus)
    assert got.code == 2
    assert got.out == f"{corpus / 'letters' / '43.md'}:1\n"
    assert got.err.startswith("letters: no passage '44' in this edition; letters are 41-43")


def test_addresses_from_stdin(corpus: Path) -> None:
    """`-` reads addresses."""
    assert call("path", "-", "--corpus", corpus, stdin="43\tx\n").out == f"{corpus / 'letters' / '43.md'}:1\n"


def test_a_byte_order_mark_is_no_part_of_an_address(corpus: Path) -> None:
    """What other systems put before the first line of a file does not belong to it."""
    assert call("path", "-", "--corpus", corpus, stdin="\ufeff43\n").out == f"{corpus / 'letters' / '43.md'}:1\n"


def test_rows(corpus: Path) -> None:
    """As JSON a place is a row of address, file and line."""
    file = corpus / "letters" / "43.md"
    assert json.loads(call("path", "43.p1", "43", "--json", "--corpus", corpus).out)["rows"] == [
        {"address": "43.p1", "file": str(file), "line": 8}, {"address": "43", "file": str(file), "line": 1}
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["path", "show", "quote", "notes", "emendations"])
def test_no_addresses_came(corpus: Path, command: str) -> None:
    """Without a line on standard input there is nothing to find, and stderr says why."""
    assert call(command, "-", "--corpus", corpus) == Outcome(1, "", "no addresses came on standard input\n")
    assert call(command, "-", "-q", "--corpus", corpus) == Outcome(1, "", "")
