"""Two processes at one piece of work: where there are two cores, every other block is made by a child.

The child is a fork that has all that its parent has read, and writes nothing but its blocks, into memory that both
share; the parent alone writes output and tells of errors. Whatever befalls the child, the parent makes the blocks that
are missing, so the answer never depends on it.
"""

from __future__ import annotations

import mmap
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import NoReturn, TypeVar

Item = TypeVar("Item")

ROOM = 16 << 20
"""Bytes that a block of the child's may have; a larger one is made by the parent."""
_LENGTH = 8
"""Bytes of a message: how long a block is, or 0 where it has no room."""


def abreast(items: Sequence[Item], work: Callable[[Item], memoryview]) -> Iterator[memoryview]:
    """What the work makes of each item, in their order; each is to be used before the next is asked for."""
    if len(items) < 2 or not _can_fork():
        yield from map(work, items)
        return
    with _Child(items[1::2], work) as child:
        for place, item in enumerate(items):
            if place % 2 == 0:
                yield work(item)
                continue
            if (made := child.take()) is None:
                yield work(item)
            else:
                yield made
            child.go_on()


def counted(work: Callable[[Item], int], items: Sequence[Item]) -> Iterator[int]:
    """The numbers that the work makes of each item, in their order."""
    made = abreast(items, lambda item: memoryview(work(item).to_bytes(_LENGTH, "little")))
    return (int.from_bytes(each, "little") for each in made)


def _can_fork() -> bool:
    """Whether there is another core, and a fork is safe."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class _Child:
    """The process that makes every other block, seen from its parent."""

    def __init__(self, items: Sequence[Item], work: Callable[[Item], memoryview]) -> None:
        self.shared = mmap.mmap(-1, ROOM)
        self.done, done = os.pipe()
        going, self.go = os.pipe()
        try:
            self.pid = os.fork()
        except OSError:
            self.pid = -1
        if self.pid == 0:
            _labour(items, work, self.shared, done, going, (self.done, self.go))
        os.close(done)
        os.close(going)

    def __enter__(self) -> _Child:
        return self

    def take(self) -> memoryview | None:
        """The child's next block; None where it has not made it."""
        said = os.read(self.done, _LENGTH)
        length = int.from_bytes(said, "little")
        return memoryview(self.shared)[:length] if length else None

    def go_on(self) -> None:
        """The block is done with."""
        with suppress(OSError):
            os.write(self.go, b".")

    def __exit__(self, *_: object) -> None:
        os.close(self.done)
        os.close(self.go)
        if self.pid > 0:
            with suppress(OSError):
                os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)


def _labour(items: Sequence[Item], work: Callable[[Item], memoryview], shared: mmap.mmap, done: int, going: int,
            others: tuple[int, int]) -> NoReturn:  # fmt: skip
    """Make the blocks, one ahead of what the parent has taken; never returns into what the parent was doing."""
    try:
        for end in others:
            os.close(end)
        for number, item in enumerate(items):
            made = work(item)
            if number and not os.read(going, 1):
                break
            length = len(made) if len(made) <= ROOM else 0
            shared[:length] = made[:length]
            os.write(done, length.to_bytes(_LENGTH, "little"))
    except BaseException:  # the parent makes what is missing, and meets the error itself, if it is one
        pass
    finally:
        os._exit(0)
