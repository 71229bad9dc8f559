"""The Chicago Manual of Style: a note that cites a letter in a published collection.

In the form of the 17th edition (14.111), which names the place of publication; for the 18th, leave `place` out of
corpus.yaml's `book:`. A letter is cited by number and by point, after the page where that is known.
"""

from __future__ import annotations

from lettercli import dates
from lettercli.book import Book, Person
from lettercli.reference import ATTRIBUTED, Reference, listed
from lettercli.render.typeset import markdown_escaped

_MOST_NAMES = 3


def cite(reference: Reference, markdown: bool) -> str:
    """`Stalin to Molotov, 21 August 1929, in Title, ed. A and B (Place: Publisher, 1995), letter 42, §6b.`"""
    book = reference.book
    said = markdown_escaped if markdown else str
    title = f"*{said(book.title)}*" if markdown else book.title
    date = dates.words(reference.date) if reference.date.edtf else "n.d."
    before = [_people(reference), reference.place, date]
    after = [reference.pages, f"letter {reference.letter}", "; ".join(reference.where), _link(book)]
    imprint = said(_imprint(book))
    collection = ", ".join([f"in {title}", *map(said, _facts(book))]) + (f" {imprint}" if imprint else "")
    cited = ", ".join([*(said(part) for part in before if part), collection, *(said(part) for part in after if part)])
    return f"{cited} ({ATTRIBUTED})." if book.attributed else f"{cited}."


def _people(reference: Reference) -> str:
    senders, recipients = listed(reference.senders), listed(reference.recipients)
    if senders and recipients:
        return f"{senders} to {recipients}"
    if recipients:
        return f"Letter to {recipients}"
    return f"{senders}, letter" if senders else "Letter"


def _facts(book: Book) -> list[str]:
    """What stands between a book's title and its imprint."""
    facts = [("ed. ", _few(book.editors)), ("trans. ", _few(book.translators)), ("", book.edition),
             ("vol. ", book.volume)]  # fmt: skip
    return [name + value for name, value in facts if value]


def _few(people: tuple[Person, ...]) -> str:
    return f"{people[0].name} et al." if len(people) > _MOST_NAMES else listed(people)


def _imprint(book: Book) -> str:
    """`(New Haven: Yale University Press, 1995)`, as far as it is known."""
    house = ": ".join(part for part in (book.place, book.publisher) if part)
    inner = ", ".join(part for part in (house, book.year) if part)
    return f"({inner})" if inner else ""


def _link(book: Book) -> str:
    return f"https://doi.org/{book.doi}" if book.doi else book.url
