"""What was done to a damaged text, laid over it or taken back: likely readings marked, the scan's own restored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lettercli.model import Anchor, Letter, Mark, Note, Passage
from lettercli.page import Stretch

if TYPE_CHECKING:
    from lettercli.emendations import Repair


def likely(repairs: Iterable[Repair]) -> dict[str, list[Stretch]]:
    """By passage, the readings that are only likely, without a blank at their end: it is the word that is in doubt.

    A change of structure is marked where its passage begins.
    """
    found: dict[str, list[Stretch]] = defaultdict(list)
    for repair in repairs:
        if repair.status == "applied" and repair.confidence == "likely":
            blank = len(repair.reading) - len(repair.reading.rstrip())
            found[repair.address].append(Stretch(repair.start, max(repair.end - blank, repair.start), "likely"))
    return dict(found)


def as_printed(letter: Letter, repairs: Iterable[Repair]) -> tuple[Letter, dict[str, list[Stretch]]]:
    """The letter with the scan's readings, and where these stand.

    What was repaired within a passage is taken back, note numbers included. What made the passages (a line rejoined to
    its paragraph, a closer set apart) stays, since without it there would be no passage to show.
    """
    by_passage: dict[str, list[Repair]] = defaultdict(list)
    for repair in repairs:
        if repair.status == "applied":
            by_passage[repair.address].append(repair)
    edits = {
        passage.address: tuple(_edits(passage, by_passage[passage.address]))
        for passage in letter.everything()
        if passage.address in by_passage
    }
    passages = tuple(_printed(passage, edits) for passage in letter.passages)
    notes = tuple(
        replace(note, body=_printed(note.body, edits), anchors=_anchors(note, edits)) for note in letter.notes
    )
    places = {address: list(_places(made)) for address, made in edits.items() if made}
    return replace(letter, passages=passages, notes=notes), places


def _printed(passage: Passage, edits: Edits) -> Passage:
    parts = tuple(_printed(part, edits) for part in passage.parts)
    own = edits.get(passage.address, ())
    if not own:
        return replace(passage, parts=parts)
    text, at = "", 0
    for edit in own:
        text, at = text + passage.text[at : edit.start] + edit.printed, edit.end
    undone = {edit.note for edit in own}
    marks = tuple(
        _mapped(mark, own) for mark in passage.marks if not (mark.kind == "anchor" and mark.value in undone)
    )
    return replace(passage, text=text + passage.text[at:], marks=marks, parts=parts)


def _places(edits: Sequence[_Edit]) -> Iterator[Stretch]:
    """Where in the printed text the scan's readings stand."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield Stretch(start, start + len(edit.printed), "printed")
        shift += len(edit.printed) - (edit.end - edit.start)


def _anchors(note: Note, edits: Edits) -> tuple[Anchor, ...]:
    """Where the note is called in the printed text: where its number was set apart, after the figures printed there."""
    return tuple(
        replace(anchor, offset=_moved(anchor.offset, edits.get(anchor.address, ()))) for anchor in note.anchors
    )


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """A stretch of the passage's text to be replaced by what is printed."""

    start: int
    end: int
    printed: str
    note: str = ""


Edits = Mapping[str, Sequence[_Edit]]
"""By the passage's address, in order."""


def _edits(passage: Passage, repairs: Sequence[Repair]) -> Iterator[_Edit]:
    """The repairs that can be taken back here, in order; one that does not fit the text (an edited file) cannot."""
    at = 0
    for repair in sorted(repairs, key=lambda repair: (repair.start, repair.end)):
        fits = passage.text[repair.start : repair.end] == repair.reading or repair.note
        if fits and repair.start >= at and (repair.printed or repair.reading):
            at = repair.end
            yield _Edit(repair.start, repair.end, repair.printed, repair.note)


def _moved(offset: int, edits: Sequence[_Edit], *, closing: bool = False) -> int:
    """Where an offset of the repaired text lies in the printed one; what begins where a mark closes is outside it."""
    shift = 0
    for edit in edits:
        if closing and edit.start == offset:
            break
        if edit.end <= offset:
            shift += len(edit.printed) - (edit.end - edit.start)
        elif edit.start < offset:
            return edit.start + shift + min(offset - edit.start, len(edit.printed))
    return offset + shift


def _mapped(mark: Mark, edits: Sequence[_Edit]) -> Mark:
    """The mark at its place in the printed text."""
    start = _moved(mark.start, edits)
    return replace(mark, start=start, end=_moved(mark.end, edits, closing=True) if mark.end > mark.start else start)
