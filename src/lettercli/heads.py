"""The heads of an edition's letters, packed: half a million of them fit where as many objects would not.

A head is kept as a few bytes of JSON and decoded when asked for. What filters compare stands beside it in columns:
the first and last day of each date as numbers, and for a key of the metadata the number of its value among the
different ones, so that a name is matched once however many letters bear it. All of it is arrays and bytes, and may as
well lie in a mapped file.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from lettercli import dates
from lettercli.dates import Date
from lettercli.errors import BadDate
from lettercli.lazy import Lazy, Picked
from lettercli.model import Head

EARLIEST, LATEST = -(2**62), 2**62
"""Days that stand for an open end; an undated letter is from the latest to the earliest, and so within nothing."""

_OPENING = b'["'
"""What a packed head begins with, before its id."""
_AT_ONCE = 4096
"""Heads that are decoded together."""

Value = str | tuple[str, ...]


class Column(NamedTuple):
    """What a key of the metadata says in each letter."""

    codes: Sequence[int]
    """For each letter the number of its value."""
    values: Sequence[tuple[str, ...]]
    """The different values; none is ()."""


class Heads(Lazy[Head]):
    """Heads in the edition's order."""

    def __init__(
        self,
        starts: Sequence[int] | None = None,
        blob: bytes | bytearray | memoryview = b"",
        first: Sequence[int] = (),
        last: Sequence[int] = (),
        order: Sequence[int] | None = None,
    ) -> None:
        """Of parts as the attributes of the same names were; without any, none yet."""
        self.starts = starts if starts is not None else array("Q", [0])
        """Where each head begins in `blob`; one more than there are heads."""
        self.blob = blob
        """All heads: a JSON list of id and metadata each."""
        self.first = first
        """The first possible day of each letter."""
        self.last = last
        """The last one."""
        self._order = order
        self._places: dict[str, int] | None = None
        self._keys: list[str] | None = None
        self._columns: dict[str, Column] = {}

    @classmethod
    def of(cls, heads: Iterable[Head]) -> Heads:
        """Heads packed."""
        packer = Packer()
        for head in heads:
            packer.add(head)
        return packer.heads()

    def __len__(self) -> int:
        return len(self.starts) - 1

    def at(self, place: int) -> Head:
        return head_of(*self._decoded(place))

    def id(self, place: int) -> str:
        """The id of the letter at a place; it comes first, so the rest is seldom decoded."""
        start = self.starts[place]
        text = bytes(self.blob[start : self.starts[place + 1]])
        end = text.index(b'"', len(_OPENING))
        if b"\\" in text[:end]:
            return str(self._decoded(place)[0])
        return text[len(_OPENING) : end].decode("utf-8", "surrogatepass")

    def place(self, id: str) -> int | None:
        """Where the letter of that id stands."""
        if self._places is not None:
            return self._places.get(id)
        order = self.order
        at = bisect_left(order, id, key=self.id)
        return order[at] if at < len(order) and self.id(order[at]) == id else None

    @property
    def order(self) -> Sequence[int]:
        """The places in the order of their ids."""
        if self._order is None:
            ids = [self.id(place) for place in range(len(self))]
            self._order = array("I", sorted(range(len(ids)), key=ids.__getitem__))
        return self._order

    def keys(self) -> Sequence[str]:
        """All keys of the metadata, in order of appearance."""
        if self._keys is None:
            shapes = dict.fromkeys(map(tuple, self._metadata()))
            self._keys = list(dict.fromkeys(key for shape in shapes for key in shape))
        return self._keys

    def column(self, key: str) -> Column:
        """What that key says in each letter."""
        if key not in self._columns:
            numbers: dict[tuple[str, ...], int] = {}
            codes = array("I")
            for metadata in self._metadata():
                value = several(metadata.get(key, ()))
                codes.append(numbers.setdefault(value, len(numbers)))
            self._columns[key] = Column(codes, list(numbers))
        return self._columns[key]

    def by_date(self) -> Sequence[int]:
        """The places in the order of their dates, as `dates.order` has it."""
        first, last = self.first, self.last

        def key(place: int) -> tuple[int, int]:
            begin, end = first[place], last[place]
            return end if begin == EARLIEST else begin, end

        return sorted(range(len(self)), key=key)

    def rearranged(self, places: Sequence[int]) -> Heads:
        """The heads at these places, in this order."""
        starts, pieces = array("Q", [0]), []
        for place in places:
            pieces.append(bytes(self.blob[self.starts[place] : self.starts[place + 1]]))
            starts.append(starts[-1] + len(pieces[-1]))
        first, last = (array("q", [column[place] for place in places]) for column in (self.first, self.last))
        return Heads(starts, b"".join(pieces), first, last)

    def _metadata(self) -> Iterator[dict[str, Any]]:
        """The metadata of all letters, decoded so many at a time, which is quicker than one by one."""
        for first in range(0, len(self), _AT_ONCE):
            at = self.starts[first : first + _AT_ONCE + 1]
            blob = bytes(self.blob[at[0] : at[-1]])
            each = (blob[start - at[0] : end - at[0]] for start, end in pairwise(at))
            yield from (metadata for _, metadata in json.loads(b"[%b]" % b",".join(each)))

    def _decoded(self, place: int) -> tuple[str, dict[str, Any]]:
        id, metadata = json.loads(bytes(self.blob[self.starts[place] : self.starts[place + 1]]))
        return id, metadata


class Packer:
    """Packs heads one by one."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        """By id, the first letter of that id."""
        self._at, self._blob = array("Q", [0]), bytearray()
        self._first, self._last = array("q"), array("q")
        self._encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        self._numbers: dict[str, dict[tuple[str, ...], int]] = {"sender": {}, "recipient": {}}
        self._codes = {key: array("I") for key in self._numbers}

    def __len__(self) -> int:
        return len(self._first)

    def add(self, head: Head) -> None:
        """Packs the next head."""
        self.places.setdefault(head.id, len(self._first))
        self._blob += self._encode((head.id, head.metadata)).encode("utf-8", "surrogatepass")
        self._at.append(len(self._blob))
        first, last = days(head.date)
        self._first.append(first)
        self._last.append(last)
        for key, value in (("sender", head.sender), ("recipient", head.recipient)):
            numbers = self._numbers[key]
            self._codes[key].append(numbers.setdefault(value, len(numbers)))

    def heads(self) -> Heads:
        """All heads so far."""
        heads = Heads(self._at, self._blob, self._first, self._last)
        heads._places = self.places
        heads._columns = {key: Column(self._codes[key], list(self._numbers[key])) for key in self._codes}
        return heads


def ids(heads: Sequence[Head]) -> Iterator[str]:
    """The ids of heads, which are not decoded for that where they are packed."""
    if isinstance(heads, Heads):
        return map(heads.id, range(len(heads)))
    if isinstance(heads, Picked) and isinstance(heads.others, Heads):
        return map(heads.others.id, heads.places)
    return (head.id for head in heads)


def days(date: Date) -> tuple[int, int]:
    """The first and the last day that a date may be, as numbers."""
    if date.precision == "none":
        return LATEST, EARLIEST
    return EARLIEST if date.first is None else date.first, LATEST if date.last is None else date.last


def several(value: str | Sequence[str]) -> tuple[str, ...]:
    """The values of a key: none of an empty text, one of any other."""
    return ((value,) if value else ()) if isinstance(value, str) else tuple(value)


def head_of(id: str, metadata: Mapping[str, str | Sequence[str]], date: Date | None = None) -> Head:
    """The head that metadata make; those of an edition, whose dates were read before."""
    values = {key: value if isinstance(value, str) else tuple(value) for key, value in metadata.items()}
    sender, recipient = (several(values.get(key, "")) for key in ("sender", "recipient"))
    place = values.get("place", "")
    return Head(id, date or _date(values), sender, recipient, place if isinstance(place, str) else "", values)


def _date(values: Mapping[str, Value]) -> Date:
    try:
        return dates.parse(str(values.get("date", "")), str(values.get("calendar", "")) or "gregorian")
    except BadDate:
        return dates.UNDATED
