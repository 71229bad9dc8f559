"""Words that stand side by side, by how often they do: n-grams, skipgrams, and the n-grams that hold a node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lettercli.counting.grams import Field, Grams, clusters, margins, ngrams
from lettercli.counting.ragged import Array
from lettercli.counting.stoplist import StopList
from lettercli.errors import LettersError
from lettercli.measures.association import Measure, named
from lettercli.table import Cell, Column, Table
from lettercli.views.contingency import defined
from lettercli.views.ground import ground, per
from lettercli.views.heading import counted
from lettercli.views.sorting import column

LONGEST = 20
"""Words of an n-gram."""
SORTS = ("form", "frequency", "range", "relative")
_MEASURE = "measure"
"""What stands for the measure's column, whatever its name."""
_WORDS = {"word": "words", "surface": "words as typed", "lemma": "lemmas"}
_AT_ONCE = 1 << 14
"""Rows that are written out together."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which n-grams there are rows for, and in what order."""

    lengths: range
    gaps: int = 0
    least: int = 2
    stop: StopList | None = None
    per: int = 10_000
    sort: str = ""
    """One of SORTS, or the measure's name; empty: by the measure where there is one, else by frequency."""
    reverse: bool = False
    limit: int | None = None
    """The first so many rows only."""
    measure: str = ""
    """How closely the two words of a pair go together: the name of a measure of association; empty: none."""


def read_lengths(text: str) -> range:
    """The lengths of n-grams as typed: `2`, or `2:5` from the shortest to the longest."""
    first, *rest = text.split(":", 1)
    last = rest[0] if rest else first
    if all(part.isascii() and part.isdecimal() and len(part) < 4 for part in (first, last)):
        lengths = range(int(first), int(last) + 1)
        if lengths and lengths[0] >= 1 and lengths[-1] <= LONGEST:
            return lengths
    raise LettersError(f"no length {text!r}", f"write 2, or 2:5 for all from 2 to 5 words; {LONGEST} are the most")


def of_all(field: Field, listing: Listing) -> Table:
    """The n-grams of a region; raises LettersError for skipgrams that could be chosen in too many ways.

    With a measure they must be pairs: how often two words are one beside the other is held against how often the one
    begins a pair, and the other ends one.
    """
    if listing.measure and listing.lengths != range(2, 3):
        raise LettersError("measures of association are of two words", "leave out -n, or the measure")
    stopped = _stopped(field, listing)
    found = [ngrams(field, n, listing.gaps, listing.least, stopped) for n in listing.lengths]
    words = _WORDS[field.classes.kind]
    what = f"{_grams(listing.lengths)} of {words}"
    if listing.gaps:
        what = f"skipgrams of {_numbers(listing.lengths)} {words}, up to {listing.gaps:,} left out between"
    return _table(field, found, listing, what, "ngram", _associated(field, found[0], listing))


def around(field: Field, listing: Listing, query: str, starts: Array, ends: Array) -> Table:
    """The n-grams in which a hit of a query lies from beginning to end."""
    stopped = _stopped(field, listing)
    found = [clusters(field, n, starts, ends, listing.least, stopped) for n in listing.lengths]
    what = f"{_grams(listing.lengths)} of {_WORDS[field.classes.kind]} that hold {query}"
    made = _table(field, found, listing, what, "cluster")
    longer = int((ends - starts > listing.lengths[-1]).sum())
    if longer:
        made.footer.append(f"{counted(longer, 'hit is', 'hits are')} longer than that, and in none")
    return made


def _grams(lengths: range) -> str:
    """`2-grams`, `2- to 5-grams`."""
    return f"{lengths[0]}-grams" if len(lengths) == 1 else f"{lengths[0]}- to {lengths[-1]}-grams"


def _numbers(lengths: range) -> str:
    return str(lengths[0]) if len(lengths) == 1 else f"{lengths[0]} to {lengths[-1]}"


def _stopped(field: Field, listing: Listing) -> list[int]:
    return listing.stop.among(field.classes) if listing.stop is not None else []


class _Pairs(NamedTuple):
    """What measures of association are made of, for each pair of words, and what one of them makes of it."""

    r1: Array
    """How many pairs begin with the first word."""
    c1: Array
    """How many end with the second."""
    n: int
    """All pairs."""
    values: Array


def _associated(field: Field, found: Grams, listing: Listing) -> _Pairs | None:
    """The measure that was asked for of all pairs; raises LettersError for an unknown one."""
    if not listing.measure:
        return None
    measure = named(listing.measure)
    begin, end = margins(field, listing.gaps)
    r1, c1, n = begin[found.classes[:, 0]], end[found.classes[:, 1]], int(begin.sum())
    return _Pairs(r1, c1, n, measure(found.counts, r1, c1, n))


def measured(measure: str) -> tuple[Column, ...]:
    """The columns of a list of 2-grams with a measure."""
    return columns("ngram", measure=measure)


def columns(first: str, per: int = 10_000, measure: str = "") -> tuple[Column, ...]:
    """The columns of a list of n-grams; what a page calls the first is `ngram` or `cluster`."""
    own = (Column("position"),) if first == "cluster" else ()
    return (
        Column("form", heading=first), Column("frequency", "number"), Column("range", "number"),
        Column("relative", "number", f"per {per:,}"), *own,
        *((Column(measure, "number", named(measure).symbol),) if measure else ()),
        *(Column(name, "number", where="exports") for name in ("r1", "c1", "pairs") if measure),
        *(Column(name, "number", where="exports") for name in ("n", "tokens", "per")),
    )  # fmt: skip


def _table(
    field: Field, found: Sequence[Grams], listing: Listing, what: str, first: str, pairs: _Pairs | None = None
) -> Table:
    """One row an n-gram: how often it is, in how many letters, how often for each so many tokens."""
    region, different = field.region, sum(len(each.counts) for each in found)
    facts = [
        f"{sum(each.total for each in found):,} in all",
        f"{different:,} different" + (f", {listing.least:,} times or more"
                                                                   if listing.least > 1 else ""),
    ]  # fmt: skip
    stop = [f"none begins or ends with a stop word ({listing.stop.name})"] if listing.stop is not None else []
    size = counted(region.size, "token", "tokens")
    cut = listing.limit is not None and listing.limit < different
    shown = [f"shown {listing.limit:,} of {different:,}"] if cut else []
    measure = [_said(named(listing.measure))] if pairs is not None else []
    title = [what, *facts, size, ground(region), "range: letters", per(listing.per), *measure, *stop]
    rows = _rows(field, found, listing, pairs, placed=first == "cluster")
    made = columns(first, listing.per, "" if pairs is None else listing.measure)
    return Table(made, rows, " · ".join(title), [*shown, *facts, *stop])


def _said(measure: Measure) -> str:
    """What a measure is, for a heading."""
    return f"{measure.symbol} of all pairs ({measure.source})"


def _rows(
    field: Field, found: Sequence[Grams], listing: Listing, pairs: _Pairs | None, *, placed: bool
) -> Iterator[tuple[Cell, ...]]:
    which = np.repeat(np.arange(len(found)), [len(each.counts) for each in found])
    rows = np.concatenate([np.arange(len(each.counts)) for each in found])
    order = _order(found, which, listing, pairs)[: listing.limit]
    size = field.region.size
    for at in range(0, len(order), _AT_ONCE):
        some = order[at : at + _AT_ONCE]
        texts = _written(field, found, which[some], rows[some])
        for text, gram, row in zip(texts, which[some].tolist(), rows[some].tolist(), strict=True):
            count = int(found[gram].counts[row])
            own: tuple[Cell, ...] = (_positions(int(found[gram].places[row])),) if placed else ()
            if pairs is not None:
                own = (defined(float(pairs.values[row])), int(pairs.r1[row]), int(pairs.c1[row]), pairs.n)
            yield (text, count, int(found[gram].letters[row]), count * listing.per / size, *own,
                   listing.lengths[gram], size, listing.per)  # fmt: skip


def _order(found: Sequence[Grams], which: Array, listing: Listing, pairs: _Pairs | None) -> Array:
    """The order of all rows: by frequency, range, words or measure; equal ones by length, then by their words."""
    own = [listing.measure] if pairs is not None else []
    typed = listing.measure if listing.sort == _MEASURE and own else listing.sort
    sort = column(typed, (*SORTS, *own)) if typed else (*own, "frequency")[0]
    counts = np.concatenate([each.counts for each in found])
    if sort == "form":
        longest = listing.lengths[-1]
        padded = [np.pad(each.classes.astype(np.int64), ((0, 0), (0, longest - each.classes.shape[1])),
                         constant_values=-1) for each in found]  # fmt: skip
        words = np.concatenate(padded)
        order = np.lexsort([words[:, place] for place in range(longest - 1, -1, -1)])
    elif sort == "range":
        order = np.lexsort((which, -counts, -np.concatenate([each.letters.astype(np.int64) for each in found])))
    elif pairs is not None and sort in own:
        known = ~np.isnan(pairs.values)
        values = np.where(known, pairs.values, 0)
        # What has no value comes last either way.
        return np.lexsort((-counts, values if listing.reverse else -values, ~known))
    else:
        order = np.lexsort((which, -counts))
    return order[::-1] if listing.reverse else order


def _written(field: Field, found: Sequence[Grams], which: Array, rows: Array) -> list[str]:
    """The words of some n-grams, with blanks between them."""
    texts = [""] * len(rows)
    for number, grams in enumerate(found):
        mine = np.flatnonzero(which == number)
        if len(mine):
            classes = grams.classes[rows[mine]]
            different, places = np.unique(classes, return_inverse=True)
            labels = field.classes.labels(different)
            for at, words in zip(mine.tolist(), places.reshape(classes.shape).tolist(), strict=True):
                texts[at] = " ".join([labels[word] for word in words])
    return texts


def _positions(bits: int) -> str:
    """At which words nodes begin, counted from 1: `2`, `1,3`."""
    return ",".join(str(place + 1) for place in range(bits.bit_length()) if bits >> place & 1)
