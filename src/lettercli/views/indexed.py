"""What an edition's index holds, and what it costs."""

from __future__ import annotations

from lettercli.index.layout import Index
from lettercli.table import Cell, Column, Table

FACTS = (Column("fact"), Column("value", "prose"))


def facts(index: Index, path: str, size: int, seconds: float | None) -> Table:
    """A row a fact: `path` and `size` (in bytes) are its file's, 0 where there is none; `seconds` its making took."""
    rows: list[tuple[Cell, ...]] = [
        ("path", path if size else "in memory"),
        ("size", size or sum(section.nbytes for section in index.sections.values())),
        ("letters", len(index.letters)),
        ("passages", len(index.passages.addresses)),
        ("tokens", len(index)),
        ("types", len(index.lexicon)),
    ]
    if len(index):
        rows.append(("bytes a token", round(float(str(rows[1][1])) / len(index), 1)))
    if seconds is not None:
        rows.append(("seconds", round(seconds, 2)))
    return Table(FACTS, rows, index.title)
