"""Passages as one quotes them: without note numbers, a single point without its label, `[…]` for what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lettercli.model import Letter, Passage
from lettercli.page import Block
from lettercli.views.lineage import lineage
from lettercli.views.show import blocks

if TYPE_CHECKING:
    from lettercli.address import Place

LEFT_OUT = "[…]"

_PLAIN = {"salute", "dateline", "closer", "signed", "postscript", "annotation", "note", "gap"}
"""Kinds that a quotation shows as the paragraphs they are."""


def quoted(places: Sequence[Place]) -> tuple[Passage, ...]:
    """The passages of places in one letter, in the order asked for."""
    tops: list[Passage] = []
    before: Place | None = None
    for place in places:
        if before is not None and not _adjoin(before, place):
            tops.append(Passage("", "paragraph", LEFT_OUT))
        tops += place.letter.passages if place.passage is None else (place.passage,)
        before = place
    if len(tops) == 1:
        return (replace(_plain(tops[0]), kind="quote" if tops[0].kind == "quote" else "paragraph", label=""),)
    return tuple(map(_plain, tops))


def paragraphs(letter: Letter, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """The same as blocks, for plain text."""
    return tuple(blocks(letter, passages, {}))


def plain(letter: Letter, passages: Sequence[Passage]) -> str:
    """The same as one text, a paragraph a line, labels before them."""
    return "\n".join(f"{block.label} {block.text}".strip() for block in paragraphs(letter, passages))


def _plain(passage: Passage) -> Passage:
    marks = tuple(mark for mark in passage.marks if mark.kind == "emphasis")
    passage = replace(passage, marks=marks, parts=tuple(map(_plain, passage.parts)), hand="")
    return replace(passage, kind="paragraph", label="") if passage.kind in _PLAIN else passage


def _adjoin(one: Place, other: Place) -> bool:
    """Whether a place begins where the one before it ends."""
    if one.passage is None or other.passage is None or one.note != other.note:
        return False
    flow = one.letter.passages if one.note is None else (one.note.body,)
    order = [passage.address for top in flow for passage in top.walk()]
    *_, last = one.passage.walk()
    way = lineage(flow, other.passage)
    return bool(way) and order.index(last.address) + 1 == order.index(other.passage.address)
