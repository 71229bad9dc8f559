"""A snapshot on disk: the sections of an index in one file, which is there whole or not at all.

    header     what it is, where its table is, how long the file is; with a checksum
    sections   each a flat buffer, little-endian, at a multiple of 64 bytes
    table      name, type, place and length of each section, and a checksum of every MiB of the file before it

A file is written under another name, forced to the disk and renamed; it is never written to again. Header and table
are proved at every opening. The blocks are, too, unless the file is large and has a seal: the file's inode, size and
times as they were when all of it had last been proved, kept beside it. Whoever writes to the file changes its ctime and
breaks the seal, so nothing that a program does to it goes unnoticed, and a query on gigabytes still costs a few page
faults.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress

MAGIC = b"letters\n"
FORMAT = 1
BLOCK = 1 << 20
_MAPPED = 64 * BLOCK
"""Bytes that are read one after the other before the system may forget them."""
SMALL = 4 << 20
"""Bytes of a file that is proved whenever it is opened."""
_ALIGN = 64
_HEADER = struct.Struct("<8sIIQQII")
"""MAGIC, FORMAT, number of sections, where the table is, length of the file, checksum of the table, of this."""
_ENTRY = struct.Struct("<40sc7xQQ")
"""Name, type, place, length in bytes."""


_WIDTHS = {"B": 1, "H": 2, "I": 4, "Q": 8, "q": 8}
"""Bytes of a number of each type."""


class Draft:
    """A snapshot that is being written to an empty file."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.end = _ALIGN
        self.entries: list[bytes] = []
        self.rooms: list[mmap.mmap] = []

    def add(self, name: str, section: memoryview) -> None:
        """Write a section; raises OSError."""
        flat = section.cast("B")
        self._enter(name, section.format, len(flat))
        written = 0
        while written < len(flat):
            written += os.pwrite(self.descriptor, flat[written : written + (1 << 26)], self.end + written)
        self.end += len(flat)

    def room(self, name: str, format: str, count: int) -> memoryview:
        """An empty section of so many numbers, to be filled; raises OSError where there is no room for it."""
        length = count * _WIDTHS[format]
        self._enter(name, format, length)
        if not length:
            return memoryview(bytearray()).cast(format)  # type: ignore[call-overload, no-any-return]
        self._allocate(length)
        before = self.end % mmap.ALLOCATIONGRANULARITY
        mapped = mmap.mmap(self.descriptor, before + length, offset=self.end - before)
        self.rooms.append(mapped)
        self.end += length
        return memoryview(mapped)[before:].cast(format)  # type: ignore[call-overload, no-any-return]

    def unload(self) -> None:
        """Let the system have the memory that rooms take as they are filled: the file has what was written."""
        for room in self.rooms:
            unload(room)

    def _allocate(self, length: int) -> None:
        """Take the room on the disk: a full one must say so now, and not to who fills the mapping."""
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(self.descriptor, self.end, length)
            return
        for at in range(0, length, BLOCK):
            _write(self.descriptor, bytes(min(BLOCK, length - at)), self.end + at)

    def _enter(self, name: str, format: str, length: int) -> None:
        self.end += -self.end % _ALIGN
        self.entries.append(_ENTRY.pack(name.encode(), format.encode(), self.end, length))

    def finish(self) -> None:
        """Write the table and the header and force all to the disk; raises OSError."""
        os.ftruncate(self.descriptor, self.end)
        checks = b"".join(check.to_bytes(4, "little") for check in _checks(self.descriptor, self.end))
        table = b"".join(self.entries) + checks
        header = _HEADER.pack(
            MAGIC, FORMAT, len(self.entries), self.end, self.end + len(table), zlib.crc32(table), 0
        )[:-4]  # fmt: skip
        _write(self.descriptor, table, self.end)
        _write(self.descriptor, header + zlib.crc32(header).to_bytes(4, "little"), 0)
        os.fsync(self.descriptor)


def unload(mapped: mmap.mmap) -> None:
    """Let the system have the memory of a mapped file, which is read again when it is asked for."""
    if hasattr(mmap, "MADV_DONTNEED"):
        with suppress(OSError):  # where memory is locked it stays
            mapped.madvise(mmap.MADV_DONTNEED)


class Memory(dict[str, memoryview]):
    """Sections that are made in memory, where no file can be written."""

    def add(self, name: str, section: memoryview) -> None:
        """Take in a section."""
        self[name] = section

    def room(self, name: str, format: str, count: int) -> memoryview:
        """An empty section of so many numbers, to be filled."""
        self[name] = memoryview(bytearray(count * _WIDTHS[format])).cast(format)  # type: ignore[call-overload]
        return self[name]

    def unload(self) -> None:
        """There is no file that would have it."""


def _write(descriptor: int, data: bytes, at: int) -> None:
    while data:
        written = os.pwrite(descriptor, data, at)
        data, at = data[written:], at + written


def _checks(descriptor: int, end: int) -> Iterator[int]:
    """The checksum of each block of the sections; the header's room, which is written last, is no part of them."""
    with mmap.mmap(descriptor, end, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as view:
        for at in range(_ALIGN, end, _MAPPED):
            yield from _checked(view[at : min(at + _MAPPED, end)])
            unload(mapped)


def _checked(view: memoryview) -> Iterator[int]:
    if len(view) <= SMALL:
        return map(zlib.crc32, _blocks(view))
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as workers:  # zlib lets others run meanwhile
        return iter(list(workers.map(zlib.crc32, _blocks(view))))


def _blocks(view: memoryview) -> Iterator[memoryview]:
    return (view[at : at + BLOCK] for at in range(0, len(view), BLOCK))


def read(path: str) -> dict[str, memoryview] | None:
    """The sections of a snapshot, mapped; None where there is none, or not one that is whole and of this format."""
    if sys.byteorder != "little":
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        found = os.fstat(descriptor)
        if found.st_size < _ALIGN:
            return None
        mapped = mmap.mmap(descriptor, found.st_size, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    finally:
        _close(descriptor)
    view = memoryview(mapped)
    table = _table(view)
    if table is None:
        return None
    sections, checks = table
    if len(view) > SMALL and _sealed(path, found):
        return sections
    end = _HEADER.unpack_from(view)[3]
    if b"".join(check.to_bytes(4, "little") for check in _checked(view[_ALIGN:end])) != checks:
        return None
    if len(view) > SMALL:
        seal(path, found)
    return sections


def _table(view: memoryview) -> tuple[dict[str, memoryview], bytes] | None:
    """The sections, and the checksums that their blocks must have; None if header or table are not as written."""
    magic, format, count, end, length, table_check, check = _HEADER.unpack_from(view)
    if magic != MAGIC or format != FORMAT or length != len(view) or check != zlib.crc32(view[: _HEADER.size - 4]):
        return None
    if zlib.crc32(view[end:]) != table_check:
        return None
    sections = {}
    table_end = end + count * _ENTRY.size
    for name, code, at, size in _ENTRY.iter_unpack(view[end:table_end]):
        sections[str(name.rstrip(b"\0"), "ascii")] = view[at : at + size].cast(code.decode())
    return sections, bytes(view[table_end:])


def prove(path: str) -> bool:
    """Whether every block of the snapshot is as it was written, seal or no seal."""
    _break(path)
    return read(path) is not None


def _stamp(found: os.stat_result) -> bytes:
    numbers = f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{numbers} {zlib.crc32(numbers.encode()):08x}\n".encode()


def _sealed(path: str, found: os.stat_result) -> bool:
    try:
        descriptor = os.open(f"{path}.seal", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return os.read(descriptor, 200) == _stamp(found)
    except OSError:
        return False
    finally:
        _close(descriptor)


def seal(path: str, found: os.stat_result) -> None:
    """Keep that a large file was proved as it is, if that can be kept."""
    from lettercli.files.stamps import clock_has_moved

    if not clock_has_moved(found.st_ctime_ns):
        return
    new = f"{path}.seal.{os.getpid()}.new"
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            os.write(descriptor, _stamp(found))
        finally:
            os.close(descriptor)
        os.replace(new, f"{path}.seal")
    except OSError:
        _remove(new)


def _close(descriptor: int) -> None:
    """Close a file that was read; what a network's file system says then is of no interest."""
    with suppress(OSError):
        os.close(descriptor)


def _break(path: str) -> None:
    _remove(f"{path}.seal")


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def write(descriptor: int, sections: Mapping[str, memoryview]) -> None:
    """Write all the sections of an index to an empty file; raises OSError."""
    draft = Draft(descriptor)
    for name, section in sections.items():
        draft.add(name, section)
    draft.finish()
