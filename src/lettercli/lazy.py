"""Sequences of things that are made when they are asked for, and of some of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

Thing_co = TypeVar("Thing_co", covariant=True)


class Lazy(Sequence[Thing_co]):
    """A sequence whose things are made when asked for."""

    @abstractmethod
    def at(self, place: int) -> Thing_co:
        """What stands at a place from 0 on."""

    def some(self, places: Sequence[int]) -> Sequence[Thing_co]:
        """What stands at some places, ascending; none of it is made for that."""
        return Picked(self, places)

    @overload
    def __getitem__(self, at: int) -> Thing_co: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Thing_co]: ...
    def __getitem__(self, at: int | slice) -> Thing_co | Sequence[Thing_co]:
        places = range(len(self))
        return self.some(places[at]) if isinstance(at, slice) else self.at(places[at])

    def __iter__(self) -> Iterator[Thing_co]:
        return map(self.at, range(len(self)))


class Picked(Lazy[Thing_co]):
    """What stands at some places of another sequence."""

    def __init__(self, others: Sequence[Thing_co], places: Sequence[int]) -> None:
        self.others = others
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def at(self, place: int) -> Thing_co:
        return self.others[self.places[place]]
