"""An edition at a glance: what it is, how much it holds, and how that spreads over its letters."""

from __future__ import annotations

from collections.abc import Sequence

from lettercli.model import Edition, Letter
from lettercli.table import Cell, Column, Table
from lettercli.views.heading import counted, heading, people, share, span
from lettercli.views.letters import names, passages, points, words

_ABOUT = ("source", "attribution", "rights")
_FACTS = (Column("fact"), Column("value", "prose"))


def about(edition: Edition) -> Table:
    """What corpus.yaml says of the edition, a row a fact, under its title."""
    rows: list[tuple[Cell, ...]] = [(key, str(edition.about[key])) for key in _ABOUT if edition.about.get(key)]
    if edition.root is not None:
        rows.append(("folder", str(edition.root)))
    return Table(_FACTS, rows, edition.title or edition.name)


def facts(edition: Edition, chosen: Sequence[Letter]) -> Table:
    """A row a fact, `fact` and `value`: what the edition is, and what the chosen letters hold."""
    said = about(edition)
    held: list[tuple[Cell, ...]] = [
        ("language", edition.language),
        ("correspondence", people(_pairs(chosen))),
        ("dates", span(letter.date for letter in chosen)),
        ("letters", len(chosen)),
        ("words", sum(words(passages(letter)) for letter in chosen)),
        ("points", sum(map(points, chosen))),
        ("notes", sum(len(letter.notes) for letter in chosen)),
        ("words in notes", sum(map(_note_words, chosen))),
    ]
    return Table(_FACTS, [("title", said.title), *said.rows, *(row for row in held if row[1] != "")])


def lengths(chosen: Sequence[Letter], of: int) -> Table:
    """A row a letter: its size, and its words as a share of the longest letter's (0 to 1), for a bar."""
    counts = [words(passages(letter)) for letter in chosen]
    longest = max(counts, default=0) or 1
    columns = (
        Column("letter", "address"),
        Column("date", "date"),
        Column("words", "number"),
        Column("points", "number"),
        Column("notes", "number"),
        Column("length", "bar", heading=" "),
    )
    rows = [
        (letter.id, letter.date, count, points(letter), len(letter.notes), count / longest)
        for letter, count in zip(chosen, counts, strict=True)
    ]
    held = (
        share(len(chosen), of),
        counted(sum(counts), "word", "words"),
        counted(sum(map(points, chosen)), "point", "points"),
        counted(sum(len(letter.notes) for letter in chosen), "note", "notes")
        + f" of {counted(sum(map(_note_words, chosen)), 'word', 'words')}",
    )
    return Table(columns, rows, heading(_pairs(chosen), held, (letter.date for letter in chosen)))


def _pairs(chosen: Sequence[Letter]) -> list[tuple[str, str]]:
    return [(names(letter.sender), names(letter.recipient)) for letter in chosen]


def _note_words(letter: Letter) -> int:
    return words(passage for note in letter.notes for passage in note.body.walk())
