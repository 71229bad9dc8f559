"""A place of a letter laid out for reading, as data: what `show` and `notes` build, and what a renderer of them takes.

It stands beside `table` for the same reason: views and renderers do not know one another. A block is one paragraph on
the page; text stays apart from what is marked on it, as in the model, so a renderer decides how a note number looks and
none of them has to undo another's decision.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from lettercli.model import PassageKind

Look = Literal["anchor", "insertion", "emphasis", "gap", "page", "likely", "printed", "match", "resolved"]
"""What can be marked: the model's kinds; `likely`, a reading of a damaged scan that is no more than that; `printed`,
the scan's own reading where the edition has another; `match`, words searched for; `resolved`, what an `ibid.` leaves
out."""

_WORD = re.compile(r"(?<=[^\s(\[])[\w'’-]+")
"""What is left of a word."""
_SIGNS: tuple[Look, ...] = ("page", "resolved", "anchor", "likely")
"""What a page shows as a sign of its own, in the order in which signs at one offset stand."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A mark on a block's text; offsets in characters, end exclusive."""

    start: int
    end: int
    look: Look
    value: str = ""
    """anchor: the note's number; page: its number; insertion: the siglum that signs it; resolved: what is left out."""


def _seen(mark: Stretch) -> Stretch:
    """The mark as it is shown: where the scan lost a character, the two that it brought together."""
    if mark.look == "printed" and mark.start == mark.end:
        return Stretch(max(mark.start - 1, 0), mark.end + 1, mark.look)
    return mark


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same throughout, or a sign that stands between two."""

    text: str
    """Empty for a sign."""
    looks: frozenset[Look] = frozenset()
    sign: Look | None = None
    value: str = ""
    """What the sign shows: a note's or a page's number, what an `ibid.` leaves out."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the page."""

    address: str
    kind: PassageKind
    text: str
    label: str = ""
    """As typed: `6)`, `b)`; a note's number."""
    depth: int = 0
    """Lists and quotations around it, within what the page shows."""
    quotes: tuple[int, ...] = ()
    """The depths at which the quotations around it begin."""
    paragraph: int = 0
    """The number by which a paragraph of the letter is cited (`¶3`); 0: it has none."""
    continues: bool = False
    """Whether it is a further paragraph of the point, item, note or quotation above it."""
    hand: str = ""
    """Of an annotation: whose, as far as known."""
    marks: tuple[Stretch, ...] = ()

    def runs(self) -> Iterator[Run]:
        """The text in pieces that look the same, and the signs between them, in order."""
        stretches = (_seen(mark) for mark in self.marks if mark.look not in {"anchor", "page"})
        changes: dict[int, list[tuple[Look, int]]] = {0: [], len(self.text): []}
        for span in stretches:
            if span.start < span.end:
                changes.setdefault(span.start, []).append((span.look, 1))
                changes.setdefault(span.end, []).append((span.look, -1))
        signs: dict[int, list[Stretch]] = {}
        for mark in sorted((mark for mark in self.marks if mark.look in _SIGNS), key=lambda m: _SIGNS.index(m.look)):
            signs.setdefault(self._after(mark), []).append(mark)
        at = 0
        open_: Counter[Look] = Counter()
        for edge in sorted(edge for edge in {*changes, *signs} if edge <= len(self.text)):
            if edge > at:
                yield Run(self.text[at:edge], frozenset(+open_))
                at = edge
            for sign in signs.get(edge, ()):
                yield Run("", sign=sign.look, value=sign.value)
            for look, step in changes.get(edge, ()):
                open_[look] += step

    def _after(self, mark: Stretch) -> int:
        """Where a mark's sign stands: a doubtful reading's after the word, so that it breaks none."""
        if mark.look == "likely" and mark.end and (rest := _WORD.match(self.text, mark.end)):
            return rest.end()
        return mark.end


@dataclass(frozen=True, slots=True)
class Call:
    """A place where a note is called, with the sentence that calls it."""

    block: Block
    """The sentence, at the address of its passage."""
    start: int
    """Where the sentence begins in the whole passage's text, in characters."""
    offset: int
    """Where in the whole passage's text the note is called, in characters."""


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note, its paragraphs, and where it is called."""

    number: str
    address: str
    author: str
    """The siglum that signs it; empty: the edition's editors."""
    blocks: tuple[Block, ...]
    calls: tuple[Call, ...] = ()
    """Empty for a note that nothing calls."""

    def called_in(self, block: Block) -> bool:
        """Whether the note is called in this very paragraph."""
        return any(call.block.address == block.address for call in self.calls)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page says of its letter."""

    letter: str
    date: str
    """For people: `21 August 1929`."""
    edtf: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str = ""
    """Where it was written, as far as known."""


@dataclass(frozen=True, slots=True)
class Page:
    """One place, ready to be drawn."""

    address: str
    heading: Heading
    kind: PassageKind | Literal["letter", "passages"]
    """note: what is shown are notes, each under the sentence that calls it; passages: several of one letter."""
    what: str
    """Which part of the letter this is: `point 6 of 7`; of a whole letter: `7 points · 21 notes`."""
    cite: str
    """The citation, as plain text."""
    blocks: tuple[Block, ...]
    notes: tuple[NoteEntry, ...] = ()
    """The notes called in the blocks; of a note's page, the note itself."""
    before: tuple[Block, ...] = ()
    """The passage before, where neighbours were asked for."""
    after: tuple[Block, ...] = ()
    previous: str = ""
    """The address of the neighbour; empty at the edition's or the notes' end."""
    next: str = ""
    path: str = ""
    """The letter's file, as it can be opened from the working folder; empty: it has none."""
    line: int = 0
    """Where the place begins in that file, from 1; 0: unknown."""
    note_style: Literal["end", "inline", "none", "only"] = "end"
    remarks: Mapping[str, str] = field(default_factory=dict)
    """Of several passages: the addresses that stand above them, or above a note, and what is said beside each."""

    def doubtful(self) -> bool:
        """Whether some reading on the page is only likely."""
        return any(mark.look == "likely" for mark in self._marks())

    def unsure(self) -> bool:
        """Whether what an `ibid.` on the page leaves out is in doubt."""
        return any(mark.look == "resolved" and mark.value.endswith("?") for mark in self._marks())

    def _marks(self) -> Iterator[Stretch]:
        blocks = (*self.before, *self.blocks, *self.after, *(block for note in self.notes for block in note.blocks))
        return (mark for block in blocks for mark in block.marks)
