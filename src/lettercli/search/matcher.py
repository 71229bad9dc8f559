"""Patterns that no automaton reads: rules for what is captured, spans and filters inside of larger patterns.

The automaton of the pattern's skeleton says where a match may begin; there the pattern is followed, node by node, with
all its ways. A capture is a label with its tokens; of a label in a repetition the last counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

from lettercli.errors import BadQuery
from lettercli.index.layout import Index
from lettercli.query.patterns import (
    Both,
    Capture,
    Compare,
    Constrained,
    Containing,
    Edge,
    Repeat,
    Rule,
    Said,
    Span,
    Token,
    Unless,
    Value,
    Within,
    parts,
)
from lettercli.query.tree import Alternatives, Node, Query, Word
from lettercli.query.tree import Sequence as InSequence
from lettercli.search.gapped import Gapped, steps_of
from lettercli.search.machine import Machine, is_edge, skeleton
from lettercli.search.narrowed import NEVER, Bound, first_end, last_end, letter_window
from lettercli.search.spans import Spans as Tagged
from lettercli.search.window import Ids, Plan, Spans, Window, plain

MOST_WAYS = 20_000
"""Ways to match from one token; a pattern that has more is refused."""

Captured = tuple[tuple[str, int, int], ...]
"""Label, first token and end, by label."""
Way = tuple[int, Captured]
"""Where a match ends, and what it has captured."""


class Planner(Protocol):
    """What makes the plans of one query, and knows what its nodes ask for."""

    index: Index
    query: Query

    def ids(self, node: Node) -> Ids:
        """The ids that a token may have."""

    def tagged(self, span: Span) -> Tagged:
        """The spans of a tag."""

    def plan(self, node: Node) -> Plan:
        """The plan of a node."""

    def value_is(self, value: Value, text: str) -> bool:
        """Whether a text is what a value says."""


class Matched:
    """A pattern that is followed with all its ways."""

    def __init__(self, planner: Planner, node: Node) -> None:
        self.index = planner.index
        self.planner = planner
        self.node = node
        core = skeleton(node)
        steps = steps_of(core, planner.ids)
        self._machine = (
            Machine(self.index, planner.query, core, planner.ids, planner.tagged) if steps is None
            else Gapped(self.index, steps)
        )  # fmt: skip
        self._bounds: dict[int, Bound] = {}
        self._window: Window | None = None
        self._words: dict[tuple[str, bool], dict[int, str]] = {}
        """By attribute and case, the words of forms that have come up."""
        self._whole = _takes_spans(node)
        self._flat = _row_of(node)

    def size(self, layer: int) -> int:
        """How many candidates there are in a layer."""
        return self._machine.size(layer)

    def spans(self, window: Window, *, shortest: bool = False) -> Spans:
        """The hits of a window."""
        starts, ends = [], []
        if self._flat is not None:
            return self._in_a_row(window, *self._flat)
        self._look_at(window)
        for start in plain(self._starts(window)):
            if found := self._ends(start, NEVER):
                starts.append(start)
                ends.append(found[0] if shortest else found[-1])
        return starts, ends

    def _in_a_row(self, window: Window, rule: Rule, places: dict[str, int]) -> Spans:
        """The hits of a pattern that is so many tokens in a row, some of them captured."""
        found, until = self._machine.spans(window)
        starts: list[int] = []
        ends: list[int] = []
        for start, end in zip(plain(found), plain(until), strict=True):
            if self._keeps(rule, {label: (start + place, start + place + 1) for label, place in places.items()}):
                starts.append(start)
                ends.append(end)
        return starts, ends

    def _starts(self, window: Window) -> Sequence[int]:
        """Where a match may begin."""
        machine = self._machine
        if self._whole and isinstance(machine, Machine):
            return machine.candidates(window)
        return machine.spans(window, shortest=True)[0]

    def ends(self, start: int, limit: int) -> list[int]:
        """Where the matches end that begin at a token."""
        self._look_at(letter_window(self.index, start))
        return self._ends(start, limit)

    def _look_at(self, window: Window) -> None:
        """Get ready for what begins in a window."""
        known = self._window
        if known is None or known.layer != window.layer or not known.first <= window.first <= window.end <= known.end:
            self._window = window
            self._bounds.clear()

    def _ends(self, start: int, limit: int) -> list[int]:
        breaks = self.index.breaks
        ways = self._ways(self.node, start, breaks[bisect_right(breaks, start)])
        return sorted({end for end, _ in ways if start < end <= limit})

    def _ways(self, node: Node, at: int, limit: int) -> set[Way]:
        """All the ways in which a node matches from a place on; its tokens end no later than at the limit."""
        if isinstance(node, Word | Token):
            ids = self.planner.ids(node)
            fits = at < limit and (ids is None or self.index.types[at] in ids)
            return {(at + 1, ())} if fits else set()
        if isinstance(node, Edge):
            span = self.planner.tagged(node.span)
            return {(at, ())} if is_edge(self.index, span, node.end, at, first=at < limit) else set()
        if isinstance(node, Span):
            if at >= len(self.index):
                return set()
            return {(end, ()) for first, end in self.planner.tagged(node).around(at) if first == at}
        if isinstance(node, Alternatives):
            return self._checked(way for part in node.nodes for way in self._ways(part, at, limit))
        if isinstance(node, InSequence):
            return self._row(node.nodes, at, limit)
        if isinstance(node, Repeat):
            return self._repeated(node, at, limit)
        if isinstance(node, Capture):
            ways = self._ways(node.node, at, limit)
            return {(end, _joined(captured, ((node.label, at, end),))) for end, captured in ways}
        if isinstance(node, Both):
            return self._both(node, at, limit)
        if isinstance(node, Constrained):
            return {way for way in self._ways(node.node, at, limit) if self._keeps(node.rule, dict(_spans(way[1])))}
        assert isinstance(node, Within | Containing)
        bound = self._bound(node)(at)
        ways = self._ways(node.node, at, limit)
        return {way for way in ways if (way[0] <= bound if isinstance(node, Within) else way[0] >= bound)}

    def _row(self, nodes: Iterable[Node], at: int, limit: int) -> set[Way]:
        ways: set[Way] = {(at, ())}
        for node in nodes:
            ways = self._further(node, ways, limit)
        return ways

    def _further(self, node: Node, ways: set[Way], limit: int) -> set[Way]:
        """The ways gone on by one more node."""
        following = {end: self._ways(node, end, limit) for end in {end for end, _ in ways}}
        return self._checked(
            (to, _joined(captured, more)) for end, captured in ways for to, more in following[end]
        )

    def _repeated(self, node: Repeat, at: int, limit: int) -> set[Way]:
        ways: set[Way] = {(at, ())}
        for _ in range(node.least):
            ways = self._further(node.node, ways, limit)
        found = set(ways)
        turn = node.least
        while ways and (node.most is None or turn < node.most):
            ways = self._further(node.node, ways, limit) - found
            found |= ways
            turn += 1
        return found

    def _both(self, node: Both, at: int, limit: int) -> set[Way]:
        second = self._ways(node.second, at, limit)
        first = self._ways(node.first, at, limit)
        return self._checked((end, _joined(one, other)) for end, one in first for to, other in second if to == end)

    def _checked(self, ways: Iterable[Way]) -> set[Way]:
        found: set[Way] = set()
        for way in ways:
            found.add(way)
            if len(found) > MOST_WAYS:
                what = "a pattern with too many ways to match at one place"
                raise BadQuery(self.planner.query.text, 0, what, "repeat less, or capture less")
        return found

    def _bound(self, node: Within | Containing) -> Bound:
        """Where a hit of a filter must end."""
        key = id(node)
        if key not in self._bounds:
            assert self._window is not None
            planner, window = self.planner, self._window
            if isinstance(node, Containing):
                self._bounds[key] = first_end(planner.plan(node.inner), window)
            else:
                tagged = isinstance(node.outer, Span)
                outer = planner.tagged(node.outer) if tagged else planner.plan(node.outer)  # type: ignore[arg-type]
                self._bounds[key] = last_end(outer, window)
        return self._bounds[key]

    def _keeps(self, rule: Rule, captured: dict[str, tuple[int, int]]) -> bool | None:
        """Whether what is captured keeps a rule; None where something that it names is not captured."""
        if isinstance(rule, Unless):
            kept = self._keeps(rule.rule, captured)
            return None if kept is None else not kept
        if isinstance(rule, Compare):
            if rule.left.label not in captured or (isinstance(rule.right, Said) and rule.right.label not in captured):
                return None
            alike = self._alike(rule, captured)
            return alike if rule.equal else not alike
        kept_all = [self._keeps(each, captured) for each in rule.rules]
        if rule.every:
            return False if False in kept_all else None if None in kept_all else True
        return True if True in kept_all else None if None in kept_all else False

    def _alike(self, rule: Compare, captured: dict[str, tuple[int, int]]) -> bool:
        left = captured[rule.left.label]
        if isinstance(rule.right, Said):
            return self._said(rule.left, left) == self._said(rule.right, captured[rule.right.label])
        value = rule.right
        return self.planner.value_is(value, " ".join(self._said(rule.left, left, case=value.case)))

    def _said(self, said: Said, span: tuple[int, int], *, case: bool = False) -> list[str]:
        key = (said.attribute, case)
        words = self._words.setdefault(key, {})
        types = self.index.types[span[0] : span[1]]
        return [words.get(id) or words.setdefault(id, self._word(said.attribute, id, case)) for id in types]

    def _word(self, attribute: str, id: int, case: bool) -> str:
        """A form, or the lemma of it."""
        lexicon = self.index.lexicon
        if attribute == "lemma":
            from lettercli.index.lemmas import lemmas

            known = lemmas(lexicon)
            return known.strings[known.of[id]]
        return (lexicon.surfaces if case else lexicon.folded)[id]


def _row_of(node: Node) -> tuple[Rule, dict[str, int]] | None:
    """The rule, and the place of each capture, of a pattern that is so many tokens in a row."""
    if not isinstance(node, Constrained) or not isinstance(node.node, InSequence):
        return None
    places: dict[str, int] = {}
    for place, part in enumerate(node.node.nodes):
        if isinstance(part, Capture):
            places[part.label] = place
            part = part.node  # noqa: PLW2901
        if not isinstance(part, Token):
            return None
    return node.rule, places


def _takes_spans(node: Node) -> bool:
    """Whether a pattern takes spans as a whole, which are longer than the passage that an automaton reads."""
    if isinstance(node, Span):
        return True
    inner = (node.node,) if isinstance(node, Within | Containing) else parts(node)
    return any(map(_takes_spans, inner))


def _joined(one: Captured, other: Captured) -> Captured:
    """Both captures; of a label in both, the later."""
    if not one or not other:
        return one or other
    made = {label: (label, start, end) for label, start, end in (*one, *other)}
    return tuple(made[label] for label in sorted(made))


def _spans(captured: Captured) -> Iterable[tuple[str, tuple[int, int]]]:
    return ((label, (start, end)) for label, start, end in captured)
