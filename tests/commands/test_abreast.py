"""Two processes at one piece of work."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from lettercli.commands import abreast
from lettercli.commands.abreast import abreast as both
from lettercli.commands.abreast import counted


def work(number: int) -> memoryview:
    return memoryview(f"{number} ".encode() * (number % 7))


def joined(blocks: Iterator[memoryview]) -> bytes:
    return b"".join(bytes(block) for block in blocks)


def no_child() -> bool:
    """Whether no process of ours is left."""
    try:
        return os.waitpid(-1, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return True


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another core there is, whatever runs beside this test."""
    monkeypatch.setattr(abreast, "_can_fork", lambda: hasattr(os, "fork"))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 50])
def test_blocks_come_in_order(number: int) -> None:
    """What comes is what the work makes of each, in order, and afterwards no process is left."""
    assert joined(both(range(number), work)) == joined(map(work, range(number)))
    assert no_child()


def test_numbers_come_in_order() -> None:
    """What is counted in two processes is what is counted in one, large numbers and 0 included."""
    numbers = [0, 1, 255, 256, 1 << 40]
    assert list(counted(lambda number: number * 3, numbers)) == [number * 3 for number in numbers]
    assert no_child()


def test_what_the_child_cannot_hand_over_its_parent_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block that is too large for the memory both share is made again."""
    monkeypatch.setattr(abreast, "ROOM", 8)
    assert joined(both(range(50), work)) == joined(map(work, range(50)))


def test_a_child_that_dies_is_not_missed() -> None:
    """Killed, failing or ended in the middle, the child's blocks are made by its parent."""
    parent = os.getpid()

    def mortal(number: int) -> memoryview:
        if number == 21 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(number)

    def failing(number: int) -> memoryview:
        if number == 21 and os.getpid() != parent:
            raise MemoryError
        return work(number)

    assert joined(both(range(50), mortal)) == joined(both(range(50), failing)) == joined(map(work, range(50)))
    assert no_child()


def test_an_error_is_the_parents() -> None:
    """What goes wrong with an item of the child's goes wrong in the parent, and no process is left."""

    def broken(number: int) -> memoryview:
        if number == 3:
            raise ValueError("three")
        return work(number)

    with pytest.raises(ValueError, match="three"):
        joined(both(range(9), broken))
    assert no_child()


def test_who_stops_early_leaves_no_child() -> None:
    """A reader that goes away ends the work of both."""
    blocks = both(range(1000), lambda number: (time.sleep(0.001), work(number))[1])
    assert bytes(next(blocks)) == b""
    blocks.close()  # type: ignore[attr-defined]
    assert no_child()
