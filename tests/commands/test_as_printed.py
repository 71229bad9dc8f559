"""`letters show --as-printed` and the marks of doubtful readings, on letters that an import made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.shell import call

SHIPPED = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the shipped edition, to be spoiled."""
    return shutil.copytree(SHIPPED, tmp_path / "corpus")


def edit(corpus: Path) -> None:
    letter = corpus / "letters" / "44.md"
    text = letter.read_text(encoding="utf-8")
    assert "The grain procurements have" in text
    letter.write_text(text.replace("The grain procurements have", "All grain procurements have"), encoding="utf-8")


def test_the_scans_reading(corpus: Path) -> None:
    """A letter as the import made it can be read as it was printed, and its doubtful reading is marked."""
    assert "knock off 57 million" in call("show", "44.9", "--as-printed", "--corpus", corpus).out
    assert "5–7° million" in " ".join(call("show", "44.9", "--format", "page", "--corpus", corpus).out.split())


def test_a_letter_edited_by_hand_has_no_scans_reading(corpus: Path) -> None:
    """Offsets into what the import made mean nothing in a letter that was edited: its scan is not invented."""
    edit(corpus)
    outcome = call("show", "44.9", "--as-printed", "--corpus", corpus)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("letters: letter 44 was edited by hand since its import")


def test_a_letter_edited_by_hand_has_no_marks(corpus: Path) -> None:
    """Nor are its words marked as doubtful at places that have moved; other letters keep their marks."""
    edit(corpus)
    assert "°" not in call("show", "44.9", "--format", "page", "--corpus", corpus).out
    assert "°" in call("show", "42.6", "--format", "page", "--corpus", corpus).out
