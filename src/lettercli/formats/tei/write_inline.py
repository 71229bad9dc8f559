"""A passage's text with what its marks say: emphasis, gaps, pages, the editors' brackets and repairs, and its notes.

Marks over a stretch are elements, which must lie one in the other. Emphasis and gaps do, for so they are written; an
editor's bracket that begins inside emphasis and ends outside is cut where the emphasis ends. A repair cannot be cut:
one that lies across another mark is counted as left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote

from lettercli.emendations import Repair
from lettercli.formats.tei.write_xml import ILLEGAL, Characters, attributes, element
from lettercli.model import Mark, Passage

REGULARIZED = frozenset({"line-broken", "paragraph-broken", "en-dash-lost", "em-dash-lost", "quote"})
"""Kinds of repair that say otherwise what is printed, where the others correct it."""
_CERTAINTY = {"certain": "high", "likely": "medium"}
_WORD = re.compile(r"[A-Za-z][-\w.]*")
_URL = "!#$%&'()*+,/:;=?@~"


class Span(NamedTuple):
    """An element over a stretch of text, or at a point of it."""

    start: int
    end: int
    open: str
    close: str = ""


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
    left_out: int = 0
    """Repairs that could not be."""
    facs: dict[str, str] = field(default_factory=dict)
    """By image as written, what it is called if that is no address of the web."""

    def write(self, passage: Passage) -> str:
        """The passage's own text as XML, without an element around it."""
        text, marks = passage.text, passage.marks
        repairs = self.repairs.get(passage.address, ())
        if not marks and not repairs:
            return self.characters.text(text)
        spans = [self._span(mark, text, marks) for mark in marks if mark.kind != "insertion"]
        gaps = [(mark.start, mark.end) for mark in marks if mark.kind == "gap"]
        taken = [*gaps, *((mark.start, mark.end) for mark in marks if mark.kind == "emphasis")]
        for repair in sorted(repairs, key=lambda repair: (repair.start, -repair.end)):
            stretch = repair.start, repair.end
            if text[repair.start : repair.end] != repair.reading or _bars(stretch, gaps, taken):
                self.left_out += 1
            else:
                taken.append(stretch)
                _lay(spans, self._choice(repair))
        for mark in marks:
            if mark.kind == "insertion":
                for start, end in _pieces(mark, taken):
                    _lay(spans, Span(start, end, f"<supplied{self._resp(mark.value)}>", "</supplied>"))
        return "".join(self._joined(text, spans))

    def _joined(self, text: str, spans: Iterable[Span]) -> Iterator[str]:
        at, opened = 0, list[Span]()

        def until(end: int) -> Iterator[str]:
            nonlocal at
            yield self.characters.text(text[at:end])
            at = max(at, end)

        for span in spans:
            while opened and opened[-1].end <= span.start:
                yield from until(opened[-1].end)
                yield opened.pop().close
            yield from until(span.start)
            yield span.open
            if span.close:
                opened.append(span)
            else:
                at = max(at, span.end)
        while opened:
            yield from until(opened[-1].end)
            yield opened.pop().close
        yield from until(len(text))

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


def _crosses(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches overlap, neither within the other."""
    (start, end), (first, last) = sorted((one, other))
    return start < first < end < last


def _bars(stretch: tuple[int, int], gaps: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether what is there keeps a repair from being an element: it would lie across it, or inside lost text."""
    start, end = stretch
    inside = any(first <= start and end <= last and stretch != (first, last) for first, last in gaps)
    return inside or any(_crosses(stretch, other) for other in taken)


def _pieces(mark: Mark, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretch of a mark, cut where another begins or ends that would lie across it."""
    cuts = {mark.start, mark.end}
    for start, end in taken:
        if _crosses((mark.start, mark.end), (start, end)):
            cuts.add(start if mark.start < start < mark.end else end)
    yield from pairwise(sorted(cuts))


def _lay(spans: list[Span], span: Span) -> None:
    """Put a span among the others, before those that it holds and behind all that begins before it."""
    at = 0
    while at < len(spans) and (
        spans[at].start < span.start
        or (spans[at].start == span.start and (spans[at].end > span.end or spans[at].start == spans[at].end))
    ):
        at += 1
    spans.insert(at, span)


