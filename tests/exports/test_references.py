"""`letters export bibtex`, `csl-json` and `ris`: letters as entries of a bibliography."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lettercli.edition import load
from lettercli.exports import FORMATS, Source
from tests.shell import call

ROOT = Path(__file__).parent.parent.parent
STYLES = ("bibtex", "csl-json", "ris")


@pytest.mark.parametrize("style", STYLES)
def test_an_entry_a_letter(style: str) -> None:
    """What is exported is what `letters cite` writes of the same letters, and both say the same of filters."""
    cited = call("cite", "39-44", "--style", style, "--corpus", ROOT / "corpus").out
    assert call("export", style, "--corpus", ROOT / "corpus").out == cited
    some = call("cite", "42-44", "--style", style, "--corpus", ROOT / "corpus").out
    assert call("export", style, "--from", "1929-08-21", "--corpus", ROOT / "corpus").out == some


@pytest.mark.parametrize("style", STYLES)
def test_entries_come_one_by_one(style: str) -> None:
    """The first entry is out before the second letter is read."""
    edition = load(ROOT / "corpus")
    source = Source(edition, edition.letters, lambda: pytest.fail("no index"))
    pieces = FORMATS[style].write(source)
    while "stalin-1929-39" not in next(pieces):
        pass
    assert source.drawn <= 1


def test_other_programs_read_them(tmp_path: Path) -> None:
    """The files are read by others, with a letter's key, title and book."""
    import rispy
    from pybtex.database import parse_file

    for style in STYLES:
        ending = FORMATS[style].ending
        assert call("export", style, "--into", tmp_path / f"all{ending}", "--corpus", ROOT / "corpus").code == 0
    keys = [f"stalin-1929-{number}" for number in range(39, 45)]
    assert list(parse_file(str(tmp_path / "all.bib")).entries) == keys
    assert [entry["id"] for entry in json.loads((tmp_path / "all.json").read_text("utf-8"))] == keys
    assert [entry["id"] for entry in rispy.loads((tmp_path / "all.ris").read_text("utf-8"))] == keys
