"""What a whole process takes: time on the clock and on the cores, and memory, its own and what it shares with files."""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LONGEST = 600.0
"""Seconds after which a process is ended."""


class Cost(NamedTuple):
    """What one process took, with those that it started."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of user and system on all cores."""
    peak: float
    """Megabytes of the largest single process, pages of mapped files among them; not below those of the caller."""
    code: int


def timed(command: Sequence[str], out: Path, environment: Mapping[str, str]) -> Cost:
    """Run to the end, what it prints going to a file."""
    with out.open("wb") as file:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.DEVNULL,
                                   env=environment, start_new_session=True)  # fmt: skip
        timer = threading.Timer(LONGEST, _end, [process.pid])
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)


def own_memory(command: Sequence[str], out: Path, environment: Mapping[str, str]) -> tuple[int, float | None]:
    """Exit code, and the most megabytes that were the process's own, not a file's; None where Linux does not say."""
    most = None
    with out.open("wb") as file:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.DEVNULL,
                                   env=environment, start_new_session=True)  # fmt: skip
        began = time.perf_counter()
        while process.poll() is None:
            if time.perf_counter() - began > LONGEST:
                _end(process.pid)
            most = max(most or 0.0, _anonymous(process.pid)) or None
            time.sleep(0.002)
    return process.returncode, most


def _anonymous(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
    except OSError:
        return 0.0
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def _end(process: int) -> None:
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def median(costs: Iterable[Cost]) -> float:
    """Seconds on the clock."""
    return statistics.median(cost.wall for cost in costs)


def ratio(costs: Sequence[Cost], to: Sequence[Cost]) -> float:
    """The median of the ratios round by round: what the machine did in a round, it did to both."""
    return statistics.median(one.wall / other.wall for one, other in zip(costs, to, strict=False))
