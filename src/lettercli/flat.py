"""A letter as columns, one row a passage: what readers make, and what letters and indexes are made of.

Sixty passages as frozen objects cost more than reading their file did, and an index asks only for their texts, kinds
and addresses. So a format's reader fills columns; `letter` makes the objects of them for who wants to walk about in a
letter.

The rows are the passages of the main flow in reading order, annotations where they stand, then those of the notes,
one note after another, each root followed by its parts. A part is one deeper than its passage, so the passage a row
is a part of is the nearest row before it that is one less deep.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lettercli.model import Anchor, Head, Letter, Mark, Note, Passage, PassageKind, Voice
from lettercli.text.brackets import insertions, signed_by


class Conventions(NamedTuple):
    """What an edition says of all its letters that no letter can say of itself."""

    sigla: tuple[str, ...] = ()
    """Who signs notes and insertions."""
    editors_bracket: bool = True
    """Whether what stands in plain brackets is the editors'."""


@dataclass(slots=True)
class Flat:
    """One letter; the sequences have an entry a row."""

    head: Head
    addresses: Sequence[str] = ()
    kinds: Sequence[PassageKind] = ()
    texts: Sequence[str] = ()
    depths: Sequence[int] = ()
    """0: the top of a flow."""
    labels: Sequence[str] = ()
    lines: Sequence[int] = ()
    """Lines of the letter's file; for a letter in a shard, of its body."""
    marks: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    """By row, for the rows that have any."""
    hands: dict[int, str] = field(default_factory=dict)
    """By row: whose hand an annotation is in."""
    notes: list[tuple[str, int]] = field(default_factory=list)
    """Number and root row of each note, in order."""
    authors: dict[str, str] = field(default_factory=dict)
    """By note: the siglum that signs it."""
    keys: Mapping[str, int] = field(default_factory=dict)
    """The line of each key of the metadata."""
    line: int = 0
    """Where the letter stands in its shard, from 1; 0: it has a file of its own."""
    offset: int = 0
    """Where its bytes begin in the file."""
    length: int = 0
    """How many there are; of a line without its end."""

    def ends(self) -> list[int]:
        """Where the flows end: the main one's rows, then each note's."""
        return [*(row for _, row in self.notes), len(self.addresses)]


def attribute(flat: Flat, conventions: Conventions) -> None:
    """Marks the insertions of a letter that was just read, and names the authors of its notes."""
    if conventions.editors_bracket:
        for row, text in enumerate(flat.texts):
            if "[" in text:
                marks = flat.marks.get(row, ())
                if found := insertions(text, marks, conventions.sigla):
                    # The sort is stable: an anchor or an emphasis that begins where a bracket does was there first.
                    flat.marks[row] = tuple(sorted((*marks, *found), key=lambda mark: mark.start))
    if conventions.sigla:
        for (number, _), end in zip(flat.notes, flat.ends()[1:], strict=True):
            if author := signed_by(flat.texts[end - 1], conventions.sigla):
                flat.authors[number] = author


def letter(flat: Flat, path: Path | None) -> Letter:
    """The letter as objects; `path` is its file."""
    head, ends = flat.head, flat.ends()
    main = _passages(flat, 0, ends[0], "writer")
    anchors: defaultdict[str, list[Anchor]] = defaultdict(list)
    if flat.notes:
        for row in sorted(flat.marks):
            if row < ends[0]:
                for mark in flat.marks[row]:
                    if mark.kind == "anchor":
                        anchors[mark.value].append(Anchor(flat.addresses[row], mark.start))
    notes = [
        Note(number, _passages(flat, start, end, "editor")[0], flat.authors.get(number, ""), tuple(anchors[number]))
        for (number, start), end in zip(flat.notes, ends[1:], strict=True)
    ]
    keys = dict.fromkeys(flat.keys, flat.line) if flat.line else flat.keys
    return Letter(
        head.id, head.date, head.sender, head.recipient, head.place, head.metadata, main, tuple(notes), path, keys
    )


def _passages(flat: Flat, start: int, end: int, voice: Voice) -> tuple[Passage, ...]:
    """The passages at the top of the flow in these rows, each with its parts."""
    waiting: list[list[Passage]] = [[]]
    around = list(_around(flat, start, end, voice))
    for row in range(end - 1, start - 1, -1):
        depth = flat.depths[row]
        while len(waiting) < depth + 2:
            waiting.append([])
        parts = tuple(waiting[depth + 1][::-1])
        waiting[depth + 1] = []
        inside, whose = around[row - start]
        waiting[depth].append(
            Passage(
                flat.addresses[row], flat.kinds[row], flat.texts[row], flat.labels[row], flat.marks.get(row, ()),
                parts, whose, flat.hands.get(row, ""), flat.line or flat.lines[row], inside,
            )
        )  # fmt: skip
    return tuple(waiting[0][::-1])


def _around(flat: Flat, start: int, end: int, voice: Voice) -> Iterator[tuple[tuple[PassageKind, ...], Voice]]:
    """For each row the kinds of the passages around it, outermost first, and whose words it is."""
    insides: list[tuple[PassageKind, ...]] = [()]
    voices: list[Voice] = [voice]
    for kind, depth in zip(flat.kinds[start:end], flat.depths[start:end], strict=True):
        del insides[depth + 1 :], voices[depth + 1 :]
        inside = insides[depth]
        whose: Voice = "other" if kind == "annotation" else voices[depth]
        insides.append((*inside, kind))
        voices.append(whose)
        yield inside, whose
