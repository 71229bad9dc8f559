"""The ids that letters get in their new edition: their own, wherever that can be.

An id is a file's name and the beginning of addresses. One that no file should have (`../42`, `a b`), that another
letter has, or that could be read as a part of another letter (`42.6` beside `42`) is given another form, always the
same one for the same letters, so that an import can be repeated.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple
from unicodedata import normalize

from lettercli.address import clashes

LONGEST = 120
"""Bytes of an id; what is longer is cut, and told apart by a checksum."""
_UNSAFE = re.compile(r"""[\s/\\:*?"<>|]+""")


class Wanted(NamedTuple):
    """A letter that wants an id."""

    id: str
    """The one it had; empty: none."""
    file: str
    digest: bytes
    """Of all it says; letters that share id and digest are one letter."""


class Before(NamedTuple):
    """A letter that an earlier import named."""

    id: str
    original: str
    file: str


def safe(id: str) -> str:
    """The id as a file may be called and an address may begin; the same where it can be."""
    text = normalize("NFC", id)
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else " " for sign in text)
    text = _UNSAFE.sub("-", text.strip()).lstrip(".-").rstrip(".")
    if len(os.fsencode(text)) > LONGEST:
        end = sha256(os.fsencode(id)).hexdigest()[:8]
        while len(os.fsencode(text)) > LONGEST - 9:
            text = text[: -(1 + len(text) // 20)]
        text = f"{text}-{end}"
    return text or "letter"


def named(wanted: Sequence[Wanted], there: Collection[str], before: Iterable[Before] = ()) -> list[str | None]:
    """An id for each letter, in order; None for one that comes again, word for word.

    `there` are the ids of the edition's letters: an equal id means that letter. `before` is what earlier imports did.
    """
    return _Naming(wanted, frozenset(there), before).ids()


class _Naming:
    def __init__(self, wanted: Sequence[Wanted], there: frozenset[str], before: Iterable[Before]) -> None:
        self.wanted = wanted
        self.there = there
        self.made: list[str | None] = []
        self.originals: dict[str, Before] = {}
        self.earlier: defaultdict[tuple[str, str], deque[str]] = defaultdict(deque)
        for each in before:
            if each.id in there:
                self.originals[each.id] = each
                self.earlier[each.file, each.original].append(each.id)
        self.own = {safe(_own(each)) for each in wanted}
        """Ids that some letter has by right: no other is called so."""
        self.turns: dict[str, int] = {}
        """The last number that was tried, by what it stands behind."""
        self.used: set[str] = set()

    def ids(self) -> list[str | None]:
        """See `named`."""
        seen: set[tuple[str, bytes]] = set()
        for each in self.wanted:
            key = (each.id or _own(each), each.digest)
            if key in seen:
                self.made.append(None)
                continue
            seen.add(key)
            id = self.chosen(each)
            self.used.add(id)
            self.made.append(id)
        self.unambiguous()
        return self.made

    def chosen(self, each: Wanted) -> str:
        earlier = self.earlier.get((each.file, each.id))
        while earlier:
            if (id := earlier.popleft()) not in self.used:
                return id
        id = safe(_own(each))
        return id if id not in self.used else self.free(id, each)

    def free(self, stem: str, each: Wanted) -> str:
        """The stem with the first number that makes it nobody's, or that this letter had before."""
        while True:
            self.turns[stem] = turn = self.turns.get(stem, 1) + 1
            id = f"{stem}-{turn}"
            if id not in self.used and id not in self.own and (id not in self.there or self.was(id, each)):
                return id

    def was(self, id: str, each: Wanted) -> bool:
        known = self.originals.get(id)
        return known is not None and (known.original, known.file) == (each.id, each.file)

    def unambiguous(self) -> None:
        """Renames what could be read as a part of another letter."""
        found: list[tuple[str, str]] = [("", "")]
        while found:
            found = sorted(clashes(self.used | self.there))
            places = {id: at for at, id in enumerate(self.made) if id is not None} if found else {}
            renamed = [self.apart(long, short, places) for long, short in found]
            if not any(renamed):
                return

    def apart(self, long: str, short: str, places: Mapping[str, int]) -> bool:
        """Renames the longer of two ids, or where that was there before, the shorter; False where neither can be."""
        id, stem = long, f"{short}-{long[len(short) + 1 :].replace('.', '-')}"
        if long in self.there:
            id, stem = short, f"{short}-0"
        if id in self.there or id not in self.used:
            return False
        each = self.wanted[places[id]]
        taken = stem in self.used or stem in self.own or (stem in self.there and not self.was(stem, each))
        new = self.free(stem, each) if taken else stem
        self.used.discard(id)
        self.used.add(new)
        self.made[places[id]] = new
        return True


def _own(each: Wanted) -> str:
    return each.id or PurePath(each.file).stem or "letter"


def file_names(ids: Iterable[str], taken: Iterable[str] = ()) -> Mapping[str, str]:
    """What the file of each letter is called: its id, or where file systems could take two for one, a longer name."""
    used = {name.casefold() for name in taken}
    names: dict[str, str] = {}
    for id in ids:
        name, turn = id, 1
        while name.casefold() in used:
            turn += 1
            name = f"{id}~{turn}"
        used.add(name.casefold())
        names[id] = name
    return names
