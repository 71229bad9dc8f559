"""What a run asks of the edition's topics: which there are, which were asked for, what the filters leave of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lettercli.address import Directory

if TYPE_CHECKING:
    from lettercli.backmatter.bearing import Bearing
    from lettercli.backmatter.topics import Topic
    from lettercli.commands.context import Context
    from lettercli.views.topics import Gathered


class Subjects:
    """The topics of an edition, and queries tried as topics."""

    def __init__(self, context: Context, tried: Sequence[str] = ()) -> None:
        self._context = context
        self._tried = tried
        self._directory = Directory(context.edition)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of topics.yaml, then the queries to try. Raises Faults and BadQuery."""
        from lettercli.backmatter.topics import load, tried

        return (*load(self._context.edition, self._directory), *map(tried, self._tried))

    def asked(self, names: Sequence[str]) -> list[Topic]:
        """The topics of these names, each once, and the queries to try. Raises UnknownTopic."""
        from lettercli.backmatter.topics import named

        known = self.topics[: len(self.topics) - len(self._tried)]
        chosen = {topic.name: topic for topic in (named(known, name) for name in names)}
        return [*chosen.values(), *self.topics[len(known) :]]

    @cached_property
    def bearings(self) -> Mapping[str, Sequence[Bearing]]:
        """What bears on each topic, as far as the filters leave it."""
        from lettercli.backmatter.bearing import bearings

        edition, index = self._context.edition, self._context.index
        return {topic.name: [each for each in bearings(edition, index, topic, self._directory) if self._kept(each)]
                for topic in self.topics}  # fmt: skip

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(head.id for head in self._context.heads)

    def _kept(self, each: Bearing) -> bool:
        if self._context.filters and each.place.letter.id not in self._letters:
            return False
        return self._context.keeps(each.place.address)

    def sorted(self, passages: Iterable[Gathered]) -> Iterator[Gathered]:
        """Passages of several topics in one order, that of the letters' dates."""
        from lettercli.backmatter.bearing import Order

        key = Order(self._context.edition, self._directory)
        yield from sorted(passages, key=lambda each: key(each.bearing))
