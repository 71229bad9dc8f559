"""Writes files whole or not at all: under another name first, then put in place.

Whoever reads meanwhile sees the old file or the new one, and a run that is killed leaves nothing but a file under a
name that the next one sweeps away.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def writing(path: Path, prefix: str) -> Iterator[BinaryIO]:
    """A file to write; it takes the place of `path` when all is written, and is gone when something goes wrong."""
    temporary = path.with_name(f"{prefix}{os.getpid()}-{path.name}"[:200])
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def put(path: Path, data: bytes, prefix: str) -> None:
    """A file that holds this; one that does already is left alone."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return
    with writing(path, prefix) as file:
        file.write(data)


@contextlib.contextmanager
def filling(folder: Path, prefix: str) -> Iterator[Path]:
    """A new folder in one that is made if need be, for what is put in place when all is there; it is gone at last."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    new = folder / f"{prefix}{os.getpid()}"
    try:
        new.mkdir()
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def settle() -> None:
    """Waits until all that was written is on the disk, as is wise before files by the thousand are put in place.

    A machine that stops must not leave empty files under good names; one call is much quicker than one for each file.
    """
    if hasattr(os, "sync"):
        os.sync()


def sweep(folder: Path, prefix: str) -> None:
    """Removes what a run left that was killed."""
    for path in folder.glob(f"{prefix}*"):
        with contextlib.suppress(OSError):
            path.unlink()
