"""Reads back the letters that this program wrote as TEI, to the last character.

Other people's TEI is read with judgement (`reader`); what `write` made needs none. A file that was changed since, so
that something in it is not as `write` makes it, is left to the other reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lettercli.errors import BadDate
from lettercli.formats.tei.agreed import NO_TERMS, REGULARIZED
from lettercli.formats.tei.flow import Fate
from lettercli.formats.tei.native_header import Changed, left_in, values_in
from lettercli.formats.tei.stretch import Reading
from lettercli.formats.tei.tree import Child, Node
from lettercli.formats.tei.units import Unit
from lettercli.model import Mark, Note, Passage, PassageKind

_CODE = re.compile(r"#\S+\.u([0-9A-F]{4,6})")
_LINES: dict[str, PassageKind] = {"salute": "salute", "dateline": "dateline", "signed": "signed"}
_KINDS: frozenset[str] = frozenset({"salute", "dateline", "signed", "closer", "postscript"})

FATES: dict[str, Fate] = {
    "hi": "mark", "pb": "mark", "gap": "mark", "ptr": "mark", "seg": "mark", "supplied": "text", "g": "text",
    "persName": "text", "orgName": "text", "placeName": "text", "rs": "text",
    "note": "note", "choice": "emendation", "sic": "emendation", "corr": "emendation", "orig": "emendation",
    "reg": "emendation",
}  # fmt: skip
"""What becomes of the elements of a letter that are no passages."""


@dataclass(slots=True)
class Native:
    """A letter as it was before it was written."""

    id: str
    values: dict[str, str | tuple[str, ...]]
    """Its metadata without its id, in the order of the native format."""
    passages: tuple[Passage, ...]
    """Without addresses; what hangs on a paragraph stands beside it, as in a file."""
    notes: tuple[Note, ...]
    readings: list[tuple[int, Reading]]
    """Repairs, each with the place of its passage among all, those of the letter first, then those of the notes."""
    rights: str = ""
    """What the edition says of them."""
    sigla: tuple[str, ...] = ()
    """Who signs notes and insertions."""
    brackets: str = ""
    """`writer`, if brackets are no editor's."""


@dataclass(slots=True)
class Words:
    """Running text: what was read of it so far."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)


def id_of(unit: Unit) -> str:
    """The id of a letter that this program wrote, even if it was changed since; empty for another."""
    holder = unit.texts[0].parent
    own = bool(unit.headers) and unit.headers[0].parent is holder  # a header above many letters is looked through once
    made_by = unit.headers[0].find("application") if own else None
    return holder.get("n") if made_by is not None and made_by.get("ident") == "letters" and holder is not None else ""


def keys_of(unit: Unit) -> dict[str, str | tuple[str, ...]]:
    """The metadata of a letter that this program wrote, as far as no element of TEI says them; none of another."""
    try:
        left = left_in(unit.headers[0]).get("metadata", {}) if id_of(unit) else {}
    except (Changed, ValueError, AttributeError):
        return {}
    return {key: tuple(map(str, value)) if isinstance(value, list) else str(value) for key, value in left.items()}


def read(unit: Unit) -> Native | None:
    """The letter of a file that this program wrote; None for another, and for one that was changed."""
    holder = unit.texts[0].parent
    if not id_of(unit) or holder is None:
        return None
    header = unit.headers[0]
    try:
        left = left_in(header)
        reader = _Reader(left.get("facs", {}))
        found = reader.letter(holder, values_in(header, left.get("metadata", {})), left.get("notes"))
    except (Changed, BadDate, KeyError, TypeError, ValueError, AttributeError):
        return None
    terms = header.find("licence") or next((p for node in header.all("publicationStmt") for p in node.all("p")), None)
    found.rights = terms.words() if terms is not None and terms.words() != NO_TERMS else ""
    found.brackets = "writer" if left.get("brackets") == "writer" else ""
    found.sigla = tuple(name.words() for node in header.all("respStmt") for name in node.all("name"))
    return found


class _Reader:
    """Reads the text of one letter."""

    def __init__(self, facs: dict[str, str]) -> None:
        self.facs = facs
        self.notes: dict[str, Node] = {}
        """By number, in order of appearance."""
        self.readings: dict[int, list[Reading]] = {}
        """By the identity of a passage, its repairs."""

    def letter(self, holder: Node, values: dict[str, str | tuple[str, ...]], order: list[str] | None) -> Native:
        text = next(node for node in holder.nodes() if node.name == "text")
        passages: list[Passage] = []
        for part in text.nodes():
            if part.name == "body":
                passages += self.blocks(part.children)
            elif part.name == "back":
                for note in part.all("note"):
                    if note.parent is not None and note.parent.get("type") == "notes":
                        self.notes[note.get("n")] = note
            else:
                raise Changed(part.name)
        made = {number: self.container("note", node, number) for number, node in self.notes.items()}
        if order is not None and sorted(order) != sorted(made):
            raise Changed("notes")
        notes = tuple(Note(number, made[number]) for number in (order or made))
        everything = [passage for top in (*passages, *(note.body for note in notes)) for passage in top.walk()]
        readings = [
            (place, reading)
            for place, passage in enumerate(everything)
            for reading in self.readings.get(id(passage), ())
        ]
        return Native(holder.get("n"), values, tuple(passages), notes, readings)

    def blocks(self, children: Sequence[Child]) -> list[Passage]:
        """What stands in a division, item, quotation or note, as passages."""
        found: list[Passage] = []
        for child in children:
            if isinstance(child, str):
                if child.strip(" \n"):
                    raise Changed("text between blocks")
            else:
                found += self.block(child)
        return found

    def block(self, node: Node) -> list[Passage]:
        match node.name:
            case "div" | "body":
                return self.blocks(node.children)
            case "p":
                return [self.paragraph(node)]
            case "list":
                return list(self.items(node))
            case "quote":
                return [self.container("quote", node)]
            case "opener":
                return [self.line(each, _LINES[each.name]) for each in self.only(node)]
            case "closer":
                return [self.line(each, "closer" if each.name == "salute" else _LINES[each.name])
                        for each in self.only(node)]  # fmt: skip
            case "salute":
                return [self.line(node, "salute")]
            case "postscript":
                return [self.gathered("postscript", self.blocks(node.children))]
            case "floatingText":
                return [self.annotation(node)]
            case "ab" if not node.children and not node.attributes:
                return []
            case "ab" if node.get("type") in _KINDS:
                return [self.line(node, node.get("type"))]  # type: ignore[arg-type]
        raise Changed(node.name)

    def only(self, node: Node) -> list[Node]:
        """The elements of one that holds no words of its own."""
        if any(isinstance(child, str) and child.strip() for child in node.children):
            raise Changed(node.name)
        return list(node.nodes())

    def paragraph(self, node: Node) -> Passage:
        words, rest = self.words(node)
        if rest or not words.text:
            raise Changed("p")
        return self.passage("gap" if _lost(words) else "paragraph", words)

    def items(self, node: Node) -> Iterator[Passage]:
        pairs = self.only(node)
        for label, item in zip(pairs[::2], pairs[1::2], strict=True):
            if (label.name, item.name) != ("label", "item"):
                raise Changed("list")
            yield self.container("item", item, label.text())

    def line(self, node: Node, kind: PassageKind) -> Passage:
        """A salute or the like, with the segments that are more than its own words."""
        words, rest = self.words(node)
        parts: list[Passage] = []
        for child in rest:
            if isinstance(child, str) or child.name != "seg":
                raise Changed(node.name)
            parts += [self.paragraph(child)] if child.get("type") == "paragraph" else self.blocks(child.children)
        return self.passage(kind, words, parts) if words.text else self.gathered(kind, parts)

    def annotation(self, node: Node) -> Passage:
        (body,) = self.only(node)
        (division,) = self.only(body)
        hand = ""
        if pointer := division.get("hand"):
            root = node
            while root.parent is not None and root.name != "TEI":
                root = root.parent
            hand = next(each.text() for each in root.all("handNote") if each.get("xml:id") == pointer[1:])
        return self.gathered("annotation", self.blocks(division.children), hand=hand)

    def container(self, kind: PassageKind, node: Node, label: str = "") -> Passage:
        """A passage that holds words and blocks."""
        words, rest = self.words(node)
        parts = self.blocks(rest)
        return self.passage(kind, words, parts, label) if words.text else self.gathered(kind, parts, label)

    def passage(self, kind: PassageKind, words: Words, parts: Sequence[Passage] = (), label: str = "") -> Passage:
        made = Passage("", kind, words.text, label, tuple(words.marks), tuple(parts))
        if words.readings:
            self.readings[id(made)] = words.readings
        return made

    def gathered(self, kind: PassageKind, blocks: Sequence[Passage], label: str = "", hand: str = "") -> Passage:
        """A passage of blocks: a first paragraph is its own words."""
        first = blocks[0] if blocks else None
        if first is None or first.kind not in ("paragraph", "gap"):
            return Passage("", kind, "", label, (), tuple(blocks), hand=hand)
        made = Passage("", kind, first.text, label, first.marks, tuple(blocks[1:]), hand=hand)
        if id(first) in self.readings:
            self.readings[id(made)] = self.readings.pop(id(first))
        return made

    def words(self, node: Node) -> tuple[Words, Sequence[Child]]:
        """The running text that an element begins with, and what follows it."""
        words = Words()
        for at, child in enumerate(node.children):
            if not isinstance(child, str) and not self.inline(child, words):
                return words, node.children[at:]
            if isinstance(child, str):
                words.text += child
        return words, ()

    def run(self, node: Node, words: Words) -> None:
        """All of an element, which is running text."""
        for child in node.children:
            if isinstance(child, str):
                words.text += child
            elif not self.inline(child, words):
                raise Changed(child.name)

    def inline(self, node: Node, words: Words) -> bool:
        """An element of running text; False for one that is none."""
        here = len(words.text)
        match node.name:
            case "hi":
                self.stretch("emphasis", node, words)
            case "seg" if node.get("type") == "gap":
                self.stretch("gap", node, words)
            case "supplied" | "persName" | "orgName" | "placeName" | "rs":
                self.run(node, words)
            case "gap":
                desc = node.find("desc")
                words.text += f"[{desc.text() if desc is not None else '…'}]"
                words.marks.append(Mark("gap", here, len(words.text)))
            case "pb":
                facs = node.get("facs")
                words.marks.append(Mark("page", here, here, node.get("n"), self.facs.get(facs, facs)))
            case "note":
                self.notes[node.get("n")] = node
                words.marks.append(Mark("anchor", here, here, node.get("n")))
            case "ptr":
                words.marks.append(Mark("anchor", here, here, node.get("n")))
            case "choice":
                self.choice(node, words)
            case "g":
                code = _CODE.fullmatch(node.get("ref"))
                if code is None:
                    raise Changed("g")
                words.text += chr(int(code[1], 16))
            case _:
                return False
        return True

    def stretch(self, kind: Any, node: Node, words: Words) -> None:  # noqa: ANN401
        """A mark over what an element holds, before the marks in it."""
        at, start = len(words.marks), len(words.text)
        self.run(node, words)
        words.marks.insert(at, Mark(kind, start, len(words.text)))

    def choice(self, node: Node, words: Words) -> None:
        """The reading as text, what was printed beside it."""
        old, new = self.only(node)
        if (old.name, new.name) not in (("sic", "corr"), ("orig", "reg")):
            raise Changed("choice")
        printed = Words()
        self.run(old, printed)
        start = len(words.text)
        self.run(new, words)
        kind, certain = new.get("type") or "other", new.get("cert") == "high"
        if (kind in REGULARIZED) is not (old.name == "orig"):
            raise Changed("choice")
        reading = words.text[start:]
        words.readings.append(Reading(start, len(words.text), printed.text, old.name, node.line, "applied", certain,
                                      kind, reading))  # fmt: skip


def _lost(words: Words) -> bool:
    return any(mark.kind == "gap" and (mark.start, mark.end) == (0, len(words.text)) for mark in words.marks)
