"""Addresses: from what a user typed (`42.6b`, `42.n16`, `39-41`) to the places of an edition.

One grammar for every command. The longest id of a letter that begins an address wins, so ids may hold dots and
hyphens; what would make that ambiguous (`clashes`) is refused when an edition is loaded. The segments after the id are
those that the reader of the letters gave its passages: nothing is computed twice here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lettercli.errors import UnknownAddress
from lettercli.model import Edition, Letter, Note, Passage

LONGEST = 500
"""Characters that an address may have; no edition needs more, and a longer text is not searched for."""

_LABEL = r"(?:\d+|[a-z]|[ivxlcdm]+)"
_NAME = r"(?:salute|dateline|closer|signed|ps|annotation|gap)\d*"
_SEGMENT = rf"(?:{_LABEL}|p\d+|n\d+|q{_LABEL}?|{_NAME})(?:~\d+)?"
_ITEM = re.compile(rf"{_LABEL}(?:~\d+)?")
_TAIL = re.compile(rf"{_SEGMENT}(?:\.{_SEGMENT})*", re.IGNORECASE)
_RUN_ON = re.compile(r"(?<=\d)(?=[a-zA-Z])|(?<=[a-z])(?<!\bp)(?<!\bn)(?<!\bq)(?=\d)")
"""Where `6b` and `6b2` are cut into segments."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an address names: a letter, or a passage of it with all that lies below."""

    letter: Letter
    passage: Passage | None = None
    """None: the whole letter. For a whole note its body."""
    note: Note | None = None
    """The note that the passage is, or belongs to; None in the letter's own text."""

    @property
    def address(self) -> str:
        """The address as the program writes it."""
        return self.letter.id if self.passage is None else self.passage.address


class Directory:
    """The places of an edition by address; worth keeping where many addresses are looked up."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._passages: dict[str, dict[str, Place]] = {}

    def resolve(self, text: str) -> tuple[Place, ...]:
        """The place that an address names, or the letters of a range, in the edition's order.

        Raises UnknownAddress, whose hint says what there is instead.
        """
        address = _checked(text)
        id = self._known(address)
        if id is None:
            return tuple([Place(self.edition.letters[place]) for place in self._range(address)])
        letter, tail = self.edition.letters[self.edition.place(id)], address[len(id) + 1 :]
        if address == id:
            return (Place(letter),)
        place = self._within(letter, tail)
        if place is None:
            from lettercli.address.signpost import parts_there_are

            raise UnknownAddress(address, parts_there_are(letter, tail))
        return (place,)

    def letters(self, text: str) -> Sequence[int]:
        """Where in the edition the letters stand that an address names or lies in; raises UnknownAddress.

        A letter is read only where the address goes on after its id.
        """
        address = _checked(text)
        id = self._known(address)
        if id is None:
            return self._range(address)
        if address != id:
            self.resolve(address)
        return (self.edition.place(id),)

    def places(self, letter: Letter) -> dict[str, Place]:
        """All places of a letter that have an address of their own, notes last."""
        if letter.id not in self._passages:
            notes = {note.body.address: note for note in letter.notes}
            places, note = {}, None
            for passage in letter.everything():
                note = notes.get(passage.address) if passage.kind == "note" else note
                places[passage.address] = Place(letter, passage, note)
            self._passages[letter.id] = places
        return self._passages[letter.id]

    def _known(self, address: str) -> str | None:
        """The longest id of a letter that begins the address, at its end or before a full stop."""
        end = len(address)
        while end > 0:
            if address[:end] in self.edition:
                return address[:end]
            end = address.rfind(".", 0, end)
        return None

    def _within(self, letter: Letter, tail: str) -> Place | None:
        places = self.places(letter)
        for spelling in _spellings(tail):
            if (place := places.get(f"{letter.id}.{spelling}")) is not None:
                return place
        return _first_gap(letter) if tail == "gap" else None

    def _range(self, address: str) -> Sequence[int]:
        """Where the letters from one id to another stand; raises UnknownAddress if the address is no such range."""
        edition = self.edition
        for begin, end in _halves(address):
            if begin in edition and end in edition:
                first, last = edition.place(begin), edition.place(end)
                if first > last:
                    raise UnknownAddress(address, f"{end} comes before {begin}: write {end}-{begin}")
                return range(first, last + 1)
        from lettercli.address.signpost import letters_there_are

        raise UnknownAddress(address, letters_there_are(self.edition, address))


def resolve(edition: Edition, text: str) -> tuple[Place, ...]:
    """The place that an address names, or the letters of a range `39-41`; raises UnknownAddress.

    For many addresses of one edition, keep a Directory.
    """
    return Directory(edition).resolve(text)


def _checked(text: str) -> str:
    """The address without blanks around it; raises UnknownAddress for what can be none."""
    address = text.strip()
    if not address or len(address) > LONGEST:
        shown = f"{address[:40]}…" if address else address
        raise UnknownAddress(shown, "an address is a letter's id, such as 42, or a part of it, such as 42.6.b")
    return address


def is_tail(text: str) -> bool:
    """Whether a text could follow an id and a dot as the address of a part: `6`, `6.b`, `n16`, `ps.signed`."""
    return _TAIL.fullmatch(text) is not None


def covers(address: str, passage: str) -> bool:
    """Whether a passage is the one of that address, or lies below it."""
    return passage == address or passage.startswith(f"{address}.")


def around(address: str) -> Iterator[str]:
    """The address, and those that cover it from the nearest to the widest: `42.6.b`, `42.6`, `42`."""
    yield address
    while (dot := address.rfind(".")) >= 0:
        address = address[:dot]
        yield address


class Region:
    """What some addresses cover together; asking costs the depth of an address, however many there are."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._addresses = frozenset(addresses)
        self._around = frozenset(each for address in self._addresses for each in around(address))

    def holds(self, address: str) -> bool:
        """Whether one of the addresses covers this one."""
        return any(each in self._addresses for each in around(address))

    def meets(self, address: str) -> bool:
        """Whether one of the addresses covers this one, or this one covers it."""
        return address in self._around or self.holds(address)


def clashes(ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Ids that another id with a part could also spell, each with that other one: (`42.6`, `42`).

    Such an edition would have addresses with two meanings, one of which hides the other.
    """
    known = set(ids)
    for id in known:
        dot = id.find(".")
        while dot >= 0:
            if id[:dot] in known and is_tail(id[dot + 1 :]):
                yield id, id[:dot]
            dot = id.find(".", dot + 1)


def _spellings(tail: str) -> Iterator[str]:
    """A tail as typed, then the ways in which it may also be meant: `6b` for `6.b`, `p2.q.1` for `p2.q1`.

    Last, an item of a quotation whose quotation is not named: `n1.a` for `n1.qa`.
    """
    yield tail
    apart = _RUN_ON.sub(".", tail)
    for spelling in (tail, apart):
        yield re.sub(r"(?<![^.])q\.(?!p\d)", "q", spelling)
    yield apart
    segments = apart.split(".")
    for at, segment in enumerate(segments):
        if at and _ITEM.fullmatch(segment):
            yield ".".join([*segments[:at], f"q{segment}", *segments[at + 1 :]])


def _halves(address: str) -> Iterator[tuple[str, str]]:
    """The ways to cut an address in two at a hyphen or a dash."""
    for at, character in enumerate(address):
        if character in "-–":
            yield address[:at].strip(), address[at + 1 :].strip()


def _first_gap(letter: Letter) -> Place | None:
    """The first passage of a letter's own text in which something is lost."""
    for passage in letter.walk():
        if passage.kind == "gap" or any(mark.kind == "gap" for mark in passage.marks):
            return Place(letter, passage)
    return None
