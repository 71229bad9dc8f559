"""`letters` and `python -m lettercli`: the program from its first import on, so that Ctrl-C is caught there too."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

_GARBAGE = 50_000
"""Objects after which Python looks for garbage: far more than a start makes, none of which is any."""


def main() -> NoReturn:
    """Run the program and exit with its code."""
    gc.set_threshold(_GARBAGE)
    try:
        from lettercli.cli import run

        code = run()
    except KeyboardInterrupt:
        code = 130
    except (ImportError, MemoryError, OSError) as error:  # not even what would say so can be loaded
        what = str(error) or "out of memory"
        if sys.stderr is not None:
            sys.stderr.write(f"letters: {what}; free some memory, or install lettercli again\n")
        code = 2
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Exit; all is written and closed, and to take the interpreter apart would take longer than a small search."""
    if sys.gettrace() is not None:  # whoever watches has something to write at the end
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
