"""The book that an edition is, as `book:` in corpus.yaml names it.

A citation to paste needs the title page: editors, place, publisher, year. What corpus.yaml does not say is left out of
it, and an edition that is no book says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

KEY = "book"
_MANY = ("editors", "translators")
_ONE = ("title", "edition", "volume", "place", "publisher", "year", "url", "doi", "isbn")
_ATTRIBUTED = "attributed"
_KEYS = (*_ONE, *_MANY, _ATTRIBUTED)

Wrong = tuple[tuple[str, ...], str, str]
"""The keys that lead to a fault, what it is, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's name, in the parts by which bibliographies sort it."""

    family: str
    """The whole name where the parts are not known: a name is never cut by guess."""
    given: str = ""
    suffix: str = ""

    @property
    def name(self) -> str:
        """The name as it is spoken: `Lars T. Lih`."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def sorted_name(self) -> str:
        """The name as it is sorted: `Lih, Lars T.`"""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class Book:
    """A book as its title page has it; what is not known is empty."""

    title: str
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    edition: str = ""
    volume: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""
    doi: str = ""
    isbn: str = ""
    attributed: bool = False
    """Whether it is the editor who says that this is the book, and not the source of the text."""


def person(name: str) -> Person:
    """A name written `Family, Given` or `Family, Given, Suffix`; one without a comma stays whole."""
    family, given, suffix = (*(" ".join(part.split()) for part in name.split(",", 2)), "", "")[:3]
    return Person(family, given, suffix) if family else Person(given)


def book(about: Mapping[str, object]) -> Book | None:
    """The book that corpus.yaml names; None where it names none. What is faulty in it is passed over."""
    said = about.get(KEY)
    if not isinstance(said, Mapping) or not _text(said.get("title")):
        return None
    one = {key: _text(said.get(key)) for key in _ONE}
    editors, translators = (tuple(map(person, _texts(said.get(key)))) for key in _MANY)
    return Book(**one, editors=editors, translators=translators, attributed=said.get(_ATTRIBUTED) == "yes")


def faults(about: Mapping[str, object]) -> Iterator[Wrong]:
    """What is wrong with `book:` in corpus.yaml."""
    said = about.get(KEY)
    if said is None:
        return
    if not isinstance(said, Mapping):
        yield (KEY,), "book is no list of keys", "write title:, editors: and so on below it, indented"
        return
    if not _text(said.get("title")):
        yield (KEY,), "book has no title", "write title: below it, or leave book out"
    for key, value in said.items():
        if key not in _KEYS:
            yield (KEY, key), f"book has no {key!r}", f"it has {', '.join(_KEYS)}"
        elif key == _ATTRIBUTED and value not in ("yes", "no"):
            yield (KEY, key), f"attributed: {value!r}", "write yes if the source does not name the book, else no"
        elif key in _MANY and not _texts(value):
            yield (KEY, key), f"{key} of the book is no list of names", f'write {key}: ["Family, Given", "…"]'
        elif key in _ONE and not isinstance(value, str):
            yield (KEY, key), f"{key} of the book is no text", f"write {key}: and one text"


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    """One name, or a list of them; empty where anything in it is no name."""
    values = value if isinstance(value, list) else [value]
    return [str(each) for each in values] if all(_text(each) for each in values) else []
