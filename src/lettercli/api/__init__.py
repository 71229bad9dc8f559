"""The edition for Python programs and notebooks: the same views as the command line's, as rows and pages.

    >>> import lettercli
    >>> corpus = lettercli.open()
    >>> corpus.kwic("grain procurement*", context="s")    # rows: pandas.DataFrame(rows) takes them
    >>> corpus.show("42.6")                               # pages: print(pages) reads as in a pipe

Errors are LettersError, each with a `hint`. Nothing is written to stdout or stderr.
"""

from __future__ import annotations

import builtins
import os
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from lettercli import edition
from lettercli.address import Directory, Place
from lettercli.api.arrangement import Arrangement
from lettercli.api.question import Narrowed, Question, narrowing, refuse_unknown, several
from lettercli.api.rows import Rows
from lettercli.filters import Conditions, Filter

if TYPE_CHECKING:
    from lettercli.backmatter.bearing import Bearing
    from lettercli.dates.periods import By
    from lettercli.exports.writing import Exported
    from lettercli.hits import Found as Hit
    from lettercli.index.layout import Index
    from lettercli.model import Edition, Letters
    from lettercli.page import Page
    from lettercli.query.tree import Query
    from lettercli.search import Scope
    from lettercli.views.notes import Found
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


class Corpus(Arrangement):
    """An edition, and what can be asked of it."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __repr__(self) -> str:
        return f"<Corpus {self.edition.title!r}: {len(self.edition.letters):,} letters>"

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

    def notes(self, *addresses: str, search: str = "", author: str = "", **conditions: Unpack[Narrowed]) -> Rows:
        """One row a note: of letters, called in passages, or of all letters that meet the conditions.

        `search` keeps those in which some words stand, `author` those that a siglum signs.
        """
        from lettercli.views.notes import signed, table

        found = list({each.note.body.address: each for each in self._notes(addresses, conditions)}.values())
        if search:
            from lettercli.hits import passage_of

            hits = self._hits(search, {"layer": "notes"})
            where = {self.index.passages.addresses[passage_of(self.index, hit)] for hit in hits}
            found = [each for each in found if any(part.address in where for part in each.note.body.walk())]
        if (passages := self._passages(conditions)) is not None:
            found = [each for each in found if each.note.body.address in passages]
        return Rows(table(self.edition, [each for each in found if not author or signed(each, author)]))

    def topics(self) -> Rows:
        """One row a topic, with the columns of `letters topics`."""
        from lettercli.backmatter.topics import load
        from lettercli.views.topics import listed

        return Rows(listed(load(self.edition), self._bearings()))

    def topic(self, *names: str, mentions: bool = False) -> Rows:
        """One row a passage on some topics, with the columns of `letters topics NAME`; raises UnknownTopic."""
        from lettercli.backmatter.bearing import Order
        from lettercli.backmatter.topics import load, named
        from lettercli.views.topics import gathered, table

        known = load(self.edition, self.directory)
        asked = [named(known, name).name for name in names]
        key = Order(self.edition, self.directory)
        found = sorted(gathered(asked, self._bearings(), mentions=mentions), key=lambda each: key(each.bearing))
        return Rows(table(found))

    def names(self, *names: str) -> Rows:
        """One row a name, of all or of those asked for, with the columns of `letters names`; raises UnknownName."""
        from lettercli.backmatter.mentions import mentions
        from lettercli.backmatter.names import load, named
        from lettercli.views.names import table

        known = load(self.edition)
        asked = {each.main: each for name in names for each in named(known, name)}
        return Rows(table(self.index, asked.values() if names else known, mentions(self.index, known)))

    def _bearings(self) -> dict[str, builtins.list[Bearing]]:
        from lettercli.backmatter.bearing import bearings
        from lettercli.backmatter.topics import load

        known = load(self.edition, self.directory)
        return {topic.name: bearings(self.edition, self.index, topic, self.directory) for topic in known}

    def _passages(self, conditions: Narrowed) -> frozenset[str] | None:
        """Addresses of the passages that a topic and a name leave; None where neither is asked for."""
        topic, name = conditions.get("topic", ()), conditions.get("name", ())
        if not topic and not name:
            return None
        from lettercli.backmatter.scope import passages

        return passages(self.edition, self.index, several(topic), several(name))

    def sources(self, *wanted: str, kind: str = "", doubtful: bool = False, **conditions: Unpack[Conditions]) -> Rows:
        """One row a citation, each `ibid.` resolved, with the columns of `letters sources` in its exports.

        `wanted` are references (`d. 753`, `Cohen`) or addresses, as on the command line: what any of them names is
        kept. `kind` is archive, book, article or unknown; with `doubtful` only what is in doubt or not resolved.
        """
        from lettercli.emendations import fitting
        from lettercli.errors import LettersError
        from lettercli.sources import KINDS, citations
        from lettercli.views.citing import named
        from lettercli.views.sources import table

        if kind and kind not in KINDS:
            raise LettersError(f"no kind {kind!r}", f"kinds are {', '.join(KINDS)}")
        kept = {head.id for head in self.letters(**conditions).heads}
        found = citations(self.edition, fitting(self.edition))
        names = {id(each) for text in wanted for each in named(self.directory, found, text)}
        return Rows(
            table(
                self.edition,
                (
                    each
                    for each in found
                    if (not wanted or id(each) in names)
                    and each.letter in kept
                    and (not kind or each.kind == kind)
                    and (not doubtful or each.doubts)
                ),
            )
        )

    def _places(self, addresses: Iterable[str]) -> Iterator[Place]:
        for address in addresses:
            yield from self.directory.resolve(address)

    def _notes(self, addresses: Collection[str], conditions: Narrowed) -> Iterator[Found]:
        from lettercli.views.notes import Found, called_in

        kept = {head.id for head in self.letters(**conditions).heads}
        places = self._places(addresses) if addresses else map(Place, self.edition.letters)
        for place in places:
            letter = place.letter
            if letter.id not in kept:
                continue
            if place.note is not None:
                yield Found(letter, place.note)
            elif place.passage is not None:
                yield from called_in(letter, place.passage.address)
            else:
                yield from (Found(letter, note) for note in letter.notes)

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
