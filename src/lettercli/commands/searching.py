"""One query of one run: its hits, and the outputs that can be asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from lettercli.commands.cutting import Counted, Cut, cut_short, drawn, told
from lettercli.commands.output import can_run, emit, emit_running, runs_bare
from lettercli.table import Table

if TYPE_CHECKING:
    from lettercli.commands.context import Context
    from lettercli.counting.classes import Kind
    from lettercli.hits import Found
    from lettercli.query.tree import Query
    from lettercli.search import Layer, Voice
    from lettercli.search.window import Spans
    from lettercli.views.context import Context as Around
    from lettercli.views.order import Key

COMMANDLINE = ParameterSource.COMMANDLINE

_COUNTED = 100_000
"""Hits that are counted for a heading or behind a limit; beyond, the output says `more`."""

_FEW = 5_000
"""A limit up to which lines are made one by one."""

_LAYERS = {"text": "the text (--in text)", "notes": "notes (--in notes)", "annotations": "annotations (--voice other)"}


class Search:
    """One query in the chosen layer of the chosen letters, and the outputs that can be asked of it."""

    kind: Kind = "word"
    """What counts as one word where words beside it are counted."""

    def __init__(self, context: Context, query: Query, layer: Layer, voice: Voice | None) -> None:
        self.context, self.query, self.layer, self.voice = context, query, layer, voice
        self.text = query.text
        self.scope = context.scope

    def hits(self) -> Iterator[Found]:
        """The hits, in the edition's order."""
        from lettercli.search import search

        return search(self.context.index, self.query, self.layer, self.voice, self.scope)

    def blocks(self, *, eager: bool) -> Iterator[Spans] | None:
        """The hits as numbers, block by block; None where they have to be drawn one by one."""
        from lettercli.search import blocks

        return blocks(self.context.index, self.query, self.layer, self.voice, self.scope, eager=eager)

    def total(self) -> int:
        """How many hits there are."""
        from lettercli.commands.abreast import counted
        from lettercli.search import count

        return count(self.context.index, self.query, self.layer, self.voice, self.scope, counted)

    def known(self) -> int | None:
        """How many hits there are, where that is known before they are found."""
        from lettercli.search import known

        return known(self.context.index, self.query, self.layer, self.voice, self.scope)

    def aside(self) -> dict[str, int]:
        """How many hits stand in the layers that were not searched, by their names."""
        from lettercli.views.nothing import elsewhere

        return elsewhere(self.context.index, self.query, self.layer, self.voice, self.scope)

    def hints(self) -> list[str]:
        """What to say when nothing was found."""
        from lettercli.views.nothing import suggest

        hints = suggest(self.context.index, self.query, self.layer, self.voice, self.scope)
        return [*self._by_other_names(), *hints]

    def count(self) -> int:
        """Write the number of hits."""
        from lettercli.views.count import TOTAL

        hits = self.total()
        emit(self.context, Table(TOTAL, [(hits,)]))
        return self.outcome(bool(hits))

    def count_by(self, by: str, limit: int | None) -> int:
        """Write the number of hits by a key, of the metadata, too; the first so many rows."""
        from lettercli.views.count import BY, count_blocks_by, count_by
        from lettercli.views.metadata import said_by

        of_letter = None if by in BY else said_by(self.context.edition.heads, by)
        index, blocks = self.context.index, self.blocks(eager=True)
        if blocks is None:
            table = count_by(index, self.hits(), by, of_letter)
        else:
            table = count_blocks_by(index, blocks, by, of_letter=of_letter)
        return self._some(table, limit, None, 0)

    def ids(self, limit: int | None, sample: int | None, seed: int) -> int:
        """Write the ids of the letters with hits, the first so many or so many at random."""
        from lettercli.views.count import letters_with_hits

        return self._some(letters_with_hits(self.context.index, self.hits()), limit, sample, seed)

    def _some(self, table: Table, limit: int | None, sample: int | None, seed: int) -> int:
        """Write the table's rows, or what a sample and a limit leave of them."""
        rows = list(table.rows)
        kept = drawn(rows, sample, seed)[:limit]
        left_out = [cut_short(len(kept), len(rows), sample, seed)] if len(kept) < len(rows) else []
        facts = chain(left_out, self.elsewhere())
        return self.outcome(emit(self.context, table.with_rows(kept), facts))

    def lines(self, around: str | None, sort: str | None, limit: int | None, sample: int | None, seed: int) -> int:
        """Write the concordance."""
        from lettercli.views.context import TEN_WORDS, fill, read_context

        page = self.context.wants_page()
        asked = read_context(around) if around else fill(self.context.page_width()) if page else TEN_WORDS
        cut = Cut(self._keys(sort), sample, seed, limit)
        streams = self._runs() and (limit is None or limit > _FEW)
        if (cut.sees_all or streams) and (blocks := self.blocks(eager=True)) is not None:
            return self._in_bulk(blocks, asked, cut, whole=bool(around))
        return self._one_by_one(asked, cut, whole=bool(around))

    def _one_by_one(self, asked: Around, cut: Cut, *, whole: bool) -> int:
        """Write the lines of hits that are drawn as they are shown."""
        from lettercli.views.kwic import kwic

        page = self.context.wants_page()
        found, title = self.headed() if page else (self.hits(), "")
        hits = Counted(found)
        table = kwic(self.context.index, hits, asked, sort=cut.keys, sample=cut.sample, seed=cut.seed, limit=cut.limit,
                     exact=page, exports=self.exports())  # fmt: skip
        table = self._with_keys(table)
        facts = chain(_tally(table, page), self._left_out(hits, cut), self.elsewhere())
        table = Table(table.columns, table.rows, title)
        return self.outcome(emit(self.context, table, facts, whole=whole))

    def _left_out(self, hits: Counted, cut: Cut) -> Iterator[str]:
        """What a limit or a sample left out; asked when the lines are written."""
        if cut.limit is None and cut.sample is None:
            return
        shown = min(number for number in (cut.limit, cut.sample, hits.given) if number is not None)
        if shown < hits.given or (total := self.known()) is None:
            more = sum(1 for _ in islice(hits.hits, _COUNTED))
            if more == _COUNTED:
                yield f"first {shown:,}; more exist"
                return
            total = hits.given + more
        yield from told(shown, total, cut)

    def _in_bulk(self, blocks: Iterable[Spans], asked: Around, cut: Cut, *, whole: bool) -> int:
        """Write the lines of hits that come in blocks."""
        from lettercli.search import Hit
        from lettercli.search.window import plain
        from lettercli.views.choice import chosen
        from lettercli.views.kwic import COLUMNS, EXPORTS, MARK, kwic, lines
        from lettercli.views.rows import Tally

        index, left_out = self.context.index, list[str]()
        if cut.sees_all or cut.limit is not None:
            left, total = chosen(index, blocks, cut.keys, cut.sample, cut.seed, cut.limit)
            left_out += told(len(left[0]), total, cut)
            blocks = [left]
        if self._runs():
            tally = Tally()
            exports = self.exports()
            pieces = lines(index, blocks, asked, tally, exports=exports, running=runs_bare(self.context))
            columns = (*COLUMNS, MARK, *EXPORTS) if exports else (*COLUMNS, MARK)
            facts = chain(left_out, self.elsewhere())
            return self.outcome(emit_running(self.context, columns, pieces, tally.facts, facts))
        page = self.context.wants_page()
        hits = (hit for starts, ends in blocks for hit in map(Hit, plain(starts), plain(ends)))
        table = self._with_keys(kwic(index, hits, asked, exact=page, exports=self.exports()))
        facts = chain(_tally(table, page), left_out, self.elsewhere())
        table = Table(table.columns, table.rows, self.headed()[1] if page else "")
        return self.outcome(emit(self.context, table, facts, whole=whole))

    def _keys(self, sort: str | None) -> Sequence[Key]:
        """The keys of an order as typed."""
        if not sort:
            return ()
        from lettercli.views.order import read_keys

        return read_keys(sort)

    def _runs(self) -> bool:
        """Whether the lines can be written as `emit_running` does, which knows no columns but their own."""
        from lettercli.views.kwic import COLUMNS, EXPORTS, MARK

        own = {column.name for column in (*COLUMNS, MARK, *EXPORTS)}
        return can_run(self.context) and own.issuperset(self.context.columns)

    def _with_keys(self, table: Table) -> Table:
        """The lines with the keys of the metadata that were asked for as columns."""
        if not self.context.columns:
            return table
        from lettercli.views.metadata import with_keys

        return with_keys(table, self.context.edition.heads, self.context.columns, "letter")

    def exports(self) -> bool:
        """Whether the output has columns beyond address, date and the line itself."""
        return bool(self.context.columns) or self.context.format in {"csv", "json", "jsonl"}

    def headed(self) -> tuple[Iterator[Found], str]:
        """The hits, and the heading of their page: who wrote, how many there are, in which letters, when."""
        from lettercli.hits import letter_of
        from lettercli.views.heading import counted, heading, share

        hits = self.hits()
        first = list(islice(hits, _COUNTED))
        index = self.context.index
        letters = [index.letters[place] for place in dict.fromkeys(letter_of(index, hit) for hit in first)]
        title = heading(
            ((letter.sender, letter.recipient) for letter in letters),
            (
                counted(len(first), "hit", "hits") if len(first) < _COUNTED else f"more than {_COUNTED:,} hits",
                share(len(letters), len(index.letters) if self.scope is None else len(self.context.letters)),
            ),
            (letter.date for letter in letters),
        )
        return chain(first, hits), title

    def elsewhere(self) -> Iterator[str]:
        """How many hits stand in the layers that were not searched."""
        for layer, number in self.aside().items():
            yield f"{number:,} more in {_LAYERS[layer]}"

    def outcome(self, found: bool) -> int:
        """The exit code; where nothing was found, hints on stderr."""
        if found:
            return 0
        if not self.context.quiet:
            hints = filter(None, (self.context.unmet(), *self.hints()))
            self.context.say("\n".join([f"nothing found for {self.text}", *(f"  {hint}" for hint in hints)]))
        return 1

    def _by_other_names(self) -> Iterator[str]:
        """Lines for names that the edition has under other words than those looked for."""
        from lettercli.backmatter.mentions import mentions
        from lettercli.backmatter.names import elsewise, load
        from lettercli.errors import Faults
        from lettercli.views.names import other_words

        try:
            names = load(self.context.edition)
        except Faults:
            yield "names.yaml cannot be read and was not asked: letters check"
            return
        if meant := elsewise(names, self.query):
            found = mentions(self.context.index, names)
            yield from filter(None, (other_words(self.context.index, name, found.of[name.main]) for name in meant))


def _tally(table: Table, page: bool) -> Iterator[str]:
    """The facts of the lines written, without the first on a page, whose heading has said it."""
    yield from table.footer[page:]


_IDLE = {"--count": ("around", "sort", "sample", "limit"), "--by": ("around", "sort", "sample"),
         "--ids": ("around", "sort", "count", "by")}  # fmt: skip
"""Options that mean nothing beside another, by the names of their parameters."""


def refuse_idle(output: str) -> None:
    """Raise UsageError where an option was typed that means nothing beside `--count`, `--by` or `--ids`."""
    context = click.get_current_context()
    for param in context.command.params:
        if param.name in _IDLE.get(output, ()) and context.get_parameter_source(param.name) is COMMANDLINE:
            option = param.opts[-1]
            raise click.UsageError(f"{option} means nothing with {output}. leave out {option} or {output}")
