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

PAUSE = 0.1
"""Seconds from one look to the next."""


class Bar:
    """A bar that shows itself when the work turns out to be long, and is gone when it is done."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.began = time.monotonic()
        self.next = 0.0
        """When it is drawn again, at the earliest: work that tells of each file must not wait for its bar."""
        self.progress: Progress | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.progress is not None:
            self.progress.stop()

    def __call__(self, done: int, of: int, words: str = "") -> None:
        """So much is done, of so much; `words` say it of what can be counted."""
        now = time.monotonic()
        if now < self.next and done < of:
            return
        if self.progress is None and now - self.began > PATIENCE and sys.stderr.isatty():
            self.progress = _drawn(self.what, done, of, words)
        elif self.progress is not None:
            self.progress.update(self.progress.task_ids[0], completed=done, total=of, words=words)
        self.next = now + PAUSE

    def now(self, what: str) -> None:
        """Something else is done now, of which nobody knows how long it takes."""
        self.what = what
        if self.progress is not None:
            self.progress.tasks[0].total = None
            self.progress.update(self.progress.task_ids[0], description=what, words="")


def _drawn(what: str, done: int, of: int, words: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(),
        TextColumn("{task.fields[words]}", markup=False), TimeRemainingColumn(compact=True),
    )  # fmt: skip
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(what, completed=done, total=of, words=words)
    progress.start()
    return progress
