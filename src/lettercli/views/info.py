"""An edition at a glance: what it is, how much it holds, and how that spreads over its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lettercli.dates import Date, periods, short
from lettercli.index.layout import Index
from lettercli.model import Edition, Head, Letter, heads_of, places_of
from lettercli.table import Cell, Column, Table
from lettercli.views.heading import counted, heading, people, share, span
from lettercli.views.letters import names
from lettercli.views.measured import Measures
from lettercli.views.timeline import period_of

_ABOUT = ("source", "attribution", "rights")
MANY = 40
"""Letters above which a page has a row a year instead of a row a letter."""
_LAST = 1_000_000
"""Behind all years."""
FACTS = (Column("fact"), Column("value", "prose"))


def about(edition: Edition) -> Table:
    """What corpus.yaml says of the edition, a row a fact, under its title."""
    rows: list[tuple[Cell, ...]] = [(key, str(edition.about[key])) for key in _ABOUT if edition.about.get(key)]
    if edition.root is not None:
        rows.append(("folder", str(edition.root)))
    return Table(FACTS, rows, edition.title or edition.name)


def facts(edition: Edition, index: Index, chosen: Sequence[Letter]) -> Table:
    """A row a fact, `fact` and `value`: what the edition is, and what the chosen letters hold."""
    said, heads = about(edition), heads_of(chosen)
    counts = list(map(sum, zip(*_counts(index, chosen), strict=True))) or [0] * 4
    held: list[tuple[Cell, ...]] = [
        ("language", edition.language),
        ("correspondence", people(_pairs(heads))),
        ("dates", span(head.date for head in heads)),
        ("letters", len(chosen)),
        *zip(("words", "points", "notes", "words in notes"), counts, strict=True),
    ]
    return Table(FACTS, [("title", said.title), *said.rows, *(row for row in held if row[1] != "")])


def lengths(index: Index, chosen: Sequence[Letter], of: int) -> Table:
    """A row a letter: its size, and its words as a share of the longest letter's (0 to 1), for a bar."""
    counts = list(_counts(index, chosen))
    longest = max((count[0] for count in counts), default=0) or 1
    heads = heads_of(chosen)
    columns = (
        Column("letter", "address"),
        Column("date", "date"),
        Column("words", "number"),
        Column("points", "number"),
        Column("notes", "number"),
        Column("length", "bar", heading=" "),
    )
    rows = [(head.id, head.date, *count[:3], count[0] / longest) for head, count in zip(heads, counts, strict=True)]
    return Table(columns, rows, _held(heads, counts, of))


def years(index: Index, chosen: Sequence[Letter], of: int) -> Table:
    """A row a year: its letters, their size, and their words as a share of the fullest year's (0 to 1), for a bar.

    Letters whose date leaves the year open come last, as `uncertain`, then those without one.
    """
    counts, heads = list(_counts(index, chosen)), heads_of(chosen)
    rows: dict[str, list[int]] = {}
    for head, count in sorted(zip(heads, counts, strict=True), key=lambda pair: _year(pair[0].date)):
        row = rows.setdefault(_year(head.date)[1], [0] * 4)
        row[:] = (row[0] + 1, *(held + more for held, more in zip(row[1:], count[:3], strict=True)))
    longest = max((row[1] for row in rows.values()), default=0) or 1
    columns = (
        Column("year", "date"),
        *(Column(name, "number") for name in ("letters", "words", "points", "notes")),
        Column("length", "bar", heading=" "),
    )
    return Table(columns, [(year, *row, row[1] / longest) for year, row in rows.items()], _held(heads, counts, of))


def _year(date: Date) -> tuple[int, str]:
    """Where a date stands among the years, and the year, or what is known instead of it."""
    if date.precision == "none":
        return _LAST + 1, "undated"
    number = period_of(date, "year", date.calendar)
    return (_LAST, "uncertain") if number is None else (number, short(periods.period(number, "year", date.calendar)))


def _held(heads: Sequence[Head], counts: Sequence[tuple[int, int, int, int]], of: int) -> str:
    """The heading: who wrote to whom, when, and how much there is."""
    total = list(map(sum, zip(*counts, strict=True))) or [0] * 4
    held = (
        share(len(heads), of),
        counted(total[0], "word", "words"),
        counted(total[1], "point", "points"),
        f"{counted(total[2], 'note', 'notes')} of {counted(total[3], 'word', 'words')}",
    )
    return heading(_pairs(heads), held, (head.date for head in heads))


def _counts(index: Index, chosen: Sequence[Letter]) -> Iterator[tuple[int, int, int, int]]:
    """Words, points, notes and words of notes of each letter."""
    for held in map(Measures(index), places_of(chosen)):
        yield held.words, held.points, held.notes, held.note_words


def _pairs(heads: Sequence[Head]) -> list[tuple[str, str]]:
    return [(names(head.sender), names(head.recipient)) for head in heads]
