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


class Paragraph(NamedTuple):
    line: int
    text: str
    marks: tuple[Mark, ...]


class Item(NamedTuple):
    line: int
    label: str
    blocks: list[Block]


class Quotation(NamedTuple):
    line: int
    blocks: list[Block]


class Div(NamedTuple):
    line: int
    name: str
    hand: str
    blocks: list[Block]


class NoteText(NamedTuple):
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
