"""The option --stop, which commands that list words share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettercli.commands.options import option
from lettercli.errors import LettersError

if TYPE_CHECKING:
    from lettercli.counting.stoplist import StopList

stop_option = option("--stop", metavar="FILE", help="Leave out the words of a file, or of our lists: en, de.")


def stop_list(named: str | None) -> StopList | None:
    """The list that was named; raises LettersError, Faults or OSError for what cannot be read."""
    if named is None:
        return None
    from lettercli.counting.stoplist import BUILT_IN, listed, read
    from lettercli.files.textfile import load

    if named in BUILT_IN:
        return listed(named, BUILT_IN[named])
    try:
        return read(named, load(named))
    except FileNotFoundError:
        raise LettersError(f"no stop list {named!r}", f"ours are {' and '.join(BUILT_IN)}; or name a file") from None
