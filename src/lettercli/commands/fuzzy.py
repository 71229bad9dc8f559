"""The search for words as a scan may have garbled them, `--fuzzy`, which says which forms it took for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from lettercli.commands.searching import Search

if TYPE_CHECKING:
    from lettercli.commands.context import Context
    from lettercli.hits import Found
    from lettercli.query.tree import Query
    from lettercli.search import Layer, Voice

MOST_FORMS = 20
"""Forms that the footer names before it says how many more there are."""


class FuzzySearch(Search):
    """Words and what looks like them."""

    def __init__(self, context: Context, query: Query, steps: int, layer: Layer, voice: Voice | None) -> None:
        from lettercli.query.fuzzy import spread

        super().__init__(context, spread(query, context.index.lexicon, steps), layer, voice)
        self.typed = query
        self.forms: dict[tuple[int, ...], int] = {}
        """How often each form was found, as ids of its tokens; complete when the hits are drawn."""

    def hits(self) -> Iterator[Found]:
        """The hits, in the edition's order; their forms are counted as they are drawn."""
        self.forms = {}
        types = self.context.index.types
        for hit in super().hits():
            form = tuple(types[hit.start : hit.end])
            self.forms[form] = self.forms.get(form, 0) + 1
            yield hit

    def known(self) -> None:
        """None: the forms of all hits are counted as these are found."""

    def blocks(self, *, eager: bool) -> None:
        """None: the forms of all hits are counted one by one."""

    def count(self) -> int:
        """Write the number of hits, and the forms to stderr."""
        code = super().count()
        if code == 0:
            self.context.say(" · ".join(self.taken()))
        return code

    def total(self) -> int:
        """How many hits there are."""
        return sum(1 for _ in self.hits())

    def elsewhere(self) -> Iterator[str]:
        """The forms that were taken for the words, and what stands in the layers that were not searched."""
        return chain(self.taken(), super().elsewhere())

    def taken(self) -> Iterator[str]:
        """`bukharin 10, bukharm 1`: the forms found, the most frequent first."""
        from lettercli.text.tokens import fold

        counts: dict[str, int] = {}
        form = self.context.index.lexicon.surfaces
        for ids, number in self.forms.items():
            words = " ".join(fold(form[id]) for id in ids)
            counts[words] = counts.get(words, 0) + number
        listed = [f"{words} {number:,}" for words, number in sorted(counts.items(), key=lambda row: (-row[1], row[0]))]
        more = f", and {len(listed) - MOST_FORMS:,} more forms (--by form)" if len(listed) > MOST_FORMS else ""
        yield ", ".join(listed[:MOST_FORMS]) + more

    def hints(self) -> list[str]:
        """What to say when nothing was found, of the words as typed."""
        from lettercli.views.nothing import suggest

        hints = suggest(self.context.index, self.typed, self.layer, self.voice, self.scope)
        return [*self._by_other_names(), *hints]
