"""Keywords: the words that are more, or less, frequent in a target than in a reference.

Every row is one table: O11 and O21 are the word's frequencies, R1 and R2 the tokens of target and reference. A measure
that is not defined for it is an empty cell and sorts last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lettercli.counting.contrast import Contrast
from lettercli.counting.divisions import Division
from lettercli.counting.frequencies import by_part, frequencies, sizes
from lettercli.counting.ragged import Array
from lettercli.counting.stoplist import StopList
from lettercli.errors import LettersError
from lettercli.measures.association import MEASURES
from lettercli.measures.keyness import INTERVALS, bonferroni, deviations, interval, p_value
from lettercli.table import Cell, Column, Table
from lettercli.views.contingency import contingency, defined, measured
from lettercli.views.freq import relative
from lettercli.views.ground import ground
from lettercli.views.heading import counted
from lettercli.views.sorting import column

USUAL = ("g2", "lr-hardie", "diff")
PER = 10_000
WORKING = (Column("quantity"), Column("value", "number", digits=6), Column("meaning", "prose"))
"""The columns of `explained`."""
_DIGITS = {"dice": 4, "diff": 0}
_NUMBERS = (Column("target", "number"), Column("reference", "number", "ref."),
            Column("per_10000_target", "number", where="exports"),
            Column("per_10000_reference", "number", where="exports"))  # fmt: skip
_MARK = Column("significant", "mark", " ", "pages")


def columns(measures: Sequence[str], *, dispersion: bool) -> tuple[Column, ...]:
    """The columns of a table with these measures."""
    found = [Column("form", "prose", "word"), *_NUMBERS]
    for name in measures:
        found.append(Column(name, "number", MEASURES[name].symbol.split(" (")[0], digits=_DIGITS.get(name, 2)))
        if name in INTERVALS:
            found += [Column(f"{name}-lower", "number", "from"), Column(f"{name}-upper", "number", "to")]
    found.append(Column("p", "number", digits=4))
    return (*found, *([Column("dp", "number", "DP", digits=3)] if dispersion else []), _MARK)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared, and which rows there are."""

    target: str
    """What a heading calls the target: `topic=grain`."""
    reference: str
    measures: Sequence[str] = USUAL
    """Names of MEASURES; rows are in the order of the first."""
    sort: str = ""
    """A column; empty: the first measure."""
    reverse: bool = False
    least: int = 1
    """Words that are less frequent, in target and reference together, are not compared."""
    alpha: float = 0.05
    significant: bool = False
    """Whether only words whose corrected p is below alpha are rows."""
    stop: StopList | None = None
    limit: int | None = None
    """The first so many rows only."""
    dispersion: Division | None = None
    """The letters of the target's edition, where DP is wanted."""


class _Rows(NamedTuple):
    """The words that are compared, and their numbers, an entry a word."""

    words: Array
    o11: Array
    c1: Array


def keywords(both: Contrast, asked: Asked) -> Table:
    """A row a word that is compared; raises Empty where target or reference has no tokens."""
    _refuse_empty(both, asked)
    rows = _compared(both, asked)
    heads, number = columns(asked.measures, dispersion=asked.dispersion is not None), len(rows.words)
    values = dict(zip((column.name for column in heads[1:-1]), _values(both, asked, rows), strict=True))
    order, below = _order(asked, values, rows), values["p"] < asked.alpha
    if asked.significant:
        order = order[below[order]]
    facts, left = _facts(both, number, asked.alpha, int(below.sum())), len(order)
    order = order[: asked.limit]
    if len(order) < left:
        facts.append(f"shown {len(order):,} of {left:,}")
    lists = [_cells(numbers[order]) for numbers in values.values()]
    marks: list[Cell] = ["*" if each else None for each in below[order].tolist()]
    drawn = zip(both.words.labels(rows.words[order]), *lists, marks, strict=True)
    return Table(heads, drawn, _title(both, asked, number), facts)


def _values(both: Contrast, asked: Asked, rows: _Rows) -> Iterator[Array]:
    """The numbers of each column between the word and the mark, with an entry a word."""
    o11, o21, r1, n, number = rows.o11, rows.c1 - rows.o11, both.r1, both.r1 + both.r2, len(rows.words)
    yield from (o11, o21, o11 * PER / r1, o21 * PER / both.r2)
    for name in asked.measures:
        yield MEASURES[name](o11, r1, rows.c1, n)
        if name in INTERVALS:
            yield from interval(name, o11, r1, rows.c1, n, asked.alpha, number)
    yield bonferroni(p_value(MEASURES["g2"](o11, r1, rows.c1, n)), number)
    if asked.dispersion is not None:
        yield _dps(both, asked.dispersion)[rows.words]


def _refuse_empty(both: Contrast, asked: Asked) -> None:
    """Raises LettersError where there is nothing to compare."""
    if not both.r1:
        raise Empty(f"the target has no words: {asked.target}", "letters list and letters topics say what there is")
    if not both.r2:
        raise Empty(f"the reference has no words: {asked.reference}", "the target is all there is: narrow it")


class Empty(LettersError):
    """A target or a reference without words."""


def _compared(both: Contrast, asked: Asked) -> _Rows:
    total = both.in_target + both.in_reference
    kept = total >= max(asked.least, 1)
    if asked.stop is not None:
        kept[asked.stop.among(both.words)] = False
    words = np.flatnonzero(kept)
    return _Rows(words, both.in_target[words], total[words])


def _dps(both: Contrast, letters: Division) -> Array:
    """The DP of each word over the letters of the target; nan for one that is not there."""
    pieces = by_part(both.target, both.classes, letters)
    of_class = deviations(pieces, sizes(both.target, letters), frequencies(both.target, both.classes))
    return np.where(both.numbers >= 0, of_class[both.numbers], np.nan)


def _order(asked: Asked, values: dict[str, Array], rows: _Rows) -> Array:
    """The order of the rows; what has no value, being nan, comes last either way."""
    keys = {"form": -rows.words, **values}
    key = keys[_sorted_by(asked, keys)].astype(np.float64)
    return np.lexsort((rows.words, -rows.c1, key if asked.reverse else -key))


def _sorted_by(asked: Asked, known: Iterable[str]) -> str:
    """The column that rows are sorted by; raises LettersError for one that they have not."""
    return column(asked.sort, known) if asked.sort else asked.measures[0]


def _cells(numbers: Array) -> list[Cell]:
    cells: list[Cell] = numbers.tolist()
    if numbers.dtype.kind not in "iu":
        for at in np.flatnonzero(np.isnan(numbers)).tolist():
            cells[at] = None
    return cells


def _title(both: Contrast, asked: Asked, number: int) -> str:
    first = MEASURES[asked.measures[0]]
    facts = [
        f"keywords of {asked.target} against {asked.reference}",
        f"by {asked.sort or f'{first.symbol} ({first.source})'}",
        f"target {counted(both.r1, 'token', 'tokens')}, {ground(both.target)}",
        f"reference {counted(both.r2, 'token', 'tokens')}, {ground(both.reference)}",
        f"p of G2, Bonferroni-corrected for {counted(number, 'word', 'words')}; * below {asked.alpha:g}",
    ]
    if any(name in INTERVALS for name in asked.measures):
        names = " and ".join(MEASURES[name].symbol for name in asked.measures if name in INTERVALS)
        facts.append(f"{names} from, to: {100 * (1 - asked.alpha):g} % confidence of all together")
    facts += [f"at least {asked.least:,} in both"] if asked.least > 1 else []
    facts += [f"without stop words ({asked.stop.name})"] if asked.stop is not None else []
    facts += ["DP over the target's letters"] if asked.dispersion is not None else []
    return " · ".join(facts)


def _facts(both: Contrast, number: int, alpha: float, significant: int) -> list[str]:
    facts = [
        f"target {both.r1:,}, reference {counted(both.r2, 'token', 'tokens')}",
        f"{counted(number, 'word', 'words')} compared", f"{significant:,} below {alpha:g}",
    ]  # fmt: skip
    shared = both.shared
    return [*facts, f"{counted(shared, 'token is', 'tokens are')} in both"] if shared else facts


def explained(both: Contrast, asked: Asked, text: str) -> Iterator[tuple[str, Cell, str]]:
    """What the measures of a word are made of, a row a quantity; nothing where it is in neither."""
    _refuse_empty(both, asked)
    compared = len(_compared(both, asked).words)
    for number in both.words.find(text):
        o11, c1 = int(both.in_target[number]), int(both.in_target[number] + both.in_reference[number])
        if not c1:
            continue
        r1, n = both.r1, both.r1 + both.r2
        yield from contingency(o11, r1, c1, n, "the target", "the reference")
        yield "per 10,000 here", relative(o11, r1, PER), "10,000 O11 / R1"
        yield "per 10,000 there", relative(c1 - o11, n - r1, PER), "10,000 O21 / R2"
        yield from measured(o11, r1, c1, n, (MEASURES[name] for name in dict.fromkeys(("g2", *asked.measures))))
        for name in asked.measures:
            if name in INTERVALS:
                ends = interval(name, o11, r1, c1, n, asked.alpha, compared)
                for end, value in zip(("lower", "upper"), ends, strict=True):
                    yield f"{name}-{end}", defined(float(value)), f"{end} end at alpha {asked.alpha:g} / {compared:,}"
        p = p_value(MEASURES["g2"](o11, r1, c1, n))
        yield "p", defined(float(p)), "chi2 with one degree of freedom, of |G2|"
        yield "p corrected", defined(float(bonferroni(p, compared))), f"times {compared:,} words compared, at most 1"
