"""Letters as references: which of them are cited, at which places, in which book."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lettercli import dates
from lettercli.book import Book, Person, book, person
from lettercli.dates import days
from lettercli.reference import Reference
from lettercli.views.cite import citations, locus

if TYPE_CHECKING:
    from lettercli.address import Place
    from lettercli.model import Edition, Letter

_OF_A_LETTER = ("volume", "url", "doi")
"""Keys of a letter's metadata that outdo those of the book: of several volumes, or of an edition on the web. `year` is
none of them: a letter that has it means its own."""


def references(edition: Edition, places: Iterable[Place]) -> Iterator[Reference]:
    """One reference a letter, in the order in which the places first name it; where it is named whole, no place."""
    by_letter: dict[str, list[Place]] = {}
    for place in places:
        by_letter.setdefault(place.letter.id, []).append(place)
    printed = book(edition.about)
    for together in by_letter.values():
        yield _reference(edition, printed, together)


def _reference(edition: Edition, printed: Book | None, places: Sequence[Place]) -> Reference:
    letter = places[0].letter
    where = [locus(place.letter, place.passage, place.note) for place in places]
    senders, recipients = (tuple(map(person, people)) for people in (letter.sender, letter.recipient))
    changed = {key: value for key in _OF_A_LETTER if (value := _one(letter, key))}
    return Reference(
        key=key(letter, senders),
        letter=letter.id,
        senders=senders,
        recipients=recipients,
        date=letter.date,
        place=letter.place,
        book=replace(printed or Book(edition.title), **changed),  # type: ignore[arg-type]
        printed=printed is not None,
        pages=_one(letter, "pages"),
        where=tuple(dict.fromkeys(where)) if all(where) else (),
        addresses=tuple(dict.fromkeys(place.address for place in places)),
        language=edition.language,
        source="" if printed else _said(edition.about.get("source")),
        own=citations(edition, places),
        own_markdown=citations(edition, places, markdown=True),
    )


def key(letter: Letter, senders: Sequence[Person] = ()) -> str:
    """The letter's name in a bibliography: first sender, year and id, in signs that every program takes.

    No two letters of an edition share one: the id is in it, its odd signs as their numbers in Unicode, and what
    stands before the id has no hyphen but those that divide it.
    """
    sender = _plain(senders[0].family) if senders else ""
    id = re.sub(r"[^A-Za-z0-9.-]", lambda sign: f"_{ord(sign[0]):x}_", letter.id)
    return f"{sender or 'letter'}-{_year(letter.date)}-{id}"


def _plain(name: str) -> str:
    """The letters a to z of a name, accents dropped."""
    return re.sub("[^a-z]+", "", unicodedata.normalize("NFKD", name).casefold())


def _year(date: dates.Date) -> str:
    """The year in which a date begins, in its own calendar; `nd` where that is not known."""
    if date.first is None:
        return "nd"
    year = days.civil(date.first, date.calendar)[0]
    return str(year) if year > 0 else f"{1 - year}bc"


def _one(letter: Letter, key: str) -> str:
    return _said(letter.metadata.get(key))


def _said(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value))
    return " ".join(value.split()) if isinstance(value, str) else ""
