"""What editors put beside letters, for Python programs: notes, the sources that they cite, topics and names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Unpack

from lettercli.address import Place
from lettercli.api.inquiry import Inquiry
from lettercli.api.question import Narrowed
from lettercli.api.rows import Rows
from lettercli.filters import Conditions

if TYPE_CHECKING:
    from lettercli.backmatter.bearing import Bearing
    from lettercli.views.notes import Found


class Apparatus(Inquiry):
    """The methods of a Corpus that answer from the editors' work."""

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

    def _bearings(self) -> dict[str, list[Bearing]]:
        from lettercli.backmatter.bearing import bearings
        from lettercli.backmatter.topics import load

        known = load(self.edition, self.directory)
        return {topic.name: bearings(self.edition, self.index, topic, self.directory) for topic in known}

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
