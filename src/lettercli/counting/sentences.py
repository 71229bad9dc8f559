"""The sentences round very many hits, as tokens.

Most full stops of prose stand between a word and the capital of another, with one blank between them: whether such a
one ends a sentence is asked once of each form, and then said of all of them together. A passage in which some stop
asks for more (brackets, quotation marks, figures, initials in a row) is read as `text.sentences` reads it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from lettercli.counting.ragged import Array, joined
from lettercli.index.layout import Index
from lettercli.text.sentences import ends_with, sentences

_SPARSE = 4
"""How many times as long as all passages wanted what lies from the first to the last may be, to be read as a whole."""
_BLANK, _POINT, _DELETE = b" .\x7f"


def _bytes(*ranges: bytes) -> Array:
    """For each byte whether it is one of these."""
    made = np.zeros(256, bool)
    made[list(b"".join(ranges))] = True
    return made


_STOPS = _bytes(b".!?", b"\xe2\xe3\xef\xe0\xd8\xdb")
"""Bytes that are a stop, or begin one that takes several."""
_ENDS_NOTHING = _bytes(bytes(set(range(0x21, 0x7F)) - set(b".!?\"')]}")))
"""Bytes after a stop with which no sentence ends: nothing is closed, and no blank follows."""
_BEFORE_WORD = _bytes(b" \"([{/")
"""Bytes before a word that are no part of what is looked at before a stop."""
_FIGURES = _bytes(b"0123456789")
_UPPER, _LOWER = _bytes(bytes(range(0x41, 0x5B))), _bytes(bytes(range(0x61, 0x7B)))
_NO, _YES, _ASK, _UNKNOWN = 0, 1, 2, 3


class _Read(NamedTuple):
    """Some passages, read together."""

    passages: Array
    text: Array
    """Their bytes, and some more."""
    at: Array
    """Where in the text each begins."""
    to: Array
    """Where each ends."""
    tokens: Array
    """Their tokens."""
    first: Array
    """For each passage the place of its first token among these; one more entry than there are passages."""
    starts: Array
    """Where in the text each token begins."""
    ends: Array
    """Where each ends."""


class Sentences:
    """Where the sentences of passages begin and end; a passage's are found when a hit in it asks for them."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._abbreviations = index.abbreviations
        self._answer: Array = np.full(len(index.lexicon), _UNKNOWN, np.uint8)
        """For each form what a full stop after it says."""

    def around(self, starts: Array, ends: Array) -> tuple[Array, Array]:
        """For hits, ascending by first token and each in one passage, the tokens of the sentences that they stand in.

        A hit that runs over the end of a sentence stands in both.
        """
        if not len(starts):
            return starts, ends
        first = np.asarray(self.index.passages.first)
        passages = np.unique(np.searchsorted(first, starts.astype(first.dtype), "right") - 1)
        begins, doubtful = self._plain(self._read(passages))
        asked = [np.array(self.borders(passage), np.int64) for passage in doubtful.tolist()]
        borders = np.unique(np.concatenate([begins, first[passages], first[passages + 1], *asked]).astype(np.int64))
        return borders[np.searchsorted(borders, starts, "right") - 1], borders[np.searchsorted(borders, ends, "left")]

    def borders(self, passage: int) -> list[int]:
        """The first token of each sentence of a passage, and the passage's end."""
        index = self.index
        first, end = index.passages.first[passage], index.passages.first[passage + 1]
        text = index.text(passage)
        # Where a token begins is told in bytes from the beginning of its flow.
        at = index.passages.at[passage] - index.base(passage)
        borders = [first]
        for start, to in sentences(text, self._abbreviations):
            at += len(text[start:to].encode())
            borders.append(bisect_left(index.starts, at, borders[-1], end))
        return [*borders, end]

    def _read(self, passages: Array) -> _Read:
        """The text and the tokens of some passages, ascending."""
        index, rows = self.index, self.index.passages
        from_, to = (np.asarray(edge)[passages].astype(np.int64) for edge in (rows.at, rows.to))
        sizes = to - from_
        if int(to[-1] - from_[0]) <= _SPARSE * int(sizes.sum()):
            text, at = bytes(rows.text[int(from_[0]) : int(to[-1])]), from_ - from_[0]
        else:
            pieces = zip(from_.tolist(), to.tolist(), strict=True)
            text, at = b"".join([rows.text[start:end] for start, end in pieces]), np.cumsum(sizes) - sizes
        first, end = (np.asarray(rows.first)[passages + more].astype(np.int64) for more in (0, 1))
        tokens = joined(first, end)
        flows = np.asarray(rows.flows)[passages]
        base = np.asarray(rows.at)[np.asarray(index.flow_at)[flows]].astype(np.int64)
        starts = np.repeat(base - from_ + at, end - first) + np.asarray(index.starts)[tokens]
        counts = np.concatenate(([0], np.cumsum(end - first)))
        ends = starts + np.asarray(index.lengths)[tokens]
        view = np.frombuffer(text + b"\n\n\n", np.uint8)
        return _Read(passages, view, at, at + sizes, tokens, counts, starts, ends)

    def _plain(self, read: _Read) -> tuple[Array, Array]:
        """The tokens that begin a sentence in the passages where that is plain, and the passages where it is not."""
        text = read.text
        stops = np.flatnonzero(_STOPS[text[:-3]])
        wide = (text[stops] == 0xE2) & ((text[stops + 1] != 0x80) | (text[stops + 2] != 0xA6))
        stops = stops[~wide]
        passage = np.searchsorted(read.at, stops, "right") - 1
        after = np.searchsorted(read.starts, stops, "right")
        # A stop before the first word of a passage, or after its last, parts no words.
        within = (stops < read.to[passage]) & (after > read.first[passage]) & (after < read.first[passage + 1])
        stops, passage, after = stops[within], passage[within], after[within]
        answer = self._answers(read, stops, after)
        doubtful = np.unique(passage[answer == _ASK])
        begins = after[(answer == _YES) & ~np.isin(passage, doubtful)]
        return read.tokens[begins], read.passages[doubtful]

    def _answers(self, read: _Read, stops: Array, after: Array) -> Array:
        """For each stop whether a sentence begins with the token after it, as _NO, _YES or _ASK."""
        text, before = read.text, after - 1
        answer = np.full(len(stops), _ASK, np.uint8)
        mark, following, next = text[stops], text[stops + 1], text[read.starts[after]]
        one = mark < _DELETE
        answer[one & _ENDS_NOTHING[following]] = _NO
        plain = one & (following == _BLANK) & (read.ends[before] == stops) & (read.starts[after] == stops + 2)
        answer[plain & _LOWER[next]] = _NO
        figure = _FIGURES[next]
        plain &= _UPPER[next] | figure
        answer[plain & (mark != _POINT)] = _YES
        word = read.starts[before]
        bare = np.isin(word, read.at) | _BEFORE_WORD[text[word - 1]]
        some = np.flatnonzero(plain & (mark == _POINT) & bare)
        types = np.asarray(self.index.types)[read.tokens[before[some]]]
        lengths = read.ends[before[some]] - read.starts[before[some]]
        answer[some] = self._after(types, lengths)
        answer[(answer == _YES) & figure & (mark == _POINT)] = _ASK  # some words end a sentence but before a figure
        return answer

    def _after(self, types: Array, lengths: Array) -> Array:
        """What a full stop after these forms says, each as long in the text as told, in bytes."""
        surfaces, at = self.index.lexicon.surfaces, np.asarray(self.index.lexicon.surfaces.at)
        for id in np.unique(types[self._answer[types] == _UNKNOWN]).tolist():
            word = surfaces[id]
            ends = ends_with(word, self._abbreviations) if word.isascii() else None
            self._answer[id] = _ASK if ends is None else ends
        widths = at[types + 1] - at[types] - 1  # without the line's end
        return np.where(widths == lengths, self._answer[types], _ASK)
