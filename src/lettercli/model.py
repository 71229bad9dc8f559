"""The letter as everybody here means it: letters, their passages, their notes, all frozen.

A passage's `text` is what is printed there and nothing else: note numbers, page breaks and emphasis are marks beside
it, as offsets (in characters) into it. So a search never has to step over an anchor, and an offset always gives back
the exact words.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lettercli.dates import Date
from lettercli.lazy import Lazy, Picked

PassageKind = Literal[
    "salute", "dateline", "closer", "signed", "postscript", "annotation",
    "paragraph", "point", "item", "quote", "gap", "note",
]  # fmt: skip
"""point: a numbered point of the letter; item: any other list item (a subpoint, an item that hangs on a paragraph, an
item of a quotation or of a note); gap: a passage wholly lost; note: the root of a note."""

MarkKind = Literal["anchor", "insertion", "emphasis", "gap", "page"]
Voice = Literal["writer", "editor", "other"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a point of a passage's text, or over a stretch of it."""

    kind: MarkKind
    start: int
    end: int
    """Offsets into the passage's text, in characters, end exclusive; equal for an anchor and a page break."""
    value: str = ""
    """anchor: the note's number; insertion: the siglum it is signed with, if any; page: its number."""
    facs: str = ""
    """page: the image of it, a file name or URL."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest unit that can be cited, with what lies below it."""

    address: str
    """The whole address, letter included: `42.6.b`."""
    kind: PassageKind
    text: str
    """Its own text, in Unicode's NFC; the text of its parts is theirs. Empty where it only holds parts."""
    label: str = ""
    """A list label as typed: `6)`, `b)`, `(iv)`; a note's number."""
    marks: tuple[Mark, ...] = ()
    """In order of start; where several stand at one offset, in order of appearance."""
    parts: tuple[Passage, ...] = ()
    voice: Voice = "writer"
    """Whose words it is as a whole; insertions are marks."""
    hand: str = ""
    """An annotation's hand, as far as known: `unknown`, a name."""
    line: int = 0
    """Where it begins in the letter's file, from 1; 0 where there is no file."""
    inside: tuple[PassageKind, ...] = ()
    """Kinds of the passages around it, outermost first: ("postscript",) for the signature of a postscript."""

    def walk(self) -> Iterator[Passage]:
        """This passage and all below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place where a note is called."""

    address: str
    """The passage's address."""
    offset: int
    """Where in the passage's text, in characters."""


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's footnote."""

    number: str
    body: Passage
    """kind "note", address `42.n16`; a flow of its own."""
    author: str = ""
    """The siglum that signs the whole note (`U.S. Ed.`), as corpus.yaml lists them; empty: the edition's editors."""
    anchors: tuple[Anchor, ...] = ()
    """Where it is called; empty for a note that nothing calls."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a letter before its first word: who, to whom, when, where."""

    id: str
    date: Date
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str
    metadata: Mapping[str, str | tuple[str, ...]]
    """Every key of the metadata block as typed, the known ones included."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of an edition."""

    id: str
    date: Date
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str
    metadata: Mapping[str, str | tuple[str, ...]]
    """Every key of the metadata block as typed, the known ones included."""
    passages: tuple[Passage, ...]
    """The top level of the main flow."""
    notes: tuple[Note, ...]
    path: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each metadata key in the file."""

    def walk(self) -> Iterator[Passage]:
        """All passages of the main flow, in reading order, without the notes."""
        for passage in self.passages:
            yield from passage.walk()

    def everything(self) -> Iterator[Passage]:
        """All passages of the main flow, then those of the notes, each flow in reading order."""
        yield from self.walk()
        for note in self.notes:
            yield from note.body.walk()

    def note(self, number: str) -> Note | None:
        """The note of that number."""
        return next((note for note in self.notes if note.number == number), None)


def head(letter: Letter) -> Head:
    """The head of a letter."""
    return Head(letter.id, letter.date, letter.sender, letter.recipient, letter.place, letter.metadata)


class Letters(Lazy[Letter]):
    """The letters of an edition in its order, in memory or read when asked for.

    What heads can tell costs no letter: who asks only for dates and names asks `heads`.
    """

    @property
    @abstractmethod
    def heads(self) -> Sequence[Head]:
        """The heads of the letters, in the same order."""

    @abstractmethod
    def place(self, id: str) -> int | None:
        """Where the letter of that id stands; None where there is none."""

    def some(self, places: Sequence[int]) -> Letters:
        """The letters at some places, ascending, none of them read yet."""
        return Chosen(self, places)

    def named(self, ids: Collection[str]) -> Letters:
        """Those letters that have one of the ids."""
        places = (self.place(id) for id in ids)
        return self.some(sorted({place for place in places if place is not None}))


class Kept(Letters):
    """Letters in memory."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self._letters = tuple(letters)
        self._heads = tuple(map(head, self._letters))
        self._places = {letter.id: at for at, letter in reversed(tuple(enumerate(self._letters)))}

    @property
    def heads(self) -> Sequence[Head]:
        return self._heads

    def place(self, id: str) -> int | None:
        return self._places.get(id)

    def __len__(self) -> int:
        return len(self._letters)

    def at(self, place: int) -> Letter:
        return self._letters[place]


class Chosen(Letters):
    """Some letters of others."""

    def __init__(self, letters: Letters, places: Sequence[int]) -> None:
        self.letters = letters
        self.places = places
        """Places in `letters`, ascending."""

    @property
    def heads(self) -> Sequence[Head]:
        return Picked(self.letters.heads, self.places)

    def place(self, id: str) -> int | None:
        place = self.letters.place(id)
        at = bisect_left(self.places, place) if place is not None else len(self)
        return at if at < len(self) and self.places[at] == place else None

    def __len__(self) -> int:
        return len(self.places)

    def at(self, place: int) -> Letter:
        return self.letters[self.places[place]]


def places_of(letters: Sequence[Letter]) -> Sequence[int]:
    """Where each of the letters of an edition, or of some of them, stands in the edition."""
    if not isinstance(letters, Chosen):
        return range(len(letters))
    around = places_of(letters.letters)
    return [around[place] for place in letters.places]


def heads_of(letters: Sequence[Letter]) -> Sequence[Head]:
    """The heads of letters, without reading one that is not read."""
    return letters.heads if isinstance(letters, Letters) else tuple(map(head, letters))


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its letters in the edition's order, and what corpus.yaml says of it."""

    name: str
    title: str
    letters: Sequence[Letter]
    """Perhaps read only when asked for: draw one after the other, do not hold many."""
    root: Path | None = None
    """The folder that holds corpus.yaml."""
    about: Mapping[str, object] = field(default_factory=dict)
    """All of corpus.yaml; strings, lists and mappings of strings."""
    sigla: tuple[str, ...] = ()
    """Who signs notes and insertions: `U.S. Ed.`"""
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence: `Com.`, `vol.`"""
    language: str = "en"
    shipped: bool = False
    """True for the edition that comes with the program, chosen because no other was found."""

    _kept: Letters = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Notes what letters that are simply there do not know of themselves."""
        letters = self.letters
        object.__setattr__(self, "_kept", letters if isinstance(letters, Letters) else Kept(letters))

    @property
    def heads(self) -> Sequence[Head]:
        """The heads of the letters, in the same order; they cost no letter."""
        return self._kept.heads

    def chosen(self, places: Sequence[int]) -> Letters:
        """The letters at some places, ascending, none of them read yet."""
        return self._kept.some(places)

    def __contains__(self, id: object) -> bool:
        """Whether there is a letter of that id."""
        return isinstance(id, str) and self._kept.place(id) is not None

    def letter(self, id: str) -> Letter | None:
        """The letter of that id."""
        place = self._kept.place(id)
        return None if place is None else self.letters[place]

    def place(self, id: str) -> int:
        """Where the letter of that id stands in `letters`; raises KeyError."""
        place = self._kept.place(id)
        if place is None:
            raise KeyError(id)
        return place
