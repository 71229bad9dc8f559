"""Which letters a command is about: by date, id, correspondent and whatever else their metadata say.

The options of every command end here, so `--from` means the same everywhere. Undated letters that a date alone leaves
out are given back beside those that are kept: nobody should lose them without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, TypedDict

from lettercli import dates
from lettercli.address import Directory
from lettercli.dates import Date
from lettercli.errors import BadDate, LettersError
from lettercli.model import Edition, Letter
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

    def letters(self, edition: Edition) -> tuple[tuple[Letter, ...], tuple[Letter, ...]]:
        """The letters kept, and the undated ones that only their lack of a date left out; in the edition's order.

        Raises UnknownAddress for a letter, and BadFilter for a key, that is not there.
        """
        chosen = _chosen(edition, self.ids)
        conditions = [(_key(edition, key), pattern) for key, pattern in self.where]
        kept: list[Letter] = []
        undated: list[Letter] = []
        for letter in edition.letters if chosen is None else chosen:
            if self._fits(letter, conditions):
                if self._in_time(letter.date):
                    kept.append(letter)
                elif letter.date.precision == "none":
                    undated.append(letter)
        return tuple(kept), tuple(undated)

    def _fits(self, letter: Letter, conditions: Iterable[tuple[str, re.Pattern[str] | None]]) -> bool:
        """Whether everything but the date is as it must be."""
        if self.senders and not _any_is(letter.sender, self.senders):
            return False
        if self.recipients and not _any_is(letter.recipient, self.recipients):
            return False
        for key, pattern in conditions:
            values = _several(letter.metadata.get(key, ()))
            if any(values) if pattern is None else not _any_is(values, [pattern]):
                return False
        return True

    def _in_time(self, date: Date) -> bool:
        for window in (self.window, self.on):
            if window is None:
                continue
            if window.precision == "none":
                if date.precision != "none":
                    return False
            elif not (dates.contains(window, date) if self.contained else dates.overlaps(window, date)):
                return False
        return True


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    return ((value,) if value else ()) if isinstance(value, str) else tuple(value)


def _named(value: str | Sequence[str]) -> tuple[str, ...]:
    """The values of a condition; an empty text is none, but one among several is a mistake."""
    values = _several(value)
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


def _chosen(edition: Edition, ids: Sequence[str]) -> list[Letter] | None:
    """The letters of ids and ranges, each once, in the edition's order; None where none are named."""
    if not ids:
        return None
    directory = Directory(edition)
    named = {place.letter.id for id in ids for place in directory.resolve(id)}
    return [letter for letter in edition.letters if letter.id in named]


def _condition(text: str) -> tuple[str, re.Pattern[str] | None]:
    """`key=value` as the key and what finds the value; None for an empty value, which means a letter without one."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise BadFilter(f"no condition: {text[:80]!r}", "write KEY=VALUE, such as place=Sochi")
    return key.strip(), _pattern(value) if value.strip() else None


def _key(edition: Edition, key: str) -> str:
    """The key as the letters spell it; raises BadFilter with those there are."""
    keys = dict.fromkeys(key for letter in edition.letters for key in letter.metadata)
    if key in keys:
        return key
    folded = next((known for known in keys if fold(known) == fold(key)), None)
    if folded is None:
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


def _any_is(values: Iterable[str], patterns: Sequence[re.Pattern[str]]) -> bool:
    return any(pattern.match(fold(" ".join(value.split()))) for value in values if value for pattern in patterns)
