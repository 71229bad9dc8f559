"""CSL-JSON: what CSL 1.0.2 allows, and what processors make of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from lettercli.book import Book, Person
from lettercli.reference import Reference
from lettercli.render.citing.csl_json import write
from tests.render.citing.sample import ALONE, HOSTILE, PRINTED, dated

NAMES = {"author", "recipient", "editor", "translator"}
DATES = {"issued", "event-date"}
TEXTS = {
    "id", "type", "genre", "title", "event-place", "container-title", "edition", "volume", "publisher",
    "publisher-place", "page", "ISBN", "DOI", "URL", "language", "note",
}  # fmt: skip
"""The variables in use, by what CSL 1.0.2 says they hold."""


def items(*references: Reference) -> list[dict[str, Any]]:
    """What is written, parsed."""
    read: list[dict[str, Any]] = json.loads("".join(write(references)))
    return read


def is_valid(item: dict[str, Any]) -> bool:
    """Whether an item is one by the schema of CSL's input, version 1.0.2."""
    return (
        {"id", "type"} <= set(item) <= NAMES | DATES | TEXTS
        and all(isinstance(item[name], str) and item[name] for name in TEXTS & set(item))
        and all(item[name] and all(map(_is_name, item[name])) for name in NAMES & set(item))
        and all(_is_date(item[name]) for name in DATES & set(item))
    )


def _is_name(name: dict[str, str]) -> bool:
    return bool(name) and set(name) <= {"family", "given", "suffix", "literal"} and all(name.values())


def _is_date(date: dict[str, Any]) -> bool:
    parts = date.get("date-parts", [])
    return (
        bool({"date-parts", "literal"} & set(date))
        and set(date) <= {"date-parts", "literal", "circa"}
        and len(parts) <= 2
        and all(1 <= len(part) <= 3 and all(type(number) is int for number in part) for part in parts)
    )


def test_a_letter_in_a_book() -> None:
    """It is a letter, dated by its own date, in a book that was issued in its own year."""
    (item,) = items(PRINTED)
    assert is_valid(item)
    assert item == {
        "id": "ann-1929-42", "type": "personal_communication", "genre": "letter", "title": "Letter 42",
        "author": [{"family": "Ann"}],
        "recipient": [{"family": "Benedict", "given": "C. D."}, {"literal": "Central Board"}],
        "issued": {"date-parts": [[1995]]}, "event-date": {"date-parts": [[1929, 8, 21]]}, "event-place": "Sochi",
        "container-title": "The Letters of Ann, 1920–1930",
        "editor": [{"family": "Müller", "given": "Jürgen"}, {"family": "Łoś", "given": "Ewa", "suffix": "Jr."},
                   {"literal": "Smith and Sons"}],
        "translator": [{"family": "van Dyk", "given": "Jan"}], "edition": "2nd ed.", "volume": "3",
        "publisher": "O'Reilly & Co", "publisher-place": "Köln", "page": "12–15", "ISBN": "978-0-00-000000-2",
        "URL": "https://example.org/a_b?x=1&y=2", "language": "en",
        "note": "§6b; n. 16. Attributed to this book; the source of the text does not name it",
    }  # fmt: skip


def test_a_letter_of_an_edition_that_is_no_book() -> None:
    """Its own date is that of the item."""
    (item,) = items(ALONE)
    assert is_valid(item)
    assert (item["issued"], item["container-title"]) == ({"date-parts": [[1929, 8, 21]]}, "Letters to a Friend")
    assert "event-date" not in item


@pytest.mark.parametrize(
    ("date", "calendar", "said", "title"),
    [
        ("1929-08", "gregorian", {"date-parts": [[1929, 8]]}, "Letter 1"),
        ("1929", "gregorian", {"date-parts": [[1929]]}, "Letter 1"),
        ("1929-08-21~", "gregorian", {"date-parts": [[1929, 8, 21]], "circa": True}, "Letter 1"),
        ("1929-08-21/1929-08-23", "gregorian", {"date-parts": [[1929, 8, 21], [1929, 8, 23]]}, "Letter 1"),
        ("1929/1930?", "gregorian", {"date-parts": [[1929], [1930]], "circa": True}, "Letter 1"),
        ("[1929-08..1929-09]", "gregorian", {"date-parts": [[1929]], "circa": True},
         "Letter 1, between August and September 1929"),
        ("[1899,1901]", "gregorian", {"literal": "1899 or 1901"}, "Letter 1, 1899 or 1901"),
        ("1929-08/..", "gregorian", {"literal": "from August 1929"}, "Letter 1"),
        ("192X", "gregorian", {"literal": "1920s"}, "Letter 1"),
        ("-0043-03-15", "gregorian", {"date-parts": [[-44, 3, 15]]}, "Letter 1"),
        ("0000", "gregorian", {"date-parts": [[-1]]}, "Letter 1"),
        ("Y12345", "gregorian", {"date-parts": [[12345]]}, "Letter 1"),
        ("1917-10-25", "julian", {"date-parts": [[1917, 11, 7]]}, "Letter 1, 25 October 1917 (old style)"),
        ("1917-12", "julian", {"literal": "December 1917 (old style)"}, "Letter 1, December 1917 (old style)"),
    ],
)  # fmt: skip
def test_dates(date: str, calendar: str, said: dict[str, Any], title: str) -> None:
    """Parts are Gregorian; doubt is circa; what parts cannot say is in words, what they half say in the title, too."""
    (item,) = items(dated(ALONE, date, calendar))
    assert is_valid(item)
    assert (item["issued"], item["title"]) == (said, title)


def test_an_undated_letter_has_no_date() -> None:
    """There is no empty date; the book's year stays."""
    undated, printed = items(dated(ALONE, ""), dated(PRINTED, ""))
    assert not DATES & set(undated)
    assert DATES & set(printed) == {"issued"}


def test_a_book_of_several_years_keeps_its_words() -> None:
    """A year that is no number is literal."""
    (item,) = items(replace(PRINTED, book=replace(PRINTED.book, year="1995–1999")))
    assert item["issued"] == {"literal": "1995–1999"}


def test_nothing_is_an_empty_array() -> None:
    """Without letters the document is still one."""
    assert items() == []


def test_hostile_text_is_data() -> None:
    """What is in the metadata comes back as it was, and the raw text hides nothing."""
    reference = replace(PRINTED, senders=(Person(HOSTILE),), book=Book(HOSTILE))
    (item,) = items(reference)
    assert (item["container-title"], item["author"]) == (HOSTILE, [{"literal": HOSTILE}])
    assert all(sign.isprintable() or sign == "\n" for sign in "".join(write([reference])))


def test_a_processor_prints_letter_and_book(tmp_path: Path) -> None:
    """Pandoc's own style names sender, book, editors and both years, and takes none for the other."""
    library = tmp_path / "letters.json"
    library.write_text("".join(write([PRINTED])), "utf-8")
    text = pypandoc.convert_text("[@ann-1929-42]", "plain", format="markdown",
                                 extra_args=["--citeproc", f"--bibliography={library}", "--wrap=none"])  # fmt: skip
    for part in ("Ann", "Letter 42", "The Letters of Ann, 1920–1930", "Jürgen Müller", "1995"):
        assert part in text
    assert "O’Reilly & Co, August" not in text
