"""RIS, which EndNote, Zotero and Mendeley import: one record a letter.

A letter in a book is a `CHAP`, the one type by which the programs keep the book's title, editors and publisher beside
the letter's; `PY` is the book's year, and the letter's own date stands in the title and, where there is one, in words
and in EDTF in a note. Of an edition that is no book it is a `PCOMM`, with its recipient, and `PY` and `DA` are its own.

Lines end in LF, though RIS was defined with CR LF: every program takes both, and in a pipe CR would stick to the last
word of each line, as with CSV.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettercli import dates
from lettercli.book import Person
from lettercli.dates import Date, edtf
from lettercli.reference import Reference
from lettercli.render.visible import visible

Tag = tuple[str, str]


def write(references: Iterable[Reference]) -> Iterator[str]:
    """The records, a blank line between them."""
    for number, reference in enumerate(references):
        yield "\n" if number else ""
        for tag, value in _record(reference):
            if line := " ".join(value.split()):
                yield f"{tag}  - {visible(line)}\n"
        yield "ER  - \n"


def _record(reference: Reference) -> Iterator[Tag]:
    book = reference.book
    yield "TY", "CHAP" if reference.printed else "PCOMM"
    yield "ID", reference.key
    yield from _people("AU", reference.senders)
    yield "TI", reference.title
    yield "T2", book.title
    yield from _people("A2", book.editors) if reference.printed else _people("A2", reference.recipients)
    yield from _people("A4", book.translators)
    yield from _dated(reference)
    yield "ET", book.edition
    yield "VL", book.volume
    yield "CY", book.place if reference.printed else reference.place
    yield "PB", book.publisher
    yield from _pages(reference.pages)
    yield "SN", book.isbn
    yield "DO", book.doi
    yield "UR", book.url
    yield "LA", reference.language
    yield "M3", "" if reference.printed else "letter"
    yield from (("N1", remark) for remark in reference.remarks)


def _people(tag: str, people: tuple[Person, ...]) -> Iterator[Tag]:
    """A name a line. A comma divides a name, so one that is not divided has none."""
    return ((tag, person.sorted_name) for person in people)


def _dated(reference: Reference) -> Iterator[Tag]:
    date = reference.plain_date
    if not reference.printed:
        yield "PY", _year(date)
        yield "DA", _slashed(reference.date, date)
        return
    yield "PY", reference.book.year
    edtf_text = date.edtf if reference.date.calendar == "julian" else reference.date.edtf
    if edtf_text:
        yield "N1", f"Date of the letter: {dates.words(reference.date)} (EDTF {edtf_text})"


def _pages(pages: str) -> Iterator[Tag]:
    first, _, last = pages.replace("–", "-").partition("-")
    yield "SP", first
    yield "EP", last


def _year(date: Date) -> str:
    """The four figures of the year that a date lies in; empty where there are none."""
    point = _shared(date)
    return f"{point.year:04}" if point is not None else ""


def _slashed(date: Date, plain: Date) -> str:
    """`1929/08/21/`, unknown parts left out; behind the last stroke the words of a date that is more than that."""
    point = _shared(plain)
    if point is None:
        return ""
    parts = [f"{point.year:04}", *(f"{part:02}" if part else "" for part in (point.month, point.day))]
    simple = plain.edtf == date.edtf and not date.uncertain and date.precision in {"day", "month", "year"}
    return f"{'/'.join(parts)}/{'' if simple else dates.words(date)}"


def _shared(date: Date) -> edtf.Point | None:
    """What begin and end of a date share: the day, month or year that it lies in; None where RIS cannot write it."""
    if not date.edtf:
        return None
    begin, end = edtf.taken_apart(date.edtf)[0]
    if begin is None or end is None or begin.year != end.year or not 0 < begin.year <= edtf.LAST_YEAR:
        return None
    if begin.last_year is not None or end.last_year is not None:
        return None
    month = begin.month if begin.month == end.month else 0
    return edtf.Point(begin.year, month, begin.day if month and begin.day == end.day else 0)
