"""Work shared out among processes, whose results come back as arrays in files that have no name.

Each worker takes the next task until none is left, and writes what it makes of it to a file of its own, which the
system forgets when the last process ends: memory does not grow with the work, and nobody's death leaves litter.
"""

from __future__ import annotations

import mmap
import os
import pickle
import signal
import struct
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO, Generic, NamedTuple, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Last = TypeVar("Last")
_NUMBER = struct.Struct("<I")
_ALIGN = 64


class Failed(Exception):
    """A worker that ended before its work did."""


class Done(NamedTuple, Generic[Result, Last]):
    """What one worker did."""

    results: list[tuple[int, Result]]
    """By task."""
    last: Last
    """What `finish` gave at the end."""
    file: mmap.mmap
    """What the arrays of the results are in."""


def shared(
    tasks: Sequence[Task],
    work: Callable[[Task], Result],
    finish: Callable[[], Last],
    folder: str,
    said: Callable[[int], None],
) -> list[Done[Result, Last]]:
    """Do all tasks, on the processors there are; raises Failed and OSError.

    `said` is called with the number of each task that is done. Nothing else may run in this process meanwhile.
    """
    count = max(min(os.cpu_count() or 1, len(tasks)), 1)
    todo, give = os.pipe()
    hear, say = os.pipe()
    files = [_nameless(folder) for _ in range(count)]
    os.write(give, b"".join(map(_NUMBER.pack, range(len(tasks)))))
    os.close(give)
    workers = []
    try:
        for file in files:
            if not (pid := os.fork()):
                _run(todo, say, file, tasks, work, finish)
            workers.append(pid)
        os.close(say)
        say = -1
        while heard := os.read(hear, _NUMBER.size):
            said(_NUMBER.unpack(heard)[0])
        while workers:
            if os.waitpid(workers[-1], 0)[1]:
                raise Failed
            workers.pop()
    finally:
        for pid in workers:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        for end in (todo, hear, say):
            with suppress(OSError):
                os.close(end)
    return [_read(file) for file in files]


def _nameless(folder: str) -> BinaryIO:
    try:
        return tempfile.TemporaryFile(dir=folder)
    except OSError:
        return tempfile.TemporaryFile()


def _run(
    todo: int, say: int, file: BinaryIO, tasks: Sequence[Task], work: Callable[[Task], Result],
    finish: Callable[[], object],
) -> None:  # fmt: skip
    """What a worker does; it never returns."""
    code = 1
    try:
        import gc

        gc.disable()  # rows of a letter are no cycles, and there are very many
        done = []
        while number := os.read(todo, _NUMBER.size):
            place = _NUMBER.unpack(number)[0]
            done.append((place, _written(work(tasks[place]), file)))
            os.write(say, number)
        last = pickle.dumps((done, finish()), 5)
        file.write(last)
        file.write(len(last).to_bytes(8, "little"))
        file.flush()
        code = 0
    except BaseException:  # whatever it is, the parent does the work itself and says what is wrong
        code = 1
    finally:
        os._exit(code)


def _written(result: object, file: BinaryIO) -> tuple[bytes, list[tuple[int, int]]]:
    """Write the arrays of a result; gives the rest of it, and where they are."""
    arrays: list[pickle.PickleBuffer] = []
    rest = pickle.dumps(result, 5, buffer_callback=arrays.append)
    places = []
    for array in arrays:
        file.seek(-file.tell() % _ALIGN, os.SEEK_CUR)
        with array.raw() as raw:
            places.append((file.tell(), raw.nbytes))
            file.write(raw)
    return rest, places


def _read(file: BinaryIO) -> Done[Result, Last]:
    """What a worker wrote, its arrays over the file."""
    size = file.seek(0, os.SEEK_END)
    mapped = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
    view = memoryview(mapped)
    file.close()
    length = int.from_bytes(view[-8:], "little")
    done, last = pickle.loads(view[-8 - length : -8])
    results = [
        (place, pickle.loads(rest, buffers=[view[at : at + count] for at, count in places]))
        for place, (rest, places) in done
    ]
    return Done(results, last, mapped)
