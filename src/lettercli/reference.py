"""A letter as bibliographies take it: what every style of citation is made from.

It stands beside `table` and `page` for the same reason: the view that knows letters and the styles that know fields do
not know one another.
"""

from __future__ import annotations

from dataclasses import dataclass

from lettercli import dates
from lettercli.book import Book, Person
from lettercli.dates import Date

ATTRIBUTED = "attributed to this book; the source of the text does not name it"
"""What every style adds where the book is the editor's guess."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One letter, and the places in it that are cited."""

    key: str
    """Its name in a bibliography, the same at every call and no other letter's: `stalin-1929-42`."""
    letter: str
    """The letter's id."""
    senders: tuple[Person, ...]
    recipients: tuple[Person, ...]
    date: Date
    place: str
    """Where it was written."""
    book: Book
    """The book that holds it; where corpus.yaml names none, the edition's own title."""
    printed: bool
    """Whether corpus.yaml names a book."""
    pages: str = ""
    """In the book."""
    where: tuple[str, ...] = ()
    """The places in the letter: `§6b`, `n. 16`; empty for the whole letter."""
    addresses: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    """Of an edition that is no book: where its text is from."""
    own: str = ""
    """The edition's own citation, by its template; in Markdown `own_markdown`."""
    own_markdown: str = ""

    @property
    def plain_date(self) -> Date:
        """The date for programs: Gregorian, no set; undated where that cannot be said."""
        return dates.gregorian(self.date)

    @property
    def day_is_said(self) -> bool:
        """Whether the date for programs says all that the letter's own says."""
        return self.plain_date.edtf == self.date.edtf

    @property
    def name(self) -> str:
        """`Letter 42`."""
        return f"Letter {self.letter}"

    @property
    def title(self) -> str:
        """The letter as an entry of a bibliography names it: `Letter 42, to Molotov, 21 August 1929`."""
        to = f"to {listed(self.recipients)}" if self.recipients else ""
        return ", ".join(part for part in (self.name, to, dates.words(self.date)) if part)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What has no field of its own: the places cited, the reserve, the source."""
        reserve = ATTRIBUTED if self.book.attributed else ""
        said = ("; ".join(self.where), reserve, self.source)
        return tuple(part[0].upper() + part[1:] for part in said if part)


def listed(people: tuple[Person, ...]) -> str:
    """Names in running text: `A`, `A and B`, `A, B, and C`."""
    names = [person.name for person in people]
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
