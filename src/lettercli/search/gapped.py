"""Words in a row with a known number of any words between them: `"letter" []{0,3} "the"`, read without an automaton."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lettercli.query.patterns import Repeat, Token
from lettercli.query.tree import Node, Word
from lettercli.query.tree import Sequence as InSequence
from lettercli.search.window import Ids


class Step(NamedTuple):
    """A word, and how many of any words may stand before it."""

    ids: Ids
    least: int
    most: int


class Gapped:
    """Such words; the first has nothing before it."""

    def __init__(self, types: Sequence[int], steps: Sequence[Step]) -> None:
        self.types = types
        self.first, *self.rest = steps

    def end(self, start: int, limit: int, *, shortest: bool) -> int:
        """Where the longest match ends that begins there and ends no later than the limit, or the shortest; 0: none."""
        types, ids = self.types, self.first.ids
        if ids is not None and types[start] not in ids:
            return 0
        ends = [start + 1]
        for ids, least, most in self.rest:
            if len(ends) == 1:
                places: Sequence[int] = range(ends[0] + least, min(ends[0] + most + 1, limit))
            else:
                places = sorted({place for end in ends for place in range(end + least, min(end + most + 1, limit))})
            ends = [place + 1 for place in places if ids is None or types[place] in ids]
            if not ends:
                return 0
        return ends[0] if shortest else ends[-1]


def steps_of(node: Node, ids: Callable[[Node], Ids]) -> list[Step] | None:
    """The steps of a pattern that is such words in a row; None for any other."""
    if not isinstance(node, InSequence):
        return None
    steps: list[Step] = []
    least = most = 0
    for part in node.nodes:
        if isinstance(part, Repeat) and part.most is not None and _is_any(part.node):
            least, most = least + part.least, most + part.most
        elif isinstance(part, Token | Word):
            steps.append(Step(ids(part), least, most))
            least = most = 0
        else:
            return None
    return steps if steps and not most and not steps[0].most else None


def _is_any(node: Node) -> bool:
    return isinstance(node, Token) and node.test is None
