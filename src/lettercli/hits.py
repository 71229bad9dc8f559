"""What views ask of a hit, be it of words or of a pattern: its passage, its characters, its letter, its voice.

A hit of words is two numbers and no more, since there may be millions of them. A hit of a pattern is a stretch of
characters: it may begin inside a word, and hold no word at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from lettercli.index.layout import KINDS, VOICES, Index, Reach
from lettercli.search import Hit
from lettercli.text.tokens import fold


class Match(NamedTuple):
    """A stretch of a passage that a pattern matched."""

    start: int
    """The first token of which it holds a character, or, if it holds none, the next token after it."""
    end: int
    """The token after the last such; `start` if there is none."""
    passage: int
    at: int
    """Where it begins in the passage's text, in characters."""
    to: int
    """Where it ends."""
    voice: int
    """A place in VOICES."""
    text_start: int
    """Where it begins in the text of all passages, in bytes."""
    text_end: int
    """Where it ends."""


Found = Hit | Match


def passage_of(index: Index, hit: Found) -> int:
    """The passage that a hit stands in."""
    return hit.passage if isinstance(hit, Match) else index.passage(hit.start)


def span_of(index: Index, hit: Found) -> tuple[int, int]:
    """Where a hit begins and ends in its passage's text, in characters."""
    return (hit.at, hit.to) if isinstance(hit, Match) else (index.start(hit.start), index.end(hit.end - 1))


def letter_of(index: Index, hit: Found) -> int:
    """The letter that a hit stands in, as a place in `index.letters`."""
    return index.passages.letters[passage_of(index, hit)]


def voice_of(index: Index, hit: Found) -> str:
    """Whose words a hit is; the editor's where one of them is."""
    return VOICES[hit.voice] if isinstance(hit, Match) else index.voice(hit.start, hit.end)


def inserted(index: Index, hit: Found) -> bool:
    """Whether some of a hit is the editors', inside a letter."""
    if isinstance(hit, Match):
        return bool(hit.voice) and layer_of(index, hit.passage) == 0
    return hit.start < index.layer_at[1] and any(index.voices[hit.start : hit.end])


def words_of(index: Index, hit: Found) -> str:
    """What was found as it is written, its words with a blank between them."""
    if isinstance(hit, Match):
        return " ".join(index.text(hit.passage)[hit.at : hit.to].split())
    return " ".join(map(index.form, range(hit.start, hit.end)))


def form_of(index: Index, hit: Found) -> str:
    """What was found, without case and diacritics, on one line."""
    return fold(words_of(index, hit))


def numbers_of(index: Index, hit: Found) -> tuple[int, int]:
    """The first and the end token of a hit, counted from the beginning of its letter, as `index.offset` counts."""
    if hit.start < hit.end:
        start = index.offset(hit.start)
        return start, start + hit.end - hit.start
    before, number = 0, letter_of(index, hit)
    for at in index.letter_at:  # no word: the number that the next one has, were it of this letter
        if at[number] <= hit.start <= at[number + 1]:
            return before + hit.start - at[number], before + hit.start - at[number]
        before += at[number + 1] - at[number]
    raise IndexError(hit.start)


def reach_of(index: Index, hit: Found) -> Reach:
    """The stretch round a hit."""
    if not isinstance(hit, Match):
        return index.reach(hit.start)
    for token in (hit.start, hit.start - 1):
        if 0 <= token < len(index):
            found = index.reach(token)
            if found.text_start <= hit.text_start and hit.text_end <= found.text_end:
                return found
    # Between two gaps with no word between them, or with the half of one, there is no stretch.
    lost = gaps_of(index, hit.passage)
    begin = max((start for start, end in lost if end <= hit.at), default=0)
    text, at = index.text(hit.passage), index.passages.at[hit.passage]
    end = min((end for start, end in lost if start >= hit.to), default=len(text))
    return Reach(hit.start, hit.end, at + len(text[:begin].encode()), at + len(text[:end].encode()))


def gaps_of(index: Index, passage: int) -> list[tuple[int, int]]:
    """Where the gaps of a passage begin and end, in order."""
    lost = index.gaps
    places = range(bisect_left(lost.passages, passage), bisect_right(lost.passages, passage))
    return [(lost.starts[place], lost.ends[place]) for place in places]


def layer_of(index: Index, passage: int) -> int:
    """The layer of a passage, as a place in LAYERS."""
    kind = KINDS[index.passages.kinds[index.flow_at[index.passages.flows[passage]]]]
    return {"note": 1, "annotation": 2}.get(kind, 0)
