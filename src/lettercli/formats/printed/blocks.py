"""Passages to be: stretches of the source in a tree, before they become passages of the model."""

from __future__ import annotations

from dataclasses import dataclass, field

from lettercli.formats.printed.labels import Label
from lettercli.formats.printed.sourcetext import Confidence, Emended, Repair, trimmed_end
from lettercli.model import PassageKind


@dataclass(slots=True)
class Block:
    """A passage to be: a stretch of the source, and what lies below it."""

    kind: PassageKind
    start: int
    end: int
    """Of its own text; equal for a passage that has none."""
    label: str = ""
    parts: list[Block] = field(default_factory=list)
    hand: str = ""
    made: list[Repair] = field(default_factory=list)
    """How it came to be a passage, where the scan's lines do not say so."""
    first: bool = False
    """Whether it begins where a paragraph of the scan does."""


@dataclass(frozen=True, slots=True)
class Forced:
    """What an editor says that a stretch is."""

    kind: PassageKind
    hand: str = ""
    repair: Repair | None = None


@dataclass(slots=True)
class Flow:
    """The passages of a letter or a note, and what is suspected of them."""

    blocks: list[Block] = field(default_factory=list)
    suspected: list[Repair] = field(default_factory=list)


def divided(text: Emended, cut: int) -> tuple[Emended, Emended]:
    """A paragraph in two, at an offset of its text."""
    at = text.origin(cut)
    repairs = [placed.repair for placed in text.placed]
    end = trimmed_end(text.source.text, at, text.start)
    first = Emended(text.source, text.start, end, [each for each in repairs if each.end <= end])
    return first, Emended(text.source, at, text.end, [each for each in repairs if each.start >= at])


def rest_of(text: Emended, cut: int) -> Emended:
    """A paragraph from an offset of its text on."""
    return divided(text, cut)[1] if cut else text


def after_blank(text: str, at: int) -> int:
    """The first character from there that is no blank."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def block_of(kind: PassageKind, text: Emended) -> Block:
    """A whole paragraph as a passage."""
    return Block(kind, text.start, text.end, first=True)


def item_of(text: Emended, found: Label) -> Block:
    """A paragraph without its label as an item."""
    return Block("item", text.origin(found.end), text.end, found.text, first=True)


def end_before(text: Emended, at: int) -> int:
    """Where in the source the text before an offset ends, blanks left out."""
    origin = text.origin(at) if at < len(text.text) else text.end
    return trimmed_end(text.source.text, origin)


def set_apart(kind: str, at: int, confidence: Confidence = "certain") -> Repair:
    """A passage set apart that the scan has run on to the one before."""
    return Repair(at, at, "", kind, confidence, "structure", structural=True)
