"""The search of small editions as if they were large: by numpy, in many windows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch


@contextmanager
def everywhere() -> Iterator[None]:
    """All that numpy may do is done by numpy, and each window is about one letter."""
    with ExitStack() as stack:
        modules = ("chain", "forms", "gapped", "machine", "kept", "narrowed")
        for module in ("lettercli.search", *(f"lettercli.search.{name}" for name in modules)):
            stack.enter_context(patch(f"{module}.worth_numpy", lambda number, _=0: number > 0))
        stack.enter_context(patch("lettercli.search.forms.MANY", 0))
        stack.enter_context(patch("lettercli.search.forms.GLANCE", 0))
        stack.enter_context(patch("lettercli.search.forms._SMALL", 1))
        stack.enter_context(patch("lettercli.search.narrowed._DEAR", 0))
        for name in ("_AT_ONCE", "_FEWEST", "_MOST", "_SHARED"):
            stack.enter_context(patch(f"lettercli.search.{name}", 1))
        yield
