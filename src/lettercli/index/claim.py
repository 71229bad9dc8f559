"""Who may write a snapshot: one process at a time, and none leaves litter when it dies.

The draft of a snapshot has one name, and whoever writes it holds a lock on it that the system takes back when the
process ends, however it ends. A draft that nobody holds is a dead writer's, and is written over or swept away.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress

DRAFT = ".new"
_PATIENCE = 30
"""Seconds without a sign of life after which another's draft is not waited for."""
_DAY = 86_400


class Claim:
    """The right to write a snapshot; `descriptor` is its empty draft."""

    def __init__(self, path: str, draft: str, descriptor: int) -> None:
        self.path, self.draft, self.descriptor = path, draft, descriptor

    def alive(self) -> None:
        """Show those who wait that work goes on."""
        with suppress(OSError):
            os.utime(self.descriptor)

    def publish(self) -> os.stat_result:
        """Make the draft, which is whole and on the disk, the snapshot; raises OSError."""
        os.replace(self.draft, self.path)
        self.draft = ""
        _sync_folder(os.path.dirname(self.path))
        return os.fstat(self.descriptor)

    def release(self) -> None:
        """Give the right back; a draft that was not published is gone."""
        if self.draft:
            with suppress(OSError):
                os.unlink(self.draft)
        with suppress(OSError):
            os.close(self.descriptor)


class Busy(Exception):
    """Another process is writing this snapshot."""


def claim(path: str) -> Claim | None:
    """The right to write a snapshot there; None where nothing can be written. Raises Busy."""
    draft = path + DRAFT
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        while True:
            descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            try:
                locked = _lock(descriptor)
                if not locked:  # a file system without locks
                    os.close(descriptor)
                    return _unlocked(path)
                if _is(draft, descriptor):  # else its last holder has published or swept it
                    os.ftruncate(descriptor, 0)
                    return Claim(path, draft, descriptor)
            except BaseException:
                with suppress(OSError):
                    os.close(descriptor)
                raise
            os.close(descriptor)
    except BlockingIOError:
        raise Busy from None
    except OSError:
        return None


def waited(path: str) -> bool:
    """Wait a moment for who is writing; False if it has shown no sign of life for long."""
    try:
        silent = time.time() - os.stat(path + DRAFT).st_mtime
    except OSError:
        silent = 0
    if silent > _PATIENCE:
        return False
    time.sleep(0.02)
    return True


def sweep(folder: str, kept: str) -> None:
    """Remove the drafts of dead writers from the folder, but for one."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(DRAFT) and entry.path != kept:
                with suppress(OSError):
                    _sweep(entry.path)


def _sweep(draft: str) -> None:
    descriptor = os.open(draft, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        old = time.time() - os.fstat(descriptor).st_mtime > _DAY
        if (_lock(descriptor) or old) and _is(draft, descriptor):
            os.unlink(draft)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Lock a file; False where there are no locks. Raises BlockingIOError where another process holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True


def _is(path: str, descriptor: int) -> bool:
    """Whether the path still leads to the file that is open."""
    try:
        there, here = os.stat(path, follow_symlinks=False), os.fstat(descriptor)
    except OSError:
        return False
    return (there.st_ino, there.st_dev) == (here.st_ino, here.st_dev)


def _unlocked(path: str) -> Claim:
    draft = f"{path}.{os.getpid()}{DRAFT}"
    flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
    return Claim(path, draft, os.open(draft, flags, 0o600))


def _sync_folder(folder: str) -> None:
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
