"""CMIF out: what correspSearch's harvester requires, or what to write so that it is there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings

from lettercli import dates
from lettercli import edition as editions
from lettercli.errors import Faults
from lettercli.exports import Source
from lettercli.exports.cmif import read, write
from lettercli.model import Edition, Letter
from tests.editions import CORPUS, letter, write_edition
from tests.formats.schemas import faults
from tests.shell import call
from tests.strategies import letters

NS = {"": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
CMIF = {"editor": "Jane Doe", "publisher": "The Press", "licence": "CC BY 4.0", "url": "https://example.org/cmif.xml"}
YAML = "cmif:\n" + "".join(f"  {key}: {value}\n" for key, value in CMIF.items())


def source(*letters: Letter, **cmif: object) -> Source:
    edition = Edition("made", "Letters made up", letters, about={"source": "A box.", "cmif": CMIF | cmif})
    return Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))


def made(id: str = "42", date: str = "1929-08-21", calendar: str = "gregorian", **about: str) -> Letter:
    sender, recipient = (tuple(filter(None, about.pop(key, "").split("; "))) for key in ("sender", "recipient"))
    found = dates.parse(date, calendar)
    return Letter(id, found, sender, recipient, about.get("place", ""), dict(about), (), ())


def corresp(*letters: Letter, **cmif: object) -> list[ET.Element]:
    """The entries of an index, which is valid."""
    text = "".join(write(source(*letters, **cmif)))
    assert faults(text, "cmif") == []
    return ET.fromstring(text).findall(".//correspDesc", NS)


def test_what_the_harvester_requires(tmp_path: Path) -> None:
    """Title, editor, publisher, licence, date, address and the edition with its UUID are there, and it is valid."""
    root = write_edition(tmp_path / "e", corpus=CORPUS + YAML + "  email: jane@example.org\n")
    code, out, err = call("export", "cmif", "--corpus", root, env={"SOURCE_DATE_EPOCH": "0"})
    assert (code, err) == (0, "")
    assert faults(out, "cmif") == []
    header = ET.fromstring(out)
    assert [header.findtext(f".//{name}", namespaces=NS) for name in ("title", "editor", "email", "publisher")] == [
        "Letters to a Friend", "Jane Doe", "jane@example.org", "The Press"
    ]  # fmt: skip
    idno, licence, bibl = (header.find(f".//{name}", NS) for name in ("idno", "licence", "bibl"))
    assert idno is not None
    assert licence is not None
    assert bibl is not None
    assert (idno.get("type"), idno.text) == ("url", CMIF["url"])
    assert licence.get("target") == "https://creativecommons.org/licenses/by/4.0/"
    assert header.find(".//publicationStmt/date", NS).get("when") == "1970-01-01T00:00:00+00:00"  # type: ignore[union-attr]
    assert re.fullmatch(r"[a-f][0-9a-f]{7}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bibl.get(ID) or "")
    assert (bibl.get("type"), bibl.text) == ("print", "Letters to a Friend. Invented for the tests.")


@settings(max_examples=200, deadline=None)
@given(letters())
def test_every_letter_is_valid(letter: Letter) -> None:
    """Whatever a letter's metadata hold, its entry is valid, has both correspondents, and points to the edition."""
    (entry,) = corresp(letter)
    assert [action.get("type") for action in entry] == ["sent", "received"]
    assert all(action.find("persName", NS) is not None for action in entry)
    assert entry.get("key") == letter.id


def test_who_is_unknown() -> None:
    """A correspondent whom nobody knows is called Unknown; several are named each."""
    (entry,) = corresp(made(recipient="Ben; Carl"))
    assert [(action.get("type"), [each.text for each in action.findall("persName", NS)]) for action in entry] == [
        ("sent", ["Unknown"]), ("received", ["Ben", "Carl"])
    ]  # fmt: skip


def test_addresses_in_registers() -> None:
    """A letter's own references are given where they are of the web and it is plain whose they are."""
    gnd = "https://d-nb.info/gnd/1"
    (entry,) = corresp(
        made(sender="Ann", recipient="Ben; Carl", place="Rome", **{
            "sender-ref": gnd, "recipient-ref": gnd, "place-ref": "#rome", "recipient-place": "Bonn",
            "recipient-place-ref": "https://www.geonames.org/1",
        })
    )  # fmt: skip
    assert [[(each.text, each.get("ref")) for each in action] for action in entry] == [
        [("Ann", gnd), ("Rome", None), (None, None)],
        [("Ben", None), ("Carl", None), ("Bonn", "https://www.geonames.org/1")],
    ]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1929-08-21", {"when": "1929-08-21"}), ("1929?", {"when": "1929", "cert": "low"}),
        ("1929~", {"when": "1929", "cert": "low"}), ("[1929..1930]", {"notBefore": "1929", "notAfter": "1930"}),
        ("1929-08/1929-09", {"from": "1929-08", "to": "1929-09"}), ("", None), ("-0043", None), ("Y12345", None),
        ("-0001/0002", None),
    ],
)  # fmt: skip
def test_dates(edtf: str, expected: dict[str, str] | None) -> None:
    """A date is a year, month or day of our era, or it is left out, which is said."""
    (entry,) = corresp(made(date=edtf))
    found = entry.find(".//date", NS)
    assert (None if found is None else found.attrib) == expected
    told = source(made(date=edtf))
    list(write(told))
    remark = "1 letter without a date, since CMIF has years from 1 to 9999 alone: 42"
    assert told.remarks == ([remark] if edtf and expected is None else [])


def test_old_style_is_told_in_words() -> None:
    """A date whose attributes do not say all has it in words as well."""
    (entry,) = corresp(made(date="1917-02-12", calendar="julian"))
    found = entry.find(".//date", NS)
    assert found is not None
    assert (found.get("when"), found.text) == ("1917-02-25", "12 February 1917 (old style)")


def test_addresses_of_letters() -> None:
    """A letter has the address that its metadata give, else the one that the pattern makes of its id."""
    entries = corresp(made("a/b ü"), made("7", url="https://example.org/7"), letter_url="https://example.org/l/{id}")
    assert [entry.get("ref") for entry in entries] == ["https://example.org/l/a%2Fb%20%C3%BC", "https://example.org/7"]
    assert corresp(made("7"))[0].get("ref") is None


def test_the_uuid_is_always_the_same() -> None:
    """The edition's UUID hangs on the address of the index alone, or is the one that corpus.yaml gives."""
    one, other = read(source().edition), read(source(title="Other", editor=["A", "B"]).edition)
    assert one.uuid == other.uuid != read(source(url="https://example.org/2").edition).uuid
    mine = "c3f497f0-488d-4233-9448-130ba8109bd8"
    assert corresp(made(), uuid=mine)[0].get("source") == f"#{mine}"


def test_all_that_is_missing_is_refused_at_once(tmp_path: Path) -> None:
    """Without `cmif:` nothing is written, and each thing that is missing is told with what to write."""
    root = write_edition(tmp_path / "e")
    code, out, err = call("export", "cmif", "--corpus", root)
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"{root}/corpus.yaml: cmif has no {key}, which correspSearch requires; write {what}, as {key}: … below cmif:"
        for key, what in [
            ("editor", "the name of the person to ask about the index"), ("licence", "CC BY 4.0 or CC0"),
            ("publisher", "who is named as its originator"), ("url", "the address at which the file will be found"),
        ]
    ]  # fmt: skip
    shared = write_edition(tmp_path / "f", corpus=CORPUS + "editor: Jane\npublisher: The Press\n")
    assert len(call("export", "cmif", "--corpus", shared).err.splitlines()) == 2


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("licence", "CC BY-SA 4.0", "licence: 'CC BY-SA 4.0', which correspSearch cannot use; write CC BY 4.0 or CC0"),
        ("url", "example.org", "url: 'example.org' is no address of the web; write it whole, with https://"),
        ("letter_url", "https://e.org/",
         "letter_url: 'https://e.org/' is no address of a letter; write it with {id} where the letter's id stands: "
         "https://example.org/letters/{id}"),
        ("type", "book", "type: 'book'; write print, online, hybrid"),
        ("uuid", "03f497f0-488d-4233-9448-130ba8109bd8",
         "uuid: '03f497f0-488d-4233-9448-130ba8109bd8' is none that XML can hold; leave it out, or write 32 figures "
         "and letters a to f, the first a letter, parted by hyphens"),
        ("colour", "red", "cmif has no 'colour'; it has title, editor, email, publisher, publisher_url, licence, url, "
                          "letter_url, type, uuid"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(key: str, value: str, fault: str, tmp_path: Path) -> None:
    """What correspSearch could not use is refused with the line and what to write."""
    corpus = CORPUS + "".join(f"  {k}: {v}\n" if k else v for k, v in [("", "cmif:\n"), *(CMIF | {key: value}).items()])
    root = write_edition(tmp_path / "e", corpus=corpus)
    line = corpus.split("\n").index(f"  {key}: {value}") + 1
    assert call("export", "cmif", "--corpus", root) == (2, "", f"{root}/corpus.yaml:{line}: {fault}\n")
    with pytest.raises(Faults):
        read(editions.load(root))


def test_no_letter_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is made of what is known of the letters without reading them."""
    edition = editions.load(write_edition(tmp_path / "e", {"1": letter("1", "Text.")}, CORPUS + YAML))
    monkeypatch.setattr(type(edition.letters), "at", lambda *_: pytest.fail("a letter was read"))
    text = "".join(write(Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))))
    assert text.count("<correspDesc ") == 1
