"""Which forms a word of a query matches, and where an index has them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain

from lettercli.index.layout import Index
from lettercli.index.lexicon import Lexicon, Strings
from lettercli.query.tree import Word
from lettercli.search.window import MANY, Except, Ids, Window, plain, worth_numpy
from lettercli.text.tokens import fold, parts
from lettercli.text.wildcards import joined

FEW = 64
"""Forms whose tokens in a window are looked up one form after the other."""
_ROWS, _MANY_IN_ROWS = 8, 100_000
"""So few forms' tokens, each in order already, are put together quickly up to so many."""
GLANCE = 200_000
"""Tokens that are looked through one by one rather than numpy imported."""
_SMALL = 8
"""A window is small where the layer is so many times as large."""


class Source:
    """The tokens that have one of some forms, layer by layer."""

    __slots__ = ("_sorted", "ids", "index")

    def __init__(self, index: Index, ids: Ids) -> None:
        self.index = index
        self.ids = ids
        self._sorted: dict[int, Sequence[int]] = {}

    def size(self, layer: int) -> int:
        """How many there are in a layer."""
        ids = self.ids
        whole = self.index.layer_at[layer + 1] - self.index.layer_at[layer]
        if ids is None:
            return whole
        return whole - self._count(ids.ids, layer) if isinstance(ids, Except) else self._count(ids, layer)

    def _count(self, ids: range | frozenset[int], layer: int) -> int:
        postings = self.index.postings[layer]
        if isinstance(ids, range):
            return postings.count(ids.start, ids.stop) if ids else 0
        at = postings.at
        return sum(at[id + 1] - at[id] for id in ids)

    def tokens(self, window: Window) -> Sequence[int]:
        """Those of a window, ascending."""
        ids = self.ids
        if ids is None:
            return range(window.first, window.end)
        postings = self.index.postings[window.layer]
        if not isinstance(ids, Except) and len(ids) == 1:
            return _between(postings.of(next(iter(ids))), window)
        if window.layer not in self._sorted:
            width, size = window.end - window.first, self.size(window.layer)
            layer_size = self.index.layer_at[window.layer + 1] - self.index.layer_at[window.layer]
            if not isinstance(ids, Except) and len(ids) <= FEW and _SMALL * width < layer_size:
                runs = [each for id in ids if len(each := _between(postings.of(id), window))]
                if len(runs) < 2:
                    return runs[0] if runs else ()
                if sum(map(len, runs)) <= MANY:
                    return sorted(chain.from_iterable(map(plain, runs)))
            if width <= GLANCE and (width <= size or isinstance(ids, Except)):
                types = self.index.types[window.first : window.end]
                return [token for token, id in enumerate(types, window.first) if id in ids]
            if isinstance(ids, Except) or worth_numpy(size, _MANY_IN_ROWS if len(ids) <= _ROWS else MANY):
                from lettercli.search.bulk import seen, sorted_tokens

                if isinstance(ids, Except) or 4 * size > layer_size:
                    found: Sequence[int] = seen(self.index, ids, window)
                    return found
                self._sorted[window.layer] = sorted_tokens(postings, ids)
            else:
                at = postings.at
                stretches = [(at[id], at[id + 1]) for id in ids] if isinstance(ids, frozenset) else []
                stretches = stretches or [(at[ids.start], at[ids.stop])] if isinstance(ids, range) else stretches
                tokens = postings.tokens
                self._sorted[window.layer] = sorted(token for first, end in stretches for token in tokens[first:end])
        return _between(self._sorted[window.layer], window)


def _between(tokens: Sequence[int], window: Window) -> Sequence[int]:
    """Those of ascending tokens that lie in the window."""
    first = bisect_left(tokens, window.first)
    return tokens[first : bisect_left(tokens, window.end, first)]


def ids(lexicon: Lexicon, word: Word) -> range | frozenset[int] | None:
    """The ids of the forms that a word matches; None where it matches every form."""
    pattern = re.sub(r"\*+(\?*)\**", r"\1*", word.pattern) if "*" in word.pattern else word.pattern
    if pattern == "*":
        return None
    if word.lemma:
        from lettercli.index.lemmas import lemmas

        known = lemmas(lexicon)
        return known.forms(matching(known.strings, pattern))
    if word.case:
        return _exact(lexicon, pattern, word.whole)
    found, parted = matching(lexicon.folded, pattern), []
    if not word.whole:
        parted = [id for rank in matching(lexicon.parts, pattern) for id in lexicon.with_part(rank)]
    return frozenset(found).union(parted) if parted else found


def _exact(lexicon: Lexicon, pattern: str, whole: bool) -> frozenset[int]:
    """As `ids`, with case and diacritics as typed: those of the folded matches that match so, too."""
    candidates = ids(lexicon, Word(pattern, whole=whole)) or ()
    wild = "*" in pattern or "?" in pattern
    matches: Callable[[str], object] = re.compile(_regex(pattern, str)).fullmatch if wild else pattern.__eq__
    return frozenset(
        id
        for id in candidates
        if matches(form := lexicon.surfaces[id]) or (not whole and any(map(matches, parts(form))))
    )


def matching(strings: Strings, pattern: str) -> range | frozenset[int]:
    """Ranks of the sorted, folded strings that match a pattern with `*` and `?`."""
    literal = fold(pattern.rstrip("*"))
    if "*" not in literal and "?" not in literal:
        return strings.run(literal) if pattern.endswith("*") else strings.equal(literal)
    return frozenset(strings.matching(_regex(pattern, fold)))


def _regex(pattern: str, folded: Callable[[str], str]) -> str:
    """A pattern with `*` and `?` as a regular expression that never runs away."""
    stretches = [
        "".join("[^\n]" if piece == "?" else re.escape(folded(piece)) for piece in re.split(r"(\?)", stretch))
        for stretch in pattern.split("*")
    ]
    return joined(stretches, "[^\n]")
