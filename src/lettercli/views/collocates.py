"""The words that stand near the hits of a query, by how much more often they do than chance would have it.

A row tells how often a word stands in the windows (O11), how often it comes at all (C1), how often chance would put it
there (E11), and the measures asked for; the heading says what the windows are and what all of it is a share of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lettercli.counting.classes import Classes
from lettercli.counting.ragged import Array
from lettercli.counting.stoplist import StopList
from lettercli.counting.width import Width
from lettercli.counting.windows import Signatures, Windows
from lettercli.measures.association import MEASURES, Measure, named
from lettercli.measures.contingency import Table as Cells
from lettercli.table import Cell, Column, Table
from lettercli.views.contingency import contingency, defined
from lettercli.views.ground import ground
from lettercli.views.heading import counted
from lettercli.views.sorting import column

_MODELS = {
    "ccc": "each place once, hits set aside (ccc)",
    "span": "each window for itself, expected by its width (span)",
    "none": "each window for itself, width unheeded (none)",
}
_OF = {"word": "words", "surface": "words as written", "lemma": "lemmas"}
_DIGITS = {"dice": 4}
"""Decimal places of a measure on a page, where they are not two."""


def columns(numbers: Iterable[str], offsets: Iterable[int] = ()) -> tuple[Column, ...]:
    """The columns of a table with these numbers, measures among them, and these places of the window."""
    symbols = {name: measure.symbol for name, measure in MEASURES.items()}
    return (
        Column("form", heading="word"),
        *(Column(name, "number", symbols.get(name, name.upper()), digits=_DIGITS.get(name, 2)) for name in numbers),
        Column("r1", "number", where="exports"), Column("n", "number", where="exports"),
        *(Column(f"{offset:+}", "number", where="exports") for offset in offsets),
    )  # fmt: skip


EVERY = columns(("o11", "c1", "e11", *MEASURES), Width("words", 5, 5).offsets)
"""All columns that there may be, with the places of the usual window."""


class Found(NamedTuple):
    """What was counted."""

    windows: Windows
    classes: Classes
    text: str
    """What was looked for."""

    @property
    def signatures(self) -> Signatures:
        """The numbers that measures are made of."""
        return self.windows.signatures(self.classes)


@dataclass(frozen=True, slots=True)
class Listing:
    """Which rows there are, in what order and with which measures."""

    measures: Sequence[str] = ("g2",)
    """Names of MEASURES."""
    least: int = 2
    """Words that stand in the windows less often are left out."""
    sort: str = ""
    """A column; empty: the first measure. Numbers from the largest on, forms alphabetically."""
    reverse: bool = False
    stop: StopList | None = None
    limit: int | None = None
    offsets: bool = False
    """Whether to tell how often each word stands at each place of the window; of windows of words alone."""


def collocates(found: Found, listing: Listing) -> Table:
    """A row a word, that of the largest value first; raises LettersError for an order by what the rows have not."""
    measures = [named(name) for name in dict.fromkeys(listing.measures)]
    signatures = found.signatures
    kept, left_out = _kept(found, signatures, listing)
    o11, c1 = signatures.o11[kept], signatures.c1[kept]
    values: dict[str, Array] = {"o11": o11, "c1": c1, "e11": Cells(o11, signatures.r1, c1, signatures.n).e11}
    values |= {measure.name: measure(o11, signatures.r1, c1, signatures.n) for measure in measures}
    order = _order(listing, values, measures[0].name)
    shown = order[: listing.limit]
    offsets = found.windows.width.offsets if listing.offsets else ()
    title = _title(found, signatures, measures, listing, left_out)
    footer = [f"shown {len(shown):,} of {len(order):,}"] if len(shown) < len(order) else []
    numbers = [each[shown] for each in values.values()]
    rows = _rows(found, signatures, kept[shown], numbers, wide=bool(offsets))
    return Table(columns(values, offsets), rows, title, footer)


def _kept(found: Found, signatures: Signatures, listing: Listing) -> tuple[Array, list[str]]:
    """The classes that have rows, in alphabetical order, and how many a stop list leaves out."""
    o11 = signatures.o11
    there = o11 >= max(listing.least, 1)
    if listing.stop is None:
        return np.flatnonzero(there), []
    before = int(there.sum())
    there[listing.stop.among(found.classes)] = False
    number = before - int(there.sum())
    return np.flatnonzero(there), [f"without {counted(number, 'stop word', 'stop words')} ({listing.stop.name})"]


def _order(listing: Listing, values: dict[str, Array], first: str) -> Array:
    """The places of rows in their order; what has no value comes last, what has the same value as it was."""
    name = column(listing.sort, ("form", *values)) if listing.sort else first
    if name == "form":
        order: Array = np.arange(len(values["o11"]))
        return order[::-1] if listing.reverse else order
    key = np.asarray(values[name], np.float64)
    known = ~np.isnan(key)
    return np.lexsort((-values["o11"], np.where(known, key if listing.reverse else -key, 0), ~known))


def _rows(
    found: Found, signatures: Signatures, numbers: Array, columns: Sequence[Array], *, wide: bool
) -> Iterator[tuple[Cell, ...]]:
    """The rows of some classes; a value that is not defined is an empty cell."""
    profile = found.windows.profile(found.classes, numbers).tolist() if wide else [()] * len(numbers)
    ends = int(signatures.r1), int(signatures.n)
    labels = found.classes.labels(numbers)
    for label, *cells, places in zip(labels, *map(_plain, columns), profile, strict=True):
        yield label, *cells, *ends, *places


def _plain(values: NDArray[np.float64]) -> list[Cell]:
    """Numbers as Python's own; None for one that is not defined."""
    return [defined(value) for value in values.tolist()]


def _title(
    found: Found, signatures: Signatures, measures: Sequence[Measure], listing: Listing, left_out: list[str]
) -> str:
    """What was counted, in which windows, by which measure, and of what it is a share."""
    windows = found.windows
    of = "tokens outside the hits" if windows.model == "ccc" else "tokens"
    return " · ".join((
        f"{_OF[found.classes.kind]} near {found.text}",
        ", ".join(measure.symbol for measure in measures),
        window(windows.width),
        f"at least {listing.least:,}",
        counted(windows.hits, "hit", "hits"),
        f"R1 {signatures.r1:,}",
        f"N {signatures.n:,} {of} in the {ground(windows.region)}",
        _MODELS[windows.model],
        *left_out,
    ))  # fmt: skip


def window(width: Width) -> str:
    """`window 5:5`, `window: the sentence`."""
    return f"window {width}" if width.unit == "words" else f"window: the {width.unit}"


def facts(found: Found) -> Iterator[str]:
    """What there is to say of hits without a window."""
    if empty := found.windows.empty:
        yield f"{counted(empty, 'hit holds', 'hits hold')} no word and have no window"


WORKING = (
    Column("quantity"), Column("value", "number", digits=6), Column("meaning"), Column("source", where="exports"),
    Column("form", where="exports"),
)  # fmt: skip
"""The columns of `working`."""


def working(found: Found, text: str) -> Table:
    """All that the measures of one word are made of, a row a quantity; no rows of a word that does not come at all."""
    title = (f"{text} near {found.text}", window(found.windows.width), _MODELS[found.windows.model])
    return Table(WORKING, _working(found, text), " · ".join(title))


def _working(found: Found, text: str) -> Iterator[tuple[Cell, ...]]:
    signatures, windows = found.signatures, found.windows
    for number in found.classes.find(text):
        numbers = int(signatures.o11[number]), int(signatures.r1), int(signatures.c1[number]), int(signatures.n)
        if not numbers[0] and not numbers[2]:
            continue
        word = found.classes.label(number)
        meant = _meant(windows, word)
        yield "hits", windows.hits, f"hits of {found.text} in the {ground(windows.region)}", "", word
        for name, value, meaning in contingency(*numbers, "windows", "the rest"):
            yield name, value, meant.get(name, meaning), "", word
        for measure in MEASURES.values():
            yield measure.name, defined(float(measure(*numbers))), measure.formula, measure.source, word


def _meant(windows: Windows, word: str) -> dict[str, str]:
    """What the frequencies of a contingency table are, in the sense of the model."""
    width = windows.width if windows.width.unit == "words" else f"the {windows.width.unit}"
    told = {"O11": f"{word} in windows ({width})", "O21": f"{word} in the rest"}
    if windows.model == "ccc":
        return told | {"R1": "tokens in windows, each once", "C1": f"{word} outside the hits",
                       "N": "all tokens outside the hits"}  # fmt: skip
    wide = "hits times width" if windows.width.unit == "words" else "tokens of all windows"
    return told | {"R1": "hits" if windows.model == "none" else wide, "C1": word}
