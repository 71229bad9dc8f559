"""A query as a small frozen tree: what is looked for, apart from how it was written.

Every query language ends in it. A node says which sequences of tokens it takes; nothing here knows an index. These are
the nodes that plain words become; what only CQL can say is in `patterns`, so that a plain word need not load it.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol, TypeAlias


class Word(NamedTuple):
    """One token."""

    pattern: str
    """The form looked for, as typed but with ASCII apostrophes and hyphens; `*` is any run of characters, `?` one;
    a `*` alone is any token."""
    case: bool = False
    """Whether case and diacritics count."""
    whole: bool = False
    """Whether only the token as a whole will do, or also a part that hyphens and apostrophes set off."""
    lemma: bool = False
    """Whether it is looked for among the lemmas; case and whole mean nothing then."""


class Alternatives(NamedTuple):
    """One of several."""

    nodes: tuple[Node, ...]


class Sequence(NamedTuple):
    """One after the other, with nothing but punctuation between them."""

    nodes: tuple[Node, ...]


class Pattern(Protocol):
    """A node that only CQL can write: those of `patterns`, named tuples as these are."""

    def _asdict(self) -> dict[str, Any]: ...


Node: TypeAlias = Word | Alternatives | Sequence | Pattern


class Near(NamedTuple):
    """What must, or must not, stand near a hit, in the same flow and with no gap between."""

    node: Node
    distance: int
    """How many tokens on either side are looked at."""
    absent: bool = False
    """Whether it must not stand there."""


class Query(NamedTuple):
    """A query whole."""

    text: str
    """As typed, in NFC: for messages and for the record of an export."""
    node: Node
    near: tuple[Near, ...] = ()
    cql: bool = False
    """Whether it was written in CQL."""
