"""`letters` and `python -m lettercli`: the program from its first import on, so that Ctrl-C is caught there too."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the program and exit with its code."""
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
    sys.exit(code)


if __name__ == "__main__":
    main()
