"""The scan's text, never touched, and repairs laid over it.

Every stage of the import speaks of the source in offsets (characters) and says what should be read there instead. Only
at the end are the repairs applied, all at once, so that each is on record with its place and can be taken back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Confidence = Literal["certain", "likely"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without the blanks around it."""

    number: int
    """From 1."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What is to be read in place of a stretch of the source."""

    start: int
    end: int
    reading: str
    kind: str
    confidence: Confidence = "certain"
    rule: str = ""
    reason: str = ""
    by: Literal["rule", "editor"] = "rule"
    status: Literal["applied", "open", "kept"] = "applied"
    note: str = ""
    """The note that is called here: the stretch is its marker."""
    structural: bool = False
    """It says how the text is divided and puts nothing in the place of anything."""
    entry: int = 0
    """The line of emendations.yaml that it comes from."""
    structure: tuple[tuple[str, str], ...] = ()
    """For a suspicion of structure: the keys that a ready entry has instead of a reading."""


class Source:
    """The text of a scan, its lines ended by `\\n`."""

    def __init__(self, text: str, path: str = "") -> None:
        self.text = text
        self.path = path
        starts = [0]
        while (found := text.find("\n", starts[-1])) >= 0:
            starts.append(found + 1)
        self._starts = starts

    def line(self, offset: int) -> int:
        """The line, from 1, in which a character stands."""
        return bisect_right(self._starts, offset)

    def bounds(self, number: int) -> Span:
        """Where a line begins and ends, its line end left out."""
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return Span(self._starts[number - 1], end)

    def lines(self, start: int = 0, end: int | None = None) -> list[Line]:
        """The lines that hold more than blanks; those cut by `start` or `end` only as far as they lie between."""
        end = len(self.text) if end is None else end
        found = []
        number = self.line(start)
        while number <= len(self._starts) and self._starts[number - 1] < end:
            bounds = self.bounds(number)
            raw = self.text[max(bounds.start, start) : min(bounds.end, end)]
            if text := raw.strip():
                at = max(bounds.start, start) + len(raw) - len(raw.lstrip())
                found.append(Line(number, at, at + len(text), text))
            number += 1
        return found


def trimmed_end(text: str, end: int, start: int = 0) -> int:
    """Where a stretch ends without the blanks at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


@dataclass(frozen=True, slots=True)
class Placed:
    """A repair, and where its reading stands in an emended text."""

    repair: Repair
    start: int
    end: int


class Emended:
    """A stretch of the source with repairs applied; knows where each of its characters comes from."""

    def __init__(self, source: Source, start: int, end: int, repairs: Iterable[Repair]) -> None:
        self.source = source
        self.start = start
        self.end = end
        pieces: list[str] = []
        origins: list[int] = []
        self.placed: list[Placed] = []
        at, length = start, 0
        for repair in repairs:
            plain = source.text[at : repair.start]
            pieces += [plain, repair.reading]
            origins += range(at, repair.start)
            origins += [repair.start] * len(repair.reading)
            length += len(plain)
            self.placed.append(Placed(repair, length, length + len(repair.reading)))
            length += len(repair.reading)
            at = repair.end
        pieces.append(source.text[at:end])
        origins += range(at, end)
        self.text = "".join(pieces)
        self._origins = [*origins, end]

    def origin(self, at: int) -> int:
        """The offset in the source of a character of this text, or of its end."""
        return self._origins[at]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source that a stretch of this text, which holds no repair's edge, comes from."""
        if start == end:
            return Span(self._origins[start], self._origins[start])
        return Span(self._origins[start], self._origins[end - 1] + 1)

    def offset(self, origin: int) -> int:
        """Where a character of the source stands in this text."""
        return bisect_left(self._origins, origin)


def clash(one: Repair, other: Repair) -> bool:
    """Whether two repairs want the same characters, or put something into the same place."""
    if one.start == one.end or other.start == other.end:
        if one.start == one.end and other.start == other.end:
            return one.start == other.start
        point, span = (one, other) if one.start == one.end else (other, one)
        return span.start < point.start < span.end
    return one.start < other.end and other.start < one.end


class Repairs:
    """Repairs that do not clash; what comes first has the right of way."""

    def __init__(self, first: Iterable[Repair] = ()) -> None:
        self._all: list[Repair] = []
        self._keys: list[tuple[int, int]] = []
        self.add(first)

    def add(self, new: Iterable[Repair]) -> list[Repair]:
        """Takes up those that clash with none taken up before, and returns them."""
        taken = []
        for repair in new:
            if not any(clash(repair, other) for other in self._around(repair)):
                at = bisect_left(self._keys, (repair.start, repair.end))
                self._keys.insert(at, (repair.start, repair.end))
                self._all.insert(at, repair)
                taken.append(repair)
        return taken

    def _around(self, repair: Repair) -> Sequence[Repair]:
        first = bisect_left(self._keys, (repair.start, 0))
        while first and self._all[first - 1].end >= repair.start:
            first -= 1
        return self._all[first : bisect_left(self._keys, (repair.end + 1, 0))]

    def within(self, start: int, end: int) -> list[Repair]:
        """Those of a stretch, in order."""
        first = bisect_left(self._keys, (start, 0))
        found = []
        for repair in self._all[first:]:
            if repair.start > end:
                break
            if repair.end <= end and (repair.start < end or repair.start == repair.end):
                found.append(repair)
        return found

    def __iter__(self) -> Iterator[Repair]:
        return iter(self._all)
