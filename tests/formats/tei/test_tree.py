"""Files that want to do harm, and files that are broken."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from lettercli.errors import Faults
from lettercli.formats.tei import parsing, tree
from tests.formats.tei.samples import said, taken, tei

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DTD = "a document type declaration, which is refused; delete it: xmllint --dropdtd --noent"

ATTACKS = {
    "a bomb of entities": (f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]><TEI>&l9;</TEI>', DTD),
    "an entity as long as the file, often": (f'<!DOCTYPE T [<!ENTITY a "{"a" * 50000}">]><T>{"&a;" * 50000}</T>', DTD),
    "a file of the machine": ('<!DOCTYPE T [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>', DTD),
    "a file by a parameter entity": ('<!DOCTYPE T [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]><TEI/>', DTD),
    "a declaration elsewhere": ('<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd"><TEI/>', DTD),
    "elements without end": ("<a>" * 100_000, "elements nested more than 256 deep; make it flatter"),
    "a text without end": (
        f"<TEI>{'a' * (parsing.LONGEST + 70_000)}</TEI>",
        f"more than {parsing.LONGEST:,} characters without a tag; divide it",
    ),
    "an entity that nobody declared": (
        "<TEI>&nbsp;</TEI>", "not well-formed: undefined entity; write the character itself, or &#…;"
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_attacks_are_refused(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could fill the memory, read a file or ask the network is refused, at its line, before it is done."""

    def asked(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", asked)
    text, wanted = ATTACKS[attack]
    with pytest.raises(Faults) as caught:
        parsing.load(text.encode(), "x.xml")
    assert [str(each) for each in caught.value.faults] == [f"x.xml:1: {wanted}"]


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of elements is bounded, as each costs memory."""
    monkeypatch.setattr(parsing, "ELEMENTS", 100)
    with pytest.raises(Faults, match="more than 100 elements"):
        parsing.parse(b"<TEI>" + b"<a/>" * 100 + b"</TEI>", "x.xml")


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", "x.xml:1: not well-formed: no element found; it is empty"),
        (b"<TEI>\n<p>\n</TEI>", "x.xml:3: not well-formed: mismatched tag; mend it: xmllint --noout"),
        (
            b"<TEI>\n<p>gr\xfc\xdfe</p></TEI>",
            "x.xml:2: not well-formed: (invalid token), since it is not "
            "UTF-8 (byte 0xFC); save it as UTF-8, or name its encoding",
        ),
        (b"<TEI><p>cut off", "x.xml:1: not well-formed: no element found; its end is missing: copy it again"),
        (
            b"<?xml version='1.0' encoding='no-such'?><TEI/>",
            "x.xml:1: cannot be read: unknown encoding: no-such; save the file as UTF-8",
        ),
        (b"plain text", "x.xml:1: not well-formed: syntax error"),
    ],
)
def test_broken_files(data: bytes, wanted: str) -> None:
    """What is no XML is refused with its line."""
    with pytest.raises(Faults) as caught:
        parsing.load(data, "x.xml")
    assert str(caught.value).startswith(wanted)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(encoding: str) -> None:
    """A file may be in any encoding that it names."""
    text = f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?><TEI><p>Größe</p></TEI>"
    assert parsing.load(text.encode(encoding), "x.xml").root.words() == "Größe"


def test_prefixes_do_not_matter() -> None:
    """An element is known by its name, whatever its prefix and whether that was declared."""
    found = parsing.parse(b'<tei:TEI><tei:p xml:id="a"/></tei:TEI>', "x.xml")
    assert [found.root.name, found.ids["a"].name] == ["TEI", "p"]


def test_bad_files_among_good_ones(tmp_path: Path) -> None:
    """What cannot be read is reported, each with file and line, and the rest comes."""
    letters, _, faults, _ = taken(tmp_path, tei("<p>One.</p>"), "<TEI>\n<p></TEI>", tei("<p>Three.</p>"), "<html/>")
    assert [each.letter.passages[0].text for each in letters] == ["One.", "Three."]
    assert [(Path(each.path).name, each.line, each.what) for each in faults] == [
        ("2.xml", 2, "not well-formed: mismatched tag"), ("4.xml", 1, "no TEI: the root is html")
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["label", "l", "q", "list", "item", "note", "div", "quote", "cell"])
def test_as_deep_as_may_be(name: str, tmp_path: Path) -> None:
    """Elements nested as deep as they may be are read, with all their words."""
    depth = tree.DEPTH - 6
    letters, _, faults, _ = taken(tmp_path, tei(f"<{name}>a " * depth + f" b</{name}>" * depth))
    assert faults == []
    words = " ".join(part.text for part in letters[0].letter.everything()).replace("“", " ").replace("”", " ")
    assert words.replace("‘", " ").replace("’", " ").replace("|", " ").split().count("b") == depth


def test_other_files_are_told(tmp_path: Path) -> None:
    """A file that would have another in its place is read without it, and the report says which."""
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/>'
    letters, remarks, faults, _ = taken(tmp_path, tei(f"<p>One {include}two.</p>"))
    assert (len(letters), faults) == (1, [])
    assert said(remarks, "left") == ["not read, since it is another file: b.xml"]


def test_words_of_parts_do_not_touch() -> None:
    """The words of an element have blanks where its parts meet."""
    data = b"<x><handNote>one</handNote><handNote>two</handNote></x>"
    assert parsing.parse(data, "x.xml").root.words() == "one two"


def test_words_without_notes_have_the_same_blanks() -> None:
    """The words of an element without its notes have blanks where its parts meet, as those of one without notes."""
    data = b"<del>one<lb/>two<note>N.</note> se<lb break='no'/>ven</del>"
    assert tree.plain(parsing.parse(data, "x.xml").root) == "one two seven"
