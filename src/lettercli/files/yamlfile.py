"""Reads and writes YAML in which every scalar is a string and every value knows its line.

An edition is data of people who do not think in YAML's types: `id: 010` is `010`, `No` is `No`, and a date that never
was is for the date's reader to refuse. What could surprise (anchors, tags, a key given twice) is a fault. The parser's
events are read one by one, without recursion in C, so depth is capped before it can do harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import is_normalized

from lettercli.errors import Fault, Faults
from lettercli.files import textfile

if TYPE_CHECKING:
    from lettercli.files import yamlevents

Value: TypeAlias = "yamlevents.Value"
Place: TypeAlias = "yamlevents.Place"

LIMIT = 16 * 1024 * 1024
"""Bytes of one file."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's value, and where in the file each part of it stands."""

    value: Value
    """Strings, lists and mappings only; an empty file or value is ""."""
    lines: Mapping[Place, int] = field(default_factory=dict)
    """Line, from 1, of every key and list entry by its place: `("names", 3, "also")`."""

    def line_of(self, *keys: str | int) -> int:
        """The line of what stands at the place, or of the nearest thing around it that there is; 1 for the whole."""
        while keys not in self.lines and keys:
            keys = keys[:-1]
        return self.lines.get(keys, 1)


def load(path: Path | str) -> Document:
    """Reads a file; raises Faults for all that is wrong with it, OSError when it cannot be opened."""
    return parse(textfile.load(path, LIMIT), str(path))


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Reads the text of a file, or of the metadata block that begins at `first_line` of it; raises Faults."""
    if len(text) > LIMIT:
        raise Faults([Fault(path, first_line, f"more than {LIMIT:,} characters of YAML", "divide it")])
    text = textfile.clean(text, path)
    if (found := _simple(text, first_line)) is not None:
        return found
    from lettercli.files.yamlevents import Events

    return Document(*Events(text, path, first_line).read())


_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}"
_WORDS = r"[^\W_](?:[\w .,;()/'+!?…–—“”’-]|:(?=[^\s:]))*"
_QUOTED = r'[^"\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*'
_VALUE = f'(?:{_WORDS}|"{_QUOTED}")'
SIMPLE = re.compile(rf"(?:{_KEY}:(?: {_VALUE}\n|\n(?:  - {_VALUE}\n)*))+")
SIMPLE_LINE = re.compile(rf'(?:({_KEY}):|  -)(?: (?:({_WORDS})|"({_QUOTED})"))?\n')


def simple(text: str, first_line: int) -> tuple[dict[str, str | list[str]], dict[str, int]] | None:
    """Values and lines of what is all `key: plain words`, `key: "quoted words"` and lists of these; else None.

    Some ten times as fast as the parser, which would say the same.
    """
    if not SIMPLE.fullmatch(text):
        return None
    values: dict[str, str | list[str]] = {}
    lines: dict[str, int] = {}
    last, entries = "", list[str]()
    for number, (key, words, quoted) in enumerate(SIMPLE_LINE.findall(text), first_line):
        value = words.rstrip(" ") if words else quoted
        if not key:
            if values[last] is not entries:
                values[last] = entries = []
            entries.append(value)
        elif key in values:
            return None
        else:
            values[key], lines[key], last = value, number, key
    return values, lines


def _simple(text: str, first_line: int) -> Document | None:
    """The document that a simple text is."""
    found = simple(text, first_line)
    if found is None:
        return None
    values, lines = found
    places: dict[Place, int] = {(): first_line}
    for key, value in values.items():
        places[key,] = lines[key]
        if isinstance(value, list):
            places |= {(key, at): lines[key] + 1 + at for at in range(len(value))}
    return Document(values, places)  # type: ignore[arg-type]


# A plain scalar of letters, digits and what never means anything inside one, for every YAML.
PLAIN = re.compile(r"[^\W_](?:[^\W]|[ .,;()/'+!?…–—“”’-]|:(?![ ]|$))*(?<! )")
QUOTED = re.compile(r'[\x00-\x1f"\\\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


Dumped: TypeAlias = "str | list[str] | Mapping[str, Dumped]"


def dump(values: Mapping[str, Dumped]) -> str:
    """A mapping as the lines of a metadata block, quoted only where needed; `parse` reads the same strings back."""
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{_scalar(key)}: {_scalar(value)}")
        elif isinstance(value, Mapping):
            inner = ["  " + line for line in dump(value).splitlines()]
            lines += [f"{_scalar(key)}:", *inner] if inner else [f"{_scalar(key)}: {{}}"]
        elif value:
            lines += [f"{_scalar(key)}:", *(f"  - {_scalar(entry)}" for entry in value)]
        else:
            lines.append(f"{_scalar(key)}: []")
    return "".join(line + "\n" for line in lines)


def _scalar(text: str) -> str:
    return _short_scalar(text) if len(text) <= _SHORT else _any_scalar(text)


def _any_scalar(text: str) -> str:
    if PLAIN.fullmatch(text) and is_normalized("NFC", text):
        return text
    pattern = QUOTED if is_normalized("NFC", text) else re.compile(r'[\x00-\x1f"\\\x7f-\U0010ffff]')
    return '"' + pattern.sub(_escape, text) + '"'


_SHORT = 80
"""Characters of what may come again and again: keys, names, places."""
_short_scalar = lru_cache(maxsize=4096)(_any_scalar)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return ESCAPES.get(found[0]) or (f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}")
