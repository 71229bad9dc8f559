"""The letters of an edition where they lie: in files, each read when somebody asks for it.

Half a million letters are some gigabytes as objects, and most commands want a few of them. So what stays in memory is
the heads and, for each letter, where it stands: file, offset and length, all of it columns that may as well lie in a
mapped file. The first letters of an edition, which are all there are of a small one, are kept as they were read.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lettercli.errors import Fault, Faults
from lettercli.files.folder import LETTERS, letter_files, shown, strangers
from lettercli.flat import Conventions, Flat
from lettercli.flat import letter as letter_of
from lettercli.heads import Heads, Packer
from lettercli.model import Letter, Letters

KEPT_BYTES = 4 * 1024 * 1024
"""Of the files of letters that are kept as they were read."""
KEPT_LETTERS = 256
"""Letters that are kept after they were read again, the last ones."""
WHERE_LETTERS = "put the letters there, one .md file each"


@dataclass(slots=True)
class Places:
    """Where letters stand in their files, a row a letter."""

    files: Sequence[str]
    """The files, from the edition's folder on: `letters/42.md`."""
    file: Sequence[int]
    """A letter's file, as a place in `files`."""
    offset: Sequence[int]
    """Where in the file it begins, in bytes."""
    length: Sequence[int]
    """How many bytes it has."""
    line: Sequence[int]
    """The line of a shard, from 1; 0 for a letter that has a file of its own."""

    def rearranged(self, places: Sequence[int]) -> Places:
        """The rows at these places, in this order."""
        columns = (self.file, self.offset, self.length, self.line)
        return Places(self.files, *(array("Q", [column[place] for place in places]) for column in columns))


class Shelf(Letters):
    """Letters that are read when asked for."""

    def __init__(
        self, root: Path, heads: Heads, places: Places, conventions: Conventions, kept: Mapping[int, Flat] | None = None
    ) -> None:
        """Of the edition's folder, and of what is known of each letter; `kept` are letters that were read already."""
        self.root = root
        self.places = places
        self.conventions = conventions
        self._heads = heads
        self._kept = kept or {}
        self._last: OrderedDict[int, Letter] = OrderedDict()

    @property
    def heads(self) -> Heads:
        return self._heads

    def place(self, id: str) -> int | None:
        return self._heads.place(id)

    def ids(self) -> Sequence[str]:
        """The ids of all letters, in order."""
        return [self._heads.id(place) for place in range(len(self))]

    def __len__(self) -> int:
        return len(self._heads)

    def at(self, place: int) -> Letter:
        """The letter at a place; raises Faults where its file is not what it was."""
        found = self._last.get(place)
        if found is None:
            found = letter_of(self.flat(place), self.file(place))
            if len(self._last) >= KEPT_LETTERS:
                self._last.popitem(last=False)
            self._last[place] = found
        return found

    def __iter__(self) -> Iterator[Letter]:
        """All letters, each read when its turn comes and not kept, but where there are few."""
        if len(self) <= KEPT_LETTERS:
            return map(self.at, range(len(self)))
        return (letter_of(self.flat(place), self.file(place)) for place in range(len(self)))

    def flats(self) -> Iterator[Flat]:
        """All letters as columns: what an index takes in, without the objects."""
        return map(self.flat, range(len(self)))

    def file(self, place: int) -> Path:
        """The file of the letter at a place."""
        return self.root / self.places.files[self.places.file[place]]

    def flat(self, place: int) -> Flat:
        """The letter at a place as columns; raises Faults where its file is not what it was when it was opened."""
        if place in self._kept:
            return self._kept[place]
        from lettercli.formats.letterfile import letter_at

        path, rows = self.file(place), self.places
        try:
            flat = letter_at(path, rows.offset[place], rows.length[place], rows.line[place], self.conventions)
        except OSError as error:
            raise Faults([Fault(str(path), 0, f"cannot be read: {error.strerror}")]) from None
        if flat.head.id != self._heads.id(place):
            raise Faults([Fault(str(path), rows.line[place], "changed while it was read", "ask again")])
        return flat

    def rearranged(self, places: Sequence[int]) -> Shelf:
        """The letters at these places, in this order."""
        kept = {at: self._kept[place] for at, place in enumerate(places) if place in self._kept}
        return Shelf(self.root, self._heads.rearranged(places), self.places.rearranged(places), self.conventions, kept)


def filled(root: Path, conventions: Conventions) -> tuple[Shelf, list[Fault]]:
    """The letters of an edition's folder in the order of its files, and the faults of all that cannot be read.

    Of letters that share an id the first alone is there.
    """
    from lettercli.formats.letterfile import letters_of

    faults: list[Fault] = []
    paths = _files(root, faults)
    files = [f"{LETTERS}/{path.name}" for path in paths]
    packer, kept, size = Packer(), dict[int, Flat](), 0
    rows = Places(files, array("I"), array("Q"), array("Q"), array("Q"))
    for number, path in enumerate(paths):
        for flat in letters_of(path, faults, conventions):
            id = flat.head.id
            if (first := packer.places.get(id)) is not None:
                other = root / files[rows.file[first]]
                faults.append(_again(flat, path, other, rows.line[first]))
                continue
            size += flat.length
            if size <= KEPT_BYTES:
                kept[len(packer)] = flat
            packer.add(flat.head)
            for column, value in zip((rows.file, rows.offset, rows.length, rows.line),
                                     (number, flat.offset, flat.length, flat.line), strict=True):  # fmt: skip
                column.append(value)  # type: ignore[attr-defined]
    return Shelf(root, packer.heads(), rows, conventions, kept), faults


def _files(root: Path, faults: list[Fault]) -> list[Path]:
    """The files of an edition's letters; what is wrong with the folder is noted."""
    try:
        paths, others = letter_files(root), strangers(root)
    except OSError as error:
        faults.append(Fault(str(root / LETTERS), 0, f"cannot be read: {error.strerror}", WHERE_LETTERS))
        return []
    if not paths and not others:
        faults.append(Fault(str(root / LETTERS), 0, "no letters", WHERE_LETTERS))
    faults += [Fault(str(path), 0, "no regular file", "move it elsewhere") for path in others]
    return paths


def _again(flat: Flat, path: Path, other: Path, line: int) -> Fault:
    """The fault of a letter whose id is that of another."""
    named = f"{other}:{line}" if line else str(other)
    where = flat.line or flat.keys.get("id", 0)
    return Fault(str(path), where, f"id {flat.head.id} is that of {shown(named)} too", "give it another")
