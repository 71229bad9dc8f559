"""What a letter holds, in numbers, and how it begins: read off the index, so that no letter is read for it."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from lettercli.index.layout import KINDS, LAYERS, Index

FIRST_WORDS = 16
"""Of a letter that are shown."""
_TEXT, _NOTES, _ANNOTATIONS = (LAYERS.index(name) for name in ("text", "notes", "annotations"))
_POINT, _ANNOTATION = KINDS.index("point"), KINDS.index("annotation")
_FORMS = frozenset(map(KINDS.index, ("salute", "dateline", "signed", "closer", "gap", "annotation")))
"""What a letter does not begin with, for somebody who wants to know what it is about."""


class Measure(NamedTuple):
    """How much a letter holds."""

    words: int
    """In its text, bracketed insertions included, without the signs of gaps and what other hands wrote."""
    points: int
    """Numbered points; subpoints are parts of them."""
    notes: int
    passages: int
    """Of its text."""
    note_words: int


class Measures:
    """The measures of the letters of an index, by their places in it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._layers: list[int] = index.sections["layer_passages"].tolist()
        """The first passage of each layer, and the number of passages."""

    def __call__(self, letter: int) -> Measure:
        """The measure of a letter."""
        index, kinds = self.index, self.index.passages.kinds
        text, notes = self._passages(_TEXT, letter), self._passages(_NOTES, letter)
        others = self._passages(_ANNOTATIONS, letter)
        held = bytes(kinds[text.start : text.stop])
        words, count = self._tokens(_TEXT, letter), len(text)
        for passage in self._inner(text, held):
            first, end = index.passages.first[passage], index.passages.ends[passage]
            words -= index.passages.first[end] - first
            count -= end - passage
        points = held.count(_POINT) + bytes(kinds[others.start : others.stop]).count(_POINT)
        flows = index.passages.flows
        number = flows[notes.stop - 1] - flows[notes.start] + 1 if notes else 0
        return Measure(words, points, number, count, self._tokens(_NOTES, letter))

    def begins(self, letter: int) -> str:
        """The first words of its text, date and salute aside; ¶ where a passage ends, `…` where the letter goes on."""
        passages, found = self.index.passages, list[str]()
        text = self._passages(_TEXT, letter)
        at = text.start
        while at < text.stop:
            if passages.kinds[at] in _FORMS:
                at = passages.ends[at]
                continue
            if passages.at[at] < passages.to[at]:
                # Of a long passage the rest is one piece, which is not wanted.
                found += ["¶"] * bool(found) + self.index.text(at).split(None, FIRST_WORDS + 1)[: FIRST_WORDS + 1]
            if len(found) > FIRST_WORDS:
                return " ".join(found[:FIRST_WORDS]).removesuffix(" ¶") + " …"
            at += 1
        return " ".join(found)

    def _passages(self, layer: int, letter: int) -> range:
        """The passages of a letter in a layer."""
        low, high = self._layers[layer], self._layers[layer + 1]
        letters = self.index.passages.letters
        start = bisect_left(letters, letter, low, high)
        return range(start, bisect_left(letters, letter + 1, start, high))

    def _tokens(self, layer: int, letter: int) -> int:
        at = self.index.letter_at[layer]
        return at[letter + 1] - at[letter]

    def _inner(self, text: range, kinds: bytes) -> list[int]:
        """What other hands wrote inside a passage of the text; it lies in the text's layer."""
        found, after = [], 0
        while (place := kinds.find(_ANNOTATION, after)) >= 0:
            found.append(text.start + place)
            after = self.index.passages.ends[found[-1]] - text.start
        return found
