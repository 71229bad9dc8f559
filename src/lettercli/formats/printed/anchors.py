"""The calls of a letter's notes as repairs: markers taken out of the text, and notes that nothing calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lettercli.formats.printed import calls, markers
from lettercli.formats.printed.decisions import Decisions
from lettercli.formats.printed.editor import Entry
from lettercli.formats.printed.sourcetext import Repair, Source, Span
from lettercli.formats.printed.split import Section


@dataclass(slots=True)
class Anchors:
    """What was found out about the calls of a letter's notes."""

    repairs: list[Repair] = field(default_factory=list)
    suspected: list[Repair] = field(default_factory=list)
    missing: tuple[int, ...] = ()
    """Notes that nothing calls."""

    @property
    def spans(self) -> list[Span]:
        """Where the markers stand."""
        return [Span(each.start, each.end) for each in self.repairs]


def anchors(source: Source, section: Section, decisions: Decisions, abbreviations: frozenset[str]) -> Anchors:
    """Finds the calls of a letter's notes."""
    if not section.notes:
        return Anchors()
    numbers = range(section.first_note, section.notes[-1].number + 1)
    body = section.body
    candidates = [
        call
        for call in calls.candidates(source.text, body.start, body.end, numbers, abbreviations)
        if not decisions.takes(Span(call.digits, call.end))
    ]
    decided = decisions.calls(body.start, body.end)
    chain = markers.chain(candidates, numbers, {number: call for number, (call, _) in decided.items()})
    there = {note.number for note in section.notes}
    found = Anchors(missing=tuple(number for number in chain.missing if number in there))
    for each in chain.found:
        call = each.call
        repair = Repair(
            call.start, call.end, "", "marker", each.confidence, "markers", call.form, note=str(call.number)
        )
        if call.number not in there:
            reason = f"it may call note {call.number}, which is not there"
            found.suspected.append(replace(repair, confidence="likely", reason=reason, status="open", note=""))
        elif call.number in decided:
            entry = decided[call.number][1]
            found.repairs.append(_decided(repair, entry))
        else:
            found.repairs.append(repair)
    found.suspected += _uncalled(source, section, chain, there, decisions)
    return found


def _decided(repair: Repair, entry: Entry) -> Repair:
    """A call that is the editor's."""
    sure, reason = entry.repair.confidence, entry.repair.reason
    return replace(repair, confidence=sure, rule="", reason=reason, by="editor", entry=entry.line)


def _uncalled(
    source: Source, section: Section, chain: markers.Chain, there: set[int], decisions: Decisions
) -> Iterator[Repair]:
    """Notes that nothing calls, each with the figures that its marker may be the end of."""
    for number in chain.missing:
        note = next((note for note in section.notes if note.number >= number), section.notes[-1])
        label = note.label
        if number not in there:
            yield Repair(label.start, label.end, "", "marker", "likely", "notes", f"no note {number} before this one",
                         status="open", structural=True)  # fmt: skip
            continue
        low = max((each.call.end for each in chain.found if each.call.number < number), default=section.body.start)
        high = min((each.call.start for each in chain.found if each.call.number > number), default=section.body.end)
        reason = f"nothing calls note {number}"
        for place in _figures(source, number, low, high):
            if decisions.takes(place):
                continue
            yield Repair(place.start, place.end, "", "marker", "likely", "markers", f"{reason}; perhaps this does",
                         status="open", structural=True, structure=(("anchor", str(number)),))  # fmt: skip
        yield Repair(label.start, label.end, "", "marker", "likely", "markers", reason, status="open", structural=True)


def _figures(source: Source, number: int, low: int, high: int) -> Iterator[Span]:
    """The last digits of every figure of a stretch that ends in a number; the labels of points are none."""
    ending = re.compile(rf"(?<!\d)\d*?(?P<n>{number})(?!\d|,\d{{3}}(?!\d))")
    for found in ending.finditer(source.text, low, high):
        before = source.text[max(found.start() - 120, 0) : found.start()]
        label = re.match(r"[.)]", source.text[found.end() : found.end() + 1]) and re.search(r"(?:^|\n)\s*$", before)
        place = Span(found.start("n"), found.end("n"))
        if not label and source.text[found.start()] != "0":
            yield place
