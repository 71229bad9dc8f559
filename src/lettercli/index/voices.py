"""Whose word each token is, as runs: it changes where an editor's bracket opens or closes, and seldom else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import overload


class Voices(Sequence[int]):
    """For each token a place in layout's VOICES."""

    __slots__ = ("at", "of")

    def __init__(self, at: Sequence[int], of: Sequence[int]) -> None:
        self.at = at
        """The first token of each run, and the number of tokens."""
        self.of = of
        """The voice of each run."""

    def __len__(self) -> int:
        return self.at[-1]

    @overload
    def __getitem__(self, token: int) -> int: ...
    @overload
    def __getitem__(self, token: slice) -> bytes: ...
    def __getitem__(self, token: int | slice) -> int | bytes:
        if isinstance(token, slice):
            start, stop, step = token.indices(len(self))
            return self._between(start, stop) if step == 1 else bytes(map(self.__getitem__, range(start, stop, step)))
        if not -len(self) <= token < len(self):
            raise IndexError(token)
        return self.of[bisect_right(self.at, token if token >= 0 else token + len(self)) - 1]

    def run(self, token: int) -> tuple[int, int, int]:
        """The run of a token: its first token, its end, and whose it is."""
        place = bisect_right(self.at, token) - 1
        return self.at[place], self.at[place + 1], self.of[place]

    def _between(self, start: int, stop: int) -> bytes:
        """The voices of the tokens from start to stop."""
        if start >= stop:
            return b""
        first = bisect_right(self.at, start) - 1
        if self.at[first + 1] >= stop:
            return bytes((self.of[first],)) * (stop - start)
        last = bisect_left(self.at, stop, first)
        return b"".join(
            bytes((self.of[run],)) * (min(self.at[run + 1], stop) - max(self.at[run], start))
            for run in range(first, last)
        )
