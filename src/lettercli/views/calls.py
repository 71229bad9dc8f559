"""The sentences that call a note, cut out of their passages with all that is marked on them.

A sentence of many pages that calls thousands of notes cannot stand beside each of them: of a long one only what is
around the call is given, `…` where it was cut.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from lettercli.model import Anchor, Edition, Letter, Mark, Note, Passage
from lettercli.page import Block, Call, Stretch
from lettercli.text.sentences import sentences
from lettercli.views.lineage import home

LONGEST = 2_000
"""Characters of a sentence that is given whole."""
_AROUND = 500
"""Characters of a longer one, before a place in it and behind."""
_CUT = "… "


def calls(edition: Edition, letter: Letter, note: Note, overlay: Mapping[str, Sequence[Stretch]]) -> tuple[Call, ...]:
    """Where a note is called, each place with its sentence, in reading order."""
    return tuple(_calls(edition, letter, note, overlay))


def _calls(edition: Edition, letter: Letter, note: Note, overlay: Mapping[str, Sequence[Stretch]]) -> Iterator[Call]:
    for anchor in note.anchors:
        if (passage := home(letter, anchor.address)) is not None:
            whole = sentence(edition, passage, anchor)
            start, end = around(passage.text, whole, anchor.offset, anchor.offset)
            block = _cut(passage, start, end, overlay.get(passage.address, ()))
            if end < whole[1]:
                block = replace(block, text=block.text + _CUT[::-1])
            if start > whole[0]:
                marks = tuple(replace(mark, start=mark.start + 2, end=mark.end + 2) for mark in block.marks)
                block, start = replace(block, text=_CUT + block.text, marks=marks), start - len(_CUT)
            yield Call(block, start, anchor.offset)


def around(text: str, sentence: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """What of a sentence is given with what stands in it from `first` to `last`: all, or whole words around it."""
    start, end = sentence
    if end - start <= LONGEST:
        return sentence
    if first - start > _AROUND:
        blank = text.find(" ", first - _AROUND, first)
        start = blank + 1 if blank >= 0 else first - _AROUND
    if end - last > _AROUND:
        blank = text.rfind(" ", last, last + _AROUND)
        end = blank if blank >= 0 else last + _AROUND
    return start, end


def sentence(edition: Edition, passage: Passage, anchor: Anchor) -> tuple[int, int]:
    """Start and end of the sentence that an anchor belongs to, without the blank after it.

    An anchor that stands right after a full stop belongs to what ends there, as a printed note number does.
    """
    text, at = passage.text, anchor.offset
    if at and not text[at - 1 : at].isspace():
        at -= 1
    spans = sentences_of(text, edition.abbreviations)
    start, end = spans[max(bisect_right(spans, (at, len(text))) - 1, 0)] if spans else (0, len(text))
    return start, max(len(text[:end].rstrip()), start, anchor.offset)


@lru_cache(maxsize=4)
def sentences_of(text: str, abbreviations: tuple[str, ...]) -> list[tuple[int, int]]:
    """The sentences of a text, for those who ask for the same ones again and again, as the notes of a letter do."""
    return sentences(text, abbreviations)


def _cut(passage: Passage, start: int, end: int, more: Sequence[Stretch]) -> Block:
    def within(first: int, last: int) -> bool:
        return (first < end and last > start) or start < first == last <= end or last == start == 0

    near = (mark for mark in _near(passage, start, end) if within(mark.start, mark.end))
    own = (Stretch(mark.start, mark.end, mark.kind, mark.value) for mark in near)
    kept = tuple(
        Stretch(max(mark.start, start) - start, min(mark.end, end) - start, mark.look, mark.value)
        for mark in (*own, *(mark for mark in more if within(mark.start, mark.end)))
    )
    return Block(passage.address, passage.kind, passage.text[start:end], marks=kept)


_last: list[tuple[Passage, list[Mark], list[int]]] = []
"""The passage whose marks were asked for last; these by where they begin; and the furthest end of all up to each."""


def _near(passage: Passage, start: int, end: int) -> Sequence[Mark]:
    """The marks that can touch a stretch of a passage, by where they begin."""
    if not _last or _last[0][0] is not passage:
        marks = sorted(passage.marks, key=lambda mark: mark.start)
        _last[:] = [(passage, marks, list(accumulate((mark.end for mark in marks), max)))]
    _, marks, ends = _last[0]
    return marks[bisect_left(ends, start) : bisect_right(marks, end, key=lambda mark: mark.start)]
