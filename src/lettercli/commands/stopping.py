"""The option --stop, which commands that list words share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettercli.commands.options import option

if TYPE_CHECKING:
    from lettercli.counting.stoplist import StopList

stop_option = option("--stop", metavar="FILE", help="Leave out the words of a file, or of our English list: en.")


def stop_list(named: str | None) -> StopList | None:
    """The list that was named; raises Faults or OSError for a file that cannot be read."""
    if named is None:
        return None
    from lettercli.counting.stoplist import BUILT_IN, listed, read
    from lettercli.files.textfile import load

    return listed(named, BUILT_IN[named]) if named in BUILT_IN else read(named, load(named))
