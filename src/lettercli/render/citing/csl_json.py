"""CSL-JSON, which Zotero, Pandoc and every citation processor read: an array with one item a letter.

By CSL 1.0.2 a letter is a `personal_communication` of the `genre` letter, with its `recipient`. In a book, `issued` is
the book's year and `event-date` the letter's own date, which is what processors print as `letter to Molotov, August 21,
1929, in … (New Haven: Yale University Press, 1995)`; of an edition that is no book, `issued` is the letter's date. The
places cited are in `note`: a locator is no part of an item.

Years before the year 1 are counted as CSL counts them, -44 for 44 BC. Dates that its two points cannot say are in
words; what they say only in part, such as old style, stands in the title as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettercli import dates
from lettercli.book import Person
from lettercli.dates import Date, edtf
from lettercli.reference import Reference
from lettercli.render.json_ import dumps


def write(references: Iterable[Reference]) -> Iterator[str]:
    """The array, an item a line."""
    yield "["
    between = "\n"
    for reference in references:
        yield between + dumps(_item(reference))
        between = ",\n"
    yield "]\n" if between == "\n" else "\n]\n"


def _item(reference: Reference) -> dict[str, object]:
    book = reference.book
    date = _date(reference.date, reference.plain_date)
    item = {
        "id": reference.key,
        "type": "personal_communication",
        "genre": "letter",
        "title": reference.name if reference.day_is_said else f"{reference.name}, {dates.words(reference.date)}",
        "author": [_name(person) for person in reference.senders],
        "recipient": [_name(person) for person in reference.recipients],
        "issued": _year(book.year) if reference.printed else date,
        "event-date": date if reference.printed else None,
        "event-place": reference.place,
        "container-title": book.title,
        "editor": [_name(person) for person in book.editors],
        "translator": [_name(person) for person in book.translators],
        "edition": book.edition,
        "volume": book.volume,
        "publisher": book.publisher,
        "publisher-place": book.place,
        "page": reference.pages,
        "ISBN": book.isbn,
        "DOI": book.doi,
        "URL": book.url,
        "language": reference.language,
        "note": ". ".join(reference.remarks),
    }
    return {name: value for name, value in item.items() if value}


def _name(person: Person) -> dict[str, str]:
    """The parts of a name; one that is not divided is literal, unless it is a single word."""
    if not person.given and " " in person.family:
        return {"literal": person.family}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {part: value for part, value in parts.items() if value}


def _year(year: str) -> dict[str, object] | None:
    if not year:
        return None
    return {"date-parts": [[int(year)]]} if year.isascii() and year.isdigit() else {"literal": year}


def _date(date: Date, plain: Date) -> dict[str, object] | None:
    """A date as parts, with `circa` where it is doubtful or one of a set; in words where parts cannot say it."""
    if not date.edtf:
        return None
    points = [] if not plain.edtf else edtf.taken_apart(plain.edtf)[0]
    if not points or any(point is None or point.last_year is not None for point in points):
        return {"literal": dates.words(date)}
    parts = [_parts(point) for point in points if point is not None]
    said: dict[str, object] = {"date-parts": parts[:1] if parts[0] == parts[1] else parts}
    if date.uncertain or date.edtf.startswith("["):
        said["circa"] = True
    return said


def _parts(point: edtf.Point) -> list[int]:
    year = point.year if point.year > 0 else point.year - 1
    return [part for part in (year, point.month, point.day) if part]
