"""What the commands that show letters share: what lies over the text, and a part of a letter as Markdown.

`show`, `notes` and `quote` read one edition in several forms; where the marks of a query or of a doubtful reading come
from and how a part of a letter becomes Markdown is said once, here.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lettercli.commands.context import Context
from lettercli.errors import LettersError

if TYPE_CHECKING:
    from lettercli.address import Place
    from lettercli.emendations import Applied, Repair
    from lettercli.hits import Found
    from lettercli.model import Letter, Passage
    from lettercli.page import Stretch
    from lettercli.views.show import NoteStyle, Overlay


def near(path: Path | None) -> str:
    """A file as one types it: from the working folder on where it lies below it, else absolute; empty without one."""
    if path is None:
        return ""
    path = Path(path).absolute()
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


class Reading:
    """The letters of an edition with what is to be marked on them."""

    def __init__(
        self, context: Context, marked: Iterable[Found] = (), as_printed: bool = False, resolve: bool = False
    ) -> None:
        self._context = context
        self._marked = marked
        self._resolve = resolve
        self._as_printed = as_printed
        self._overlays: dict[str, tuple[Letter, Overlay]] = {}

    def of(self, place: Place) -> tuple[Place, Overlay]:
        """The place, as printed if so wished, and the marks that lie over its letter."""
        shown, overlay = self._of(place.letter)
        return (place if shown is place.letter else _again(place, shown)), overlay

    def overlay(self, letter: Letter) -> Overlay:
        """The marks that lie over a letter, by passage."""
        return self._of(letter)[1]

    def _of(self, letter: Letter) -> tuple[Letter, Overlay]:
        if letter.id not in self._overlays:
            self._overlays[letter.id] = self._laid(letter)
        return self._overlays[letter.id]

    def _laid(self, letter: Letter) -> tuple[Letter, Overlay]:
        from lettercli.views.emended import as_printed, likely

        repairs = [] if (edited := self._edited(letter)) else self._repairs[letter.id]
        if self._as_printed and edited:
            what = f"letter {letter.id} was edited by hand since its import: the record no longer fits it"
            raise LettersError(what, "its scan's reading is known again after letters import printed … --force")
        if self._as_printed:
            return as_printed(letter, repairs)
        overlay: dict[str, list[Stretch]] = likely(repairs)
        for address, stretch in self._matches[letter.id]:
            overlay.setdefault(address, []).append(stretch)
        for address, left_out in self._left_out.get(letter.id, {}).items() if self._resolve else ():
            overlay.setdefault(address, []).extend(left_out)
        return letter, overlay

    def _edited(self, letter: Letter) -> bool:
        """Whether a letter's file is not what the import made, so that the record's offsets mean nothing in it."""
        from lettercli.formats.letterfile import digest

        made = self._record.letters.get(letter.id)
        return made is not None and letter.path is not None and digest(letter) != made

    @cached_property
    def _record(self) -> Applied:
        from lettercli.emendations import Applied, load

        root = self._context.edition.root
        return Applied() if root is None else load(root)

    @cached_property
    def _left_out(self) -> dict[str, dict[str, list[Stretch]]]:
        """By letter and passage, what an `ibid.` leaves out."""
        from lettercli.emendations import fitting
        from lettercli.sources import citations
        from lettercli.views.sources import overlay

        found = citations(self._context.edition, fitting(self._context.edition))
        return {id: overlay(group) for id, group in groupby(found, key=lambda each: each.letter)}

    @cached_property
    def _repairs(self) -> dict[str, list[Repair]]:
        found: dict[str, list[Repair]] = defaultdict(list)
        for repair in self._record.repairs:
            found[repair.letter].append(repair)
        return found

    @cached_property
    def _matches(self) -> dict[str, list[tuple[str, Stretch]]]:
        """By letter, what is to be marked in it, as the hits were given."""
        found: dict[str, list[tuple[str, Stretch]]] = defaultdict(list)
        if self._marked == ():  # nothing to mark, and so no index to build
            return found
        from lettercli.hits import letter_of, passage_of, span_of
        from lettercli.page import Stretch

        index = self._context.index
        for hit in self._marked:
            stretch = Stretch(*span_of(index, hit), "match")
            address = index.passages.addresses[passage_of(index, hit)]
            found[index.letters[letter_of(index, hit)].id].append((address, stretch))
        return found


def _again(place: Place, letter: Letter) -> Place:
    """The same place in another reading of its letter."""
    note = letter.note(place.note.number) if place.note is not None else None
    address = place.passage.address if place.passage is not None else ""
    passage = next((each for each in letter.everything() if each.address == address), None)
    return replace(place, letter=letter, note=note, passage=passage)


def without_anchors(passage: Passage) -> Passage:
    """The passage and its parts without note numbers."""
    marks = tuple(mark for mark in passage.marks if mark.kind != "anchor")
    return replace(passage, marks=marks, parts=tuple(map(without_anchors, passage.parts)))


def markdown(places: Iterable[Place], notes: NoteStyle = "end") -> Iterator[str]:
    """Each place in the edition's own format: a letter as its file has it, a part as the blocks that it is made of.

    The notes called there follow it, but for `notes` "none"; with "only" they stand alone. Several places are divided
    by a blank line.
    """
    for number, place in enumerate(places):
        yield ("\n" if number else "") + _markdown(place, notes)


def _markdown(place: Place, notes: NoteStyle) -> str:
    from lettercli.formats.markdown import body, write

    letter, passage, note = place.letter, place.passage, place.note
    if note is not None and (passage is None or passage.address == note.body.address):
        return body(replace(letter, passages=(), notes=(note,)))
    tops = letter.passages if passage is None else (passage,)
    called = {mark.value for top in tops for part in top.walk() for mark in part.marks if mark.kind == "anchor"}
    kept = tuple(each for each in letter.notes if passage is None or each.number in called)
    if notes == "none":
        tops, kept = tuple(map(without_anchors, tops)), ()
    if notes == "only":
        return body(replace(letter, passages=(), notes=kept))
    shown = replace(letter, passages=tops, notes=kept)
    return write(shown) if passage is None else body(shown)


def safe(text: str) -> str:
    """Text of an export as it is, unless it goes to a terminal: what it hides is made visible there."""
    if not sys.stdout.isatty():
        return text
    from lettercli.render.visible import visible

    return "\n".join(map(visible, text.split("\n")))
