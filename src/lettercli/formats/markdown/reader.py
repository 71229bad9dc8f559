"""Reads a letter: the metadata block, the body, and the notes with the places that call them.

Nothing is half read: either the whole letter comes back or all its faults do. What is plain goes by the fast reader
(`plain`); what is not is read by the strict one, which alone finds faults.
"""

from __future__ import annotations

from pathlib import Path

from lettercli.files import textfile
from lettercli.flat import Flat, letter
from lettercli.formats.markdown import blocks, metadata, plain, tree
from lettercli.formats.markdown.faults import Faulty
from lettercli.formats.markdown.passages import Rows
from lettercli.model import Letter


def load(path: Path) -> Letter:
    """Reads a letter's file; raises Faults for all that is wrong with it, OSError when it cannot be opened."""
    return letter(flat(textfile.load(path), path), path)


def read(text: str, path: Path | str) -> Letter:
    """Reads the text of a letter; raises Faults with all that is wrong, each with its line.

    Text comes back in Unicode's NFC. `path` names the file in faults; its stem is the id of a letter that has none.
    """
    return letter(flat(textfile.clean(text, str(path)), path), Path(path))


def flat(text: str, path: Path | str, *, fast: bool = True) -> Flat:
    """The same of a text that is clean, as columns. Without `fast` it is read strictly, which makes no difference."""
    faulty = Faulty(str(path))
    text = textfile.composed(text, faulty.path)
    about = metadata.read(text, faulty.path, faulty)
    return body(about, text, about.at, about.end + 1, faulty, fast=fast)


def body(about: metadata.Metadata, text: str, at: int, first: int, faulty: Faulty, *, fast: bool = True) -> Flat:
    """A letter of its metadata and of its body: what stands in `text` from `at` on, line `first`; raises Faults.

    `faulty` holds what is wrong with the metadata already.
    """
    if fast and not faulty.count:
        made = Flat(about.head(), keys=about.lines)
        if plain.read(made, text, at, first):
            return made
    read = blocks.read(text[at:].split("\n"), first, faulty)
    _check_notes(read, faulty)
    faulty.check()
    made = Flat(about.head(), keys=about.lines)
    rows = Rows(made)
    rows.main(read.blocks)
    rows.notes(read.notes)
    rows.finish()
    return made


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
