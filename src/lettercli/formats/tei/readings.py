"""Where the file has more than one reading: choice, apparatus, deletions, what editors supplied or cannot make out.

One reading is the text, the editors' where they give one; the other is kept as an emendation, so that what stands in
the letter can be had back.
"""

from __future__ import annotations

import re

from lettercli.formats.tei.asides import aside
from lettercli.formats.tei.flow import Flow
from lettercli.formats.tei.stretch import Status, Stretch
from lettercli.formats.tei.tree import Node, plain

GAP = "[…]"
_EDITED, _ORIGINAL = ("corr", "expan", "reg"), ("sic", "abbr", "orig")
_GLOSSES = re.compile(r"[/(\[]")


def choice(flow: Flow, node: Node) -> None:
    """One reading in the text, the editors' where there is one; the other is kept as an emendation."""
    flow.fate(node, "emendation")
    flow.stray(node)
    children = list(node.nodes())
    edited = original = None
    for child in reversed(children):
        if child.name in _EDITED:
            edited = child
        elif child.name in _ORIGINAL:
            original = child
    if edited is None and original is None and children:
        edited, original = children[0], children[1] if len(children) > 1 else None
    if edited is not None and original is not None and original.name in _ORIGINAL and _explains(edited, original):
        edited, original = original, edited
    taken = edited if edited is not None else original
    if taken is None:
        flow.walk(node)
        return
    stretch = flow.current(node.line)
    start = stretch.size
    flow.fate(taken, "text")
    flow.walk(taken)
    if stretch is not flow.stretch:
        stretch = flow.current(node.line)
        start = 0
    for other in children:
        if other is taken:
            continue
        flow.fate(other, "emendation")
        flow.inside(other, "emendation")
        words = plain(other)
        if other is original and taken.name in _EDITED:
            begin = start if stretch.size > start else None
            stretch.read(words, other.name, node.line, begin)
        elif words:
            text = plain(taken)
            stretch.read(text, other.name, node.line, start, status="kept", reason=f"{other.name}: {words}")
        aside(flow, other)


def _explains(edited: Node, original: Node) -> bool:
    """Whether what stands for something is more than a reading of it: `Mr`, `Mister (Herr)`."""
    return bool(_GLOSSES.search(edited.words())) and not _GLOSSES.search(original.words())


def app(flow: Flow, node: Node) -> None:
    """An apparatus: its lemma is the text, its other readings are kept beside it."""
    flow.fate(node, "emendation")
    flow.stray(node)
    readings = [each for each in node.nodes() if each.name in ("lem", "rdg", "rdgGrp")]
    lemma = next((each for each in readings if each.name == "lem"), readings[0] if readings else None)
    stretch = flow.current(node.line)
    start = stretch.size
    if lemma is not None:
        flow.fate(lemma, "text")
        flow.walk(lemma)
    text = plain(lemma) if lemma is not None else ""
    for each in node.nodes():
        if each is lemma:
            continue
        flow.fate(each, "emendation")
        flow.inside(each, "emendation")
        aside(flow, each)
        if each.name != "note" and (words := plain(each)):
            witness = " ".join(each.get("wit").replace("#", "").split())
            reason = f"{witness}: {words}" if witness else f"{each.name}: {words}"
            if stretch is flow.stretch and stretch.size > start:
                stretch.read(text, each.name, node.line, start, status="kept", reason=reason)
            else:
                flow.current(node.line).read("", each.name, node.line, None, status="kept", reason=reason)


def deleted(flow: Flow, node: Node) -> None:
    """What the writer struck out, or the editors: it is no text, and kept as an emendation."""
    if flow.restoring:
        flow.fate(node, "text")
        flow.walk(node)
        return
    flow.fate(node, "emendation")
    flow.inside(node, "emendation")
    if node.name == "del" and node.find("p", "lg", "list") is not None:
        flow.remark("text", "a deletion of whole paragraphs", node)
    if words := plain(node):
        struck(flow.current(node.line), node, words)
    aside(flow, node)


def struck(stretch: Stretch, node: Node, words: str) -> None:
    """Keeps what was struck out, with the blanks at its edges that part it from the words beside it."""
    raw = node.text()
    if stretch.blank or not stretch.size:
        stretch.read(words, node.name, node.line)
        if raw[-1].isspace():
            stretch.waiting.clear()
        return
    before, after = (" " if edge.isspace() else "" for edge in (raw[0], raw[-1]))
    stretch.read(before + words + after, node.name, node.line)


def subst(flow: Flow, node: Node) -> None:
    """What was struck out and what stands in its place: the layout between them parts no word."""
    flow.fate(node, "text")
    if any(isinstance(child, str) and not child.isspace() for child in node.children):
        flow.walk(node)
        return
    for child in node.nodes():
        flow.element(child)


def restore(flow: Flow, node: Node) -> None:
    flow.fate(node, "text")
    before, flow.restoring = flow.restoring, True
    flow.walk(node)
    flow.restoring = before


def reading(flow: Flow, node: Node) -> None:
    """Words of which the editors say that they supplied them, cannot make them out, or let them stand: `sic`."""
    flow.fate(node, "emendation")
    stretch = flow.current(node.line)
    start = stretch.size
    flow.walk(node)
    if stretch.size == start:
        return
    sure = node.get("cert") not in ("low", "unknown", "medium")
    if node.name == "supplied":
        stretch.read("", node.name, node.line, start, certain=sure)
    else:
        status: Status = "open" if node.name == "unclear" else "kept"
        stretch.read(plain(node), node.name, node.line, start, status=status, certain=False, reason=node.get("reason"))


def gap(flow: Flow, node: Node) -> None:
    flow.fate(node, "mark")
    flow.inside(node, "mark")
    stretch = flow.current(node.line)
    stretch.text(GAP)
    start = stretch.size - len(GAP)
    stretch.over("gap", start)
    said = [node.get("reason"), " ".join(filter(None, (node.get("quantity"), node.get("unit") or node.get("extent"))))]
    if words := node.words():
        said.append(words)
    stretch.read("", "gap", node.line, start, kind="gap", reason=", ".join(filter(None, said)))
    if node.find("note"):
        aside(flow, node)


HANDLERS = {
    "choice": choice, "app": app, "del": deleted, "surplus": deleted, "secl": deleted, "restore": restore,
    "subst": subst,
    "undo": restore, "supplied": reading, "unclear": reading, "sic": reading, "gap": gap,
}  # fmt: skip
