"""The lexicon: every form of the edition once, sorted, and the parts of hyphened and apostrophed forms.

A form's id is its rank by (folded, surface). So all spellings of a folded word are one run of ids, all words of a
prefix another, and a pattern is one pass over the forms joined by line ends. Nothing here is larger than the
lexicon, and all of it is text and flat arrays, so that it can be mapped from a file as it stands.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from lettercli.text.tokens import fold, parts


class Strings(Sequence[str]):
    """Strings as one text, each ended by a line end, and the offset where each begins (one more than there are)."""

    __slots__ = ("at", "text")

    def __init__(self, text: str, at: array[int]) -> None:
        self.text = text
        self.at = at

    @classmethod
    def of(cls, strings: Iterable[str]) -> Strings:
        """The strings joined; none may hold a line end."""
        at = array("I", [0])
        lines = [f"{string}\n" for string in strings]
        end = 0
        for line in lines:
            end += len(line)
            at.append(end)
        return cls("".join(lines), at)

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
        if not 0 <= rank < len(self):
            raise IndexError(rank)
        return self.text[self.at[rank] : self.at[rank + 1] - 1]

    def lines(self, ranks: range) -> list[str]:
        """The strings of a run of ranks."""
        return self.text[self.at[ranks.start] : self.at[ranks.stop]].split("\n")[:-1] if ranks else []

    def run(self, start: str) -> range:
        """Ranks of the strings that begin so; the strings must be sorted."""
        first = bisect_left(self, start)
        return range(first, bisect_left(self, start + "\U0010ffff", first))

    def equal(self, string: str) -> range:
        """Ranks of the strings that are equal to this one; the strings must be sorted."""
        first = bisect_left(self, string)
        return range(first, bisect_right(self, string, first))

    def matching(self, pattern: str) -> Iterator[int]:
        """Ranks of the strings that match the pattern as a whole, in order; the pattern must not match a line end."""
        at = self.at
        for found in re.finditer(f"^(?:{pattern})$", self.text, re.MULTILINE):
            yield bisect_left(at, found.start())


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

    __slots__ = ("_groups", "folded", "language", "lemmas", "part_at", "part_ids", "parts", "surfaces")

    def __init__(
        self, surfaces: Strings, folded: Strings, parts: Strings, part_at: array[int], part_ids: array[int]
    ) -> None:
        self.surfaces = surfaces
        self.folded = folded
        self.parts = parts
        """Folded parts, sorted, each once."""
        self.part_at = part_at
        """Where in part_ids the ids of each part begin; one more than there are parts."""
        self.part_ids = part_ids
        self.language = "en"
        """The language of the edition, as corpus.yaml names it."""
        self.lemmas: Lemmas | None = None
        """The lemma of each form; None while nobody has made them."""
        self._groups: array[int] | None = None

    @classmethod
    def of(cls, forms: Sequence[str]) -> tuple[Lexicon, array[int]]:
        """The lexicon of distinct forms, and the id of each in the order given."""
        keyed = sorted((fold(form), form, place) for place, form in enumerate(forms))
        ids = array("I", bytes(4 * len(forms)))
        of_part: dict[str, list[int]] = {}
        for rank, (_, form, place) in enumerate(keyed):
            ids[place] = rank
            if "-" in form or "'" in form:
                for part in {fold(part) for part in parts(form)}:
                    of_part.setdefault(part, []).append(rank)
        part_at, part_ids = array("I", [0]), array("I")
        for part in sorted(of_part):
            part_ids.extend(of_part[part])
            part_at.append(len(part_ids))
        surfaces = Strings.of(form for _, form, _ in keyed)
        folded = Strings.of(folded for folded, _, _ in keyed)
        return cls(surfaces, folded, Strings.of(sorted(of_part)), part_at, part_ids), ids

    def __len__(self) -> int:
        return len(self.surfaces)

    def with_part(self, rank: int) -> array[int]:
        """Ids of the forms that have the part of that rank, ascending."""
        return self.part_ids[self.part_at[rank] : self.part_at[rank + 1]]

    def groups(self) -> array[int]:
        """For each id the lowest id that is folded alike: sorts and counts by it are folded."""
        if self._groups is None:
            groups, last, first = array("I"), None, 0
            for rank, folded in enumerate(self.folded):
                if folded != last:
                    last, first = folded, rank
                groups.append(first)
            self._groups = groups
        return self._groups
