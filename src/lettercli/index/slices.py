"""Tokens of much text at once: where they stand and which are the same word, with numpy.

The rule is that of `text.tokens`, which stays the judge: a table says which characters are letters and which join
them, a token is a run of letters with single joiners inside. Where marks and unseen characters make the rule longer,
the passages that hold them are cut by `text.tokens` itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from lettercli.index.lexicon import key
from lettercli.text.tokens import form, joiners, letters, special, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LETTER, _JOINER, _SPECIAL = 1, 2, 3
_SHORT = 16
"""Bytes of a word that is compared as two numbers; longer ones, which are few, as bytes."""
_FEW = 1 << 17
"""Characters of a text that is cut by the rule itself."""
_NEAR = 0x3000
"""Letters of the Near East and of Europe, and signs: a table as far as that is quickly made."""
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
"""Odd numbers that spread words over all keys."""
_BITS = 18
_SLOTS = 1 << _BITS
"""Places for words that need no looking up; some five megabytes, which a processor has at hand."""


@cache
def _table(end: int = 0x110000) -> NDArray[np.uint8]:
    """For each character before a code point whether it is a letter, a joiner, or one that there are more rules for."""
    table = np.zeros(end, np.uint8)
    for kind, runs in ((_LETTER, letters(end)), (_SPECIAL, special(end))):
        for run in runs:
            table[run.start : run.stop] = kind
    table[[code for code in joiners() if code < end]] = _JOINER
    return table


@cache
def _one_byte() -> bytes:
    """The same for the characters of one byte; what is a byte of another is nothing yet."""
    return _table(_NEAR)[:0x80].tobytes() + bytes(0x80)


def is_table_made() -> bool:
    """Make the table of the characters that most texts do with, which processes that are forked then share."""
    return len(_one_byte()) > 0


def cut(
    text: str, encoded: bytes, at: NDArray[np.int64], to: NDArray[np.int64], texts: Sequence[str]
) -> NDArray[np.int64]:
    """Start and end of each token in turn, in bytes of the text; `at` and `to` are where its passages stand in it."""
    if len(text) < _FEW and not _one_byte.cache_info().currsize:
        return _few(text)
    kinds = np.frombuffer(bytearray(encoded.translate(_one_byte())), np.uint8)
    if len(encoded) == len(text):
        return _edges(kinds)
    raw = np.frombuffer(encoded, np.uint8)
    beyond = raw >= 0x80
    starts = np.flatnonzero(beyond & ((raw & 0xC0) != 0x80))
    known, widths = _known(raw, starts)
    # A letter of several bytes is a letter at each of them; what joins is looked at as a whole.
    for step in range(4):
        inside = starts[(known == _LETTER) & (widths > step)]
        kinds[inside + step] = _LETTER
    joins = known == _JOINER
    edges = _edges(kinds, starts[joins], widths[joins])
    if not (known == _SPECIAL).any():
        return edges
    passages = np.unique(np.searchsorted(at, starts[known == _SPECIAL], "right") - 1)
    return _mended(edges, [int(passage) for passage in passages], at, to, texts)


def _known(raw: NDArray[np.uint8], starts: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """What the characters of several bytes that begin there are, and how many bytes they have."""
    first = raw[starts].astype(np.int64)
    widths: NDArray[np.int64] = 2 + (first >= 0xE0).astype(np.int64) + (first >= 0xF0)
    codes = first & np.array([0, 0, 0x1F, 0x0F, 0x07])[widths]
    for step in range(1, 4):
        more = widths > step
        codes[more] = codes[more] << 6 | raw[starts[more] + step] & 0x3F
    far = int(codes.max(initial=0)) >= _NEAR
    return (_table() if far else _table(_NEAR))[codes], widths


def _few(text: str) -> NDArray[np.int64]:
    """The edges in a text that is not worth a table of all characters."""
    edges = np.array(tokens(text), np.int64).reshape(-1)
    return edges if text.isascii() else _widths(text)[edges]


def _widths(text: str) -> NDArray[np.int64]:
    """Where each character of a text begins, in bytes, and where the last one ends."""
    places = np.zeros(len(text) + 1, np.int64)
    np.cumsum([len(character.encode()) for character in text], out=places[1:])
    return places


def _edges(
    kinds: NDArray[np.uint8], wide: NDArray[np.int64] | None = None, widths: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """Where runs of letters with single joiners inside begin and end, in turn.

    `wide` are joiners of more than one place, with their `widths`, which `kinds` does not tell.
    """
    inside = np.zeros(len(kinds) + 2, bool)
    inside[1:-1] = kinds == _LETTER
    joined = np.flatnonzero(kinds == _JOINER) + 1
    joined = joined[inside[joined - 1] & inside[joined + 1]]
    if wide is not None and widths is not None:
        between = inside[wide] & inside[wide + widths + 1]
        wide, widths = wide[between], widths[between]
        inside[np.repeat(wide + 1, widths) + _steps(widths)] = True
    inside[joined] = True
    return np.flatnonzero(inside[1:] != inside[:-1])


def _steps(widths: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, 2 ... up to each width, one after the other."""
    ends: NDArray[np.int64] = np.cumsum(widths)
    return np.arange(len(widths) and int(ends[-1])) - np.repeat(ends - widths, widths)


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
    """Numbers for the forms of words, given at first sight.

    Of ten million words nearly all were met before. So a table holds one word a slot, the first that came, and what
    stands there is compared as a whole: whoever finds himself has his number, by numpy alone. The others, new words,
    long ones and those whose slot is taken, are sorted, so that each is looked up once in a dictionary.
    """

    def __init__(self) -> None:
        self._forms: list[bytes] = []
        self._numbers: dict[bytes, int] = {}
        """For each form, and for each word that is not as its form, the number of the form."""
        self._low, self._high = np.zeros(_SLOTS, np.uint64), np.zeros(_SLOTS, np.uint64)
        self._number_in = np.zeros(_SLOTS, np.uint32)

    @property
    def forms(self) -> list[str]:
        """The forms by their numbers."""
        return [form.decode() for form in self._forms]

    def ids(self, encoded: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint32]:
        """For each word of a text the number of its form."""
        low, high = _numbers(encoded, starts, ends)
        slots = _slots(low, high)
        numbers = self._number_in[slots]
        known = (self._low[slots] == low) & (self._high[slots] == high) & (ends - starts <= _SHORT)
        others = np.flatnonzero(~known)
        if len(others):
            low, high, starts, ends = low[others], high[others], starts[others], ends[others]
            first, place = _distinct(low, high, ends - starts)
            found = self._looked_up(encoded, starts[first], ends[first])
            numbers[others] = found[place]
            short = ends[first] - starts[first] <= _SHORT
            self._keep(low[first][short], high[first][short], found[short])
        return numbers

    def in_order(self) -> tuple[str, NDArray[np.uint32]]:
        """The keys of all forms, sorted and joined by line ends, and the number of each."""
        keys = list(map(key, self.forms))
        order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.uint32)
        return "\n".join([keys[place] for place in order.tolist()]), order

    def _looked_up(self, encoded: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The numbers of words that are looked up one by one."""
        words = [encoded[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        numbers = list(map(self._numbers.get, words))
        for place, known in enumerate(numbers):
            if known is None:
                numbers[place] = self._number(words[place])
        return np.array(numbers, np.uint32)

    def _number(self, word: bytes) -> int:
        """The number of a word that was not met before."""
        as_form = word if word.isascii() else form(word.decode()).encode()
        number = self._numbers.setdefault(as_form, len(self._forms))
        if number == len(self._forms):
            self._forms.append(as_form)
        if as_form is not word:
            self._numbers[word] = number
        return number

    def _keep(self, low: NDArray[np.uint64], high: NDArray[np.uint64], numbers: NDArray[np.uint32]) -> None:
        """Put words into their slots, where these are free: no word is of no bytes."""
        slots = _slots(low, high)
        slots, chosen = np.unique(slots, return_index=True)
        free = self._low[slots] == 0
        slots, chosen = slots[free], chosen[free]
        self._low[slots], self._high[slots], self._number_in[slots] = low[chosen], high[chosen], numbers[chosen]


def _numbers(
    encoded: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first eight bytes of each word, and the next eight, as numbers: of a short word that is all of it."""
    padded = np.frombuffer(encoded + bytes(2 * _SHORT), np.uint8)
    eights: NDArray[np.uint64] = np.ndarray(len(padded) - 8, "<u8", padded, 0, (1,))
    lengths = ends - starts
    masks = np.array([(1 << 8 * width) - 1 for width in range(9)], np.uint64)
    high = np.zeros(len(starts), np.uint64)
    longer = np.flatnonzero(lengths > 8)
    high[longer] = eights[starts[longer] + 8] & masks[np.minimum(lengths[longer] - 8, 8)]
    return eights[starts] & masks[np.minimum(lengths, 8)], high


def _slots(low: NDArray[np.uint64], high: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Where in a table each word belongs."""
    keys = low * _FIRST ^ high * _SECOND
    return ((keys * _FIRST) >> np.uint64(64 - _BITS)).astype(np.intp)


def _distinct(
    low: NDArray[np.uint64], high: NDArray[np.uint64], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """One occurrence of each distinct word, and for each word which of these it is; long words stand for themselves."""
    keys = low * _FIRST ^ high * _SECOND
    keys ^= keys >> np.uint64(29)
    order = np.argsort(keys)
    low, high, lengths = low[order], high[order], lengths[order]
    new = np.ones(len(order), bool)
    # Words that differ in what they are compared by are different; should their keys be equal, they may alternate,
    # and then one word is there several times, which costs a look-up and no more.
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1]) | (lengths[1:] > _SHORT) | (lengths[:-1] > _SHORT)
    place = np.empty(len(order), np.intp)
    place[order] = np.cumsum(new) - 1
    return order[new], place
