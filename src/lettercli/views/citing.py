"""Which citations somebody asks for: those of a source, or those at an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lettercli.address import Directory, Place
from lettercli.errors import UnknownAddress
from lettercli.sources import Citation
from lettercli.sources.wanted import read


def named(directory: Directory, citations: Sequence[Citation], text: str) -> list[Citation]:
    """The citations that an address or a reference names; what is an address is no reference.

    Raises UnknownAddress for what begins as an address of the edition and names nothing, LettersError for no reference.
    """
    try:
        places = directory.resolve(text)
    except UnknownAddress:
        if _begins_as_address(directory, text):
            raise
        asked = read(text)
        return [each for each in citations if asked.fits(each)]
    return [each for place in places for each in within(citations, place)]


def within(citations: Iterable[Citation], place: Place) -> Iterator[Citation]:
    """The citations in a place: of a letter or passage its own, and those of the notes that are called there."""
    letter, passage, note = place.letter, place.passage, place.note
    called = {
        each.number
        for each in letter.notes
        if note is None and any(passage is None or _below(anchor.address, passage.address) for anchor in each.anchors)
    }
    for each in citations:
        if each.letter == letter.id:
            own = passage is None or _below(each.address, passage.address)
            if own or (each.note and each.note in called):
                yield each


def _below(address: str, holder: str) -> bool:
    return f"{address}.".startswith(f"{holder}.")


def _begins_as_address(directory: Directory, text: str) -> bool:
    """Whether a letter's id and a part of it are meant: `42.n99`."""
    letter, dot, rest = text.strip().partition(".")
    return bool(dot and rest and not rest[0].isspace()) and directory.edition.letter(letter) is not None
