"""What stands beside the running text of a letter: notes, entries of an index, and the notes of what is left out."""

from __future__ import annotations

import re

from lettercli.formats.tei import notes
from lettercli.formats.tei.elements import FURNITURE_NOTES
from lettercli.formats.tei.flow import Flow
from lettercli.formats.tei.tree import Node


def aside(flow: Flow, node: Node) -> None:
    """The notes and pages of what itself is left out."""
    for each in node.order[node.at : node.end]:
        if each.name == "note":
            note(flow, each)
        elif each.name == "pb":
            page(flow, each)


def page(flow: Flow, node: Node) -> None:
    flow.fate(node, "mark")
    facs = node.get("facs")
    if flow.stretch is not None:
        flow.stretch.break_(inside=node.get("break") in ("no", "false"), page=not flow.marked)
    number = " ".join(node.get("n").split()) or _page(node)
    if (number or facs) and flow.note is None:  # a note is a flow of its own, its pages are no pages of the letter
        flow.page(number, "" if facs.startswith("data:") else facs)
    flow.walk(node)


_ID = re.compile(r"(?:p|pb|page|seite|s)[-_.]?(\d{1,5}[a-z]?)", re.I)


def _page(node: Node) -> str:
    """The number of a page that has none of its own: that of its id, `p166`, or of an edition, `A 12`."""
    found = _ID.fullmatch(node.get("xml:id"))
    edition = " ".join(node.get("ed").split())
    return found[1] if found else edition if any(map(str.isdecimal, edition)) else ""


def milestone(flow: Flow, node: Node) -> None:
    """A page that is marked as a milestone, or nothing to a reader."""
    if node.get("unit").casefold() in ("page", "seite", "folio", "pagina"):
        page(flow, node)
    else:
        flow.drop(node)


def note(flow: Flow, node: Node) -> None:
    """A note: called here, or elsewhere, or but an entry of an index."""
    if notes.indexes(node):
        flow.entry(node)
        return
    if id(node) in flow.calls.apart:
        return
    if node.get("type").casefold() in FURNITURE_NOTES:
        flow.drop(node)
        return
    flow.fate(node, "note")
    flow.call(node)


def index(flow: Flow, node: Node) -> None:
    """An entry of an index that stands in the text."""
    flow.entry(node)
