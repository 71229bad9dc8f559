"""What a search is about, and what it finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, Literal, NamedTuple

from lettercli.index.layout import LAYERS

if TYPE_CHECKING:
    from lettercli.index.layout import Index

Layer = Literal["text", "body", "notes", "all"]
Voice = Literal["writer", "editor", "other"]


class Hit(NamedTuple):
    """Tokens from start to end, end exclusive."""

    start: int
    end: int


class Scope(NamedTuple):
    """What part of an edition a search is about; what both name, where both are given."""

    letters: Collection[str] | None = None
    """The ids of letters; None: all."""
    passages: Collection[str] | None = None
    """Addresses of passages, each with all that lies below it; None: all."""


class Placed(Set[str]):
    """The ids of letters that are told by their places in an index: an id is read where somebody asks for it."""

    def __init__(self, index: Index, places: Sequence[int]) -> None:
        self.index = index
        self.places = places
        """Each once."""
        self._ids: frozenset[str] | None = None

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        """What is made of two such sets is a plain one."""
        return frozenset(it)

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        letters = self.index.letters
        return (letters.id(place) for place in self.places)

    def __contains__(self, id: object) -> bool:
        if self._ids is None:
            self._ids = frozenset(self)
        return id in self._ids

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Placed) and other.index is self.index:
            return list(self.places) == list(other.places)
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]


def wanted(index: Index, letters: Collection[str]) -> bytes:
    """For each letter of an index whether it is one of these, as a 1 or a 0."""
    if isinstance(letters, Placed) and letters.index is index:
        marks = bytearray(len(index.letters))
        for place in letters.places:
            marks[place] = 1
        return bytes(marks)
    ids = frozenset(letters)
    return bytes(id in ids for id in index.letters.ids())


def layers(layer: Layer, voice: Voice | None) -> tuple[int, ...]:
    """The layers of the index where hits can be, as places in LAYERS, in the order of a letter's reading."""
    if layer == "all":
        names = ["text", "annotations", "notes"]
    elif layer == "notes":
        names = ["notes"]
    else:
        names = ["annotations"] if voice == "other" else ["text"]
    return tuple(map(LAYERS.index, names))


def within(index: Index, hits: Iterable[Hit], scope: Scope) -> Iterator[Hit]:
    """The hits that lie in a part of the edition."""
    if scope.letters is not None:
        marks = wanted(index, scope.letters)
        hits = (hit for hit in hits if marks[index.letter(hit.start)])
    if scope.passages is not None:
        kept = scope.passages
        hits = (hit for hit in hits if _holder(index.passages.addresses[index.passage(hit.start)], kept))
    return iter(hits)


def _holder(address: str, kept: Collection[str]) -> str:
    """The address of the passage, or of one around it, that is kept; empty if none is."""
    while address not in kept:
        if "." not in address:
            return ""
        address = address.rpartition(".")[0]
    return address
