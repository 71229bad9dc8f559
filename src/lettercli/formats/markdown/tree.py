"""The blocks of a letter before they have addresses.

Each knows the line of the file where it begins, from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from lettercli.model import Mark


class Call(NamedTuple):
    """A place that calls a note."""

    number: str
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Item:
    line: int
    label: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Quotation:
    line: int
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Div:
    line: int
    name: str
    hand: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class NoteText:
    line: int
    number: str
    blocks: list[Block]


Block: TypeAlias = Paragraph | Item | Quotation | Div


@dataclass(slots=True)
class Body:
    """A letter's body: its blocks, its notes in order of definition, and the calls of them in order of reading."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[NoteText] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
