"""Where an index has what a query asks for.

A query becomes *lines* of places: for each place of a sequence the ids that may stand there. The rarest place gives
the candidates, the others are looked up; so a phrase costs what its rarest word costs. Hits come in the edition's
order, none twice, each within one passage and without a gap in it; where several of the query's alternatives begin
at one token, the longest is the hit.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import merge
from itertools import product
from typing import Literal, NamedTuple

from lettercli.errors import BadQuery
from lettercli.index.layout import LAYERS, VOICES, Index
from lettercli.index.lexicon import Lexicon, Strings
from lettercli.query.tree import Alternatives, Node, Query, Word
from lettercli.text.tokens import fold, parts
from lettercli.text.wildcards import joined

Layer = Literal["text", "body", "notes", "all"]
Voice = Literal["writer", "editor", "other"]

MOST_LINES = 500
"""Of sequences that a query's alternatives multiply to."""


class Hit(NamedTuple):
    """Tokens from start to end, end exclusive."""

    start: int
    end: int


class Scope(NamedTuple):
    """What part of an edition a search is about; what both name, where both are given."""

    letters: Collection[str] | None = None
    """The ids of letters; None: all."""
    passages: Collection[str] | None = None
    """Addresses of passages, each with all that lies below it; None: all."""


Ids = range | frozenset[int] | None
"""The ids that may stand at a place; None: any."""
Line = tuple[Ids, ...]


def search(
    index: Index,
    query: Query,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
) -> Iterator[Hit]:
    """The hits in the edition's order.

    Layers: "text" is all that the letters say, "body" the same without salute, dateline, closer and signature,
    "notes" the editors' notes, "all" everything. What other hands wrote is found with layer "all" or voice "other"
    only.
    """
    lines = _lines(index.lexicon, query)
    streams = [_in_layer(index, lines, number) for number in _layers(index, layer, voice)]
    hits = merge(*streams, key=lambda hit: index.letter(hit.start)) if len(streams) > 1 else iter(*streams or ((),))
    return _kept(index, hits, layer, voice, scope)


def count(
    index: Index,
    query: Query,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
) -> int:
    """How many hits `search` would give."""
    if voice is None and layer != "body" and scope is None:
        lines = _lines(index.lexicon, query)
        if len(lines) == 1 and len(lines[0]) == 1 and lines[0][0] is not None:
            return sum(_frequency(index, lines[0][0], number) for number in _layers(index, layer, voice))
    return sum(1 for _ in search(index, query, layer, voice, scope))


def ids(lexicon: Lexicon, word: Word) -> Ids:
    """The ids of the forms that a word matches; None where it matches every form."""
    pattern = re.sub(r"\*+(\?*)\**", r"\1*", word.pattern) if "*" in word.pattern else word.pattern
    if pattern == "*":
        return None
    if word.case:
        return _exact(lexicon, pattern, word.whole)
    found, parted = _matching(lexicon.folded, pattern), []
    if not word.whole:
        parted = [id for rank in _matching(lexicon.parts, pattern) for id in lexicon.with_part(rank)]
    return frozenset(found).union(parted) if parted else found


def _exact(lexicon: Lexicon, pattern: str, whole: bool) -> frozenset[int]:
    """As `ids`, with case and diacritics as typed: those of the folded matches that match so, too."""
    candidates = ids(lexicon, Word(pattern, whole=whole)) or ()
    matches = re.compile(_regex(pattern, str)).fullmatch
    return frozenset(
        id
        for id in candidates
        if matches(form := lexicon.surfaces[id]) or (not whole and any(map(matches, parts(form))))
    )


def _matching(strings: Strings, pattern: str) -> range | frozenset[int]:
    """Ranks of the sorted, folded strings that match."""
    literal = fold(pattern.rstrip("*"))
    if "*" not in literal and "?" not in literal:
        return strings.run(literal) if pattern.endswith("*") else strings.equal(literal)
    return frozenset(strings.matching(_regex(pattern, fold)))


def _regex(pattern: str, folded: Callable[[str], str]) -> str:
    """A pattern with `*` and `?` as a regular expression that never runs away."""
    stretches = [
        "".join("[^\n]" if piece == "?" else re.escape(folded(piece)) for piece in re.split(r"(\?)", stretch))
        for stretch in pattern.split("*")
    ]
    return joined(stretches, "[^\n]")


def _lines(lexicon: Lexicon, query: Query) -> list[Line]:
    """The sequences of places that the query takes; places that no form can fill are left out with their sequence."""
    lines = _expand(lexicon, query.node, query)
    return [line for line in lines if all(place is None or place for place in line)]


def _expand(lexicon: Lexicon, node: Node, query: Query) -> list[Line]:
    if isinstance(node, Word):
        return [(ids(lexicon, node),)]
    inner = [_expand(lexicon, part, query) for part in node.nodes]
    if isinstance(node, Alternatives):
        return _united([line for lines in inner for line in lines])
    size = 1
    for lines in inner:
        size *= len(lines)
        if size > MOST_LINES:
            what = f"alternatives that multiply to more than {MOST_LINES} sequences"
            raise BadQuery(query.text, 0, what, "ask in several turns")
    return [sum(chosen, ()) for chosen in product(*inner)]


def _united(lines: list[Line]) -> list[Line]:
    """Alternatives of one word each are one place."""
    single = [line[0] for line in lines if len(line) == 1]
    longer = [line for line in lines if len(line) > 1]
    if len(single) < 2:
        return lines
    united: Ids = None if None in single else frozenset().union(*(place for place in single if place is not None))
    return [(united,), *longer]


def _layers(index: Index, layer: Layer, voice: Voice | None) -> list[int]:
    """The layers of the index where hits can be, in the order of a letter's reading."""
    if layer == "all":
        names = ["text", "annotations", "notes"]
    elif layer == "notes":
        names = ["notes"]
    else:
        names = ["annotations"] if voice == "other" else ["text"]
    numbers = [LAYERS.index(name) for name in names]
    return [number for number in numbers if index.layer_at[number] < index.layer_at[number + 1]]


def _in_layer(index: Index, lines: Sequence[Line], layer: int) -> Iterator[Hit]:
    """The hits of all lines in one layer."""
    if len(lines) == 1:
        return _along(index, lines[0], layer)
    return _longest(merge(*(_along(index, line, layer) for line in lines)))


def _longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits that begin at one token the longest."""
    last: Hit | None = None
    for hit in hits:
        if last is not None and hit.start != last.start:
            yield last
        last = hit
    if last is not None:
        yield last


def _along(index: Index, line: Line, layer: int) -> Iterator[Hit]:
    """The hits of one line in one layer."""
    length = len(line)
    rarest = min(range(length), key=lambda place: _frequency(index, line[place], layer))
    candidates = _tokens(index, line[rarest], layer)
    if length == 1:
        for token in candidates:
            yield Hit(token, token + 1)
        return
    others = [(place - rarest, ids) for place, ids in enumerate(line) if place != rarest and ids is not None]
    types = index.types
    low, high = index.layer_at[layer], index.layer_at[layer + 1] - length
    for token in candidates:
        start = token - rarest
        if not low <= start <= high:
            continue
        for offset, ids in others:
            if types[token + offset] not in ids:
                break
        else:
            if index.whole(start, start + length):
                yield Hit(start, start + length)


def _frequency(index: Index, ids: Ids, layer: int) -> int:
    """How many tokens of the layer have one of the ids."""
    postings = index.postings[layer]
    if ids is None:
        return len(postings.tokens)
    if isinstance(ids, range):
        return postings.count(ids.start, ids.stop)
    return sum(postings.count(id, id + 1) for id in ids)


def _tokens(index: Index, ids: Ids, layer: int) -> Sequence[int]:
    """The tokens of the layer that have one of the ids, ascending."""
    postings = index.postings[layer]
    if ids is None:
        return range(index.layer_at[layer], index.layer_at[layer + 1])
    if len(ids) == 1:
        return postings.of(next(iter(ids)))
    if isinstance(ids, range):
        return sorted(postings.tokens[postings.at[ids.start] : postings.at[ids.stop]])
    found = array("I")
    for id in ids:
        found.extend(postings.of(id))
    return sorted(found)


def _kept(
    index: Index, hits: Iterator[Hit], layer: Layer, voice: Voice | None, scope: Scope | None
) -> Iterator[Hit]:
    """The hits that the filters leave."""
    hits = within(index, hits, scope) if scope is not None else hits
    if layer == "body":
        body = index.passages.body
        hits = (hit for hit in hits if body[index.passage(hit.start)])
    if voice is not None:
        code = VOICES.index(voice)
        voices = index.voices
        hits = (hit for hit in hits if max(voices[hit.start : hit.end]) == code)
    return hits


def within(index: Index, hits: Iterable[Hit], scope: Scope) -> Iterator[Hit]:
    """The hits that lie in a part of the edition."""
    if scope.letters is not None:
        wanted = set(scope.letters)
        letters = bytearray(letter.id in wanted for letter in index.letters)
        hits = (hit for hit in hits if letters[index.letter(hit.start)])
    if scope.passages is not None:
        passages = _marked(index, set(scope.passages))
        hits = (hit for hit in hits if passages[index.passage(hit.start)])
    return iter(hits)


def _marked(index: Index, addresses: Collection[str]) -> bytearray:
    """For each passage 1 if it has one of the addresses or lies below one that has."""
    marks = bytearray(len(index.passages.addresses))
    for number, address in enumerate(index.passages.addresses):
        if address in addresses:
            end = index.passages.ends[number]
            marks[number:end] = b"\1" * (end - number)
    return marks
