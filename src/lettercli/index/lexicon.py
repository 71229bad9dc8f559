"""The lexicon: every form of the edition once, sorted, and the parts of hyphened and apostrophed forms.

A form's id is its rank by (folded, surface). So all spellings of a folded word are one run of ids, all words of a
prefix another, and a pattern is one pass over the forms joined by line ends. Nothing here is larger than the
lexicon, and all of it is bytes and flat arrays, so that it can be mapped from a file as it stands; strings are made of
them one by one, when they are asked for.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, count
from operator import add, mul, ne
from typing import NamedTuple, overload

from lettercli.text.tokens import fold, parts

_BEYOND = b"\xff"
"""Greater than all that UTF-8 begins with."""


class Strings(Sequence[str]):
    """Strings as one text in UTF-8, each ended by a line end, and where each begins (one more than there are).

    Sorted strings are sorted as bytes, too: UTF-8 keeps the order of the characters.
    """

    __slots__ = ("_text", "at", "bytes")

    def __init__(self, bytes: memoryview, at: Sequence[int]) -> None:
        self.bytes = bytes
        self.at = at
        self._text: str | None = None

    @classmethod
    def of(cls, strings: Iterable[str]) -> Strings:
        """The strings joined; none may hold a line end."""
        return cls(*laid_out(strings))

    def __len__(self) -> int:
        return len(self.at) - 1

    def __iter__(self) -> Iterator[str]:
        return iter(self.text.split("\n")[:-1])

    @overload
    def __getitem__(self, rank: int) -> str: ...
    @overload
    def __getitem__(self, rank: slice) -> list[str]: ...
    def __getitem__(self, rank: int | slice) -> str | list[str]:
        if isinstance(rank, slice):
            return [self[one] for one in range(*rank.indices(len(self)))]
        at = self.at
        if not 0 <= rank < len(at) - 1:
            raise IndexError(rank)
        return str(self.bytes[at[rank] : at[rank + 1] - 1], "utf-8")

    @property
    def text(self) -> str:
        """All of them joined, decoded once."""
        if self._text is None:
            self._text = str(self.bytes, "utf-8")
        return self._text

    def lines(self, ranks: range) -> list[str]:
        """The strings of a run of ranks, cut from the text in one go."""
        return str(self.bytes[self.at[ranks.start] : self.at[ranks.stop]], "utf-8").split("\n")[:-1] if ranks else []

    def run(self, start: str) -> range:
        """Ranks of the strings that begin so; the strings must be sorted."""
        key = start.encode()
        first = self._place(key, 0)
        return range(first, self._place(key + _BEYOND, first))

    def equal(self, string: str) -> range:
        """Ranks of the strings that are equal to this one; the strings must be sorted."""
        key = string.encode()
        first = self._place(key, 0)
        return range(first, self._place(key + b"\0", first))

    def _place(self, key: bytes, low: int) -> int:
        """The rank, at least `low`, of the first string that does not sort before the key."""
        at, all, high = self.at, self.bytes, len(self.at) - 1
        while low < high:
            middle = (low + high) // 2
            if bytes(all[at[middle] : at[middle + 1] - 1]) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def matching(self, pattern: str) -> Iterator[int]:
        """Ranks of the strings that match the pattern as a whole, in order; the pattern must not match a line end."""
        text, rank, last = self.text, 0, 0
        for found in re.finditer(f"^(?:{pattern})$", text, re.MULTILINE):
            rank += text.count("\n", last, found.start())
            last = found.start()
            if rank < len(self):  # else what matched is the nothing after the last line end
                yield rank


def laid_out(strings: Iterable[str]) -> tuple[memoryview, memoryview]:
    """What Strings are made of: the bytes of them all, and where each begins."""
    lines = list(strings)
    ends = map(add, accumulate(map(len, map(str.encode, lines)), initial=0), count())
    return memoryview("\n".join([*lines, ""]).encode()), memoryview(array("I", ends))


class Lemmas(NamedTuple):
    """Lemmas, and the forms of each."""

    language: str
    """What they were made for: `en`."""
    strings: Strings
    """The lemmas, folded and sorted, each once."""
    at: Sequence[int]
    """Where in ids the forms of each lemma begin; one more than there are lemmas."""
    ids: Sequence[int]
    """The ids of all forms, lemma by lemma, ascending within each."""
    of: Sequence[int]
    """For each form the rank of its lemma."""

    def forms(self, ranks: Iterable[int]) -> frozenset[int]:
        """The ids of the forms that have one of the lemmas."""
        return frozenset(id for rank in ranks for id in self.ids[self.at[rank] : self.at[rank + 1]])


class Lexicon:
    """Forms by id, in surface and folded; and from each folded part to the ids of the forms it stands in."""

    __slots__ = (
        "_groups", "folded", "language", "lemmas", "part_at", "part_ids", "parts", "snapshot", "surfaces",
    )  # fmt: skip

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        self.surfaces = Strings(sections["lexicon.surfaces"], sections["lexicon.surfaces.at"])
        self.folded = Strings(sections["lexicon.folded"], sections["lexicon.folded.at"])
        self.parts = Strings(sections["lexicon.parts"], sections["lexicon.parts.at"])
        """Folded parts, sorted, each once."""
        self.part_at: Sequence[int] = sections["lexicon.part_at"]
        """Where in part_ids the ids of each part begin; one more than there are parts."""
        self.part_ids: Sequence[int] = sections["lexicon.part_ids"]
        self._groups: Sequence[int] = sections["lexicon.groups"]
        self.language = Strings(sections["facts"], sections["facts.at"])[1] if "facts" in sections else "en"
        """The language of the edition, as corpus.yaml names it."""
        self.lemmas: Lemmas | None = None
        """The lemma of each form; None while nobody has asked for them."""
        self.snapshot = ""
        """The file beside which lemmas are kept; empty: they are not."""

    @classmethod
    def of(cls, forms: Sequence[str]) -> tuple[Lexicon, array[int]]:
        """The lexicon of distinct forms, and the id of each in the order given."""
        sections, ids = lexicon_sections(forms)
        return cls(sections), ids

    def __len__(self) -> int:
        return len(self.surfaces)

    def with_part(self, rank: int) -> Sequence[int]:
        """Ids of the forms that have the part of that rank, ascending."""
        return self.part_ids[self.part_at[rank] : self.part_at[rank + 1]]

    def groups(self) -> Sequence[int]:
        """For each id the lowest id that is folded alike: sorts and counts by it are folded."""
        return self._groups


def lexicon_sections(forms: Sequence[str]) -> tuple[dict[str, memoryview], array[int]]:
    """The sections of the lexicon of distinct forms, and the id of each in the order given."""
    keys = list(map(key, forms))
    order = sorted(range(len(forms)), key=keys.__getitem__)
    ids = array("I", bytes(4 * len(forms)))
    for rank, place in enumerate(order):
        ids[place] = rank
    return sorted_sections([keys[place] for place in order]), ids


def key(form: str) -> str:
    """What a form is sorted by: folded, then as it is."""
    return f"{fold(form)}\0{form}"


def sorted_sections(keys: Sequence[str]) -> dict[str, memoryview]:
    """The sections of the lexicon of forms that are given by their keys, sorted."""
    pieces = "\0".join(keys).split("\0") if keys else []
    folds, forms = pieces[::2], pieces[1::2]
    firsts = map(mul, count(), map(ne, folds, chain([""], folds)))
    groups = array("I", accumulate(firsts, max))
    of_part: dict[str, list[int]] = {}
    for rank, form in enumerate(forms):
        if "-" in form or "'" in form:
            for part in {fold(part) for part in parts(form)}:
                of_part.setdefault(part, []).append(rank)
    part_at, part_ids = array("I", [0]), array("I")
    for part in sorted(of_part):
        part_ids.extend(of_part[part])
        part_at.append(len(part_ids))
    sections = {"lexicon.part_at": memoryview(part_at), "lexicon.part_ids": memoryview(part_ids),
                "lexicon.groups": memoryview(groups)}  # fmt: skip
    for name, strings in (
        ("surfaces", forms),
        ("folded", folds),
        ("parts", sorted(of_part)),
    ):
        sections[f"lexicon.{name}"], sections[f"lexicon.{name}.at"] = laid_out(strings)
    return sections
