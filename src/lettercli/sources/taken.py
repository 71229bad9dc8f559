"""Which stretches of a text are taken by a citation: what was found first keeps its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from lettercli.sources.citation import Found


class Taken:
    """The citations of one text, in order, none of which overlaps another."""

    def __init__(self) -> None:
        self.found: list[Found] = []

    def add(self, more: Iterable[Found]) -> None:
        """Add those for which there is room: a title may hold what looks like a reference, and is none."""
        for each in more:
            at = bisect_left(self.found, each.start, key=lambda found: found.start)
            before = self.found[at - 1].end if at else 0
            after = self.found[at].start if at < len(self.found) else each.end
            if before <= each.start and each.end <= after:
                self.found.insert(at, each)
