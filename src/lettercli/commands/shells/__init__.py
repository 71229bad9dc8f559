"""Completion scripts for bash, zsh and fish, written from the commands themselves.

Commands, options and their choices stand in the script, so that they complete without a call; only ids and addresses
ask the program (`letters addresses PREFIX`), which then looks at nothing but the letters that the prefix can mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lettercli.commands.shells import bash, fish, zsh
from lettercli.commands.shells.shapes import Shape

SCRIPTS: dict[str, Callable[[list[Shape]], Iterator[str]]] = {
    "bash": bash.script,
    "zsh": zsh.script,
    "fish": fish.script,
}
"""What writes the script of a shell, a line at a time."""
