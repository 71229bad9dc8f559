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
    sys.exit(code)


if __name__ == "__main__":
    main()
