"""BibTeX, for classic BibTeX and for biblatex: one entry a letter.

A letter in a book is an `incollection`: its `year` is the book's, for `Yale University Press, 1929` would be false, and
the letter's own date is in its title and, for biblatex, in `origdate`. A letter of an edition that is no book is a
`misc` of the letter's own date. The places cited are in `note`; several of one letter are one entry, as a key can be
used once.

TeX's own signs are escaped and Latin letters with accents written as TeX commands, which old and new programs read;
other scripts stay as they are. Every word of a title with a capital is braced, so that no style makes it small.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from lettercli.book import Person
from lettercli.dates import Date, edtf
from lettercli.reference import Reference
from lettercli.render.visible import visible

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"{\{\vphantom{\}}}", "}": r"{\vphantom{\{}\}}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "…": r"\dots{}", "§": r"\S{}", "¶": r"\P{}",
    "\u00a0": "~", "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}", "ø": r"{\o}",
    "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}",
}  # fmt: skip
"""A brace has its counterpart beside it, unseen: BibTeX counts them, escaped or not."""
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
    "\u0331": "b",
}  # fmt: skip
_WORD = re.compile(r"(.*?)([,;:.!?]*)$", re.DOTALL)
_LIGATURES = {"--", "``", "''", "!`", "?`", ",,"}
"""What TeX would make one sign of where two meet by chance."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(references: Iterable[Reference]) -> Iterator[str]:
    """The entries, a blank line between them."""
    for number, reference in enumerate(references):
        yield ("\n" if number else "") + _entry(reference)


def _entry(reference: Reference) -> str:
    book = reference.book
    kind, dated = ("incollection", _in_book(reference)) if reference.printed else ("misc", _alone(reference))
    fields = {
        "author": _names(reference.senders),
        "title": _title(reference.title),
        "booktitle": _title(book.title) if reference.printed else "",
        "howpublished": "" if reference.printed else f"In {_emphasis(book.title)}",
        "editor": _names(book.editors),
        "translator": _names(book.translators),
        "edition": escaped(book.edition),
        "volume": escaped(book.volume),
        "publisher": escaped(book.publisher),
        "address": escaped(book.place),
        **dated,
        "pages": escaped(reference.pages),
        "isbn": escaped(book.isbn),
        "doi": _verbatim(book.doi),
        "url": _verbatim(book.url),
        "note": escaped(". ".join(reference.remarks)),
    }
    width = max(len(name) for name, value in fields.items() if value)
    lines = (f"  {name:<{width}} = {_value(name, value)},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{reference.key},\n{''.join(lines)}}}\n"


def _value(name: str, value: str) -> str:
    """A value in braces; a month is a name that the style spells out."""
    return value if name == "month" else f"{{{value}}}"


def _in_book(reference: Reference) -> dict[str, str]:
    return {"year": escaped(reference.book.year), "origdate": reference.plain_date.edtf}


def _alone(reference: Reference) -> dict[str, str]:
    """The letter's date: `date` for biblatex, `year` and `month` for BibTeX, where it lies in one year and month."""
    date = reference.plain_date
    return {"date": date.edtf, "year": _year(date), "month": _month(date)}


def _year(date: Date) -> str:
    years = {point.year for point in _points(date)}
    if len(years) != 1:
        return ""
    year = years.pop()
    return str(year) if year > 0 else f"{1 - year} BC"


def _month(date: Date) -> str:
    months = {(point.year, point.month) for point in _points(date)}
    month = months.pop()[1] if len(months) == 1 else 0
    return _MONTHS[month - 1] if month else ""


def _points(date: Date) -> list[edtf.Point]:
    """Begin and end of a date; none where one of them is open or has figures unknown."""
    if not date.edtf:
        return []
    ((begin, end),) = edtf.taken_apart(date.edtf)
    if begin is None or end is None or begin.last_year is not None or end.last_year is not None:
        return []
    return [begin, end]


def _names(people: Iterable[Person]) -> str:
    return " and ".join(map(_name, people))


def _name(person: Person) -> str:
    """`Lih, Lars T.`, with the suffix between; a name of several words that is not divided stays whole in braces."""
    if person.given:
        return ", ".join(_braced(part) for part in (person.family, person.suffix, person.given) if part)
    return f"{{{escaped(person.family)}}}" if " " in person.family else _braced(person.family)


def _braced(part: str) -> str:
    """A part of a name, braced where ` and ` or a comma in it would divide the list of names."""
    written = escaped(part)
    return f"{{{written}}}" if "," in part or re.search(r"(?i)\band\b", part) else written


def _title(text: str) -> str:
    """A title whose words with a capital are braced, what they are followed by left outside."""
    return " ".join(_protected(*_WORD.findall(word)[0]) for word in visible(text).split(" "))


def _protected(word: str, after: str) -> str:
    return (f"{{{escaped(word)}}}" if word != word.lower() else escaped(word)) + escaped(after)


def _emphasis(text: str) -> str:
    return rf"\emph{{{escaped(text)}}}"


def escaped(text: str) -> str:
    """The text as TeX reads it."""
    written = ""
    for sign in visible(unicodedata.normalize("NFC", text)):
        tex = _SIGNS.get(sign) or _accented(sign)
        written += "{}" * (written[-1:] + tex[:1] in _LIGATURES) + tex
    return written


def _accented(sign: str) -> str:
    """A Latin letter with its accent as TeX writes it, `{\\'{e}}`; every other sign as it is."""
    apart = unicodedata.normalize("NFD", sign)
    base, marks = apart[:1], apart[1:]
    if base.isascii() and marks in _ACCENTS:
        return rf"{{\{_ACCENTS[marks]}{{{base}}}}}"
    return sign


def _verbatim(address: str) -> str:
    """A URL or DOI, which is not read as TeX: what is none of a URL's signs, braces above all, is percent-encoded."""
    return quote(visible(address), safe="%/:?#[]@!$&'()*+,;=-._~")
