"""What a query in CQL must find, told in the slowest way: every node as the set of all the stretches that it takes.

The passages and sentences of a letter are listed as token numbers; a node is every (start, end) of them with what it
captures, and nothing is looked for in an index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lettercli.model import Edition, Letter, Passage
from lettercli.query.patterns import (
    Both,
    Capture,
    Compare,
    Constrained,
    Containing,
    Edge,
    Every,
    Not,
    Repeat,
    Rule,
    Said,
    Some,
    Span,
    Test,
    Token,
    Unless,
    Value,
    Within,
)
from lettercli.query.tree import Alternatives, Node, Sequence
from lettercli.text.sentences import sentences
from lettercli.text.tokens import fold
from tests.index import oracle

Captured = frozenset[tuple[str, int, int]]
Match = tuple[int, int, Captured]
KINDS = {"p": "paragraph", "ps": "postscript"}


class Flow(NamedTuple):
    """What a letter has in one layer, with its tokens numbered from 0."""

    letter: Letter
    layer: str
    tokens: list[oracle.Token]
    passages: list[Passage]
    """Of each token."""
    bodies: list[bool]
    spans: dict[str, list[tuple[int, int, dict[str, str]]]]
    """By tag: start, end, attributes."""


def flows(edition: Edition) -> Iterator[Flow]:
    """Of each letter the text, the annotations, the notes."""
    for letter in edition.letters:
        text = [one for one in letter.passages if one.kind != "annotation"]
        yield _flow(edition, letter, "text", text)
        yield _flow(edition, letter, "annotations", [one for one in letter.passages if one.kind == "annotation"])
        yield _flow(edition, letter, "notes", [note.body for note in letter.notes])


def _flow(edition: Edition, letter: Letter, layer: str, tops: list[Passage]) -> Flow:
    flow = Flow(letter, layer, [], [], [], {})
    for top in tops:
        _add(edition, flow, top, True)
    return flow


def _add(edition: Edition, flow: Flow, passage: Passage, body: bool) -> None:
    body = body and passage.kind not in {"salute", "dateline", "closer", "signed"}
    first = len(flow.tokens)
    own = list(oracle._tokens(passage, flow.layer))
    flow.tokens.extend(own)
    flow.passages.extend([passage] * len(own))
    flow.bodies.extend([body] * len(own))
    for start, end in sentences(passage.text, edition.abbreviations):
        inside = [number for number, token in enumerate(own, first) if start <= token.start < end]
        if inside:
            flow.spans.setdefault("s", []).append((inside[0], inside[-1] + 1, {}))
    for part in passage.parts:
        _add(edition, flow, part, body)
    if len(flow.tokens) > first:
        last = passage.address.split(".")[-1]
        number = last if passage.kind in ("point", "item") else last.lstrip("abcdefghijklmnopqrstuvwxyz")
        said = {"address": passage.address, "n": number.split("~")[0]}
        flow.spans.setdefault(passage.kind, []).append((first, len(flow.tokens), said))


class Naive:
    """All the matches of nodes in one layer of a letter."""

    def __init__(self, flow: Flow, said: dict[str, list[str]]) -> None:
        self.flow = flow
        self.said = said
        self.size = len(flow.tokens)
        self.low = self.high = 0
        """The tokens of the run that is looked at: what stands in one passage with no gap between."""

    def all(self, node: Node) -> set[Match]:
        """Every stretch that a node takes anywhere."""
        kept, found = (self.low, self.high), set()
        self.low = 0
        while self.low < self.size:
            self.high = self.low + 1
            while self.high < self.size and self.one_run(self.low, self.high + 1):
                self.high += 1
            found |= self.inside(node)
            self.low = self.high
        self.low, self.high = kept
        return found

    def inside(self, node: Node) -> set[Match]:
        """Every stretch that a node takes in a run; spans that begin there as long as they are."""
        run = range(self.low, self.high)
        if isinstance(node, Token):
            return {(at, at + 1, frozenset()) for at in run if self.fits(node.test, at)}
        if isinstance(node, Span):
            return {(start, end, frozenset()) for start, end in self.spans(node) if start in run}
        if isinstance(node, Edge):
            places = {pair[node.end] for pair in self.spans(node.span)}
            return {(at, at, frozenset()) for at in places if at - node.end in run}
        if isinstance(node, Alternatives):
            return set().union(*map(self.inside, node.nodes))
        if isinstance(node, Sequence):
            found = self.inside(node.nodes[0])
            for part in node.nodes[1:]:
                found = self.then(found, self.inside(part))
            return found
        if isinstance(node, Repeat):
            return self.repeated(node)
        if isinstance(node, Capture):
            return {(s, e, over(c, {(node.label, s, e)})) for s, e, c in self.inside(node.node)}
        if isinstance(node, Both):
            second = self.inside(node.second)
            return {(s, e, over(c, d)) for s, e, c in self.inside(node.first) for t, f, d in second if (s, e) == (t, f)}
        if isinstance(node, Within):
            outer = {one[:2] for one in self.all(node.outer) if one[0] < one[1]}
            return {m for m in self.inside(node.node) if any(o[0] <= m[0] and m[1] <= o[1] for o in outer)}
        if isinstance(node, Containing):
            inner = {one[:2] for one in self.all(node.inner) if one[0] < one[1]}
            return {m for m in self.inside(node.node) if any(m[0] <= i[0] and i[1] <= m[1] for i in inner)}
        assert isinstance(node, Constrained)
        return {m for m in self.inside(node.node) if self.keeps(node.rule, {label: (s, e) for label, s, e in m[2]})}

    def then(self, first: set[Match], second: set[Match]) -> set[Match]:
        found = {(s, f, over(c, d)) for s, e, c in first for t, f, d in second if e == t}
        return {match for match in found if match[0] == match[1] or self.one_run(match[0], match[1])}

    def repeated(self, node: Repeat) -> set[Match]:
        once = self.inside(node.node)
        turn: set[Match] = {(at, at, frozenset()) for at in range(self.low, self.high + 1)}
        found = set(turn) if node.least == 0 else set()
        for number in range(1, (node.least + self.size + 1 if node.most is None else node.most) + 1):
            turn = self.then(turn, once)
            if number >= node.least:
                found |= turn
        return found

    def one_run(self, start: int, end: int) -> bool:
        flow = self.flow
        return all(
            flow.passages[at] is flow.passages[start] and flow.tokens[at].run == flow.tokens[start].run
            for at in range(start, end)
        )

    def spans(self, span: Span) -> list[tuple[int, int]]:
        if span.tag == "letter":
            good = all(any(self.value(v, one) for one in self.said[v.attribute]) for v in span.values)
            return [(0, self.size)] if good and self.size else []
        listed = self.flow.spans.get(KINDS.get(span.tag, span.tag), [])
        return [(s, e) for s, e, said in listed if all(self.value(v, said[v.attribute]) for v in span.values)]

    def fits(self, test: Test | None, at: int) -> bool:
        if test is None:
            return True
        if isinstance(test, Not):
            return not self.fits(test.test, at)
        if isinstance(test, Every):
            return all(self.fits(one, at) for one in test.tests)
        if isinstance(test, Some):
            return any(self.fits(one, at) for one in test.tests)
        return self.value(test, self.flow.tokens[at].form)

    @staticmethod
    def value(value: Value, text: str) -> bool:
        known = text if value.case else fold(text)
        if value.literal:
            return known == (value.pattern if value.case else fold(value.pattern))
        return re.fullmatch(value.pattern if value.case else fold(value.pattern), known) is not None

    def keeps(self, rule: Rule, captured: dict[str, tuple[int, int]]) -> bool | None:
        if isinstance(rule, Unless):
            kept = self.keeps(rule.rule, captured)
            return None if kept is None else not kept
        if isinstance(rule, Compare):
            if any(isinstance(side, Said) and side.label not in captured for side in (rule.left, rule.right)):
                return None
            left = self.words(captured[rule.left.label])
            if isinstance(rule.right, Said):
                right = self.words(captured[rule.right.label])
                return (list(map(fold, left)) == list(map(fold, right))) == rule.equal
            return self.value(rule.right, " ".join(left)) == rule.equal
        each = [self.keeps(one, captured) for one in rule.rules]
        for decisive in (False,) if rule.every else (True,):
            if decisive in each:
                return decisive
        return None if None in each else rule.every

    def words(self, span: tuple[int, int]) -> list[str]:
        return [token.form for token in self.flow.tokens[span[0] : span[1]]]


def over(one: Captured | set[tuple[str, int, int]], other: Captured | set[tuple[str, int, int]]) -> Captured:
    """Both captures; of a label in both, the later."""
    later = {label for label, _, _ in other}
    return frozenset({each for each in one if each[0] not in later} | set(other))


def hits(edition: Edition, node: Node, said: Callable[[Letter], dict[str, list[str]]]) -> list[oracle.Found]:
    """Every hit in the edition: of what begins at one token the longest, as far as its passage goes on."""
    found = []
    for flow in flows(edition):
        naive = Naive(flow, said(flow.letter))
        longest: dict[int, int] = {}
        for start, end, _ in naive.all(node):
            if end > start:
                longest[start] = max(end, longest.get(start, 0))
        for start, end in sorted(longest.items()):
            while not naive.one_run(start, end):
                end -= 1  # noqa: PLW2901
            chosen, passage = flow.tokens[start:end], flow.passages[start]
            voices = {token.voice for token in chosen}
            voice = next(one for one in ("other", "editor", "writer") if one in voices)
            place = (passage.address, chosen[0].start, chosen[-1].end)
            found.append(oracle.Found(*place, flow.letter.id, flow.layer, voice, flow.bodies[start]))
    return found
