"""The import of scans as a whole: what must hold for any scan, measured on made-up ones and on the shipped one."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from lettercli.formats.printed import Files, read
from lettercli.formats.printed.scan import Imported
from lettercli.views.emended import as_printed
from tests.formats import scans
from tests.formats.scans import Damage, Press

SHIPPED = Path(__file__).parents[2] / "corpus" / "source" / "letters-39-44.txt"
BETWEEN = re.compile(
    r"\s*(?:Letter \d+\s+\[[^\]]+\]\s*)?(?:[\"“]?(?:\d{1,3}[.)]|[a-z]\))\s*)*",
)
"""What may stand between passages: blanks, a heading, labels."""


def _made(seed: int, **damage: object) -> scans.Printed:
    size = random.Random(seed).uniform(24, 33)
    return scans.printed(seed, damage=Damage(measure=size, **damage))  # type: ignore[arg-type]


def _anchors(letter: Imported) -> set[tuple[str, int, int]]:
    found = scans.passages(letter).items()
    return {(address, int(mark.value), mark.start) for address, each in found for mark in each.marks}


@pytest.mark.parametrize("seed", range(12))
def test_passages_and_calls_of_a_damaged_scan(seed: int) -> None:
    """Every passage and every call of a damaged scan is found, at its address, word for word."""
    made = _made(seed)
    for letter in scans.imported(made.text):
        gold = made.letters[letter.built.letter.id]
        assert {address: each.text for address, each in scans.passages(letter).items()} == {
            each.address: each.text for each in gold
        }
        assert _anchors(letter) == {(each.address, number, at) for each in gold for number, at in each.anchors}


@pytest.mark.parametrize("numbers", [0.0, 0.9])
def test_recall_and_precision_of_calls(numbers: float) -> None:
    """However many plain numbers stand in the text, calls are found with recall and precision above 99.5 percent."""
    wanted = found = right = 0
    for seed in range(100, 112):
        made = _made(seed, numbers=numbers)
        for letter in scans.imported(made.text):
            gold = made.letters[letter.built.letter.id]
            calls = {(each.address, number, at) for each in gold for number, at in each.anchors}
            ours = _anchors(letter)
            wanted, found, right = wanted + len(calls), found + len(ours), right + len(calls & ours)
    assert wanted > 250
    assert right >= 0.995 * max(wanted, found)


class _Lossy(Press):
    """A press whose scanner loses markers."""

    gone: frozenset[tuple[str, int]] = frozenset()
    id = ""

    def letter(self, id: str) -> list[scans.Passage]:
        self.id = id
        return super().letter(id)

    def marker(self, text: str, place: int) -> str:
        printed = super().marker(text, place)
        if self.chance(0.2):
            self.gone |= {(self.id, self.number)}
            return ""
        return printed


def test_lost_markers_are_reported_and_not_invented() -> None:
    """A note whose marker is lost is reported; no plain number is taken for it with certainty."""
    counts: Counter[str] = Counter()
    for seed in range(200, 212):
        press = _Lossy(seed, Damage(numbers=0.5))
        for id in "123":
            press.letter(id)
        for letter in scans.imported("\n".join(press.lines)):
            id = letter.built.letter.id
            for each in letter.records:
                if each.kind == "marker" and each.status == "applied":
                    counts["invented " + each.confidence] += (id, int(each.note)) in press.gone
            counts["lost"] += sum(key == id for key, _ in press.gone)
            counts["reported"] += len(letter.missing)
    assert counts["lost"] > 40
    assert counts["invented certain"] == 0
    assert counts["invented likely"] <= 0.1 * counts["lost"]
    assert counts["reported"] >= 0.9 * counts["lost"]


@pytest.mark.parametrize("seed", range(20, 30))
def test_nothing_of_a_scan_is_lost(seed: int) -> None:
    """Repairs taken back, passages are stretches of the scan, in order, with only labels and headings between."""
    text = _made(seed).text
    for piece in scans.between(text, scans.imported(text)):
        assert BETWEEN.fullmatch(piece), piece


def test_nothing_of_the_shipped_scan_is_lost() -> None:
    """The same holds for the scan of the shipped edition."""
    made = read(Files(SHIPPED, SHIPPED.with_name("profile.yaml")))
    for piece in scans.between(made.source.text, list(made.letters)):
        assert BETWEEN.fullmatch(piece), piece


def test_calls_of_the_shipped_scan() -> None:
    """Without any entries, all 45 notes of the shipped scan are called, each once, in order."""
    made = read(Files(SHIPPED, SHIPPED.with_name("profile.yaml")))
    for letter in made.letters:
        numbers = [
            int(mark.value) for each in letter.built.letter.walk() for mark in each.marks if mark.kind == "anchor"
        ]
        assert numbers == [int(note.number) for note in letter.built.letter.notes]
    assert sum(letter.anchors for letter in made.letters) == 45


def test_offsets_of_repairs() -> None:
    """Every repair's offsets hold its reading in the passage and what it replaces in the source."""
    made = read(Files(SHIPPED, SHIPPED.with_name("profile.yaml")))
    for letter in made.letters:
        passages = scans.passages(letter)
        for each in letter.records:
            if each.status != "applied" or not (each.printed or each.reading):
                continue
            assert passages[each.address].text[each.start : each.end] == each.reading
            assert made.source.text[each.source_start : each.source_end] == each.printed
            assert made.source.text.count("\n", 0, each.source_start) + 1 == each.line


def test_as_printed() -> None:
    """A record gives each passage back as it is printed."""
    text = (
        "Letter 1\n[1 May 1920]\nDear Ivanov,\nThe king3of 12 lands.1\n\n1. A note of 1905 1906 (plan for 19051906).\n"
    )
    [letter] = scans.imported(text)
    printed, _ = as_printed(letter.built.letter, letter.records)
    note = scans.passages(letter)["1.n1"]
    assert note.text == "A note of 1905 1906 (plan for 1905–1906)."
    assert printed.notes[0].body.text == "A note of 1905 1906 (plan for 19051906)."


@pytest.mark.parametrize(
    ("old", "new"), [("\n", "\n\n\n"), ("\n\n", "\n"), (" ", "\u00a0 "), ("\nLetter", "\n\x0cLetter")]
)
def test_blanks_and_page_breaks_do_not_matter(old: str, new: str) -> None:
    """Blank lines, doubled blanks and form feeds change nothing."""
    text = _made(7, breaks=0.0).text
    wanted = [scans.texts(letter) for letter in scans.imported(text)]
    assert [scans.texts(letter) for letter in scans.imported(text.replace(old, new))] == wanted
