"""Proposes names for the index: sequences of capitalised words that no entry accounts for.

A capital proves nothing at the beginning of a sentence, so a word that is capitalised only there is left out, as are
words that the edition also writes small, its abbreviations, months, days and numerals; in German, where it proves
nothing anywhere, words that the edition uses as nouns. What is left is for an editor to read; the most frequent come
first.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice

from lettercli.backmatter.nouns import Use, is_german, nouns
from lettercli.dates.datewords import MONTHS, SHORT_MONTHS, WEEKDAYS
from lettercli.index.layout import KINDS, Index
from lettercli.text.roman import value
from lettercli.text.sentences import sentences

_WITHIN = frozenset({"of", "for", "von", "van", "de", "du", "di", "la"})
"""Small words that a name may have inside."""
CALENDAR = frozenset({*MONTHS, *SHORT_MONTHS, *WEEKDAYS, "I", "Dear", "Yours"})
"""Words with a capital that are no names."""
_OUTSIDE = frozenset(map(KINDS.index, ("salute", "dateline", "closer", "signed")))


@dataclass(slots=True)
class Proposal:
    """Words that may be a name."""

    text: str
    in_letters: int = 0
    in_notes: int = 0
    places: dict[str, None] = field(default_factory=dict)
    """Addresses, in the edition's order."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words beside one another."""

    tokens: tuple[int, ...]
    begins: bool
    """Whether the first of them begins a sentence."""


def nouns_of(index: Index, most: int | None = None) -> frozenset[str]:
    """The capitalised forms that are no names by their use, of the first passages or of all.

    None in a language that has no capitals for nouns.
    """
    if not is_german(index.language):
        return frozenset()
    return nouns(use for passage in islice(_passages(index), most) for use in uses(index, passage))


def proposals(index: Index, accounted: Container[int], left_out: AbstractSet[str] = frozenset()) -> list[Proposal]:
    """Names that no entry accounts for; `accounted` are the tokens that some entry does, `left_out` no names' forms."""
    runs = [(passage, run) for passage in _passages(index) for run in _runs(index, passage, accounted, left_out)]
    inside = {_word(index, token) for _, run in runs for token in run.tokens[run.begins :]}
    found: dict[str, Proposal] = {}
    for passage, run in runs:
        if text := _named(index, run, inside):
            proposal = found.setdefault(text, Proposal(text))
            proposal.places[index.passages.addresses[passage]] = None
            if index.in_notes(passage):
                proposal.in_notes += 1
            else:
                proposal.in_letters += 1
    return sorted(found.values(), key=lambda each: (-each.in_letters - each.in_notes, each.text.casefold()))


def _passages(index: Index) -> Iterator[int]:
    """The passages that an index of names looks at, by number."""
    rows = index.passages
    yield from (number for number in range(len(rows.kinds)) if rows.kinds[number] not in _OUTSIDE)


def _beginnings(index: Index, text: str) -> set[int]:
    """Where the sentences of a text have their first words."""
    return {_after_quotes(text, start) for start, _ in sentences(text, tuple(index.abbreviations))}


def uses(index: Index, passage: int) -> Iterator[Use]:
    """The words of a passage's own text, each with the one before it."""
    text = index.text(passage)
    starts = _beginnings(index, text)
    before, end = "", 0
    for token in _tokens(index, passage):
        start = index.start(token)
        yield Use(index.form(token), before if text[end:start] == " " else "", start in starts)
        before, end = index.form(token), index.end(token)


def _runs(index: Index, passage: int, accounted: Container[int], left_out: AbstractSet[str]) -> Iterator[_Run]:
    """The capitalised sequences of a passage's own text, cut where an entry accounts for a word."""
    text = index.text(passage)
    starts = _beginnings(index, text)
    run: list[int] = []
    first = False
    for token in (*_tokens(index, passage), -1):
        form = index.form(token) if token >= 0 else ""
        capital = form[:1].isupper() and token not in accounted and form not in left_out
        within = bool(run) and form in _WITHIN
        if run and not ((capital or within) and _adjoin(index, text, run[-1], token)):
            yield _Run(tuple(_trimmed(index, run)), first)
            run = []
        if capital or (within and run):
            first = index.start(token) in starts if not run else first
            run.append(token)


def _tokens(index: Index, passage: int) -> range:
    """The tokens of a passage's own text, without those of its parts."""
    return range(index.passages.first[passage], index.passages.first[passage + 1])


def _after_quotes(text: str, at: int) -> int:
    """Where the first word after an offset begins."""
    return next((place for place in range(at, len(text)) if text[place].isalnum()), at)


def _adjoin(index: Index, text: str, token: int, other: int) -> bool:
    """Whether only a blank, or an initial's full stop and a blank, stands between two tokens."""
    between = text[index.end(token) : index.start(other)]
    return between in {" ", "\u00a0"} or (between in {". ", "."} and len(index.form(token)) == 1)


def _trimmed(index: Index, run: list[int]) -> list[int]:
    """A run without the small words at its end."""
    while run and index.form(run[-1]) in _WITHIN:
        run = run[:-1]
    return run


def _named(index: Index, run: _Run, inside: Container[str]) -> str:
    """What a run proposes; empty where it is no name."""
    tokens = list(run.tokens)
    small = _Small(index)
    if run.begins and tokens and (len(tokens) > 1 or _word(index, tokens[0]) not in inside):
        only = len(tokens) == 1
        if only or small.has(tokens[0]):
            tokens = tokens[1:]
    tokens = list(_within_dross(index, tokens))
    if not any(len(_word(index, token)) > 1 for token in tokens):
        return ""
    if len(tokens) == 1 and not _alone(index, tokens[0], small):
        return ""
    return " ".join(_word(index, token) for token in tokens)


def _within_dross(index: Index, tokens: Sequence[int]) -> Sequence[int]:
    """The tokens without abbreviations, words of the calendar, `I` and the like before and behind them."""
    known = {word for phrase in index.abbreviations for word in re.findall(r"\w+", phrase)} | CALENDAR
    kept = [at for at, token in enumerate(tokens) if _word(index, token).partition("'")[0] not in known]
    return tokens[kept[0] : kept[-1] + 1] if kept else ()


def _alone(index: Index, token: int, small: _Small) -> bool:
    """Whether one word can be a name: no numeral, no single letter, and not also written small."""
    word = _word(index, token)
    return len(word) > 1 and value(word) is None and not small.has(token)


def _word(index: Index, token: int) -> str:
    """A word without the sign of the genitive."""
    return index.form(token).removesuffix("'s").removesuffix("'")


class _Small:
    """Tells whether the edition also writes a word small."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def has(self, token: int) -> bool:
        """Whether the word of a token stands somewhere without its capital."""
        lexicon, form = self.index.lexicon, self.index.form(token)
        folded = lexicon.folded[self.index.types[token]]
        return any(lexicon.surfaces[id] == form[:1].lower() + form[1:] for id in lexicon.folded.equal(folded))
