"""What to say when a query finds nothing: what would have been found a step aside.

Each line is one fact with its number and what to type for it, the most telling first: the same query elsewhere, then
what keeps the words of the query apart, then words that look like those that do not occur.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lettercli.index.layout import LAYERS, Index
from lettercli.query import tree
from lettercli.query.tree import Alternatives, Node, Query, Sequence, Word
from lettercli.query.words import words
from lettercli.query.written import written
from lettercli.search import Layer, Scope, Voice, count, search
from lettercli.views.nearest import Near, nearest

MOST_LETTERS = 8
"""Letters that a line names before it says `and more`."""
_ALONE = {"text": "--in text", "notes": "--in notes", "annotations": "--voice other"}
"""What leads to a layer without leaving anything out."""
_NEAR = ("--near", "--not-near")
_OPERATORS = frozenset({"AND", "OR", "NOT"})
"""What other programs read as no words."""
_DISTANCES = (10, 25, 100)
"""How near something must come to be offered."""
MOST_PLACES = 100_000
"""Tokens of a word above which nobody looks how near it comes to another."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a query looked, and what to type to look there when something is typed already."""

    layer: Layer
    voice: Voice | None = None
    scope: Scope | None = None
    typed: str = ""

    def count(self, index: Index, query: Query) -> int:
        """How many hits a query has there."""
        return count(index, query, self.layer, self.voice, self.scope)


def suggest(
    index: Index,
    query: Query,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
) -> list[str]:
    """Lines for somebody whose query, with these filters, found nothing; none where nothing helps.

    What a line says to type, typed with all the rest, finds as many hits as it says.
    """
    asked = _Asked(layer, voice, scope)
    return (
        list(_aside(index, query, asked))
        or list(_looser(index, query, asked))
        or list(_operators(query))
        or [*_unknown(index, query, asked), *_apart(index, query, asked)]
    )


def elsewhere(
    index: Index, query: Query, layer: Layer, voice: Voice | None, scope: Scope | None
) -> dict[str, int]:
    """Hits of the query, in the same scope and in the same voice, in the layers that were not searched.

    The layers are `text`, with `--in text`, `notes`, with `--in notes`, and `annotations`, with `--voice other`; one
    that this alone does not lead to is left out.
    """
    asked = _Asked(layer, voice, scope)
    found = {
        name: way.count(index, query)
        for name in _others(asked)
        for way in _ways(name, asked)
        if way.typed == _ALONE[name]
    }
    return {name: number for name, number in found.items() if number}


def _others(asked: _Asked) -> list[str]:
    """The layers that were not searched."""
    layer = asked.layer
    searched = {"text": ["text"], "body": ["text"], "notes": ["notes"], "all": list(LAYERS)}[layer]
    if asked.voice == "other" and layer != "notes":
        searched = ["annotations", *searched] if layer == "all" else ["annotations"]
    return [name for name in LAYERS if name not in searched]


def _ways(name: str, asked: _Asked) -> Iterator[_Asked]:
    """The ways to look in another layer, the one with the least to type first."""
    voice, scope = asked.voice, asked.scope
    if name == "annotations":
        yield _Asked(asked.layer, "other", scope, "--voice other")
        yield _Asked("text", "other", scope, "--in text --voice other")
        return
    there: Layer = "notes" if name == "notes" else "text"
    if (there, voice) != ("text", "other"):  # what another hand wrote, and so was searched
        yield _Asked(there, voice, scope, f"--in {there}")
    if voice is not None:
        yield _Asked(there, None, scope, f"--in {there} and leave out --voice {voice}")


def _aside(index: Index, query: Query, asked: _Asked) -> Iterator[str]:
    """Where the same query has hits."""
    where = {"text": "the letters' text", "notes": "the notes", "annotations": "what other hands wrote"}
    layer, voice, scope = asked.layer, asked.voice, asked.scope
    for name in _others(asked):
        for way in _ways(name, asked):
            if number := way.count(index, query):
                yield f"{_hits(number)} in {where[name]}: {way.typed}"
                break
    if voice is not None:
        number = count(index, query, layer, None, scope)
        if number:
            yield f"{_hits(number)} in other voices: leave out --voice {voice}"
    if layer == "body":
        number = count(index, query, "text", voice, scope)
        if number:
            yield f"{_hits(number)} in salutes, datelines, closers and signatures: --in text"
    if scope is not None:
        outside: dict[str, int] = {}
        for hit in search(index, query, layer, voice):
            id = index.letters[index.letter(hit.start)].id
            outside[id] = outside.get(id, 0) + 1
        if outside:
            named = ", ".join(f"{id} ({number})" for id, number in list(outside.items())[:MOST_LETTERS])
            more = " and more" if len(outside) > MOST_LETTERS else ""
            what = "letters" if scope.passages is None else "passages"
            yield f"{_hits(sum(outside.values()))} in {what} that the filters leave out: {named}{more}"


def _widened(index: Index, query: Query, asked: _Asked) -> tuple[int, str]:
    """How many hits a query has where another looked, else in all layers, and what must be typed for these."""
    voice, scope = asked.voice, asked.scope
    drop = f" and leave out --voice {voice}" if voice is not None else ""
    for way in (asked, _Asked("all", voice, scope, ", --in all"), _Asked("all", None, scope, f", --in all{drop}")):
        if number := way.count(index, query):
            return number, way.typed
    return 0, ""


def _looser(index: Index, query: Query, asked: _Asked) -> Iterator[str]:
    """Whether what must stand near, case, diacritics, parts of words or a filter of CQL stand in the way."""
    if query.near:
        number, more = _widened(index, query._replace(near=()), asked)
        if number:
            yield f"{_hits(number)} without {' and '.join(sorted({_NEAR[near.absent] for near in query.near}))}{more}"
            return
    if query.cql:
        from lettercli.views.nothing_cql import filters

        for what, looser in filters(query):
            number, more = _widened(index, looser, asked)
            if number:
                yield f"{_hits(number)} without {what}{more}"
                return
    typed = words(query.node)
    if any(word.case for word in typed):
        number, more = _widened(index, query._replace(node=_loose(query.node, case=False)), asked)
        if number:
            yield f"{_hits(number)} without -s, when case and diacritics do not count{more}"
    if any(word.whole for word in typed):
        number, more = _widened(index, query._replace(node=_loose(query.node, whole=False)), asked)
        if number:
            yield f"{_hits(number)} without -w, when a part of a word will do{more}"


def _loose(node: Node, *, case: bool | None = None, whole: bool | None = None) -> Node:
    if isinstance(node, Word):
        return node._replace(case=node.case if case is None else case, whole=node.whole if whole is None else whole)
    if isinstance(node, Alternatives | Sequence):
        return node._replace(nodes=tuple(_loose(part, case=case, whole=whole) for part in node.nodes))
    return node


def _operators(query: Query) -> Iterator[str]:
    """What to write instead of a word that other programs take for an operator."""
    typed = [] if query.cql else [word.pattern for word in words(query.node)]
    found = next((word for word in typed[1:-1] if word in _OPERATORS), "")
    if not found:
        return
    one, other = (typed[0], typed[-1]) if len(typed) == 3 else ("A", "B")
    instead = {"OR": f"'{one}|{other}'", "AND": f"{one} --near {other}:25", "NOT": f"{one} --not-near {other}:25"}
    yield f"{found} is a word like any other here; write {instead[found]}"


def _unknown(index: Index, query: Query, asked: _Asked) -> Iterator[str]:
    """For each word that is nowhere: the words that begin so, and those that look like it."""
    if query.cql:
        from lettercli.views.nothing_cql import unmatched

        like = ", ".join
        yield from unmatched(index, query, lambda word: like(_told(one, asked.layer) for one in nearest(index, word)))
        return
    for word in dict.fromkeys(words(query.node)):
        if _count(index, query, word):
            continue
        if word.lemma:
            from lettercli.views.nothing_cql import no_lemma

            yield no_lemma(index, word.pattern, "--lemma {}")
            continue
        bare = word.pattern.rstrip("?")
        literal = bare.strip("*")
        if bare != word.pattern:
            number, more = _widened(index, Query(bare, word._replace(pattern=bare)), asked)
            if number:
                yield f"? stands for one character: without it {bare} has {_hits(number)}{more}"
                continue
        if bare == literal:
            number, more = _widened(index, Query(literal, word._replace(pattern=f"{literal}*")), asked)
            if number:
                yield f"no word {literal}, but {_hits(number)} of words that begin so: '{literal}*'{more}"
                continue
        near = [] if "*" in literal or "?" in literal else nearest(index, literal)
        if near:
            yield f"no word {word.pattern}; nearest: {', '.join(_told(one, asked.layer) for one in near)}"
        else:
            yield f"no word {word.pattern}, and none like it"


def _told(near: Near, layer: Layer) -> str:
    """A word and how often it comes where the query looked; else where it comes."""
    text, notes, other = near.counts
    here = {"notes": notes, "all": text + notes + other}.get(layer, text)
    if here:
        return f"{near.word} ({here:,})"
    number, where = (text, "the text") if text else (notes, "the notes") if notes else (other, "other hands")
    return f"{near.word} ({number:,} in {where})"


def _apart(index: Index, query: Query, asked: _Asked) -> Iterator[str]:
    """For a sequence whose words all occur: which neighbours never adjoin, and how near they come."""
    if not isinstance(query.node, Sequence):
        return
    nodes = [node for node in query.node.nodes if not _is_any(node)]
    if len(nodes) < 2 or not all(_count(index, query, node) for node in nodes):
        return
    apart = [(a, b) for a, b in pairwise(nodes) if not _count(index, query, Sequence((a, b)))]
    for first, second in apart:
        counts = [f"{written(node)} ({_count(index, query, node):,})" for node in (first, second)]
        near = _nearness(index, query, (first, second), asked)
        yield f"{' and '.join(counts)} {near or 'never stand in one text'}"
    if not apart:
        yield "each two neighbours of the query adjoin somewhere, all of them together nowhere"


def _is_any(node: Node) -> bool:
    """Whether a node says nothing of the words it takes, or takes none."""
    if isinstance(node, Word):
        return node.pattern == "*"
    if isinstance(node, Alternatives | Sequence):
        return False
    from lettercli.views.nothing_cql import is_any

    return is_any(node)


def _nearness(index: Index, query: Query, nodes: tuple[Node, Node], asked: _Asked) -> str:
    """How near two words come that never adjoin; empty where they share no flow."""
    if max(_count(index, query, node) for node in nodes) > MOST_PLACES:
        return "never adjoin"
    places = sorted(
        (hit.start, hit.end, turn)
        for turn, node in enumerate(nodes)
        for hit in search(index, query._replace(node=node, near=()), "all")
    )
    best: tuple[int, bool, int] | None = None
    for (start, end, turn), (next_start, _, next_turn) in pairwise(places):
        if turn != next_turn and next_start < index.reach(start).end:
            between = (max(next_start - end, 0), turn == 1, start)
            best = between if best is None else min(best, between)
    if best is None:
        return ""
    words_between, turned, token = best
    order = ", the other way round" if turned else ""
    distance = "side by side" if not words_between else f"{words_between} word{'s' * (words_between > 1)} between them"
    where = index.passages.addresses[index.passage(token)]
    return f"never adjoin in this order; nearest in {where}, {distance}{order}{_beside(index, query, nodes, asked)}"


def _beside(index: Index, query: Query, nodes: tuple[Node, Node], asked: _Asked) -> str:
    """What to type to find one of two words near the other, where that finds something."""
    if query.cql:
        return ""
    for distance in _DISTANCES:
        near = (tree.Near(nodes[1], distance),)
        number = asked.count(index, query._replace(node=nodes[0], near=near))
        if number:
            return f"; {_hits(number)} of {written(nodes[0])} --near {written(nodes[1])}:{distance}"
    return ""


def _count(index: Index, query: Query, node: Node) -> int:
    return count(index, query._replace(node=node, near=()), "all")


def _hits(number: int) -> str:
    return f"{number:,} hit{'' if number == 1 else 's'}"
