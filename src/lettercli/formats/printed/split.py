"""Divides a scan into letters, and each letter into its heading, its text and its notes.

Notes begin with their numbers, but so may points of a letter and lists inside a note. The notes are the run of numbers
to the letter's end whose markers can be found in the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lettercli.errors import Fault, Faults
from lettercli.formats.printed import calls, markers
from lettercli.formats.printed.forms import Forms
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.sourcetext import Line, Source, Span

SKIP = 0.9
"""What a number left out costs a run of notes, in notes."""
LOST = 2
"""So many of the first notes may have lost their numbers."""
INSIDE_LINE = 0.8
"""What a note that begins inside a line costs: its line break is lost."""
ENDED = 1000.0
"""What a run of numbers gains that follows a signature or a closing formula: nothing else can stand there."""
NESTED = 0.5
"""What a number costs that continues a list which began at 1 inside a note."""


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it stands in the scan."""

    number: int
    label: Span
    end: int
    run_on: bool = False
    """Whether it begins inside a line."""


@dataclass(frozen=True, slots=True)
class Section:
    """A letter as it stands in the scan."""

    first_note: int
    """The number that its notes begin with, or would if none were lost."""
    id: str
    heading: Span
    dating: Span | None
    """The editor's date, brackets included."""
    body: Span
    notes: tuple[NoteText, ...]

    @property
    def end(self) -> int:
        """Where the letter ends."""
        return self.notes[-1].end if self.notes else self.body.end


def sections(source: Source, profile: Profile, forms: Forms) -> list[Section]:
    """The letters of a scan in its order. Raises Faults when there is none, or one twice."""
    lines = source.lines()
    heads = [at for at, line in enumerate(lines) if _heading(line, profile)]
    if not heads:
        what = f"no letter begins in it: no line like {profile.letter.replace('{id}', '1')!r}"
        raise Faults([Fault(source.path, 0, what, "say in the profile how one begins: letter: …")])
    found: list[Section] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    last = 0
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        id = _heading(lines[at], profile)
        if id in seen:
            what = f"letter {id} begins again (first in line {seen[id]})"
            faults.append(Fault(source.path, lines[at].number, what, "keep one of them in the scan"))
        seen.setdefault(id, lines[at].number)
        section = _section(source, profile, forms, id, lines[at:end], last)
        last = section.notes[-1].number if section.notes else last
        found.append(section)
    if faults:
        raise Faults(faults)
    return found


def _heading(line: Line, profile: Profile) -> str:
    """The id of the letter that a line begins; empty when it begins none."""
    found = profile.heading.fullmatch(line.text)
    return found["id"] if found else ""


def _section(source: Source, profile: Profile, forms: Forms, id: str, lines: Sequence[Line], last: int) -> Section:
    """The letter of these lines; `last` is the number of the letter before's last note."""
    heading = Span(lines[0].start, lines[0].end)
    dating = None
    rest = lines[1:]
    if rest and (dated := profile.dating.match(rest[0].text)) and len(rest[0].text) - dated.end() <= 4:
        dating = Span(rest[0].start, rest[0].start + dated.end())
        rest = rest[1:]
    if not rest:
        return Section(0, id, heading, dating, Span(lines[0].end, lines[0].end), ())
    end = rest[-1].end
    notes, first = _notes(source, profile, forms, Span(rest[0].start, end), last)
    body_end = notes[0].label.start if notes else end
    return Section(first, id, heading, dating, Span(rest[0].start, body_end), notes)


@dataclass(frozen=True, slots=True)
class _Label:
    """A place where a note may begin."""

    number: int
    span: Span
    cost: float
    run_on: bool


def _notes(source: Source, profile: Profile, forms: Forms, span: Span, last: int) -> tuple[tuple[NoteText, ...], int]:
    """The notes of a letter, and the number they begin with: of all runs the one whose markers are best found."""
    labels = _labels(source, profile, span)
    best: tuple[float, int] | None = None
    chosen: list[_Label] = []
    begins = 1
    opening = _after_signature(source, forms, span, labels, last)
    for at, label in enumerate(labels):
        if opening is not None and label is not opening:
            continue
        first = max((each for each in (1, last + 1) if each <= label.number <= each + LOST), default=0)
        if not first or (label.run_on and label.number != first) or label.span.start == span.start:
            continue
        run = _run(labels[at:])
        score = _score(source, profile, Span(span.start, label.span.start), run, first)
        score += _place(source, forms, span, label.span.start)
        if best is None or (score, label.span.start) > best:
            best, chosen, begins = (score, label.span.start), run, first
    if best is None or best[0] <= 0:
        return (), begins
    ends = [*(label.span.start for label in chosen[1:]), span.end]
    pairs = zip(chosen, ends, strict=True)
    return tuple(NoteText(label.number, label.span, end, label.run_on) for label, end in pairs), begins


def _after_signature(source: Source, forms: Forms, span: Span, labels: Sequence[_Label], last: int) -> _Label | None:
    """The first number of notes that stands right after the letter's signature, or date below it, if one does."""
    lines = source.lines(span.start, span.end)
    for label in labels:
        before = [line for line in lines if line.end <= label.span.start]
        if label.run_on or label.number not in (1, last + 1) or not before:
            continue
        ended = forms.signed(before[-1].text) or forms.dateline(before[-1].text)
        after = [line for line in lines if line.start >= label.span.start]
        if ended and not any(forms.signed(line.text) or forms.postscript(line.text) for line in after):
            return label
    return None


def _labels(source: Source, profile: Profile, span: Span) -> list[_Label]:
    """All places where a note may begin, in order."""
    found: list[_Label] = []
    inside = re.compile(rf"(?<=[.!?)\]\"”])[ \t]+{profile.note_label.pattern}(?=\s?[\"“\[(]?[A-Z])")
    beginning = re.compile(rf"(?<=\S)[ \t]+{profile.first_note_label.pattern}(?=\s[\"“\[]?[A-Z][a-z]*\s)")
    nested = 0
    started = False
    for line in source.lines(span.start, span.end):
        label = profile.note_label.match(line.text)
        if label and _begins_note(line.text[label.end() :]):
            number = int(label["n"])
            nested = number if (number == 1 and started) or (nested and number == nested + 1) else 0
            started = True
            cost = NESTED if nested > 1 else 0.0
            found.append(_Label(number, Span(line.start, line.start + label.end()), cost, run_on=False))
        for other in (inside if started else beginning).finditer(line.text):
            start = line.start + other.start("n")
            found.append(_Label(int(other["n"]), Span(start, line.start + other.end()), INSIDE_LINE, run_on=True))
    return found


def _begins_note(text: str) -> bool:
    """Whether what follows a number can be a note: not the rest of a date, of a decimal or of an enumeration."""
    return bool(re.match(r"\s*[^\W\d_]|\s*[\"“‘'\[(]|\s+\d", text))


def _run(labels: Sequence[_Label]) -> list[_Label]:
    """The longest run of rising numbers from the first label on."""
    gains: list[float] = [1.0]
    before: list[int] = [-1]
    for at, label in enumerate(labels[1:], 1):
        best, back = 0.0, -1
        for other in range(at):
            gap = label.number - labels[other].number - 1
            if gap >= 0 and gains[other] > 0 and gains[other] - SKIP * gap >= best:
                best, back = gains[other] - SKIP * gap, other
        gains.append(best + 1 - label.cost if back >= 0 else -1.0)
        before.append(back)
    at = max(range(len(labels)), key=lambda each: (gains[each], each))
    run = []
    while at >= 0:
        run.append(labels[at])
        at = before[at]
    return run[::-1]


def _score(source: Source, profile: Profile, body: Span, run: Sequence[_Label], first: int) -> float:
    """How well a run fits as the notes of the text before it: notes that are called, less those that are not."""
    numbers = range(first, run[-1].number + 1)
    found = calls.candidates(source.text, body.start, body.end, numbers, profile.known_abbreviations)
    called = markers.chain(found, numbers)
    certain = sum(each.confidence == "certain" for each in called.found)
    there = {label.number for label in run}
    fitting = sum(each.call.number in there for each in called.found)
    doubtful = sum(label.cost for label in run) + 0.5 * (run[0].number - first)
    return 0.6 * fitting + 0.4 * min(certain, fitting) - 0.5 * len(called.missing) - 0.2 * doubtful + 0.1


def _place(source: Source, forms: Forms, span: Span, at: int) -> float:
    """How much speaks for notes beginning there: the letter has ended before, and does not end after."""
    before = source.lines(span.start, at)
    after = source.lines(at, span.end)
    if any(forms.signed(line.text) or forms.postscript(line.text) for line in after):
        return -3.0
    ended = any(forms.signed(line.text) or forms.closing(line.text) for line in before)
    return ENDED if ended else 0.0
