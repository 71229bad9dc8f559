"""Small editions of notes, for what citations are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lettercli import dates
from lettercli.model import Edition, Letter, Note, Passage
from lettercli.sources import Citation, citations
from tests.attributed import attributed

ABBREVIATIONS = ("Com.", "vol.", "vols.", "f.", "op.", "d.", "l.", "ll.", "no.", "p.", "pp.")
FULL = "RGASPI f. 17, op. 3, d. 750, l. 5"


def note(letter: str, number: str, text: str, *more: str) -> Note:
    """A note; `more` are its further paragraphs."""
    parts = tuple(Passage(f"{letter}.n{number}.p{at}", "paragraph", each) for at, each in enumerate(more, 2))
    return Note(number, Passage(f"{letter}.n{number}", "note", text, number, parts=parts))


def letter(id: str, *notes: str | Note, text: str = "") -> Letter:
    """A letter with one paragraph and these notes, numbered from 1."""
    made = tuple(each if isinstance(each, Note) else note(id, str(at), each) for at, each in enumerate(notes, 1))
    passages = (Passage(f"{id}.p1", "paragraph", text),) if text else ()
    return Letter(id, dates.parse("1929-08-21"), ("Ann",), ("Ben",), "", {"id": id}, passages, made)


def edition(*letters: Letter, **about: object) -> Edition:
    """An edition of these letters; `U.S. Ed.` signs notes."""
    signed = tuple(attributed(each, ["U.S. Ed."]) for each in letters)
    return Edition("e", "E", signed, about=about, sigla=("U.S. Ed.",), abbreviations=ABBREVIATIONS)


def cited(*notes: str | Note, **about: object) -> list[Citation]:
    """The citations of one letter with these notes."""
    return list(citations(edition(letter("1", *notes), **about)))


def references(*notes: str) -> list[str]:
    """Their references."""
    return [each.reference for each in cited(*notes)]


def doubts(found: Sequence[Citation]) -> Mapping[str, list[str]]:
    """The doubts of citations, by the address of those that have any."""
    return {each.address: [doubt.text for doubt in each.doubts] for each in found if each.doubts}
