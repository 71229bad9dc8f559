"""How tags and the cells of lines are written in vertical text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from lettercli.dates import days
from lettercli.dates.edtf import LAST_YEAR, written

_PREFIX = {"paragraph": "p", "note": "n", "quote": "q", "postscript": "ps"}
"""What the last part of a passage's address begins with, where that is not its kind."""


class Tag(NamedTuple):
    """A tag as the programs are told of it."""

    name: str
    attributes: tuple[str, ...]
    depth: int = 0
    """How many of the same name stand around one at most."""


def number_of(segment: str, kind: str) -> str:
    """The number of a passage among those of its kind: `6`, `b`, of `p3` 3; a signature that is alone has none."""
    prefix = _PREFIX.get(kind, kind)
    return segment.removeprefix(prefix) if kind not in {"point", "item"} else segment


def day(number: int | None) -> str:
    """A day of the Gregorian calendar; empty where a date is open."""
    if number is None:
        return ""
    year, month, day = days.civil(number)
    return written(year, month, day) if abs(year) <= LAST_YEAR else written(year)


def opened(tag: str, attributes: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> str:
    """The tag that begins something, on a line of its own."""
    said = "".join(f' {name}="{quoted(value)}"' for name, value in attributes)
    return f"<{tag}{said}>\n"


def quoted(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(shown(text))


def escaped(text: str) -> str:
    """A text as a cell of a line."""
    return escape(shown(text), quote=False) if not text.isalnum() else text


def shown(text: str) -> str:
    """The text without what would end a line or a cell, and what XML has no way to write."""
    return text if text.isprintable() else re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", " ", text)
