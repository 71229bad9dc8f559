"""Which words stand side by side: the n-grams of a region, how often each is, and in how many letters.

An n-gram lies where a hit of its words would: within one passage, with no gap in it, and it is the editors' where one
of its words is. A skipgram may leave out words between its first and its last, up to so many in all. They are counted
in portions of some first words each, so that memory is bounded however long the text is.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np

from lettercli.counting.classes import Classes
from lettercli.counting.ragged import Array
from lettercli.counting.region import Region, Runs
from lettercli.counting.tuples import runs
from lettercli.errors import LettersError
from lettercli.index.layout import VOICES
from lettercli.search.bulk import voices

PORTION = 1 << 21
"""Rows that are sorted at a time, unless one word alone begins more."""
MOST_SHAPES = 1_000
"""Of ways to choose the words of a skipgram."""


class Grams(NamedTuple):
    """N-grams of one length in the order of their words' classes; an entry, or a row, each."""

    classes: Array
    """A column a word."""
    counts: Array
    letters: Array
    """In how many letters each is."""
    places: Array
    """At which of its words a node begins, as bits; of n-grams of no node 0."""
    total: int
    """How many there are in all, those that are too rare to be listed included."""

    def sorted(self) -> Grams:
        """The most frequent first; those that are equally frequent in the order of their words."""
        order = np.argsort(-self.counts, kind="stable")
        return Grams(self.classes[order], self.counts[order], self.letters[order], self.places[order], self.total)


class Field:
    """Where n-grams of a region may lie, whatever their length."""

    def __init__(self, region: Region, classes: Classes) -> None:
        self.region = region
        self.index = region.index
        self.classes = classes
        anybody = Region(region.index, region.layer, None, region.scope)
        anybody.layers = region.layers
        self.pieces: Runs = anybody.pieces
        """Runs of tokens in one passage and stretch, whosever words they are."""
        self.letters: Array = np.asarray(self.index.passages.letters)[anybody.passages].astype(np.int64)
        """The letter of each."""
        self._types: Array = np.asarray(self.index.types)
        self._of: Array = classes.of.astype(np.uint32)  # half as long, and so sooner at hand
        self._ids: Array | None = None if classes.kind != "lemma" else np.argsort(classes.of, kind="stable")

    def around(self, tokens: Array) -> tuple[Array, Array]:
        """The piece of each token, and whether it is in one."""
        at = np.minimum(np.searchsorted(self.pieces.ends, tokens, "right"), max(len(self.pieces.ends) - 1, 0))
        return at, self.pieces.starts[at] <= tokens if len(self.pieces.ends) else np.zeros(len(tokens), bool)

    def word(self, tokens: Array) -> Array:
        """The class of each token."""
        return self._of[self._types[tokens]]

    def frequencies(self) -> Array:
        """How often each class is in the layers, filters aside: the most that it can begin."""
        index = self.index
        counts: Array = np.zeros(len(index.lexicon), np.int64)
        for number in self.region.layers:
            counts += np.diff(np.asarray(index.postings[number].at).astype(np.int64))
        return self.classes.gathered(counts)

    def tokens(self, first: int, end: int) -> Array:
        """All tokens of the classes from first to end, exclusive, in the layers, ascending by letter."""
        ids = self._with(first, end)
        found = [np.zeros(0, np.int64)]
        for number in self.region.layers:
            at, tokens = np.asarray(self.index.postings[number].at), np.asarray(self.index.postings[number].tokens)
            if isinstance(ids, slice):
                some = tokens[at[ids.start] : at[ids.stop]]
                found.append(np.sort(some).astype(np.int64))
                _done(some)
            else:
                pieces = [tokens[at[id] : at[id + 1]] for id in ids.tolist()]
                found.append(np.sort(np.concatenate(pieces)).astype(np.int64))
        return np.concatenate(found)

    def _with(self, first: int, end: int) -> slice | Array:
        """The ids of the forms of these classes."""
        if self._ids is None:
            return slice(*np.searchsorted(self.classes.of, (first, end)).tolist())
        return self._ids[slice(*np.searchsorted(self.classes.of[self._ids], (first, end)).tolist())]

    def spoken(self, tokens: Array, offsets: Sequence[int]) -> Array:
        """For each first token whether an n-gram of words at these offsets is in the region's voice, which it has."""
        highest = np.zeros(len(tokens), np.uint8)
        for offset in offsets:
            highest = np.maximum(highest, voices(self.index, tokens + offset, tokens + offset + 1))
        return highest == VOICES.index(str(self.region.voice))


def _done(read: Array) -> None:
    """Let go of what was read of a mapped file, unless its neighbours share the page: it will not be read again."""
    mapped = read.base
    while isinstance(mapped, np.ndarray | memoryview):
        mapped = mapped.base if isinstance(mapped, np.ndarray) else mapped.obj
    if not isinstance(mapped, mmap.mmap) or not hasattr(mapped, "madvise"):
        return
    start = read.ctypes.data - np.frombuffer(mapped, np.uint8).ctypes.data
    first = -(-start // mmap.PAGESIZE) * mmap.PAGESIZE
    end = (start + read.nbytes) // mmap.PAGESIZE * mmap.PAGESIZE
    if first < end:
        mapped.madvise(mmap.MADV_DONTNEED, first, end - first)


def shapes(n: int, gaps: int) -> list[tuple[int, ...]]:
    """How the words of an n-gram may stand, as places from the first: side by side, or with up to so many left out."""
    if comb(n + gaps - 1, gaps) > MOST_SHAPES:
        raise LettersError(
            f"{comb(n + gaps - 1, gaps):,} ways to leave out up to {gaps:,} words of {n:,}", "ask for fewer of either"
        )
    return [(0, *rest) for rest in combinations(range(1, n + gaps), n - 1)]


def ngrams(field: Field, n: int, gaps: int = 0, least: int = 1, stopped: Sequence[int] = ()) -> Grams:
    """The n-grams, or with gaps the skipgrams, that are there so often at least.

    Those that begin or end with a stopped class are left out, of the total, too. Raises LettersError where a skipgram
    could be chosen in too many ways.
    """
    ways = shapes(n, gaps)
    found = [_empty(n)]
    begins = field.frequencies()
    begins[list(stopped)] = 0
    for first, end in _portions(begins, max(PORTION // len(ways), 1)):
        tokens = field.tokens(first, end)
        if stopped:
            tokens = tokens[np.isin(field.word(tokens), stopped, invert=True)]
        for some in _shares(field, tokens, ways):
            columns, letters, _ = _rows(field, some, ways, stopped)
            found.append(_counted(field, columns, letters, None, least))
    return _joined(found)


def _shares(field: Field, tokens: Array, ways: Sequence[tuple[int, ...]]) -> Iterator[Array]:
    """First words in portions: those of one word, where it begins more than a portion, by the word that is next."""
    if len(tokens) <= 2 * PORTION or len(ways) > 1 or len(ways[0]) < 2:
        yield tokens
        return
    seconds = field.word(np.minimum(tokens + 1, len(field.index) - 1))
    for first, end in _portions(np.bincount(seconds, minlength=len(field.classes)), PORTION):
        yield tokens[(seconds >= first) & (seconds < end)]


def margins(field: Field, gaps: int = 0) -> tuple[Array, Array]:
    """Of all 2-grams, or pairs with up to so many words left out: how many begin with each class, how many end with it.

    So the sum of either is how many there are.
    """
    ways, size = shapes(2, gaps), len(field.classes)
    begin, end = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for portion in _portions(field.frequencies(), max(PORTION // len(ways), 1)):
        (one, other), *_ = _rows(field, field.tokens(*portion), ways, ())
        begin += np.bincount(one, minlength=size)
        end += np.bincount(other, minlength=size)
    return begin, end


def clusters(
    field: Field, n: int, starts: Array, ends: Array, least: int = 1, stopped: Sequence[int] = ()
) -> Grams:
    """The n-grams that hold a hit from beginning to end, of hits from these tokens to those.

    One that holds several hits is one. Those that begin or end with a stopped class are left out, of the total, too.
    """
    tokens, places = _holding(field, n, starts, ends)
    found, begins = [_empty(n)], field.word(tokens)
    if stopped:
        kept = np.isin(begins, stopped, invert=True)
        tokens, places, begins = tokens[kept], places[kept], begins[kept]
    for first, end in _portions(np.bincount(begins, minlength=len(field.classes)), PORTION):
        some = (begins >= first) & (begins < end)
        rows, of, at = _rows(field, tokens[some], [tuple(range(n))], stopped)
        found.append(_counted(field, rows, of, places[some][at], least))
    return _joined(found)


def _holding(field: Field, n: int, starts: Array, ends: Array) -> tuple[Array, Array]:
    """The first tokens of n-grams that hold a hit, each once, and at which words hits begin, as bits."""
    firsts, places = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)]
    piece, within = field.around(starts)
    low, high = (edges[piece] if len(edges) else piece for edges in field.pieces)
    for before in range(n):
        first = starts - before
        fits = within & (ends <= first + n) & (low <= first) & (first + n <= high)
        firsts.append(first[fits].astype(np.uint32))
        places.append(np.full(len(firsts[-1]), 1 << before, np.uint32))
    tokens, at = np.unique(np.concatenate(firsts), return_inverse=True)
    bits = np.zeros(len(tokens), np.uint32)
    np.bitwise_or.at(bits, at.reshape(-1), np.concatenate(places))
    return tokens.astype(np.int64), bits


def _portions(counts: Array, most: int) -> Iterator[tuple[int, int]]:
    """Runs of classes, each with so many tokens in all, or one class that has more."""
    sums = np.concatenate(([0], np.cumsum(counts)))
    first, end = 0, len(counts)
    while first < end and sums[first] < sums[end]:
        to = max(int(np.searchsorted(sums, sums[first] + most, "right")) - 1, first + 1)
        if sums[first] < sums[to]:
            yield first, to
        first = to


def _rows(
    field: Field, tokens: Array, ways: Sequence[tuple[int, ...]], stopped: Sequence[int]
) -> tuple[list[Array], Array, Array]:
    """The classes of the n-grams that begin with these tokens, a column a word; their letters; which token each has.

    N-grams come in the order of their letters, so that letters can be counted.
    """
    piece, within = field.around(tokens)
    which = np.flatnonzero(within)
    which = which[np.argsort(field.letters[piece[which]], kind="stable")] if len(field.region.layers) > 1 else which
    tokens, piece = tokens[which], piece[which]
    ends = field.pieces.ends[piece] if len(piece) else piece
    fitting = [_fitting(field, tokens, ends, offsets, stopped) for offsets in ways]
    if len(ways) == 1:
        at = np.flatnonzero(fitting[0])
        kept = tokens[at]
        columns = [field.word(kept + offset) for offset in ways[0]]
    else:
        at, way = np.nonzero(np.stack(fitting, axis=1))
        kept, offsets_of = tokens[at], np.array(ways, np.int64)
        columns = [field.word(kept + offsets_of[way, place]) for place in range(offsets_of.shape[1])]
    return columns, field.letters[piece[at]] if len(at) else at, which[at]


def _fitting(field: Field, tokens: Array, ends: Array, offsets: Sequence[int], stopped: Sequence[int]) -> Array:
    """For each token whether an n-gram of words at these offsets begins there."""
    fits: Array = tokens + offsets[-1] < ends
    if field.region.voice is not None:
        fits[fits] = field.spoken(tokens[fits], offsets)
    if stopped:
        fits[fits] = np.isin(field.word(tokens[fits] + offsets[-1]), stopped, invert=True)
    return fits


def _counted(field: Field, columns: Sequence[Array], letters: Array, places: Array | None, least: int) -> Grams:
    """The n-grams of some rows."""
    found, rows = runs(columns, max(len(field.classes), 1), least)
    firsts = rows[found.firsts]
    classes = np.stack([column[firsts] for column in columns], axis=1).astype(np.uint32)
    bits = np.zeros(len(firsts), np.uint8) if places is None else found.united(places[rows])
    return Grams(classes, found.counts, found.distinct(letters[rows]).astype(np.uint32), bits, len(columns[0]))


def _empty(n: int) -> Grams:
    classes, counts = np.zeros((0, n), np.uint32), np.zeros(0, np.int64)
    return Grams(classes, counts, np.zeros(0, np.uint32), np.zeros(0, np.uint8), 0)


def _joined(found: Sequence[Grams]) -> Grams:
    classes, counts, letters, places = (np.concatenate([each[at] for each in found]) for at in range(4))
    return Grams(classes, counts, letters, places, sum(each.total for each in found))
