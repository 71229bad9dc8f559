"""HTML: all letters in one page that needs nothing but itself, to read, to print and to send to somebody.

No script, no font, no image from elsewhere. The ids of the page are the addresses of the passages, so what
`letters show 42.6.b` shows is `page.html#42.6.b`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lettercli import __version__, dates
from lettercli.book import book
from lettercli.emendations import Repair, fitting
from lettercli.exports import Source
from lettercli.exports.html_style import STYLE
from lettercli.exports.html_text import Text, escaped, link
from lettercli.model import Edition, Head, Letter
from lettercli.reference import ATTRIBUTED

BRACKETS = "Brackets in grey are the editors’."
REPAIRS = "Dotted lines are under what was repaired in the scan, thick ones where the reading is only likely."
LINKS = "A note’s number leads to the note, ↩ back; ¶ behind a paragraph is a link to it."

Repairs = dict[str, dict[str, list[Repair]]]
"""By letter and address."""


def write(source: Source) -> Iterator[str]:
    """The page: what the edition is, a table of the letters, the letters."""
    edition = source.edition
    language = escaped(edition.language)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(edition.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#letters">To the first letter</a>\n'
        f'<header>\n<h1 lang="{language}">{escaped(edition.title)}</h1>\n'
    )
    yield "".join(f'<p class="about">{escaped(said)}</p>\n' for said in _about(edition))
    yield "</header>\n"
    yield from _table(source)
    yield '<main id="letters">\n'
    repairs = _repairs(edition)
    for letter in source.each():
        yield "".join(_article(letter, language, repairs.get(letter.id, {})))
    said = f"{BRACKETS} {REPAIRS} {LINKS}" if repairs else f"{BRACKETS} {LINKS}"
    yield (
        f"</main>\n<footer>\n<p>{said}</p>\n<p>Made with letters {__version__}.</p>\n</footer>\n</body>\n</html>\n"
    )


def _about(edition: Edition) -> Iterator[str]:
    """Where the letters are from and whose they are."""
    printed = book(edition.about)
    if printed is not None:
        editors = f", ed. {', '.join(person.name for person in printed.editors)}" if printed.editors else ""
        imprint = ", ".join(part for part in (printed.place, printed.publisher, printed.year) if part)
        said = f"{printed.title}{editors}{f' ({imprint})' if imprint else ''}"
        yield f"{said}; {ATTRIBUTED}." if printed.attributed else f"{said}."
    for key in ("source", "rights"):
        value = edition.about.get(key)
        if isinstance(value, str) and value.strip():
            yield value


def _table(source: Source) -> Iterator[str]:
    """The table of the letters, by their heads alone."""
    heads = source.heads
    where = any(head.place for head in heads)
    names = ["Letter", "Date", "From", "To", *(["Place"] if where else [])]
    columns = "".join(f'<th scope="col">{name}</th>' for name in names)
    yield (
        f'<nav aria-labelledby="contents!">\n<h2 id="contents!">{len(heads):,} letter{"s" * (len(heads) != 1)}</h2>\n'
        f"<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n"
    )
    for head in heads:
        place = f"<td>{escaped(head.place)}</td>" if where else ""
        yield (
            f'<tr><th scope="row"><a href="{escaped(link(head.id))}">{escaped(head.id)}</a></th><td>{_date(head)}</td>'
            f'<td class="from">{_people(head.sender)}</td><td class="to">{_people(head.recipient)}</td>{place}</tr>\n'
        )
    yield "</tbody>\n</table>\n</nav>\n"


def _article(letter: Letter, language: str, repairs: dict[str, list[Repair]]) -> Iterator[str]:
    id, heading = escaped(letter.id), escaped(f"{letter.id}!")
    text = Text(letter, repairs)
    yield (
        f'<article id="{id}" aria-labelledby="{heading}">\n<header>\n'
        f'<h2 id="{heading}"><a href="{escaped(link(letter.id))}">Letter {id}</a></h2>\n'
        f'<p class="of">{_heading(letter)}</p>\n</header>\n<div lang="{language}">\n'
    )
    yield from text.body()
    yield "</div>\n"
    if letter.notes:
        yield f'<section class="notes" aria-label="Notes to letter {id}">\n<h3>Notes</h3>\n<ol role="list">\n'
        yield from text.notes()
        yield "</ol>\n</section>\n"
    if repairs:
        yield from _repaired([each for several in repairs.values() for each in several])
    yield "</article>\n"


def _heading(letter: Letter) -> str:
    """Who wrote to whom, from where and when."""
    sender, recipient = _people(letter.sender), _people(letter.recipient)
    people = f"{sender or 'unknown'} to {recipient or 'unknown'}" if sender or recipient else ""
    when = _date(letter)
    return ", ".join(part for part in (people, escaped(letter.place), when) if part)


def _people(names: tuple[str, ...]) -> str:
    return ", ".join(escaped(name) for name in names if name.strip())


def _date(of: Head | Letter) -> str:
    """The date for people, and for programs where HTML can say it."""
    date, words = of.date, escaped(dates.words(of.date))
    plain = date.calendar == "gregorian" and not date.uncertain and date.precision in {"day", "month", "year"}
    if plain and date.edtf[:1].isdecimal() and "X" not in date.edtf and date.edtf[:4] != "0000":
        return f'<time datetime="{escaped(date.edtf)}">{words}</time>'
    return words


def _repairs(edition: Edition) -> Repairs:
    """The repairs that can be shown: those applied that put something in the place of something."""
    found: Repairs = {}
    for repair in fitting(edition):
        if repair.status == "applied" and not repair.note and (repair.printed or repair.reading):
            found.setdefault(repair.letter, {}).setdefault(repair.address, []).append(repair)
    return found


def _repaired(repairs: list[Repair]) -> Iterator[str]:
    """A table of a letter's repairs, closed until it is wanted."""
    number = f"{len(repairs):,} repair{'s' * (len(repairs) != 1)} of the scan"
    columns = "".join(f'<th scope="col">{name}</th>' for name in ("Passage", "Printed", "Read", "Kind", "Sure"))
    yield f'<details class="repairs">\n<summary>{number}</summary>\n<table>\n'
    yield f"<thead><tr>{columns}</tr></thead>\n<tbody>\n"
    for each in repairs:
        yield (
            f'<tr><td><a href="{escaped(link(each.address))}">{escaped(each.address)}</a></td>'
            f'<td class="printed">{_blanks(each.printed)}</td><td class="reading">{_blanks(each.reading)}</td>'
            f"<td>{escaped(each.kind)}</td><td>{escaped(each.confidence)}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n</details>\n"


def _blanks(text: str) -> str:
    """A reading in which blanks and line ends can be seen."""
    return escaped(text).replace(" ", "␣").replace("\n", "↵")
