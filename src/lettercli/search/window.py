"""What all ways to search share: the part of an edition that is looked at, and the shape of what is found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple, Protocol

MANY = 40_000
"""Tokens above which numpy is worth its import, and the sorting of a word's tokens worth avoiding."""
Spans = tuple[Sequence[int], Sequence[int]]
"""First tokens and ends, ascending by first token: sequences or numpy arrays."""

class Except:
    """All ids but some."""

    __slots__ = ("ids",)

    def __init__(self, ids: range | frozenset[int]) -> None:
        self.ids = ids

    def __contains__(self, id: int) -> bool:
        return id not in self.ids

    def __bool__(self) -> bool:
        return True


Ids = range | frozenset[int] | Except | None
"""The ids that may stand at a place; None: any."""


class Window(NamedTuple):
    """A run of tokens of one layer, from a letter's first to another's last."""

    layer: int
    first: int
    end: int


def worth_numpy(number: int, threshold: int = MANY) -> bool:
    """Whether so many things should be done by numpy: far fewer where it is loaded already."""
    return number > (threshold if "numpy" not in sys.modules else min(threshold, 2_000))


class Plan(Protocol):
    """A way to answer a query over one index."""

    def size(self, layer: int) -> int:
        """How many places of a layer have to be looked at, about."""

    def spans(self, window: Window, *, shortest: bool = False) -> Spans:
        """The hits that begin in a window, ascending; of those that begin at one token the longest, or the shortest."""

    def ends(self, start: int, limit: int) -> list[int]:
        """Where all those end that begin at a token, ascending; none ends after the limit."""


def plain(tokens: Sequence[int]) -> Sequence[int]:
    """The tokens as Python's own numbers, which are read faster one by one."""
    return tokens if isinstance(tokens, list | range | tuple) else tokens.tolist()  # type: ignore[attr-defined]
