"""Gives every block its address and puts it down as a row of the flat form.

An address says where a reader finds a passage on the page: a point by its label, a paragraph by its count, a list or
quotation by what it hangs on. So an address holds as long as nobody adds a paragraph before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lettercli.flat import Flat
from lettercli.formats.markdown.labels import decimal, segment
from lettercli.formats.markdown.tree import Block, Div, Item, NoteText, Paragraph, Quotation
from lettercli.model import Mark, PassageKind

SEGMENTS: dict[PassageKind, str] = {"postscript": "ps"}
"""Of the kinds whose segment is not their name."""


class Around:
    """What a passage stands in: gives addresses to what stands directly in one place, in order."""

    __slots__ = ("address", "counts", "joint", "paragraphs")

    def __init__(self, address: str, joint: str = ".", paragraphs: int = 0) -> None:
        self.address = address
        self.joint = joint
        """What stands between the address and the segment of an item: nothing for the first quotation (`q1`)."""
        self.counts: dict[str, int] = {}
        self.paragraphs = paragraphs

    def item(self, label: str) -> str:
        """The address of an item."""
        return self.repeated(f"{self.address}{self.joint}{segment(label)}", "~")

    def named(self, kind: PassageKind) -> str:
        """The address of what goes by its kind."""
        return self.repeated(f"{self.address}.{SEGMENTS.get(kind, kind)}", "")

    def quotation(self) -> str:
        """The address of a quotation."""
        return self.repeated(f"{self.address}.q", "~")

    def repeated(self, address: str, sign: str) -> str:
        """The address, with its count where it was given before."""
        count = self.counts[address] = self.counts.get(address, 0) + 1
        return address if count == 1 else f"{address}{sign}{count}"

    def paragraph(self) -> str:
        """The address of a paragraph."""
        self.paragraphs += 1
        return f"{self.address}.p{self.paragraphs}"


class Rows:
    """The rows of one letter as they grow."""

    def __init__(self, flat: Flat) -> None:
        self.flat = flat
        self.rows: list[tuple[str, PassageKind, str, int, str, int]] = []
        """Address, kind, text, depth, label and line."""
        self.top = Around(flat.head.id)
        self.after_paragraph = False
        """Whether a list or quotation of the top level would hang on the paragraph before it."""
        self.hanging: Around | None = None
        """What those stand in that do."""

    def add(self, address: str, kind: PassageKind, text: str, marks: tuple[Mark, ...], label: str, depth: int,
            line: int) -> None:  # fmt: skip
        """One row."""
        if marks:
            self.flat.marks[len(self.rows)] = marks
        self.rows.append((address, kind, text, depth, label, line))

    def finish(self) -> None:
        """Turns the rows into the columns of the flat form."""
        if self.rows:
            flat = self.flat
            flat.addresses, flat.kinds, flat.texts, flat.depths, flat.labels, flat.lines = zip(*self.rows, strict=False)

    def top_paragraph(self, text: str, marks: tuple[Mark, ...], line: int) -> None:
        """A paragraph of the letter's top level."""
        self.paragraph(text, marks, self.top, 0, line)
        self.after_paragraph = not marks or self.rows[-1][1] == "paragraph"
        self.hanging = None

    def top_point(self, label: str, text: str, marks: tuple[Mark, ...], line: int) -> None:
        """A point of the letter that has no parts."""
        self.add(self.top.item(label), "point", text, marks, label, 0, line)
        self.after_paragraph = False

    def top_division(self, name: PassageKind, text: str, marks: tuple[Mark, ...], line: int) -> None:
        """A division of the letter that is one paragraph."""
        self.add(self.top.named(name), name, text, marks, "", 0, line)
        self.after_paragraph = False

    def main(self, blocks: Iterable[Block]) -> None:
        """Blocks of the letter's top level, where lists and quotations hang on the paragraph before them."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.top_paragraph(block.text, block.marks, block.line)
            elif self.after_paragraph and hangs(block):
                if self.hanging is None:
                    self.hanging = Around(self.rows[-1][0])
                self.block(block, self.hanging, 1)
            else:
                self.block(block, self.top, 0)
                self.after_paragraph = False

    def notes(self, notes: Iterable[NoteText]) -> None:
        """The notes: of each its root, and what it holds."""
        id = self.top.address
        for line, number, blocks in notes:
            self.flat.notes.append((number, len(self.rows)))
            if len(blocks) == 1 and isinstance(first := blocks[0], Paragraph):
                self.add(f"{id}.n{number}", "note", first.text, first.marks, number, 0, line)
            else:
                self.container(f"{id}.n{number}", "note", blocks, 0, line, number)

    def block(self, block: Block, around: Around, depth: int) -> None:
        """A block and all within it."""
        match block:
            case Paragraph():
                self.paragraph(block.text, block.marks, around, depth, block.line)
            case Item():
                kind = item_kind(block.label, depth)
                self.container(around.item(block.label), kind, block.blocks, depth, block.line, block.label)
            case Quotation():
                self.container(around.quotation(), "quote", block.blocks, depth, block.line)
            case Div():
                name: PassageKind = block.name  # type: ignore[assignment]
                if block.hand:
                    self.flat.hands[len(self.rows)] = block.hand
                self.container(around.named(name), name, block.blocks, depth, block.line)

    def paragraph(self, text: str, marks: tuple[Mark, ...], around: Around, depth: int, line: int) -> None:
        """A paragraph that is a passage of its own."""
        if marks and wholly_lost(text, marks):
            self.add(around.named("gap"), "gap", text, marks, "", depth, line)
        else:
            self.add(around.paragraph(), "paragraph", text, marks, "", depth, line)

    def container(self, address: str, kind: PassageKind, blocks: Sequence[Block], depth: int, line: int,
                  label: str = "") -> None:  # fmt: skip
        """A passage whose own text is its first paragraph, if it begins with one."""
        inner = Around(address, joint(address, kind))
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph):
            inner.paragraphs = 1
            self.add(address, kind, first.text, first.marks, label, depth, line)
            blocks = blocks[1:]
        else:
            self.add(address, kind, "", (), label, depth, line)
        for block in blocks:
            self.block(block, inner, depth + 1)


def joint(address: str, kind: PassageKind) -> str:
    """What stands between a container's address and the segment of an item in it."""
    return "" if kind == "quote" and not address.endswith(tuple("0123456789")) else "."


def item_kind(label: str, depth: int) -> PassageKind:
    """Whether an item is a point of the letter."""
    return "item" if depth or not decimal(label) else "point"


def hangs(block: Block) -> bool:
    """Whether a block of the top level belongs to the paragraph before it."""
    return isinstance(block, Quotation) or (isinstance(block, Item) and not decimal(block.label))


def wholly_lost(text: str, marks: tuple[Mark, ...]) -> bool:
    """Whether a paragraph is only a gap."""
    return any(mark.kind == "gap" and mark.start == 0 and mark.end == len(text) for mark in marks)
