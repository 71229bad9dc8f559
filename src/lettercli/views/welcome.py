"""Where to begin with an edition that one does not know: calls that find something in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from shlex import quote

from lettercli import dates
from lettercli.backmatter.suggest import CALENDAR, nouns_of
from lettercli.index.layout import KINDS, Index
from lettercli.model import Head
from lettercli.text.tokens import fold

MOST_TOKENS = 20_000
"""As many words of an edition are looked at for one to begin with."""
_MOST_PASSAGES, _MOST_LOOKED_AT = 20_000, 400
"""Passages among which a point is looked for, and nouns are."""
_OUTSIDE = frozenset(map(KINDS.index, ("salute", "dateline", "closer", "signed")))
_QUOTES, _ENDS = " \"'“„»«(", (".", "!", "?", ":")
"""What may stand before the first word of a sentence, and what ends the one before."""
_MOST_HEADS = 1_000
_SHORTEST = 4
"""Letters of a word that may tell something."""


def calls(index: Index, heads: Sequence[Head]) -> Iterator[tuple[str, str]]:
    """What to type after `letters`, and what it shows: a word in context, something to read, letters of a time."""
    if word := telling(index, heads):
        yield f"kwic {quote(word)}", "every mention of a word, in context"
    if address := _first_point(index):
        yield f"show {quote(address)}", "a point of a letter, with its notes"
    elif heads:
        yield f"show {quote(heads[0].id)}", "the first letter"
    if day := _middle(heads):
        yield f"list --from {quote(day)}", "the letters since then"
    else:
        yield "list", "the letters, one a line"


def telling(index: Index, heads: Sequence[Head]) -> str:
    """The most frequent word of the letters that always has a capital and is no correspondent's name.

    Where there is none, the most frequent of the long ones; empty where there is none of these either.
    """
    lexicon, common = index.lexicon, [id for id, _ in Counter(_types(index)).most_common()]
    people = {word for head in islice(heads, _MOST_HEADS) for name in (*head.sender, *head.recipient)
              for word in fold(name).replace(",", " ").split()}  # fmt: skip
    words = [(id, lexicon.surfaces[id]) for id in common]
    long = [(id, word) for id, word in words if word.isalpha() and len(word) >= _SHORTEST and fold(word) not in people]
    nouns = nouns_of(index, _MOST_LOOKED_AT) | CALENDAR
    names = (word for id, word in long if word.istitle() and word not in nouns and not _small(index, id, word))
    return next(names, next((word for _, word in long if len(word) > _SHORTEST), ""))


def _types(index: Index) -> Iterator[int]:
    """The words within the letters' paragraphs, without those that begin sentences, whose capital tells nothing."""
    kinds, first, end = index.passages.kinds, index.passages.first, index.layer_at[1]
    for number, start in enumerate(first[:-1]):
        if start >= min(end, MOST_TOKENS):
            return
        if kinds[number] in _OUTSIDE:
            continue
        text = index.text(number)
        for token in range(start + 1, first[number + 1]):
            at = index.start(token)
            if text[max(at - 3, 0) : at].strip(_QUOTES)[-1:] not in _ENDS:
                yield index.types[token]


def _small(index: Index, id: int, word: str) -> bool:
    """Whether the edition also writes a word without its capital."""
    folded = index.lexicon.folded
    return any(index.lexicon.surfaces[each] == word.lower() for each in folded.equal(folded[id]))


def _first_point(index: Index) -> str:
    """The address of the first point of a letter, if one comes early enough to be found at once."""
    point, passages = KINDS.index("point"), index.passages
    number = next((at for at, kind in enumerate(islice(passages.kinds, _MOST_PASSAGES)) if kind == point), None)
    return "" if number is None else passages.addresses[number]


def _middle(heads: Sequence[Head]) -> str:
    """The day on which the middle one of the dated letters was written, or nearly; empty where all are of one day."""
    some = (heads[at] for at in range(0, len(heads), len(heads) // _MOST_HEADS + 1))
    dated = sorted((head.date for head in some if head.date.first is not None), key=dates.order)
    days = list(dict.fromkeys(date.edtf for date in dated if date.precision in {"day", "month", "year"}))
    return days[len(days) // 2] if len(days) > 1 else ""
