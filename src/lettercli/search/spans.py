"""Where the sentences, points, letters ... of an edition are, as tokens from the first to the last.

Nothing is listed in advance: the spans around a token are found from its passage, and a passage's sentences when
somebody asks for one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from lettercli.errors import BadQuery
from lettercli.index.layout import KINDS, NONE, Index
from lettercli.query.patterns import Span
from lettercli.search.values import Tests
from lettercli.search.window import Window

_KIND = {"p": "paragraph", "ps": "postscript"}
_NUMBER = re.compile(r"[a-z]*([0-9].*)?")
Extent = tuple[int, int]


class Spans:
    """The spans of one tag, whose attributes have some values."""

    def __init__(self, index: Index, span: Span, tests: Tests) -> None:
        self.index = index
        self.span = span
        self._tests = tests
        self._passages: dict[int, tuple[Extent, ...]] = {}
        self._letters: dict[int, bool] = {}
        self._abbreviations = index.abbreviations if span.tag == "s" else ()
        self._kind = KINDS.index(_KIND.get(span.tag, span.tag)) if span.tag not in ("s", "letter", "name") else -1
        if span.tag == "letter" and span.values and span.letters is None:
            raise BadQuery(tests.text, span.values[0].at, "the letters are not known here", "leave the attribute out")
        if span.tag == "name" and span.places is None:
            raise BadQuery(tests.text, span.at, "no names are marked in this edition", 'write the name: "Bukharin"')

    @property
    def by_passage(self) -> bool:
        """Whether all tokens of a passage lie in the same spans."""
        return self.span.tag not in ("s", "name")

    @property
    def by_kind(self) -> int:
        """The kind of the passages that are the spans, where nothing else is asked of them; else -1."""
        return -1 if self.span.values else self._kind

    def around(self, token: int) -> tuple[Extent, ...]:
        """The spans that a token lies in; of spans in one another all."""
        if self.span.places is not None:
            return tuple(self._placed(token))
        passage = self.index.passage(token)
        if self.span.tag == "letter":
            return self._letter(token, passage)
        if passage not in self._passages:
            if len(self._passages) > 10_000:
                self._passages.clear()
            self._passages[passage] = tuple(self._sentences(passage) if self._kind < 0 else self._upward(passage))
        if self._kind < 0:
            sentences = self._passages[passage]
            return sentences[(at := bisect_right(sentences, (token, NONE)) - 1) : at + 1]
        return self._passages[passage]

    def within(self, window: Window) -> list[Extent]:
        """The spans that begin in a window, in order; of those that begin together the longest last."""
        index, span = self.index, self.span
        if window.first >= window.end:
            return []
        if span.places is not None:
            at = bisect_left(span.places, (window.first, 0))
            return list(span.places[at : bisect_left(span.places, (window.end, 0))])
        passages = range(*(bisect_left(index.passages.first, token) for token in (window.first, window.end)))
        if span.tag == "letter":
            first = index.letter_at[window.layer]
            starts = first[bisect_left(first, window.first) : bisect_left(first, window.end)]
            return sorted({extent for start in starts for extent in self.around(start) if extent[0] == start})
        if self._kind < 0:
            return [extent for passage in passages for extent in self._sentences(passage)]
        kinds = index.passages.kinds
        extents = (self._extent(passage) for passage in passages if kinds[passage] == self._kind)
        return sorted(extent for extent in extents if extent and extent[0] >= window.first)

    def _placed(self, token: int) -> Iterator[Extent]:
        places = self.span.places or ()
        at = bisect_right(places, (token, NONE))
        yield from (one for one in places[max(at - 20, 0) : at] if one[0] <= token < one[1])

    def _letter(self, token: int, passage: int) -> tuple[Extent, ...]:
        """The letter around a token, as far as it is in the token's layer."""
        index = self.index
        letter = index.passages.letters[passage]
        if letter not in self._letters:
            wanted = self.span.letters
            self._letters[letter] = wanted is None or index.letters.id(letter) in wanted
        if not self._letters[letter]:
            return ()
        layer = bisect_right(index.layer_at, token) - 1
        at = index.letter_at[layer]
        return ((at[letter], at[letter + 1]),)

    def _upward(self, passage: int) -> Iterator[Extent]:
        """The passages of the kind from this one upward, with the tokens of all their parts."""
        passages = self.index.passages
        while passage != NONE:
            if passages.kinds[passage] == self._kind and (extent := self._extent(passage)):
                yield extent
            passage = passages.parents[passage]

    def _extent(self, passage: int) -> Extent | None:
        """The tokens of a passage and its parts, if it has any and its attributes are right."""
        passages = self.index.passages
        first, end = passages.first[passage], passages.first[passages.ends[passage]]
        return (first, end) if first < end and self._has_values(passages.addresses[passage]) else None

    def _has_values(self, address: str) -> bool:
        said = {"address": address, "n": _number(address, self.span.tag)}
        return all(self._tests.said(value, (said[value.attribute],)) for value in self.span.values)

    def _sentences(self, passage: int) -> Iterator[Extent]:
        """The tokens of each sentence of a passage's own text."""
        from lettercli.text.sentences import sentences

        index = self.index
        first, end = index.passages.first[passage], index.passages.first[passage + 1]
        if first == end:
            return
        text, done = index.text(passage), 0
        byte = index.passages.at[passage] - index.base(passage)
        at = first
        for _, to in sentences(text, self._abbreviations):
            byte += len(text[done:to].encode())
            done = to
            until = bisect_left(index.starts, byte, at, end)
            if at < until:
                yield at, until
            at = until


def _number(address: str, tag: str) -> str:
    """The number of a passage, or a list item's letter: the last part of its address without what names its kind."""
    last = address.rpartition(".")[2].partition("~")[0]
    if tag in ("point", "item"):
        return last
    found = _NUMBER.fullmatch(last)
    return (found[1] or "") if found else last
