"""CSV: letters, passages or notes as a table, a row each; docs/tables.md says what every column is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lettercli.errors import LettersError
from lettercli.exports import TABLES
from lettercli.render import delimited
from lettercli.table import Cell, Column, Table

if TYPE_CHECKING:
    from lettercli.exports import Source
    from lettercli.model import Letter

METADATA = "metadata."
"""What the name of a column begins with that is a key of the letters' metadata."""


def write(source: Source) -> Iterator[str]:
    """The table that the source names, letters if none, header first."""
    name = source.table or TABLES[0]
    if name not in TABLES:
        raise LettersError(f"no table {name!r}", f"tables are {', '.join(TABLES)}")
    sheet = _Sheet(source, name)
    yield sheet.header()
    for letter in source.each():
        yield from sheet.lines(letter)


def fill(source: Source, folder: Path) -> None:
    """The table that the source names, or all three, a file each."""
    with ExitStack() as files:
        sheets = []
        for name in (source.table,) if source.table else TABLES:
            file = files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline="\n"))
            sheets.append((sheet := _Sheet(source, name), file))
            file.write(sheet.header())
        for letter in source.each():
            for sheet, file in sheets:
                file.writelines(sheet.lines(letter))


class _Sheet:
    """One table as it is written."""

    def __init__(self, source: Source, name: str) -> None:
        self.source, self.name = source, name
        self.keys = tuple(_keys(source)) if name == "letters" else ()
        columns = (column.name for column in _columns(name) if column.where != "pages")
        self.heads = (*columns, *(METADATA + key for key in self.keys))
        self.listed = _listed(source) if name == "letters" else iter(())

    def header(self) -> str:
        """The names of the columns."""
        return next(delimited.csv((), self.heads))

    def lines(self, letter: Letter) -> Iterator[str]:
        """The rows of one letter."""
        said = tuple(_said(letter.metadata.get(key, "")) for key in self.keys)
        found = islice(self.listed, 1) if self.name == "letters" else _table(self.source, self.name, letter).rows
        rows = ((*row, *said) for row in found)
        return islice(delimited.csv(rows, self.heads, safe=self.source.csv_safe), 1, None)


def _columns(name: str) -> tuple[Column, ...]:
    from lettercli.views import letters, notes, passages

    return {"letters": letters.COLUMNS, "passages": passages.COLUMNS, "notes": notes.COLUMNS}[name]


def _listed(source: Source) -> Iterator[tuple[Cell, ...]]:
    """The rows of the letters, in the order in which they are drawn; they come from the index and read no letter."""
    from lettercli.views import letters

    yield from letters.letters(source.index(), source.letters).rows


def _table(source: Source, name: str, letter: Letter) -> Table:
    from lettercli.views import notes, passages

    if name == "passages":
        return passages.passages(letter)
    return notes.table(source.edition, [notes.Found(letter, note) for note in letter.notes])


def _keys(source: Source) -> dict[str, None]:
    """The keys of the metadata that are no columns anyhow, in order of appearance."""
    known = {"id", "date", "sender", "recipient", "place"}
    return {key: None for head in source.heads for key in head.metadata if key not in known}


def _said(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)
