"""Reads topics.yaml: what an edition's topics are, what gathers their passages, and what the editor decided.

    England:
      scope: Relations with Great Britain.            # a sentence
      query: England|British|Henderson                # plain words, or a list of queries
      about:                                          # passages on it: an address and the passage's first words
        40.p2: On England. If Henderson
      also:                                           # on it beside something else
        44.3: {begins: Generally I would have to say, why: the moral of both cases}
      mention: {…}                                    # it comes up there, and no more is said
      not: {…}                                        # the query finds words there that mean something else

A topic is decided by reading. Where `about` is given it is the whole list, also as `{}`, and what the query finds
elsewhere is a mention nobody has decided yet; without it all that the query finds, `mention` and `not` aside, is on
the topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from lettercli.address import Directory
from lettercli.backmatter.guarded import Entries, Guarded
from lettercli.errors import BadQuery, LettersError
from lettercli.files import yamlfile
from lettercli.model import Edition
from lettercli.query.tree import Query
from lettercli.query.words import parse
from lettercli.text.tokens import fold, form

NAME = "topics.yaml"
Verdict = Literal["about", "also", "mention", "not"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_KEYS = frozenset({"scope", "query", *VERDICTS})

HOW_TO = f"""\
write {NAME} beside corpus.yaml:
  Trade:
    scope: What the letters say of trade.
    query: trade|merchant*
and see what a query gathers: letters topics --try 'trade|merchant*'"""


class UnknownTopic(LettersError):
    """A topic that the edition does not have."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the editor decided of a passage."""

    verdict: Verdict
    passage: Guarded


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as topics.yaml has it."""

    name: str
    scope: str = ""
    """A sentence on what belongs to it."""
    queries: tuple[Query, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """By address."""
    closed: bool = False
    """Whether the editor has listed the passages about it, be it none, so that a query adds no more."""
    line: int = 0


def load(edition: Edition, directory: Directory | None = None) -> tuple[Topic, ...]:
    """The topics of an edition, none where it has no topics.yaml. Raises Faults: all that is wrong with the file."""
    if edition.root is None:
        return ()
    entries = Entries(edition.root / NAME, directory or Directory(edition))
    return tuple(_Reader(entries).topics())


def tried(text: str) -> Topic:
    """The topic that a query alone would be. Raises BadQuery."""
    return Topic(text, queries=(parse(text),))


def named(topics: tuple[Topic, ...], name: str) -> Topic:
    """The topic of that name, case and accents aside. Raises UnknownTopic with the nearest names."""
    folded = {fold(form(topic.name)): topic for topic in topics}
    if (topic := folded.get(fold(form(" ".join(name.split()))))) is not None:
        return topic
    if not topics:
        raise UnknownTopic("this edition has no topics", HOW_TO.split("\n", maxsplit=1)[0].rstrip(":"))
    from difflib import get_close_matches

    near = get_close_matches(fold(name), folded, n=3)
    meant = f"did you mean {' or '.join(folded[each].name for each in near)}? " if near else ""
    raise UnknownTopic(f"no topic {name!r}", f"{meant}there are {', '.join(topic.name for topic in topics)}")


class _Reader:
    """Reads the topics of a file."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    def topics(self) -> list[Topic]:
        value = self.entries.document.value
        found = self.entries.mapping(value, "no topics", "write a topic's name and below it scope: and query:")
        topics = [self.topic(key, value) for key, value in found.items()]
        seen: dict[str, str] = {}
        for key, topic in zip(found, topics, strict=True):
            if other := seen.get(fold(topic.name)):
                self.entries.fault(f"the topic {topic.name!r} again ({other!r})", "give it another name", key)
            seen.setdefault(fold(topic.name), topic.name)
        self.entries.check()
        return topics

    def topic(self, key: str, value: yamlfile.Value) -> Topic:
        entries = self.entries
        name = entries.name(key, "a topic without a name", key)
        about = entries.mapping(value, f"{name} is no topic", "write below it scope: and query:", key)
        entries.known(about, _KEYS, key)
        queries = tuple(self.queries(about.get("query", ""), key))
        decisions = dict(self.decisions(about, key))
        if not about.get("query") and not set(VERDICTS).intersection(about):
            entries.fault(f"{name} gathers nothing", "write query: or about:", key)
        scope = entries.text(about.get("scope", ""), key, "scope")
        return Topic(name, scope, queries, decisions, about.get("about", "") != "", entries.line(key))

    def queries(self, value: yamlfile.Value, key: str) -> Iterator[Query]:
        for text in self.entries.texts(value, key, "query"):
            try:
                yield parse(text)
            except BadQuery as bad:
                self.entries.fault(f"query {text!r}: {bad.message}", bad.hint, key, "query")

    def decisions(self, about: Mapping[str, yamlfile.Value], key: str) -> Iterator[tuple[str, Decision]]:
        seen: dict[str, Verdict] = {}
        for verdict in VERDICTS:
            for passage in self.entries.guarded(about.get(verdict, ""), key, verdict):
                if before := seen.get(passage.address):
                    what = f"{passage.address} is decided twice, {before} and {verdict}"
                    self.entries.fault(what, "keep one of them", key, verdict, passage.address)
                seen.setdefault(passage.address, verdict)
                yield passage.address, Decision(verdict, passage)
