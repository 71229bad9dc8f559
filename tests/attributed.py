"""Letters made of objects, with their insertions marked as a reader of letters would have marked them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lettercli.model import Letter, Passage
from lettercli.text.brackets import insertions, signed_by


def attributed(letter: Letter, sigla: Sequence[str]) -> Letter:
    """The letter with its insertions marked and its notes' authors named."""
    notes = []
    for note in letter.notes:
        *_, end = note.body.walk()
        notes.append(replace(note, body=_bracketed(note.body, sigla), author=note.author or signed_by(end.text, sigla)))
    passages = tuple(_bracketed(passage, sigla) for passage in letter.passages)
    return replace(letter, passages=passages, notes=tuple(notes))


def _bracketed(passage: Passage, sigla: Sequence[str]) -> Passage:
    found = insertions(passage.text, passage.marks, sigla)
    marks = tuple(sorted((*passage.marks, *found), key=lambda mark: mark.start))
    return replace(passage, marks=marks, parts=tuple(_bracketed(part, sigla) for part in passage.parts))
