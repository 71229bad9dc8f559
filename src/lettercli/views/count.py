"""How many hits there are of each kind: by letter, by year, by whose words they are, by what was found.

Keys come in the edition's order of their first hit; forms come by frequency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lettercli.dates import Date, days
from lettercli.errors import LettersError
from lettercli.hits import Found, letter_of, passage_of, voice_of, words_of
from lettercli.index.layout import Index
from lettercli.index.records import LetterData
from lettercli.search import Hit
from lettercli.search.window import Spans, plain, worth_numpy
from lettercli.table import Column, Table

MANY = 20_000
"""Hits above which the import of numpy is less than what it spares."""
BY = ("letter", "year", "sender", "recipient", "flow", "voice", "form")
TOTAL = (Column("hits", "number", heading=" "),)
IDS = (Column("letter", "address"),)


def columns(by: str) -> tuple[Column, ...]:
    """The columns of hits counted by a key."""
    if by == "letter":
        return Column("letter", "address"), Column("date", "date"), Column("hits", "number")
    return Column(by if by != "hits" else "hits_value"), Column("hits", "number")


def count_by(
    index: Index, hits: Iterable[Found], by: str = "letter", of_letter: Callable[[int], str] | None = None
) -> Table:
    """The hits counted by a key of BY: a row for each value that has hits, the value and the number.

    Or by whatever `of_letter` says of a letter, given as its place in the index; `by` is what that is called.

    By letter the date stands between them. `form` is what was found, as it is written; `year` is that of the date's
    first day.
    """
    counts: dict[str, int] = {}
    _count(counts, hits, _value(index, by, of_letter))
    return _table(index, counts, by)


def count_blocks_by(
    index: Index, found: Iterable[Spans], by: str = "letter", many: int = MANY,
    of_letter: Callable[[int], str] | None = None,
) -> Table:  # fmt: skip
    """What `count_by` gives, of hits that come in blocks."""
    counts: dict[str, int] = {}
    value = _value(index, by, of_letter)
    for starts, ends in found:
        if worth_numpy(len(starts), many):
            from lettercli.views.tallies import alike

            for hit, number in alike(index, starts, ends, by):
                key = value(hit)
                counts[key] = counts.get(key, 0) + number
        else:
            _count(counts, map(Hit, plain(starts), plain(ends)), value)
    return _table(index, counts, by)


def _count(counts: dict[str, int], hits: Iterable[Found], value: Callable[[Found], str]) -> None:
    for hit in hits:
        key = value(hit)
        counts[key] = counts.get(key, 0) + 1


def _value(index: Index, by: str, of_letter: Callable[[int], str] | None) -> Callable[[Found], str]:
    """What a key says of a hit."""
    if of_letter is not None:
        return lambda hit: of_letter(letter_of(index, hit))
    value = _values(index).get(by)
    if value is None:
        raise LettersError(f"no counting by {by!r}", f"count by {', '.join(BY)}")
    return value


def _table(index: Index, counts: dict[str, int], by: str) -> Table:
    if by == "letter":
        dates = {letter.id: letter.date for letter in index.letters}
        return Table(columns(by), [(id, dates[id], number) for id, number in counts.items()])
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0])) if by == "form" else counts.items()
    return Table(columns(by), list(rows))


def by_letter(index: Index, found: Iterable[Spans], many: int = MANY) -> dict[str, int]:
    """How many hits that come in blocks each letter has that has any, by its id."""
    counts = [0] * len(index.letters)
    for starts, _ in found:
        if worth_numpy(len(starts), many):
            from lettercli.views.tallies import by_letter

            for letter, number in by_letter(index, starts):
                counts[letter] += number
        else:
            for start in plain(starts):
                counts[index.letter(start)] += 1
    return {id: number for id, number in zip(index.letters.ids(), counts, strict=True) if number}


def letters_with_hits(index: Index, hits: Iterable[Found]) -> Table:
    """The ids of the letters that have hits, each once; the rows come as the hits do."""
    found = dict.fromkeys(letter_of(index, hit) for hit in hits)
    return Table(IDS, [(index.letters[letter].id,) for letter in found])


def _values(index: Index) -> dict[str, Callable[[Found], str]]:
    """For each key what it says of a hit."""

    def letter(hit: Found) -> LetterData:
        return index.letters[letter_of(index, hit)]

    return {
        "letter": lambda hit: letter(hit).id,
        "year": lambda hit: _year(letter(hit).date),
        "sender": lambda hit: letter(hit).sender,
        "recipient": lambda hit: letter(hit).recipient,
        "flow": lambda hit: f"{letter(hit).id}.{index.flow(passage_of(index, hit))}",
        "voice": lambda hit: voice_of(index, hit),
        "form": lambda hit: words_of(index, hit),
    }


def _year(date: Date) -> str:
    """The year of a date's first day, in the calendar of the letter, 0 being 1 BC; empty when undated or open."""
    if date.first is None:
        return ""
    year = days.civil(date.first, date.calendar)[0]
    return f"{'-' * (year < 0)}{abs(year):04}"
