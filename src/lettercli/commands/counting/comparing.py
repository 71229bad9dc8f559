"""What `letters keywords` compares on one run, and what it writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.counting.sides import region, within
from lettercli.commands.output import emit
from lettercli.sides import REST, side
from lettercli.table import Column, Table

if TYPE_CHECKING:
    from lettercli.counting.classes import Kind
    from lettercli.counting.contrast import Contrast
    from lettercli.counting.divisions import Division
    from lettercli.counting.region import Region
    from lettercli.search import Layer, Voice
    from lettercli.views.keywords import Asked, Empty


_TOLD = 2
"""Facts of a footer that the heading of a page has told: how many tokens, how many words."""


class Comparing:
    """A target and a reference."""

    def __init__(
        self, context: Context, targets: Sequence[str], references: Sequence[str], corpus: str | None, layer: Layer,
        voice: Voice | None,
    ) -> None:  # fmt: skip
        """Raises LettersError and UsageError for conditions that mean nothing."""
        self.context, self.corpus = context, corpus
        self.target = side(targets, layer, voice)
        rest = not references or tuple(references) == (REST,)
        if REST in references and not rest:
            raise click.UsageError(f"{REST} is all that is not in the target. leave it or the other conditions out")
        self.reference = None if rest else side(references, layer, voice)
        self.target_said = self.target.said or "this edition"
        self.reference_said = "the rest" if self.reference is None else self.reference.said
        if corpus is not None:
            self.reference_said = f"{corpus}{f', {self.reference.said}' if self.reference else ''}"
        self._other = side((), layer, voice)

    def contrast(self, kind: Kind) -> Contrast:
        """The words of both."""
        from lettercli.counting.contrast import contrast

        target = region(self.context, self.target)
        return contrast(target, self._reference(target), kind)

    def _reference(self, target: Region) -> Region:
        if self.corpus is not None:
            other = Context()
            other.corpus, other.quiet = self.corpus, self.context.quiet
            return region(other, self.reference or self._other)
        if self.reference is not None:
            return region(self.context, self.reference)
        return region(self.context, self._other).without(target)

    def letters(self) -> Division:
        """The letters of the target's edition."""
        from lettercli.counting.divisions import divide

        return divide(self.context.index, self.context.edition, "letter")

    def write(self, kind: Kind, asked: Asked) -> int:
        """Write the rows."""
        from lettercli.views.keywords import Empty, columns, keywords

        try:
            made = keywords(self.contrast(kind), asked)
        except Empty as empty:
            return self._nothing(empty, columns(asked.measures, dispersion=asked.dispersion is not None))
        footer = made.footer[_TOLD:] if self.context.wants_page() else made.footer
        found = emit(self.context, Table(made.columns, made.rows, made.title, footer))
        if not found:
            self.context.say(" · ".join([*made.footer, "no row is left; --min, --stop and --significant leave out"]))
        return 0 if found else 1

    def explain(self, kind: Kind, asked: Asked, text: str) -> int:
        """Write what the measures of a word are made of."""
        from lettercli.views.keywords import WORKING, Empty, explained

        try:
            rows = list(explained(self.contrast(kind), asked, text))
        except Empty as empty:
            return self._nothing(empty, WORKING)
        if not emit(self.context, Table(WORKING, rows, f"{text}: {asked.target} against {asked.reference}")):
            self.context.say(f"{text!r} is in neither target nor reference")
        return 0 if rows else 1

    def _nothing(self, empty: Empty, columns: tuple[Column, ...]) -> int:
        """Write no rows, and say on stderr that a side has no words."""
        emit(self.context, Table(columns, ()))
        here = (self.target, self.reference if self.corpus is None else None)
        sides = (within(self.context, each).unmet() for each in here if each is not None)
        self.context.say(f"{empty.message}; {next(filter(None, (self.context.unmet(), *sides)), empty.hint)}")
        return 1
