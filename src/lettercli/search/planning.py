"""The plan of a query that is more than words in a row; a way to answer is imported when a query needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettercli.index.layout import Index
from lettercli.query.patterns import Capture, Containing, Edge, Repeat, Span, Token, Value, Within, walk
from lettercli.query.tree import Alternatives, Node, Query, Sequence, Word
from lettercli.search.chain import Chain
from lettercli.search.forms import ids
from lettercli.search.gapped import Gapped, steps_of
from lettercli.search.values import Tests
from lettercli.search.window import Ids, Plan

if TYPE_CHECKING:
    from lettercli.search.spans import Spans

_READABLE = (Word, Token, Edge, Alternatives, Sequence, Repeat)


class Planner:
    """Makes the plans of one query; what two of its nodes ask for is looked up once."""

    def __init__(self, index: Index, query: Query) -> None:
        self.index = index
        self.query = query
        self.tests = Tests(index.lexicon, query.text)
        self._ids: dict[object, Ids] = {}
        self._spans: dict[Span, Spans] = {}
        self._said: dict[tuple[Value, str], bool] = {}

    def ids(self, node: Node) -> Ids:
        """The ids that a token may have."""
        key = (type(node), node)
        if key not in self._ids:
            self._ids[key] = (
                ids(self.index.lexicon, node) if isinstance(node, Word)
                else self.tests.ids(node.test) if isinstance(node, Token) else None
            )  # fmt: skip
        return self._ids[key]

    def tagged(self, span: Span) -> Spans:
        """The spans of a tag."""
        if span not in self._spans:
            from lettercli.search.spans import Spans

            self._spans[span] = Spans(self.index, span, self.tests)
        return self._spans[span]

    def value_is(self, value: Value, text: str) -> bool:
        """Whether a text is what a value says; each is tried once."""
        key = (value, text)
        if key not in self._said:
            self._said[key] = self.tests.said(value, (text,))
        return self._said[key]

    def plan(self, node: Node) -> Plan:
        """The plan of a node."""
        if isinstance(node, Within | Containing):
            outer: list[Plan | Spans] = []
            inside: list[Plan] = []
            core: Node = node
            while isinstance(core, Within | Containing):
                if isinstance(core, Within):
                    outer.append(self.tagged(core.outer) if isinstance(core.outer, Span) else self.plan(core.outer))
                else:
                    inside.append(self.plan(core.inner))
                core = core.node
            from lettercli.search.narrowed import Narrowed

            return Narrowed(self.index, self.plan(core), outer, inside)
        if isinstance(node, Span):
            from lettercli.search.narrowed import Whole

            return Whole(self.index, self.tagged(node))
        if isinstance(node, Capture):
            return self.plan(node.node)
        if isinstance(node, Token | Word):
            return Chain(self.index, [self.ids(node)])
        if isinstance(node, Sequence) and all(isinstance(part, Token | Word) for part in node.nodes):
            return Chain(self.index, [self.ids(part) for part in node.nodes])
        if (steps := steps_of(node, self.ids)) is not None:
            return Gapped(self.index, steps)
        if all(isinstance(each, _READABLE) for each in walk(node)):
            from lettercli.search.machine import Machine

            return Machine(self.index, self.query, node, self.ids, self.tagged)
        from lettercli.search.matcher import Matched

        return Matched(self, node)
