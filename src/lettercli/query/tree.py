"""A query as a small frozen tree: what is looked for, apart from how it was written.

Every query language ends in it. A node says which sequences of tokens it takes; nothing here knows an index.
"""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """One token."""

    pattern: str
    """The form looked for, as typed but with ASCII apostrophes and hyphens; `*` is any run of characters, `?` one;
    a `*` alone is any token."""
    case: bool = False
    """Whether case and diacritics count."""
    whole: bool = False
    """Whether only the token as a whole will do, or also a part that hyphens and apostrophes set off."""


class Alternatives(NamedTuple):
    """One of several."""

    nodes: tuple[Node, ...]


class Sequence(NamedTuple):
    """One after the other, with nothing but punctuation between them."""

    nodes: tuple[Node, ...]


Node = Word | Alternatives | Sequence


class Query(NamedTuple):
    """A query whole."""

    text: str
    """As typed, in NFC: for messages and for the record of an export."""
    node: Node
