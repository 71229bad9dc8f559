"""The running text of an index, cut into pieces, a few for each token: for who keeps tokens in tables of his own.

A table of tokens loses what stands between them, and with it the text. So each token brings along what stands directly
before it (an opening bracket), what stands directly after it (a comma), and what stands between that and the next token
(a blank, or ` ¶ ` where a passage ends). Joined in their order the pieces are the running text of a stretch, and some
of them, from the first token's `before` to the last one's `after`, are a context as `letters kwic` shows it.

All of it is done in columns, for some hundred thousand tokens at a time, and counted in characters: a position is a
place in `Pieces.codes`. This imports numpy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from lettercli.index.layout import LAYERS, Index

Array = Any

BLOCK = 400_000
"""About how many tokens are cut at a time; a letter is never parted."""
_BLANK = 0x20
_WIDEST = 0x3000
_BLANKS = np.array([chr(code).isspace() for code in range(_WIDEST + 1)])
"""By code point, all that Python takes for white space."""


class Run(NamedTuple):
    """Some tokens of one layer, those of letters that follow one another."""

    layer: int
    """A place in LAYERS."""
    first: int
    end: int


def runs(index: Index, letters: Sequence[int], block: int = BLOCK) -> Iterator[Run]:
    """The tokens of some letters, given as ascending places, in the index's order: layer by layer, in blocks."""
    together = list(_together(letters))
    for layer in range(len(LAYERS)):
        at = index.letter_at[layer]
        for low, high in together:
            begin = low
            for letter in range(low, high):
                if at[letter + 1] - at[begin] >= block:
                    yield Run(layer, at[begin], at[letter + 1])
                    begin = letter + 1
            if at[high] > at[begin]:
                yield Run(layer, at[begin], at[high])


def _together(letters: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Letters that follow one another, as the first and the one after the last."""
    begin = last = -1
    for letter in letters:
        if letter != last + 1 or begin < 0:
            if begin >= 0:
                yield begin, last + 1
            begin = letter
        last = letter
    if begin >= 0:
        yield begin, last + 1


class Pieces:
    """The pieces of a run of tokens; every array has an entry a token."""

    def __init__(self, index: Index, run: Run) -> None:
        self.index = index
        self.run = run
        self.tokens = np.arange(run.first, run.end)
        passages, stretches = index.passages, index.stretches
        first = np.asarray(passages.first)
        self.passages = np.searchsorted(first, self.tokens.astype(first.dtype), "right") - 1
        """The passage of each token."""
        first = np.asarray(stretches.first)
        self.stretches = np.searchsorted(first, self.tokens.astype(first.dtype), "right") - 1
        """The stretch of each token: neither a hit nor a context goes on from one to the next."""
        self._at, self._to = np.asarray(passages.at), np.asarray(passages.to)
        self._begin, self._end = np.asarray(stretches.start), np.asarray(stretches.end)
        flows, flow_at = np.asarray(passages.flows), np.asarray(index.flow_at)
        base = self._at[flow_at[flows[self.passages]]].astype(np.int64)
        starts = base + np.asarray(index.starts[run.first : run.end])
        ends = starts + np.asarray(index.lengths[run.first : run.end])
        self._cut(starts, ends)

    def _cut(self, starts: Array, ends: Array) -> None:
        """Find the bounds of all pieces; starts and ends are in bytes of the passages' text."""
        begin, end = self._begin[self.stretches].astype(np.int64), self._end[self.stretches].astype(np.int64)
        at, to = self._at[self.passages].astype(np.int64), self._to[self.passages].astype(np.int64)
        low, high = int(min(begin.min(), at.min())), int(max(end.max(), to.max(), ends.max()))
        raw = np.frombuffer(self.index.passages.text[low:high], np.uint8)
        places = np.concatenate([[0], np.cumsum((raw & 0xC0) != 0x80, dtype=np.int32)])
        text = str(self.index.passages.text[low:high], "utf-8")
        self.codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).copy()
        narrow = self.codes <= _WIDEST
        self.codes[narrow & _BLANKS[np.where(narrow, self.codes, 0)]] = _BLANK
        self.starts, self.ends = places[starts - low], places[ends - low]
        self.passage_starts = places[at - low]
        """Where the passage of each token begins."""
        blanks = np.flatnonzero(self.codes == _BLANK)
        new_stretch = _changes(self.stretches)
        new_passage = _changes(self.passages) | new_stretch
        self.before = self._before(blanks, places[begin - low], new_stretch, new_passage)
        """Where what stands directly before each token begins."""
        self.after = self._after(blanks, places[to - low], places[end - low], new_stretch, new_passage)
        """Where what stands directly after it ends."""
        following = np.append(self.before[1:], self.after[-1:])
        self.next = np.where(np.append(new_stretch[1:], True), self.after, following)
        """Where what stands before the next token begins; at the end of a stretch, where `after` ends."""

    def _before(self, blanks: Array, begin: Array, new_stretch: Array, new_passage: Array) -> Array:
        """Within a passage the signs behind the last blank, where there is one; at its beginning, all there is."""
        last = np.searchsorted(blanks, self.starts) - 1
        blank = blanks[np.maximum(last, 0)] if len(blanks) else np.zeros_like(last)
        behind = np.concatenate([[0], self.ends[:-1]])
        within = np.where((last >= 0) & (blank >= behind), blank + 1, self.starts)
        found = np.where(new_stretch, begin, np.where(new_passage, self.passage_starts, within))
        return np.minimum(found, self.starts)

    def _after(self, blanks: Array, to: Array, end: Array, new_stretch: Array, new_passage: Array) -> Array:
        """Within a passage the signs up to the first blank, where there is one; at its end, all there is."""
        first = np.searchsorted(blanks, self.ends)
        blank = blanks[np.minimum(first, len(blanks) - 1)] if len(blanks) else np.zeros_like(first)
        ahead = np.append(self.starts[1:], 0)
        within = np.where((first < len(blanks)) & (blank < ahead), blank, self.ends)
        last_of_stretch, last_of_passage = np.append(new_stretch[1:], True), np.append(new_passage[1:], True)
        found = np.where(last_of_stretch, end, np.where(last_of_passage, to, within))
        return np.maximum(found, self.ends)

    def strings(self, start: Array, end: Array) -> tuple[Array, bytes]:
        """The texts between two places each, as offsets (one more than there are texts) and bytes in UTF-8."""
        lengths = end - start
        at = np.concatenate([[0], np.cumsum(lengths)])
        picked = self.codes[np.repeat(start - at[:-1], lengths) + np.arange(at[-1])]
        text: bytes = picked.tobytes().decode("utf-32-le").encode()
        if len(text) == len(picked):
            return at, text
        widths = 1 + (picked > 0x7F).astype(np.int64) + (picked > 0x7FF) + (picked > 0xFFFF)
        return np.concatenate([[0], np.cumsum(widths)])[at], text

    def texts(self, start: Array, end: Array) -> list[str]:
        """The texts between two places each."""
        low, high = (int(start.min()), int(end.max())) if len(start) else (0, 0)
        text = self.codes[low:high].tobytes().decode("utf-32-le")
        return [text[first:last] for first, last in zip((start - low).tolist(), (end - low).tolist(), strict=True)]

    def sentences(self) -> Array:
        """The number of each token's sentence in its passage, from 0."""
        from lettercli.text.sentences import sentences

        index, abbreviations = self.index, self.index.abbreviations
        numbers = np.zeros(len(self.tokens), np.int32)
        borders = np.append(np.flatnonzero(_changes(self.passages)), len(self.tokens))
        for low, high in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
            spans = sentences(index.text(int(self.passages[low])), abbreviations)
            if len(spans) > 1:
                starts = self.starts[low:high] - self.passage_starts[low]
                numbers[low:high] = np.searchsorted([start for start, _ in spans], starts, "right") - 1
        return numbers


def _changes(values: Array) -> Array:
    """Where a value is another than the one before; the first always is."""
    return np.concatenate([[True], values[1:] != values[:-1]])
