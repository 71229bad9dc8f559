"""What the start of a line would begin in Pandoc's eyes that a letter does not have.

The reader refuses it and the writer escapes it; one list for both.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Start(NamedTuple):
    """What begins, and what to write instead."""

    what: str
    mend: str


HEADING = Start("a heading", "write a plain paragraph, or \\# for the character")
RULE = Start("a rule", "delete it, or write a backslash before its first character")
BULLET = Start("a bullet list", "label the items 1) or a), or write a backslash before the character")
UNDERLINE = Start("the underline of a heading", "delete it, or write a backslash before its first character")
TABLE = Start("a table", "write paragraphs or a list; &#124; is the character |")
CODE = Start("a block of code", "write paragraphs; &#126; is the character ~")
REFERENCE = Start("a reference definition, […]:", "write \\[ before words in brackets and a colon")

SPLIT = Start("a line that begins like a definition or an example", "join it with the line before")

FIRST = frozenset("#*-_+=|~[")
"""Characters that a line must begin with to be any of these."""

PATTERNS = (
    (re.compile(r"#"), HEADING),
    (re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$"), RULE),
    (re.compile(r"[-+*](?:[ \t]|$)"), BULLET),
    (re.compile(r"=+[ \t]*$|-{2,}[ \t]*$"), UNDERLINE),
    (re.compile(r"[|+](?=.*--)[-=|:+ \t]*$"), TABLE),
    (re.compile(r"~~~"), CODE),
)
SPLITS = re.compile(r"[:~](?:[ \t]|$)|\(?@[\w-]*[.)](?:[ \t]|$)")
"""What ends a paragraph when a line after its first begins with it."""
BRACKET = re.compile(r"\\.|[\[\]]")


def foreign(line: str) -> Start | None:
    """What the line, which is not empty, begins; None for nothing of this kind."""
    if line[0] not in FIRST:
        return None
    if line[0] == "[":
        return REFERENCE if defines(line) else None
    return next((start for pattern, start in PATTERNS if pattern.match(line)), None)


def defines(line: str) -> bool:
    """Whether the bracket that begins the line is closed right before a colon."""
    depth = 0
    for found in BRACKET.finditer(line):
        depth += {"[": 1, "]": -1}.get(found[0], 0)
        if not depth:
            return line.startswith(":", found.end())
    return False
