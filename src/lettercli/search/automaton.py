"""A pattern as an automaton: which runs of tokens it takes, read off token by token.

The pattern is first written out as states and steps (a step takes one token, a jump none, and some jumps only at the
edge of a span). Reading keeps the set of states that can be reached; each set that comes up becomes one state of a
table, made when it is first met, so that a token costs two look-ups however the pattern is nested.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from lettercli.errors import BadQuery
from lettercli.query.patterns import Capture, Constrained, Edge, Repeat, Token
from lettercli.query.tree import Alternatives, Node, Query, Word
from lettercli.query.tree import Sequence as InSequence
from lettercli.search.window import Ids

MOST_STATES = 20_000
"""Of the table; a pattern that needs more is refused."""

Closed = tuple[tuple[tuple[int, int], ...], bool]
"""What can be stepped on from a state: (place, state after) each; and whether a match may end here."""


class Automaton:
    """The automaton of a pattern whose nodes take tokens, edges, and what they are made of."""

    def __init__(self, query: Query, node: Node, ids: Callable[[Node], Ids]) -> None:
        self.query = query
        self.places: list[Ids] = []
        """The ids at each place of the pattern."""
        self.edges: list[Edge] = []
        self._known: dict[Edge, int] = {}
        self._ids = ids
        self._jumps: list[list[tuple[int, int]]] = []
        """For each state of the pattern: (state, edge), -1 where it needs none."""
        self._steps: list[tuple[int, int] | None] = []
        self._numbers: dict[frozenset[int], int] = {}
        self._sets: list[frozenset[int]] = []
        begin, self._end = self._state(), self._state()
        self._write(node, begin, self._end)
        self.start = self._number(frozenset((begin,)))
        self._closed: dict[tuple[int, int], Closed] = {}
        self._after: list[dict[tuple[int, int], int]] = []

    def _state(self) -> int:
        self._jumps.append([])
        self._steps.append(None)
        return len(self._jumps) - 1

    def _write(self, node: Node, begin: int, end: int) -> None:
        """States and steps for a node, from one state to another."""
        if isinstance(node, Word | Token):
            between = self._state()
            self._jumps[begin].append((between, -1))
            self._steps[between] = (len(self.places), end)
            self.places.append(self._ids(node))
        elif isinstance(node, Edge):
            edge = self._known.setdefault(node, len(self._known))
            if edge == len(self.edges):
                self.edges.append(node)
            self._jumps[begin].append((end, edge))
        elif isinstance(node, Alternatives):
            for part in node.nodes:
                self._write(part, begin, end)
        elif isinstance(node, InSequence):
            for part in node.nodes[:-1]:
                between = self._state()
                self._write(part, begin, between)
                begin = between
            self._write(node.nodes[-1], begin, end)
        elif isinstance(node, Capture | Constrained):
            self._write(node.node, begin, end)
        elif isinstance(node, Repeat):
            self._repeat(node, begin, end)
        else:
            raise TypeError(node)

    def _repeat(self, node: Repeat, begin: int, end: int) -> None:
        for _ in range(node.least):
            between = self._state()
            self._write(node.node, begin, between)
            begin = between
        if node.most is None:
            loop = self._state()
            self._jumps[begin].append((loop, -1))
            self._write(node.node, loop, loop)
            self._jumps[loop].append((end, -1))
            return
        for _ in range(node.most - node.least):
            self._jumps[begin].append((end, -1))
            between = self._state()
            self._write(node.node, begin, between)
            begin = between
        self._jumps[begin].append((end, -1))

    def _number(self, states: frozenset[int]) -> int:
        """The number of a set of states in the table; 0 for the empty one is never given."""
        if states not in self._numbers:
            if len(self._sets) >= MOST_STATES:
                raise BadQuery(self.query.text, 0, "a pattern with too many ways to match", "repeat less")
            self._numbers[states] = len(self._sets)
            self._sets.append(states)
        return self._numbers[states]

    @property
    def size(self) -> int:
        """How many states the table has by now."""
        return len(self._sets)

    def closed(self, state: int, edges: int = 0) -> Closed:
        """What can be stepped on from a state of the table, at a place that has these edges, a bit each."""
        key = (state, edges)
        if key not in self._closed:
            reached, todo = set(self._sets[state]), list(self._sets[state])
            while todo:
                for to, edge in self._jumps[todo.pop()]:
                    if to not in reached and (edge < 0 or edges >> edge & 1):
                        reached.add(to)
                        todo.append(to)
            steps = tuple(sorted({step for one in reached if (step := self._steps[one]) is not None}))
            self._closed[key] = (steps, self._end in reached)
        return self._closed[key]

    def step(self, state: int, edges: int, fits: Callable[[int], bool]) -> int:
        """The state of the table after a token that fits some places; -1 where there is none."""
        after = frozenset(to for place, to in self.closed(state, edges)[0] if fits(place))
        return self._number(after) if after else -1

    @cached_property
    def distinct(self) -> list[Ids]:
        """The different ids of the places, each once."""
        seen: dict[int, Ids] = {}
        for ids in self.places:
            seen.setdefault(id(ids), ids)
        return list(seen.values())


class Reader:
    """Reads tokens by an automaton, one after the other."""

    def __init__(self, automaton: Automaton, types: Sequence[int], edges_at: Callable[[int, bool], int] | None) -> None:
        self.automaton = automaton
        self.types = types
        self.edges_at = edges_at
        """The edges at a place before a token, a bit each, and whether a match begins there; None where the pattern
        has none."""
        self._after: dict[tuple[int, int], dict[int, int]] = {}

    def longest(self, start: int, limit: int) -> int:
        """Where the longest match ends that begins there and ends no later than the limit; 0 if there is none."""
        ends = self.ends(start, limit)
        return ends[-1] if ends else 0

    def ends(self, start: int, limit: int, most: int = -1) -> list[int]:
        """Where the matches end, ascending, the first so many; none is empty."""
        found: list[int] = []
        automaton, types, edges_at = self.automaton, self.types, self.edges_at
        state, at, edges = automaton.start, start, 0
        while True:
            if edges_at is not None:
                edges = edges_at(at, at == start)
            _, accepts = automaton.closed(state, edges)
            if accepts and at > start:
                found.append(at)
                if len(found) == most:
                    return found
            if at >= limit:
                return found
            key = (state, edges)
            after = self._after.get(key)
            if after is None:
                after = self._after[key] = {}
            type = types[at]
            following = after.get(type)
            if following is None:
                following = after[type] = automaton.step(state, edges, self._fitting(type))
            if following < 0:
                return found
            state = following
            at += 1

    def _fitting(self, type: int) -> Callable[[int], bool]:
        """Which places a form fits."""
        places = self.automaton.places
        return lambda place: (ids := places[place]) is None or type in ids
