"""All citations of an edition as they are printed, in the order in which an `ibid.` looks back.

The notes of all letters are one stream: an `ibid.` in them may mean what a note of the letter before cites. The order
is that of their numbers, which is the printed one, whatever the order in a letter's file. The text of each letter is a
stream of its own, since its writer has not read the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lettercli.files.folder import natural
from lettercli.model import Edition, Letter, Note, Passage
from lettercli.sources.archival import references
from lettercli.sources.articles import articles
from lettercli.sources.citation import Found
from lettercli.sources.enclosure import Enclosures
from lettercli.sources.papers import issues
from lettercli.sources.printed import works
from lettercli.sources.short import Titles, shorts
from lettercli.sources.taken import Taken
from lettercli.text.tokens import fold

_MAY_CITE = re.compile(r"\d|bid|там же|cit\.|соч|ebd|ebenda", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A citation where it is printed."""

    letter: Letter
    note: Note | None
    """None in the letter's own text."""
    passage: Passage
    found: Found
    joined: bool = False
    """Whether nothing but a semicolon or a comma divides it from the citation before it."""

    @property
    def address(self) -> str:
        """Of the passage."""
        return self.passage.address

    @property
    def text(self) -> str:
        """As it is printed."""
        return self.passage.text[self.found.start : self.found.end]

    @property
    def author(self) -> str:
        """Who signed the note, or the bracket around the citation."""
        marks = (mark for mark in self.passage.marks if mark.kind == "insertion" and mark.value)
        inside = (mark.value for mark in marks if mark.start <= self.found.start and self.found.end <= mark.end)
        return next(inside, self.note.author if self.note is not None else "")


def streams(edition: Edition) -> list[list[Printed]]:
    """The notes of all letters as one stream, and the text of each letter that cites as one."""
    reader = _Reader(edition)
    notes = [
        printed
        for letter in edition.letters
        for note in in_order(letter.notes)
        for passage in note.body.walk()
        for printed in reader.read(letter, note, passage)
    ]
    texts = [[printed for passage in letter.walk() for printed in reader.read(letter, None, passage)]
             for letter in edition.letters]  # fmt: skip
    return [stream for stream in (notes, *texts) if stream]


def in_order(notes: Sequence[Note]) -> Sequence[Note]:
    """The notes by their numbers; as they stand where these are none (`*`) or come twice."""
    numbers = [note.number for note in notes]
    if len(set(numbers)) < len(numbers) or not all(number[:1].isdecimal() for number in numbers):
        return notes
    return sorted(notes, key=lambda note: natural(note.number))


class _Reader:
    """Finds the citations of passages, the newspapers and works of the whole edition being known."""

    def __init__(self, edition: Edition) -> None:
        self._found: dict[str, Taken] = {}
        passages = [each for letter in edition.letters for each in letter.everything() if _may_cite(each.text)]
        for passage in passages:
            enclosures = Enclosures(passage.text, edition.abbreviations)
            taken = self._found[passage.address] = Taken()
            taken.add(articles(passage.text, enclosures))
            taken.add(references(passage.text))
            taken.add(works(passage.text, enclosures))
        known = [each.work for taken in self._found.values() for each in taken.found if each.work is not None]
        titles = Titles(known)
        papers = {fold(work.periodical) for work in known if work.periodical}
        for passage in passages:
            taken = self._found[passage.address]
            taken.add(shorts(passage.text, titles))
            taken.add(issues(passage.text, papers))

    def read(self, letter: Letter, note: Note | None, passage: Passage) -> Iterator[Printed]:
        """The citations of a passage, in order."""
        text, end = passage.text, -1
        for each in self._found.get(passage.address, Taken()).found:
            joined = end >= 0 and not text[end : each.start].strip(" ;,&").removeprefix("and")
            yield Printed(letter, note, passage, each, joined)
            end = each.end


def _may_cite(text: str) -> bool:
    """Whether a text can cite at all; most of a letter cannot, and is not looked at."""
    return _MAY_CITE.search(text) is not None
