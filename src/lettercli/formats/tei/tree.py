"""The elements of a TEI file as a tree of plain nodes.

Every node knows its line, since a report without lines cannot be followed up. Prefixes are dropped and namespaces not
looked at: real files declare the wrong one, or none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TypeAlias

DEPTH = 256
"""Elements within one another."""

_IDS = re.compile(r"[\w.:-]+")
_PARTS = frozenset({
    "lb", "p", "ab", "l", "item", "label", "cell", "row", "head", "addrLine", "div", "opener", "closer", "salute",
    "dateline", "signed", "postscript", "handNote", "accMat", "additions", "condition", "extent", "watermark", "person",
    "place", "org", "app", "rdg", "note",
})  # fmt: skip


class Node:
    """An element: what is in it are nodes and texts."""

    __slots__ = ("at", "attributes", "children", "end", "line", "name", "order", "parent")

    def __init__(
        self, name: str, attributes: dict[str, str], line: int, parent: Node | None, order: list[Node], at: int
    ) -> None:
        """`order` are all elements of the file; this one is in the place `at` of them."""
        self.name = name
        self.attributes = attributes
        self.line = line
        self.parent = parent
        self.order = order
        self.at = self.end = at
        """Its place, and the first that is behind all that is in it."""
        self.children: list[Child] = []

    def get(self, key: str) -> str:
        """An attribute, empty if there is none."""
        return self.attributes.get(key, "")

    def nodes(self) -> Iterator[Node]:
        """The elements directly in it."""
        return (child for child in self.children if type(child) is not str)  # type: ignore[misc]

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the file's order."""
        return iter(self.order[self.at : self.end])

    def find(self, *names: str) -> Node | None:
        """The first element of one of these names below it."""
        for node in self.order[self.at + 1 : self.end]:
            if node.name in names:
                return node
        return None

    def all(self, *names: str) -> Iterator[Node]:
        """All elements of these names below it."""
        return (node for node in self.order[self.at + 1 : self.end] if node.name in names)

    def bare(self) -> str | None:
        """All text in it where it holds nothing else, as most elements do; else None."""
        children = self.children
        if len(children) != 1:
            return None if children else ""
        first = children[0]
        return first if isinstance(first, str) else None

    def text(self) -> str:
        """All text in it, with a blank where a line or a paragraph begins."""
        pieces: list[str] = []
        waiting: list[Child] = [self]
        while waiting:
            child = waiting.pop()
            if isinstance(child, str):
                pieces.append(child)
                continue
            if child.name in _PARTS and child is not self and child.get("break") != "no":
                pieces.append(" ")
            if child.children:
                waiting += reversed(child.children)
        return "".join(pieces)

    def words(self) -> str:
        """All text in it, its blanks evened."""
        bare = self.bare()
        return " ".join((self.text() if bare is None else bare).split())

    def empty(self) -> bool:
        """Whether it has no words."""
        return all(
            not isinstance(child, str) or child.isspace()
            for node in self.order[self.at : self.end]
            for child in node.children
        )

    def around(self) -> Iterator[Node]:
        """The elements around it, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


Child: TypeAlias = "Node | str"


@dataclass(slots=True)
class Document:
    """A file as a tree."""

    root: Node
    path: str
    ids: dict[str, Node] = field(default_factory=dict)
    """By xml:id; the first where one is given again."""
    repeated: list[tuple[str, int]] = field(default_factory=list)
    """Ids given again, with the line."""
    notes: list[Node] = field(default_factory=list)
    apparatus: list[Node] = field(default_factory=list)
    """Lists of readings that stand apart from the text."""
    includes: list[Node] = field(default_factory=list)
    """What would have other files put in its place."""
    pointing: list[Node] = field(default_factory=list)
    """What says with @target or @corresp that it belongs to something else."""
    marked: bool = False
    """Whether the ends of lines or pages say where a word goes on."""
    order: list[Node] = field(default_factory=list)
    """All its elements, in the order of the file."""
    _named: dict[int, dict[str, list[Node]]] = field(default_factory=dict)

    def by_name(self, node: Node) -> dict[str, list[Node]]:
        """The elements below one by their names; looked for once: thousands of letters may share a header."""
        found = self._named.get(id(node))
        if found is None:
            found = self._named[id(node)] = defaultdict(list)
            for each in node.walk():
                found[each.name].append(each)
        return found

    def target(self, pointer: str) -> Node | None:
        """What a pointer into this file means, with or without its `#`; of several the last."""
        if elsewhere(pointer, self.path):
            return None
        for each in reversed(_IDS.findall(pointer)):
            if (found := self.ids.get(each)) is not None:
                return found
        return None


def plain(node: Node) -> str:
    """The words of an element without its notes, as an emendation gives them."""
    if (bare := node.bare()) is not None:
        return " ".join(bare.split())
    if node.find("note") is None:
        return node.words()
    pieces: list[str] = []
    waiting = list(reversed(node.children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            pieces.append(child)
        elif child.name != "note":
            if child.name in _PARTS and child.get("break") != "no":
                pieces.append(" ")
            waiting += reversed(child.children)
    return " ".join("".join(pieces).split())


_BESIDE = frozenset({"note", "del", "index", "fw", "rdg", "surplus"})
_UNLIKE = ("choice", *_BESIDE)
_EDITED = frozenset({"corr", "expan", "reg"})


def spoken(node: Node) -> str:
    """The words of an element as a reader has them: of a choice one reading, and nothing from beside the text."""
    if (bare := node.bare()) is not None:
        return " ".join(bare.split())
    if node.find(*_UNLIKE) is None:
        return node.words()
    pieces: list[str] = []
    waiting: list[Child] = list(reversed(node.children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            pieces.append(child)
            continue
        if child.name in _BESIDE:
            continue
        if child.name in _PARTS and child.get("break") != "no":
            pieces.append(" ")
        if child.name == "choice":
            readings = list(child.nodes())
            waiting += (
                [next((each for each in readings if each.name in _EDITED), None) or readings[0]] if readings else []
            )
        else:
            waiting += reversed(child.children)
    return " ".join("".join(pieces).split())


def elsewhere(pointer: str, path: str) -> bool:
    """Whether a pointer names another file than this one."""
    file, sign, _ = pointer.partition("#")
    return bool(sign and file.strip()) and PurePath(file.strip()).name != PurePath(path).name
