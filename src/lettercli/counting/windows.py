"""Which words stand near the hits of a query, and how often: windows round nodes, in three ways of counting.

    ccc    each place of the text is counted once, however many windows it lies in, and the hits themselves are not
           counted at all: as cwb-ccc has it. What comes of it is a contingency table.
    span   each window is counted for itself, so that a word between two hits counts for both, and what is expected
           takes the width of the window into account: as KorAP has it.
    none   counted the same way, and what is expected says nothing of the width: as Sketch Engine and NLTK have it.

A window lies within one stretch of one flow: it ends where the letter or the note ends, and where text is lost. Tokens
that are not counted, for what they are or whose they are, take up a place in it all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

import numpy as np

from lettercli.counting.classes import Classes
from lettercli.counting.frequencies import form_frequencies
from lettercli.counting.ragged import Array, joined
from lettercli.counting.region import Region
from lettercli.counting.sentences import Sentences
from lettercli.errors import LettersError
from lettercli.index.layout import Index
from lettercli.search.window import Spans

Model = Literal["ccc", "span", "none"]
MODELS = ("ccc", "span", "none")
MOST = 1_000
"""Words of a window on each side; more is not a window."""
MOST_OFFSETS = 40
"""Places of a window up to which it is told how often a word stands in each."""

_AT_ONCE = 1 << 19
"""About how many places are looked at at a time."""
_FORM = re.compile(r"([0-9]{1,9})(?::([0-9]{1,9}))?$")


class Width(NamedTuple):
    """How far a window reaches: so many words to each side, or as far as the sentence or the passage."""

    unit: Literal["words", "sentence", "passage"]
    left: int = 0
    right: int = 0

    def __str__(self) -> str:
        if self.unit == "words":
            return f"{self.left}:{self.right}"
        return self.unit

    @property
    def offsets(self) -> range | tuple[int, ...]:
        """The places of a window of words, from left to right; none of a window that is told otherwise, or is wide."""
        if self.unit != "words" or self.left + self.right > MOST_OFFSETS:
            return ()
        return (*range(-self.left, 0), *range(1, self.right + 1))


def read_width(text: str) -> Width:
    """The width that somebody asks for: `5` or `3:5` words, `s` the sentence, `p` the passage."""
    asked = text.strip().lower()
    if asked in {"s", "sentence"}:
        return Width("sentence")
    if asked in {"p", "passage"}:
        return Width("passage")
    form = _FORM.match(asked)
    if not form:
        raise LettersError(f"no window {text!r}", "write 5 or 3:5 (words), s (sentence) or p (passage)")
    left, right = int(form[1]), int(form[2] or form[1])
    if max(left, right) > MOST:
        raise LettersError(f"a window of more than {MOST:,} words", "write s for the sentence or p for the passage")
    if not left and not right:
        raise LettersError(f"a window {text!r} holds nothing", "write a number from 1 on at one of its sides")
    return Width("words", left, right)


class Signatures(NamedTuple):
    """What the measures of association are made of; o11 and c1 have an entry a class."""

    o11: Array
    """How often each word stands in the windows."""
    r1: int
    """Tokens in the windows, in the sense of the model."""
    c1: Array
    """How often each word comes."""
    n: int
    """All tokens that could have stood there."""


class Windows:
    """The windows round the hits of one query: hits are added, block by block, and then it knows the counts."""

    def __init__(self, region: Region, width: Width, model: Model = "ccc", *, keep: bool = False) -> None:
        """Without `keep` the hits are forgotten, and `profile` cannot be asked."""
        self.region = region
        self.width = width
        self.model = model
        self.hits = 0
        """Hits that have a window; those that hold no token have none."""
        self.empty = 0
        """Hits that hold no token: of a regular expression, which may find a comma."""
        self.inside = 0
        """Tokens in the windows; of `ccc` each once, else each as often as it is in one."""
        forms = len(region.index.lexicon)
        self._found: Array = np.zeros(forms, np.int64)
        self._nodes: Array = np.zeros(forms, np.int64)
        self._kept: list[_Nodes] | None = [] if keep else None

    def add(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Count the windows of all hits of some letters: no window reaches from one block's letters into another's."""
        nodes = _Nodes.of(self.region.index, starts, ends, self.width)
        self.empty += len(starts) - len(nodes.starts)
        self.hits += len(nodes.starts)
        if self._kept is not None:
            self._kept.append(nodes)
        for tokens in self._places(nodes):
            self._found += np.bincount(self._types(tokens), minlength=len(self._found))
            self.inside += len(tokens)
        if self.model == "ccc":
            for tokens in self._counted(_once(nodes.starts, nodes.ends)):
                found = np.bincount(self._types(tokens), minlength=len(self._found))
                self._nodes += found
                self._found -= found
                self.inside -= len(tokens)

    @property
    def nodes(self) -> int:
        """Tokens of the hits, each once; of `ccc` alone, since the other models do not set them aside."""
        return int(self._nodes.sum())

    def signatures(self, classes: Classes) -> Signatures:
        """The counts as the model has them."""
        o11, c1 = classes.gathered(self._found), classes.gathered(form_frequencies(self.region) - self._nodes)
        return Signatures(o11, self._r1(), c1, self.region.size - self.nodes)

    def _r1(self) -> int:
        if self.model == "none":
            return self.hits
        if self.model == "span" and self.width.unit == "words":
            return self.hits * (self.width.left + self.width.right)
        return self.inside

    def profile(self, classes: Classes, numbers: Sequence[int]) -> Array:
        """How often some classes stand at each of the width's offsets: a row a class, in the order given.

        A place that is counted once is told from the nearest hit in whose window it lies, of two that are equally
        near from the one before it.
        """
        offsets = self.width.offsets
        assert self._kept is not None
        assert offsets
        row = np.full(len(classes), -1, np.int64)
        row[np.asarray(numbers, np.int64)] = np.arange(len(numbers))
        rows = row[classes.of]
        found = np.zeros((len(offsets), len(numbers)), np.int64)
        for nodes in self._kept:
            for tokens, column in self._offsets(nodes):
                wanted = rows[self._types(tokens)]
                seen = wanted >= 0
                found[column] += np.bincount(wanted[seen], minlength=len(numbers))
        return found.T

    def _types(self, tokens: Array) -> Array:
        return np.asarray(self.region.index.types)[tokens]

    def _places(self, nodes: _Nodes) -> Iterator[Array]:
        """The counted tokens of the windows: of `ccc` those of the nodes among them, which are taken off later."""
        if self.model == "ccc":
            yield from self._counted(_once(nodes.low, nodes.high))
        else:
            yield from self._counted((nodes.low, nodes.starts))
            yield from self._counted((nodes.ends, nodes.high))

    def _counted(self, runs: tuple[Array, Array]) -> Iterator[Array]:
        """The tokens of runs that are in the region, in pieces of a bearable size."""
        for starts, ends in _pieces(*runs):
            yield _in_region(self.region, joined(starts, ends))

    def _offsets(self, nodes: _Nodes) -> Iterator[tuple[Array, Array]]:
        """The counted tokens of the windows of words at each place, and the column of that place in a profile."""
        left, right = self.width.left, self.width.right
        around = nodes.apart() if self.model == "ccc" else None
        for offset in (*range(-left, 0), *range(1, right + 1)):
            if around is not None:
                tokens = around.at(offset)
            elif offset < 0:
                tokens = (nodes.starts + offset)[nodes.starts + offset >= nodes.low]
            else:
                tokens = (nodes.ends + offset - 1)[nodes.ends + offset - 1 < nodes.high]
            yield _in_region(self.region, tokens), left + offset - (offset > 0)


class _Nodes(NamedTuple):
    """Hits and their windows, ascending by first token."""

    starts: Array
    ends: Array
    low: Array
    """Where the window of each begins."""
    high: Array
    """Where it ends."""

    @classmethod
    def of(cls, index: Index, starts: Sequence[int], ends: Sequence[int], width: Width) -> _Nodes:
        """The hits that hold tokens, in whatever order they come."""
        first, last = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
        if (first == last).any():
            held = first < last
            first, last = first[held], last[held]
        if (first[1:] < first[:-1]).any():
            order = np.argsort(first, kind="stable")
            first, last = first[order], last[order]
        stretches = np.asarray(index.stretches.first)
        at = _holding(stretches, first)
        if width.unit == "words":
            low, high = first - width.left, last + width.right
        elif width.unit == "passage":
            passages = np.asarray(index.passages.first)
            place = _holding(passages, first)
            low, high = passages[place].astype(np.int64), passages[place + 1].astype(np.int64)
        else:
            low, high = Sentences(index).around(first, last)
        return cls(first, last, np.maximum(low, stretches[at]), np.minimum(high, stretches[at + 1]))

    def apart(self) -> _Apart:
        """The hits as runs with something between them."""
        if not len(self.starts):
            return _Apart(*self)
        reached, high = np.maximum.accumulate(self.ends), np.maximum.accumulate(self.high)
        first = np.concatenate(([0], np.flatnonzero(self.starts[1:] > reached[:-1]) + 1))
        last = np.append(first[1:], len(self.starts)) - 1
        return _Apart(self.starts[first], reached[last], self.low[first], high[last])


class _Apart(NamedTuple):
    """Runs of hits with something between them, and how far the windows on both sides of each reach."""

    starts: Array
    ends: Array
    low: Array
    high: Array

    def at(self, offset: int) -> Array:
        """The tokens that are so far from the nearest hit in whose window they are; of two as near, from that before.

        Left of a run is what is nearer to it than to the run before, or out of that one's reach.
        """
        if offset < 0:
            tokens = self.starts + offset
            away = tokens[1:] - self.ends[:-1] + 1
            kept = tokens >= self.low
            kept[1:] &= (away > 0) & ((away > -offset) | (tokens[1:] >= self.high[:-1]))
        else:
            tokens = self.ends + offset - 1
            away = self.starts[1:] - tokens[:-1]
            kept = tokens < self.high
            kept[:-1] &= (away > 0) & ((away >= offset) | (tokens[:-1] < self.low[1:]))
        return tokens[kept]


def _holding(first: Array, tokens: Array) -> Array:
    """In which of ascending runs, told by their first tokens, each of the ascending tokens lies."""
    if not len(tokens):
        return np.zeros(0, np.int64)
    low, high = (int(np.searchsorted(first, first.dtype.type(token), "right")) for token in (tokens[0], tokens[-1]))
    if high - low > len(tokens) // 4:
        return np.searchsorted(first, tokens.astype(first.dtype), "right") - 1
    cuts = np.searchsorted(tokens, first[low:high].astype(tokens.dtype))
    return np.repeat(np.arange(low - 1, high), np.diff(cuts, prepend=0, append=len(tokens)))


def _once(low: Array, high: Array) -> tuple[Array, Array]:
    """The same tokens in runs that do not overlap; the runs given begin one after another."""
    reached = np.maximum.accumulate(high)
    starts = low.copy()
    np.maximum(starts[1:], reached[:-1], out=starts[1:])
    return starts, np.maximum(starts, high)


def _pieces(starts: Array, ends: Array) -> Iterator[tuple[Array, Array]]:
    """Runs in groups of about so many tokens, by their order."""
    lengths = ends - starts
    total = np.cumsum(lengths)
    if not len(total) or not total[-1]:
        return
    if total[-1] <= _AT_ONCE:
        yield starts, ends
        return
    borders = np.searchsorted(total, np.arange(_AT_ONCE, int(total[-1]) + _AT_ONCE, _AT_ONCE)) + 1
    for first, end in pairwise([0, *dict.fromkeys(np.minimum(borders, len(total)).tolist())]):
        yield starts[first:end], ends[first:end]


def _in_region(region: Region, tokens: Array) -> Array:
    """Those of some tokens of the region's layers, nearly ascending, that it counts."""
    if region.unfiltered or not len(tokens):
        return tokens
    first, end = int(tokens.min()), int(tokens.max()) + 1
    if end - first < 16 * len(tokens):
        return tokens[region.mask(first, end)[tokens - first]]
    pieces = region.pieces
    place = np.searchsorted(pieces.starts, tokens, "right") - 1
    return tokens[(place >= 0) & (tokens < pieces.ends[np.maximum(place, 0)])] if len(pieces.starts) else tokens[:0]


class _Hit(Protocol):
    """A hit of words or of a pattern."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def one_block(hits: Iterable[_Hit]) -> Iterator[Spans]:
    """Hits that are drawn one by one as what `windows` takes."""
    found = [(hit.start, hit.end) for hit in hits]
    yield [start for start, _ in found], [end for _, end in found]


def windows(
    region: Region, hits: Iterable[Spans], width: Width, model: Model = "ccc", *,
    keep: bool = False,
) -> Windows:  # fmt: skip
    """The windows round hits that come in blocks, each with all the hits of some letters."""
    counted = Windows(region, width, model, keep=keep)
    for starts, ends in hits:
        counted.add(starts, ends)
    return counted
