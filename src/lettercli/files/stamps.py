"""What tells whether the files of an edition are still those that were read: names, inodes, sizes and times.

A file that somebody writes to gets a new ctime, which no program sets at will: so an edit that keeps the size and puts
the mtime back is seen, and so is one after the clock was set. There is one way to miss an edit: it comes so soon after
the reading that the clock by which the file system stamps has not moved. Git calls such entries racy. Here a reader
waits for that tick to pass where it is a matter of milliseconds; where it is not (a coarse clock, a time in the
future) the file counts as unsettled, and is known by what it holds.
"""

from __future__ import annotations

import os
import sys
import time
from array import array
from typing import NamedTuple

from lettercli.files.folder import ABOUT, ENDINGS, LETTERS

NUMBERS = 4
"""Kept of each file: inode, size, mtime and ctime, both in nanoseconds."""
_WIDTH = 0xFFFFFFFFFFFFFFFF
_TICK = 20_000_000
"""Nanoseconds in which every clock moves that stamps in fractions of a second."""
_COARSE_TICK = 2_000_000_000
_LONGEST_WAIT = 50_000_000


class Stamps(NamedTuple):
    """The files that make an edition, in the order in which the system lists them, corpus.yaml first."""

    names: bytes
    """Each ended by a zero byte."""
    numbers: array[int]
    """NUMBERS a file."""

    def paths(self) -> list[str]:
        """The files, relative to the edition's folder."""
        names = os.fsdecode(self.names).split("\0")[:-1]
        return names[:1] + [f"{LETTERS}{os.sep}{name}" for name in names[1:]]


def stamps(root: str) -> Stamps:
    """The files of the edition as they are now; raises OSError where one of them cannot be looked at."""
    names = [ABOUT]
    numbers = array("Q", _numbers(os.stat(os.path.join(root, ABOUT))))
    extend = numbers.extend
    with os.scandir(os.path.join(root, LETTERS)) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(ENDINGS) and not name.startswith("."):
                names.append(name)
                found = entry.stat()
                try:
                    extend((found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))
                except OverflowError:  # before 1970; what of it was taken goes
                    del numbers[NUMBERS * (len(names) - 1) :]
                    extend(_numbers(found))
    names.append("")
    return Stamps(os.fsencode("\0".join(names)), numbers)


def _numbers(found: os.stat_result) -> tuple[int, ...]:
    return tuple(
        number & _WIDTH for number in (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    )  # fmt: skip


def same(one: Stamps, names: memoryview, numbers: memoryview) -> bool:
    """Whether these are the stamps that were kept, in whatever order the system lists the files."""
    if len(one.names) != len(names) or len(one.numbers) != len(numbers):
        return False
    kept = Stamps(names.tobytes(), array("Q", numbers.tobytes()))
    return one == kept or (one.names != kept.names and _sorted(one) == _sorted(kept))


def _sorted(stamps: Stamps) -> list[tuple[bytes, bytes]]:
    numbers, width = stamps.numbers.tobytes(), 8 * NUMBERS
    names = stamps.names.split(b"\0")[:-1]
    return sorted((name, numbers[at * width : (at + 1) * width]) for at, name in enumerate(names))


def unsettled(stamps: Stamps) -> list[int]:
    """The files, by number, to which somebody could still write without their stamps telling."""
    return [file for file, left in _left(stamps) if left > 0]


def settle(stamps: Stamps) -> bool:
    """Wait until the clock has moved on, where that is a matter of milliseconds; whether it was waited."""
    waited = False
    while waits := [left for _, left in _left(stamps) if 0 < left <= _LONGEST_WAIT]:
        time.sleep(max(waits) / 1e9)
        waited = True
    return waited


def _left(stamps: Stamps) -> list[tuple[int, int]]:
    """The files written to of late, and for each the nanoseconds until its clock has surely moved."""
    now = _clock()
    changed = stamps.numbers[NUMBERS - 1 :: NUMBERS]
    if not changed or max(changed) + _COARSE_TICK < now:
        return []
    ticks = (_TICK if moment % 1000 else _COARSE_TICK for moment in changed)
    return [(file, moment + tick - now) for file, (moment, tick) in enumerate(zip(changed, ticks, strict=True))]


def _clock() -> int:
    """The time by which files are stamped, in nanoseconds: Linux stamps by a clock that lags behind the exact one."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(5)  # CLOCK_REALTIME_COARSE
    return time.time_ns()


def outlast(moment: int) -> None:
    """Wait until what is written to gets a later time than this, where that is a matter of milliseconds."""
    if 0 < (left := moment + _TICK - _clock()) <= _LONGEST_WAIT:
        time.sleep(left / 1e9)


def clock_has_moved(moment: int) -> bool:
    """Whether what is written to now gets a later time than this."""
    return _clock() >= moment + (_TICK if moment % 1000 else _COARSE_TICK)


def digests(root: str, stamps: Stamps, files: list[int]) -> bytes:
    """The SHA-256 of these files one after the other; raises OSError."""
    if not files:
        return b""
    from hashlib import sha256

    paths, made = stamps.paths(), b""
    for file in files:
        with open(os.path.join(root, paths[file]), "rb") as opened:
            made += sha256(opened.read()).digest()
    return made
