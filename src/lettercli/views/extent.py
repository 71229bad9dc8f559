"""How many words there are where a search looks, letter by letter: what frequencies are of.

A word counts where `search` would look for it, so a frequency is of exactly the words in which its hits could stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lettercli.index.layout import LAYERS, VOICES, Index
from lettercli.search import Layer, Scope, Voice
from lettercli.search.scope import wanted


def extents(
    index: Index, layer: Layer = "text", voice: Voice | None = None, scope: Scope | None = None
) -> dict[str, int]:
    """The number of words by letter; 0 for a letter that has none, or lies outside the scope."""
    words = [0] * len(index.letters)
    numbers = [LAYERS.index(name) for name in _layers(layer, voice)]
    passages = None if scope is None or scope.passages is None else set(scope.passages)
    if voice is None and layer != "body" and passages is None:
        for number in numbers:
            sizes = (end - first for first, end in pairwise(index.letter_at[number]))
            words = [one + more for one, more in zip(words, sizes, strict=True)]
    else:
        for passage in _passages(index, numbers, passages, body=layer == "body"):
            first, end = index.passages.first[passage], index.passages.first[passage + 1]
            letter = index.passages.letters[passage]
            words[letter] += end - first if voice is None else _spoken(index, first, end, voice)
    if scope is not None and scope.letters is not None:
        marks = wanted(index, scope.letters)
        words = [number if kept else 0 for number, kept in zip(words, marks, strict=True)]
    return dict(zip(index.letters.ids(), words, strict=True))


def _layers(layer: Layer, voice: Voice | None) -> Sequence[str]:
    """The layers of the index that a search in a layer looks in."""
    if layer == "all":
        return LAYERS
    if layer == "notes":
        return ("notes",)
    return ("annotations",) if voice == "other" else ("text",)


def _passages(index: Index, layers: Sequence[int], addresses: set[str] | None, *, body: bool) -> Sequence[int]:
    """The passages with words in these layers, at or below the addresses, in the letters' bodies if asked for."""
    rows, found, end = index.passages, [], -1
    for number, address in enumerate(rows.addresses):
        if addresses is not None and address in addresses:
            end = max(end, rows.ends[number])
        if addresses is not None and number >= end:
            continue
        if body and not rows.body[number]:
            continue
        first = rows.first[number]
        if any(index.layer_at[layer] <= first < index.layer_at[layer + 1] for layer in layers):
            found.append(number)
    return found


def _spoken(index: Index, first: int, end: int, voice: Voice) -> int:
    return bytes(index.voices[first:end]).count(VOICES.index(voice))
