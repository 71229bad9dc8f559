"""The column by which rows are sorted, as somebody typed it."""

from __future__ import annotations

from collections.abc import Iterable

from lettercli.errors import LettersError


def column(typed: str, known: Iterable[str]) -> str:
    """The column of that name, upper and lower case aside; raises LettersError with those there are to sort by."""
    names = list(known)
    if typed in names:
        return typed
    if (name := next((name for name in names if name.casefold() == typed.casefold()), None)) is None:
        raise LettersError(f"no column {typed!r} to sort by", f"sort by {', '.join(names)}")
    return name
