"""Parts of an index joined to the sections of a whole one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from lettercli.index import reverse
from lettercli.index.layout import LAYERS, NONE, narrowest
from lettercli.index.parts import COLUMNS, STREAMS, Layer, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.generic]
    Places = NDArray[np.int64]


class Run(NamedTuple):
    """Letters of a part that follow one another in the edition, too."""

    part: int
    first: int
    end: int


class Ranks(NamedTuple):
    """What the types of the parts become."""

    of: Sequence[NDArray[np.uint32]]
    """For each lexicon of the parts the ranks of its forms in that of the whole."""
    forms: int
    """How many forms that has."""


class Room(Protocol):
    """Where sections are made."""

    def room(self, name: str, format: str, count: int) -> memoryview:
        """An empty section of so many numbers, to be filled; raises OSError."""

    def unload(self) -> None:
        """Need not keep in memory what the rooms have been filled with."""


def runs(order: Iterable[tuple[int, int]]) -> list[Run]:
    """The edition's letters, each a part and a place in it, as runs."""
    made: list[Run] = []
    last, first, end = -1, 0, 0
    for part, place in order:
        if part == last and place == end:
            end += 1
            continue
        if end > first:
            made.append(Run(last, first, end))
        last, first, end = part, place, place + 1
    return [*made, Run(last, first, end)] if end > first else made


def join(
    parts: Sequence[Part], order: Sequence[Run], ranked: Callable[[], Ranks], to: Room,
    unload: Callable[[], None] = lambda: None,
) -> None:  # fmt: skip
    """Make the sections of letters.

    `ranked` is asked while all but the types is copied, since to copy keeps nobody waiting. `unload` is told when parts
    that lie in files need not be in memory for a while.
    """
    totals, bases = _measured(parts, order)
    formats = {"s": narrowest(_greatest(parts, "starts"), "HI"), "l": narrowest(_greatest(parts, "lengths"), "BHI"),
               "o": narrowest(totals["bytes"], "IQ")}  # fmt: skip
    whole: dict[str, Numbers] = {}
    for name, column in COLUMNS.items():
        format = formats.get(column.format, column.format)
        whole[name] = np.frombuffer(to.room(name, format, totals[column.stream] + column.closed), format)
        if column.closed:
            whole[name][-1] = totals[column.counts]

    def filled() -> None:
        to.unload()
        unload()

    with ThreadPoolExecutor(1) as other:
        copied = other.submit(_copy, parts, order, bases, whole, filled)
        ranks = ranked()
        copied.result()
    for layer, _, run, at in _segments(parts, order, bases, "tokens"):
        source = layer.columns["types"][at.start : at.stop]
        whole["types"][at.place : at.place + len(source)] = ranks.of[parts[run.part].lexicon][source]
    unload()
    borders = np.union1d(whole["passages.first"], whole["stretches.first"])
    np.frombuffer(to.room("breaks", "I", len(borders)), np.uint32)[:] = borders
    _finish(parts, order, bases, totals, whole["types"], ranks.forms, to)


def _copy(
    parts: Sequence[Part], order: Sequence[Run], bases: list[dict[str, list[int]]], whole: Mapping[str, Numbers],
    filled: Callable[[], None],
) -> None:  # fmt: skip
    """Fill all columns but that of the types, and tell of each that is."""
    for name, column in COLUMNS.items():
        if name == "types":
            continue
        for layer, number, run, at in _segments(parts, order, bases, column.stream):
            source = layer.columns[name][at.start : at.stop]
            target = whole[name][at.place : at.place + len(source)]
            if not column.counts:
                target[:] = source
                continue
            borders = layer.borders[column.counts]
            moved = int(bases[number][column.counts][at.run]) - int(borders[run.first])
            target[:] = source.astype(np.int64) + moved
            if name == "passages.parents":
                target[source == NONE] = NONE
        filled()


def _greatest(parts: Sequence[Part], name: str) -> int:
    columns = (layer.columns[name] for part in parts for layer in part.layers)
    return max((int(column.max()) for column in columns if len(column)), default=0)


class _Segment(NamedTuple):
    """Things of a stream, in a part and in the whole."""

    run: int
    start: int
    stop: int
    place: int


def _measured(parts: Sequence[Part], order: Sequence[Run]) -> tuple[dict[str, int], list[dict[str, list[int]]]]:
    """How many things each stream has; for each layer and stream where those of each run begin."""
    totals = dict.fromkeys(STREAMS, 0)
    bases: list[dict[str, list[int]]] = []
    for number in range(len(LAYERS)):
        bases.append({stream: [] for stream in STREAMS})
        for run in order:
            borders = parts[run.part].layers[number].borders
            for stream in STREAMS:
                bases[-1][stream].append(totals[stream])
                totals[stream] += int(borders[stream][run.end]) - int(borders[stream][run.first])
    return totals, bases


def _segments(
    parts: Sequence[Part], order: Sequence[Run], bases: list[dict[str, list[int]]], stream: str
) -> Iterator[tuple[Layer, int, Run, _Segment]]:
    """Where each run of letters has its things of a stream, and where these go."""
    for number in range(len(LAYERS)):
        for place, run in enumerate(order):
            layer = parts[run.part].layers[number]
            borders = layer.borders[stream]
            start, stop = int(borders[run.first]), int(borders[run.end])
            yield layer, number, run, _Segment(place, start, stop, bases[number][stream][place])


def _finish(
    parts: Sequence[Part], order: Sequence[Run], bases: list[dict[str, list[int]]], totals: dict[str, int],
    types: Numbers, forms: int, to: Room,
) -> None:  # fmt: skip
    """What is known only of the whole: letters, borders and the reverse indexes."""
    letters = sum(run.end - run.first for run in order)
    of = np.frombuffer(to.room("passages.letters", "I", totals["passages"]), np.uint32)
    letter_at = np.frombuffer(to.room("letter_at", "I", len(LAYERS) * (letters + 1)), np.uint32)
    layer_at = [bases[number]["tokens"][0] if order else 0 for number in range(len(LAYERS))] + [totals["tokens"]]
    np.frombuffer(to.room("layer_at", "I", len(layer_at)), np.uint32)[:] = layer_at
    passages_at = [bases[number]["passages"][0] if order else 0 for number in range(len(LAYERS))]
    np.frombuffer(to.room("layer_passages", "I", len(layer_at)), np.uint32)[:] = [*passages_at, totals["passages"]]
    for number in range(len(LAYERS)):
        done = 0
        row = letter_at[number * (letters + 1) : (number + 1) * (letters + 1)]
        row[-1] = layer_at[number + 1]
        for place, run in enumerate(order):
            borders = parts[run.part].layers[number].borders
            count = run.end - run.first
            tokens = borders["tokens"][run.first : run.end].astype(np.int64)
            row[done : done + count] = tokens - tokens[0] + bases[number]["tokens"][place]
            passages = borders["passages"][run.first : run.end + 1].astype(np.int64)
            start = bases[number]["passages"][place]
            of[start : start + int(passages[-1] - passages[0])] = np.repeat(
                np.arange(done, done + count), np.diff(passages)
            )
            done += count
        start, end = layer_at[number], layer_at[number + 1]
        at = np.frombuffer(to.room(f"postings.{LAYERS[number]}.at", "I", forms + 1), np.uint32)
        listed = np.frombuffer(to.room(f"postings.{LAYERS[number]}", "I", end - start), np.uint32)
        reverse.fill(types, (start, end), at, listed)
