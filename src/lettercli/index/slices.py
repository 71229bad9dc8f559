"""Tokens of much text at once: where they stand and which are the same word, with numpy.

The rule is that of `text.tokens`, which stays the judge: a table says which characters are letters and which join
them, a token is a run of letters with single joiners inside. Where marks and unseen characters make the rule longer,
the passages that hold them are cut by `text.tokens` itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from lettercli.text.tokens import form, is_plain, joiners, letters, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LETTER, _JOINER = 1, 2
_SHORT = 16
"""Bytes of a word that is compared as two numbers; longer ones, which are few, as bytes."""
_FEW = 1 << 17
"""Characters of a text that is cut by the rule itself."""
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
"""Odd numbers that spread words over all keys."""


@cache
def _table() -> NDArray[np.uint8]:
    """For each character whether it is a letter or a joiner."""
    table = np.zeros(0x110000, np.uint8)
    table[letters()] = _LETTER
    table[joiners()] = _JOINER
    return table


def is_table_made() -> bool:
    """Make the table of characters, which processes that are forked then share."""
    return len(_table()) > 0


def cut(
    text: str, encoded: bytes, at: NDArray[np.int64], to: NDArray[np.int64], texts: Sequence[str]
) -> NDArray[np.int64]:
    """Start and end of each token in turn, in bytes of the text; `at` and `to` are where its passages stand in it."""
    if len(text) < _FEW:
        return _few(text)
    if text.isascii():
        return _edges(_table()[np.frombuffer(encoded, np.uint8)])
    characters = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    widths = (1 + (characters > 0x7F) + (characters > 0x7FF) + (characters > 0xFFFF)).astype(np.uint8)
    places = np.zeros(len(characters) + 1, np.int64)
    np.cumsum(widths, out=places[1:])
    edges = places[_edges(_table()[characters])]
    if is_plain(text):
        return edges
    special = [passage for passage, one in enumerate(texts) if not is_plain(one)]
    return _mended(edges, special, at, to, texts) if special else edges


def _few(text: str) -> NDArray[np.int64]:
    """The edges in a text that is not worth a table of all characters."""
    edges = np.array(tokens(text), np.int64).reshape(-1)
    return edges if text.isascii() else _widths(text)[edges]


def _widths(text: str) -> NDArray[np.int64]:
    """Where each character of a text begins, in bytes, and where the last one ends."""
    places = np.zeros(len(text) + 1, np.int64)
    np.cumsum([len(character.encode()) for character in text], out=places[1:])
    return places


def _edges(kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Where runs of letters with single joiners inside begin and end, in turn."""
    inside = np.zeros(len(kinds) + 2, bool)
    inside[1:-1] = kinds == _LETTER
    joined = np.flatnonzero(kinds == _JOINER) + 1
    inside[joined[inside[joined - 1] & inside[joined + 1]]] = True
    return np.flatnonzero(inside[1:] != inside[:-1])


def _mended(
    edges: NDArray[np.int64], special: list[int], at: NDArray[np.int64], to: NDArray[np.int64], texts: Sequence[str]
) -> NDArray[np.int64]:
    """The edges with those of some passages found character by character."""
    pieces, done = [], 0
    for passage in special:
        low, high = np.searchsorted(edges, (at[passage], to[passage] + 1))
        pieces.append(edges[done:low])
        text = texts[passage]
        pieces.append(at[passage] + _widths(text)[np.array(tokens(text), np.int64).reshape(-1)])
        done = high
    return np.concatenate([*pieces, edges[done:]])


class Words:
    """Numbers for the forms of words, given at first sight."""

    def __init__(self) -> None:
        self.forms: dict[str, int] = {}
        self._words: dict[bytes, int] = {}

    def ids(self, encoded: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint32]:
        """For each word of a text the number of its form."""
        if not len(starts):
            return np.zeros(0, np.uint32)
        first, place = _distinct(encoded, starts, ends)
        numbers = [self._number(encoded[start:end]) for start, end in zip(starts[first], ends[first], strict=True)]
        return np.array(numbers, np.uint32)[place]

    def _number(self, word: bytes) -> int:
        number = self._words.get(word)
        if number is None:
            number = self._words[word] = self.forms.setdefault(form(word.decode()), len(self.forms))
        return number


def _distinct(
    encoded: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """One occurrence of each distinct word, and for each word which of these it is; long words stand for themselves."""
    padded = np.frombuffer(encoded + bytes(2 * _SHORT), np.uint8)
    eights: NDArray[np.uint64] = np.ndarray(len(padded) - 8, "<u8", padded, 0, (1,))
    lengths = ends - starts
    masks = np.array([(1 << 8 * width) - 1 for width in range(9)], np.uint64)
    low = eights[starts] & masks[np.minimum(lengths, 8)]
    high = eights[starts + 8] & masks[np.clip(lengths - 8, 0, 8)]
    keys = (low * _FIRST) ^ (high * _SECOND)
    keys ^= keys >> np.uint64(29)
    order = np.argsort(keys)
    low, high, lengths = low[order], high[order], lengths[order]
    new = np.ones(len(order), bool)
    # Words that differ in what they are compared by are different; should their keys be equal, they may alternate,
    # and then one word is there several times, which costs a look-up and no more.
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1]) | (lengths[1:] > _SHORT) | (lengths[:-1] > _SHORT)
    place = np.empty(len(order), np.int64)
    place[order] = np.cumsum(new) - 1
    return order[new], place
