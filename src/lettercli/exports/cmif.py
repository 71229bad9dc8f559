"""CMIF 1.1, the Correspondence Metadata Interchange Format: an index of letters as correspSearch harvests it.

It is a part of TEI and stricter: who is responsible, under which free licence, at which address the file will be found
are all required, so what corpus.yaml does not say under `cmif:` is refused with what to write. Of a letter it has no
word, only who wrote to whom, where and when, and its number or address.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from lettercli import dates
from lettercli.backmatter.names import load
from lettercli.book import book
from lettercli.dates import Date
from lettercli.errors import Fault, Faults
from lettercli.exports import Source
from lettercli.files import yamlfile
from lettercli.files.folder import ABOUT, shown
from lettercli.formats.tei import write_dates
from lettercli.formats.tei.write_names import Register
from lettercli.formats.tei.write_xml import Characters, attributes, element, lines
from lettercli.model import Edition, Head

KEY = "cmif"
LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
_WORDING = {
    "CC BY 4.0": "This file is licensed under the terms of the Creative Commons License CC-BY 4.0",
    "CC0": "This file is dedicated to the public domain under the terms of CC0 1.0",
}
TYPES = ("print", "online", "hybrid")
NEEDED = {
    "editor": "write the name of the person to ask about the index",
    "publisher": "write who is named as its originator",
    "licence": f"write {' or '.join(LICENCES)}",
    "url": "write the address at which the file will be found",
}
KNOWN = ("title", "editor", "email", "publisher", "publisher_url", "licence", "url", "letter_url", "type", "uuid")
SHARED = ("editor", "publisher")
"""What corpus.yaml may say of the whole edition, and the index has for its own if it says nothing else."""
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_UUID = re.compile(r"[a-f][0-9a-f]{7}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Index:
    """What corpus.yaml says of the index of letters."""

    title: str
    editors: tuple[str, ...]
    email: str
    publisher: str
    publisher_url: str
    licence: str
    url: str
    letter_url: str
    """The address of a letter, `{id}` being its id; empty: letters have numbers alone."""
    type: str
    """How the edition is published: print, online, hybrid."""
    uuid: str
    """The name of the edition in the file, always the same for the same address."""


def write(source: Source) -> Iterator[str]:
    """The index, a letter at a time; raises Faults for what corpus.yaml leaves out or has wrong."""
    index = read(source.edition)
    characters = Characters("")
    yield _opening(index, source.edition, characters)
    register = Register(load(source.edition))
    undatable: list[str] = []
    for head in source.each_head():
        yield _letter(head, index, register, undatable)
    yield "</profileDesc>\n</teiHeader>\n<text><body><p/></body></text>\n</TEI>\n"
    if undatable:
        some = ", ".join(undatable[:5]) + (", …" if len(undatable) > 5 else "")
        number = f"{len(undatable):,} letter{'s' * (len(undatable) > 1)}"
        source.remarks.append(f"{number} without a date, since CMIF has years from 1 to 9999 alone: {some}")


def read(edition: Edition) -> Index:
    """What corpus.yaml says under `cmif:`; raises Faults, all of them at once."""
    said = edition.about.get(KEY, {})
    if isinstance(said, Mapping):
        said = {key: edition.about[key] for key in SHARED if key in edition.about} | dict(said)
    faults = list(_faults(edition, said))
    if faults or not isinstance(said, Mapping):
        raise Faults(faults)
    texts = {key: _text(said.get(key)) for key in KNOWN}
    editors = said.get("editor")
    names = tuple(map(_text, editors)) if isinstance(editors, list) else (texts["editor"],)
    kind = texts["type"] or ("online" if texts["letter_url"] and book(edition.about) is None else "print")
    return Index(
        texts["title"] or edition.title, names, texts["email"], texts["publisher"], texts["publisher_url"],
        texts["licence"], texts["url"], texts["letter_url"], kind, texts["uuid"] or _derived(texts["url"]),
    )  # fmt: skip


def _faults(edition: Edition, said: object) -> Iterator[Fault]:
    path, line_of = _lines(edition)

    def fault(key: str, what: str, instead: str) -> Fault:
        return Fault(path, line_of(KEY, key), what, instead)

    if not isinstance(said, Mapping):
        yield Fault(path, line_of(KEY), f"{KEY} is no list of keys", "write editor:, publisher: and so on below it")
        return
    for key, instead in NEEDED.items():
        if not _text(said.get(key)) and not (key == "editor" and _names(said.get(key))):
            where = "" if key in said else f", as {key}: … below {KEY}:"
            yield fault(key, f"{KEY} has no {key}, which correspSearch requires", instead + where)
    for key, value in said.items():
        text = _text(value)
        if key not in KNOWN:
            yield fault(key, f"{KEY} has no {key!r}", f"it has {', '.join(KNOWN)}")
        elif key == "licence" and text and text not in LICENCES:
            yield fault(key, f"licence: {text!r}, which correspSearch cannot use", NEEDED["licence"])
        elif key in {"url", "publisher_url"} and text and not _URL.fullmatch(text):
            yield fault(key, f"{key}: {text!r} is no address of the web", "write it whole, with https://")
        elif key == "letter_url" and not (_URL.fullmatch(text.replace("{id}", "42")) and "{id}" in text):
            instead = "write it with {id} where the letter's id stands: https://example.org/letters/{id}"
            yield fault(key, f"letter_url: {text!r} is no address of a letter", instead)
        elif key == "type" and text not in TYPES:
            yield fault(key, f"type: {text!r}", f"write {', '.join(TYPES)}")
        elif key == "uuid" and not _UUID.fullmatch(text):
            instead = "leave it out, or write 32 figures and letters a to f, the first a letter, parted by hyphens"
            yield fault(key, f"uuid: {text!r} is none that XML can hold", instead)


def _lines(edition: Edition) -> tuple[str, Callable[..., int]]:
    """The path of corpus.yaml as messages have it, and where a key of it stands."""
    if edition.root is None:
        return ABOUT, lambda *_keys: 0
    path = edition.root / ABOUT
    found = yamlfile.load(path)
    return shown(str(path)), found.line_of if KEY in edition.about else lambda *_keys: 0


def _names(value: object) -> list[str]:
    return [_text(each) for each in value if _text(each)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _derived(url: str) -> str:
    """A UUID that the address alone makes, and that begins with a letter, as a name of XML must."""
    turns = (str(uuid5(NAMESPACE_URL, f"{url}#{turn}")) for turn in range(1000))
    return next(uuid for uuid in turns if _UUID.fullmatch(uuid))


def _opening(index: Index, edition: Edition, characters: Characters) -> str:
    text = characters.text
    email = element("email", text(index.email)) if index.email else ""
    first, *others = (text(name) for name in index.editors)
    editors = [element("editor", first + email), *(element("editor", name) for name in others)]
    publisher = text(index.publisher)
    if index.publisher_url:
        publisher = element("ref", publisher, attributes(characters, {"target": index.publisher_url}))
    licence = attributes(characters, {"target": LICENCES[index.licence]})
    bibl = attributes(characters, {"type": index.type, "xml:id": index.uuid})
    return lines([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        "<teiHeader>",
        "<fileDesc>",
        element("titleStmt", lines(["", element("title", text(index.title)), *editors]) + "\n"),
        "<publicationStmt>",
        element("publisher", publisher),
        element("idno", text(index.url), ' type="url"'),
        element("date", "", f' when="{_now()}"'),
        element("availability", element("licence", _WORDING[index.licence], licence)),
        "</publicationStmt>",
        element("sourceDesc", element("bibl", text(_cited(edition)), bibl)),
        "</fileDesc>",
        "<profileDesc>\n",
    ])  # fmt: skip


def _now() -> str:
    """The time of the export, or of SOURCE_DATE_EPOCH, so that a build can be repeated to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).isoformat()
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def _cited(edition: Edition) -> str:
    """The edition as a bibliography names it."""
    printed = book(edition.about)
    if printed is None:
        source = _text(edition.about.get("source"))
        return ". ".join(part.rstrip(".") for part in (edition.title, source) if part) + "."
    editors = f"Ed. {', '.join(person.name for person in printed.editors)}" if printed.editors else ""
    imprint = ": ".join(part for part in (printed.place, printed.publisher) if part)
    imprint = ", ".join(part for part in (imprint, printed.year) if part)
    volume = f"Vol. {printed.volume}" if printed.volume else ""
    return ". ".join(part.rstrip(".") for part in (printed.title, volume, editors, imprint) if part) + "."


def _letter(head: Head, index: Index, register: Register, undatable: list[str]) -> str:
    characters = Characters("")
    url = head.metadata.get("url", "")
    ref = url if isinstance(url, str) and _URL.fullmatch(url) else ""
    if not ref and index.letter_url:
        from urllib.parse import quote

        ref = index.letter_url.replace("{id}", quote(head.id, safe="-._~"))
    said = attributes(characters, {"key": head.id, "ref": ref, "source": f"#{index.uuid}"})
    sent, received = register.sent(head, characters), register.received(head, characters)
    date = _date(head, characters)
    if not date and head.date.precision != "none":
        undatable.append(head.id)
    return (
        f"<correspDesc{said}>\n"
        f'<correspAction type="sent">{_known(sent)}{date}</correspAction>\n'
        f'<correspAction type="received">{_known(received)}</correspAction>\n'
        "</correspDesc>\n"
    )


def _known(parts: list[str]) -> str:
    """The correspondents and the place; who is not known is `Unknown`."""
    someone = any(part.startswith(("<persName", "<orgName")) for part in parts)
    return "".join(parts if someone else (element("persName", "Unknown"), *parts))


def _date(head: Head, characters: Characters) -> str:
    """The date as far as CMIF can say it, in words as well where it cannot say all; empty where it can say nothing."""
    found = write_dates.attributes(head.date)
    kept = {name: value for name, value in found.items() if _DATE.fullmatch(value)}
    if not kept or len(kept) < len(found) - ("cert" in found):
        return ""
    if "cert" in found:
        kept["cert"] = "low"  # CMIF has no other
    return element("date", characters.text(_words(head.date)), attributes(characters, kept))


def _words(date: Date) -> str:
    return "" if write_dates.said(date) else dates.words(date)
