"""The editor's entries: how they are read, located, applied, and what they keep the rules from."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettercli.errors import Faults
from lettercli.formats.printed import Imported, Scan, editor
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.sourcetext import Source
from tests.formats import scans

SCAN = """\
Letter 1
[1 May 1920]
Dear Ivanov,
The mil burned down on 2 May and nobody1 came to the

I said so (plan for 19051906). Well, and that was nearly all.
It goes on here.2
A. Sender

1. Nobody at all.
2. Here, that is.
"""


def _made(tmp_path: Path, entries: str, scan: str = SCAN) -> Imported:
    path = tmp_path / "emendations.yaml"
    path.write_text(entries, "utf-8")
    source = Source(scan, "scan.txt")
    profile = Profile(sender=("A. Sender",), recipient=("Ivanov",), sigla=(scans.SIGLUM,))
    [letter] = Scan(source, profile, editor.load(path, source)).letters()
    return letter


def _faults(tmp_path: Path, entries: str) -> list[str]:
    with pytest.raises(Faults) as caught:
        _made(tmp_path, entries)
    return [str(fault).removeprefix(f"{tmp_path}/") for fault in caught.value.faults]


def test_a_reading_is_trimmed(tmp_path: Path) -> None:
    """What is applied is what is left of an entry without the common head and tail."""
    letter = _made(tmp_path, '- printed: "The mil burned"\n  reading: "The mill burned"\n  kind: letter-lost\n')
    [found] = [each for each in letter.records if each.by == "editor"]
    assert (found.printed, found.reading, found.kind, found.start, found.confidence) == (
        "",
        "l",
        "letter-lost",
        7,
        "certain",
    )
    assert scans.texts(letter)["1.p1"].startswith("The mill burned down on 2 May and nobody[1] came")


def test_editor_overrides_rules(tmp_path: Path) -> None:
    """A rule does nothing where the editor reads otherwise, or has it stand as printed."""
    other = _made(tmp_path, '- printed: "19051906"\n  reading: "1905 and 1906"\n  kind: word-lost\n')
    kept = _made(tmp_path, '- printed: "19051906"\n  status: kept\n')
    assert "plan for 1905 and 1906)" in scans.texts(other)["1.p2"]
    assert "plan for 19051906)" in scans.texts(kept)["1.p2"]
    assert [each.status for each in kept.records if each.by == "editor"] == ["kept"]
    assert "en-dash-lost" not in {each.kind for each in (*other.records, *kept.records) if each.by == "rule"}


def test_gap(tmp_path: Path) -> None:
    """A gap is put where its stretch ends, marked, and no longer suspected."""
    letter = _made(tmp_path, '- printed: "came to the"\n  gap: true\n')
    passage = scans.passages(letter)["1.p1"]
    assert passage.text.endswith("came to the […]")
    assert [mark.kind for mark in passage.marks] == ["anchor", "gap"]
    assert not [each for each in letter.records if each.status == "open" and each.kind == "gap"]


def test_structure(tmp_path: Path) -> None:
    """Passages are divided, joined and named as the editor says."""
    joined = _made(tmp_path, '- printed: "nearly all.\\nIt goes"\n  join: true\n')
    assert "1.p3" not in scans.texts(joined)
    divided = _made(tmp_path, '- printed: "Well, and that"\n  split: true\n')
    assert scans.texts(divided)["1.p3"] == "Well, and that was nearly all."
    named = _made(tmp_path, '- printed: "Well, and that was nearly all."\n  as: annotation\n  hand: unknown\n')
    assert scans.texts(named)["1.annotation"] == "Well, and that was nearly all."
    assert scans.passages(named)["1.annotation"].hand == "unknown"
    assert scans.texts(named)["1.p2"] == "I said so (plan for 1905–1906)."


def test_line_break_in_a_reading(tmp_path: Path) -> None:
    """A reading without the line break of what is printed joins the lines."""
    letter = _made(
        tmp_path, '- printed: "nearly all.\\nIt goes"\n  reading: "nearly all. It goes"\n  kind: line-broken\n'
    )
    assert "nearly all. It goes on here.[2]" in scans.texts(letter)["1.p2"]


def test_anchor(tmp_path: Path) -> None:
    """The editor says where a note is called; the rest of the chain follows from it."""
    letter = _made(
        tmp_path,
        '- printed: "on 2"\n  anchor: 2\n',
        SCAN.replace("here.2", "here.").replace("nobody1", "nobody").replace("The mil", "The1 mil"),
    )
    assert scans.texts(letter)["1.p1"] == "The[1] mil burned down on[2] May and nobody came to the"
    assert [each.by for each in letter.records if each.note] == ["rule", "editor"]


def test_line_of_an_entry(tmp_path: Path) -> None:
    """What stands twice is found by its line."""
    letter = _made(tmp_path, '- printed: "at"\n  line: 10\n  reading: "et"\n')
    assert scans.texts(letter)["1.n1"] == "Nobody et all."


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("printed: a\n", "emendations.yaml:1: no list of entries; begin each with - printed: …"),
        ("- reading: a\n", "emendations.yaml:1: no printed:; say what stands in the source, word for word"),
        ("- printed: the\n  readnig: a\n", "unknown key 'readnig'"),
        ("- printed: The mil\n", "no reading:"),
        ("- printed: The mil\n  reading: The mil\n", "reading: is what is printed"),
        ("- printed: The mile\n  reading: a\n", "'The mile' does not stand in the source; copy it from the source"),
        (
            "- printed: The mil\n  line: 9\n  reading: a\n",
            "'The mil' does not stand in line 9 of the source (it stands in line 4)",
        ),
        ("- printed: on\n  reading: a\n", "'on' stands 2 times in the source (lines 4, 7)"),
        ("- printed: The mil\n  reading: a\n  kind: typo\n", "kind: 'typo'; write blank-lost or"),
        ("- printed: The mil\n  reading: a\n  confidence: sure\n", "confidence: 'sure'; write certain or likely"),
        ("- printed: The mil\n  as: poem\n", "as: 'poem'; write salute or"),
        ("- printed: The mil\n  hand: B\n", "hand: without as: annotation"),
        ("- printed: The mil\n  anchor: two\n", "anchor: 'two'; write a number"),
        ("- printed: The mil\n  reading: A mil\n  anchor: 2\n", "reading: beside anchor:; make two entries of it"),
        ("- printed: The mil\n  reading: A mil\n  gap: true\n", "reading: beside gap:; make two entries of it"),
        ("- printed: [The]\n  reading: a\n", "printed is no text"),
        ("- printed: The mil\n  split: yes\n", "split: 'yes'; write true"),
    ],
)
def test_faults(tmp_path: Path, entries: str, message: str) -> None:
    """Every fault of an entry is an error with the line of the file and what to do."""
    found = _faults(tmp_path, entries)
    assert any(message in each for each in found), found
    assert all(each.startswith("emendations.yaml:") for each in found)


def test_overlapping_entries(tmp_path: Path) -> None:
    """Entries about the same characters are an error that names both lines."""
    entries = '- printed: "mil burned"\n  reading: "mill burnt"\n- printed: "burned down"\n  reading: "burnt down"\n'
    [fault] = _faults(tmp_path, entries)
    assert fault.startswith("emendations.yaml:3: overlaps the entry in line 1")


def test_all_faults_at_once(tmp_path: Path) -> None:
    """All faults of a file come in one go."""
    assert len(_faults(tmp_path, "- printed: x1\n  reading: a\n- printed: x2\n  reading: a\n")) == 2


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    """A file without entries is none."""
    assert not [each for each in _made(tmp_path, "# nothing yet\n").records if each.by == "editor"]
