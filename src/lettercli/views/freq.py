"""How often words are: the list of all words, the forms that a query found, and either by letter, year, sender ...

A relative frequency is of the tokens on which a hit could stand, in the whole region or in the part of it that a row is
about. Stop words are left out of rows and never out of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lettercli.counting.cells import Cells
from lettercli.counting.classes import Classes, Kind
from lettercli.counting.divisions import Division
from lettercli.counting.forms import tally
from lettercli.counting.frequencies import Spectra, cells, frequencies, sizes, spectra
from lettercli.counting.ragged import Array
from lettercli.counting.region import Region
from lettercli.counting.stoplist import StopList, Words
from lettercli.hits import Found
from lettercli.search.window import Spans
from lettercli.table import Cell, Column, Table
from lettercli.views.ground import ground, per
from lettercli.views.heading import counted
from lettercli.views.sorting import column

_WHAT: dict[Kind, str] = {"lemma": "lemmas", "surface": "words as typed", "word": "words"}
WORKING = (Column("quantity"), Column("value", "number"), Column("meaning", "prose"))
"""The columns of `explained`."""
_AT_ONCE = 1 << 14
"""Rows that are made at a time."""
_VALUE = "value"
_NUMBERS = frozenset({"frequency", "relative", "tokens", "types", "hapaxes"})
"""Columns that rows are sorted by from the largest number on."""
_TAKEN = frozenset({"form", "frequency", "relative", "tokens", "types", "hapaxes", "per"})
"""Names of columns that a key of the metadata may have, too."""


def columns(rows: str, key: str = "letter", per: int = 10_000) -> tuple[Column, ...]:
    """The columns of a table.

    `rows` is forms, parts (hits in each part), words (all words of each part) or each (a form in a part); `key` is by
    what it is divided.
    """
    heads = () if rows == "forms" else _heads(key)
    if rows == "words":
        return (*heads, Column("tokens", "number"), Column("types", "number"), Column("hapaxes", "number"))
    return (
        *heads, *([] if rows == "parts" else [Column("form")]), Column("frequency", "number"),
        Column("relative", "number", f"per {per:,}"),
        Column("tokens", "number", where="exports" if rows == "forms" else "everywhere"),
        Column("per", "number", where="exports"),
    )  # fmt: skip


def _heads(key: str) -> tuple[Column, ...]:
    """The columns that name a part."""
    if key == "letter":
        return Column("letter", "address"), Column("date", "date")
    return (Column(key if key not in _TAKEN else f"{key}_value", "address" if key == "point" else "text"),)


class Counted(NamedTuple):
    """What was counted, and where."""

    region: Region
    words: Words
    sums: Array
    """How often each of the words is."""
    cells: Cells
    """How often each of the words is in each part."""
    what: str
    """What the words are: `words`, `lemmas`, `forms of grain`."""
    division: Division | None = None
    all: bool = False
    """Whether they are all words of the region, so that types and hapaxes mean something."""
    spectra: Spectra | None = None
    """Of all words how many each part has, where that is what was asked for, and not the cells."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which rows there are, and in what order."""

    each: bool = False
    """Of a division: a row for each word in each part, rather than one for each part."""
    per: int = 10_000
    least: int = 1
    """Rows of fewer hits are left out."""
    stop: StopList | None = None
    sort: str = ""
    """A column; empty: parts in their own order, words by frequency. Numbers from the largest on."""
    reverse: bool = False
    limit: int | None = None
    """The first so many rows only."""


_NONE = Cells(*(np.zeros(0, np.int64) for _ in Cells._fields))


def words(region: Region, kind: Kind, listing: Listing, division: Division | None = None) -> Counted:
    """All words of a region; raises LettersError where lemmas are asked for that cannot be made."""
    classes = Classes(region.index, kind)
    sums = frequencies(region, classes)
    found = Counted(region, classes, sums, _NONE, _WHAT[kind], division, all=True)
    if division is None or listing.each:
        return found._replace(cells=cells(region, classes, division, sums))
    stopped = listing.stop.among(classes) if listing.stop is not None else ()
    return found._replace(spectra=spectra(region, classes, division, stopped))


def forms(
    region: Region, hits: Iterable[Spans] | Iterator[Found], text: str, division: Division | None = None,
    *, case: bool = False,
) -> Counted:  # fmt: skip
    """The forms of hits, in blocks or one by one, which are those of a query in the region."""
    classes = Classes(region.index, "surface" if case else "word")
    found, sums, parted = tally(region.index, classes, hits, division)
    return Counted(region, found, sums, parted, f"forms of {text}", division)


def table(counted: Counted, listing: Listing) -> Table:
    """A row a form, a part, or a form in a part; raises LettersError for an order by what the rows have not."""
    kept, left_out = counted, []
    if listing.stop is not None:
        stopped = listing.stop.among(counted.words)
        sums = counted.sums.copy()
        sums[stopped] = 0
        kept = counted._replace(sums=sums, cells=counted.cells.without(stopped))
        left_out = [_stopped(counted, kept, listing.stop)]
    if counted.division is None:
        made = _by_form(kept, listing)
    elif listing.each:
        made = _by_both(kept, counted.division, listing)
    else:
        made = _by_part(kept, counted.division, listing)
    facts, several = _facts(counted), _several(counted.division)
    least = [f"at least {listing.least:,}"] if listing.least > 1 else []
    rest = [*_per(counted, listing), *least, *left_out, *several]
    made.title = " · ".join((f"{counted.what} by {counted.division.key}" if counted.division else counted.what,
                             *facts, ground(counted.region), *rest))  # fmt: skip
    made.footer[:0] = [*facts, *left_out, *several]
    return made


def _facts(of: Counted) -> list[str]:
    """How many tokens there are, and how many types and hapaxes, or forms and hits."""
    types, once = int((of.sums > 0).sum()), int((of.sums == 1).sum())
    tokens = counted(of.region.size, "token", "tokens")
    if of.all:
        return [tokens, counted(types, "type", "types"), counted(once, "hapax", "hapaxes")]
    return [counted(int(of.sums.sum()), "hit", "hits"), counted(types, "form", "forms"), f"in {tokens}"]


def _several(division: Division | None) -> list[str]:
    """That some of what was counted is counted in several parts."""
    return [f"what has more than one {division.key} counts for each"] if division and division.overlaps else []


def _per(of: Counted, listing: Listing) -> list[str]:
    """What a relative frequency is of."""
    if of.division is None:
        return [per(listing.per)]
    return [] if of.all and not listing.each else [f"frequency per {listing.per:,} tokens of each {of.division.key}"]


def _stopped(before: Counted, after: Counted, stop: StopList) -> str:
    """What a stop list left out."""
    number = int((before.sums > 0).sum() - (after.sums > 0).sum())
    hits = int(before.sums.sum() - after.sums.sum())
    tokens = counted(hits, "token", "tokens") if before.all else counted(hits, "hit", "hits")
    return f"without {counted(number, 'stop word', 'stop words')} ({stop.name}), {tokens}"


def relative(count: int, of: int, per: int) -> float | None:
    """So many for each so many tokens; None where there are none."""
    return count * per / of if of else None


def _relatives(counts: Array, of: Array, per: int) -> list[float | None]:
    return [relative(count, tokens, per) for count, tokens in zip(counts.tolist(), of.tolist(), strict=True)]


def _by_form(of: Counted, listing: Listing) -> Table:
    there = np.flatnonzero(of.sums >= max(listing.least, 1))
    counts = of.sums[there]
    order = _order(listing, "frequency", {"form": there, "frequency": -counts, "relative": -counts})
    size = of.region.size

    def rows(some: Array) -> Iterable[tuple[Cell, ...]]:
        for label, count in zip(of.words.labels(there[some]), counts[some].tolist(), strict=True):
            yield label, count, relative(count, size, listing.per), size, listing.per

    return Table(columns("forms", per=listing.per), _drawn(order, rows), footer=_limited(order, there))


def _by_both(of: Counted, division: Division, listing: Listing) -> Table:
    words, parts, counts = of.cells
    kept = counts >= max(listing.least, 1)
    words, parts, counts = words[kept], parts[kept], counts[kept]
    tokens = sizes(of.region, division)[parts]
    key = _heads(division.key)[0].name
    with np.errstate(all="ignore"):
        keys = {key: parts, "form": words, "frequency": -counts, "relative": -counts / tokens, "tokens": -tokens}
    order = _order(listing, key, keys, (words, -counts, parts))
    values = _values(of, division)

    def rows(some: Array) -> Iterable[tuple[Cell, ...]]:
        numbers = (parts[some].tolist(), of.words.labels(words[some]), counts[some].tolist(), tokens[some].tolist())
        for part, label, count, size in zip(*numbers, strict=True):
            yield *values[part], label, count, relative(count, size, listing.per), size, listing.per

    return Table(columns("each", division.key, listing.per), _drawn(order, rows), footer=_limited(order, words))


def _drawn(order: Array, rows: Callable[[Array], Iterable[tuple[Cell, ...]]]) -> Iterator[tuple[Cell, ...]]:
    """The rows at places, made so many at a time."""
    for at in range(0, len(order), _AT_ONCE):
        yield from rows(order[at : at + _AT_ONCE])


def _limited(order: Array, of: Array) -> list[str]:
    """How many rows are shown, if not all."""
    return [f"shown {len(order):,} of {len(of):,}"] if len(order) < len(of) else []


def _by_part(of: Counted, division: Division, listing: Listing) -> Table:
    """A row for each part that has tokens."""
    tokens = sizes(of.region, division)
    counts = of.cells.by_part(len(division)) if of.spectra is None else of.spectra.tokens
    there = np.flatnonzero((tokens > 0) & (counts >= (listing.least if listing.least > 1 else 0)))
    counts, tokens = counts[there], tokens[there]
    key = _heads(division.key)[0].name
    keys = {key: there, "tokens": -tokens}
    if of.spectra is None:
        keys |= {"frequency": -counts, "relative": -counts / tokens}
    else:
        keys |= {"types": -of.spectra.types[there], "hapaxes": -of.spectra.hapaxes[there]}
    order = _order(listing, key, keys)
    values, footer = _values(of, division), _limited(order, there)
    there, counts, tokens = there[order], counts[order], tokens[order]
    lead = [values[part] for part in there.tolist()]
    if of.spectra is None:
        rows: Iterable[tuple[Cell, ...]] = (
            (*value, count, share, size, listing.per)
            for value, count, share, size in zip(lead, counts.tolist(), _relatives(counts, tokens, listing.per),
                                                 tokens.tolist(), strict=True)
        )  # fmt: skip
        return Table(columns("parts", division.key, listing.per), rows, footer=footer)
    rest = (numbers[there].tolist() for numbers in (of.spectra.types, of.spectra.hapaxes))
    rows = ((*value, *numbers) for value, *numbers in zip(lead, tokens.tolist(), *rest, strict=True))
    return Table(columns("words", division.key), rows, footer=footer)


def _order(listing: Listing, default: str, keys: dict[str, Array], usual: Sequence[Array] = ()) -> Array:
    """The order of rows by a column, those that are equal in it as they were; the other way round if asked for.

    `value` stands for the column that names a part, whatever its name.
    """
    sort = default if listing.sort == _VALUE and default not in _NUMBERS else listing.sort
    name = column(sort, keys) if sort else default
    order = np.lexsort(tuple(usual)) if usual and not listing.sort else np.argsort(keys[name], kind="stable")
    return (order[::-1] if listing.reverse else order)[: listing.limit]


def _values(of: Counted, division: Division) -> Sequence[tuple[Cell, ...]]:
    """The cells that name each part; a part without a value has an empty one."""
    if division.key == "letter":
        letters = of.region.index.letters
        codes, times = letters.times()
        return [(id, times[code]) for id, code in zip(letters.ids(), codes, strict=True)]
    return [(label,) for label in division.labels]


def explained(of: Counted, text: str, per: int) -> Iterator[tuple[str, Cell, str]]:
    """What the frequency of a word is made of, a row a quantity; nothing where it is not there."""
    sums = of.sums
    found = [number for number in of.words.find(text) if sums[number]]
    for number in found:
        count, size = int(sums[number]), of.region.size
        label = of.words.labels([number])[0]
        yield "f", count, f"tokens that are {label}" if of.all else f"hits that are {label}"
        yield "N", size, f"tokens of the {ground(of.region)}"
        yield "rank", int((sums > count).sum()) + 1, f"of {int((sums > 0).sum()):,} forms; equal ones share a rank"
        yield f"per {per:,}", relative(count, size, per), f"f / N * {per:,}"
