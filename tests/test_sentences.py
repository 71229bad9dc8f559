"""Sentences: cut where a careful reader would cut, and never within an abbreviation."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.edition import open_edition
from lettercli.text.sentences import sentences

ROOT = Path(__file__).parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "sentences.txt"
ABBREVIATIONS = ("Com.", "Coms.", "Art.", "Ya.", "P.S.", "U.S. Ed.", "op.", "ll.", "no.", "vol.", "chap.")


def fixture() -> Iterator[tuple[str, list[str]]]:
    """Address and sentences of each passage of the fixture."""
    for block in FIXTURE.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("//")]
        if lines:
            yield lines[0].removeprefix("# "), lines[1:]


def cut(text: str) -> list[str]:
    """The sentences of a text, without the blanks between them."""
    return [text[start:end].strip() for start, end in sentences(text, ABBREVIATIONS)]


@pytest.mark.parametrize(("address", "expected"), list(fixture()), ids=[address for address, _ in fixture()])
def test_the_shipped_letters(address: str, expected: list[str]) -> None:
    """Each passage of the fixture is cut into the sentences that a reader marked in it."""
    assert cut(" ".join(expected)) == expected


def test_the_fixture_has_every_passage_with_an_abbreviation() -> None:
    """Every shipped passage in which an abbreviation stands before its end is in the fixture, word for word."""
    expected = {address: " ".join(lines) for address, lines in fixture()}
    edition = open_edition(str(ROOT / "corpus"))
    for letter in edition.letters:
        for top in (*letter.passages, *(note.body for note in letter.notes)):
            for passage in top.walk():
                if any(re.search(rf"(?<!\w){re.escape(word)} ", passage.text) for word in edition.abbreviations):
                    assert expected.get(passage.address) == passage.text


@pytest.mark.parametrize(
    "lines",
    [
        ["He lives in St. Petersburg.", "Dr. Mott left at 5 p.m. today.", "Then we ate, drank, etc.", "It was late."],
        ["See pp. 5–7 of vol. XII.", "The rest (cf. fig. 3) is lost."],
        ["No. 5 is here.", "Litvinov says no.", "He would."],
        ["It is art.", "Art. 5 forbids it."],
        ["He wrote “Go!”", "“Why?”", "Nobody knew."],
        ["He was (really!) late (in May?).", "We waited."],
        ["(He was late.)", "[It was May.]", "We waited."],
        ["An odd word (!) Stalin used.", "It […] He stopped."],
        ["They went . . .", "Nobody saw them. . . .", "And then?!", "Silence…", "Spring."],
        ["Write to J. V. Stalin.", "He and V. M. Molotov know."],
        ["What can you say?—it must be fate.", "— So it is."],
        ["In 1924.", "12 days passed.", "Version 2.5 came."],
        ["1. On England.", "2. On China."],
        ["Это так.", "Да.", "Ёлка."],
        ["彼は来た。", "私は見た！", "終わり"],
        ["यह ठीक है।", "वह गया।"],
        ["no capital follows. so it is one"],
        ["   "],
    ],
)
def test_sentences_of_all_sorts(lines: list[str]) -> None:
    """Titles, references, quotations, brackets, ellipses, initials, figures and other scripts."""
    joined = "" if lines[0][0] in "彼" else " "
    assert cut(joined.join(lines)) == [line.strip() for line in lines]


def test_an_edition_brings_its_abbreviations() -> None:
    """The stop of an edition's abbreviation ends no sentence, that of the same word elsewhere may."""
    assert sentences("So says Com. Molotov. Yes.", ["Com."]) == [(0, 22), (22, 26)]
    assert sentences("So says Com. Molotov. Yes.") == [(0, 13), (13, 22), (22, 26)]


@given(st.text() | st.text(alphabet="aB1 .!?…\"')(]["))
def test_sentences_cover_the_text(text: str) -> None:
    """The spans follow one another from the text's beginning to its end, none empty."""
    spans = sentences(text, ABBREVIATIONS)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    "text", [". " * 50_000, "(" * 50_000 + ".) A", "a.) B " * 20_000, ".A" * 50_000, "x" * 50_000 + "(. A" * 5_000]
)
def test_no_text_takes_long(text: str) -> None:
    """A text made to be slow is not slow."""
    began = time.process_time()
    sentences(text, ABBREVIATIONS)
    assert time.process_time() - began < 2
