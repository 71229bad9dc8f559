"""What the editor has decided, as the stages of the import need it: where lines break and join, what passages are.

Entries stand in no order of their own; here they become offsets of the source, which every stage speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lettercli.formats.printed.blocks import Forced
from lettercli.formats.printed.calls import Call
from lettercli.formats.printed.editor import Entry
from lettercli.formats.printed.sourcetext import Repair, Source, Span, clash, trimmed_end


class Decisions:
    """The entries of one scan."""

    def __init__(self, source: Source, entries: Sequence[Entry]) -> None:
        self.source = source
        self.entries = entries
        self.kept = [entry.repair for entry in entries if entry.repair.status != "applied"]
        """What stands as printed, looked at or still open."""
        applied = [entry for entry in entries if entry.repair.status == "applied"]
        self.repairs = [entry.repair for entry in applied if not (entry.repair.structural or entry.anchor)]
        """What is changed in the text."""
        self.breaks = sorted({
            *(entry.span.start for entry in entries if entry.split or entry.kind),
            *(entry.span.end for entry in entries if entry.kind),
        })  # fmt: skip
        """Where a passage begins, or the one before it ends."""
        gaps = [entry.repair.end for entry in applied if entry.repair.kind == "gap"]
        self.stops = sorted({*self.breaks, *gaps})
        """Where a line is not joined to the next: what is lost may be the end of a paragraph."""
        self.joints = [self._joint(entry) for entry in entries if entry.join]
        """Stretches whose line breaks are none."""
        self.forced = {
            entry.span.start: Forced(entry.kind, entry.hand, replace(entry.repair, structural=True, reading=""))
            for entry in entries if entry.kind
        }  # fmt: skip
        """What passages are, by where they begin."""

    def _joint(self, entry: Entry) -> Span:
        start = entry.span.start
        inside = "\n" in self.source.text[start : entry.span.end].strip()
        return entry.span if inside else Span(trimmed_end(self.source.text, start), start)

    def settles(self, repair: Repair) -> bool:
        """Whether an entry is about the same characters."""
        return any(_about(entry, repair) for entry in self.entries)

    def keeps(self, repair: Repair) -> bool:
        """Whether an entry says that these characters stand as they are, as far as this kind of damage goes."""
        return any(entry.repair.status != "applied" and _about(entry, repair) and _alike(entry.repair.kind, repair.kind)
                   for entry in self.entries)  # fmt: skip

    def takes(self, span: Span) -> bool:
        """Whether an entry says what digits are, so that no rule may take them for a marker."""
        return any(
            entry.scope.start < span.end and span.start < entry.scope.end
            and (entry.repair.status == "applied" or _alike(entry.repair.kind, "marker"))
            for entry in self.entries if not entry.anchor and not entry.repair.structural
        )  # fmt: skip

    def calls(self, start: int, end: int) -> dict[int, tuple[Call, Entry]]:
        """The calls of notes that are decided in a stretch, by number."""
        found = [entry for entry in self.entries if entry.anchor and start <= entry.span.start < end]
        return {entry.anchor: (self._call(entry), entry) for entry in found}

    def _call(self, entry: Entry) -> Call:
        """The digits at the end of what is printed, or the place after it."""
        number, span = entry.anchor, entry.span
        if not entry.repair.structural:
            return Call(number, entry.repair.start, entry.repair.end, entry.repair.start, 0.0, "editor")
        at = self.source.text.rfind(str(number), span.start, span.end)
        if at < 0:
            return Call(number, span.end, span.end, span.end, 0.0, "editor")
        start = trimmed_end(self.source.text, at, span.start)
        return Call(number, start, at + len(str(number)), at, 0.0, "editor")


def _about(entry: Entry, repair: Repair) -> bool:
    return meets(replace(entry.repair, start=entry.scope.start, end=entry.scope.end), repair)


def _alike(decided: str, kind: str) -> bool:
    """Whether a decision about one kind of damage is one about another; `other` is about any."""
    lines = {"line-broken", "paragraph-broken"}
    return decided in ("other", kind) or {decided, kind} <= lines


def meets(one: Repair, other: Repair) -> bool:
    """Whether two repairs are about the same characters."""
    touching = other.start <= one.end and one.start <= other.end
    return clash(one, other) or (touching and (one.start == one.end or other.start == other.end))
