"""A pattern that an automaton reads: the rarest words that it cannot do without say where to begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from lettercli.index.layout import Index
from lettercli.query.patterns import Both, Capture, Constrained, Containing, Edge, Repeat, Span, Token, Within
from lettercli.query.tree import Alternatives, Node, Query, Word
from lettercli.query.tree import Sequence as InSequence
from lettercli.search.automaton import Automaton, Reader
from lettercli.search.forms import Source
from lettercli.search.spans import Spans as Tagged
from lettercli.search.window import Ids, Spans, Window, plain, worth_numpy

_FAR = 50
"""How many tokens a passage is taken to have before a word, where a pattern may begin anywhere before it."""


class Lead(NamedTuple):
    """Words one of which every match has, so many tokens after its start."""

    source: Source
    least: int
    most: int | None


class Machine:
    """A pattern of tokens, edges, alternatives and repetitions, as a plan."""

    def __init__(
        self, index: Index, query: Query, node: Node, ids: Callable[[Node], Ids], tagged: Callable[[Span], Tagged]
    ) -> None:
        self.index = index
        sources: dict[int, Source] = {}

        def source(node: Node) -> Source:
            found = ids(node)
            return sources.setdefault(id(found), Source(index, found))

        self._leads = _leads(node, source)
        self.automaton = Automaton(query, skeleton(node), ids)
        spans = [(tagged(edge.span), edge.end) for edge in self.automaton.edges]

        def edges_at(token: int, first: bool) -> int:
            there = (is_edge(index, span, end, token, first=first) for span, end in spans)
            return sum(1 << bit for bit, is_there in enumerate(there) if is_there)

        self.reader = Reader(self.automaton, index.types, edges_at if spans else None)

    def size(self, layer: int) -> int:
        """How many candidates there are in a layer."""
        return min(_cost(self._chosen(layer), layer), self.index.layer_at[layer + 1] - self.index.layer_at[layer])

    def _chosen(self, layer: int) -> Sequence[Lead]:
        return min(self._leads, key=lambda leads: _cost(leads, layer), default=())

    def spans(self, window: Window, *, shortest: bool = False) -> Spans:
        """The hits of a window: of the matches that begin at a token the longest, or the shortest."""
        candidates = self.candidates(window)
        starts: list[int] = []
        ends: list[int] = []
        breaks, reader = self.index.breaks, self.reader
        if self.reader.edges_at is None and worth_numpy(len(candidates)):
            from lettercli.search.lockstep import read

            return read(self.index, self._lockstep, candidates, shortest=shortest)
        most = 1 if shortest else -1
        for start in plain(candidates):
            if found := reader.ends(start, breaks[bisect_right(breaks, start)], most):
                starts.append(start)
                ends.append(found[-1])
        return starts, ends

    @cached_property
    def _lockstep(self) -> object:
        from lettercli.search.lockstep import Table

        return Table(self.index, self.automaton)

    def ends(self, start: int, limit: int) -> list[int]:
        """Where the matches end that begin at a token and end no later than at the limit."""
        return self.reader.ends(start, limit)

    def candidates(self, window: Window) -> Sequence[int]:
        """Tokens of a window, ascending, at one of which each match begins."""
        leads = self._chosen(window.layer)
        if not leads or any(lead.source.ids is None and lead.most is None for lead in leads):
            return range(window.first, window.end)
        if len(leads) == 1 and leads[0].most == 0:
            return leads[0].source.tokens(window)
        found = [lead.source.tokens(window) for lead in leads]
        if worth_numpy(sum(map(len, found))):
            from lettercli.search.lockstep import before

            ways = [(tokens, lead.least, lead.most) for tokens, lead in zip(found, leads, strict=True)]
            before_them: Sequence[int] = before(self.index, ways, window)
            return before_them
        breaks, starts = self.index.breaks, set[int]()
        for tokens, lead in zip(found, leads, strict=True):
            for token in plain(tokens):
                first = breaks[bisect_right(breaks, token) - 1]
                low = first if lead.most is None else max(first, token - lead.most)
                starts.update(range(max(low, window.first), token - lead.least + 1))
        return sorted(starts)


def skeleton(node: Node) -> Node:
    """The node without what only narrows it down: everything that the node takes, this takes too."""
    if isinstance(node, Within | Containing | Constrained | Capture):
        return skeleton(node.node)
    if isinstance(node, Both):
        return skeleton(node.first)
    if isinstance(node, Alternatives):
        return Alternatives(tuple(map(skeleton, node.nodes)))
    if isinstance(node, InSequence):
        return InSequence(tuple(map(skeleton, node.nodes)))
    if isinstance(node, Repeat):
        return Repeat(skeleton(node.node), node.least, node.most)
    if isinstance(node, Word | Token | Edge):
        return node
    return Repeat(Token(), 1, None)


def is_edge(index: Index, span: Tagged, end: bool, token: int, *, first: bool) -> bool:
    """Whether a span begins, or ends, at a place before a token.

    An edge is one of the passage that the match lies in: where the match comes to the passage's end, nothing begins
    any more, and where it begins with the passage, nothing ends yet. `first` tells which of the two a border is.
    """
    border = index.breaks[bisect_left(index.breaks, token)] == token
    if border and first == end:
        return False
    if end:
        return any(until == token for _, until in span.around(token - 1))
    return any(start == token for start, _ in span.around(token))


def _cost(leads: Sequence[Lead], layer: int) -> int:
    """How many candidates the leads give in a layer, about."""
    if not leads:
        return 1 << 62
    wide = [1 + (_FAR if lead.most is None else lead.most - lead.least) for lead in leads]
    return sum(lead.source.size(layer) * width for lead, width in zip(leads, wide, strict=True))


def _leads(node: Node, source: Callable[[Node], Source]) -> list[list[Lead]]:
    """All the ways to begin a search for a node."""
    return _found(skeleton(node), source, 0, 0)[0]


def _found(
    node: Node, source: Callable[[Node], Source], least: int, most: int | None
) -> tuple[list[list[Lead]], int, int | None]:
    """The ways, and between how many and how many tokens the node takes; it begins so many after the start."""
    if isinstance(node, Word | Token):
        return [[Lead(source(node), least, most)]], 1, 1
    if isinstance(node, Edge):
        return [], 0, 0
    if isinstance(node, Alternatives):
        each = [_found(part, source, least, most) for part in node.nodes]
        longest = None if any(one[2] is None for one in each) else max(one[2] or 0 for one in each)
        ways: list[list[Lead]] = []
        if all(one[0] for one in each):  # one way for each alternative, the cheapest in the text
            ways = [[lead for one in each for lead in min(one[0], key=lambda leads: _cost(leads, 0))]]
        return ways, min(one[1] for one in each), longest
    if isinstance(node, Repeat):
        ways, shortest, longest = _found(node.node, source, least, most)
        total = None if node.most is None or longest is None else longest * node.most
        return (ways if node.least else []), shortest * node.least, (0 if node.most == 0 else total)
    ways, here, there = [], 0, 0
    far: int | None = there
    for part in node.nodes if isinstance(node, InSequence) else ():
        until = None if most is None or far is None else most + far
        inner, shortest, longest = _found(part, source, least + here, until)
        ways += inner
        here += shortest
        far = None if far is None or longest is None else far + longest
    return ways, here, far
