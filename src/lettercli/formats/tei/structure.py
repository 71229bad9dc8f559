"""The elements that are passages, or hold them: divisions, paragraphs, openers and closers, poems, back matter."""

from __future__ import annotations

from lettercli.formats.tei import notes
from lettercli.formats.tei.asides import aside
from lettercli.formats.tei.elements import DIVISIONS, INDEXES, LETTERS, NOTE_TYPES, PAGES, ROLES, TEXT
from lettercli.formats.tei.flow import Dropped, Flow
from lettercli.formats.tei.running import PLACES, quotation
from lettercli.formats.tei.tree import Node, plain

_LINES = frozenset({"p", "dateline", "placeName", "seg", "head", "signed", "salute", "rs", "ab", "item", "note"})
EDITOR = "editor"


def division(flow: Flow, node: Node) -> None:
    """A division: of its kind if its type says one, else what is in it."""
    kind = node.get("type").casefold().strip() or node.get("subtype").casefold()
    flow.fate(node, "passage")
    flow.flush()
    if kind in PAGES:
        goes_on(flow, node)
        flow.walk(node)
        flow.flush()
        return
    if notes.gathered(node) or (kind in NOTE_TYPES and node.find("note") is not None and notes.bare(node)):
        _notes(flow, node)
        return
    role = ROLES.get(kind) if flow.area == "letter" else None
    if kind in LETTERS and role is None and flow.blocks and _translated(node):
        role = EDITOR
    if kind in NOTE_TYPES or role == "editor":
        with flow.within("postscript") as blocks:
            flow.walk(node)
        flow.put("annotation", blocks, node, hand=EDITOR)
    elif role == "postscript":
        postscript(flow, node)
    elif role is not None:
        with flow.being(role):  # type: ignore[arg-type]
            flow.walk(node)
    else:
        flow.walk(node)
        flow.flush()


def _translated(node: Node) -> bool:
    """Whether what was read of a letter before stands beside this division in another language."""
    language = node.get("xml:lang")
    for each in node.parent.nodes() if language and node.parent is not None else ():
        if each is node:
            return False
        alike = each.name == node.name and each.get("type") == node.get("type")
        if alike and each.get("xml:lang") not in ("", language):
            return True
    return False


def goes_on(flow: Flow, node: Node) -> None:
    """Opens the last paragraph again where a page's division begins in the midst of its sentence."""
    block = flow.blocks[-1] if flow.blocks else None
    first = next((each for each in node.nodes() if each.name not in _BETWEEN), None)
    if block is None or first is None or first.name not in ("p", "ab") or block.kind != "paragraph" or block.parts:
        return
    stretch, words = block.stretch, plain(first)
    if stretch is None or stretch is not flow.latest or not words[:1].islower() or stretch.last() in ".!?:":
        return
    flow.blocks.pop()
    stretch.joined = 0
    stretch.torn.clear()
    stretch.blank = True
    stretch.break_()
    flow.stretch, flow.open = stretch, True
    flow.counts["pages"] += 1


_BETWEEN = frozenset({"pb", "lb", "cb", "fw", "milestone", "note"})


def _notes(flow: Flow, node: Node) -> None:
    """A division of notes: those that something calls are read where they are called."""
    flow.stray(node)
    for child in node.nodes():
        if child.name == "note" or (child.find("note") is not None and child.name not in DIVISIONS):
            if child.name != "note":
                flow.fate(child, "passage")
            for note in [child] if child.name == "note" else child.all("note"):
                if notes.indexes(note):
                    flow.entry(note)
                    continue
                flow.fate(note, "note")
                if id(note) not in flow.calls.called and note.words():
                    flow.uncalled.append(note)
        elif child.name in DIVISIONS:
            division(flow, child)
        elif words := child.words():
            flow.fate(child, "dropped")
            flow.inside(child, "dropped", notes=True)
            flow.dropped.append(Dropped(child.name, child.line, words))


def back(flow: Flow, node: Node) -> None:
    """What follows a letter: closers and enclosures are its text; indexes, templates and the like are not."""
    flow.stray(node)
    flow.fate(node, "passage")
    flow.flush()
    for child in node.nodes():
        kind = child.get("type").casefold()
        ours = child.name in DIVISIONS and kind in _OWN_TYPES
        if ours or child.name in _OWN:
            flow.element(child)
        elif child.name in (*DIVISIONS, "listApp") and child.find("note") is not None and notes.bare(child):
            _notes(flow, child)
        elif child.name in INDEXES:
            flow.inside(child, "list", notes=True)
            flow.fate(child, "list")  # of persons, places and the like: they go into the names
            flow.skipped.add(id(child))
        else:
            _left(flow, child)


_ENCLOSED = frozenset(
    {
        "enclosure",
        "attachment",
        "beilage",
        "annexe",
        "appendix",
        "envelope",
        "umschlag",
        "address",
        "adresse",
    }
)


_OWN = frozenset({"closer", "postscript", "signed", "opener", "dateline", "salute", "p", "note"})
_OWN_TYPES = _ENCLOSED | LETTERS | NOTE_TYPES | frozenset(ROLES)


def _left(flow: Flow, node: Node) -> None:
    flow.fate(node, "dropped")
    flow.inside(node, "dropped", notes=True)
    flow.skipped.add(id(node))
    if words := node.words():
        flow.dropped.append(Dropped(f"back/{node.get('type') or node.name}", node.line, words))


def paragraph(flow: Flow, node: Node) -> None:
    """A paragraph; of another kind if its type says so."""
    if flow.cell:
        line(flow, node)
        return
    flow.fate(node, "passage")
    how = node.get("type") or node.get("rend")
    role = ROLES.get(how.casefold()) if how else None
    if role in ("salute", "dateline", "closer", "signed"):
        with flow.being(role):  # type: ignore[arg-type]
            flow.walk(node)
        return
    if not flow.open:
        flow.flush()
    flow.open = False
    flow.walk(node)
    flow.flush()


def label_(flow: Flow, node: Node) -> None:
    """A label: in a paragraph the beginning of its text, else a paragraph."""
    if node.parent is None or (node.parent.name not in _LINES and node.parent.name not in TEXT):
        paragraph(flow, node)
        return
    flow.fate(node, "text")
    flow.walk(node)
    if flow.stretch is not None:
        flow.stretch.blank = flow.stretch.loose = True


def head(flow: Flow, node: Node) -> None:
    """A heading: the letter's own is metadata; others are paragraphs."""
    first = flow.area == "letter" and not flow.blocks and flow.stretch is None and flow.depth == 0
    parent = node.parent
    if not first or flow.note is not None or parent is None or parent.name not in (*DIVISIONS, "body", "text", "front"):
        paragraph(flow, node)
        return
    flow.fate(node, "heading")
    flow.inside(node, "heading")
    if words := plain(node):
        flow.heading.append(words)
    aside(flow, node)


def opener(flow: Flow, node: Node) -> None:
    flow.fate(node, "passage")
    bare = node.find("salute") is None
    with flow.being("opener" if bare else "paragraph"):
        flow.walk(node)


def salute(flow: Flow, node: Node) -> None:
    flow.fate(node, "passage")
    if flow.kind == "closer":
        line(flow, node, counted=False)
        return
    with flow.being("salute"):
        flow.walk(node)


def end(flow: Flow, node: Node) -> None:
    """A dateline, a closer or a signature: all that is in it is of its kind."""
    flow.fate(node, "passage")
    with flow.being(node.name):  # type: ignore[arg-type]
        flow.walk(node)


def postscript(flow: Flow, node: Node) -> None:
    flow.fate(node, "passage")
    with flow.within("postscript") as blocks:
        flow.walk(node)
    flow.put("postscript", blocks, node)


def address(flow: Flow, node: Node) -> None:
    """An address: a passage where it stands by itself, else lines of one."""
    flow.fate(node, "text")
    alone = node.parent is None or not any(each.name in _LINES for each in (node.parent, *node.parent.around()))
    if alone:
        with flow.being("paragraph"):
            flow.walk(node)
        return
    line(flow, node, counted=False)


def line(flow: Flow, node: Node, *, counted: bool = True) -> None:
    """A line of its own within a passage."""
    if counted:
        flow.fate(node, "text")
    if flow.stretch is not None:
        flow.stretch.break_()
    flow.walk(node)
    if flow.stretch is not None:
        flow.stretch.break_()
        flow.stretch.loose = True


def verse(flow: Flow, node: Node) -> None:
    """A line of a poem is a paragraph of the quotation that the poem is; in a sentence it is a line."""
    if flow.area == "inner" or flow.kind == "paragraph":
        paragraph(flow, node)
    else:
        line(flow, node)


def poem(flow: Flow, node: Node) -> None:
    if node.parent is not None and node.parent.name == "lg":
        flow.fate(node, "passage")
        flow.walk(node)
    elif flow.kind == "paragraph":
        quotation(flow, node)
    else:
        line(flow, node)


def enclosed(flow: Flow, node: Node) -> None:
    """What only holds: `body`, `group`, `front`."""
    flow.fate(node, "passage")
    flow.flush()
    flow.walk(node)
    flow.flush()


def cited(flow: Flow, node: Node) -> None:
    """A quotation with its source: passages where it stands by itself, else a part of the sentence."""
    if node.parent is not None and node.parent.name in PLACES:
        enclosed(flow, node)
    else:
        flow.fate(node, "text")
        flow.walk(node)


def apparatus(flow: Flow, node: Node) -> None:
    """Readings that stand apart from the text: notes, which are read where they are called."""
    flow.fate(node, "passage")
    _notes(flow, node)


HANDLERS = {
    "listApp": apparatus,
    **dict.fromkeys(DIVISIONS, division),
    **dict.fromkeys(("p", "ab", "byline", "trailer", "docDate", "docTitle", "titlePart", "speaker", "stage",
                     "docAuthor", "docImprint", "argument", "imprimatur", "dateSpan"), paragraph),
    **dict.fromkeys(("body", "group", "front", "text", "titlePage", "sp", "epigraph", "castList",
                     "lgGrp", "u", "annotationBlock", "writing"), enclosed),
    **dict.fromkeys(("dateline", "closer", "signed"), end),
    "back": back, "cit": cited, "head": head, "label": label_, "opener": opener, "salute": salute,
    "postscript": postscript, "address": address, "addrLine": line, "lg": poem, "l": verse,
    "floatingText": quotation,
}  # fmt: skip
