"""BibTeX: what is written is what BibTeX and Pandoc read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pybtex.database
import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.book import Book, Person
from lettercli.reference import Reference
from lettercli.render.citing.bibtex import escaped, write
from tests.render.citing.sample import ALONE, HOSTILE, PRINTED, dated


def text(*references: Reference) -> str:
    return "".join(write(references))


def entry(reference: Reference) -> pybtex.database.Entry:
    """The one entry as pybtex reads it, strictly."""
    (found,) = pybtex.database.parse_string(text(reference), "bibtex").entries.values()
    return found


def read(*references: Reference) -> list[dict[str, Any]]:
    """The entries as Pandoc reads them: as CSL items, TeX undone."""
    items: list[dict[str, Any]] = json.loads(pypandoc.convert_text(text(*references), "csljson", format="biblatex"))
    return items


def test_a_letter_in_a_book() -> None:
    """Every field that is known is there, in BibTeX's form, the date of the letter beside the year of the book."""
    wanted = r"""@incollection{ann-1929-42,
  author     = {Ann},
  title      = {{Letter} 42, to {C}. {D}. {Benedict} and {Central} {Board}, 21 {August} 1929},
  booktitle  = {{The} {Letters} of {Ann}, 1920--1930},
  editor     = {M{\"{u}}ller, J{\"{u}}rgen and {\L}o{\'{s}}, Jr., Ewa and {Smith and Sons}},
  translator = {van Dyk, Jan},
  edition    = {2nd ed.},
  volume     = {3},
  publisher  = {O'Reilly \& Co},
  address    = {K{\"{o}}ln},
  year       = {1995},
  origdate   = {1929-08-21},
  pages      = {12--15},
  isbn       = {978-0-00-000000-2},
  url        = {https://example.org/a_b?x=1&y=2},
  note       = {\S{}6b; n. 16. Attributed to this book; the source of the text does not name it},
}
"""
    assert text(PRINTED) == wanted


def test_a_letter_of_an_edition_that_is_no_book() -> None:
    """Its date is that of the entry: for biblatex as EDTF, for BibTeX as year and month."""
    wanted = r"""@misc{ann-1929-1,
  author       = {Ann},
  title        = {{Letter} 1, to {Ben}, 21 {August} 1929},
  howpublished = {In \emph{Letters to a Friend}},
  date         = {1929-08-21},
  year         = {1929},
  month        = aug,
  note         = {Invented for the tests},
}
"""
    assert text(ALONE) == wanted


@pytest.mark.parametrize(
    ("date", "calendar", "fields"),
    [
        ("1929-08-21?", "gregorian", ("1929-08-21?", "1929", "aug")),
        ("1929-08", "gregorian", ("1929-08", "1929", "aug")),
        ("1929", "gregorian", ("1929", "1929", "")),
        ("1929-08-21/1929-08-23", "gregorian", ("1929-08-21/1929-08-23", "1929", "aug")),
        ("1929-08-30/1929-09-02", "gregorian", ("1929-08-30/1929-09-02", "1929", "")),
        ("1929/1930", "gregorian", ("1929/1930", "", "")),
        ("1929-08/..", "gregorian", ("1929-08/..", "", "")),
        ("192X", "gregorian", ("192X", "", "")),
        ("[1929-08-21,1929-09-02]", "gregorian", ("1929", "1929", "")),
        ("[1929..]", "gregorian", ("", "", "")),
        ("-0043-03-15", "gregorian", ("-0043-03-15", "44 BC", "mar")),
        ("Y12345", "gregorian", ("Y12345", "12345", "")),
        ("1917-10-25", "julian", ("1917-11-07", "1917", "nov")),
        ("1917-12", "julian", ("191X", "", "")),
        ("", "gregorian", ("", "", "")),
    ],
)
def test_dates(date: str, calendar: str, fields: tuple[str, str, str]) -> None:
    """A date is given as far as it is certain, Gregorian; what is not known has no field."""
    found = entry(dated(ALONE, date, calendar)).fields
    month = found.get("month", "")[:3].lower()
    assert (found.get("date", ""), found.get("year", ""), month) == fields
    found = entry(dated(PRINTED, date, calendar)).fields
    assert (found.get("origdate", ""), found["year"]) == (fields[0], "1995")


def test_an_undated_letter_says_so_in_its_title() -> None:
    """Where there is no date field the title has the word."""
    assert entry(dated(PRINTED, "")).fields["title"].endswith(", undated")


def test_names_are_parted_as_they_are_written() -> None:
    """Family, given and suffix come back; a name that is not divided is one, whatever words are in it."""
    editors = entry(PRINTED).persons["editor"]
    assert [editor.last_names for editor in editors] == [[r"M{\"{u}}ller"], [r"{\L}o{\'{s}}"], ["{Smith and Sons}"]]
    assert editors[1].lineage_names == ["Jr."]
    strange = replace(PRINTED, senders=(Person("Und, and", "And and"), Person("B")))
    assert len(entry(strange).persons["author"]) == 2


def test_no_sender_is_no_author() -> None:
    """What is not known is no empty field."""
    assert "author" not in text(replace(PRINTED, senders=()))


def test_pandoc_reads_what_was_meant() -> None:
    """TeX undone, the fields are those of the book, capitals included."""
    (item,) = read(PRINTED)
    assert item["title"] == "Letter 42, to C. D. Benedict and Central Board, 21 August 1929"
    assert item["container-title"] == "The Letters of Ann, 1920–1930"
    assert item["editor"] == [{"family": "Müller", "given": "Jürgen"},
                              {"family": "Łoś", "given": "Ewa", "suffix": "Jr."},
                              {"literal": "Smith and Sons"}]  # fmt: skip
    assert item["issued"] == {"date-parts": [[1995]]}
    assert item["original-date"] == {"date-parts": [[1929, 8, 21]]}
    assert item["note"].startswith("§6b; n. 16. Attributed")


def test_hostile_text_stays_in_its_field() -> None:
    """Nothing that stands in a letter's metadata ends a field or an entry, calls TeX or hides."""
    book = Book(HOSTILE, (Person(HOSTILE, HOSTILE),), place=HOSTILE, publisher=HOSTILE, year=HOSTILE, url=HOSTILE,
                doi=HOSTILE)  # fmt: skip
    reference = replace(PRINTED, senders=(Person(HOSTILE),), recipients=(Person(HOSTILE),), where=(HOSTILE,), book=book,
                        pages=HOSTILE)  # fmt: skip
    written = text(reference, ALONE)
    assert list(pybtex.database.parse_string(written, "bibtex").entries) == ["ann-1929-42", "ann-1929-1"]
    assert all(sign.isprintable() or sign == "\n" for sign in written)
    assert [item["id"] for item in read(reference, ALONE)] == ["ann-1929-42", "ann-1929-1"]


SIGNS = "abcXYZ019 .,;:!?()[]{}\\$&#%_~^<>*/+=@-–—…§¶«»ÀéçŁøßœЛя"
"""Without | and quotation marks: Pandoc does not know TeX's name of the one and sets the others by its own rules."""


@given(st.lists(st.text(SIGNS, max_size=12), min_size=1, max_size=30))
@settings(max_examples=15, deadline=None)
def test_any_text_comes_back(texts: list[str]) -> None:
    """What is escaped reads as it was, TeX's signs, accents and other scripts alike."""
    texts = [f"a{' '.join(text.split())}z".replace("...", "…") for text in texts]
    notes = [replace(ALONE, key=f"k{at}", source=text) for at, text in enumerate(texts)]
    assert [f"a{item['note'][1:]}" for item in read(*notes)] == texts


@pytest.mark.parametrize(
    ("plain", "tex"),
    [
        ("é ç ő ñ", r"{\'{e}} {\c{c}} {\H{o}} {\~{n}}"), ("e\u0301", r"{\'{e}}"), ("Толстой", "Толстой"),
        ("50% & {x}_y", r"50\% \& {\{\vphantom{\}}}x{\vphantom{\{}\}}\_y"), ("a—b–c…", r"a---b--c\dots{}"),
        ("a--b -–", "a-{}-b -{}--"),
    ],
)  # fmt: skip
def test_signs_and_accents(plain: str, tex: str) -> None:
    """TeX's signs, dashes and accents are written as TeX has them; other scripts are left alone."""
    assert escaped(plain) == tex
