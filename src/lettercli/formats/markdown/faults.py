"""Gathers the faults of one file while its reader goes on.

A person who mends a file wants all its faults at once, and nobody wants a million of them.
"""

from __future__ import annotations

from lettercli.errors import Fault, Faults

MOST = 100
"""Faults of one file that are told one by one."""


class Faulty:
    """The faults of the file `path` so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.count = 0

    def add(self, line: int, what: str, instead: str) -> None:
        """Notes a fault in the line, which counts from 1."""
        fault = Fault(self.path, line, what, instead)
        if self.faults[-5:].count(fault):  # the same again in one line
            return
        self.count += 1
        if self.count <= MOST:
            self.faults.append(fault)

    def extend(self, other: Faults) -> None:
        """Takes over the faults that another reader found in the same file."""
        for fault in other.faults:
            self.add(fault.line, fault.what, fault.instead)

    def check(self) -> None:
        """Raises Faults if there are any."""
        if not self.faults:
            return
        if self.count > MOST:
            last = max(fault.line for fault in self.faults)
            self.faults.append(Fault(self.path, last, f"{self.count - MOST:,} more faults", "mend these first"))
        raise Faults(self.faults)
