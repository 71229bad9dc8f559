"""The text of one passage as it grows: blanks evened, words put together again over line ends, marks and readings.

Blanks in a TEI file are mostly the encoder's layout. What counts is whether there are any: a run of them is one blank,
none at the edges. A line's end is a blank too, unless the word goes on: said by `break="no"`, by a sign that only
stands there (`¬`), or shown by a hyphen with a small letter after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from unicodedata import is_normalized, normalize

from lettercli.model import Mark, MarkKind

_BLANKS = " \t\n\r"
HYPHENS = "-\u2010\u00ad"
SIGNS = "¬⸗"
"""Hyphens that only stand at a line's end."""
_LAST = re.compile(r"\w+\Z")
_FIRST = re.compile(r"\w+")
_NEXT = re.compile(r"[^\W\d_]+\.?")
_ANDS = frozenset({
    "und", "oder", "u.", "o.", "bis", "sowie", "and", "or", "et", "ou", "e", "y", "en", "of", "och", "og", "ed", "od",
})  # fmt: skip
"""Before these a hyphen stays: `Vor- und Nachteile`."""
_ENDS = frozenset(".,;:!?)]»”…")
_STOPS = frozenset(".,;:!?)")

Status = Literal["applied", "open", "kept"]


@dataclass(slots=True)
class Reading:
    """What stands in the source where the text has a reading, or what an editor says of it."""

    start: int
    end: int
    """Offsets in the text."""
    printed: str
    what: str
    """Why: `sic`, `abbr`, `del` …, the element that says so."""
    line: int
    status: Status = "applied"
    certain: bool = True
    kind: str = "other"
    reading: str = ""
    reason: str = ""


@dataclass(slots=True)
class Call:
    """A mark before its passage is finished."""

    kind: MarkKind
    start: int
    end: int
    value: object = ""
    """A page's number; of an anchor the note."""
    facs: str = ""


@dataclass(slots=True)
class Stretch:
    """A passage's text with its marks."""

    line: int = 0
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    blank: bool = False
    """Whether a blank comes before the next word."""
    glued: bool = False
    """Whether the next word goes on with the last, whatever blanks come between."""
    hyphen: bool = False
    """Whether a line ended with what may be a hyphen."""
    page: bool = False
    """Whether a page began right after a word."""
    loose: bool = False
    """Whether the blank that comes goes where a stop follows at once: it stood before a note's call, or ends a line."""
    calls: list[Call] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    waiting: list[Reading] = field(default_factory=list)
    """What stood after a blank before which no word has come yet."""
    torn: list[str] = field(default_factory=list)
    """Words that a page's beginning parts without a blank, a hyphen or a word of the file: they may be two."""
    ended: bool = False
    """Whether a line ended right after a word, with no blank so far."""
    tight: list[int] = field(default_factory=list)
    """Where a line ended with no blank on either side: a word may go on there."""
    free: int = 0
    """How many lines ended with one."""
    joined: int = 0
    """How many words were put together over a line's end."""

    def text(self, text: str) -> None:
        """Text as it stands in the file."""
        words = text.strip(_BLANKS)
        if not words:
            self.blank = self.blank or bool(text)
            if self.ended and text:
                self.ended = False
                self.free += 1
            if text:  # a blank on both sides: what was struck out stays where it is
                self.waiting.clear()
            return
        if "\n" in words or "  " in words or "\t" in words or "\r" in words:
            words = evened(words)
        apart = text[0] in _BLANKS
        if self.hyphen:
            words = self.decide(words)
        elif self.glued:
            self.glued = False
        elif self.size and (
            self.parted(words, apart=apart) if self.page or self.loose or self.waiting else apart or self.blank
        ):
            if self.waiting or (self.calls and self.calls[-1].start == self.size):
                self.move(moving=not apart)
            if self.ended:
                if not apart and words[0].islower() and self.last().isalpha():
                    self.tight.append(self.size)
                else:
                    self.free += 1
            self.pieces.append(" ")
            self.size += 1
        elif self.page and self.last().isalpha() and words[0].isalpha():
            self.torn.append(f"{_LAST.search(''.join(self.pieces))[0]}|{_FIRST.match(words)[0]}")  # type: ignore[index]
        self.page = self.loose = self.ended = False
        if self.waiting:
            self.waiting.clear()
        self.pieces.append(words)
        self.size += len(words)
        self.blank = text[-1] in _BLANKS

    def move(self, *, moving: bool) -> None:
        """Before a blank is put here: a page that began here begins behind it, with the word, and so, `moving`, does
        what was struck out right before the word."""
        for call in reversed(self.calls):
            if call.start != self.size or call.kind != "page":
                break
            call.start = call.end = self.size + 1
        for reading in self.waiting if moving else ():
            reading.start = reading.end = self.size + 1
            reading.printed = reading.printed[1:]

    def parted(self, words: str, *, apart: bool) -> bool:
        """Whether a blank comes before these words; `apart`: the file has one."""
        if (self.waiting or self.loose) and words[0] in _STOPS and (self.waiting or not apart):
            return False  # `one <del>two</del>, three`
        if self.blank or apart:
            return True
        return self.page and (self.last() in _ENDS or words[0].isupper())

    def last(self) -> str:
        """The last character so far."""
        return self.pieces[-1][-1] if self.pieces else ""

    def decide(self, words: str) -> str:
        """Puts a word together, or leaves the hyphen that ended the line; returns what goes on.

        Some hands write a hyphen at both ends, `Schreib-` and `=tisch`: then the word goes on.
        """
        self.hyphen = False
        if words[0] in HYPHENS + SIGNS + "=" and words[1:2].islower() and self.before().isalpha():
            self.chop()
            self.joined += 1
            return words[1:]
        follows = _NEXT.match(words)
        goes_on = words[0].islower() and not (follows and follows[0].casefold() in _ANDS)
        word = self.before().isalpha()
        if self.last() in SIGNS or (word and goes_on):
            self.chop()
            self.joined += 1
        elif not goes_on and (words[0].islower() or not (word or words[0].isdecimal())):  # `1846-` and `47` are a range
            self.pieces.append(" ")
            self.size += 1
        return words

    def chop(self) -> None:
        """Takes the last character off."""
        last = self.pieces.pop()[:-1]
        self.size -= 1
        if last:
            self.pieces.append(last)
        kinds: list[Sequence[Call | Reading]] = [self.calls, self.readings]
        for kept in kinds:  # what was put there last ends last
            for each in reversed(kept):
                if each.end <= self.size:
                    break
                each.start, each.end = min(each.start, self.size), self.size

    def parts(self) -> list[tuple[int, str, str]]:
        """The words that the ends of lines part which have no blank: where, and their parts; the last comes first."""
        text = "".join(self.pieces) if self.tight else ""
        last = [(at, _LAST.search(text[text.rfind(" ", 0, at) + 1 : at])) for at in reversed(self.tight)]
        found = [(at, one, _FIRST.match(text, at + 1)) for at, one in last]
        return [(at, one[0], other[0]) for at, one, other in found if text[at] == " " and one and other]

    def join(self, at: int) -> None:
        """Takes the blank away that stands there."""
        text = "".join(self.pieces)
        self.pieces = [text[:at], text[at + 1 :]]
        self.size -= 1
        places: list[Call | Reading] = [*self.calls, *self.readings]
        for each in places:
            each.start, each.end = each.start - (each.start > at), each.end - (each.end > at)

    def break_(self, *, inside: bool = False, page: bool = False, line: bool = False) -> None:
        """A line ends here; `inside` a word. Where only a page begins, the file's own blanks decide."""
        if not self.size:
            return
        if self.glued or self.hyphen:
            return
        last = self.last()
        if inside:
            if last in HYPHENS + SIGNS + "=":
                self.chop()
            self.glued, self.blank = True, False
            self.joined += 1
        elif (last in HYPHENS + SIGNS or (last == "=" and not page)) and self.before().isalnum():
            self.hyphen = True
        elif page:
            self.page = True
        else:
            if line:
                self.ended = not self.blank
                self.free += self.blank
            self.blank = True

    def glue(self) -> None:
        """The word goes on after the line's end: its hyphen was markup."""
        self.glued, self.blank = True, False
        self.joined += 1

    def before(self) -> str:
        """The character before the last."""
        last = self.pieces[-1]
        return last[-2] if len(last) > 1 else (self.pieces[-2][-1] if len(self.pieces) > 1 else "")

    def mark(self, kind: MarkKind, value: object = "", facs: str = "") -> None:
        """What stands at this point."""
        self.loose = self.loose or (kind == "anchor" and self.blank)
        self.calls.append(Call(kind, self.size, self.size, value, facs))

    def over(self, kind: MarkKind, start: int) -> None:
        """What began at an offset ends here."""
        if start < self.size:
            self.calls.append(Call(kind, start, self.size))

    def read(self, printed: str, what: str, line: int, start: int | None = None, **more: object) -> None:
        """Something else stands in the source than from `start` to here, or something at this point."""
        begin = self.size if start is None else start
        apart = start is None and self.blank and self.size and printed
        made = Reading(begin, self.size, f" {printed}" if apart else printed, what, line, **more)  # type: ignore[arg-type]
        self.readings.append(made)
        if apart:
            self.waiting.append(made)

    def finish(self) -> str:
        """The text, in NFC; marks and readings are brought in order."""
        text = "".join(self.pieces)
        places: list[Call | Reading] = [*self.calls, *self.readings]
        for each in places:
            if each.start < each.end:
                while each.start < each.end and text[each.start] == " ":
                    each.start += 1
                while each.end > each.start and text[each.end - 1] == " ":
                    each.end -= 1
        if not text.isascii() and not is_normalized("NFC", text):
            moved = composed(text, {at for each in places for at in (each.start, each.end)})
            for each in places:
                each.start, each.end = moved[each.start], moved[each.end]
            text = normalize("NFC", text)
        for reading in self.readings:
            reading.reading = text[reading.start : reading.end]
        return text

    def marks(self, number: dict[int, str]) -> tuple[Mark, ...]:
        """The marks of a finished text; `number` names the notes by their identity."""
        made: list[Mark] = []
        for call in self.calls:
            value = number[id(call.value)] if call.kind == "anchor" else str(call.value)
            if call.kind != "emphasis":
                made.append(Mark(call.kind, call.start, call.end, value, call.facs))
        made += _emphases([call for call in self.calls if call.kind == "emphasis"])
        # Where emphasis and a gap begin together, the emphasis is read first.
        return tuple(sorted(made, key=lambda mark: (mark.start, mark.kind == "gap")))


def composed(text: str, places: Iterable[int]) -> dict[int, int]:
    """Where the places of a text are when it is in NFC; composed word by word, since no blank is part of a sign."""
    moved: dict[int, int] = {}
    begin = length = 0
    for at in sorted(places):
        blank = text.rfind(" ", begin, at)
        if blank > begin:
            length += len(normalize("NFC", text[begin:blank]))
            begin = blank
        moved[at] = length + len(normalize("NFC", text[begin:at]))
    return moved


def evened(text: str) -> str:
    """The text with its layout as blanks, and no two of them beside one another."""
    text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _emphases(calls: list[Call]) -> list[Mark]:
    """Emphasis in emphasis is one, and so are two that touch."""
    spans: list[list[int]] = []
    for call in sorted(calls, key=lambda call: (call.start, call.end)):
        if call.start >= call.end:
            continue
        if spans and call.start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], call.end)
        else:
            spans.append([call.start, call.end])
    return [Mark("emphasis", start, end) for start, end in spans]
