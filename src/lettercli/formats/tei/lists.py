"""Lists with their labels, and tables."""

from __future__ import annotations

import re

from lettercli.formats.tei.asides import aside
from lettercli.formats.tei.blocks import Block, labelled
from lettercli.formats.tei.flow import Flow
from lettercli.formats.tei.structure import line, paragraph
from lettercli.formats.tei.tree import Node, plain
from lettercli.text import roman

_LABEL = re.compile(r"(\(?)(\d{1,9}|[a-zA-Z]|[ivxlc]+|[IVXLC]+)(\.?\)|\.?)")
_INLINE = re.compile(r"inline|run-?in", re.I)
_NUMBERED = re.compile(r"order|number|arabic|decimal", re.I)


def list_(flow: Flow, node: Node) -> None:
    """A list: its items with their labels, as printed or as the list's type says; without one they are paragraphs."""
    if flow.cell:
        line(flow, node)
        return
    flow.fate(node, "passage")
    how = f"{node.get('type')} {node.get('rend')} {node.get('rendition')}"
    if _INLINE.search(how) or flow.kind in ("dateline", "signed", "salute"):
        flow.walk(node)
        return
    flow.flush()
    numbered = bool(_NUMBERED.search(how)) and "unorder" not in how
    waiting: Node | None = None
    count = 0
    for child in node.children:
        if isinstance(child, str):
            if not child.isspace():
                flow.current(node.line).text(child)
        elif child.name == "item":
            count += 1
            _item(flow, child, waiting, count if numbered else 0)
            waiting = None
        elif child.name == "label":
            flow.fate(child, "text")
            if waiting is not None:
                paragraph(flow, waiting)
            waiting = child
        else:
            flow.element(child)
    if waiting is not None:
        paragraph(flow, waiting)
    flow.flush()


def _item(flow: Flow, node: Node, label: Node | None, count: int) -> None:
    flow.fate(node, "passage")
    given = plain(label) if label is not None else ""
    legal = _legal(given)
    with flow.within("inner") as blocks:
        if label is not None and not legal:
            flow.current(label.line).text(given + " ")
        flow.walk(node)
        if label is not None:
            flow.inside(label, "text")
            aside(flow, label)
    first = blocks[0] if blocks else None
    made = legal
    if not made and first is not None and first.kind == "paragraph" and not first.label:
        made = labelled(first)
        first.label = ""
    if not made and (count or node.get("n")):
        made = _legal(node.get("n")) or (f"{count}." if count else "")
        if made:
            flow.counts["labels"] += 1
    if not blocks and made:
        if not made.endswith(")"):
            made = made.rstrip(".") + ")"
        flow.blocks.append(Block("item", None, made, line=node.line))
    elif made:
        flow.put("item", blocks, node, label=made)
    else:
        flow.counts["unlabelled"] += 1
        flow.blocks += blocks


def _legal(label: str) -> str:
    """The label as the native format has it; empty for what is none."""
    found = _LABEL.fullmatch(label.strip())
    if found is None or (found[1] and found[3] != ")"):
        return ""
    if len(found[2]) > 1 and found[2].isalpha() and not roman.value(found[2].lower()):
        return ""
    return f"{found[1]}{found[2]}{found[3][-1:] or '.'}"


def table(flow: Flow, node: Node) -> None:
    """A table: a paragraph a row, its cells apart by a stroke, empty ones as well: columns stay what they are."""
    flow.fate(node, "passage")
    if flow.cell:
        line(flow, node, counted=False)
        return
    flow.flush()
    flow.walk(node)
    flow.flush()


def row(flow: Flow, node: Node) -> None:
    flow.fate(node, "passage")
    if flow.cell:  # of a table in a table
        flow.walk(node)
        return
    flow.flush()
    with flow.being("paragraph"):
        flow.walk(node)


def cell(flow: Flow, node: Node) -> None:
    flow.fate(node, "text")
    holder = node.parent
    first = next((each for each in holder.nodes() if each.name == "cell"), node) if holder is not None else node
    if holder is not None and first is not node and not holder.empty():
        stretch = flow.current(node.line)
        stretch.blank = True
        stretch.text("| ")
    before, flow.cell = flow.cell, True
    flow.walk(node)
    flow.cell = before
    if flow.stretch is not None:
        flow.stretch.blank = True


HANDLERS = {"list": list_, "item": line, "table": table, "row": row, "cell": cell}
