"""Finds where the notes of a file are called, however the file says so.

A note stands where it is called, or apart from it: then something calls it (`ptr`, `ref`, an anchor or a word that
names it), or it names its place itself, with @target or @corresp, with or without `#`. A note that stands in the
sentence and names where its words begin is called where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from lettercli.formats.tei.elements import DIVISIONS, INDEX_NOTES, LETTERS, NOTE_PLACES, NOTE_TYPES
from lettercli.formats.tei.tree import Document, Node, elsewhere

_POINTS = frozenset({"target", "targetEnd", "corresp"})
_BARE = re.compile(r"[\w.-]*\d[\w.-]*(?<!\.xml)")
"""An id without its `#`."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENTRIES = frozenset({"item", "p", "ab", *DIVISIONS})
_SIGNS = frozenset({"ref", "ptr", "anchor", "hi"})
BEFORE = r"[\[(]?(?:(?:note|nota|anm|anmerkung|fn|n)\b\.? ?)?"
"""What stands before the number that a note begins with: `[3]`, `Note 3:`."""
_BEGINS = re.compile(rf"{BEFORE}(\d{{1,3}})(?:[.)\]:]|\s)", re.I)
_HOLDERS = DIVISIONS | {"text", "body", "group", "TEI", "front"}
SIGN = re.compile(r"\W*(?:\d{1,4}|[a-z]|[ivxlc]+|\W*)\W*")
"""A call as it is printed: `12`, `*`, `[a]`."""


@dataclass(slots=True)
class Calls:
    """Where the notes of a file are called."""

    at: dict[int, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """By the identity of the element at whose end they are called."""
    apart: set[int] = field(default_factory=set)
    """Notes that are not called where they stand."""
    callers: set[int] = field(default_factory=set)
    """Elements that call notes, and are perhaps but their numbers."""
    numbers: dict[int, str] = field(default_factory=dict)
    """How those are numbered that call notes, by the note's identity."""
    lost: list[Node] = field(default_factory=list)
    """What calls a note that is not there."""
    more: dict[int, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """What goes on with a note on another page, by the note's identity."""
    called: set[int] = field(default_factory=set)
    """Notes that something calls."""


def calls(document: Document) -> Calls:
    """All calls of a file."""
    found = Calls()
    _promote(document)
    for listed in document.apparatus:
        _entries(document, listed)
    pointing = [node for node in document.pointing if node.name != "note" and not _within(node, "teiHeader")]
    own = {id(note) for note in document.notes if _POINTS.intersection(note.attributes) and apart(note)
           and _place(document, note) is not None}  # fmt: skip
    found.lost = [node for node in pointing if _dangles(document, node)]
    for inside in (False, True):
        for node in pointing:
            for note in _named(document, node):
                if _within(node, "note") is inside and not (inside and (id(note) in found.apart or id(note) in own)):
                    _call(found, node, note, inside)
    for note in document.notes:
        before = document.target(note.get("prev")) if note.get("prev") else None
        if before is not None and before.name == "note" and before is not note:
            found.more[id(before)].append(note)
            found.apart.add(id(note))
    for note in document.notes:
        if id(note) in found.apart:
            continue
        place = _place(document, note)
        if place is not None and (apart(note) or note.parent is None or note.parent.name in _HOLDERS):
            found.at[id(place)].append(note)
            found.apart.add(id(note))
        elif apart(note):
            found.apart.add(id(note))
    _by_number(document, found)
    _again(document, found)
    found.called.update(id(note) for several in found.at.values() for note in several)
    return found


def _again(document: Document, found: Calls) -> None:
    """Calls a note at each anchor of its number, where an anchor calls it: a text and its translation share notes."""
    anchors = [node for node in document.root.walk() if node.name == "anchor" and node.get("n")] if found.at else []
    known: dict[tuple[int, str], list[Node]] = {}
    for node in anchors:
        if id(node) in found.at:
            known.setdefault((_letter(node), node.get("n")), []).extend(found.at[id(node)])
    for node in anchors:
        notes = known.get((_letter(node), node.get("n")), ())
        if id(node) not in found.at and len(notes) == 1 and not _within(node, "note"):
            found.at[id(node)].append(notes[0])


def _promote(document: Document) -> None:
    """Makes notes of what is none by its name: the items or paragraphs of a list of notes that the text calls by id."""
    for node in document.pointing:
        if node.name not in ("ref", "ptr") or (node.words() and SIGN.fullmatch(node.words()) is None):
            continue
        target = document.target(node.get("target")) if node.get("target") else None
        if target is None or target.name not in _ENTRIES or _within(node, "note") or target.find("note") is not None:
            continue
        holder = next((each for each in target.around() if each.name in DIVISIONS or each.name == "list"), None)
        kinds = [
            each.get("type").casefold() for each in target.around() if each.name in DIVISIONS or each.name == "list"
        ]
        if holder is None or not NOTE_TYPES.intersection(kinds) or any(each is holder for each in node.around()):
            continue
        name = target.name
        for each in holder.nodes():
            if each.name == name and (each.get("xml:id") or each.get("id")):
                each.name = "note"
                document.notes.append(each)
    document.notes.sort(key=lambda note: note.at)


def _entries(document: Document, listed: Node) -> None:
    """Makes notes of an apparatus that stands apart: `lemma] reading A; reading B`, called where the lemma ends."""
    for app in listed.nodes():
        if app.name != "app":
            continue
        app.name = "note"
        place = app.get("to") or app.get("from") or app.get("target") or app.get("corresp")
        app.attributes = {**app.attributes, "target": place} if place else app.attributes
        pieces: list[Node | str] = []
        for each in app.nodes():
            after = "] " if each.name == "lem" else " " if each.name == "note" else f" {_witnesses(each)}; "
            pieces += [each, after]
        if pieces and isinstance(pieces[-1], str):
            pieces[-1] = pieces[-1].rstrip("; ")
        app.children = pieces or app.children
        document.notes.append(app)
    document.notes.sort(key=lambda note: note.at)


def _witnesses(reading: Node) -> str:
    return " ".join(reading.get("wit").replace("#", "").split())


def _by_number(document: Document, found: Calls) -> None:
    """Calls that say only a number: each note that nothing calls has the last before it that says its own."""
    called = {id(note) for several in (*found.at.values(), *found.more.values()) for note in several}
    waiting = [
        (note, number)
        for note in document.notes
        if id(note) not in called and (id(note) in found.apart or (note.parent and note.parent.name in _HOLDERS))
        if (number := _number(note)) and not _within(note, "teiHeader")
    ]
    if not waiting:
        return
    signs: defaultdict[tuple[int, str], list[Node]] = defaultdict(list)
    letters: set[int] = set()
    for node in document.root.walk():
        number = _sign(document, node) if node.name in _SIGNS and id(node) not in found.callers else ""
        if number and not _within(node, "note") and not _within(node, "teiHeader"):
            signs[_letter(node), number].append(node)
            letters.add(_letter(node))
    free: defaultdict[tuple[int, str], int] = defaultdict(int)
    for note, number in waiting:
        key = (min(letters) if len(letters) == 1 else _letter(note)), number  # behind the only letter, too
        place = bisect_left(signs[key], note.at, key=lambda node: node.at) - 1
        if place >= free[key]:
            free[key] = place + 1
            call = signs[key][place]
            found.at[id(call)].append(note)
            found.apart.add(id(note))
            found.callers.add(id(call))
            found.numbers.setdefault(id(note), number)


def _letter(node: Node) -> int:
    """The letter in which something stands, by the identity of what holds it."""
    for each in node.around():
        if each.name == "text" or (each.name in DIVISIONS and each.get("type").casefold() in LETTERS):
            return id(each)
    return 0


def _number(note: Node) -> str:
    """The number that a note has, or begins with."""
    if number := note.get("n").strip().strip("[]().*"):
        return number
    begins = _BEGINS.match(note.words())
    return begins[1] if begins else ""


def _sign(document: Document, node: Node) -> str:
    """The number that an element says, if it may call a note: superscript figures, a reference that leads nowhere."""
    target = node.get("target")
    if node.get("corresp") or (target and (re.search(r"[./]", target) or document.target(target) is not None)):
        return ""
    if node.name == "hi" and "sup" not in f"{node.get('rend')} {node.get('rendition')}".casefold():
        return ""
    words = node.words().strip("[]().* ")
    if words and not words.isdecimal():
        return ""
    return node.get("n").strip("[]().* ") or words


def _dangles(document: Document, node: Node) -> bool:
    """Whether an element calls a note of this file that is not in it."""
    pointer = node.get("target").strip()
    called = node.name == "ptr" or "note" in f"{node.get('type')} {pointer}".casefold()
    bare = node.name == "ptr" and _BARE.fullmatch(pointer) is not None
    if not called or node.name not in ("ptr", "ref") or not (pointer.startswith("#") or bare):
        return False
    if _within(node, "teiHeader"):
        return False
    return document.target(pointer) is None


def _named(document: Document, node: Node) -> list[Node]:
    """The notes that an element points to."""
    notes: dict[int, Node] = {}
    for pointer in f"{node.get('target')} {node.get('corresp')}".split():
        if elsewhere(pointer, document.path):
            continue
        target = document.ids.get(pointer.rpartition("#")[2])
        if target is not None and target.name == "note":
            notes[id(target)] = target
    return list(notes.values())


def _call(found: Calls, node: Node, note: Node, inside: bool) -> None:
    """Takes a pointer for a call, unless it only refers to a note that stands elsewhere in the text."""
    refers = node.name == "ref" and _WORD.search(node.words()) is not None
    if (refers or inside) and not apart(note):
        return
    if any(each is note for each in node.around()):
        return
    found.at[id(node)].append(note)
    found.apart.add(id(note))
    found.callers.add(id(node))
    words = node.words() if node.name in ("ref", "ptr", "hi", "seg") else ""
    if number := node.get("n") or (words if SIGN.fullmatch(words) else ""):
        found.numbers.setdefault(id(note), number)


def _place(document: Document, note: Node) -> Node | None:
    """The element that a note names as its place, if that is outside it and not around it."""
    for key in ("targetEnd", "target", "corresp"):
        place = document.target(note.get(key)) if note.get(key) else None
        if place is None or place.name == "note" or place is document.root:
            continue
        if not any(each is place for each in note.around()) and not any(each is note for each in place.around()):
            return place
    return None


def _within(node: Node, name: str) -> bool:
    return any(each.name == name for each in node.around())


def apart(note: Node) -> bool:
    """Whether a note stands among notes, not in a sentence."""
    inner = note
    for each in note.around():
        if each.name in NOTE_PLACES or (each.name == "back" and (inner is note or bare(inner))):
            return True
        named = each.name in DIVISIONS and each.get("type").casefold() in NOTE_TYPES
        if (named and (inner is note or bare(inner))) or (inner is note and gathered(each)):
            return True
        inner = each
    return False


def gathered(node: Node) -> bool:
    """Whether a division holds notes and nothing else."""
    if node.name not in DIVISIONS:
        return False
    found = False
    for child in node.children:  # and no further than the first that is something else
        if isinstance(child, str):
            if not child.isspace():
                return False
        elif child.name == "note":
            found = True
        elif child.name not in ("head", "noteGrp"):
            return False
    return found


def bare(node: Node) -> bool:
    """Whether an element holds no words but those of notes, their numbers and headings."""
    waiting = list(node.children)
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            if SIGN.fullmatch(child.strip()) is None:
                return False
        elif child.name not in ("note", "head", "label"):
            waiting += child.children
    return True


def indexes(note: Node) -> bool:
    """Whether a note is but an entry of an index."""
    if note.get("type").casefold() in INDEX_NOTES:
        return True
    inner = [child for child in note.children if not (isinstance(child, str) and not child.strip())]
    return bool(inner) and all(not isinstance(child, str) and child.name == "index" for child in inner)
