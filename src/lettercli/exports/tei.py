"""Writes letters as TEI P5: a document a letter, or all of them in one `teiCorpus`.

What it looks like is told in docs/export.md. One letter is written after the other, its header last, since only its
text says which hands, editors and characters must be declared.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lettercli.backmatter.names import load
from lettercli.emendations import Repair, fitting
from lettercli.exports import Source
from lettercli.files.folder import names_for
from lettercli.formats.tei import write_header
from lettercli.formats.tei.write_blocks import Blocks
from lettercli.formats.tei.write_names import Register
from lettercli.formats.tei.write_xml import Characters, attributes, element, lines, xml_id
from lettercli.model import Letter

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMED = 5
"""How many letters a remark names."""


def write(source: Source) -> Iterator[str]:
    """All letters in one `teiCorpus`."""
    writer = Writer(source)
    characters = Characters("")
    described = lines(write_header.file_description(source.edition, characters, source.edition.title))
    yield f'{_XML}<teiCorpus xmlns="{NAMESPACE}">\n'
    yield lines([
        "<teiHeader>",
        element("fileDesc", f"\n{described}\n"),
        element("encodingDesc", write_header.application()),
        "</teiHeader>\n",
    ])  # fmt: skip
    for letter in source.each():
        yield writer.letter(letter, "")
    yield "</teiCorpus>\n"
    writer.remark()


def fill(source: Source, folder: Path) -> None:
    """A document a letter, called as its letter's id."""
    writer = Writer(source)
    names = names_for(head.id for head in source.heads)
    for letter, name in zip(source.each(), names, strict=True):
        if name != letter.id:
            source.remarks.append(f"letter {letter.id}: no name for a file, so it is {name}.xml")
        text = _XML + writer.letter(letter, f' xmlns="{NAMESPACE}"')
        (folder / f"{name}.xml").write_text(text, encoding="utf-8", newline="\n")
    writer.remark()


class Writer:
    """Writes the letters of one edition."""

    def __init__(self, source: Source) -> None:
        self.edition = source.edition
        self.remarks = source.remarks
        self._repairs: dict[str, dict[str, list[Repair]]] = {}
        for repair in fitting(source.edition):
            if repair.status == "applied" and not repair.note and (repair.printed or repair.reading):
                self._repairs.setdefault(repair.letter, {}).setdefault(repair.address, []).append(repair)
        self._register = Register(load(source.edition))
        self._named = self._register.named(source.index)
        self._illegal: list[str] = []
        self._crossed: list[str] = []

    def letter(self, letter: Letter, namespace: str) -> str:
        """The `TEI` element of a letter."""
        id = xml_id(letter.id)
        characters = Characters(id)
        blocks = Blocks(letter, characters, _sigla(letter, id))
        blocks.inline.repairs = self._repairs.get(letter.id, {})
        blocks.inline.named = self._named.get(letter.id, {})
        text = blocks.text()
        notes = [*blocks.placed, *blocks.unplaced()]
        said = write_header.Said(blocks.sigla, self._register, blocks.hands, notes, blocks.inline.facs)
        characters.attribute(letter.id)
        head = write_header.header(letter, self.edition, characters, said)
        if characters.illegal:
            self._illegal.append(letter.id)
        if blocks.inline.left_out:
            self._crossed.append(letter.id)
        language = self.edition.language if write_header.LANGUAGE.fullmatch(self.edition.language) else ""
        named = attributes(characters, {"xml:id": id, "n": letter.id})
        said_in = attributes(characters, {"xml:lang": language})
        return f"<TEI{namespace}{named}>\n{head}\n<text{said_in}>\n{text}\n</text>\n</TEI>\n"

    def remark(self) -> None:
        """Say what the files do not say as the letters do."""
        for ids, what in (
            (self._illegal, "with characters that XML cannot hold, written as <g>"),
            (self._crossed, "with repairs that lie across other marks, left out"),
        ):
            if ids:
                more = ", …" if len(ids) > _NAMED else ""
                number = f"{len(ids):,} letter{'s' * (len(ids) > 1)}"
                self.remarks.append(f"{number} {what}: {', '.join(ids[:_NAMED])}{more}")


def _sigla(letter: Letter, id: str) -> dict[str, str]:
    """By siglum that signs a note or an insertion of the letter, an xml:id for it."""
    signed = [note.author for note in letter.notes]
    signed += (mark.value for passage in letter.everything() for mark in passage.marks if mark.kind == "insertion")
    return {siglum: f"{id}.ed{at}" for at, siglum in enumerate(filter(None, dict.fromkeys(signed)), 1)}
