"""RIS: what rispy and Pandoc read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pypandoc
import pytest
import rispy

from lettercli.book import Book, Person
from lettercli.reference import Reference
from lettercli.render.citing.ris import write
from tests.render.citing.sample import ALONE, HOSTILE, PRINTED, dated


def text(*references: Reference) -> str:
    return "".join(write(references))


def records(*references: Reference) -> list[dict[str, Any]]:
    return rispy.loads(text(*references))


def test_a_letter_in_a_book() -> None:
    """A line a tag; the year is the book's, the letter's date stands in the title and in a note."""
    wanted = """\
TY  - CHAP
ID  - ann-1929-42
AU  - Ann
TI  - Letter 42, to C. D. Benedict and Central Board, 21 August 1929
T2  - The Letters of Ann, 1920–1930
A2  - Müller, Jürgen
A2  - Łoś, Ewa, Jr.
A2  - Smith and Sons
A4  - van Dyk, Jan
PY  - 1995
N1  - Date of the letter: 21 August 1929 (EDTF 1929-08-21)
ET  - 2nd ed.
VL  - 3
CY  - Köln
PB  - O'Reilly & Co
SP  - 12
EP  - 15
SN  - 978-0-00-000000-2
UR  - https://example.org/a_b?x=1&y=2
LA  - en
N1  - §6b; n. 16
N1  - Attributed to this book; the source of the text does not name it
ER  -\x20
"""
    assert text(PRINTED) == wanted


def test_a_letter_of_an_edition_that_is_no_book() -> None:
    """It is a personal communication of its own date, with its recipient."""
    wanted = """\
TY  - PCOMM
ID  - ann-1929-1
AU  - Ann
TI  - Letter 1, to Ben, 21 August 1929
T2  - Letters to a Friend
A2  - Ben
PY  - 1929
DA  - 1929/08/21/
CY  - Sochi
LA  - en
M3  - letter
N1  - Invented for the tests
ER  -\x20
"""
    assert text(ALONE) == wanted


@pytest.mark.parametrize(
    ("date", "calendar", "year", "day"),
    [
        ("1929-08", "gregorian", "1929", "1929/08//"),
        ("1929", "gregorian", "1929", "1929///"),
        ("1929-08-21?", "gregorian", "1929", "1929/08/21/21 August 1929?"),
        ("1929-08-21/1929-08-23", "gregorian", "1929", "1929/08//21–23 August 1929"),
        ("1929-08-30/1929-09-02", "gregorian", "1929", "1929///30 August – 2 September 1929"),
        ("1929/1930", "gregorian", None, None),
        ("[1929-08-21,1929-08-23]", "gregorian", "1929", "1929/08//21 August 1929 or 23 August 1929"),
        ("1929-08/..", "gregorian", None, None),
        ("192X", "gregorian", None, None),
        ("1929/192X", "gregorian", None, None),
        ("-0043-03-15", "gregorian", None, None),
        ("Y12345", "gregorian", None, None),
        ("0079", "gregorian", "0079", "0079///"),
        ("1917-10-25", "julian", "1917", "1917/11/07/25 October 1917 (old style)"),
        ("1917-10", "julian", "1917", "1917///October 1917 (old style)"),
        ("", "gregorian", None, None),
    ],
)  # fmt: skip
def test_dates(date: str, calendar: str, year: str | None, day: str | None) -> None:
    """A date is given as far as it is certain, Gregorian, its words behind it where they say more, or left out."""
    (record,) = records(dated(ALONE, date, calendar))
    assert (record.get("year"), record.get("date")) == (year, day)


def test_a_date_that_ris_cannot_write_is_in_the_title() -> None:
    """No date is lost."""
    assert records(dated(ALONE, "-0043-03-15"))[0]["title"] == "Letter 1, to Ben, 15 March 44 BC"
    assert records(dated(PRINTED, "1917-10-25", "julian"))[0]["notes"][0] == (
        "Date of the letter: 25 October 1917 (old style) (EDTF 1917-11-07)"
    )
    assert "Date" not in text(dated(PRINTED, ""))


def test_other_programs_read_it() -> None:
    """rispy and Pandoc find names, book and year; two records are two."""
    record, other = records(PRINTED, ALONE)
    assert record["secondary_authors"] == ["Müller, Jürgen", "Łoś, Ewa, Jr.", "Smith and Sons"]
    assert (record["secondary_title"], record["year"]) == ("The Letters of Ann, 1920–1930", "1995")
    assert other["type_of_reference"] == "PCOMM"
    read = json.loads(pypandoc.convert_text(text(PRINTED, ALONE), "csljson", format="ris"))
    assert [item["container-title"] for item in read][:1] == ["The Letters of Ann, 1920–1930"]
    assert [item["issued"]["date-parts"][0][0] for item in read] == [1995, 1929]


def test_hostile_text_stays_in_its_line() -> None:
    """Nothing that stands in a letter's metadata begins a line, ends a record or hides."""
    book = Book(HOSTILE, (Person(HOSTILE, HOSTILE),), place=HOSTILE, publisher=HOSTILE, url=HOSTILE, isbn=HOSTILE)
    reference = replace(PRINTED, senders=(Person(HOSTILE),), book=book, where=(HOSTILE,), pages=HOSTILE)
    written = text(reference, ALONE)
    assert [record["id"] for record in rispy.loads(written)] == ["ann-1929-42", "ann-1929-1"]
    assert "␊" not in written
    assert all(line == "" or line[2:6] == "  - " for line in written.splitlines())
    assert all(sign.isprintable() or sign == "\n" for sign in written)
