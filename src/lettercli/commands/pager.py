"""Shows a page through a pager where it is longer than the screen, and on the screen where it is not.

A pager is a comfort: that it is missing, fails to start or quits early is no error of ours.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from subprocess import PIPE, Popen


def paged(lines: Iterable[str], write: Callable[[Iterable[str]], None]) -> None:
    """Write the lines: with `write` while they fit the screen or no pager can be had, else to the pager."""
    lines = iter(lines)
    screen = list(islice(lines, max(_screen_rows() - 1, 1)))
    more = next(lines, None)
    everything = chain(screen, () if more is None else (more,), lines)
    process = _started() if more is not None else None
    if process is None:
        write(everything)
    else:
        _feed(process, everything)


def _screen_rows() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (OSError, ValueError):
        return 24


def _commands() -> Iterator[list[str]]:
    """What to try, best first; nothing where the user asked for none (an empty PAGER, or cat)."""
    for name in ("LETTERS_PAGER", "PAGER"):
        if (asked := os.environ.get(name)) is not None:
            try:
                words = shlex.split(asked)
            except ValueError:
                words = []
            if words and words != ["cat"]:
                yield words
            return
    yield ["less"]
    yield ["more"]


def _started() -> Popen[bytes] | None:
    environ = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c"} | os.environ
    for words in _commands():
        if shutil.which(words[0]) is None:
            continue
        try:
            return Popen(words, stdin=PIPE, env=environ)
        except OSError:
            continue
    return None


def _feed(process: Popen[bytes], lines: Iterable[str]) -> None:
    """Send the lines and wait until the reader is done; Ctrl-C ends the sending, the pager minds itself."""
    assert process.stdin is not None
    interrupted = False
    try:
        for line in lines:
            process.stdin.write(line.encode("utf-8", "backslashreplace"))
    except BrokenPipeError:
        pass
    except KeyboardInterrupt:
        interrupted = True
    with suppress(OSError):
        process.stdin.close()
    while True:
        try:
            process.wait()
            break
        except KeyboardInterrupt:
            continue
    if interrupted:
        raise KeyboardInterrupt
