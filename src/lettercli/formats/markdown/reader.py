"""Reads a letter: the metadata block, the body, and the notes with the places that call them.

Nothing is half read: either the whole letter comes back or all its faults do.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from lettercli.files import textfile
from lettercli.formats.markdown import blocks, metadata, passages, tree
from lettercli.formats.markdown.faults import Faulty
from lettercli.model import Anchor, Letter, Note, Passage


def load(path: Path) -> Letter:
    """Reads a letter's file; raises Faults for all that is wrong with it, OSError when it cannot be opened."""
    return read(textfile.load(path), path)


def read(text: str, path: Path | str) -> Letter:
    """Reads the text of a letter; raises Faults with all that is wrong, each with its line.

    Text comes back in Unicode's NFC. `path` names the file in faults; its stem is the id of a letter that has none.
    """
    faulty = Faulty(str(path))
    text = textfile.composed(textfile.clean(text, faulty.path), faulty.path)
    lines = text.split("\n")
    about = metadata.read(lines, faulty.path, faulty)
    body = blocks.read(lines[about.end :], about.end + 1, faulty)
    _check_notes(body, faulty)
    faulty.check()
    main = passages.of_letter(about.id, body.blocks)
    return Letter(
        about.id,
        about.date,
        about.many("sender"),
        about.many("recipient"),
        about.one("place"),
        about.values,
        main,
        _notes(about.id, body.notes, main),
        Path(path),
        about.lines,
    )


def _check_notes(body: tree.Body, faulty: Faulty) -> None:
    defined: dict[str, int] = {}
    for note in body.notes:
        if note.number in defined:
            first = defined[note.number]
            faulty.add(note.line, f"note {note.number} defined again (first in line {first})", "keep one of them")
        defined.setdefault(note.number, note.line)
    for call in body.calls:
        if call.number not in defined:
            mend = f"add [^{call.number}]: and its text at the end, or write \\[^ if no note is meant"
            faulty.add(call.line, f"note {call.number} called but not defined", mend)


def _notes(id: str, texts: list[tree.NoteText], main: tuple[Passage, ...]) -> tuple[Note, ...]:
    if not texts:
        return ()
    anchors: defaultdict[str, list[Anchor]] = defaultdict(list)
    for root in main:
        for passage in root.walk():
            for mark in passage.marks:
                if mark.kind == "anchor":
                    anchors[mark.value].append(Anchor(passage.address, mark.start))
    notes = []
    for text in texts:
        body = passages.of_note(id, text.number, text.line, text.blocks)
        notes.append(Note(text.number, body, "", tuple(anchors[text.number])))
    return tuple(notes)
