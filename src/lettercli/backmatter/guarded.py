"""Addresses in a file that people write, each with the first words of its passage as a guard.

An address counts points and paragraphs and may drift when an edition grows; its first words do not. So an editor
writes both, `42.6: The Politburo has adopted`, and what no longer agrees is an error with its line, never a passage
that is quietly another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lettercli.address import Directory, Place
from lettercli.errors import Fault, Faults, UnknownAddress
from lettercli.files import yamlfile
from lettercli.files.folder import shown
from lettercli.model import Passage
from lettercli.text.tokens import cut, fold, form

SHOWN = 6
"""So many first words a message gives to copy."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A passage that an editor has decided on."""

    address: str
    """As the program writes it."""
    why: str
    """The editor's reason; empty where it is obvious."""
    line: int
    """Of the file, from 1."""


class Entries:
    """Reads the parts of a file and gathers what is wrong with them."""

    def __init__(self, path: Path, directory: Directory) -> None:
        """Raises Faults for a file that is no YAML; one that is not there is an empty one."""
        self.path = path
        self.directory = directory
        self.faults: list[Fault] = []
        try:
            self.document = yamlfile.load(path)
        except FileNotFoundError:
            self.document = yamlfile.Document("")
        except Faults as wrong:
            raise Faults([fault._replace(path=shown(fault.path)) for fault in wrong.faults]) from None
        except OSError as error:
            raise Faults([Fault(shown(str(path)), 0, f"cannot be read: {error.strerror}")]) from None

    def fault(self, what: str, instead: str, *place: str | int) -> None:
        """Something wrong at a place of the file."""
        self.faults.append(Fault(shown(str(self.path)), self.document.line_of(*place), what, instead))

    def line(self, *place: str | int) -> int:
        """The line of what stands at a place."""
        return self.document.line_of(*place)

    def check(self) -> None:
        """Raises Faults if there are any."""
        if self.faults:
            raise Faults(self.faults)

    def mapping(
        self, value: yamlfile.Value, what: str, instead: str, *place: str | int
    ) -> Mapping[str, yamlfile.Value]:
        """A value that must be a mapping; an empty one is."""
        if isinstance(value, dict):
            return value
        if value:
            self.fault(what, instead, *place)
        return {}

    def name(self, key: str, what: str, *place: str | int) -> str:
        """A key that is a name: on one line, blanks evened; a fault `what` if nothing is left of it."""
        name = " ".join(key.split())
        if not name:
            self.fault(what, "write one", *place)
        return name

    def text(self, value: yamlfile.Value, *place: str | int) -> str:
        """A value that must be one text."""
        if isinstance(value, str):
            return " ".join(value.split())
        self.fault(f"{place[-1]} is no text", f"write {place[-1]}: and one text", *place)
        return ""

    def texts(self, value: yamlfile.Value, *place: str | int) -> tuple[str, ...]:
        """A value that must be one text or a list of them."""
        texts = [value] if isinstance(value, str) and value else value or []
        if isinstance(texts, list) and all(isinstance(each, str) and each.strip() for each in texts):
            return tuple(" ".join(str(each).split()) for each in texts)
        self.fault(f"{place[-1]} is no list of texts", f'write {place[-1]}: ["…", "…"]', *place)
        return ()

    def known(self, given: Mapping[str, object], keys: frozenset[str], *place: str | int) -> None:
        """Faults for keys that mean nothing here."""
        for key in given:
            if key not in keys:
                self.fault(f"unknown key {key!r}", f"there are {', '.join(sorted(keys))}", *place, key)

    def guarded(self, value: yamlfile.Value, *place: str | int) -> tuple[Guarded, ...]:
        """The passages of a mapping from addresses to first words, or to `begins:` and `why:`."""
        what, instead = f"{place[-1]} holds no addresses", f"write {place[-1]}: and below it 42.6: its first words"
        return tuple(self._guarded(self.mapping(value, what, instead, *place), place))

    def _guarded(self, given: Mapping[str, yamlfile.Value], place: tuple[str | int, ...]) -> Iterator[Guarded]:
        for address, value in given.items():
            begins, why = value, ""
            if isinstance(value, dict):
                self.known(value, frozenset({"begins", "why"}), *place, address)
                begins = value.get("begins", "")
                why = self.text(value.get("why", ""), *place, address, "why")
            found = self._place(address, *place)
            if found is None:
                continue
            if not isinstance(begins, str):
                self.fault(f"{address}: no first words", f"write {address}: {_first(found)}", *place, address)
            elif self._agrees(found, begins, *place, address):
                yield Guarded(found.address, why, self.line(*place, address))

    def _place(self, address: str, *place: str | int) -> Place | None:
        try:
            found = self.directory.resolve(address)
        except UnknownAddress as unknown:
            self.fault(unknown.message, unknown.hint, *place, address)
            return None
        if len(found) > 1:
            self.fault(f"{address} is several letters", "name each on a line of its own", *place, address)
            return None
        return found[0]

    def _agrees(self, found: Place, begins: str, *place: str | int) -> bool:
        """Whether a passage begins with these words; a fault if not, with what it begins with."""
        guard, words = _words(begins), _words(_text(found))
        if words[: len(guard)] == guard and (guard or not words):
            return True
        if not guard:
            self.fault(f"{place[-1]}: no first words", f"write {place[-1]}: {_first(found)}", *place)
            return False
        parts = found.letter.everything()
        moved = next((part.address for part in parts if _words(part.text)[: len(guard)] == guard), "")
        mend = f"these words begin {moved} now" if moved else "mend the words, or the address"
        self.fault(f"{found.address} begins {_first(found)!r}, not {begins!r}", mend, *place)
        return False


def _text(place: Place) -> str:
    """The text that a place begins with; of what only holds parts that of the first part that has one."""
    tops: tuple[Passage, ...] = place.letter.passages if place.passage is None else (place.passage,)
    return next((part.text for top in tops for part in top.walk() if part.text), "")


def _words(text: str) -> list[str]:
    """The words of a text, case, accents and punctuation aside."""
    return [fold(form(word)) for word in cut(text)[1::2]]


def _first(place: Place) -> str:
    """The first words of a passage, as one can copy them."""
    words = _text(place).split()
    return " ".join(words[:SHOWN])
