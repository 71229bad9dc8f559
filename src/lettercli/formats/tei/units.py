"""Finds the letters in a file: one, a corpus of them, a group of texts, or divisions of one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lettercli.formats.tei.elements import DIVISIONS, INDEXES, LETTERS
from lettercli.formats.tei.tree import Document, Node

_ROOTS = frozenset({"TEI", "teiCorpus", "TEI.2", "text"})
SIGNS = frozenset({"opener", "closer", "salute", "signed", "dateline", "postscript"})
INDEX = "an index of persons, places or the like"
"""What a file is that holds but that."""
_MARKS = ("xml:id", "id", "n", "corresp", "key", "ref")


@dataclass(slots=True)
class Unit:
    """A letter in a file."""

    texts: list[Node]
    headers: list[Node]
    """Those above it, innermost first."""
    described: Node | None
    """Its correspDesc."""
    id: str
    line: int
    own: bool
    """Whether the id is an xml:id."""
    shared: bool = False
    """Whether its description is that of all letters of the file, whose dates it does not tell apart."""
    enclosed: bool = False
    """Whether the header describes another letter of the file, and its title is not this one's."""
    others: int = 0
    """Descriptions of the correspondence beside that one."""


@dataclass(slots=True)
class Found:
    """What there is in a file."""

    units: list[Unit]
    left: list[Node]
    """Texts outside all letters."""
    reason: str = ""
    """Why there is no letter."""


def units(document: Document) -> Found:
    """The letters of a file."""
    root = document.root
    if root.name in INDEXES:
        return Found([], [], f"no letter: {INDEX}")
    if root.name not in _ROOTS:
        return Found([], [], f"no TEI: the root is {root.name}")
    found = Found([], [])
    _collect(root, [], found)
    if not found.units:
        found.reason = found.reason or "no letter: no text with words"
    return found


def _collect(node: Node, headers: list[Node], found: Found) -> None:
    header = next((child for child in node.nodes() if child.name == "teiHeader"), None)
    above = [header, *headers] if header is not None else headers
    for child in node.nodes():
        if child.name in ("TEI", "TEI.2", "teiCorpus"):
            _collect(child, above, found)
        elif child.name == "text":
            _text(child, node, above, found)
    if node.name == "text":
        _text(node, node, above, found)


def _text(text: Node, holder: Node, headers: list[Node], found: Found) -> None:
    group = next((child for child in text.nodes() if child.name == "group"), None)
    if group is not None:
        inner = [child for child in group.walk() if child.name == "text" and not _inside(child, "text", group)]
        _several(inner, headers, found)
        found.left += [child for child in text.nodes() if child is not group and child.words()]
        return
    letters = [
        node for node in text.walk()
        if node.name in DIVISIONS and _letter(node) and not _in_letter(node, text)
    ]  # fmt: skip
    described = list(_described(headers[:1]))
    if _listing(text, described):
        for each in described:
            found.units.append(Unit([text], headers, each, each.get("key"), each.line, own=False, enclosed=True))
        return
    if len(described) > 1 and len(named := _named(text, described)) > 1:
        letters = named
    if len(letters) < 2 and not described:
        letters = _alike(text) or letters
    if len(letters) > 1 and len(described) == 1 and _tongues(letters):
        letters = letters[:1]
    if len(letters) > 1 and (len(described) != 1 or all(any(_signs(each)) for each in letters)):
        _several(letters, headers, found)
        found.left += list(_outside(text, letters))
        return
    if len(letters) == 1 and not described and _others(letters[0]):
        _several(letters, headers, found)
        found.left += list(_outside(text, letters))
        return
    if not _ours(text, headers) and (reason := _no_letter(text, described)):
        found.reason = reason
        return
    id = holder.get("xml:id") or holder.get("id") or text.get("xml:id")
    if not id and len(letters) == 1:
        id = letters[0].get("xml:id")
    id = id.removesuffix(".xml")
    own, others = bool(id), max(len(described) - 1, 0)
    found.units.append(Unit([text], headers, described[0] if described else None, id, holder.line, own, others=others))


def _listing(text: Node, described: list[Node]) -> bool:
    """Whether a file is an index of correspondence (CMIF): several descriptions that name their source, and no text."""
    return len(described) > 1 and not text.words() and all(each.get("source") for each in described)


def _letter(node: Node) -> bool:
    """Whether a division says that it is a letter; in some customs all are of one type, and a letter of a subtype."""
    return node.get("type").casefold() in LETTERS or node.get("subtype").casefold() in LETTERS


def _tongues(letters: list[Node]) -> bool:
    """Whether they are one letter in several languages, all beside one another."""
    languages = {each.get("xml:lang") for each in letters}
    return len(languages) == len(letters) and "" not in languages and len({id(each.parent) for each in letters}) == 1


def _alike(text: Node) -> list[Node]:
    """Divisions beside one another, of one type, each with a heading, a salute or dateline and a close of its own.

    No type of theirs says that they are letters; what letters are made of does. They must be all of their holder's
    divisions but for an introduction: a letter that only encloses another is one.
    """
    for holder in text.walk():
        if holder.name not in ("body", *DIVISIONS) or any(each.name == "opener" for each in holder.nodes()):
            continue
        found = [node for node in holder.nodes() if node.name in DIVISIONS]
        like = [node for node in found if node.get("type") == found[-1].get("type") and _whole(node)]
        if len(like) > 1 and len(like) >= len(found) - 1 and not any(child.name == "p" for child in holder.nodes()):
            return like
    return []


def _whole(node: Node) -> bool:
    """Whether a division has all that makes a letter, directly in it."""
    names = {child.name for child in node.nodes()}
    marked = "head" in names or any(node.get(mark) for mark in ("xml:id", "n"))
    return marked and bool(names & {"opener", "salute", "dateline"}) and bool(names & {"closer", "signed"})


def _several(nodes: list[Node], headers: list[Node], found: Found) -> None:
    """Letters that share a header: each with the description that names it, else with the one in its place."""
    described = list(_described(headers[:1]))
    named = {value.lstrip("#"): each for each in reversed(described) for value in each.attributes.values() if value}
    pages = _pages(nodes)
    counts = Counter(node.get("n") for node in nodes)
    for at, node in enumerate(nodes):
        marks = (node.get(mark).lstrip("#") for mark in _MARKS)
        mine = next((named[mark] for mark in marks if mark in named), None)
        own = next(_described([node]), None) or mine
        inner = next((child for child in node.nodes() if child.name == "teiHeader"), None)
        shared = own is None and len(described) == 1 and len(nodes) > 1 and not _dated(described[0])
        mine = own or (described[at] if len(described) == len(nodes) or (len(described) == 1 and not at) else None)
        mine = described[0] if shared else mine
        if mine is None and not node.words():
            found.left.append(node)
            continue
        id_ = node.get("xml:id") or node.get("id")
        found.units.append(
            Unit(
                [*pages.get(id(node), []), node],
                [inner, *headers] if inner is not None else headers,
                mine,
                id_ or (node.get("n") if counts[node.get("n")] == 1 else _counted(node)),
                node.line,
                bool(id_),
                shared=shared,
                enclosed=mine is None and len(described) == 1 and inner is None and not _letter(node),
            )
        )


def _dated(described: Node) -> bool:
    """Whether a description tells the day of a letter."""
    return any(re.fullmatch(r"-?\d{4,}-\d\d-\d\d.*", each.get(key)) for each in described.all("date")
               for key in ("when", "when-iso", "notBefore", "from"))  # fmt: skip


def _counted(node: Node) -> str:
    """The number of a letter with those of the divisions around it, where each book counts its letters anew."""
    around = [each.get("n") for each in node.around() if each.name in DIVISIONS]
    numbers = [number for number in reversed(around) if re.fullmatch(r"\w{1,9}", number)]
    return "-".join([*numbers, node.get("n")]) if node.get("n") else ""


def _pages(nodes: list[Node]) -> dict[int, list[Node]]:
    """For letters, by their identity, the page that begins right before them, if one does: they begin on it."""
    wanted = {id(node) for node in nodes}
    parents = {id(node.parent): node.parent for node in nodes if node.parent is not None}
    found: dict[int, list[Node]] = {}
    for parent in parents.values():
        pages: list[Node] = []
        for child in parent.children:
            if isinstance(child, str):
                pages = [] if child.strip() else pages
            elif id(child) in wanted:
                found[id(child)], pages = pages, []
            elif child.name == "pb":
                pages = [child]
            elif child.children:
                pages = []
    return found


def _named(text: Node, described: list[Node]) -> list[Node]:
    """The divisions, whatever their type, that a description of a correspondence belongs to."""
    keys = {each.get(mark).lstrip("#") for each in described for mark in ("xml:id", "corresp", "target")} - {""}
    found = []
    for node in text.walk():
        if node.name in DIVISIONS and keys & {node.get(mark).lstrip("#") for mark in ("corresp", "decls", "xml:id")}:
            found.append(node)
    inside = {id(each) for each in found}
    return [each for each in found if not any(id(one) in inside for one in each.around())]


def _described(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield from node.all("correspDesc")


def _inside(node: Node, name: str, top: Node) -> bool:
    for each in node.around():
        if each is top:
            return False
        if each.name == name:
            return True
    return False


def _in_letter(node: Node, top: Node) -> bool:
    """Whether a division stands in a letter, or in what encloses one."""
    for each in node.around():
        if each is top:
            return False
        if each.name in DIVISIONS and _letter(each):
            return True
        if each.name in ("floatingText", "quote", "back", "note"):
            return True
    return False


def _signs(node: Node) -> Iterator[Node]:
    return node.all(*SIGNS)


def _others(letter: Node) -> bool:
    """Whether there is a division beside a letter's that is as long and no part of it."""
    siblings = letter.parent.nodes() if letter.parent is not None else iter(())
    return any(each is not letter and each.name in DIVISIONS and len(each.words()) > 200 for each in siblings)


def _outside(node: Node, letters: list[Node]) -> Iterator[Node]:
    """What of a text stands in none of its letters."""
    inside = {id(each) for letter in letters for each in letter.around()}
    chosen = {id(letter) for letter in letters}
    for child in node.nodes():
        if id(child) in chosen:
            continue
        if id(child) in inside:
            yield from _outside(child, letters)
        elif child.words():
            yield child


def _ours(text: Node, headers: list[Node]) -> bool:
    """Whether this program wrote the letter, which then is one, though it may have neither words nor correspondents."""
    own = bool(headers) and headers[0].parent is text.parent  # a header above many letters is looked through once
    made_by = headers[0].find("application") if own else None
    return made_by is not None and made_by.get("ident") == "letters"


def _no_letter(text: Node, described: list[Node]) -> str:
    """Why a text is no letter; empty if it may be one."""
    if described or next(_signs(text), None) is not None:
        return ""
    if not text.words():
        return "no letter: no text with words"
    body = text.find("body")
    said = body if body is not None and body.words() else text  # what stands in back is beside it
    listed = sum(len(node.text()) for node in said.walk() if node.name in INDEXES and not _listed(node, said))
    if listed * 2 > len(said.text()):
        return f"no letter: {INDEX}"
    return ""


def _listed(node: Node, top: Node) -> bool:
    return any(each.name in INDEXES for each in node.around() if each is not top)
