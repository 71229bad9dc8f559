"""Whether what the notes say of days agrees with the dela that they cite for them.

A delo of minutes holds one session, so notes on one day cite one delo. That is proof enough against a delo that a note
only inherits. Against one that it prints it is proof only where the notes cite the series so without exception: there
are series in which a day has several dela.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, pairwise

from lettercli.sources import dated
from lettercli.sources.citation import Doubt, Ground, Shelfmark
from lettercli.sources.past import Resolved
from lettercli.sources.stream import Printed
from lettercli.text.tokens import fold

_AGREEING = 2
"""Days on which several notes must cite one delo before another day is held against a note."""

Series = tuple[str, str, str]
Dela = Mapping[str, Sequence[str]]
"""The dela that are cited by their numbers for one day, each with the addresses."""


class Sessions:
    """The dela of each series by the days that the notes speak of."""

    def __init__(self, done: Iterable[Resolved] = ()) -> None:
        self._days: dict[Series, dict[date, dict[str, list[str]]]] = {}
        for each, following in pairwise(chain(done, [None])):
            if each is None or each.printed.joined or (following is not None and following.printed.joined):
                continue  # several in one breath may well be of one day
            mark = each.citation.shelfmark
            if mark is not None and each.day is not None and "delo" in each.printed.found.levels:
                dela = self._days.setdefault(_series(mark), {}).setdefault(each.day, {})
                dela.setdefault(mark.delo, []).append(each.citation.address)
        self._steady = {series for series, days in self._days.items() if _is_steady(days.values())}

    def doubt(self, printed: Printed, mark: Shelfmark, day: date | None, source: Resolved | None) -> Doubt | None:
        """What speaks against the delo of a citation that speaks of a day; `source` is what it takes levels from."""
        series = _series(mark)
        dela = self._days.get(series, {}).get(day, {}) if day is not None else {}
        others = {delo: addresses for delo, addresses in dela.items() if delo != mark.delo}
        if day is None or not others or not mark.delo:
            return None
        ground: Ground = "link"
        cited = f"for {dated.words(day)} the notes cite {_listed(others)}"
        if "delo" not in printed.found.levels:
            if source is None or mark.delo in dela:
                return None
            text = f"d. {mark.delo} is taken from {source.citation.address}, but {cited}"
        else:
            own = dela.get(mark.delo, ())
            if series not in self._steady or printed.address not in own or len(own) > max(map(len, others.values())):
                return None
            text, ground = f"{cited}, and no other day has two dela", "day"
        return Doubt(text, ground, frozenset({"delo"}))


def _series(mark: Shelfmark) -> Series:
    return fold(mark.archive), mark.fond, mark.opis


def _is_steady(days: Iterable[Dela]) -> bool:
    """Whether all days but one have one delo, some of them in several notes."""
    several = [dela for dela in days if sum(map(len, dela.values())) > 1]
    agreeing = sum(len(dela) == 1 for dela in several)
    return agreeing >= _AGREEING and len(several) - agreeing == 1


def _listed(dela: Dela) -> str:
    """`d. 753 in 39.n4 and 41.n1`."""
    return _and([f"d. {delo} in {_and(list(dict.fromkeys(addresses)))}" for delo, addresses in dela.items()])


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
