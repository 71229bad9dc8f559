"""The editor's decisions: emendations.yaml, read strictly and located in the untouched source.

An entry says what is printed and what should be read, or how the text is divided. All entries apply at once, so they
may not overlap; one that no longer fits the source, or that fits it twice, is an error and not a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from lettercli.errors import Fault, Faults
from lettercli.files import yamlfile
from lettercli.formats.printed.sourcetext import Confidence, Repair, Source, Span
from lettercli.model import PassageKind

KINDS = (
    "blank-lost", "blank-added", "hyphen-lost", "hyphen-added", "en-dash-lost", "em-dash-lost", "quote", "misread",
    "line-broken", "paragraph-broken", "marker", "punctuation", "gap", "letter-lost", "letter-added", "word-lost",
    "word-added", "case", "structure", "other",
)  # fmt: skip
"""What can have happened to a text."""
NEAR = 1
"""Lines off the given one at which an entry still fits."""
_PASSAGES = tuple(kind for kind in get_args(PassageKind) if kind not in ("gap", "note"))
_KEYS = {"printed", "reading", "line", "kind", "confidence", "reason", "status", "as", "split", "join", "gap", "hand",
         "anchor"}  # fmt: skip
_STRUCTURAL = ("as", "split", "join", "gap", "anchor")
GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, located."""

    line: int
    """Of emendations.yaml."""
    span: Span
    """Where `printed` stands in the source."""
    repair: Repair
    """What it does to the text; one of nothing for an entry that is only about structure."""
    kind: PassageKind | None = None
    """`as:`"""
    hand: str = ""
    split: bool = False
    join: bool = False
    anchor: int = 0
    """The note that is called here."""
    scope: Span = field(default_factory=lambda: Span(0, 0))
    """The characters that are in question: `printed` without what its `reading` leaves alone."""


def load(path: Path, source: Source) -> tuple[Entry, ...]:
    """The entries of a file, in order of the source. Raises Faults, OSError when it cannot be opened."""
    return _Reader(path, yamlfile.load(path), source).entries()


class _Reader:
    """Reads a file's entries and gathers what is wrong with them."""

    def __init__(self, path: Path, document: yamlfile.Document, source: Source) -> None:
        self.path = path
        self.document = document
        self.source = source
        self.faults: list[Fault] = []

    def entries(self) -> tuple[Entry, ...]:
        value = self.document.value
        found: list[Entry] = []
        if isinstance(value, list):
            for at, each in enumerate(value):
                if isinstance(each, dict):
                    found += self.entry(at, each)
                else:
                    self.fault("no entry", "write - printed: … and reading: …", at)
        elif value != "":
            self.fault("no list of entries", "begin each with - printed: …")
        found.sort(key=lambda entry: (entry.scope.start, entry.scope.end, entry.line))
        self.overlaps(found)
        if self.faults:
            raise Faults(self.faults)
        return tuple(found)

    def fault(self, what: str, instead: str, *place: str | int) -> None:
        self.faults.append(Fault(str(self.path), self.document.line_of(*place), what, instead))

    def entry(self, at: int, given: Mapping[str, yamlfile.Value]) -> Iterator[Entry]:
        before = len(self.faults)
        texts = {key: value for key, value in given.items() if isinstance(value, str)}
        for key in given:
            if key not in _KEYS:
                self.fault(f"unknown key {key!r}", f"there are {', '.join(sorted(_KEYS))}", at, key)
            elif key not in texts:
                self.fault(f"{key} is no text", f"write {key}: and one text", at, key)
        if not texts.get("printed"):
            self.fault("no printed:", "say what stands in the source, word for word", at)
        self.values(at, texts)
        if len(self.faults) > before:
            return
        span = self.located(at, texts)
        if span is not None:
            yield self.made(at, texts, span)

    def values(self, at: int, given: Mapping[str, str]) -> None:
        """Faults for values that a key cannot have, and for keys that do not go together."""
        allowed = {"confidence": ("certain", "likely"), "status": ("open", "kept"), "as": _PASSAGES, "split": ("true",),
                   "join": ("true",), "gap": ("true",), "kind": KINDS}  # fmt: skip
        for key, values in allowed.items():
            if given.get(key, values[0]) not in values:
                self.fault(f"{key}: {given[key]!r}", f"write {' or '.join(values)}", at, key)
        for key in ("line", "anchor"):
            if not (given.get(key, "1").isdecimal() and 0 < len(given.get(key, "1")) < 8):
                self.fault(f"{key}: {given[key]!r}", "write a number", at, key)
        for key in ("anchor", "gap"):
            if key in given and given.get("reading", given.get("printed")) != given.get("printed"):
                self.fault(f"reading: beside {key}:", "make two entries of it", at, key)
        if "hand" in given and "as" not in given:
            self.fault("hand: without as: annotation", "say which passage is in that hand", at, "hand")
        if not {"reading", "status", *_STRUCTURAL} & given.keys():
            self.fault("no reading:", "say what should be read, or as:, split:, join:, gap:, anchor:, status:", at)
        if given.get("reading") == given.get("printed") and not {"status", *_STRUCTURAL} & given.keys():
            self.fault("reading: is what is printed", "write status: kept if it should stand", at, "reading")

    def located(self, at: int, given: Mapping[str, str]) -> Span | None:
        """Where an entry's `printed` stands."""
        printed, text = given["printed"], self.source.text
        places = []
        start = text.find(printed)
        while start >= 0:
            places.append(start)
            start = text.find(printed, start + 1)
        if "line" in given:
            number = int(given["line"])
            on_line = [each for each in places if self.source.line(each) == number]
            near = [each for each in places if abs(self.source.line(each) - number) <= NEAR]
            found = on_line if len(on_line) == 1 else near
            where = f"line {number} of the source"
        else:
            found, where = places, "the source"
        if len(found) == 1:
            return Span(found[0], found[0] + len(printed))
        elsewhere = f" (it stands in line {self.source.line(places[0])})" if places and not found else ""
        if not found:
            what = f"{_short(printed)} does not stand in {where}{elsewhere}"
            self.fault(what, "copy it from the source", at, "printed")
        else:
            lines = ", ".join(dict.fromkeys(str(self.source.line(each)) for each in found))
            what = f"{_short(printed)} stands {len(found)} times in {where} (lines {lines})"
            self.fault(what, "write more of what is around it, or line:", at, "printed")
        return None

    def made(self, at: int, given: Mapping[str, str], span: Span) -> Entry:
        line = self.document.line_of(at)
        status = given.get("status", "applied")
        reading = given.get("reading", given["printed"])
        if "gap" in given and "reading" not in given:
            reading = f"{given['printed']} {GAP}"
        low, high, left = _trimmed(span, given["printed"], reading)
        scope = Span(low, high) if (low, high, left) != (span.start, span.start, "") else span
        if status != "applied":
            low, high, left = span.start, span.end, reading
        repair = Repair(
            low, high, left, given.get("kind") or _kind(given), _confidence(given), reason=given.get("reason", ""),
            by="editor", status=_STATUSES[status], structural=low == high and not left, entry=line,
        )  # fmt: skip
        kind = next((each for each in _PASSAGES if each == given.get("as")), None)
        join = status == "applied" and ("join" in given or "\n" in self.source.text[low:high])
        anchor = int(given.get("anchor", "0")) if status == "applied" else 0
        if status != "applied":
            kind = None
        split = "split" in given and status == "applied"
        return Entry(line, span, repair, kind, given.get("hand", ""), split, join, anchor, scope)

    def overlaps(self, found: list[Entry]) -> None:
        """Faults for entries that want the same characters."""
        texts = [entry for entry in found if not entry.repair.structural]
        for one, other in pairwise(texts):
            a, b = one.scope, other.scope
            if b.start < a.end or (a.start, a.end) == (b.start, b.end):
                first, second = sorted((one.line, other.line))
                stretch = _short(self.source.text[b.start : max(b.end, b.start + 12)])
                what = f"overlaps the entry in line {first}: both are about {stretch}"
                self.faults.append(Fault(str(self.path), second, what, "make one entry of the two"))


def _trimmed(span: Span, printed: str, reading: str) -> tuple[int, int, str]:
    """What is left of an entry without the common head and tail."""
    if printed == reading:
        return span.start, span.start, ""
    head = 0
    while head < min(len(printed), len(reading)) and printed[head] == reading[head]:
        head += 1
    tail = 0
    while tail < min(len(printed), len(reading)) - head and printed[-1 - tail] == reading[-1 - tail]:
        tail += 1
    return span.start + head, span.end - tail, reading[head : len(reading) - tail]


_STATUSES: Mapping[str, Literal["applied", "open", "kept"]] = {"applied": "applied", "open": "open", "kept": "kept"}


def _confidence(given: Mapping[str, str]) -> Confidence:
    return "likely" if given.get("confidence") == "likely" else "certain"


def _kind(given: Mapping[str, str]) -> str:
    if "gap" in given:
        return "gap"
    if "anchor" in given:
        return "marker"
    return "structure" if any(key in given for key in _STRUCTURAL) else "other"


def _short(text: str) -> str:
    return repr(text if len(text) <= 50 else f"{text[:47]}…")
