"""Reads the golden cases: a title, what stands in a letter's body, and the Markdown that it becomes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "tei"


class Case(NamedTuple):
    """One case."""

    title: str
    given: str
    wanted: str


def cases(name: str) -> list[Case]:
    """The cases of a file: each a title, a line with a full stop, what is given, a line, what is wanted, a line."""
    parts = (FOLDER / name).read_text(encoding="utf-8").split("\n.\n")
    assert parts[-1].strip() == ""
    triples = zip(parts[:-1:3], parts[1:-1:3], parts[2:-1:3], strict=True)
    return [Case(title.strip(), given, wanted.strip("\n")) for title, given, wanted in triples]
