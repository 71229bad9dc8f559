"""The words of a lexicon that look most like a word it does not have.

Likeness is the number of letters to put in, take out, change or swap with their neighbour. A lexicon can have a
million words, so most are ruled out by their length and their letters before anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lettercli.index.layout import Index
from lettercli.index.lexicon import Strings
from lettercli.query.tree import Query, Word
from lettercli.search import count
from lettercli.text.distance import distance
from lettercli.text.tokens import fold, parts

MOST_COMPARED = 60_000
"""Beyond so many words only those with the same first letter are looked at, and of these no more than so many."""

_LONGEST_CHARACTER = 4
"""Bytes."""


class Near(NamedTuple):
    """A word of the lexicon that looks like the one asked for."""

    word: str
    """As it is spelt most often."""
    steps: int
    counts: tuple[int, int, int]
    """Its hits in text, notes and annotations."""


def nearest(index: Index, word: str, most: int = 5) -> list[Near]:
    """The words nearest to this one, at most so many, the likest and then the most frequent first.

    The parts of hyphened and apostrophed words are words here, too.
    """
    folded = fold(word)
    allowed = 1 if len(folded) < 5 else 2 if len(folded) < 9 else 3
    letters = set(folded)
    found: dict[str, int] = {}
    for strings in (index.lexicon.folded, index.lexicon.parts):
        for rank in _candidates(strings, folded, allowed):
            other = strings[rank]
            if abs(len(other) - len(folded)) > allowed:
                continue
            if len(letters ^ set(other)) <= 2 * allowed and other != folded and other not in found:
                steps = distance(folded, other, allowed)
                if steps <= allowed:
                    found[other] = steps
    near = [_near(index, other, steps) for other, steps in found.items()]
    # a slip of the pen seldom changes the first letter
    near.sort(key=lambda one: (one.steps + (fold(one.word)[:1] != folded[:1]), -sum(one.counts), one.word))
    return near[:most]


def _candidates(strings: Strings, folded: str, allowed: int) -> Iterator[int]:
    """Ranks of the strings that could be near by their length, which is known in bytes."""
    ranks: Iterable[int] = range(len(strings))
    if len(strings) > MOST_COMPARED:
        ranks = strings.run(folded[:1])[:MOST_COMPARED]
    at = strings.at
    shortest, longest = len(folded) - allowed + 1, len(folded.encode()) + _LONGEST_CHARACTER * allowed + 1
    return (rank for rank in ranks if shortest <= at[rank + 1] - at[rank] <= longest)


def _near(index: Index, folded: str, steps: int) -> Near:
    word = _spelt(index, folded)
    query = Query(word, Word(word))
    return Near(word, steps, (count(index, query), count(index, query, "notes"), count(index, query, voice="other")))


def _spelt(index: Index, folded: str) -> str:
    """A folded word or part as it is spelt most often."""
    lexicon = index.lexicon

    def tokens(rank: int) -> int:
        return sum(postings.count(rank, rank + 1) for postings in index.postings)

    ids = lexicon.folded.equal(folded)
    if ids:
        return lexicon.surfaces[max(ids, key=tokens)]
    whole = lexicon.surfaces[max(lexicon.with_part(lexicon.parts.equal(folded)[0]), key=tokens)]
    return next(part for part in sorted(parts(whole)) if fold(part) == folded)
