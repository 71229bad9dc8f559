"""How evenly words are spread over an edition: a row a query, a row a part, the working of a measure, the plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from lettercli.counting.parts import Line, Parts
from lettercli.counting.ragged import Array
from lettercli.hits import Found, Match, letter_of
from lettercli.index.layout import Index
from lettercli.measures.dispersion import Dispersion, dispersion
from lettercli.plot import Extent, Plot, Strip
from lettercli.search.bulk import voices
from lettercli.search.window import Spans
from lettercli.table import Cell, Column, Table
from lettercli.views.ground import ground
from lettercli.views.heading import counted, heading


class Spread(NamedTuple):
    """The hits of a query, and over which parts they are how evenly spread."""

    query: str
    tokens: Array
    """The first token of each hit."""
    inserted: Array
    """For each whether some of it is in the editors' brackets."""
    hits: Array
    """How many each part has."""
    measures: Dispersion


def spread(query: str, index: Index, parts: Parts, starts: Array, ends: Array) -> Spread:
    """The dispersion of a query whose hits begin and end at these tokens."""
    if not len(parts):  # what a pattern finds where there is no word is in no part
        starts, ends = starts[:0], ends[:0]
    inserted = (starts < index.layer_at[1]) & (voices(index, starts, ends) > 0) if len(starts) else starts > 0
    hits = parts.tallied(starts)
    return Spread(query, starts, inserted, hits, dispersion(hits.tolist(), parts.words.tolist()))


def joined(blocks: Iterable[Spans]) -> tuple[Array, Array]:
    """The first tokens and the ends of hits that come in blocks."""
    found = [(np.asarray(starts, np.int64), np.asarray(ends, np.int64)) for starts, ends in blocks]
    none = np.zeros(0, np.int64)
    return (np.concatenate([none, *(each[0] for each in found)]), np.concatenate([none, *(each[1] for each in found)]))


def spans(index: Index, hits: Iterable[Found], *, wordless: bool = True) -> tuple[Array, Array]:
    """The same of hits that come one by one; what a pattern finds between words stands with the word beside it.

    Without `wordless` such hits are left out.
    """
    kept = (hit for hit in hits if wordless or hit.start < hit.end)
    found = np.array([_tokens(index, hit) for hit in kept], np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _tokens(index: Index, hit: Found) -> tuple[int, int]:
    if not isinstance(hit, Match) or hit.start < hit.end:
        return hit.start, hit.end
    beside = (token for token in (hit.start, hit.start - 1) if 0 <= token < len(index))
    token = next((token for token in beside if index.letter(token) == letter_of(index, hit)), hit.start)
    return token, token + 1


COLUMNS = (
    Column("query"), Column("hits", "number"), Column("range", "number"), Column("parts", "number"),
    Column("dp", "number", "DP", digits=3), Column("dp_norm", "number", "DPnorm", digits=3),
    Column("juilland_d", "number", "D", digits=3), Column("inserted", "number", "[]", where="exports"),
    Column("tokens", "number", where="exports"),
)  # fmt: skip
PARTS = (
    Column("query"), Column("part", "address"), Column("date", "date"), Column("tokens", "number"),
    Column("hits", "number"), Column("share_of_tokens", "number", where="exports"),
    Column("share_of_hits", "number", where="exports"),
)  # fmt: skip
WORKING = Column("query"), Column("quantity"), Column("value", "number", digits=6), Column("meaning", "prose")


def table(spreads: Iterable[Spread], title: str = "") -> Table:
    """One row a query, with its measures; those that have no value are empty."""
    return Table(COLUMNS, [_row(each) for each in spreads], title)


def _row(spread: Spread) -> tuple[Cell, ...]:
    found = spread.measures
    measures = (found.hits, found.range, found.parts, found.dp, found.dp_norm, found.d)
    return (spread.query, *measures, int(spread.inserted.sum()), found.words)


def by_part(parts: Parts, spreads: Iterable[Spread], title: str = "") -> Table:
    """One row a query and part: its tokens, its hits, and the shares of all tokens and of all hits that these are."""
    return Table(PARTS, _by_part(parts, spreads), title)


def _by_part(parts: Parts, spreads: Iterable[Spread]) -> Iterator[tuple[Cell, ...]]:
    line, words = parts.line, parts.words.tolist()
    dates = [line.records[letter].date for letter in parts.letters().tolist()]
    for each in spreads:
        number, total = each.measures.words, each.measures.hits
        for label, date, size, hits in zip(parts.labels, dates, words, each.hits.tolist(), strict=True):
            yield each.query, label, date, size, hits, size / number, hits / total if total else None


def explained(parts: Parts, spreads: Iterable[Spread], title: str = "") -> Table:
    """One row a quantity of each query: what a measure is made of, its value, and what gives it."""
    rows = [(each.query, *row) for each in spreads for row in _working(parts, each)]
    return Table(WORKING, rows, title)


def _working(parts: Parts, spread: Spread) -> Iterator[tuple[str, Cell, str]]:
    found, words = spread.measures, parts.words
    rates = spread.hits / words if len(words) else np.zeros(0)
    known, several = bool(found.hits), len(words) > 1
    mean = float(rates.mean()) if known else None
    yield "n", found.parts, f"parts: {parts.said}"
    yield "N", found.words, "Σ w_i: tokens of all parts"
    yield "f", found.hits, "Σ v_i: hits in all parts"
    yield "range", found.range, "parts with hits: v_i > 0"
    yield "min s", int(words.min()) / found.words if len(words) else None, "s_i = w_i / N: the smallest part's share"
    yield "DP", found.dp, "½ Σ |v_i / f − s_i| (Gries 2008)"
    yield "DPnorm", found.dp_norm, "DP / (1 − min s) (Lijffijt and Gries 2012)"
    yield "µ", mean, "mean of p_i = v_i / w_i"
    yield "σ", float(rates.std()) if known else None, "√(Σ (p_i − µ)² / n), as of a population"
    yield "V", float(rates.std()) / mean if known and mean else None, "σ / µ"
    yield "√(n − 1)", sqrt(len(words) - 1) if several else None, "the most that V can be"
    yield "D", found.d, "1 − V / √(n − 1) (Juilland, of relative frequencies)"


def headline(parts: Parts, measure: str = "DP (Gries 2008)") -> str:
    """The line above a page: who, when, over what the measure is, and what is counted."""
    region, letters = parts.line.region, parts.line.records
    facts = [f"dispersion over {parts.said}", measure, counted(region.size, "token", "tokens"), ground(region)]
    pairs = ((letter.sender, letter.recipient) for letter in letters)
    return heading(pairs, facts, (letter.date for letter in letters))


def plot(parts: Parts, spreads: Sequence[Spread]) -> Plot:
    """What a page or a picture of the spreads is drawn from."""
    line = parts.line
    letters = tuple(
        Extent(letter.id, letter.date, words)
        for letter, words in zip(line.records, line.words.tolist(), strict=True)
    )
    return Plot(letters, tuple(_strip(line, each) for each in spreads), headline(parts), parts.said)


def _strip(line: Line, spread: Spread) -> Strip:
    places: Array = line.places(spread.tokens) if len(spread.tokens) else spread.tokens
    hits: Array = np.sort(places)
    inserted: Array = np.sort(places[spread.inserted])
    return Strip(spread.query, hits, inserted, spread.measures)
