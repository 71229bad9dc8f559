"""The citations of a stream that came before, so that one can look back without going through all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lettercli.sources.citation import Citation, Kind
from lettercli.sources.stream import Printed
from lettercli.text.tokens import fold, tokens


class Resolved(NamedTuple):
    """A citation with what it was made of."""

    citation: Citation
    printed: Printed
    day: date | None
    """The day that the note speaks of where it cites."""
    place: int
    """Where in its stream it stands."""


class Past:
    """The citations before one, in order."""

    def __init__(self) -> None:
        self.all: list[Resolved] = []
        self._latest: dict[Kind, int] = {}
        self._works: dict[str, dict[str, Resolved]] = {}
        """By the folded words of its author, and for all authors by nothing: each work where it was last cited."""
        self.archives = False
        """Whether one of them names an archive."""
        self.author: Resolved | None = None
        """The last one that names an author."""

    def add(self, resolved: Resolved) -> None:
        """Put one more at the end."""
        self.all.append(resolved)
        cited = resolved.citation
        self._latest[cited.kind] = resolved.place
        self.archives = self.archives or (cited.shelfmark is not None and bool(cited.shelfmark.archive))
        work = cited.work
        if work is None or not cited.resolved:
            return
        if work.author:
            self.author = resolved
        if work.title:
            for key in ("", *_words(work.author)):
                works = self._works.setdefault(key, {})
                works.pop(work.brief(), None)
                works[work.brief()] = resolved

    @property
    def last(self) -> Resolved | None:
        """The one just before."""
        return self.all[-1] if self.all else None

    def latest(self, kinds: Collection[Kind]) -> Resolved | None:
        """The last one of these kinds; of any kind if none is named."""
        places = [place for kind, place in self._latest.items() if kind in kinds or not kinds]
        return self.all[max(places)] if places else None

    def since(self, source: Resolved) -> Sequence[Resolved]:
        """Those after one, the nearest first."""
        return self.all[: source.place : -1]

    def works(self, who: str = "") -> Mapping[str, Resolved]:
        """The printed works of an author, or of all, by author and title; the one cited last comes last."""
        return self._works.get(fold(who), {})


def _words(author: str) -> set[str]:
    return {fold(author[start:end]) for start, end in tokens(author)}
