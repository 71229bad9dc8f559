"""Whether what is numbered is numbered in order: points and list items, notes, and the places where notes are called.

A number that is missing or comes twice is as often the printer's as the scanner's, so nothing is said of which side is
wrong. A list that begins later than its first number is but noted: quotations do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lettercli.model import Letter, Passage
from lettercli.text import roman
from lettercli.views.finding import Finding, at_note, at_passage


def numbers(letter: Letter) -> Iterator[Finding]:
    """All that is out of order in one letter."""
    yield from _notes(letter)
    yield from _calls(letter)
    yield from _lists(letter, letter.passages)
    for note in letter.notes:
        yield from _lists(letter, note.body.parts)
    for passage in letter.everything():
        if passage.kind in ("point", "item") and not passage.text and not passage.parts:
            yield at_passage("note", "empty", f"{passage.label} has no text", letter, passage)


def _notes(letter: Letter) -> Iterator[Finding]:
    for note in letter.notes:
        if not note.anchors:
            yield at_note("warning", "uncalled", f"note {note.number} is called nowhere", letter, note)
    for before, note in pairwise(letter.notes):
        if before.number.isdecimal() and note.number.isdecimal() and int(note.number) != int(before.number) + 1:
            what = f"note {note.number} follows note {before.number}"
            yield at_note("warning", "note-order", what, letter, note)


def _calls(letter: Letter) -> Iterator[Finding]:
    """Anchors without a note, and notes first called before an earlier one is."""
    highest = 0
    known = {note.number for note in letter.notes}
    seen: set[str] = set()
    for passage in letter.walk():
        for number in (mark.value for mark in passage.marks if mark.kind == "anchor"):
            if number not in known:
                what = f"note {number} is called, and there is none"
                yield at_passage("error", "no-note", what, letter, passage)
            if number.isdecimal() and number not in seen and int(number) < highest:
                what = f"note {number} is called after note {highest}"
                yield at_passage("warning", "call-order", what, letter, passage)
            highest = max(highest, int(number)) if number.isdecimal() else highest
            seen.add(number)


def _lists(letter: Letter, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Labels that skip or restart, in the lists among these passages and in all below them."""
    for run in _runs(passages):
        yield from _list(letter, run)
    for passage in passages:
        yield from _lists(letter, passage.parts)


def _runs(passages: Sequence[Passage]) -> list[list[Passage]]:
    """The lists among these passages. Anything else between two items ends a list, but not the points of the letter."""
    runs: list[list[Passage]] = []
    ended = True
    for passage in passages:
        if passage.kind not in {"point", "item"}:
            ended = ended or runs[-1][0].kind != "point"
        elif ended or _shape(runs[-1][-1].label) != _shape(passage.label):
            runs.append([passage])
            ended = False
        else:
            runs[-1].append(passage)
    return runs


def _list(letter: Letter, run: Sequence[Passage]) -> Iterator[Finding]:
    values = _read([_core(item.label) for item in run])
    if values[0] is not None and values[0] != 1:
        yield at_passage("note", "list-begins", f"the list begins with {run[0].label}", letter, run[0])
    for (before, one), (passage, other) in pairwise(zip(run, values, strict=True)):
        if one is None or other is None or other == one + 1:
            continue
        kind, verb = ("skip", "skips from") if other > one else ("restart", "goes back from")
        yield at_passage("warning", kind, f"the list {verb} {before.label} to {passage.label}", letter, passage)


def _core(label: str) -> str:
    return label.strip("(). ")


def _shape(label: str) -> str:
    """What a list's labels have in common: `1)`, `(a)`."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", label))


def _read(cores: Sequence[str]) -> list[int | None]:
    """The numbers that a list's labels stand for; letters or roman numerals, whichever puts more of them in order."""
    if all(core.isdecimal() for core in cores):
        return [int(core) for core in cores]
    as_letters = [ord(core.lower()) - ord("a") + 1 if len(core) == 1 else None for core in cores]
    as_romans = [roman.value(core) for core in cores]
    return max(as_letters, as_romans, key=_in_order)


def _in_order(values: Sequence[int | None]) -> int:
    begins = sum(value == 1 for value in values[:1])
    steps = sum(one is not None and other is not None and other == one + 1 for one, other in pairwise(values))
    return begins + steps - sum(value is None for value in values)
