"""What a Python program's question is about: the edition, its index, and which letters, passages and hits are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from lettercli.address import Directory, Place
from lettercli.api.question import Narrowed, Question, narrowing, refuse_unknown, several
from lettercli.filters import Conditions, Filter

if TYPE_CHECKING:
    from lettercli.hits import Found as Hit
    from lettercli.index.layout import Index
    from lettercli.model import Edition, Letters
    from lettercli.query.tree import Query
    from lettercli.search import Scope


class Inquiry:
    """An edition, and what the methods of a Corpus need to answer a question about it."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def index(self) -> Index:
        """The index of the edition as its files are when it is first asked for; of one without files, as it is."""
        if self.edition.root is None:
            from lettercli.index.build import build

            return build(self.edition)
        from lettercli.snapshot import opened

        return opened(str(self.edition.root))

    @cached_property
    def directory(self) -> Directory:
        """The places of the edition by address."""
        return Directory(self.edition)

    def letters(self, **conditions: Unpack[Narrowed]) -> Letters:
        """The letters that meet the conditions, in the edition's order; all without conditions.

        A condition on the date leaves out undated letters; `Filter(...).letters(corpus.edition)` names them.
        """
        refuse_unknown(conditions, Narrowed)
        of_letters: Conditions = {key: conditions[key] for key in Conditions.__annotations__ if key in conditions}  # type: ignore[literal-required, assignment]
        kept = Filter(**of_letters).letters(self.edition)[0]
        passages = self._passages(conditions)
        if passages is None:
            return kept
        return kept.named({self.directory.resolve(address)[0].letter.id for address in passages})

    def _places(self, addresses: Iterable[str]) -> Iterator[Place]:
        for address in addresses:
            yield from self.directory.resolve(address)

    def _passages(self, conditions: Narrowed) -> frozenset[str] | None:
        """Addresses of the passages that a topic and a name leave; None where neither is asked for."""
        topic, name = conditions.get("topic", ()), conditions.get("name", ())
        if not topic and not name:
            return None
        from lettercli.backmatter.scope import passages

        return passages(self.edition, self.index, several(topic), several(name))

    def _scope(self, question: Question) -> Scope | None:
        """What part of the edition a question is about; None: all of it."""
        from lettercli.search import Scope

        conditions = narrowing(question)
        if not conditions:
            return None
        from lettercli.model import places_of
        from lettercli.search.scope import Placed

        return Scope(Placed(self.index, places_of(self.letters(**conditions))), self._passages(conditions))

    def _hits(self, words: str, question: Question) -> Iterator[Hit]:
        scope = self._scope(question)
        layer, voice = question.get("layer", "text"), question.get("voice")
        if question.get("regex"):
            from lettercli.matching import matches
            from lettercli.query.pattern import parse

            pattern = parse([words], case=question.get("case", False), whole=question.get("whole", False))
            return matches(self.index, pattern, layer, voice, scope)
        from lettercli.search import search

        return search(self.index, self._query(words, question), layer, voice, scope)

    def _query(self, words: str, question: Question) -> Query:
        from lettercli.query.reading import read

        query = read(
            words,
            cql=question.get("cql"),
            case=question.get("case", False),
            whole=question.get("whole", False),
            lemma=question.get("lemma", False),
            near=several(question.get("near", ())),
            absent=several(question.get("not_near", ())),
        )
        if query.cql and ("<letter" in query.text or "<name" in query.text):
            from lettercli.backmatter.mentions import marked
            from lettercli.search.letters import settled

            names = marked(self.edition, self.index) if "<name" in query.text else None
            query = settled(query, self.index.lexicon, self.edition.heads, names)
        if steps := question.get("fuzzy", 0):
            from lettercli.query.fuzzy import spread

            query = spread(query, self.index.lexicon, steps)
        return query
