"""The search for a regular expression, `-e`, with the outputs that a search for words has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lettercli.commands.searching import Search
from lettercli.errors import RunsAway

if TYPE_CHECKING:
    from lettercli.commands.context import Context
    from lettercli.hits import Found
    from lettercli.query.pattern import Pattern
    from lettercli.search import Layer, Voice

MOST_ASIDE = 2_000_000
"""Bytes of text up to which the layers that were not searched are looked at, too; beyond, nobody waits for a hint."""


class PatternSearch(Search):
    """A pattern in the chosen layer of the chosen letters."""

    def __init__(self, context: Context, pattern: Pattern, layer: Layer, voice: Voice | None) -> None:
        self.context, self.pattern, self.layer, self.voice = context, pattern, layer, voice
        self.text = pattern.text
        self.scope = context.scope

    def hits(self) -> Iterator[Found]:
        """The hits, in the edition's order."""
        from lettercli.matching import matches

        return matches(self.context.index, self.pattern, self.layer, self.voice, self.scope)

    def known(self) -> None:
        """None: what a pattern matches is not known before it is found."""

    def blocks(self, *, eager: bool) -> None:
        """None: what a pattern matches is found one by one."""

    def total(self) -> int:
        """How many hits there are."""
        from lettercli.commands.abreast import counted
        from lettercli.matching import count

        return count(self.context.index, self.pattern, self.layer, self.voice, self.scope, counted)

    def aside(self) -> dict[str, int]:
        """How many hits stand in the layers that were not searched, by their names; none where that takes long."""
        from lettercli.views.unmatched import elsewhere

        index = self.context.index
        if len(index.passages.text) > MOST_ASIDE:
            return {}
        try:
            return elsewhere(index, self.pattern, self.layer, self.voice, self.scope)
        except RunsAway:
            return {}

    def hints(self) -> list[str]:
        """What to say when nothing was found."""
        from lettercli.views.unmatched import suggest

        if len(self.context.index.passages.text) > MOST_ASIDE:
            return []
        try:
            return suggest(self.context.index, self.pattern, self.layer, self.voice, self.scope)
        except RunsAway:
            return []
