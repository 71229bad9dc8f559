"""What a query found, sorted into forms: each hit is one, a phrase as a whole.

Hits of words are told apart by their tokens' classes, so a phrase is one form in whatever case it stands; those of a
pattern, which may begin and end inside a word, by their characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import numpy as np

from lettercli.counting.cells import Cells, Gathering
from lettercli.counting.classes import Classes
from lettercli.counting.divisions import Division
from lettercli.counting.ragged import Array
from lettercli.hits import Found, Match
from lettercli.index.layout import Index
from lettercli.search import Hit
from lettercli.search.bulk import passages
from lettercli.search.window import Spans
from lettercli.text.tokens import fold

_AT_ONCE = 1 << 16
"""Hits that are drawn one by one and then counted together."""


class Forms:
    """The forms of hits, in alphabetical order."""

    def __init__(self, keys: Sequence[str], labels: Sequence[str]) -> None:
        self._keys = keys
        self._labels = labels

    def __len__(self) -> int:
        """How many forms there are."""
        return len(self._keys)

    def labels(self, numbers: Sequence[int] | Array) -> list[str]:
        """How forms are written: each word as it mostly is in the edition, what a pattern found as it mostly was."""
        return [self._labels[number] for number in numbers]

    def alike(self, text: str) -> list[int]:
        """The same; so a list of words can be left out of them."""
        return self.find(text)

    def find(self, text: str) -> list[int]:
        """The forms that are folded as a text is."""
        wanted = fold(" ".join(text.split()))
        return [number for number, key in enumerate(self._keys) if fold(key) == wanted]


def tally(
    index: Index, classes: Classes, found: Iterable[Spans] | Iterator[Found], division: Division | None = None
) -> tuple[Forms, Array, Cells]:
    """The forms of hits, in blocks or one by one, how often each is, and how often in each part of a division.

    Raises what the search raises as its hits are drawn.
    """
    counter = _Tally(index, classes, division)
    for block in _blocks(found):
        if isinstance(block, list):
            counter.matches(block)
        else:
            counter.spans(*block)
    return counter.forms()


def _blocks(found: Iterable[Spans] | Iterator[Found]) -> Iterator[Spans | list[Match]]:
    """Hits block by block, those of patterns as they are."""
    hits = iter(found)
    if (first := next(hits, None)) is None:
        return
    hits = chain((first,), hits)
    if not isinstance(first, Match | Hit):
        yield from (block for block in hits if not isinstance(block, Match | Hit))
        return
    while some := list(islice(hits, _AT_ONCE)):
        if isinstance(first, Match):
            yield [hit for hit in some if isinstance(hit, Match)]
        else:
            spans = [hit for hit in some if isinstance(hit, Hit)]
            yield [hit.start for hit in spans], [hit.end for hit in spans]


class _Tally:
    """Counts hits by form and part."""

    def __init__(self, index: Index, classes: Classes, division: Division | None) -> None:
        self.index, self.classes, self.division = index, classes, division
        self._numbers: dict[tuple[int, ...] | str, int] = {}
        self._texts: list[dict[str, int]] = []
        """For each form of a pattern how often it was written in each way."""
        self._gathered = Gathering(1 if division is None else len(division))
        self._all = Gathering(1)
        self._of_word = np.full(len(classes), -1, np.int64)
        """For each class the number of the form that is it alone; -1 where there is none yet."""

    def spans(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        first, last = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
        if not len(first):
            return
        of, types = self.classes.of, np.asarray(self.index.types)
        if int((last - first).max()) == 1:
            self._count(self._words(of[types[first]]), passages(self.index, first))
            return
        codes, examples = self._alike(first, last)
        forms = [tuple(of[types[first[at] : last[at]]].tolist()) for at in examples.tolist()]
        numbers = np.array([self._numbers.setdefault(form, len(self._numbers)) for form in forms], np.int64)
        self._count(numbers[codes], passages(self.index, first))

    def _words(self, words: Array) -> Array:
        """The numbers of forms that are one word."""
        found = np.zeros(len(self.classes), bool)
        found[words] = True
        for word in np.flatnonzero(found & (self._of_word < 0)).tolist():
            self._of_word[word] = self._numbers.setdefault((word,), len(self._numbers))
        return self._of_word[words]

    def _alike(self, starts: Array, ends: Array) -> tuple[Array, Array]:
        """For each hit the number of its form among those of the block, and for each of these a hit that has it."""
        of, types, lengths = self.classes.of, np.asarray(self.index.types), ends - starts
        codes: Array = np.zeros(len(starts), np.int64)
        examples: Array = np.zeros(1, np.int64)
        for place in range(int(lengths.max())):
            there = place < lengths
            column = np.zeros(len(starts), np.int64)
            column[there] = of[types[starts[there] + place]] + 1
            _, examples, codes = np.unique(
                codes * (len(self.classes) + 1) + column, return_index=True, return_inverse=True
            )
            codes = codes.reshape(-1)
        return codes, examples

    def matches(self, hits: Sequence[Match]) -> None:
        numbers = []
        for hit in hits:
            text = " ".join(self.index.text(hit.passage)[hit.at : hit.to].split())
            key = text if self.classes.kind == "surface" else fold(text)
            number = self._numbers.setdefault(key, len(self._numbers))
            if number == len(self._texts):
                self._texts.append({})
            self._texts[number][text] = self._texts[number].get(text, 0) + 1
            numbers.append(number)
        self._count(np.array(numbers, np.int64), np.array([hit.passage for hit in hits], np.int64))

    def _count(self, numbers: Array, passages: Array) -> None:
        self._all.add(numbers, np.zeros(len(numbers), np.int64))
        if self.division is not None:
            which, parts = self.division.of(passages)
            self._gathered.add(numbers[which], parts)

    def forms(self) -> tuple[Forms, Array, Cells]:
        """The forms in their order, their numbers and their cells."""
        keys, labels = [], []
        for key, number in self._numbers.items():
            if isinstance(key, str):
                keys.append(key)
                labels.append(min(self._texts[number].items(), key=lambda way: (-way[1], way[0]))[0])
            else:
                keys.append(" ".join(map(self.classes.folded, key)))
                labels.append(" ".join(self.classes.labels(key)))
        order = sorted(range(len(keys)), key=lambda number: (keys[number], labels[number]))
        ranks = np.zeros(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        whole = _renamed(Cells(*self._all.all()), ranks, 1)
        cells = whole
        if self.division is not None:
            cells = _renamed(Cells(*self._gathered.all()), ranks, len(self.division))
        forms = Forms([keys[number] for number in order], [labels[number] for number in order])
        return forms, whole.by_word(len(order)), cells


def _renamed(cells: Cells, ranks: Array, radix: int) -> Cells:
    """The cells of words that have other numbers now."""
    renamed = Gathering(radix)
    renamed.add(ranks[cells.words], cells.parts, cells.counts)
    return Cells(*renamed.all())
