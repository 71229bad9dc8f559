"""The elements of running text that are more than their words: breaks, characters, emphasis, quotations, pictures."""

from __future__ import annotations

import re
from functools import lru_cache

from lettercli.formats.tei import notes
from lettercli.formats.tei.asides import aside, index, milestone, note, page
from lettercli.formats.tei.elements import EMPHASIS
from lettercli.formats.tei.flow import NUMBER, Dropped, Flow
from lettercli.formats.tei.readings import deleted
from lettercli.formats.tei.tree import Node, plain

_SAID = frozenset({"break", "rend", "rendition", "type"})
"""Attributes by which a line's end may say that it is inside a word."""
_STRUCK = re.compile(r"strike|struck|durchgestrichen|gestrichen|line-through|barré|biffé|crossed")
_TOKENS = re.compile(r"[A-Za-z-]+")
_QUOTES = "\"'“”„‟«»‹›‘’‚‛"
_BLOCKS = frozenset({"p", "ab", "lg", "l", "list", "table", "div", "head", "floatingText", "opener", "closer", "quote"})
_BLOCK = re.compile(r"\b(?:block|blockquote|display|displayed)\b")
_SIDES = frozenset({"left", "right", "center", "block"})
PLACES = frozenset({"div", "div1", "div2", "div3", "body", "item", "front", "back", "postscript"})
"""Elements in which a quotation stands by itself."""


def _values(node: Node, *keys: str) -> str:
    attributes = node.attributes
    return " ".join([attributes[key] for key in keys if key in attributes]).casefold() if attributes else ""


def _eol(node: Node) -> bool:
    values = _values(node, "type", "ref", "rend", "rendition", "ana", "unit", "function")
    return "eolhyphen" in values.replace("-", "").replace("_", "")


def lb(flow: Flow, node: Node) -> None:
    flow.fates[node.name, "text"] += 1
    if flow.stretch is not None:
        flow.stretch.break_(inside=not _SAID.isdisjoint(node.attributes) and _in_word(node), line=True)
    if node.children:  # which some fill all the same
        flow.walk(node)


def _in_word(node: Node) -> bool:
    """Whether the line ends inside a word, for all that its end says of itself."""
    rendered = _values(node, "rend", "rendition", "type")
    if rendered and ("hyphen" in rendered.replace("nohyphen", "") or "nohyphen" in rendered.replace("-", "")):
        return True
    inside = node.get("break") in ("no", "false")
    return inside or "inword" in rendered.replace("-", "") or rendered.strip() in ("-", "¬", "=", "shy")


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


def rejoined(flow: Flow, node: Node) -> None:
    """Lets a part of a word go on with the one before, whatever layout or line's end comes between."""
    stretch = flow.stretch
    if node.get("part") in ("M", "F") and stretch is not None and stretch.size and flow.part_end == stretch.size:
        stretch.break_(inside=True)


def parted(flow: Flow, node: Node) -> None:
    """Keeps where a part of a word ends that is to go on."""
    word = flow.stretch is not None and node.get("part") in ("I", "M") and len(node.words().split()) == 1
    flow.part_end = flow.stretch.size if word and flow.stretch is not None else -1


def w(flow: Flow, node: Node) -> None:
    """A tagged word; two that touch and are not said to be one are two."""
    flow.fate(node, "text")
    rejoined(flow, node)
    stretch = flow.current(node.line)
    part = node.get("part") in ("M", "F") or node.get("join") in ("left", "both")
    touches = flow.word_end == stretch.size > 0 and not stretch.blank and not stretch.glued
    if touches and not part and stretch.last() not in "'’-":
        stretch.blank = True
        flow.counts["words"] += 1
    flow.walk(node)
    open_ = node.get("part") in ("I", "M") or node.get("join") in ("right", "both")
    flow.word_end = -1 if open_ or flow.stretch is None else flow.stretch.size
    parted(flow, node)


def hi(flow: Flow, node: Node) -> None:
    """Emphasis, unless it is but another script or size, or the number of a note."""
    if number(flow, node):
        return
    if node.name == "hi" and _STRUCK.search(_values(node, "rend", "rendition", "style", "type")):
        deleted(flow, node)
        return
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
    tokens = _tokens(_values(node, "rend", "rendition", "style", "type"))
    return bool(tokens & EMPHASIS) or not (tokens or node.name == "hi") or (not tokens and not _values(node, "hand"))


@lru_cache(maxsize=1024)
def _tokens(rendered: str) -> frozenset[str]:
    return frozenset(_TOKENS.findall(rendered))


def q(flow: Flow, node: Node) -> None:
    """Words in quotation marks; the marks are put in where the file leaves them to its readers' style sheets."""
    inner = next((child for child in node.nodes() if child.name in _BLOCKS), None)
    holder = node.parent.parent if node.parent is not None and node.parent.name == "cit" else node.parent
    apart = node.name != "q" and holder is not None and holder.name in PLACES and flow.kind == "paragraph"
    block = node.name in ("q", "quote") and _BLOCK.search(_values(node, "rend", "rendition", "type")) is not None
    if inner is not None or apart or (block and flow.kind == "paragraph"):
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


def figure(flow: Flow, node: Node) -> None:
    """A picture: its caption is text, its description stands in the editors' brackets."""
    flow.fate(node, "text")
    flow.walk(node)


def described(flow: Flow, node: Node) -> None:
    """`figDesc`: in the editors' brackets."""
    flow.fate(node, "text")
    flow.inside(node, "text")
    if words := plain(node):
        stretch = flow.current(node.line)
        stretch.blank = True
        stretch.text(words if words[0] == "[" else f"[{words}]")
    aside(flow, node)
    if flow.stretch is not None:
        flow.stretch.blank = True


def number(flow: Flow, node: Node) -> bool:
    """Whether an element calls a note and is but its number, which is no text."""
    if id(node) not in flow.calls.callers or notes.SIGN.fullmatch(node.words()) is None:
        return False
    flow.fate(node, "mark")
    flow.inside(node, "mark", notes=True)
    if words := node.words():
        flow.dropped.append(Dropped(NUMBER, node.line, words))
    return True


def ref(flow: Flow, node: Node) -> None:
    """A reference or segment; where it calls a note and is but its number, it is no text."""
    if number(flow, node):
        return
    flow.fate(node, "text")
    if node.name == "ref" and not node.children and node.get("target") and id(node) not in flow.calls.at:
        flow.counts["references"] += 1
    apart = node.name == "seg" and (node.get("rend") in _SIDES or node.get("type") in ("letterhead", "line"))
    if apart and flow.stretch is not None:
        flow.stretch.break_()
    rejoined(flow, node)
    flow.walk(node)
    parted(flow, node)
    if apart and flow.stretch is not None:
        flow.stretch.break_()


def name(flow: Flow, node: Node) -> None:
    """A name: running text, and where it stands is kept."""
    flow.fates[node.name, "text"] += 1
    flow.walk(node)
    if node.attributes and flow.stretch is not None:
        flow.named.append((node, flow.stretch))


HANDLERS = {
    "lb": lb, "pb": page, "space": space, "c": sign, "pc": sign, "g": sign, "hyph": sign, "w": w, "hi": hi, "emph": hi,
    "q": q, "quote": q, "said": q, "soCalled": q, "figure": figure, "figDesc": described, "ref": ref, "seg": ref,
    "rs": name, "persName": name, "note": note, "footNote": note, "index": index, "milestone": milestone,
}  # fmt: skip
