"""What corpus.yaml says of the book."""

from __future__ import annotations

import pytest

from lettercli.book import Book, Person, book, faults, person


@pytest.mark.parametrize(
    ("written", "parts", "name", "sorted_name"),
    [
        ("Stalin", Person("Stalin"), "Stalin", "Stalin"),
        ("Lih, Lars T.", Person("Lih", "Lars T."), "Lars T. Lih", "Lih, Lars T."),
        ("King,  Martin Luther, Jr.", Person("King", "Martin Luther", "Jr."), "Martin Luther King Jr.",
         "King, Martin Luther, Jr."),
        ("Central Committee", Person("Central Committee"), "Central Committee", "Central Committee"),
        ("V. M. Molotov", Person("V. M. Molotov"), "V. M. Molotov", "V. M. Molotov"),
        (", Ann", Person("Ann"), "Ann", "Ann"),
        ("Ann,", Person("Ann"), "Ann", "Ann"),
    ],
)  # fmt: skip
def test_a_name_is_parted_at_its_commas_only(written: str, parts: Person, name: str, sorted_name: str) -> None:
    """Family, given name and suffix are those that commas part; a name without a comma stays whole."""
    assert (person(written), person(written).name, person(written).sorted_name) == (parts, name, sorted_name)


def test_a_book_is_read() -> None:
    """Every key has its place; editors may be one text or a list."""
    said = {"title": "T", "editors": ["A, B", "C"], "translators": "D, E", "year": "1995", "attributed": "yes"}
    assert book({"book": said}) == Book(
        "T", (Person("A", "B"), Person("C")), (Person("D", "E"),), year="1995", attributed=True
    )
    assert list(faults({"book": said})) == []


@pytest.mark.parametrize("about", [{}, {"book": ""}, {"book": {}}, {"book": {"title": " "}}, {"book": ["T"]}])
def test_without_a_title_there_is_no_book(about: dict[str, object]) -> None:
    """What is no book is none, however it is written."""
    assert book(about) is None


@pytest.mark.parametrize(
    ("said", "keys", "what"),
    [
        ("T", ("book",), "book is no list of keys"),
        ({"place": "P"}, ("book",), "book has no title"),
        ({"title": "T", "editor": "A"}, ("book", "editor"), "book has no 'editor'"),
        ({"title": "T", "editors": [""]}, ("book", "editors"), "editors of the book is no list of names"),
        ({"title": "T", "editors": {"a": "b"}}, ("book", "editors"), "editors of the book is no list of names"),
        ({"title": "T", "year": ["1995"]}, ("book", "year"), "year of the book is no text"),
        ({"title": "T", "attributed": "maybe"}, ("book", "attributed"), "attributed: 'maybe'"),
    ],
)
def test_faults(said: object, keys: tuple[str, ...], what: str) -> None:
    """Each fault names the key where it is, and what to write."""
    ((at, is_, instead),) = faults({"book": said})
    assert (at, is_) == (keys, what)
    assert instead
