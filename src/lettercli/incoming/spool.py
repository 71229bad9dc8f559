"""Letters that were read and have no place yet: on disk, beside the edition they will be in.

How many there are, and which ids they share, is known when the last was read. Until then each is a piece of a file, and
in memory is only where it stands; an import that is broken off here has changed nothing. No other process ever reads
that file, so it holds Python's own form of texts and lists, which is written and read in a third of JSON's time.
"""

from __future__ import annotations

import marshal
import os
import shutil
from array import array
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple

from lettercli.arrival import Beside, Row
from lettercli.conversion import SOURCE
from lettercli.errors import Unwritable

TEMPORARY = ".letters-import-"
"""How everything begins that an import writes before it is put in place."""
ORIGINAL = "original-id"
"""The key under which a letter keeps the id that it could not have."""

_BUFFER = 1024 * 1024
"""Bytes that are written, and read, at once."""

Metadata = Mapping[str, "str | tuple[str, ...]"]


class Spooled(NamedTuple):
    """A letter that waits."""

    metadata: dict[str, str | tuple[str, ...]]
    body: str


def checksum(metadata: Metadata, body: str) -> bytes:
    """Of all that makes two letters the same, whatever their ids and the order of their keys."""
    said = sorted([each for each in metadata.items() if each[0] not in ("id", ORIGINAL)])
    return blake2b(repr(said).encode() + b"\n" + body.encode(errors="surrogatepass"), digest_size=16).digest()


class Spool:
    """A folder for what waits; without one (a rehearsal) nothing is kept but checksums."""

    def __init__(self, into: Path | None) -> None:
        self.into = into
        self.folder = None if into is None else into / f"{TEMPORARY}{os.getpid()}"
        self._letters: _Pieces | None = None
        self._beside: _Pieces | None = None
        self._places: dict[int, int] = {}
        """Where among what is kept beside the letters each letter's stands, by its own place."""
        self._made = False
        self._stack = ExitStack()

    def __enter__(self) -> Spool:
        if self.into is not None and self.folder is not None:
            self._made = not self.into.exists()
            self.into.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
            try:
                self._alone(self.into, self.folder)
                self._letters = _Pieces(self._stack.enter_context((self.folder / "waiting").open("w+b", _BUFFER)))
                self._beside = _Pieces(self._stack.enter_context((self.folder / "beside").open("w+b", _BUFFER)))
            except BaseException:
                self.__exit__(None, None, None)
                raise
        return self

    @staticmethod
    def _alone(into: Path, own: Path) -> None:
        """Removes what imports left that died; raises Unwritable where another one is at work.

        The own folder is there before, so that of two that begin at once none overlooks the other.
        """
        for left in (*into.glob(f"{TEMPORARY}*"), *(into / SOURCE).glob(f"{TEMPORARY}*")):
            number, file, _ = left.name.removeprefix(TEMPORARY).partition("-")
            if file:  # what was to be a file of that name
                if not at_work(number):
                    with suppress(OSError):
                        left.unlink()
                continue
            if left == own:
                continue
            if at_work(number):
                what = f"{left}: another import is at work here"
                raise Unwritable(str(left), what, "wait for its end, or remove that folder")
            shutil.rmtree(left, ignore_errors=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stack.close()
        finally:
            if self.into is not None and self.folder is not None:
                shutil.rmtree(self.folder, ignore_errors=True)
                if self._made and not any(self.into.iterdir()):
                    self.into.rmdir()

    def add(self, metadata: Metadata, body: str) -> bytes:
        """Keeps a letter; returns a `checksum` of it."""
        if self._letters is not None:
            self._letters.add((dict(metadata), body))
        return checksum(metadata, body)

    def letter(self, place: int) -> Spooled:
        """The letter that was kept as the place-th, from 0; only from a folder."""
        assert self._letters is not None
        return Spooled(*self._letters.at(place))

    def add_beside(self, place: int, rows: list[Row]) -> None:
        """Keeps what belongs beside the letter that was kept as the place-th."""
        if rows and self._beside is not None:
            self._places[place] = self._beside.add(rows)

    def beside(self, ids: Mapping[str, int]) -> Beside:
        """What was kept beside some letters, which have these ids and were kept in these places."""
        assert self._beside is not None
        return _Beside(self._beside, {id: self._places[at] for id, at in ids.items() if at in self._places})


class _Pieces:
    """What was put into a file, one after the other, and can be had back each by itself."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.ends = array("q", [0])

    def add(self, piece: Any) -> int:  # noqa: ANN401
        """Adds a piece of texts, numbers, lists, tuples and dictionaries; returns its place, from 0."""
        self.ends.append(self.ends[-1] + self.file.write(marshal.dumps(piece)))
        return len(self.ends) - 2

    def at(self, place: int) -> Any:  # noqa: ANN401
        """The piece in that place."""
        self.file.seek(self.ends[place])
        return marshal.loads(self.file.read(self.ends[place + 1] - self.ends[place]))


class _Beside(Mapping[str, list[Row]]):
    """What was kept beside letters, on disk until it is asked for."""

    def __init__(self, pieces: _Pieces, places: Mapping[str, int]) -> None:
        self.pieces = pieces
        self.places = places

    def __getitem__(self, id: str) -> list[Row]:
        rows: list[Row] = self.pieces.at(self.places[id])
        return rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


def at_work(number: str) -> bool:
    """Whether another process of that number is running, as far as can be known."""
    if os.name != "posix" or not number.isdecimal() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
