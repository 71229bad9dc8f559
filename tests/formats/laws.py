"""What two letters must have in common to be the same one."""

from __future__ import annotations

from dataclasses import replace

from lettercli.model import Letter, Passage


def bare(letter: Letter) -> Letter:
    """The letter without its file: no path, no lines."""
    return replace(
        letter,
        path=None,
        lines={},
        passages=tuple(map(_bare, letter.passages)),
        notes=tuple(replace(note, body=_bare(note.body)) for note in letter.notes),
    )


def _bare(passage: Passage) -> Passage:
    return replace(passage, line=0, parts=tuple(map(_bare, passage.parts)))
