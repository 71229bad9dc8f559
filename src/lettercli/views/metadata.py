"""Columns of metadata beside rows that are about letters: whatever keys an edition's letters have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lettercli.errors import LettersError
from lettercli.filters import known_key
from lettercli.heads import Heads
from lettercli.model import Head
from lettercli.table import Cell, Column, Table
from lettercli.text.tokens import fold


def with_keys(table: Table, heads: Sequence[Head], asked: Sequence[str], letter: str) -> Table:
    """The table with a column for each name asked for that is none of its own, but a key of the letters' metadata.

    `letter` is the column that has the letter's id. Several values are divided by `; `, a letter without the key has an
    empty cell. Raises LettersError for a name that is neither.
    """
    own = [column.name for column in table.columns]
    wanted = [name for name in dict.fromkeys(asked) if name not in own]
    if not wanted:
        return table
    packed = heads if isinstance(heads, Heads) else Heads.of(heads)
    values = [_values(packed, name, own) for name in wanted]
    at = own.index(letter)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for row in table.rows:
            place = packed.place(str(row[at]))
            yield *row, *("" if place is None else of(place) for of in values)

    return Table((*table.columns, *map(Column, wanted)), rows(), table.title, table.footer)


def said_by(heads: Sequence[Head], key: str) -> Callable[[int], str]:
    """What a key says of the letter at a place; raises BadFilter for one that no letter has."""
    packed = heads if isinstance(heads, Heads) else Heads.of(heads)
    codes, values = packed.column(known_key(packed, key))
    return lambda place: "; ".join(values[codes[place]])


def _values(heads: Heads, name: str, columns: Sequence[str]) -> Callable[[int], str]:
    """What a column says of the letter at a place."""
    keys = heads.keys()
    key = name if name in keys else next((key for key in keys if fold(key) == fold(name)), None)
    if key is None:
        others = [key for key in keys if key not in columns]
        more = f", and keys of the metadata: {', '.join(others)}" if others else ""
        raise LettersError(f"no column {name!r}", f"there are {', '.join(columns)}{more}")
    return said_by(heads, key)
