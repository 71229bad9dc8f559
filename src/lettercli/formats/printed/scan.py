"""From a scan to letters: the stages one after another, each with what the ones before have found.

Letters and notes, markers, lines, and then everything inside a paragraph; what an editor has decided comes first and
keeps the rules away from where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lettercli.emendations import Repair as Recorded
from lettercli.formats.printed import dashes, glue, labels, measure, ranges, split
from lettercli.formats.printed.anchors import anchors
from lettercli.formats.printed.blocks import Block
from lettercli.formats.printed.build import Builder, Built, records
from lettercli.formats.printed.decisions import Decisions, meets
from lettercli.formats.printed.editor import Entry
from lettercli.formats.printed.forms import Forms
from lettercli.formats.printed.lines import Joiner, Paragraph
from lettercli.formats.printed.metadata import metadata
from lettercli.formats.printed.pageheads import page_heads, suspected
from lettercli.formats.printed.pairs import unpaired
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.sourcetext import Emended, Line, Repair, Repairs, Source, Span, clash, trimmed_end
from lettercli.formats.printed.split import NoteText, Section
from lettercli.formats.printed.structure import Structurer
from lettercli.formats.printed.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Imported:
    """A letter out of a scan."""

    built: Built
    records: tuple[Recorded, ...]
    missing: tuple[int, ...]
    """Notes that nothing calls."""
    anchors: int
    ready: Mapping[tuple[int, int], tuple[tuple[str, str], ...] | None]
    """For the suspicions, by their place in the source: the keys that an entry has instead of a reading; None for one
    of which no entry can be made."""


@dataclass(slots=True)
class _Letter:
    """A letter on its way."""

    section: Section
    missing: tuple[int, ...] = ()
    anchors: int = 0
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[str, Block]] = field(default_factory=list)
    suspected: list[Repair] = field(default_factory=list)


class Scan:
    """The stages with what they share."""

    def __init__(self, source: Source, profile: Profile, entries: Sequence[Entry] = ()) -> None:
        self.source = source
        self.profile = profile
        self.decisions = Decisions(source, entries)
        self.words = Vocabulary(source.text, profile.language)
        self.forms = Forms(profile)
        self.abbreviations = profile.known_abbreviations
        self.repairs = Repairs(self.decisions.repairs)
        self.size = self._measure()
        self.heads = page_heads(source.lines())
        self.gluer = glue.Gluer(self.words, self.size, self.abbreviations)

    def letters(self) -> Iterator[Imported]:
        """All letters, in the scan's order; raises Faults."""
        for section in split.sections(self.source, self.profile, self.forms):
            yield self._imported(self._letter(section))

    def _measure(self) -> measure.Measure:
        """The measure of the printed lines, learned from the lines that begin with a label."""
        lines = [" ".join(line.text.split()) for line in self.source.lines() if labels.label(line.text)]
        return measure.learn(each for line in lines for each in glue.evidence(line, self.words))

    # One letter

    def _letter(self, section: Section) -> _Letter:
        called = anchors(self.source, section, self.decisions, self.abbreviations)
        letter = _Letter(section, called.missing, len(called.repairs))
        self.repairs.add(called.repairs)
        self._suspect(letter, called.suspected)
        lines = self.source.lines(section.body.start, section.body.end)
        marked = labels.labelled(lines)
        self._flow(letter, lines, marked, called.spans, None)
        for note in section.notes:
            self._note(letter, note)
        return letter

    def _note(self, letter: _Letter, note: NoteText) -> None:
        lines = self.source.lines(note.label.end, note.end)
        if lines:
            self._flow(letter, lines, labels.labelled(lines[1:]), (), note)
        else:
            self._suspect(letter, [Repair(note.label.start, note.label.end, "", "other", "likely", "notes",
                                          "a note without text", status="open", structural=True)])  # fmt: skip

    def _flow(
        self,
        letter: _Letter,
        lines: Sequence[Line],
        marked: frozenset[int],
        spans: Sequence[Span],
        note: NoteText | None,
    ) -> None:
        """The passages of a letter's own text, or of a note."""
        joiner = self._joiner(lines, marked, spans, note)
        self._suspect(letter, suspected(lines, self.heads))
        found = joiner.paragraphs(lines, self.decisions.stops, self.decisions.joints)
        self._add(letter, found.repairs)
        self._suspect(letter, found.suspected)
        stretches = self._cut(found.all)
        for stretch in stretches:
            self._mend(letter, stretch, note, marked)
        paragraphs = [self._emended(each.start, each.end) for each in stretches]
        self._suspect(letter, unpaired(paragraphs))
        structurer = Structurer(self.forms, marked, self.decisions.forced, self.abbreviations)
        flow = structurer.letter(paragraphs) if note is None else structurer.note_text(paragraphs)
        self._suspect(letter, flow.suspected)
        if note is None:
            letter.blocks = flow.blocks
        else:
            block = flow.blocks[0]
            if note.run_on:
                block.made.append(Repair(note.label.start, note.label.start, "", "paragraph-lost", "likely", "notes",
                                         "its line break is lost", structural=True))  # fmt: skip
            letter.notes.append((str(note.number), block))

    def _joiner(
        self, lines: Sequence[Line], marked: frozenset[int], spans: Sequence[Span], note: NoteText | None
    ) -> Joiner:
        def begins(line: Line) -> bool:
            return line.start in marked or (note is None and self.forms.ends_letter(line.text))

        if note is not None:
            return Joiner(self.source, self.words, self.size, self.profile, spans, begins)
        first = {line.start for line in lines[:3]}
        return Joiner(self.source, self.words, self.size, self.profile, spans, begins,
                      lambda line: self.forms.whole(line.text, first=line.start in first), titles=True)  # fmt: skip

    def _mend(self, letter: _Letter, span: Paragraph, note: NoteText | None, marked: frozenset[int]) -> None:
        """Applies all rules that look inside a paragraph."""
        self._add(letter, dashes.siglum_dashes(self._emended(span.start, span.end), self.profile.sigla))
        for rule in (dashes.odd_characters, dashes.double_quotes, dashes.blanks):
            self._add(letter, rule(self._emended(span.start, span.end)))
        text = self._emended(span.start, span.end)
        begins = note.label.start if note is not None and span.start == self._first(note) else span.start
        line = re.sub(r"\s+", " ", self.source.text[begins : span.start]) + text.text
        self._add(letter, ranges.ranges(text))
        labelled = begins != span.start or span.start in marked
        self._add(letter, self.gluer.blanks(text, line, labelled=labelled))

    def _first(self, note: NoteText) -> int:
        lines = self.source.lines(note.label.end, note.end)
        return lines[0].start if lines else note.end

    def _emended(self, start: int, end: int) -> Emended:
        return Emended(self.source, start, end, self.repairs.within(start, end))

    def _add(self, letter: _Letter, found: Iterable[Repair]) -> None:
        for repair in found:
            if repair.status == "open":
                if not any(clash(repair, other) for other in self.repairs.within(repair.start, repair.end)):
                    self._suspect(letter, [repair])
            elif not self.decisions.keeps(repair):
                self.repairs.add([repair])

    def _suspect(self, letter: _Letter, found: Iterable[Repair]) -> None:
        for repair in found:
            if not self.decisions.settles(repair) and not any(meets(repair, other) for other in letter.suspected[-20:]):
                letter.suspected.append(repair)

    def _cut(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        """Paragraphs, divided also where an editor has a passage begin or end inside a line."""
        text = self.source.text
        found = []
        for each in paragraphs:
            start = each.start
            for at in self.decisions.breaks:
                if not start < at < each.end:
                    continue
                stop = at
                while stop < each.end and text[stop].isspace():
                    stop += 1
                if stop < each.end:
                    found.append(Paragraph(start, trimmed_end(text, at, start)))
                    start = stop
            found.append(Paragraph(start, each.end))
        return found

    # The end

    def _imported(self, letter: _Letter) -> Imported:
        section = letter.section
        about, doubts = metadata(self.source, section, self.profile)
        self._suspect(letter, doubts)
        built = Builder(self.source, self.repairs).letter(about, letter.blocks, letter.notes)
        here = [each for each in self.decisions.kept if section.heading.start <= each.start < section.end]
        found = records(section.id, built, self.source, [*letter.suspected, *here])
        ready = {(each.start, each.end): each.structure if each.structure or not each.structural else None
                 for each in letter.suspected}  # fmt: skip
        return Imported(built, tuple(found), letter.missing, letter.anchors, ready)
