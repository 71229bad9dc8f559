"""Footnotes looked up both ways: each note with where it is called and the sentence that calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from lettercli.model import Edition, Letter, Note
from lettercli.page import Block, NoteEntry, Page, Run
from lettercli.table import Cell, Column, Table
from lettercli.views.show import Overlay, entry, heading

COLUMNS = (
    Column("address", "address"),
    Column("date", "date"),
    Column("called", "address"),
    Column("sentence", "prose"),
    Column("note", "prose"),
    Column("author"),
    Column("letter", where="exports"),
    Column("number", where="exports"),
    Column("offset", "number", where="exports"),
)
"""called: the addresses of the passages that call it, divided by blanks; empty for a note that nothing calls.
sentence: the one around the first call, note numbers in brackets. note: its paragraphs and items divided by ` ¶ `.
author: `U.S. Ed.` for a note signed as a whole, `[U.S. Ed.]` for one with a bracketed insertion signed so.
offset: of the first call in its passage's text, in characters."""


class Found(NamedTuple):
    """A note of a letter."""

    letter: Letter
    note: Note


def called_in(letter: Letter, address: str) -> Iterator[Found]:
    """The notes called in a passage or in what it holds, in the order of the notes."""
    for note in letter.notes:
        if any(f"{anchor.address}.".startswith(f"{address}.") for anchor in note.anchors):
            yield Found(letter, note)


def signed(found: Found, author: str) -> bool:
    """Whether the note, or an insertion in it, is signed so; case aside."""
    wanted = author.casefold()
    return found.note.author.casefold() == wanted or wanted in map(str.casefold, _insertions(found.note))


def authors(edition: Edition) -> list[str]:
    """Who signs notes or insertions in notes, as far as the edition knows."""
    names = [name for letter in edition.letters for note in letter.notes for name in (note.author, *_insertions(note))]
    return list(dict.fromkeys(name for name in names if name))


def table(edition: Edition, notes: Iterable[Found], overlays: Mapping[str, Overlay] | None = None) -> Table:
    """One row a note; what an `ibid.` leaves out is put behind it where `overlays` (by the letter's id) say so."""
    over = overlays or {}
    return Table(COLUMNS, (_row(found, entry(edition, *found, over.get(found.letter.id))) for found in notes))


def pages(edition: Edition, notes: Iterable[Found], overlays: dict[str, Overlay]) -> Iterator[Page]:
    """One page a letter, its notes one below the other; `overlays` by the letter's id."""
    for _, group in groupby(notes, key=lambda found: found.letter.id):
        together = list(group)
        letter = together[0].letter
        entries = tuple(entry(edition, letter, found.note, overlays.get(letter.id)) for found in together)
        count = f"{len(entries)} of " if len(entries) < len(letter.notes) else ""
        noun = "note" if len(letter.notes) == 1 else "notes"
        yield Page(letter.id, heading(letter), "note", f"{count}{len(letter.notes)} {noun}", "", (), entries)


def uncalled(notes: Sequence[Found]) -> str:
    """A line that names the notes which nothing calls; empty when there are none."""
    lost = [found.note.body.address for found in notes if not found.note.anchors]
    if not lost:
        return ""
    return f"called nowhere: {', '.join(lost[:8])}{', …' if len(lost) > 8 else ''}"


def _insertions(note: Note) -> list[str]:
    """The sigla that sign insertions in a note, each once."""
    marks = (mark for part in note.body.walk() for mark in part.marks)
    return list(dict.fromkeys(mark.value for mark in marks if mark.kind == "insertion" and mark.value))


def _row(found: Found, laid_out: NoteEntry) -> tuple[Cell, ...]:
    letter, note = found
    first = laid_out.calls[0] if laid_out.calls else None
    author = note.author or " ".join(f"[{name}]" for name in _insertions(note))
    return (
        note.body.address,
        letter.date,
        " ".join(dict.fromkeys(anchor.address for anchor in note.anchors)),
        _numbered(first.block) if first else "",
        " ¶ ".join(_labelled(block) for block in laid_out.blocks),
        author,
        letter.id,
        note.number,
        first.offset if first else None,
    )


def _numbered(block: Block) -> str:
    """A sentence with its note numbers, and what was put into it, in brackets."""
    return "".join(_said(run) for run in block.runs())


def _said(run: Run) -> str:
    if run.sign == "resolved":
        return f" [{run.value}]"
    return f"[{run.value}]" if run.sign == "anchor" else run.text


def _labelled(block: Block) -> str:
    text = _numbered(block)
    return f"{block.label} {text}" if block.label and block.kind != "note" else text
