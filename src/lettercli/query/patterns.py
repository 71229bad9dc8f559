"""What CQL can say beyond plain words, as nodes of a query's tree.

A node that can be at fault only when an edition is there to be searched, such as an attribute that no letter has,
keeps its offset in the query, so that a message can point at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from lettercli.query.tree import Alternatives, Node, Sequence


class Value(NamedTuple):
    """What a word, a lemma or a span's attribute must be as a whole."""

    attribute: str
    pattern: str
    """A regular expression."""
    case: bool = False
    """Whether case and diacritics count."""
    literal: bool = False
    """Whether the pattern is no regular expression but the very word."""
    at: int = 0


class Not(NamedTuple):
    """What the test does not take."""

    test: Test


class Every(NamedTuple):
    """What all of the tests take."""

    tests: tuple[Test, ...]


class Some(NamedTuple):
    """What at least one of the tests takes."""

    tests: tuple[Test, ...]


Test: TypeAlias = Value | Not | Every | Some


class Token(NamedTuple):
    """One token that stands the test; without one, any token."""

    test: Test | None = None


class Repeat(NamedTuple):
    """The node so many times in a row."""

    node: Node
    least: int
    most: int | None
    """None: any number of times."""


class Both(NamedTuple):
    """What both nodes take, from its first token to its last."""

    first: Node
    second: Node


class Span(NamedTuple):
    """A sentence, a point, a letter ... as a whole."""

    tag: str
    values: tuple[Value, ...] = ()
    """What its attributes must be."""
    at: int = 0
    letters: frozenset[str] | None = None
    """The ids of the letters that it may lie in, once somebody who knows the letters has looked at its values."""
    places: tuple[tuple[int, int], ...] | None = None
    """Its tokens, first and end, ascending, where the caller knows them and the index does not."""


class Edge(NamedTuple):
    """Where a span begins or ends; it takes no token."""

    span: Span
    end: bool


class Capture(NamedTuple):
    """The node, with a name for the tokens that it takes."""

    label: str
    node: Node
    at: int = 0


class Within(NamedTuple):
    """The node, where it lies in something that the other one takes."""

    node: Node
    outer: Node


class Containing(NamedTuple):
    """The node, where something that the other one takes lies in it."""

    node: Node
    inner: Node


class Said(NamedTuple):
    """The words, or the lemmas, of what was captured."""

    label: str
    attribute: str
    at: int = 0


class Compare(NamedTuple):
    """Whether something captured is like something else captured, or has a value.

    Where one of them was not captured this is not so, and neither is the contrary.
    """

    left: Said
    right: Said | Value
    equal: bool = True


class Unless(NamedTuple):
    """The contrary of a rule."""

    rule: Rule


class Rules(NamedTuple):
    """All of several rules, or one of them."""

    rules: tuple[Rule, ...]
    every: bool


Rule: TypeAlias = Compare | Unless | Rules


class Constrained(NamedTuple):
    """The node, where what it captures keeps a rule."""

    node: Node
    rule: Rule


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes right below a node."""
    if isinstance(node, Alternatives | Sequence):
        return node.nodes
    if isinstance(node, Repeat | Capture | Constrained):
        return (node.node,)
    if isinstance(node, Both):
        return (node.first, node.second)
    if isinstance(node, Within):
        return (node.node, node.outer)
    if isinstance(node, Containing):
        return (node.node, node.inner)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, left to right."""
    yield node
    for part in parts(node):
        yield from walk(part)


def values(test: Test | None) -> Iterator[Value]:
    """The values of a test, left to right."""
    if isinstance(test, Value):
        yield test
    elif isinstance(test, Not):
        yield from values(test.test)
    elif test is not None:
        for one in test.tests:
            yield from values(one)
