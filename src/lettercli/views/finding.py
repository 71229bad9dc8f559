"""One thing that a check found, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lettercli.model import Letter, Note, Passage

Severity = Literal["error", "warning", "note"]
"""error: cannot be read; warning: contradicts itself, so one side is wrong; note: worth a look, and often right."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and where."""

    severity: Severity
    kind: str
    """A short name of what was looked for; `ADDRESS KIND` in corpus.yaml's `accept` sets the finding aside."""
    address: str
    what: str
    path: Path | None = None
    line: int = 0
    """From 1; 0 for the file as a whole."""


def at_passage(severity: Severity, kind: str, what: str, letter: Letter, passage: Passage) -> Finding:
    """A finding about a passage."""
    return Finding(severity, kind, passage.address, what, letter.path, passage.line)


def at_note(severity: Severity, kind: str, what: str, letter: Letter, note: Note) -> Finding:
    """A finding about a note."""
    return at_passage(severity, kind, what, letter, note.body)


def at_key(severity: Severity, kind: str, what: str, letter: Letter, key: str) -> Finding:
    """A finding about the metadata of a letter."""
    return Finding(severity, kind, letter.id, what, letter.path, letter.lines.get(key, 1))
