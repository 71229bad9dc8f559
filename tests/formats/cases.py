"""Golden cases: files of title, input and what is expected, with lines that hold a full stop between them.

An input that does not begin with a metadata block gets one of three lines, so its first line is line 5 of the file.
Signs stand for characters that nobody sees: ␠ a blank, ␉ a tab, ␍ a carriage return, ␤ nothing (for an empty start).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lettercli.errors import Faults
from lettercli.formats.markdown import read
from lettercli.model import Letter, Mark, Passage

FOLDER = Path(__file__).parent.parent / "fixtures" / "markdown"
METADATA = "---\nid: 42\n---\n\n"
SIGNS = str.maketrans({"␠": " ", "␉": "\t", "␍": "\r", "␤": "\n"})


class Case(NamedTuple):
    """One case of a file."""

    file: str
    title: str
    input: str
    expected: str


def cases(*names: str) -> Iterator[Case]:
    """The cases of the files of these names."""
    for name in names:
        text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
        for case in text.removesuffix("\n.\n").split("\n.\n\n"):
            title, input, expected = case.split("\n.\n")
            yield Case(name, title, input, expected)


def source(input: str) -> str:
    """The file that a case's input stands for."""
    text = input.translate(SIGNS) + "\n"
    return text if input.startswith(("---", "␤")) else METADATA + text


def outcome(input: str) -> str:
    """What comes of an input: the letter's passages, or the faults without the path."""
    try:
        return told(read(source(input), "letters/42.md"))
    except Faults as faults:
        return "\n".join(str(fault).removeprefix("letters/42.md:") for fault in faults.faults)


def told(letter: Letter) -> str:
    """A letter's passages and notes, one a line."""
    lines = [_passage(passage) for passage in letter.walk()]
    for note in letter.notes:
        lines += [_passage(passage) for passage in note.body.walk()]
        lines.append(f"  called at {' '.join(f'{anchor.address}@{anchor.offset}' for anchor in note.anchors)}")
    if letter.metadata != {"id": "42"}:
        date = f"{letter.date.edtf} {letter.date.calendar}"
        lines.insert(0, f"{letter.id} | {date} | {letter.sender} | {letter.recipient} | {letter.place}")
        lines.insert(1, repr(letter.metadata))
    return "\n".join(lines)


def _passage(passage: Passage) -> str:
    hand = f" hand={passage.hand}" if passage.hand else ""
    voice = f" voice={passage.voice}" if passage.voice == "other" else ""
    label = f" {passage.label}" if passage.label else ""
    marks = "".join(f" {_mark(mark)}" for mark in passage.marks)
    return f"{passage.line}: {passage.address} {passage.kind}{label}{hand}{voice} {passage.text!r}{marks}"


def _mark(mark: Mark) -> str:
    place = f"{mark.start}" if mark.start == mark.end else f"{mark.start}-{mark.end}"
    return f"{mark.kind}({', '.join(filter(None, (mark.value, mark.facs)))})@{place}"
