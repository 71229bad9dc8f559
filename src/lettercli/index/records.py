"""What an output says of a letter beside its words, kept so that it is decoded only for the letters that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple, overload

from lettercli.dates.date import Date


class LetterData(NamedTuple):
    """The plain data of a letter."""

    id: str
    date: Date
    sender: str
    """Several are joined by `; `."""
    recipient: str


class Records(Sequence[LetterData]):
    """The letters in the edition's order, each decoded when it is asked for.

    A record is a line of numbers, then the texts they measure: whatever the texts hold, they come back as they were.
    """

    __slots__ = ("_ids", "at", "text")

    def __init__(self, text: memoryview, at: Sequence[int], ids: Sequence[str] | None = None) -> None:
        """`ids` are those of the letters, where they are at hand by themselves."""
        self.text = text
        self.at = at
        self._ids = ids

    def __len__(self) -> int:
        return len(self.at) - 1

    @overload
    def __getitem__(self, letter: int) -> LetterData: ...
    @overload
    def __getitem__(self, letter: slice) -> list[LetterData]: ...
    def __getitem__(self, letter: int | slice) -> LetterData | list[LetterData]:
        if isinstance(letter, slice):
            return [self[one] for one in range(*letter.indices(len(self)))]
        if letter < 0:
            letter += len(self)
        if not 0 <= letter < len(self):
            raise IndexError(letter)
        return read(str(self.text[self.at[letter] : self.at[letter + 1]], "utf-8"))

    def __iter__(self) -> Iterator[LetterData]:
        return map(self.__getitem__, range(len(self)))

    def dates(self, letters: Iterable[int]) -> list[str]:
        """The dates of letters as they are written, without the rest of their records: quick, for very many."""
        text, at, found = self.text, self.at, []
        for letter in letters:
            numbers, _, said = str(text[at[letter] : at[letter + 1]], "utf-8").partition("\n")
            _, id, edtf, _ = numbers.rsplit(",", 3)
            start = int(id)
            found.append(said[start : start + int(edtf)])
        return found

    def orders(self, letters: Iterable[int]) -> list[tuple[bool, float, float]]:
        """The keys that sort letters by date, as `dates.order` gives them, without the rest of their records."""
        text, at, found = self.text, self.at, []
        for letter in letters:
            first, last, precision, _ = str(text[at[letter] : at[letter + 1]], "utf-8").split(",", 3)
            end = float(last) if last else inf
            found.append((precision == "none", float(first) if first else end, end))
        return found

    def times(self) -> tuple[list[int], list[Date]]:
        """For each letter the number of its date among the different ones, and these in order of appearance."""
        text, at = bytes(self.text), list(self.at)
        codes, numbers, found = list[int](), dict[tuple[str, str], int](), list[Date]()
        for start, end in pairwise(at):
            about, _, said = text[start:end].decode().partition("\n")
            head, id, edtf, _ = about.rsplit(",", 3)
            dated = int(id)
            key = head, said[dated : dated + int(edtf)]
            if (number := numbers.get(key)) is None:
                number = numbers[key] = len(found)
                found.append(_date(head.split(","), key[1]))
            codes.append(number)
        return codes, found

    def ids(self) -> Iterator[str]:
        """The ids alone, which is quicker."""
        return map(self.id, range(len(self))) if self._ids is None else iter(self._ids)

    def id(self, letter: int) -> str:
        """The id of a letter."""
        if self._ids is not None:
            return self._ids[letter]
        numbers, _, said = str(self.text[self.at[letter] : self.at[letter + 1]], "utf-8").partition("\n")
        return said[: int(numbers.rsplit(",", 3)[1])]


def record(id: str, date: Date, sender: Sequence[str], recipient: Sequence[str]) -> bytes:
    """The record of a letter."""
    senders, recipients = "; ".join(sender), "; ".join(recipient)
    first, last = (("" if day is None else str(day)) for day in (date.first, date.last))
    numbers = (
        first, last, date.precision, "?" if date.uncertain else "", date.calendar,
        str(len(id)), str(len(date.edtf)), str(len(senders)),
    )  # fmt: skip
    return f"{','.join(numbers)}\n{id}{date.edtf}{senders}{recipients}".encode()


def read(record: str) -> LetterData:
    """The letter of a record."""
    numbers, _, text = record.partition("\n")
    *when, id, edtf, sender = numbers.split(",")
    dated = int(id)
    sent = dated + int(edtf)
    received = sent + int(sender)
    return LetterData(text[:dated], _date(when, text[dated:sent]), text[sent:received], text[received:])


def _date(numbers: Sequence[str], edtf: str) -> Date:
    first, last, precision, uncertain, calendar = numbers
    days = int(first) if first else None, int(last) if last else None
    return Date(edtf, *days, precision, bool(uncertain), calendar)  # type: ignore[arg-type]
