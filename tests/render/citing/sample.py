"""References with one of everything that a style has to write."""

from __future__ import annotations

from dataclasses import replace

from lettercli import dates
from lettercli.book import Book, Person
from lettercli.reference import Reference

BOOK = Book(
    "The Letters of Ann, 1920–1930",
    (Person("Müller", "Jürgen"), Person("Łoś", "Ewa", "Jr."), Person("Smith and Sons")),
    (Person("van Dyk", "Jan"),), "2nd ed.", "3", "Köln", "O'Reilly & Co", "1995", "https://example.org/a_b?x=1&y=2", "",
    "978-0-00-000000-2", attributed=True,
)  # fmt: skip
"""A book with every field but a DOI."""

PRINTED = Reference(
    "ann-1929-42", "42", (Person("Ann"),), (Person("Benedict", "C. D."), Person("Central Board")),
    dates.parse("1929-08-21"), "Sochi", BOOK, True, "12–15", ("§6b", "n. 16"), ("42.6.b", "42.n16"), "en",
    own="Letter 42, §6b; n. 16", own_markdown="*Letter* 42, §6b; n. 16",
)  # fmt: skip
"""Two places of a letter in that book."""

ALONE = Reference("ann-1929-1", "1", (Person("Ann"),), (Person("Ben"),), dates.parse("1929-08-21"), "Sochi",
                  Book("Letters to a Friend"), False, language="en", source="Invented for the tests")  # fmt: skip
"""A letter of an edition that is no book."""

HOSTILE = "a{b}c\\d$e&f#g%h_i~j^k<l>m|n\"o'p`q*r[s]\x1b]0;t\x07\u202eu\nER  - \t@x{y,\x85v"
"""What TeX, RIS, JSON, Markdown and terminals have signs of their own for."""


def dated(reference: Reference, text: str, calendar: str = "gregorian") -> Reference:
    """The same letter of another date."""
    return replace(reference, date=dates.parse(text, calendar))
