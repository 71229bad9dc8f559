"""Letters that were read and have no place yet: on disk, beside the edition they will be in.

How many there are, and which ids they share, is known when the last was read. Until then each is a line of a file, and
in memory is only where it stands; an import that is broken off here has changed nothing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from lettercli.errors import Unwritable

TEMPORARY = ".letters-import-"
"""How everything begins that an import writes before it is put in place."""
ORIGINAL = "original-id"
"""The key under which a letter keeps the id that it could not have."""

Metadata = Mapping[str, "str | tuple[str, ...]"]


class Spooled(NamedTuple):
    """A letter that waits."""

    metadata: dict[str, str | tuple[str, ...]]
    body: str


def checksum(metadata: Metadata, body: str) -> bytes:
    """Of all that makes two letters the same, whatever their ids and the order of their keys."""
    said = sorted((key, value) for key, value in metadata.items() if key not in ("id", ORIGINAL))
    return blake2b(json.dumps([said, body]).encode(), digest_size=16).digest()


class Spool:
    """A folder for what waits; without one (a rehearsal) nothing is kept but checksums."""

    def __init__(self, into: Path | None) -> None:
        self.into = into
        self.folder = None if into is None else into / f"{TEMPORARY}{os.getpid()}"
        self.offsets: list[int] = []
        self._file: BinaryIO | None = None
        self._end = 0
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
                path = self.folder / "waiting"
                self._file = self._stack.enter_context(path.open("w+b"))
            except BaseException:
                self.__exit__(None, None, None)
                raise
        return self

    @staticmethod
    def _alone(into: Path, own: Path) -> None:
        """Removes what imports left that died; raises Unwritable where another one is at work.

        The own folder is there before, so that of two that begin at once none overlooks the other.
        """
        for left in into.glob(f"{TEMPORARY}*"):
            if left == own:
                continue
            if at_work(left.name.removeprefix(TEMPORARY)):
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
        if self._file is not None:
            self.offsets.append(self._end)
            self._end += self._file.write(json.dumps([metadata, body]).encode() + b"\n")
        return checksum(metadata, body)

    def letter(self, place: int) -> Spooled:
        """The letter that was kept as the place-th, from 0; only from a folder."""
        assert self._file is not None
        self._file.seek(self.offsets[place])
        metadata, body = json.loads(self._file.readline())
        return Spooled({key: _value(value) for key, value in metadata.items()}, body)


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


def _value(value: str | list[str]) -> str | tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else value
