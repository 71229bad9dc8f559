"""A passage's text with what its marks say: emphasis, gaps, pages, the editors' brackets and repairs, and its notes.

A repair that lies across another mark cannot be an element and is counted as left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from lettercli.emendations import Repair
from lettercli.formats.nesting import Span, Taken, joined, lay
from lettercli.formats.tei.agreed import REGULARIZED
from lettercli.formats.tei.write_names import Named
from lettercli.formats.tei.write_xml import ILLEGAL, Characters, attributes, element
from lettercli.model import Mark, Passage

_CERTAINTY = {"certain": "high", "likely": "medium"}
_WORD = re.compile(r"[A-Za-z][-\w.]*")
_URL = "!#$%&'()*+,/:;=?@~"


@dataclass(slots=True)
class Inline:
    """Writes the text of one letter's passages."""

    characters: Characters
    note: Callable[[str], str]
    """The element of the note of that number where it is called for the first time, a pointer to it after that."""
    sigla: dict[str, str]
    """By siglum of an editor, the xml:id of the statement who that is."""
    repairs: dict[str, list[Repair]] = field(default_factory=dict)
    """By address, those to show."""
    named: Mapping[str, Sequence[Named]] = field(default_factory=dict)
    """By address, the words that name somebody."""
    left_out: int = 0
    """Repairs that could not be."""
    facs: dict[str, str] = field(default_factory=dict)
    """By image as written, what it is called if that is no address of the web."""

    def write(self, passage: Passage) -> str:
        """The passage's own text as XML, without an element around it."""
        text, marks = passage.text, passage.marks
        repairs = self.repairs.get(passage.address, ())
        named = self.named.get(passage.address, ())
        if not marks and not repairs and not named:
            return self.characters.text(text)
        spans = [self._span(mark, text, marks) for mark in marks if mark.kind != "insertion"]
        taken = Taken(marks)
        for repair in sorted(repairs, key=lambda repair: (repair.start, -repair.end)):
            stretch = repair.start, repair.end
            if text[repair.start : repair.end] != repair.reading or taken.bars(stretch):
                self.left_out += 1
            else:
                taken.add(stretch)
                lay(spans, self._choice(repair))
        for each in named:
            stretch = each.start, each.end
            if not taken.bars(stretch):  # what the index can find again is not worth a word
                taken.add(stretch)
                lay(spans, Span(*each))
        for mark in marks:
            if mark.kind == "insertion":
                for start, end in taken.pieces((mark.start, mark.end)):
                    lay(spans, Span(start, end, f"<supplied{self._resp(mark.value)}>", "</supplied>"))
        return joined(text, spans, self.characters.text)

    def _span(self, mark: Mark, text: str, marks: Sequence[Mark]) -> Span:
        match mark.kind:
            case "anchor":
                return Span(mark.start, mark.start, self.note(mark.value))
            case "page":
                return Span(mark.start, mark.start, self._page(mark))
            case "emphasis":
                return Span(mark.start, mark.end, '<hi rend="italic">', "</hi>")
            case _:
                return self._gap(mark, text, marks)

    def _gap(self, mark: Mark, text: str, marks: Sequence[Mark]) -> Span:
        """`<gap/>` where the brackets hold nothing but dots or words; a segment around what holds more."""
        inside = [other for other in marks if other is not mark and mark.start < other.end and other.start < mark.end]
        within = any(mark.start <= other.start and other.end <= mark.end for other in inside)
        words = text[mark.start + 1 : mark.end - 1]
        if within or not words or ILLEGAL.search(words):
            return Span(mark.start, mark.end, '<seg type="gap">', "</seg>")
        desc = "" if words == "…" else element("desc", self.characters.text(words))
        return Span(mark.start, mark.end, element("gap", desc))

    def _page(self, mark: Mark) -> str:
        facs = quote(mark.facs, safe=_URL)
        if facs != mark.facs:
            self.facs[facs] = mark.facs
        return element("pb", "", attributes(self.characters, {"n": mark.value, "facs": facs}))

    def _choice(self, repair: Repair) -> Span:
        old, new = ("orig", "reg") if repair.kind in REGULARIZED else ("sic", "corr")
        printed = element(old, self.characters.text(repair.printed))
        about = {"type": repair.kind if _WORD.fullmatch(repair.kind) else "", "cert": _CERTAINTY[repair.confidence]}
        opening = f"<choice>{printed}<{new}{attributes(self.characters, about)}"
        if repair.start == repair.end:
            return Span(repair.start, repair.end, f"{opening}/></choice>")
        return Span(repair.start, repair.end, f"{opening}>", f"</{new}></choice>")

    def _resp(self, siglum: str) -> str:
        return f' resp="#{self.sigla[siglum]}"' if siglum in self.sigla else ""
