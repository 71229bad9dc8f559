"""What `letters freq` counts on one run: all words, or the hits of a query; and the outputs that can be asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lettercli.commands.asking import counted_as, refuse_idle
from lettercli.commands.output import emit
from lettercli.table import Table

if TYPE_CHECKING:
    from lettercli.commands.asking import Flags
    from lettercli.commands.context import Context
    from lettercli.counting.divisions import Division
    from lettercli.search import Layer, Voice
    from lettercli.views.freq import Counted, Listing


class Tallying:
    """A query, or none, in a layer of the chosen letters."""

    def __init__(
        self, context: Context, words: Sequence[str], patterns: Sequence[str], fuzzy: int | None, layer: Layer,
        voice: Voice | None, flags: Flags,
    ) -> None:  # fmt: skip
        """Raises BadQuery, and UsageError for what does not go together."""
        from lettercli.commands.meant import search_called

        self.context, self.layer, self.voice, self.kind = context, layer, voice, counted_as(flags)
        self.search = None
        if not (words or patterns or fuzzy):
            refuse_idle(flags, "language", "near", "not_near")
        else:
            self.search = search_called(context, words, patterns, fuzzy=fuzzy, layer=layer, voice=voice, **flags)
            self.context, self.layer, self.voice = self.search.context, self.search.layer, self.search.voice
            self.kind = self.search.kind

    def counted(self, listing: Listing, by: str | None = None) -> Counted:
        """What was asked for, counted; by a key if one is given. Raises BadFilter for an unknown one."""
        from lettercli.counting.region import Region
        from lettercli.views.freq import forms, words

        region = Region(self.context.index, self.layer, self.voice, self.context.scope)
        division = self._division(by)
        if self.search is None:
            return words(region, self.kind, listing, division)
        blocks = self.search.blocks(eager=True)
        hits = self.search.hits() if blocks is None else blocks
        return forms(region, hits, self.search.text, division, case=self.kind == "surface")

    def _division(self, by: str | None) -> Division | None:
        if by is None:
            return None
        from lettercli.counting.divisions import divide

        return divide(self.context.index, self.context.edition, by)

    def write(self, by: str | None, listing: Listing) -> int:
        """Write the rows."""
        from lettercli.views.freq import table

        counted = self.counted(listing, by)
        made = table(counted, listing)
        hits = bool(counted.sums.any())
        if self.context.wants_page():
            made.footer[:] = [fact for fact in made.footer if fact not in made.title]
        facts = self.search.elsewhere() if self.search is not None and hits else ()
        written = emit(self.context, made if hits else made.with_rows(()), facts)
        return self._outcome(written, hits, listing.least)

    def explain(self, text: str, per: int) -> int:
        """Write what the frequency of a form is made of."""
        from lettercli.views.freq import WORKING, Listing, explained

        counted = self.counted(Listing())
        title = f"{text} among {counted.what}"
        found = emit(self.context, Table(WORKING, explained(counted, text, per), title))
        if not found:
            self.context.say(f"{text!r} is none of the {counted.what}; letters freq lists them")
        return 0 if found else 1

    def _outcome(self, written: bool, hits: bool, least: int) -> int:
        """The exit code; where there are no rows, why."""
        if written:
            return 0
        if hits:
            left_out = f"nothing comes {least:,} times or more; --min and --stop leave out"
            nothing = "nothing is left; --stop leaves words out, and what has no words has no row"
            self.context.say(left_out if least > 1 else nothing)
        elif self.search is not None:
            return self.search.outcome(False)
        else:
            self.context.say(self.context.unmet() or "no words there; --in and --voice say where")
        return 1
