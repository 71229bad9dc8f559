"""The sentences round very many hits, as tokens."""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np

from lettercli.counting.ragged import Array
from lettercli.index.layout import Index
from lettercli.text.sentences import sentences


class Sentences:
    """Where the sentences of passages begin and end; a passage's are found when a hit in it asks for them."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._abbreviations = index.abbreviations

    def around(self, starts: Array, ends: Array) -> tuple[Array, Array]:
        """For hits, ascending by first token and each in one passage, the tokens of the sentences that they stand in.

        A hit that runs over the end of a sentence stands in both.
        """
        first = np.asarray(self.index.passages.first)
        passages = np.searchsorted(first, starts.astype(first.dtype), "right") - 1
        low, high = np.empty_like(starts), np.empty_like(ends)
        cuts = [0, *(np.flatnonzero(np.diff(passages)) + 1).tolist(), len(passages)]
        for begin, end in pairwise(cuts):
            if begin < end:
                borders = self.borders(int(passages[begin]))
                hits = slice(begin, end)
                low[hits] = borders[np.searchsorted(borders, starts[hits], "right") - 1]
                high[hits] = borders[np.searchsorted(borders, ends[hits], "left")]
        return low, high

    def borders(self, passage: int) -> Array:
        """The first token of each sentence of a passage, and the passage's end."""
        index = self.index
        first, end = index.passages.first[passage], index.passages.first[passage + 1]
        text = index.text(passage)
        cuts = [start for start, _ in sentences(text, self._abbreviations)]
        if not text.isascii():
            widths = list(accumulate((len(character.encode()) for character in text), initial=0))
            cuts = [widths[cut] for cut in cuts]
        # Where a token begins is told in bytes from the beginning of its flow.
        places = np.asarray(index.starts[first:end]).astype(np.int64)
        at = np.asarray(cuts, np.int64) + (index.passages.at[passage] - index.base(passage))
        return np.unique(np.concatenate(([first], first + np.searchsorted(places, at), [end])))
