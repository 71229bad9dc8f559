"""The measures of a letter told from its objects, passage by passage: what those read off the index must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettercli.model import Letter, Passage
from lettercli.text.tokens import tokens
from lettercli.views.measured import FIRST_WORDS, Measure

_FORMS = {"salute", "dateline", "signed", "closer", "gap"}


def passages(letter: Letter) -> Iterator[Passage]:
    """What the letter says: its main flow without what other hands wrote on it."""
    return (passage for passage in letter.walk() if passage.kind != "annotation" and "annotation" not in passage.inside)


def words(parts: Iterable[Passage]) -> int:
    """How many words stand in these passages, bracketed insertions included, the signs of gaps left out."""
    return sum(_words(passage) for passage in parts if passage.kind != "gap")


def _words(passage: Passage) -> int:
    gaps = [(mark.start, mark.end) for mark in passage.marks if mark.kind == "gap"]
    return sum(1 for start, _ in tokens(passage.text) if not any(first <= start < end for first, end in gaps))


def measure(letter: Letter) -> Measure:
    """All the numbers."""
    main = list(passages(letter))
    noted = words(passage for note in letter.notes for passage in note.body.walk())
    points = sum(passage.kind == "point" for passage in letter.walk())
    return Measure(words(main), points, len(letter.notes), len(main), noted)


def begins(letter: Letter) -> str:
    """The first words of the letter's own text."""
    found: list[str] = []
    for passage in passages(letter):
        if passage.text and passage.kind not in _FORMS and not _FORMS.intersection(passage.inside):
            found += ["¶"] * bool(found) + passage.text.split()
        if len(found) > FIRST_WORDS:
            return " ".join(found[:FIRST_WORDS]).removesuffix(" ¶") + " …"
    return " ".join(found)
