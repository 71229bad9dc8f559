"""The header of a letter in TEI: what the edition is, who wrote to whom and when, and what TEI has no place for.

Metadata that TEI's own elements say are said there, and nowhere else. What is left, the edition's own keys and dates
that no attribute can hold, stands in `xenoData` as JSON, so that the letter can be read back as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from lettercli import __version__, dates
from lettercli.book import Book, book
from lettercli.formats.tei import write_dates
from lettercli.formats.tei.agreed import NO_TERMS
from lettercli.formats.tei.write_names import Register
from lettercli.formats.tei.write_xml import ILLEGAL, Characters, attributes, element, lines, xml_id
from lettercli.model import Edition, Head, Letter
from lettercli.reference import ATTRIBUTED

LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"https?://\S+")


def file_description(
    edition: Edition, characters: Characters, title: str, pages: str = "", responsible: str = ""
) -> Iterator[str]:
    """What every TEI file of the edition says of itself, the statements inside `fileDesc`.

    `pages` are the letter's in the book, `responsible` who signs something in it, as elements.
    """
    about = edition.about
    text = characters.text
    editors = (element("editor", text(name)) for name in texts(about.get("editor")))
    yield lines(["<titleStmt>", element("title", text(title)), *editors, responsible, "</titleStmt>"])
    rights = " ".join(texts(about.get("rights")))
    publisher = " ".join(texts(about.get("publisher")))
    licence = " ".join(texts(about.get("licence")))
    if publisher:
        target = attributes(characters, {"target": licence if _URL.fullmatch(licence) else ""})
        said = text(rights or licence)
        terms = element("availability", element("licence", said, target)) if said else ""
        yield lines(["<publicationStmt>", element("publisher", text(publisher)), terms, "</publicationStmt>"])
    else:
        said = rights or licence or NO_TERMS
        yield element("publicationStmt", element("p", text(said)))
    yield element("seriesStmt", element("title", text(edition.title)))
    yield element("sourceDesc", _source(edition, characters, pages))


def header(letter: Letter, edition: Edition, characters: Characters, said: Said) -> str:
    """The `teiHeader` of a letter; to be written last, when it is known what its text needs declared."""
    pages = letter.metadata.get("pages", "")
    pages = pages if isinstance(pages, str) else ""
    responsible = _responsible(said.sigla, characters)
    described = lines(file_description(edition, characters, title(letter), pages, responsible))
    correspondence = _correspondence(letter, characters, said.names)
    left = _left(letter, said)
    if edition.about.get("brackets") == "writer":
        left["brackets"] = "writer"
    xeno = element("xenoData", characters.text(json.dumps(left)), ' type="letters"') if left else ""
    hands = "".join(element("handNote", characters.text(hand), f' xml:id="{id}"') for hand, id in said.hands.items())
    language = edition.language if LANGUAGE.fullmatch(edition.language) else ""
    profile = lines([
        element("langUsage", element("language", "", f' ident="{language}"')) if language else "",
        element("calendarDesc", _julian(letter)) if letter.date.calendar == "julian" else "",
        element("handNotes", hands) if hands else "",
        correspondence,
    ])  # fmt: skip
    return lines([
        "<teiHeader>",
        element("fileDesc", f"\n{described}\n"),
        element("encodingDesc", application() + _declared(characters)),
        element("profileDesc", f"\n{profile}\n") if profile else "",
        xeno,
        "</teiHeader>",
    ])  # fmt: skip


def application() -> str:
    """Which program wrote the file."""
    label = element("label", "letters")
    return element("appInfo", element("application", label, f' ident="letters" version="{__version__}"'))


def title(letter: Letter | Head) -> str:
    """`Letter 42, Stalin to Molotov, 21 August 1929`; without what is not known."""
    sender, recipient = (" and ".join(filter(None, names)) for names in (letter.sender, letter.recipient))
    people = f"{sender} to {recipient}" if sender and recipient else sender or (f"to {recipient}" if recipient else "")
    return ", ".join(part for part in (f"Letter {letter.id}", people, dates.words(letter.date)) if part)


def texts(value: object) -> list[str]:
    """The texts of a key of corpus.yaml: one, several, or none."""
    values = value if isinstance(value, list) else [value]
    return [" ".join(each.split()) for each in values if isinstance(each, str) and each.strip()]


class Said:
    """What the text of a letter needs its header to say."""

    def __init__(
        self, sigla: Mapping[str, str], names: Register, hands: Mapping[str, str], notes: Sequence[str],
        facs: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.sigla = sigla
        """By siglum that signs something, its xml:id."""
        self.names = names
        self.hands = hands
        """By hand, its xml:id."""
        self.notes = notes
        """The numbers of the notes as they stand in the file."""
        self.facs = facs
        """By image as written, its name in the edition."""


def _source(edition: Edition, characters: Characters, pages: str) -> str:
    printed, text = book(edition.about), characters.text
    if printed is not None:
        return element("bibl", lines(_book(printed, characters, pages)))
    source = " ".join(texts(edition.about.get("source"))) or edition.title
    return element("bibl", text(source))


def _book(printed: Book, characters: Characters, pages: str) -> Iterator[str]:
    text = characters.text
    yield element("title", text(printed.title), ' level="m"')
    yield from (element("editor", text(person.name)) for person in printed.editors)
    yield from (element("editor", text(person.name), ' role="translator"') for person in printed.translators)
    for name, value in (("edition", printed.edition), ("pubPlace", printed.place), ("publisher", printed.publisher),
                        ("date", printed.year)):  # fmt: skip
        yield element(name, text(value)) if value else ""
    for unit, value in (("volume", printed.volume), ("page", pages)):
        yield element("biblScope", text(value), f' unit="{unit}"') if value else ""
    for type, value in (("ISBN", printed.isbn), ("DOI", printed.doi), ("URL", printed.url)):
        yield element("idno", text(value), f' type="{type}"') if value else ""
    if printed.attributed:
        yield element("note", text(ATTRIBUTED))


def _responsible(sigla: Mapping[str, str], characters: Characters) -> str:
    return "\n".join(
        element("respStmt", element("resp", "signs notes and insertions") + element("name", characters.text(siglum)),
                f' xml:id="{id}"')
        for siglum, id in sigla.items()
    )  # fmt: skip


def _correspondence(letter: Letter, characters: Characters, names: Register) -> str:
    sent = [*names.sent(letter, characters), _date(letter, characters)]
    received = names.received(letter, characters)
    actions = (
        element("correspAction", "".join(parts), f' type="{type}"')
        for type, parts in (("sent", [part for part in sent if part]), ("received", received))
        if parts
    )
    found = "\n".join(actions)
    key = attributes(characters, {"key": letter.id})
    return element("correspDesc", f"\n{found}\n", key) if found else ""


def _date(letter: Letter, characters: Characters) -> str:
    found = write_dates.attributes(letter.date)
    if not found:
        return ""
    if letter.date.calendar == "julian":
        found["calendar"] = f"#{characters.letter}.julian"
    words = "" if write_dates.said(letter.date) else characters.text(dates.words(letter.date))
    return element("date", words, attributes(characters, found))


def _julian(letter: Letter) -> str:
    return element("calendar", element("p", "Julian"), f' xml:id="{xml_id(letter.id)}.julian"')


def _declared(characters: Characters) -> str:
    """The declarations of the characters that XML cannot hold."""
    if not characters.illegal:
        return ""
    declared = (
        (characters.id_of(each), f'<localProp name="codepoint" value="U+{ord(each):04X}"/>')
        for each in characters.illegal
    )
    return element("charDecl", "".join(element("char", code, f' xml:id="{id}"') for id, code in declared))


def _left(letter: Letter, said: Said) -> dict[str, object]:
    """What no element of TEI says of the letter: keys, the order of its notes, names of images."""
    keys = {key: value for key, value in letter.metadata.items() if not _is_said(key, value, letter)}
    left: dict[str, object] = {"metadata": keys} if keys else {}
    order = [note.number for note in letter.notes]
    if order != list(said.notes):
        left["notes"] = order
    if said.facs:
        left["facs"] = dict(said.facs)
    return left


def _is_said(key: str, value: str | tuple[str, ...], letter: Letter) -> bool:
    """Whether the header's elements say all of that key."""
    if key == "date":
        return bool(letter.date.edtf) and write_dates.said(letter.date)
    if key in {"sender", "recipient"}:
        names = value if isinstance(value, tuple) else (value,)
        return all(map(_is_plain, names)) and (not isinstance(value, tuple) or len(names) > 1)
    if key in {"id", "place"}:
        return isinstance(value, str) and _is_plain(value)
    return False


def _is_plain(text: str) -> bool:
    return bool(text) and text == " ".join(text.split()) and not ILLEGAL.search(text)
