"""Where the texts of an edition match a pattern.

Each passage is matched for itself, and where a gap parts it, each piece: so no hit runs over a passage's end or a gap,
and `^` and `$` are the ends of what was matched. What is matched is the text as it is, not its words.

A regular expression can take longer than the world will last. A search of a sound one is never stopped, however long
the edition is; so what is limited is not the time, but the time a character: a pattern may take 0.3 seconds and then 3
microseconds of the processor for each character it has been given, ten times what the slowest takes that somebody would
write; a fuzzy one 12, three times as much. What it may take on a passage of megabytes is tried on stretches of that
passage first.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import TYPE_CHECKING

from lettercli.errors import RunsAway
from lettercli.hits import Match, gaps_of, layer_of
from lettercli.index.layout import KINDS, LAYERS, VOICES, Index
from lettercli.query.literals import mandatory
from lettercli.query.pattern import Pattern, compiled
from lettercli.search import Across, Layer, Run, Scope, Voice
from lettercli.search.scope import wanted
from lettercli.text.wildcards import joined

if TYPE_CHECKING:
    import regex

CREDIT = 0.3
"""Seconds that a pattern has before it has been given a character; all times are the processor's."""
A_CHARACTER = 3e-6
"""Seconds more for each character."""
A_FUZZY_ONE = 12e-6
"""Seconds more for each character if the pattern is fuzzy."""
A_PASSAGE = 1.0
"""Seconds for one piece of text, whatever was left over before; for a long one more, if its stretches took longer."""
LONG = 250_000
"""Characters of a piece from which on it is a long one."""
_STRETCHES = ((64, 1_000), (16, 4_000))
"""How many stretches of a long piece are tried, and how many characters each has: the short ones, then the longer."""
SHARED = 4 << 20
"""Bytes of text from which on a count is shared out."""
A_RECURSION = 0.2
"""Seconds for one piece of text where a pattern calls itself: that takes a gigabyte a second when it does not end."""

_RECURSIVE = re.compile(r"\(\?(?:R|[0-9]|&|P>)")
_FUZZY = re.compile(r"\{[^{}]*[eids][^{}]*\}")

_GAP, _EDITOR = KINDS.index("gap"), VOICES.index("editor")


def matches(
    index: Index,
    pattern: Pattern,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
    run: Run | None = None,
) -> Iterator[Match]:
    """The hits of a pattern, in the edition's order; layers, voices and scope are those of `search`.

    With a run of letters only what stands in these.
    Of hits of several patterns that begin at one character the longest is given. Empty matches are none. Raises
    RunsAway.
    """
    work = _Work(index, pattern)
    code = None if voice is None else VOICES.index(voice)
    for number in _passages(index, pattern, layer, voice, scope, run or (0, len(index.letters))):
        for match in work.of(number):
            if code is None or match.voice == code:
                yield match


def count(
    index: Index,
    pattern: Pattern,
    layer: Layer = "text",
    voice: Voice | None = None,
    scope: Scope | None = None,
    across: Across = map,
) -> int:
    """How many hits `matches` would give; in a large edition `across` may count in two processes, as for `search`."""

    def among(run: Run) -> int:
        return sum(1 for _ in matches(index, pattern, layer, voice, scope, run))

    middle, end = len(index.letters) // 2, len(index.letters)
    if len(index.passages.text) < SHARED or not middle:
        return among((0, end))
    return sum(across(among, [(0, middle), (middle, end)]))


class _Work:
    """The patterns of one search, and how long they may still take."""

    def __init__(self, index: Index, pattern: Pattern) -> None:
        self.index = index
        self.pattern = pattern
        self.patterns = list(zip(pattern.sources, compiled(pattern), strict=True))
        self.left = CREDIT

    def of(self, number: int) -> list[Match]:
        """The hits in one passage, by where they begin."""
        text = self.index.text(number)
        if not text or self.index.passages.kinds[number] == _GAP:
            return []
        spans: dict[int, int] = {}
        for start, end in _pieces(text, gaps_of(self.index, number)):
            piece = text[start:end]
            for source, pattern in self.patterns:
                for at, to in self.spans(piece, source, pattern, number):
                    if to > at:
                        spans[start + at] = max(spans.get(start + at, 0), start + to)
        if not spans:
            return []
        found, character, place = [], 0, self.index.passages.at[number]
        for at, to in sorted(spans.items()):
            place, character = place + len(text[character:at].encode()), at
            found.append(_match(self.index, number, text, at, to, range(place, place + len(text[at:to].encode()))))
        return found

    def spans(self, text: str, source: str, pattern: regex.Pattern[str], number: int) -> list[tuple[int, int]]:
        """Where a pattern matches a text; raises RunsAway where that takes too long."""
        each = A_FUZZY_ONE if _FUZZY.search(source) else A_CHARACTER
        self.left += each * len(text)
        most = A_RECURSION if _RECURSIVE.search(source) else A_PASSAGE
        began = time.process_time()
        try:
            if len(text) > LONG and most == A_PASSAGE:
                most = _allowed(text, pattern, each)
            limit = min(self.left - (time.process_time() - began), most)
            if limit <= 0:
                raise TimeoutError
            found = [match.span() for match in pattern.finditer(text, timeout=limit)]
        except (TimeoutError, MemoryError):
            raise self.stopped(source, number) from None
        self.left -= time.process_time() - began
        if self.left <= 0:
            raise self.stopped(source, number)
        return found

    def stopped(self, source: str, number: int) -> RunsAway:
        """The error that says where a pattern was given up."""
        passages = self.index.passages
        return RunsAway(source, self.index.letters[passages.letters[number]].id, passages.addresses[number])


def _allowed(text: str, pattern: regex.Pattern[str], each: float) -> float:
    """The seconds that a pattern may take on a long text; raises TimeoutError where stretches of it take too long.

    Twice what the stretches took for their length. A pattern that takes longer on each character of a longer stretch
    would take for ever on the whole, and gets no more time than any other.
    """
    left, took = A_PASSAGE, []
    for count, length in _STRETCHES:
        before = left
        for start in range(0, len(text) - length, len(text) // count):
            began = time.process_time()
            for _ in pattern.finditer(text[start : start + length], timeout=left):
                pass
            left -= time.process_time() - began
            if left <= 0:
                raise TimeoutError
        took.append((before - left) / (count * length))
    short, longer = took
    if longer > each:
        raise TimeoutError
    return A_PASSAGE if longer > 2 * short else max(A_PASSAGE, min(2 * longer, each) * len(text))


def _pieces(text: str, lost: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What gaps leave of a text."""
    at = 0
    for start, end in lost:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)


def _match(index: Index, number: int, text: str, at: int, to: int, place: range) -> Match:
    """The hit from one character to another, which lies at that place, with the tokens that it touches."""
    tokens = range(index.passages.first[number], index.passages.first[number + 1])
    base = index.base(number)
    start = tokens.start + bisect_right(tokens, place.start - base, key=index.ended)
    end = tokens.start + bisect_left(tokens, place.stop - base, key=index.starts.__getitem__)
    voice = max(index.voices[start:end]) if start < end else _between(index, number, text, start, at, to)
    return Match(start, max(start, end), number, at, to, voice, place.start, place.stop)


def _between(index: Index, number: int, text: str, token: int, at: int, to: int) -> int:
    """Whose a stretch without a word is: theirs who have the words beside it; brackets tell where these differ."""
    first, end = index.passages.first[number], index.passages.first[number + 1]
    own = layer_of(index, number)  # a layer and its voice have one number
    before, since = (index.voices[token - 1], index.end(token - 1)) if token > first else (own, 0)
    after, until = (index.voices[token], index.start(token)) if token < end else (own, len(text))
    if before == after:
        return before
    opened, closed = text.rfind("[", since, to), text.find("]", since, until)
    inside = opened >= 0 if after == _EDITOR else closed < 0 or closed >= at
    return max(before, after) if inside else min(before, after)


def _passages(
    index: Index, pattern: Pattern, layer: Layer, voice: Voice | None, scope: Scope | None, run: Run
) -> Iterator[int]:
    """The passages of a run of letters that may have hits, in the edition's order."""
    every = range(len(index.passages.addresses))
    borders = [bisect_left(every, number, key=lambda passage: layer_of(index, passage)) for number in range(4)]
    literals = _literals(pattern)
    streams: list[Iterable[int]] = []
    of = index.passages.letters
    for number in _layers(layer, voice):
        passages = range(*(bisect_left(of, letter, borders[number], borders[number + 1]) for letter in run))
        streams.append(passages if literals is None else _holding(index, literals, number, passages))
    found = merge(*streams, key=of.__getitem__) if len(streams) > 1 else iter(streams[0])
    if layer == "body":
        body = index.passages.body
        found = (number for number in found if body[number])
    return found if scope is None else _within(index, found, scope)


def _layers(layer: Layer, voice: Voice | None) -> tuple[int, ...]:
    """The layers where hits can be, in the order of a letter's reading."""
    if layer == "all":
        return LAYERS.index("text"), LAYERS.index("annotations"), LAYERS.index("notes")
    if layer == "notes":
        return (LAYERS.index("notes"),)
    return (LAYERS.index("annotations" if voice == "other" else "text"),)


def _within(index: Index, passages: Iterator[int], scope: Scope) -> Iterator[int]:
    """Those of the passages that are in the scope."""
    if scope.letters is not None:
        marks, letters = wanted(index, scope.letters), index.passages.letters
        passages = (number for number in passages if marks[letters[number]])
    if scope.passages is not None:
        below, ends = bytearray(len(index.passages.addresses)), index.passages.ends
        addresses = set(scope.passages)
        for number, address in enumerate(index.passages.addresses):
            if address in addresses:
                below[number : ends[number]] = b"\1" * (ends[number] - number)
        passages = (number for number in passages if below[number])
    return passages


def _literals(pattern: Pattern) -> frozenset[str] | None:
    """Letters one of which stands in every match; None where nobody knows any."""
    each = [mandatory(source) for source in pattern.sources]
    known = [literals for literals in each if literals is not None]
    return frozenset().union(*known) if len(known) == len(each) else None


def _holding(index: Index, literals: Iterable[str], layer: int, passages: range) -> Iterable[int]:
    """Those of the passages that have a word in which one of the literals stands; all where it is in too many words."""
    postings, types = index.postings[layer], set[int]()
    for literal in literals:
        types.update(index.lexicon.folded.matching(joined(["", literal, ""], "[^\n]")))
    if sum(postings.count(id, id + 1) for id in types) > len(index.passages.letters):
        return passages
    first, end = index.passages.first[passages.start], index.passages.first[passages.stop]
    each = map(postings.of, types)
    runs = (tokens[bisect_left(tokens, first) : bisect_left(tokens, end)] for tokens in each)
    found = {index.passage(token) for tokens in runs for token in tokens}
    # What follows a gap without a blank may be the rest of a word that begins in it, and so of none.
    lost = index.gaps.passages
    found.update(lost[bisect_left(lost, passages.start) : bisect_left(lost, passages.stop)])
    return sorted(found)
