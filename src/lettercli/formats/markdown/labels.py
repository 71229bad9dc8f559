"""The labels of list items, `6)`, `b.`, `(iv)`, and what else Pandoc would take for one.

Pandoc starts a list wherever a paragraph begins like one, so the reader and the writer must agree with it to the
character about `12) March`, `(C) 2007`, `B. Russell` and `MD. Smith`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lettercli.formats.markdown.starts import Start
from lettercli.text import roman

ANY_ROMAN = re.compile(r"m*(?:cm)?d?(?:cd)?c*(?:xc)?l?(?:xl)?x*(?:ix)?v?(?:iv)?i*")
"""What Pandoc counts as one: `iiii`, `dcd`."""

MARKER = re.compile(r"(\(?)([0-9]+|[A-Za-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,}|#)([.)])(?:([ \t]+)|$)")
BACKSLASH = "write a backslash before its full stop or parenthesis if it is text"
MOST_BLANKS = 4
"""Between a label and its text; with five Pandoc sees code."""
MOST_DIGITS = 9


class Marker(NamedTuple):
    """A label at the start of a line, and the column (from 0) where the item's text begins."""

    label: str
    width: int
    fault: Start | None = None
    """Why it is none of ours, though Pandoc takes it for one."""


EMPTY = Start("a list item without text", f"put its text into this line, or {BACKSLASH}")


def marker(line: str) -> Marker | None:
    """The marker that Pandoc sees at the start of a line, or None."""
    found = MARKER.match(line)
    if found is None:
        return None
    paren, value, delimiter, blanks = found.groups()
    if paren and delimiter == ".":
        return None
    if len(value) > 1 and value[0] > "9" and not ANY_ROMAN.fullmatch(value.lower()):
        return None
    if delimiter == "." and ("A" <= value <= "Z" and len(value) == 1) and blanks == " " and found.end() < len(line):
        return None  # B. Russell
    if value == "p" and delimiter == "." and not paren and line[3:4].isdecimal() and line[3] <= "9":
        return None  # p. 169
    label = paren + value + delimiter
    return Marker(label, found.end(), _fault(value, blanks, found.end() == len(line)))


def _fault(value: str, blanks: str | None, empty: bool) -> Start | None:
    if empty:
        return EMPTY
    if len(value) > MOST_DIGITS:
        return Start("a list label of so many digits", BACKSLASH)
    if value == "#" or not (value[0] <= "9" or len(value) == 1 or roman.value(value) is not None):
        return Start("a list label that is neither a number, one letter nor a roman numeral", BACKSLASH)
    if blanks and "\t" in blanks:
        return Start("a tab after a list label", "write a blank")
    if blanks and len(blanks) > MOST_BLANKS:
        return Start(f"more than {MOST_BLANKS} blanks after a list label", "write one")
    return None


def segment(label: str) -> str:
    """What stands for a label in an address: `6)` and `(6)` are `6`."""
    return label.strip("().")


def decimal(label: str) -> bool:
    """Whether the label is a number, which makes a top-level item a point of the letter."""
    return segment(label)[:1].isdecimal()


def opening(label: str) -> str:
    """The label as a line begins with it: with two blanks where one would make it a name (`A. `) or a page (`p. `)."""
    return label + ("  " if label == "p." or (len(label) == 2 and label[0].isupper() and label[1] == ".") else " ")
