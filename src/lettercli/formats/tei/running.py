"""The elements of running text that are more than their words: breaks, emphasis, quotations, readings, gaps, notes."""

from __future__ import annotations

import re

from lettercli.formats.tei import notes
from lettercli.formats.tei.elements import EMPHASIS
from lettercli.formats.tei.flow import Dropped, Flow
from lettercli.formats.tei.stretch import Status
from lettercli.formats.tei.tree import Node

GAP = "[…]"
_TOKENS = re.compile(r"[A-Za-z-]+")
_QUOTES = "\"'“”„‟«»‹›‘’‚‛"
_EDITED, _ORIGINAL = ("corr", "expan", "reg"), ("sic", "abbr", "orig")
_GLOSSES = re.compile(r"[/(\[]")
_BLOCKS = frozenset({"p", "ab", "lg", "l", "list", "table", "div", "head", "floatingText", "opener", "closer", "quote"})
PLACES = frozenset({"div", "div1", "div2", "div3", "body", "item", "cit", "front", "back", "postscript"})
"""Elements in which a quotation stands by itself."""


def plain(node: Node) -> str:
    """The words of an element without its notes, as an emendation gives them."""
    if node.find("note") is None:
        return node.words()
    pieces: list[str] = []
    waiting = list(reversed(node.children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            pieces.append(child)
        elif child.name != "note":
            waiting += reversed(child.children)
    return " ".join("".join(pieces).split())


def _aside(flow: Flow, node: Node) -> None:
    """The notes and pages of what itself is left out."""
    for each in node.walk():
        if each.name == "note":
            note(flow, each)
        elif each.name == "pb":
            pb(flow, each)


def _values(node: Node, *keys: str) -> str:
    return " ".join(node.get(key) for key in keys).casefold()


def _eol(node: Node) -> bool:
    values = _values(node, "type", "ref", "rend", "rendition", "ana", "unit", "function")
    return "eolhyphen" in values.replace("-", "").replace("_", "")


def lb(flow: Flow, node: Node) -> None:
    flow.fate(node, "text")
    if flow.stretch is not None:
        rendered = _values(node, "rend", "rendition", "type")
        inside = node.get("break") in ("no", "false") or "hyphen" in rendered.replace("nohyphen", "")
        inside = inside or "inword" in rendered.replace("-", "") or rendered.strip() in ("-", "¬", "=", "shy")
        flow.stretch.break_(inside=inside or "nohyphen" in rendered.replace("-", ""))
    flow.walk(node)  # which some fill all the same


def pb(flow: Flow, node: Node) -> None:
    flow.fate(node, "mark")
    facs = node.get("facs")
    if flow.stretch is not None:
        flow.stretch.break_(inside=node.get("break") in ("no", "false"), page=True)
    number = " ".join(node.get("n").split()) or " ".join(node.get("ed").split())
    if (number or facs) and flow.note is None:  # a note is a flow of its own, its pages are no pages of the letter
        flow.page(number, "" if facs.startswith("data:") else facs)
    flow.walk(node)


def space(flow: Flow, node: Node) -> None:
    flow.fate(node, "text")
    if flow.stretch is not None:
        flow.stretch.blank = True
    if text := node.words():
        flow.dropped.append(Dropped(node.name, node.line, text))


def sign(flow: Flow, node: Node) -> None:
    """`c`, `pc`, `g`: characters, or the hyphen of a line's end."""
    flow.fate(node, "text")
    if _eol(node) and not any(map(str.isalnum, node.text())):
        if flow.stretch is not None:
            flow.stretch.glue()
        return
    if node.name == "g" and not node.words():
        flow.remark("text", f"a character without text, {node.get('ref') or 'g'}", node)
    if node.name == "c" and not node.text().strip() and node.children and flow.stretch is not None:
        flow.stretch.blank = True
    flow.walk(node)


def w(flow: Flow, node: Node) -> None:
    """A tagged word; two that touch and are not said to be one are two."""
    flow.fate(node, "text")
    stretch = flow.current(node.line)
    part = node.get("part") in ("M", "F") or node.get("join") in ("left", "both")
    touches = flow.word_end == stretch.size > 0 and not stretch.blank and not stretch.glued
    if touches and not part and stretch.last() not in "'’-":
        stretch.blank = True
        flow.counts["words"] += 1
    flow.walk(node)
    open_ = node.get("part") in ("I", "M") or node.get("join") in ("right", "both")
    flow.word_end = -1 if open_ or flow.stretch is None else flow.stretch.size


def hi(flow: Flow, node: Node) -> None:
    """Emphasis, unless it is but another script or size."""
    if not _emphatic(node):
        flow.fate(node, "text")
        flow.walk(node)
        return
    flow.fate(node, "mark")
    stretch = flow.current(node.line)
    start = stretch.size
    flow.walk(node)
    stretch.over("emphasis", start)
    if flow.stretch is not None and flow.stretch is not stretch:
        flow.stretch.over("emphasis", 0)


def _emphatic(node: Node) -> bool:
    tokens = set(_TOKENS.findall(_values(node, "rend", "rendition", "style", "type")))
    return bool(tokens & EMPHASIS) or not (tokens or node.name == "hi") or (not tokens and not _values(node, "hand"))


def q(flow: Flow, node: Node) -> None:
    """Words in quotation marks; the marks are put in where the file leaves them to its readers' style sheets."""
    inner = next((child for child in node.nodes() if child.name in _BLOCKS), None)
    apart = node.name != "q" and node.parent is not None and node.parent.name in PLACES and flow.kind == "paragraph"
    if inner is not None or apart:
        quotation(flow, node)
        return
    flow.fate(node, "text")
    words = node.words()
    stretch = flow.current(node.line)
    bare = bool(words) and words[0] not in _QUOTES and (stretch.blank or stretch.last() not in _QUOTES)
    before, after = flow.quotes if not flow.quoted % 2 else ("‘", "’") if flow.quotes[0] == "“" else ("‚", "‘")
    if bare:
        flow.counts["quotes"] += 1
        blank = stretch.blank
        first = node.children[0]
        if blank or (isinstance(first, str) and first[:1].isspace()):
            stretch.blank = True
        stretch.text(before)
        stretch.glued = True
    flow.quoted += 1
    flow.walk(node)
    flow.quoted -= 1
    if bare:
        stretch = flow.current(node.line)
        blank, stretch.blank = stretch.blank, False
        stretch.text(after)
        stretch.blank = blank


def quotation(flow: Flow, node: Node) -> None:
    """A quotation, a poem or an enclosed letter that stands by itself."""
    flow.fate(node, "passage")
    with flow.within("inner") as blocks:
        flow.walk(node)
    flow.put("quote", blocks, node)


def choice(flow: Flow, node: Node) -> None:
    """One reading in the text, the editors' where there is one; the other is kept as an emendation."""
    flow.fate(node, "emendation")
    flow.stray(node)
    children = list(node.nodes())
    edited = next((child for child in children if child.name in _EDITED), None)
    original = next((child for child in children if child.name in _ORIGINAL), None)
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
        words = plain(other)
        if other is original and taken.name in _EDITED:
            begin = start if stretch.size > start else None
            stretch.read(words, other.name, node.line, begin)
        elif words:
            text = plain(taken)
            stretch.read(text, other.name, node.line, start, status="kept", reason=f"{other.name}: {words}")
        _aside(flow, other)


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
        _aside(flow, each)
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
    if node.name == "del" and node.find("p", "lg", "list") is not None:
        flow.remark("text", "a deletion of whole paragraphs", node)
    if words := plain(node):
        flow.current(node.line).read(words, node.name, node.line)
    _aside(flow, node)


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
    stretch = flow.current(node.line)
    start = stretch.size
    stretch.text(GAP)
    start = stretch.size - len(GAP)
    stretch.over("gap", start)
    said = [node.get("reason"), " ".join(filter(None, (node.get("quantity"), node.get("unit") or node.get("extent"))))]
    if words := node.words():
        said.append(words)
    stretch.read("", "gap", node.line, start, kind="gap", reason=", ".join(filter(None, said)))
    if node.find("note"):
        _aside(flow, node)


def figure(flow: Flow, node: Node) -> None:
    """A picture: its caption is text, its description stands in the editors' brackets."""
    flow.fate(node, "text")
    flow.walk(node)


def described(flow: Flow, node: Node) -> None:
    """`figDesc`: in the editors' brackets."""
    flow.fate(node, "text")
    if words := node.words():
        stretch = flow.current(node.line)
        stretch.blank = True
        stretch.text(f"[{words}]")
        stretch.blank = True


def ref(flow: Flow, node: Node) -> None:
    """A reference; where it calls a note and is but its number, it is no text."""
    if id(node) in flow.calls.callers and notes.SIGN.fullmatch(node.words()):
        flow.fate(node, "mark")
        if words := node.words():
            flow.dropped.append(Dropped("number of a note", node.line, words))
        return
    flow.fate(node, "text")
    flow.walk(node)


def note(flow: Flow, node: Node) -> None:
    """A note: called here, or elsewhere, or but an entry of an index."""
    if notes.indexes(node):
        flow.fate(node, "list")
        words = node.words()
        flow.terms.append(words)
        if words:
            flow.dropped.append(Dropped("note (index)", node.line, words))
        return
    if id(node) in flow.calls.apart:
        return
    flow.fate(node, "note")
    flow.call(node)


def index(flow: Flow, node: Node) -> None:
    flow.fate(node, "list")
    if words := node.words():
        flow.terms.append(words)
        flow.dropped.append(Dropped("index", node.line, words))


HANDLERS = {
    "lb": lb, "pb": pb, "space": space, "c": sign, "pc": sign, "g": sign, "hyph": sign, "w": w, "hi": hi, "emph": hi,
    "q": q, "quote": q, "said": q, "soCalled": q, "choice": choice, "app": app, "del": deleted, "surplus": deleted,
    "secl": deleted, "restore": restore, "undo": restore, "supplied": reading, "unclear": reading, "sic": reading,
    "gap": gap, "figure": figure, "figDesc": described, "ref": ref, "seg": ref, "note": note, "footNote": note,
    "index": index,
}  # fmt: skip
