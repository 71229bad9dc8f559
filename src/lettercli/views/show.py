"""A place of an edition as a page to read: its paragraphs, the notes called there, its neighbours, its citation.

What lies over the text without being part of it, a reading that is only likely or a word searched for, comes as an
overlay from outside, so that the page does not know how either was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from lettercli import dates
from lettercli.model import Edition, Letter, Note, Passage
from lettercli.page import Block, Heading, NoteEntry, Page, Stretch
from lettercli.views.calls import calls
from lettercli.views.cite import citation, locus
from lettercli.views.lineage import neighbours, segment

if TYPE_CHECKING:
    from lettercli.address import Place

_CONTINUED = frozenset({"point", "item", "note", "quote"})
"""Kinds whose further paragraphs belong to them rather than to the letter."""

NoteStyle = Literal["end", "inline", "none", "only"]
Overlay = Mapping[str, Sequence[Stretch]]
"""What to mark beside the passage's own marks, by the passage's address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page is to hold."""

    notes: NoteStyle = "end"
    neighbours: bool = False
    """Whether the passages before and after are shown too."""


def page(edition: Edition, place: Place, choice: Choice | None = None, overlay: Overlay | None = None) -> Page:
    """The page of one place. A note's page holds the note under the sentence that calls it."""
    letter, passage, note = place.letter, place.passage, place.note
    overlay, choice = overlay or {}, choice or Choice()
    before, after = neighbours(edition, letter, passage, note)
    shown = () if note is not None else tuple(blocks(letter, _tops(letter, passage), overlay))
    called = (note,) if note is not None else tuple(called_in(letter, shown, whole=passage is None))
    target = passage or (note.body if note is not None else None)
    entries = tuple(entry(edition, letter, each, overlay, passage if note is not None else None) for each in called)
    return Page(
        address=target.address if target else letter.id,
        heading=heading(letter),
        kind=("note" if note is not None else target.kind) if target else "letter",
        what=part(letter, passage, note),
        cite=citation(edition, place),
        blocks=() if choice.notes == "only" else shown,
        notes=entries if note is not None or choice.notes != "none" else (),
        before=_beside(letter, before, target, overlay) if choice.neighbours else (),
        after=_beside(letter, after, target, overlay) if choice.neighbours else (),
        previous=_address(before),
        next=_address(after),
        path=str(letter.path) if letter.path else "",
        line=target.line if target else 0,
        note_style=choice.notes,
    )


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """How deep in lists and quotations a passage stands."""

    depth: int = 0
    quotes: tuple[int, ...] = ()

    def below(self, holder: Passage, passage: Passage) -> _Whereabouts:
        """Lists and quotations stand deeper than what they hang on; its further paragraphs do not."""
        if passage.kind in {"item", "point"} and (holder.kind != "quote" or holder.text):
            return _Whereabouts(self.depth + 1, self.quotes)
        return self.entered(passage)

    def entered(self, passage: Passage) -> _Whereabouts:
        """The same one deeper if the passage is a quotation."""
        if passage.kind == "quote":
            return _Whereabouts(self.depth + 1, (*self.quotes, self.depth + 1))
        return self


def blocks(letter: Letter, tops: Sequence[Passage], overlay: Overlay) -> Iterator[Block]:
    """The paragraphs of these passages and of all below them, in reading order."""
    for top in tops:
        yield from _blocks(letter, top, None, _Whereabouts().entered(top), overlay)


def _blocks(
    letter: Letter, passage: Passage, holder: Passage | None, at: _Whereabouts, overlay: Overlay
) -> Iterator[Block]:
    if passage.text or passage.label:
        yield _block(letter, passage, holder, at, overlay)
    for below in passage.parts:
        yield from _blocks(letter, below, passage, at.below(passage, below), overlay)


def _block(letter: Letter, passage: Passage, holder: Passage | None, at: _Whereabouts, overlay: Overlay) -> Block:
    own = [Stretch(mark.start, mark.end, mark.kind, mark.value) for mark in passage.marks]
    number = segment(passage, None, letter) if passage.kind == "paragraph" else ""
    return Block(
        passage.address, passage.kind, passage.text, passage.label, at.depth, at.quotes,
        int(number[1:]) if number[:1] == "p" and number[1:].isdecimal() else 0,
        holder is not None and holder.kind in _CONTINUED and passage.kind == "paragraph",
        passage.hand, (*own, *overlay.get(passage.address, ())),
    )  # fmt: skip


def entry(
    edition: Edition, letter: Letter, note: Note, overlay: Overlay | None = None, only: Passage | None = None
) -> NoteEntry:
    """A note laid out, with the sentences that call it; `only` a part of it where that is asked for."""
    laid_out = tuple(blocks(letter, (only or note.body,), overlay or {}))
    return NoteEntry(note.number, note.body.address, note.author, laid_out, calls(edition, letter, note, overlay or {}))


def heading(letter: Letter) -> Heading:
    """What a page says of its letter."""
    return Heading(letter.id, dates.words(letter.date), letter.date.edtf, letter.sender, letter.recipient, letter.place)


def part(letter: Letter, passage: Passage | None, note: Note | None) -> str:
    """Which part of the letter a place is: `point 6 of 7`, `§6b`; of a whole letter what it holds."""
    if note is not None and (passage is None or passage.address == note.body.address):
        return _counted("note", note.number, [each.number for each in letter.notes])
    if passage is None:
        counts = (sum(top.kind == "point" for top in letter.passages), "point"), (len(letter.notes), "note")
        return " · ".join(f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counts if count)
    siblings = [top for top in letter.passages if top.kind == passage.kind]
    if passage in siblings and passage.kind in {"point", "paragraph"}:
        names = [segment(top, None, letter).removeprefix("p") for top in siblings]
        return _counted(passage.kind, segment(passage, None, letter).removeprefix("p"), names)
    return locus(letter, passage, note)


def _counted(noun: str, name: str, names: Sequence[str]) -> str:
    """`point 6 of 7`; without the count where the numbers skip or restart and it would mislead."""
    plain = list(names) == [str(number) for number in range(1, len(names) + 1)]
    return f"{noun} {name} of {len(names)}" if plain else f"{noun} {name}"


def _tops(letter: Letter, passage: Passage | None) -> tuple[Passage, ...]:
    return letter.passages if passage is None else (passage,)


def called_in(letter: Letter, shown: Sequence[Block], *, whole: bool = False) -> Iterator[Note]:
    """The notes called in these paragraphs, each once, in the order of their calls; of a whole letter all of them."""
    places = {block.address: at for at, block in enumerate(shown)}
    calls = [
        (places[anchor.address], anchor.offset, at)
        for at, note in enumerate(letter.notes)
        for anchor in note.anchors
        if anchor.address in places
    ]
    order = dict.fromkeys(at for _, _, at in sorted(calls))
    yield from (letter.notes[at] for at in order)
    if whole:
        yield from (note for at, note in enumerate(letter.notes) if at not in order)


def _beside(
    letter: Letter, neighbour: Passage | Letter | None, shown: Passage | None, overlay: Overlay
) -> tuple[Block, ...]:
    """A neighbour's paragraphs; of one that holds the passage shown, its own text alone."""
    if neighbour is None:
        return ()
    if isinstance(neighbour, Letter):
        return tuple(blocks(neighbour, neighbour.passages, overlay))
    if shown in neighbour.parts:
        neighbour = replace(neighbour, parts=())
    return tuple(blocks(letter, (neighbour,), overlay))


def _address(neighbour: Passage | Letter | None) -> str:
    return "" if neighbour is None else neighbour.id if isinstance(neighbour, Letter) else neighbour.address
