"""Gives every block its address and makes it a passage.

An address says where a reader finds a passage on the page: a point by its label, a paragraph by its count, a list or
quotation by what it hangs on. So an address holds as long as nobody adds a paragraph before it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lettercli.formats.markdown.labels import decimal, segment
from lettercli.formats.markdown.tree import Block, Div, Item, Paragraph, Quotation
from lettercli.model import Mark, Passage, PassageKind, Voice

SEGMENTS: dict[PassageKind, str] = {"postscript": "ps"}
"""Of the kinds whose segment is not their name."""


@dataclass(slots=True)
class _Around:
    """What a passage stands in."""

    address: str
    inside: tuple[PassageKind, ...]
    voice: Voice
    joint: str = "."
    """What stands between the address and the segment of an item: nothing for the first quotation (`q1`)."""
    counts: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0

    def within(self, address: str, kind: PassageKind, joint: str = ".") -> _Around:
        return _Around(address, (*self.inside, kind), "other" if kind == "annotation" else self.voice, joint)

    def item(self, label: str) -> str:
        return self.repeated(f"{self.address}{self.joint}{segment(label)}", "~")

    def named(self, name: str, sign: str = "") -> str:
        return self.repeated(f"{self.address}.{name}", sign)

    def repeated(self, address: str, sign: str) -> str:
        self.counts[address] += 1
        count = self.counts[address]
        return address if count == 1 else f"{address}{sign}{count}"

    def paragraph(self) -> str:
        self.paragraphs += 1
        return f"{self.address}.p{self.paragraphs}"


def of_letter(id: str, blocks: list[Block]) -> tuple[Passage, ...]:
    """The passages of a letter's top level, where lists and quotations hang on the paragraph before them."""
    around = _Around(id, (), "writer")
    passages = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not isinstance(block, Paragraph) or wholly_lost(block):
            passages.append(_passage(block, around))
            continue
        hanging = at
        while at < len(blocks) and hangs(blocks[at]):
            at += 1
        address = around.paragraph()
        inner = around.within(address, "paragraph")
        parts = tuple([_passage(block, inner) for block in blocks[hanging:at]])
        passages.append(Passage(address, "paragraph", block.text, "", block.marks, parts, "writer", "", block.line, ()))
    return tuple(passages)


def of_note(id: str, number: str, line: int, blocks: list[Block]) -> Passage:
    """The root passage of a note."""
    around = _Around(id, (), "editor")
    return _container(f"{id}.n{number}", "note", blocks, around, line, label=number)


def hangs(block: Block) -> bool:
    """Whether a block of the top level belongs to the paragraph before it."""
    return isinstance(block, Quotation) or (isinstance(block, Item) and not decimal(block.label))


def wholly_lost(block: Paragraph) -> bool:
    """Whether a paragraph is only a gap."""
    return any(mark.kind == "gap" and mark.start == 0 and mark.end == len(block.text) for mark in block.marks)


def _passage(block: Block, around: _Around) -> Passage:
    match block:
        case Paragraph():
            kind: PassageKind = "gap" if wholly_lost(block) else "paragraph"
            address = around.named("gap") if kind == "gap" else around.paragraph()
            return Passage(address, kind, block.text, "", block.marks, (), around.voice, "", block.line, around.inside)
        case Item():
            kind = "item" if around.inside or not decimal(block.label) else "point"
            return _container(around.item(block.label), kind, block.blocks, around, block.line, label=block.label)
        case Quotation():
            address = around.named("q", "~")
            joint = "." if address.endswith(tuple("0123456789")) else ""
            return _container(address, "quote", block.blocks, around, block.line, joint=joint)
        case Div():
            name: PassageKind = block.name  # type: ignore[assignment]
            address = around.named(SEGMENTS.get(name, name))
            return _container(address, name, block.blocks, around, block.line, hand=block.hand)


def _container(
    address: str,
    kind: PassageKind,
    blocks: list[Block],
    around: _Around,
    line: int,
    *,
    label: str = "",
    hand: str = "",
    joint: str = ".",
) -> Passage:
    """A passage whose own text is its first paragraph, if it begins with one."""
    inner = around.within(address, kind, joint)
    text, marks = "", tuple[Mark, ...]()
    if blocks and isinstance(blocks[0], Paragraph):
        text, marks = blocks[0].text, blocks[0].marks
        inner.paragraphs = 1
        blocks = blocks[1:]
    parts = tuple([_passage(block, inner) for block in blocks])
    return Passage(address, kind, text, label, marks, parts, inner.voice, hand, line, around.inside)
