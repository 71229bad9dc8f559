"""The sentences that call a note, cut out of their passages with all that is marked on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lettercli.model import Anchor, Edition, Letter, Note, Passage
from lettercli.page import Block, Call, Stretch
from lettercli.text.sentences import sentences
from lettercli.views.lineage import home


def calls(edition: Edition, letter: Letter, note: Note, overlay: Mapping[str, Sequence[Stretch]]) -> tuple[Call, ...]:
    """Where a note is called, each place with its sentence, in reading order."""
    return tuple(_calls(edition, letter, note, overlay))


def _calls(edition: Edition, letter: Letter, note: Note, overlay: Mapping[str, Sequence[Stretch]]) -> Iterator[Call]:
    for anchor in note.anchors:
        if (passage := home(letter, anchor.address)) is not None:
            start, end = sentence(edition, passage, anchor)
            yield Call(_cut(passage, start, end, overlay.get(passage.address, ())), start, anchor.offset)


def sentence(edition: Edition, passage: Passage, anchor: Anchor) -> tuple[int, int]:
    """Start and end of the sentence that an anchor belongs to, without the blank after it.

    An anchor that stands right after a full stop belongs to what ends there, as a printed note number does.
    """
    text, at = passage.text, anchor.offset
    if at and not text[at - 1 : at].isspace():
        at -= 1
    spans = _spans(text, edition.abbreviations)
    start, end = spans[max(bisect_right(spans, (at, len(text))) - 1, 0)] if spans else (0, len(text))
    return start, max(len(text[:end].rstrip()), start, anchor.offset)


@lru_cache(maxsize=4)
def _spans(text: str, abbreviations: tuple[str, ...]) -> list[tuple[int, int]]:
    """The sentences of a text; the notes of a letter come one after another and ask for the same ones."""
    return sentences(text, abbreviations)


def _cut(passage: Passage, start: int, end: int, more: Sequence[Stretch]) -> Block:
    def within(first: int, last: int) -> bool:
        return (first < end and last > start) or start < first == last <= end or last == start == 0

    near = (mark for mark in passage.marks if within(mark.start, mark.end))
    own = (Stretch(mark.start, mark.end, mark.kind, mark.value) for mark in near)
    kept = tuple(
        Stretch(max(mark.start, start) - start, min(mark.end, end) - start, mark.look, mark.value)
        for mark in (*own, *(mark for mark in more if within(mark.start, mark.end)))
    )
    return Block(passage.address, passage.kind, passage.text[start:end], marks=kept)
