"""What an output says of a letter beside its words, kept so that it is decoded only for the letters that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple, overload

from lettercli.dates.edtf import Date


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

    __slots__ = ("at", "text")

    def __init__(self, text: memoryview, at: Sequence[int]) -> None:
        self.text = text
        self.at = at

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

    def ids(self) -> Iterator[str]:
        """The ids alone, which is quicker."""
        text, at = self.text, self.at
        for letter in range(len(self)):
            numbers, _, said = str(text[at[letter] : at[letter + 1]], "utf-8").partition("\n")
            yield said[: int(numbers.rsplit(",", 3)[1])]


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
    first, last, precision, uncertain, calendar, id, edtf, sender = numbers.split(",")
    dated = int(id)
    sent = dated + int(edtf)
    received = sent + int(sender)
    date = Date(
        text[dated:sent], int(first) if first else None, int(last) if last else None,
        precision, bool(uncertain), calendar,  # type: ignore[arg-type]
    )  # fmt: skip
    return LetterData(text[:dated], date, text[sent:received], text[received:])
