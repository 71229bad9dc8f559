"""Which letters a command is about: by date, id, correspondent and whatever else their metadata say.

The options of every command end here, so `--from` means the same everywhere. Undated letters that a date alone leaves
out are given back beside those that are kept: nobody should lose them without a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypedDict

from lettercli import dates
from lettercli.address import Directory
from lettercli.dates import Date
from lettercli.errors import BadDate, LettersError
from lettercli.heads import EARLIEST, Heads, days, several
from lettercli.model import Edition, Letters
from lettercli.text.tokens import fold
from lettercli.text.wildcards import joined

DateMatch = Literal["overlap", "contained"]


class Conditions(TypedDict, total=False):
    """The arguments of a Filter, for functions that hand them on."""

    since: str | Date
    until: str | Date
    on: str | Date
    date_match: DateMatch
    letters: str | Sequence[str]
    sender: str | Sequence[str]
    recipient: str | Sequence[str]
    where: str | Sequence[str]


class BadFilter(LettersError):
    """A filter that cannot be understood, or that asks for a key which no letter has."""


class Filter:
    """What letters must be like: every condition holds; of several senders, recipients or ids any one will do.

    A name or value is compared without case and diacritics and must be the whole value or whole words of it:
    `sender="molotov"` finds `V. M. Molotov`, `sender="molo"` does not, `sender="molo*"` does.
    """

    def __init__(
        self,
        *,
        since: str | Date = "",
        until: str | Date = "",
        on: str | Date = "",
        date_match: DateMatch = "overlap",
        letters: str | Sequence[str] = (),
        sender: str | Sequence[str] = (),
        recipient: str | Sequence[str] = (),
        where: str | Sequence[str] = (),
    ) -> None:
        """Dates as people write them or EDTF; `letters` are ids or ranges, `where` is of the form `key=value`.

        Raises BadDate and BadFilter.
        """
        if date_match not in ("overlap", "contained"):
            raise BadFilter(f"no way to match dates: {date_match!r}", "write overlap or contained")
        self.contained = date_match == "contained"
        self.window = _window(since, until)
        self.on = _read(on) if on else None
        self.ids = _named(letters)
        self.senders = [_pattern(name) for name in _named(sender)]
        self.recipients = [_pattern(name) for name in _named(recipient)]
        self.where = [_condition(text) for text in _named(where)]

    def letters(self, edition: Edition) -> tuple[Letters, Letters]:
        """The letters kept, and the undated ones that only their lack of a date left out; in the edition's order.

        None of them is read for that. Raises UnknownAddress for a letter, and BadFilter for a key, that is not there.
        """
        kept, undated = self.places(edition)
        return edition.chosen(kept), edition.chosen(undated)

    def places(self, edition: Edition) -> tuple[Sequence[int], Sequence[int]]:
        """The same as places in the edition.

        Dates are compared as numbers, and names and values once each, however many letters have them.
        """
        heads = edition.heads if isinstance(edition.heads, Heads) else Heads.of(edition.heads)
        places = _chosen(edition, self.ids)
        conditions = [(known_key(heads, key), [pattern] if pattern else []) for key, pattern in self.where]
        if self.senders:
            conditions.append(("sender", self.senders))
        if self.recipients:
            conditions.append(("recipient", self.recipients))
        for key, patterns in conditions:
            column = heads.column(key)
            fits = [_fits(values, patterns) for values in column.values]
            codes = column.codes
            places = [place for place in places if fits[codes[place]]]
        kept = self._in_time(heads, places)
        if len(kept) == len(places):
            return kept, ()
        last, left = heads.last, set(kept)
        return kept, [place for place in places if last[place] == EARLIEST and place not in left]

    def _in_time(self, heads: Heads, places: Sequence[int]) -> Sequence[int]:
        """Those of the places whose dates are as they must be."""
        first, last = heads.first, heads.last
        for window in (self.window, self.on):
            if window is None:
                continue
            begin, end = days(window)
            if window.precision == "none":
                places = [place for place in places if last[place] == EARLIEST]
            elif self.contained:
                places = [place for place in places if begin <= first[place] <= last[place] <= end]
            else:
                places = [place for place in places if first[place] <= end and begin <= last[place]]
        return places


def _named(value: str | Sequence[str]) -> tuple[str, ...]:
    """The values of a condition; an empty text is none, but one among several is a mistake."""
    values = several(value)
    if not all(each.strip() for each in values):
        raise BadFilter("an empty value", "name something, or leave it out")
    return values


def _read(date: str | Date) -> Date:
    return dates.read(date) if isinstance(date, str) else date


def _window(since: str | Date, until: str | Date) -> Date | None:
    """From the first day of one date to the last of another; either may be left out."""
    if not since and not until:
        return None
    begin = _read(since) if since else None
    end = _read(until) if until else None
    if begin is not None and begin.first is None:
        raise BadDate(begin.edtf, f"{dates.words(begin)} has no first day to begin from", "write a day, month or year")
    if end is not None and end.last is None:
        raise BadDate(end.edtf, f"{dates.words(end)} has no last day to end at", "write a day, month or year")
    first = begin.first if begin is not None else None
    last = end.last if end is not None else None
    if begin is not None and end is not None and first is not None and last is not None and last < first:
        both = f"{dates.words(end)} is before {dates.words(begin)}"
        raise BadDate(f"{begin.edtf}/{end.edtf}", both, f"look from {end.edtf} to {begin.edtf}")
    return Date(f"{begin.edtf if begin else '..'}/{end.edtf if end else '..'}", first, last, "period")


def _chosen(edition: Edition, ids: Sequence[str]) -> Sequence[int]:
    """The places of the letters of ids and ranges, each once, ascending; all where none are named."""
    if not ids:
        return range(len(edition.heads))
    directory = Directory(edition)
    return sorted({place for id in ids for place in directory.letters(id)})


def _condition(text: str) -> tuple[str, re.Pattern[str] | None]:
    """`key=value` as the key and what finds the value; None for an empty value, which means a letter without one."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise BadFilter(f"no condition: {text[:80]!r}", "write KEY=VALUE, such as place=Sochi")
    return key.strip(), _pattern(value) if value.strip() else None


def known_key(heads: Heads, key: str) -> str:
    """The key as the letters spell it; raises BadFilter with those there are."""
    keys = heads.keys()
    if key in keys:
        return key
    folded = next((known for known in keys if fold(known) == fold(key)), None)
    if folded is None:
        if key.endswith("!"):
            what = f"{key[:80]}=: there are no conditions with !="
            raise BadFilter(what, "ask for what is wanted, such as sender=Ann")
        there = f"there are {', '.join(keys)}" if keys else "they have none at all"
        raise BadFilter(f"no letter has the key {key[:80]!r}", there)
    return folded


def _pattern(value: str) -> re.Pattern[str]:
    """Matches, from the beginning of a folded value, whole words of it; `*` stands for any characters."""
    if len(value) > 500 or value.count("*") > 10:
        raise BadFilter(f"a value of {len(value)} characters, {value.count('*')} of them *", "write some words of it")
    pieces = [re.escape(fold(piece)) for piece in re.split(r"\*+", " ".join(value.split()))]
    pieces[0] = rf"(?<!\w){pieces[0]}"
    pieces[-1] = rf"{pieces[-1]}(?!\w)"
    return re.compile(joined(["", *pieces], "."), re.DOTALL)


def _fits(values: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether one of the values is as one of the patterns wants; without patterns, whether there are no values."""
    if not patterns:
        return not any(values)
    return any(pattern.match(fold(" ".join(value.split()))) for value in values if value for pattern in patterns)
