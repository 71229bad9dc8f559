"""Letters in the customs of several schools of encoding, whole."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lettercli.arrival import Arrival, Sources
from lettercli.formats import markdown
from lettercli.formats.tei import notes, parsing
from lettercli.formats.tei.body import Body, Reader
from lettercli.formats.tei.reader import Import
from lettercli.formats.tei.units import units
from lettercli.incoming import proven
from tests.formats.tei.golden import FOLDER

STYLES = sorted((FOLDER / "styles").glob("*.xml"))
ELSEWHERE = os.environ.get("LETTERS_TEST_TEI", "")
"""A folder with the files of a real edition."""
REAL = sorted(Path(ELSEWHERE).rglob("*.xml")) if ELSEWHERE else []


def arrivals(path: Path) -> list[Arrival]:
    """The letters of a file."""
    return [each for each in Import().read(Sources([path])) if isinstance(each, Arrival)]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_file_becomes_letters(path: Path) -> None:
    """A file in the customs of an edition becomes the letters, notes and metadata that stand beside it."""
    made = []
    for each in arrivals(path):
        metadata = {"id": each.letter.id or "none", **each.letter.metadata}
        made.append(markdown.whole(metadata, markdown.body(each.letter)))
        made += [f"% {remark.kind}: {remark.what}\n" for remark in each.remarks]
    assert "".join(made) == path.with_suffix(".md").read_text(encoding="utf-8")


def signs(text: str) -> Counter[str]:
    """Letters and figures, accents apart, so that it does not matter how they are composed."""
    return Counter(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def kept(body: Body) -> Iterator[str]:
    """All that is kept of a letter's text: passages, notes, emendations, and what the report tells."""
    for passage in (part for top in body.passages for part in top.walk()):
        yield from (passage.text, passage.label)
    for passage in (part for note in body.notes for part in note.body.walk()):
        yield passage.text
        if passage.kind != "note":
            yield passage.label
    for _, reading in body.readings:
        yield reading.reason if reading.status != "applied" or reading.kind == "gap" else reading.printed
    yield from (each.text for each in body.dropped)
    yield from body.heading


@pytest.mark.parametrize("path", [*STYLES, *REAL], ids=lambda path: path.stem)
def test_no_word_is_lost(path: Path) -> None:
    """Each letter and figure of a body is in a passage, a note, an emendation or the report, as often as it stands."""
    document = parsing.load(path.read_bytes(), str(path))
    reader = Reader(notes.calls(document), ("“", "”"))
    for unit in units(document).units:
        made = reader.read(unit.texts)
        bodies = [node for text in unit.texts for node in text.nodes() if node.name == "body"]
        stands = signs(" ".join(node.text() for node in bodies or unit.texts))
        assert stands - sum((signs(text) for text in kept(made)), Counter()) == Counter()


@pytest.mark.parametrize("path", [*STYLES, *REAL], ids=lambda path: path.stem)
def test_what_is_written_is_read_back(path: Path) -> None:
    """Each letter can be written in the native format without loss."""
    for each in arrivals(path):
        _, addresses = proven(each.letter)
        assert len(addresses) == sum(1 for _ in each.letter.everything())


@pytest.mark.skipif(not REAL, reason="LETTERS_TEST_TEI names no folder")
def test_a_real_edition() -> None:
    """Of a real edition every letter comes, with its notes."""
    came = [each for path in REAL for each in arrivals(path)]
    assert len(came) == len(REAL)
