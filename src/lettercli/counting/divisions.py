"""Into what parts an edition is divided when things are counted apart: by letter, by year, by sender, by topic.

A part is told by its passages. What has several values, as a letter of two senders or a point on two topics, is part of
each; what has none is part of the one whose label is empty, which comes last. So the parts of a division hold all of an
edition, and some of it more than once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from lettercli import dates
from lettercli.counting.ragged import Array, joined
from lettercli.counting.region import below
from lettercli.dates import Date, periods
from lettercli.index.layout import NONE, Index

if TYPE_CHECKING:
    from lettercli.model import Edition

KEYS = ("letter", "point", "year", "month", "sender", "recipient", "topic")
"""By what an edition can be divided, beside the keys of its letters' metadata."""


class Division:
    """Parts with their labels, and which of them each passage is in."""

    def __init__(self, key: str, labels: Sequence[str], at: Array, parts: Array) -> None:
        self.key = key
        self.labels = labels
        self._at = at
        """For each passage where its parts begin in `parts`; one more than there are passages."""
        self._parts = parts

    def __len__(self) -> int:
        """How many parts there are."""
        return len(self.labels)

    @cached_property
    def overlaps(self) -> bool:
        """Whether something is in several parts."""
        return bool((np.diff(self._at) > 1).any())

    def of(self, passages: Array) -> tuple[Array, Array]:
        """The parts of passages: places in the array that was given, ascending, and beside each a part it is in."""
        if len(self._parts) == len(self._at) - 1 and not self.overlaps:
            return np.arange(len(passages)), self._parts[passages]
        starts, ends = self._at[passages], self._at[passages + 1]
        return np.repeat(np.arange(len(passages)), ends - starts), self._parts[joined(starts, ends)]


def divide(index: Index, edition: Edition, key: str) -> Division:
    """The division of an edition by one of KEYS or a key of its letters' metadata; raises BadFilter for another."""
    if key == "letter":
        return _single(key, list(index.letters.ids()), np.asarray(index.passages.letters).astype(np.int64))
    if key == "point":
        return _points(index)
    if key == "topic":
        return _topics(index, edition)
    if key == "year":
        return _times(index, "year")
    if key == "month":
        return _times(index, "month")
    return _metadata(index, edition, key)


def _single(key: str, labels: Sequence[str], parts: Array) -> Division:
    """A division in which each passage is in one part."""
    return Division(key, labels, np.arange(len(parts) + 1), parts)


def _points(index: Index) -> Division:
    """Whole passages: a point with all below it, and what is in no point, a paragraph or a note, by itself."""
    parents = np.asarray(index.passages.parents).astype(np.int64)
    tops = np.arange(len(parents))
    while (inside := parents[tops] != NONE).any():
        tops = np.where(inside, parents[tops], tops)
    first, parts = np.unique(tops, return_inverse=True)
    addresses = index.passages.addresses
    return _single("point", [addresses[top] for top in first.tolist()], parts.reshape(-1))


def _times(index: Index, by: periods.By) -> Division:
    """Years or months. A date that does not lie in one, or is in doubt, is a part by itself, as in a timeline."""
    codes, times = index.letters.times()
    known: dict[tuple[int, dates.Calendar], Date] = {}
    parts = [_period(date, by, known) for date in times]
    found: dict[str, Date] = {}
    for part in parts:
        found.setdefault(part.edtf, part)
    order = sorted(found, key=lambda label: (not label, dates.order(found[label]), label))
    ranks = {label: rank for rank, label in enumerate(order)}
    of_letter = np.array([ranks[part.edtf] for part in parts], np.int64)[codes]
    return _single(by, order, of_letter[np.asarray(index.passages.letters)])


def _period(date: Date, by: periods.By, known: dict[tuple[int, dates.Calendar], Date]) -> Date:
    """The year or month in which a date lies for certain; else the date. `known` are periods by number and calendar."""
    if date.first is None or date.last is None or date.uncertain:
        return date
    number = periods.number(date.first, by, date.calendar)
    if date.last != date.first and number != periods.number(date.last, by, date.calendar):
        return date
    if (number, date.calendar) not in known:
        known[number, date.calendar] = periods.period(number, by, date.calendar)
    return known[number, date.calendar]


def _metadata(index: Index, edition: Edition, key: str) -> Division:
    """What a key of the letters' metadata says; several senders are several values."""
    from lettercli.filters import known_key
    from lettercli.heads import Heads

    heads = edition.heads if isinstance(edition.heads, Heads) else Heads.of(edition.heads)
    column = heads.column(key if key in ("sender", "recipient") else known_key(heads, key))
    labels: dict[str, int] = {}
    values: list[list[int]] = []
    for several in column.values:
        named = dict.fromkeys(each for each in several if each.strip()) or {"": None}
        values.append([labels.setdefault(each, len(labels)) for each in named])
    order = sorted(labels, key=lambda label: (not label, labels[label]))
    ranks = {labels[label]: rank for rank, label in enumerate(order)}
    return _several(index, key, order, [[ranks[each] for each in some] for some in values], column.codes)


def _several(
    index: Index, key: str, labels: Sequence[str], values: Sequence[Sequence[int]], codes: Sequence[int]
) -> Division:
    """The division by values of letters, told by the number of each letter's values among the different ones."""
    lengths = np.fromiter(map(len, values), np.int64, len(values))
    parts = np.fromiter((each for some in values for each in some), np.int64, int(lengths.sum()))
    ends = np.cumsum(lengths)
    of_passage = np.asarray(codes).astype(np.int64)[np.asarray(index.passages.letters)]
    at = np.concatenate(([0], np.cumsum(lengths[of_passage])))
    return Division(key, labels, at, parts[joined((ends - lengths)[of_passage], ends[of_passage])])


def _topics(index: Index, edition: Edition) -> Division:
    """Topics: the whole passages on each, as `--topic` has them; raises UnknownTopic where there are none."""
    from lettercli.backmatter.scope import passages
    from lettercli.backmatter.topics import load, named

    known = load(edition)
    if not known:
        named(known, "")  # which says how to write some
    names = [topic.name for topic in known]
    on = [np.flatnonzero(below(index, passages(edition, index, (name,)))) for name in names]
    number = len(index.passages.kinds)
    alone = np.ones(number, bool)
    for each in on:
        alone[each] = False
    on.append(np.flatnonzero(alone))
    passage = np.concatenate(on)
    part = np.repeat(np.arange(len(on)), [len(each) for each in on])
    order = np.argsort(passage, kind="stable")
    at = np.searchsorted(passage[order], np.arange(number + 1))
    return Division("topic", [*names, ""], at, part[order])
