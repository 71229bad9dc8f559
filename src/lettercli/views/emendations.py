"""What was repaired in a scan, as rows: where, what is printed, what the edition reads, who decided, how surely.

A repair is often a blank or a hyphen, of which a reader sees nothing. So both readings are given with the words around
them, other repairs of these words included; exports have the exact characters, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from lettercli.emendations import Repair, undone
from lettercli.model import Edition, Passage
from lettercli.table import Cell, Column, Table

COLUMNS = (
    Column("address", "address"),
    Column("printed", "prose"),
    Column("reading", "prose"),
    Column("kind"),
    Column("confidence"),
    Column("by"),
    Column("reason", "prose"),
    Column("line", "number"),
    Column("status", where="exports"),
    Column("rule", where="exports"),
    Column("letter", where="exports"),
    Column("start", "number", where="exports"),
    Column("end", "number", where="exports"),
    Column("exact_printed", where="exports"),
    Column("exact_reading", where="exports"),
    Column("source_start", "number", where="exports"),
    Column("source_end", "number", where="exports"),
)
"""printed, reading: with the words around, note numbers in brackets; of a change of structure the reading alone, how
the passage begins. by: `editor`, or `rule` and the rule's name. confidence: certain or likely for what was done; for
what was not, open (suspected) or kept (looked at, stands as printed). line: in the source, from 1. start and end: in
the passage's text, in characters; source_start and source_end: in the source, likewise."""

_FIRST_WORDS = 6


class Words(NamedTuple):
    """A repair with the words around it."""

    printed: str
    reading: str


def table(edition: Edition, repairs: Iterable[Repair], known: Iterable[Repair]) -> Table:
    """One row for each of the repairs, in their order; `known` are all of the edition's."""
    return Table(COLUMNS, (_row(repair, words) for repair, words in _worded(edition, repairs, known)))


def brief(edition: Edition, repairs: Iterable[Repair], known: Iterable[Repair]) -> Table:
    """The same for a page of entries: how sure, address, both readings, kind, who, why, and the source's line."""
    return Table(COLUMNS[:4], (_entry(repair, words) for repair, words in _worded(edition, repairs, known)))


def within(repair: Repair, address: str) -> bool:
    """Whether a repair stands in the passage of that address, or below it."""
    return f"{repair.address}.".startswith(f"{address}.")


def summary(repairs: Sequence[Repair]) -> str:
    """`142 repairs, 31 of them only likely; 12 suspected, 3 looked at and kept`."""
    done = [repair for repair in repairs if repair.status == "applied"]
    likely = sum(repair.confidence == "likely" for repair in done)
    others = ((sum(repair.status == status for repair in repairs), words)
              for status, words in (("open", "suspected"), ("kept", "looked at and kept")))  # fmt: skip
    first = f"{len(done):,} repair{'' if len(done) == 1 else 's'}"
    if likely:
        first += f", {likely:,} of them only likely"
    rest = ", ".join(f"{count:,} {words}" for count, words in others if count)
    return f"{first}; {rest}" if rest else first


def _worded(edition: Edition, repairs: Iterable[Repair], known: Iterable[Repair]) -> Iterator[tuple[Repair, Words]]:
    applied: dict[str, list[Repair]] = {}
    for repair in known:
        if repair.status == "applied":
            applied.setdefault(repair.address, []).append(repair)
    for id, group in groupby(repairs, key=lambda repair: repair.letter):
        passages = _passages(edition, id)
        for repair in group:
            yield repair, words(repair, passages.get(repair.address), applied.get(repair.address, ()))


def _passages(edition: Edition, id: str) -> Mapping[str, Passage]:
    letter = edition.letter(id)
    return {passage.address: passage for passage in letter.everything()} if letter is not None else {}


def words(repair: Repair, passage: Passage | None, applied: Sequence[Repair]) -> Words:
    """Both readings with the words around them; the bare ones where the passage has another text."""
    bare = Words(repair.printed, repair.reading)
    if passage is None:
        return bare
    if not (repair.printed or repair.reading):
        first = passage.text.split()
        begins = " ".join([passage.label, *first[:_FIRST_WORDS]]).strip()
        return Words("", begins + (" …" if len(first) > _FIRST_WORDS else ""))
    wanted = repair.reading if repair.status == "applied" else repair.printed
    text = passage.text
    if text[repair.start : repair.end] != wanted or (repair.start == repair.end and repair.status != "applied"):
        return bare
    start, end = _stretch(text, repair)
    if repair.status != "applied":
        return Words(text[start:end], text[start : repair.start] + repair.reading + text[repair.end : end])
    inside = [each for each in applied if start <= each.start and each.end <= end and (each.printed or each.reading)]
    moved = [_moved(each, start) for each in inside]
    return Words(undone(text[start:end], moved), _numbered(text[start:end], passage, start))


def _stretch(text: str, repair: Repair) -> tuple[int, int]:
    """The words that a repair touches: from the blank before it to the blank after it."""
    before = re.search(r"\S*$", text[: repair.start])
    after = re.match(r"\S*", text[repair.end :])
    return (before.start() if before else repair.start), repair.end + (after.end() if after else 0)


def _moved(repair: Repair, start: int) -> Repair:
    return replace(repair, start=repair.start - start, end=repair.end - start)


def _numbered(text: str, passage: Passage, start: int) -> str:
    """A stretch of a passage's text with its note numbers in brackets."""
    calls = [mark for mark in passage.marks if mark.kind == "anchor" and start < mark.start <= start + len(text)]
    for mark in reversed(calls):
        text = text[: mark.start - start] + f"[{mark.value}]" + text[mark.start - start :]
    return text


def _sure(repair: Repair) -> str:
    return repair.confidence if repair.status == "applied" else repair.status


def _by(repair: Repair) -> str:
    return f"rule {repair.rule}".rstrip() if repair.by == "rule" else repair.by


def _entry(repair: Repair, words: Words) -> tuple[Cell, ...]:
    details = [repair.kind, _by(repair), repair.reason, f"source line {repair.line}"]
    changed = (words.printed or repair.printed) and words.printed != words.reading  # else unclear, or a mark alone
    what = f"{words.printed} → {words.reading}" if changed else words.reading
    return (_sure(repair), repair.address, what, " · ".join(filter(None, details)))


def _row(repair: Repair, words: Words) -> tuple[Cell, ...]:
    return (
        repair.address, words.printed, words.reading, repair.kind, _sure(repair), _by(repair), repair.reason,
        repair.line, repair.status, repair.rule, repair.letter, repair.start, repair.end, repair.printed,
        repair.reading, repair.source_start, repair.source_end,
    )  # fmt: skip
