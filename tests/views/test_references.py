"""Letters as references: grouping, keys, the book and what a letter says of its place in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli import dates
from lettercli.address import resolve
from lettercli.book import Book, Person, person
from lettercli.model import Edition
from lettercli.reference import Reference, listed
from lettercli.views.references import key, references
from tests.views.sample import EDITION, letter, passage

BOOK = {"book": {"title": "T", "year": "1995", "volume": "1"}, "source": "A scan", "title": "A sample"}


def found(edition: Edition, *addresses: str) -> list[Reference]:
    return list(references(edition, [place for address in addresses for place in resolve(edition, address)]))


def test_a_letter_is_one_reference() -> None:
    """Places of one letter come together, in the order in which letters and places are first named, each once."""
    one, other = found(EDITION, "42.6.b", "43", "42.n3", "42.6b")
    assert (one.key, one.where, one.addresses) == ("stalin-1929-42", ("§6b", "§6 ¶2, n. 3"), ("42.6.b", "42.n3"))
    assert (other.key, other.where) == ("stalin-1929-43", ())
    assert one.own == "Letter 42 (21 August 1929), §6b; §6 ¶2, n. 3"


def test_a_whole_letter_has_no_place() -> None:
    """Where a letter is named whole beside a part of it, the whole is cited."""
    assert found(EDITION, "42", "42.6")[0].where == ()


def test_without_a_book_the_edition_is_cited() -> None:
    """The title is the edition's own, and where its text is from is said."""
    (one,) = found(replace(EDITION, about={"source": "A  scan"}), "42")
    assert (one.book, one.printed, one.source) == (Book("A sample"), False, "A scan")


def test_the_book_is_that_of_the_edition() -> None:
    """A letter's pages are its own, and of several volumes its metadata name one."""
    made = letter("50", "1929", (passage("50.p1", "paragraph", "Hm."),), pages="12–15", volume="2",
                  year="1929")  # fmt: skip
    one, other = found(replace(EDITION, about=BOOK, letters=(*EDITION.letters, made)), "42", "50")
    assert (one.book, one.pages, one.source) == (Book("T", year="1995", volume="1"), "", "")
    assert (other.book.volume, other.book.year, other.pages) == ("2", "1995", "12–15")


@pytest.mark.parametrize(
    ("id", "date", "sender", "wanted"),
    [
        ("42", "1929-08-21", "Stalin", "stalin-1929-42"),
        ("42", "1929-08/1930", "Müller-Łoś, Jürgen", "mulleros-1929-42"),
        ("DCP-LETT.1", "192X", "Darwin, Charles", "darwin-1920-DCP-LETT.1"),
        ("4/2", "", "Лев", "letter-nd-4_2f_2"),
        ("1", "-0043", "Cicero", "cicero-44bc-1"),
        ("1", "../1929", "", "letter-nd-1"),
    ],
)
def test_keys(id: str, date: str, sender: str, wanted: str) -> None:
    """A key is sender, year and id, in signs that every program takes."""
    made = replace(EDITION.letters[0], id=id, date=dates.parse(date))
    assert key(made, [person(sender)] if sender else []) == wanted


IDS = st.text("aZ09.-_/é", min_size=1, max_size=6)
SENDERS = st.sampled_from(["A", "A-nd", "A-1929", "B nd", "", "É"])
DATES = st.sampled_from(["", "1929", "-0043", "1930-05"])


@given(st.lists(st.tuples(IDS, SENDERS, DATES), unique_by=lambda row: row[0], min_size=2, max_size=10))
def test_no_two_letters_share_a_key(rows: list[tuple[str, str, str]]) -> None:
    """Whatever ids, names and years are, letters of an edition have keys of their own."""
    made = [key(replace(EDITION.letters[0], id=id, date=dates.parse(date)), [person(name)] if name else [])
            for id, name, date in rows]  # fmt: skip
    assert len(set(made)) == len(rows)


def test_names_in_running_text() -> None:
    """Two names have an `and`, more have commas."""
    people = [Person(name) for name in "ABC"]
    assert [listed(tuple(people[:number])) for number in range(4)] == ["", "A", "A and B", "A, B, and C"]
