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

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

import numpy as np

from lettercli.counting.classes import Classes
from lettercli.counting.frequencies import form_frequencies
from lettercli.counting.nodes import Nodes, ascending, once, slices
from lettercli.counting.ragged import Array, joined
from lettercli.counting.region import Region
from lettercli.counting.sentences import Sentences
from lettercli.counting.width import Width
from lettercli.search.window import Spans

Model = Literal["ccc", "span", "none"]
MODELS = ("ccc", "span", "none")
_AT_ONCE = 1 << 19
"""About how many places are looked at at a time."""


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
        forms = len(region.index.lexicon)
        self._covered, self._nodes = _Tally(forms), _Tally(forms)
        """The windows with, of `ccc`, the hits that stand in them; these hits, which then are taken off."""
        self._kept: list[Nodes] | None = [] if keep else None
        self._sentences = Sentences(region.index) if width.unit == "sentence" else None

    def add(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Count the windows of all hits of some letters: no window reaches from one block's letters into another's."""
        first, last = ascending(starts, ends)
        self.empty += len(starts) - len(first)
        self.hits += len(first)
        for some in slices(np.asarray(self.region.index.stretches.first), first):
            self._add(Nodes.of(self.region.index, first[some], last[some], self.width, self._sentences))

    def _add(self, nodes: Nodes) -> None:
        if self._kept is not None:
            self._kept.append(nodes)
        for tokens in self._places(nodes):
            self._covered.add(self._types(tokens))
        if self.model == "ccc":
            for tokens in self._counted(once(nodes.starts, nodes.ends)):
                self._nodes.add(self._types(tokens))

    @property
    def inside(self) -> int:
        """Tokens in the windows; of `ccc` each once, else each as often as it is in one."""
        return self._covered.size - self._nodes.size

    @property
    def nodes(self) -> int:
        """Tokens of the hits, each once; of `ccc` alone, since the other models do not set them aside."""
        return self._nodes.size

    def signatures(self, classes: Classes) -> Signatures:
        """The counts as the model has them."""
        nodes = self._nodes.counts()
        o11 = classes.gathered(self._covered.counts() - nodes)
        c1 = classes.gathered(form_frequencies(self.region) - nodes)
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

    def _places(self, nodes: Nodes) -> Iterator[Array]:
        """The counted tokens of the windows: of `ccc` those of the nodes among them, which are taken off later."""
        if self.model == "ccc":
            yield from self._counted(once(nodes.low, nodes.high))
        else:
            yield from self._counted((nodes.low, nodes.starts))
            yield from self._counted((nodes.ends, nodes.high))

    def _counted(self, runs: tuple[Array, Array]) -> Iterator[Array]:
        """The tokens of runs that are in the region, in pieces of a bearable size."""
        for starts, ends in _pieces(*runs):
            yield _in_region(self.region, joined(starts, ends))

    def _offsets(self, nodes: Nodes) -> Iterator[tuple[Array, Array]]:
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


class _Tally:
    """How often each form was added; forms are counted when there are enough of them to be worth a pass."""

    def __init__(self, forms: int) -> None:
        self.size = 0
        """How many were added."""
        self._counts: Array = np.zeros(forms, np.int64)
        self._waiting: list[Array] = []
        self._due = max(forms, _AT_ONCE)

    def add(self, types: Array) -> None:
        """Add some forms, as ids of the lexicon."""
        self._waiting.append(types)
        self.size += len(types)
        self._due -= len(types)
        if self._due <= 0:
            self.counts()

    def counts(self) -> Array:
        """How often each was added so far."""
        if self._waiting:
            self._counts += np.bincount(np.concatenate(self._waiting), minlength=len(self._counts))
            self._waiting, self._due = [], max(len(self._counts), _AT_ONCE)
        return self._counts


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
