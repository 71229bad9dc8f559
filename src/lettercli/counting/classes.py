"""What counts as one word: all spellings that are folded alike, each spelling by itself, or all forms of a lemma.

Words are whole tokens here: `Shatskin-Sten` is one, though a query for `Sten` finds the part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import numpy as np

from lettercli.counting.ragged import Array
from lettercli.index.layout import Index

Kind = Literal["word", "surface", "lemma"]
"""word: case and diacritics aside; surface: as typed; lemma: forms of one word."""


class Classes:
    """The forms of a lexicon sorted into words, which are numbered from 0 on in the lexicon's order."""

    def __init__(self, index: Index, kind: Kind = "word") -> None:
        """Raises LettersError where lemmas are asked for that cannot be made."""
        self.index = index
        self.kind = kind
        lexicon = index.lexicon
        if kind == "lemma":
            from lettercli.index.lemmas import lemmas

            self._lemmas = lemmas(lexicon)
            self.of: Array = np.asarray(self._lemmas.of).astype(np.int64)
            """For each id of the lexicon its class."""
            self._len = len(self._lemmas.strings)
        elif kind == "word":
            groups = np.asarray(lexicon.groups())
            self._first = np.flatnonzero(groups == np.arange(len(groups), dtype=groups.dtype))
            self.of = np.searchsorted(self._first, groups)
            self._len = len(self._first)
        else:
            self.of = np.arange(len(lexicon))
            self._len = len(lexicon)

    def __len__(self) -> int:
        """How many classes there are."""
        return self._len

    def gathered(self, ids: Array) -> Array:
        """Numbers by id of the lexicon as sums by class."""
        if self.kind == "surface":
            return ids
        sums = np.zeros(len(self), np.int64)
        np.add.at(sums, self.of, ids)
        return sums

    def label(self, number: int) -> str:
        """How a class is written."""
        return self.labels([number])[0]

    def labels(self, numbers: Sequence[int] | Array) -> list[str]:
        """How classes are written: a lemma as it is, a word in its most frequent spelling.

        The frequency is that in all of the edition, so a word is written alike in every table; of two spellings that
        are equally frequent the first in the lexicon is taken.
        """
        surfaces = self.index.lexicon.surfaces
        if self.kind == "lemma":
            strings = self._lemmas.strings
            return [strings[number] for number in _plain(numbers)]
        ids = _plain(numbers) if self.kind == "surface" else self._spelling[np.asarray(numbers, np.int64)].tolist()
        return [surfaces[id] for id in ids]

    def folded(self, number: int) -> str:
        """A class in its folded form, which tables are sorted by; a lemma is one already."""
        if self.kind == "lemma":
            return self._lemmas.strings[number]
        return self.index.lexicon.folded[number if self.kind == "surface" else int(self._first[number])]

    def find(self, text: str) -> list[int]:
        """The classes that a word as typed names: one or none, of spellings all that are folded alike if none is it."""
        from lettercli.text.tokens import form

        lexicon, said = self.index.lexicon, form(text)
        alike = self.alike(text)
        return [id for id in alike if self.kind == "surface" and lexicon.surfaces[id] == said] or alike

    def alike(self, text: str) -> list[int]:
        """The classes that are a word in whatever case and with whatever diacritics."""
        from lettercli.text.tokens import fold, form

        if self.kind == "lemma":
            return list(self._lemmas.strings.equal(fold(form(text))))
        return sorted({int(self.of[id]) for id in self.index.lexicon.folded.equal(fold(form(text)))})

    @cached_property
    def _spelling(self) -> Array:
        """For each class of spellings the id of the most frequent one."""
        counts = totals(self.index)
        order = np.lexsort((np.arange(len(counts)), -counts, self.of))
        return order[self._first]


def totals(index: Index) -> Array:
    """How often each form of the lexicon is in the edition, in all its layers."""
    return sum((np.diff(np.asarray(each.at).astype(np.int64)) for each in index.postings), np.int64(0))


def _plain(numbers: Sequence[int] | Array) -> Sequence[int]:
    return numbers if isinstance(numbers, list | tuple | range) else numbers.tolist()  # type: ignore[union-attr]
