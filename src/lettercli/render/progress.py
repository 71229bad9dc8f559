"""How far a long piece of work has come, on a terminal's stderr."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 0.8
"""Seconds that pass before anything is shown: what is done sooner needs no bar."""


class Bar:
    """A bar that shows itself when the work turns out to be long, and is gone when it is done."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.began = time.monotonic()
        self.progress: Progress | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.progress is not None:
            self.progress.stop()

    def __call__(self, done: int, of: int) -> None:
        """So much is done, of so much."""
        if self.progress is None and time.monotonic() - self.began > PATIENCE and sys.stderr.isatty():
            self.progress = _drawn(self.what)
        if self.progress is not None:
            self.progress.update(self.progress.task_ids[0], completed=done, total=of)


def _drawn(what: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(what)
    progress.start()
    return progress
