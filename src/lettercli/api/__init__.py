"""The edition for Python programs and notebooks: the same views as the command line's, as rows and pages.

    >>> import lettercli
    >>> corpus = lettercli.open()
    >>> corpus.kwic("grain procurement*", context="s")    # rows: pandas.DataFrame(rows) takes them
    >>> corpus.show("42.6")                               # pages: print(pages) reads as in a pipe

Errors are LettersError, each with a `hint`. Nothing is written to stdout or stderr.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Unpack

from lettercli import edition
from lettercli.api.apparatus import Apparatus
from lettercli.api.arrangement import Arrangement
from lettercli.api.question import Narrowed, Question, narrowing
from lettercli.api.rows import Rows

if TYPE_CHECKING:
    from lettercli.dates.periods import By
    from lettercli.exports.writing import Exported
    from lettercli.page import Page
    from lettercli.views.show import NoteStyle


class Pages(list["Page"]):
    """Pages as `views.show` makes them; as a string they are plain text, one paragraph a line."""

    def __str__(self) -> str:
        from lettercli.render import prose

        return "".join(prose.text(self))

    __repr__ = __str__


def open(path: str | os.PathLike[str] | None = None) -> Corpus:
    """The edition in a folder, or of a name; without one as the command line finds it. Raises NoEdition or Faults."""
    return Corpus(edition.open_edition(None if path is None else os.fspath(path)))


class Corpus(Arrangement, Apparatus):
    """An edition, and what can be asked of it."""

    def __repr__(self) -> str:
        return f"<Corpus {self.edition.title!r}: {len(self.edition.letters):,} letters>"

    def list(self, sort: str = "edition", **conditions: Unpack[Narrowed]) -> Rows:
        """One row a letter, with the columns of `letters list`; `sort` is edition, date, words, sender and so on."""
        from lettercli.views.letters import letters

        return Rows(letters(self.index, self.letters(**conditions), sort))

    def kwic(
        self,
        words: str,
        *,
        context: int | str = 10,
        sort: str = "",
        sample: int | None = None,
        seed: int = 0,
        limit: int | None = None,
        **question: Unpack[Question],
    ) -> Rows:
        """The concordance of some words, one row a hit, with the columns of `letters kwic` in its exports.

        `context` is a number of words, or `5:10`, `60c`, `s`, `point`; `sort` is `left`, `node`, `L1,R1-` and so on.
        Raises BadQuery.
        """
        from lettercli.views.context import read_context
        from lettercli.views.kwic import kwic
        from lettercli.views.order import read_keys

        keys = read_keys(sort) if sort else ()
        around, hits = read_context(str(context)), self._hits(words, question)
        return Rows(kwic(self.index, hits, around, sort=keys, sample=sample, seed=seed, limit=limit))

    def count(self, words: str, **question: Unpack[Question]) -> int:
        """How many hits some words have."""
        if question.get("regex"):
            return sum(1 for _ in self._hits(words, question))
        from lettercli.search import count

        query, scope = self._query(words, question), self._scope(question)
        return count(self.index, query, question.get("layer", "text"), question.get("voice"), scope)

    def timeline(self, by: By | None = None, matching: str = "", **question: Unpack[Question]) -> Rows:
        """The letters by day, week, month or year, one row a period, with the columns of `letters timeline`.

        With `matching` the hits of some words are counted, also for every 10,000 words. Raises BadQuery.
        """
        from collections import Counter

        from lettercli.hits import letter_of
        from lettercli.views.extent import extents
        from lettercli.views.timeline import table, timeline

        kept = self.letters(**narrowing(question)).heads
        hits = self._hits(matching, question) if matching else ()
        found = Counter(self.index.letters[letter_of(self.index, hit)].id for hit in hits)
        words = extents(self.index, question.get("layer", "text"), question.get("voice"), self._scope(question))
        return Rows(table(timeline(kept, words, found, by, matching)))

    def show(self, *addresses: str, notes: NoteStyle = "end", neighbours: bool = False) -> Pages:
        """The pages of letters, passages, notes and ranges; raises UnknownAddress."""
        from lettercli.views.show import Choice, page

        choice = Choice(notes, neighbours)
        return Pages(page(self.edition, place, choice) for place in self._places(addresses))

    def cite(self, *addresses: str, style: str = "edition", markdown: bool = False) -> str:
        """The citations of letters and passages, as `letters cite` writes them; raises UnknownAddress.

        `style` is edition, chicago, bibtex, csl-json or ris; `markdown` is for the first two.
        """
        from lettercli.errors import LettersError
        from lettercli.render import citing
        from lettercli.views.references import references

        if style not in citing.STYLES:
            raise LettersError(f"no style {style!r}", f"styles are {', '.join(citing.STYLES)}")
        found = references(self.edition, self._places(addresses))
        if style in citing.KEPT:
            return "".join(citing.write(style)(found))
        return "\n".join(citing.cite(style)(reference, markdown) for reference in found)

    def export(
        self,
        format: str,
        into: str | os.PathLike[str],
        *,
        force: bool = False,
        table: str = "",
        csv_safe: bool = False,
        **conditions: Unpack[Narrowed],
    ) -> Exported:
        """Write the letters that meet the conditions to a file or a folder, in a format of `letters export`.

        `table` is for csv: letters, passages or notes. Gives back how many letters were written, the files, and a
        remark for whatever the format does not say as the letters do. Raises Unwritable for a file that is there,
        unless `force`.
        """
        from pathlib import Path

        from lettercli.exports import Source
        from lettercli.exports.writing import export

        source = Source(self.edition, self.letters(**conditions), lambda: self.index, table=table, csv_safe=csv_safe)
        return export(format, source, Path(into), force=force)
