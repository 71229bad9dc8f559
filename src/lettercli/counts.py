"""What a Corpus counts, for Python programs: a method for each command that counts, with its rows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

from lettercli.question import Question

if TYPE_CHECKING:
    from lettercli.counting.region import Region
    from lettercli.hits import Found
    from lettercli.index.layout import Index
    from lettercli.model import Edition
    from lettercli.query.tree import Query
    from lettercli.search import Scope


class Counts:
    """The methods of a Corpus that count; what they need of it is abstract here."""

    edition: Edition

    @property
    @abstractmethod
    def index(self) -> Index:
        """The index of the edition."""

    @abstractmethod
    def _scope(self, question: Question) -> Scope | None:
        """What part of the edition a question is about; None: all of it."""

    @abstractmethod
    def _query(self, words: str, question: Question) -> Query:
        """The query of a question."""

    @abstractmethod
    def _hits(self, words: str, question: Question) -> Iterator[Found]:
        """The hits of a question."""

    def _region(self, question: Question) -> Region:
        """The tokens that a question is about."""
        from lettercli.counting.region import Region

        scope = self._scope(question)
        return Region(self.index, question.get("layer", "text"), question.get("voice"), scope)

    def tokens(self, **question: Unpack[Question]) -> int:
        """How many tokens a search may look at: what frequencies are shares of."""
        return self._region(question).size
