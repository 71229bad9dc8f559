"""Gathers the faults of one file while its reader goes on.

A person who mends a file wants all its faults at once, and nobody wants a million of them.
"""

from __future__ import annotations

from lettercli.errors import Fault, Faults

MOST = 100
"""Faults of one file that are told one by one."""


class Faulty:
    """The faults of the file `path` so far."""

    def __init__(self, path: str, shard_line: int = 0) -> None:
        self.path = path
        self.shard_line = shard_line
        """Where the letter stands in a shard, of whose body the lines of faults are then; 0: it is the whole file."""
        self.faults: list[Fault] = []
        self.count = 0

    def add(self, line: int, what: str, instead: str) -> None:
        """Notes a fault in the line, which counts from 1; in a shard 0 is what stands around the body."""
        if self.shard_line:
            what, line = f"line {line} of body: {what}" if line else what, self.shard_line
        fault = Fault(self.path, line, what, instead)
        if self.faults[-5:].count(fault):  # the same again in one line
            return
        self.count += 1
        if self.count <= MOST:
            self.faults.append(fault)

    def extend(self, other: Faults, line: int | None = None) -> None:
        """Takes over the faults that another reader found in the same file; `line` is theirs if it did not know it."""
        for fault in other.faults:
            self.add(fault.line if line is None else line, fault.what, fault.instead)

    def check(self) -> None:
        """Raises Faults if there are any."""
        if not self.faults:
            return
        if self.count > MOST:
            last = max(fault.line for fault in self.faults)
            self.faults.append(Fault(self.path, last, f"{self.count - MOST:,} more faults", "mend these first"))
        raise Faults(self.faults)
