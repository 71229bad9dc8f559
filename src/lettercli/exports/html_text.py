"""A letter as HTML: each passage an element whose id is its address, notes with links both ways.

Text is other people's: every sign of HTML in it is escaped, and what would hide or turn text around is shown as what it
is. An address of an image becomes a link only where it is one of the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from lettercli.emendations import Repair
from lettercli.formats.nesting import Span, Taken, joined, lay
from lettercli.model import Letter, Mark, Note, Passage

_ODD = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufffe\\uffff]"
)
"""Control characters, and those that turn the direction of a text or show as nothing."""
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_ITEMS = frozenset({"point", "item"})


class Text:
    """Writes the passages of one letter."""

    def __init__(self, letter: Letter, repairs: Mapping[str, Sequence[Repair]]) -> None:
        self.letter = letter
        self.repairs = repairs
        """By address, those that were applied."""
        self.called: dict[str, int] = {}
        """By note, how often it was called so far."""
        self._notes = {note.number for note in letter.notes}

    def body(self) -> Iterator[str]:
        """The passages of the main flow."""
        yield from self._blocks(self.letter.passages)

    def notes(self) -> Iterator[str]:
        """The notes, to be written when it is known where they are called."""
        for note in self.letter.notes:
            body, back = note.body, self._back(note)
            words = "".join(self._inside(body)) + back if body.parts else f"<p>{self._words(body)}{back}</p>\n"
            label = f'<a class="label"{_href(body.address)}>{escaped(note.number)}</a>'
            yield f'<li{_id(body.address)}>{label}<div class="words">{words}</div></li>\n'

    def _back(self, note: Note) -> str:
        """Links from a note to the places that call it."""
        count = self.called.get(note.number, 0)
        links = (
            f' <a class="back" role="doc-backlink"{_href(call_id(note.body.address, turn))} '
            f'aria-label="Back to the text{f", place {turn}" if count > 1 else ""}">↩</a>'
            for turn in range(1, count + 1)
        )
        return "".join(links)

    def _blocks(self, passages: Sequence[Passage]) -> Iterator[str]:
        for items, group in groupby(passages, lambda each: each.kind in _ITEMS):
            if items:
                yield f'<ol role="list">\n{"".join(map(self._item, group))}</ol>\n'
            else:
                for passage in group:
                    yield from self._block(passage)

    def _item(self, item: Passage) -> str:
        label = f'<a class="label"{_href(item.address)}>{escaped(item.label)}</a>'
        return f'<li{_id(item.address)}>{label}<div class="words">{"".join(self._inside(item))}</div></li>\n'

    def _block(self, passage: Passage) -> Iterator[str]:
        address = _id(passage.address)
        match passage.kind:
            case "paragraph" | "gap":
                yield f"<p{address}>{self._words(passage)}{_here(passage.address)}</p>\n"
                yield from self._blocks(passage.parts)
            case "quote":
                yield f"<blockquote{address}>\n{''.join(self._inside(passage))}</blockquote>\n"
            case "annotation":
                hand = f"Annotation in another hand: {passage.hand}" if passage.hand else "Annotation in another hand"
                yield f'<aside class="annotation"{address}>\n<p class="hand">{escaped(hand)}</p>\n'
                yield from self._inside(passage)
                yield "</aside>\n"
            case kind:
                if passage.parts:
                    yield f'<div class="{kind}"{address}>\n{"".join(self._inside(passage))}</div>\n'
                else:
                    yield f'<p class="{kind}"{address}>{self._words(passage)}{_here(passage.address)}</p>\n'

    def _inside(self, passage: Passage) -> Iterator[str]:
        """A passage's own words as a paragraph, and its parts."""
        if passage.text:
            yield f"<p>{self._words(passage)}</p>\n"
        yield from self._blocks(passage.parts)

    def _words(self, passage: Passage) -> str:
        text, marks = passage.text, passage.marks
        repairs = self.repairs.get(passage.address, ())
        if not marks and not repairs:
            return escaped(text)
        spans = [self._span(mark) for mark in marks if mark.kind != "insertion"]
        taken = Taken(marks)
        for repair in sorted(repairs, key=lambda repair: (repair.start, -repair.end)):
            stretch = repair.start, repair.end
            if text[repair.start : repair.end] == repair.reading and not taken.bars(stretch):
                taken.add(stretch)
                lay(spans, _repaired(repair))
        for mark in marks:
            if mark.kind == "insertion":
                whose = escaped(f"inserted by {mark.value or 'the editors'}")
                for start, end in taken.pieces((mark.start, mark.end)):
                    lay(spans, Span(start, end, f'<span class="editor" title="{whose}">', "</span>"))
        return joined(text, spans, escaped)

    def _span(self, mark: Mark) -> Span:
        match mark.kind:
            case "anchor":
                return Span(mark.start, mark.start, self._call(mark.value))
            case "page":
                return Span(mark.start, mark.start, _page(mark))
            case "emphasis":
                return Span(mark.start, mark.end, "<em>", "</em>")
            case _:
                return Span(mark.start, mark.end, '<span class="gap" title="text lost">', "</span>")

    def _call(self, number: str) -> str:
        said = escaped(number)
        if number not in self._notes:
            return f'<sup class="call">{said}</sup>'
        turn = self.called[number] = self.called.get(number, 0) + 1
        address = f"{self.letter.id}.n{number}"
        return (
            f'<sup class="call"{_id(call_id(address, turn))}><a role="doc-noteref"{_href(address)} '
            f'aria-label="Note {said}">{said}</a></sup>'
        )


def escaped(text: str) -> str:
    """Text for between tags or in an attribute, with a sign for each character that shows as nothing."""
    return _ODD.sub(_shown, escape(text)) if not text.isprintable() else escape(text)


def call_id(address: str, turn: int) -> str:
    """The id of the place that calls a note."""
    return f"{address}!{turn}"


def link(id: str) -> str:
    """The address of an element of this page."""
    return "#" + quote(id, safe="-._~!$'()*+,;=:@/?")


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else f"⟨U+{code:04X}⟩"


def _id(id: str) -> str:
    return f' id="{escaped(id)}"'


def _href(id: str) -> str:
    return f' href="{escaped(link(id))}"'


def _here(address: str) -> str:
    return f'<a class="here"{_href(address)} aria-label="{escaped(address)}"></a>'


def _page(mark: Mark) -> str:
    number = escaped(mark.value)
    title = f"page {number}" if number else "a page begins"
    sign = f'<span class="page" role="doc-pagebreak" data-n="{number}" title="{title}"></span>'
    return f'<a href="{escaped(mark.facs)}">{sign}</a>' if _WEB.fullmatch(mark.facs) else sign


def _repaired(repair: Repair) -> Span:
    printed = f"“{repair.printed}”" if repair.printed.strip() else "a blank" if repair.printed else "nothing"
    doubt = " likely" if repair.confidence == "likely" else ""
    title = escaped(" ".join(f"printed: {printed} ({repair.kind})".split()))
    return Span(repair.start, repair.end, f'<span class="emended{doubt}" title="{title}">', "</span>")
