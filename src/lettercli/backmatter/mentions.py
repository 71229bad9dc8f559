"""Where the names of an edition stand: which words mean whom.

Each form is searched for in what the letters say, in what other hands wrote there and in the notes; salutes,
datelines, closers and signatures name the correspondents in every letter and are left out, as in a printed index. Of
names that stand within one another the longest counts (`Council of Commissars` in `Azerbaidzhan Council of Commissars`
is no mention of the former); parts of one compound (`Shatskin-Sten`) all count. Where two entries go by one word, the
passages that `at` lists decide; elsewhere it is in doubt whose it is, but for entries with a `ref`: the files that an
edition was made of tag whom they mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lettercli.address import covers
from lettercli.backmatter.names import Form, Name, load
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.query.tree import Query
from lettercli.query.words import words
from lettercli.search import Hit, search_each
from lettercli.search.letters import Named
from lettercli.text.tokens import form, parts


class Mention(NamedTuple):
    """Words that name somebody."""

    hit: Hit
    name: Name
    form: Form


@dataclass(slots=True)
class Mentions:
    """All mentions of an edition's names."""

    of: dict[str, list[Mention]] = field(default_factory=dict)
    """By main form, in the edition's order; every name has its list."""
    doubtful: list[Mention] = field(default_factory=list)
    """Words that could mean two entries, or none because `at` lists other passages."""

    def hits(self) -> Iterator[Hit]:
        """The words that name somebody, whoever that is."""
        for found in (*self.of.values(), self.doubtful):
            yield from (mention.hit for mention in found)


def mentions(index: Index, names: Sequence[Name]) -> Mentions:
    """Where each of the names stands."""
    found = list(_found(index, names))
    longest = _Spans(mention.hit for mention in found)
    by_words: dict[tuple[Hit, tuple[str, ...]], dict[str, Mention]] = defaultdict(dict)
    compounds = _compounds(found)
    for mention in found:
        if not longest.holds(mention.hit) and form(mention.form.text) not in compounds[mention.hit]:
            spelt = tuple(word.pattern for word in words(mention.form.query.node))
            by_words[mention.hit, spelt].setdefault(mention.name.main, mention)
    result, counted = Mentions({name.main: [] for name in names}), set[tuple[Hit, str]]()
    for each_once in by_words.values():
        rivals = list(each_once.values())
        address = index.passages.addresses[index.passage(rivals[0].hit.start)]
        meant = _meant(rivals, address)
        if len(meant) == 1:
            only = meant[0]
            if (only.hit, only.name.main) not in counted:
                counted.add((only.hit, only.name.main))
                result.of[only.name.main].append(only)
        elif meant or not all(rival.name.ref for rival in rivals):
            result.doubtful += rivals
    for each in result.of.values():
        each.sort(key=lambda mention: (index.letter(mention.hit.start), mention.hit))
    return result


def _found(index: Index, names: Sequence[Name]) -> Iterator[Mention]:
    """All places of all forms, without those within a phrase that is no name."""
    for name in names:
        phrases = _Spans(hit for phrase in name.phrases for hit in _hits(index, phrase))
        for each in name.forms:
            for hit in _hits(index, each.query):
                if not phrases.holds(hit):
                    yield Mention(hit, name, each)


def _compounds(found: Iterable[Mention]) -> dict[Hit, set[str]]:
    """For words that are a name as a compound, the names of its parts, which are not meant there."""
    inside: dict[Hit, set[str]] = defaultdict(set)
    for mention in found:
        if mention.hit.end == mention.hit.start + 1:
            inside[mention.hit] |= parts(form(mention.form.text))
    return inside


def _hits(index: Index, query: Query) -> Iterator[Hit]:
    return search_each(index, query, (("body", None), ("text", "other"), ("notes", None)))


def _meant(rivals: Sequence[Mention], address: str) -> list[Mention]:
    """Those of several entries that can be meant in a passage: who is listed there, else who is not listed at all."""
    listed = [each for each in rivals if any(covers(place.address, address) for place in each.name.at)]
    return listed or [each for each in rivals if not each.name.at]


class _Spans:
    """Stretches of tokens, to be asked whether one of them holds another and more."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        """For each start in order the furthest end of all stretches that begin there or before."""
        for start, end in sorted(set(hits)):
            self.starts.append(start)
            self.ends.append(max(end, self.ends[-1] if self.ends else 0))

    def holds(self, hit: Hit) -> bool:
        """Whether some stretch holds the hit and is longer."""
        before = bisect_right(self.starts, hit.start - 1) - 1
        if before >= 0 and self.ends[before] >= hit.end:
            return True
        upto = bisect_right(self.starts, hit.start) - 1
        return upto >= 0 and self.starts[upto] == hit.start and self.ends[upto] > hit.end


def marked(edition: Edition, index: Index) -> Callable[[], Iterator[Named]] | None:
    """What gives the names of an edition as CQL asks for them (`<name kind="places"/>`); None where none are known."""
    names = load(edition)
    if not names:
        return None

    def each() -> Iterator[Named]:
        for found in mentions(index, names).of.values():
            for mention in found:
                yield Named(*mention.hit, {"main": mention.name.main, "kind": mention.name.kind})

    return each
