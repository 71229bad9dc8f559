"""What `letters collocates` does on one run: the windows round the hits, and the outputs that can be asked of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import FILTERS
from lettercli.commands.output import emit

if TYPE_CHECKING:
    from lettercli.commands.asking import Flags
    from lettercli.counting.width import Width
    from lettercli.counting.windows import Model
    from lettercli.search import Layer, Voice
    from lettercli.views.collocates import Found, Listing

_FOR_LINES = frozenset({"case", "whole", "lemma", "language", "fuzzy", "near", "not_near", "layer", "voice"})
"""Parameters that a concordance of the same hits needs, too."""


class Collocating:
    """The windows round the hits of a query, in a layer of the chosen letters."""

    def __init__(
        self, context: Context, words: Sequence[str], patterns: Sequence[str], fuzzy: int | None, layer: Layer,
        voice: Voice | None, flags: Flags, window: str, model: Model,
    ) -> None:  # fmt: skip
        """Raises BadQuery, LettersError for a window that is none, and UsageError for what does not go together."""
        from lettercli.commands.meant import search_called
        from lettercli.counting.width import read_width

        self.words, self.patterns, self.model = words, patterns, model
        self.width: Width = read_width(window)
        self.search = search_called(context, words, patterns, fuzzy=fuzzy, layer=layer, voice=voice, **flags)
        self.context = self.search.context

    def found(self, *, keep: bool = False) -> Found:
        """The windows, counted."""
        from lettercli.counting.classes import Classes
        from lettercli.counting.region import Region
        from lettercli.counting.windows import one_block, windows
        from lettercli.views.collocates import Found

        search, index = self.search, self.context.index
        region = Region(index, search.layer, search.voice, search.scope)
        blocks = search.blocks(eager=True)
        if blocks is None:
            blocks = one_block(search.hits())
        counted = windows(region, blocks, self.width, self.model, keep=keep)
        return Found(counted, Classes(index, search.kind), search.text)

    def write(self, listing: Listing) -> int:
        """Write a row a word."""
        from lettercli.views.collocates import collocates, facts

        offsets = bool(self.width.offsets) and self.search.exports()
        found = self.found(keep=offsets)
        if not found.windows.hits and not found.windows.empty:
            return self.search.outcome(False)
        table = collocates(found, replace(listing, offsets=offsets))
        rows = list(table.rows)
        table = table.with_rows(rows)
        said = [*facts(found), *self.search.elsewhere(), *(self._lines(str(rows[0][0])) if rows else ())]
        if emit(self.context, table, said):
            return 0
        self.context.say(_why(found, listing))
        return 1

    def explain(self, text: str) -> int:
        """Write all that the measures of one word are made of."""
        from lettercli.views.collocates import working

        found = self.found()
        if not found.windows.hits and not found.windows.empty:
            return self.search.outcome(False)
        if emit(self.context, working(found, text), self._lines(text)):
            return 0
        self.context.say(f"{text!r} is none of the words that are counted; letters freq lists them")
        return 1

    def _lines(self, word: str) -> Iterator[str]:
        """What to type to read the hits that a word stands near; not where no command says just that."""
        if self.width.unit != "words" or self.width.left != self.width.right or self.patterns:
            return
        near = f"{word}:{self.width.left}"
        typed = " ".join([*map(quote, self.words), "--near", quote(near), *self._typed()])
        yield f"lines: letters kwic {typed}"

    def _typed(self) -> Iterator[str]:
        """The options of this call that choose hits, as they were typed."""
        ctx = click.get_current_context()
        for param in ctx.command.params:
            if not isinstance(param, click.Option) or param.name is None:
                continue
            given = self.context.filters if getattr(param, "section", "") == FILTERS else ctx.params
            value = given.get(param.name)
            if (given is ctx.params and param.name not in _FOR_LINES) or value in (None, False, (), param.default):
                continue
            if param.is_flag:
                if param.flag_value in (True, value):
                    yield param.opts[-1]
                continue
            for each in value if isinstance(value, tuple) else (value,):
                yield f"{param.opts[-1]} {quote(str(each))}"
        if self.context.corpus is not None:
            yield f"--corpus {quote(self.context.corpus)}"


def _why(found: Found, listing: Listing) -> str:
    """Why there are no rows though there are hits."""
    from lettercli.views.heading import counted

    most, hits = int(found.signatures.o11.max(initial=0)), found.windows.hits
    if not hits:
        return f"no words stand near {found.text}: {counted(found.windows.empty, 'hit', 'hits')}, none of a word"
    if not most:
        return f"no words stand near {found.text}: the windows of {counted(hits, 'hit', 'hits')} hold nothing else"
    if most < listing.least:
        return f"no word stands {listing.least:,} times or more in the windows; --min {most:,} finds some"
    return "nothing but stop words is left in the windows; --min or --stop leaves out less"
