"""The order of concordance lines: by address, date, node, or the words beside the node.

Words are compared as the lexicon has them sorted, folded, and punctuation does not count. Every order is stable, so
lines that a key cannot tell apart stay in the edition's order, or in that of the keys before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lettercli import dates
from lettercli.errors import LettersError
from lettercli.hits import Found, Match, form_of, letter_of, reach_of
from lettercli.index.layout import Index

REACH = 8
"""How many words beside the node the keys `left` and `right` compare."""

_KEY = re.compile(r"(address|date|left|right|node|n|[lr][1-9]\d?)(-?)$")
KEYS = "address, date, left, right, node, and words such as L1, R2, N, with - behind for descending: L1,R1-"


class Key(NamedTuple):
    """One key of an order."""

    name: str
    """address, date, node, left, right, or L or R with a number: L1 is the word before the node."""
    descending: bool = False


def read_keys(text: str) -> list[Key]:
    """The keys of an order as typed: `left`, `date-`, `L1,R1-,N`."""
    keys = []
    for part in text.split(","):
        form = _KEY.match(part.strip().lower())
        if not form:
            raise LettersError(f"no sort key {part.strip()!r}", f"keys are {KEYS}")
        name = "node" if form[1] == "n" else form[1].upper() if form[1][-1].isdigit() else form[1]
        keys.append(Key(name, bool(form[2])))
    return keys


def order(index: Index, hits: Iterable[Found], keys: Iterable[Key]) -> list[Found]:
    """The hits sorted by the keys, the first being the most important."""
    numbered = list(enumerate(hits))
    for key in reversed(list(keys)):
        if key.name == "address":
            numbered.sort(key=lambda row: row[0], reverse=key.descending)
        elif key.name == "date":
            sign = -1 if key.descending else 1
            numbered.sort(key=lambda row, sign=sign: _date(index, row[1], sign))  # type: ignore[misc]
        else:
            value = _words(index, key.name)
            numbered.sort(key=lambda row, value=value: value(row[1]), reverse=key.descending)  # type: ignore[misc]
    return [hit for _, hit in numbered]


def _date(index: Index, hit: Found, sign: int) -> tuple[bool, float, float]:
    """The date of a hit's letter; undated letters come last in either direction."""
    undated, first, last = dates.order(index.letters[letter_of(index, hit)].date)
    return undated, sign * first, sign * last


def _words(index: Index, name: str) -> Callable[[Found], tuple[object, ...]]:
    """The words that a key compares, as folded ranks; a word beyond the flow's end or a gap comes before all."""
    groups, types = index.lexicon.groups(), index.types
    if name == "node":

        def node(hit: Found) -> tuple[object, ...]:
            if isinstance(hit, Match):
                return form_of(index, hit), index.text(hit.passage)[hit.at : hit.to]
            return (*(groups[types[token]] for token in range(*hit)), *types[hit.start : hit.end])

        return node
    steps = range(1, REACH + 1) if name in {"left", "right"} else (int(name[1:]),)
    leftward = name[0] in "lL"

    def beside(hit: Found) -> tuple[int, ...]:
        reach = reach_of(index, hit)
        tokens = [hit.start - step if leftward else hit.end - 1 + step for step in steps]
        return tuple(groups[types[token]] if reach.first <= token < reach.end else -1 for token in tokens)

    return beside
