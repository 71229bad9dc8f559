"""Rows as JSON, whole or one object a line.

Both carry `schema_version` and only ever gain fields. Text stays readable (no `\\u00e9` for é), but what would steer a
terminal or hide is escaped, so that a look at the raw output is as safe as at a page, and nothing is lost to a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from json import JSONEncoder
from json.encoder import encode_basestring as _string

from lettercli.dates.date import Date
from lettercli.table import Cell

SCHEMA_VERSION = 1


def _date(value: object) -> str:
    """A date as EDTF; raises TypeError for any other value that JSON does not know."""
    if isinstance(value, Date):
        return value.edtf
    raise TypeError(f"{type(value).__name__} is no JSON")


_encode = JSONEncoder(ensure_ascii=False, allow_nan=False, default=_date).encode

_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Control and format characters, separators and surrogates that the encoder leaves as they are."""


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def dumps(value: object) -> str:
    """Any JSON value on one line, hidden characters escaped."""
    text = _encode(value)
    return text if text.isprintable() else _HIDDEN.sub(_escaped, text)


def json(
    rows: Iterable[tuple[Cell, ...]], names: tuple[str, ...], provenance: Mapping[str, object] | None = None
) -> Iterator[str]:
    """One object: `schema_version`, `provenance` if there is one, and `rows`, a list of objects, one a line."""
    asked = "" if provenance is None else f'"provenance": {dumps(provenance)}, '
    yield f'{{"schema_version": {SCHEMA_VERSION}, {asked}"rows": ['
    between = "\n"
    for one in objects(rows, names):
        yield between + one
        between = ",\n"
    yield "]}\n" if between == "\n" else "\n]}\n"


def objects(rows: Iterable[tuple[Cell, ...]], names: tuple[str, ...], begin: str = "{") -> Iterator[str]:
    """The rows as objects, each on one line without its end."""
    if len(set(names)) < len(names):  # of a column asked for twice an object has one
        yield from (begin + dumps(dict(zip(names, row, strict=True)))[1:] for row in rows)
        return
    form = begin + ", ".join(_encode(name).replace("%", "%%") + ": %s" for name in names) + "}"
    last: tuple[Cell, ...] = (None,) * len(names)
    cells = ["null"] * len(names)
    for row in rows:
        # Rows that follow one another have letter, date and names in common: what is the same thing looks the same.
        cells = [
            known if cell is before else _string(cell) if isinstance(cell, str) else _value(cell)
            for cell, before, known in zip(row, last, cells, strict=True)
        ]
        last, text = row, form % tuple(cells)
        yield text if text.isprintable() else _HIDDEN.sub(_escaped, text)


def _value(cell: Cell) -> str:
    """What is no text."""
    return int.__repr__(cell) if type(cell) is int else _encode(cell)


def jsonl(
    rows: Iterable[tuple[Cell, ...]], names: tuple[str, ...], provenance: Mapping[str, object] | None = None
) -> Iterator[str]:
    """One object a line, `schema_version` its first key; before them one with `provenance`, if there is one."""
    if provenance is not None:
        yield dumps({"schema_version": SCHEMA_VERSION, "provenance": provenance}) + "\n"
    for one in objects(rows, names, f'{{"schema_version": {SCHEMA_VERSION}, '):
        yield one + "\n"
