"""The edition to which letters are added, as it stands before that.

It must be whole: to a folder of letters that cannot be read nothing is added, since nobody could say which letters
are in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lettercli.about import About
from lettercli.about import read as read_about
from lettercli.conversion import SOURCE
from lettercli.errors import Fault, Faults
from lettercli.files.folder import ABOUT, LETTERS, SHARD, letter_files
from lettercli.formats.markdown import body
from lettercli.incoming.ids import Before
from lettercli.incoming.spool import Spooled
from lettercli.shelf import Shelf, filled

RECORD = f"{SOURCE}/imported.jsonl"
"""Where each letter came from and what it was called there, from the edition's folder on."""


class Stand(NamedTuple):
    """Where a letter stands."""

    file: str
    """From the edition's folder on."""
    line: int
    """Of a shard; 0: the file is its own."""


class Standing:
    """What there is in an edition's folder, which may be nothing."""

    def __init__(self, root: Path) -> None:
        """Reads the folder; raises Faults for an edition that has any."""
        self.root = root
        self.about: About | None = None
        self._shelf: Shelf | None = None
        faults: list[Fault] = []
        if (root / ABOUT).exists():
            self.about, faults = read_about(root)
        if (root / LETTERS).is_dir() and letter_files(root):
            conventions = (self.about or About(root / ABOUT)).conventions
            self._shelf, more = filled(root, conventions)
            faults += more
        if faults:
            raise Faults(faults)
        self.ids = frozenset(self._shelf.ids() if self._shelf is not None else ())

    @property
    def files(self) -> list[str]:
        """The names of the letters' files."""
        return [path.name for path in letter_files(self.root)] if (self.root / LETTERS).is_dir() else []

    @property
    def sharded(self) -> bool:
        """Whether there are shards among them."""
        return any(name.endswith(SHARD) for name in self.files)

    def letter(self, id: str) -> Spooled:
        """A letter of it."""
        assert self._shelf is not None
        letter = self._shelf.at(self._place(id))
        return Spooled(dict(letter.metadata), body(letter))

    def stand(self, id: str) -> Stand:
        """Where that letter stands."""
        assert self._shelf is not None
        places, at = self._shelf.places, self._place(id)
        return Stand(places.files[places.file[at]], places.line[at])

    def _place(self, id: str) -> int:
        place = None if self._shelf is None else self._shelf.place(id)
        if place is None:
            raise KeyError(id)
        return place

    def records(self) -> Iterator[dict[str, Any]]:
        """The lines of the record of earlier imports; raises Faults for one that is none."""
        path = self.root / RECORD
        if not path.exists():
            return
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    found = json.loads(line)
                except (ValueError, RecursionError):
                    found = None
                keys = ("id", "original", "file")
                if not isinstance(found, dict) or not all(isinstance(found.get(key), str) for key in keys):
                    mend = "mend the line, or move the file elsewhere: letters are then taken for new ones"
                    raise Faults([Fault(str(path), number, "no record of an imported letter", mend)])
                yield found

    def before(self) -> Iterator[Before]:
        """What earlier imports named."""
        return (Before(each["id"], each["original"], each["file"]) for each in self.records())
