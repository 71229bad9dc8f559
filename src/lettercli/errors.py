"""What can go wrong, as exceptions that carry data.

One base, so that the command line has one place where an error becomes a line on stderr and an exit code, and so
that a caller of the Python API can catch all of it. Nothing here formats for a terminal: `str(error)` is one plain
line, and what the line was made of stays in the attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class LettersError(Exception):
    """Base of all errors that a user can cause and mend; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class Fault(NamedTuple):
    """One fault at one place of a file; `line` counts from 1, and 0 means the file as a whole."""

    path: str
    line: int
    what: str
    instead: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}; {self.instead}" if self.instead else f"{place}: {self.what}"


class Faults(LettersError):
    """Input that cannot be read as what it should be: all the faults found, in one go."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


class NoEdition(LettersError):
    """No edition where one was looked for; `place` is where."""

    def __init__(self, place: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.place = place


class UnknownAddress(LettersError):
    """An address that names nothing in the edition; the hint says what there is."""

    def __init__(self, address: str, there_is: str = "") -> None:
        super().__init__(f"no passage {address!r} in this edition", there_is)
        self.address = address


class BadDate(LettersError):
    """A date that is none, or that can be read in two ways; `readings` holds both as EDTF."""

    def __init__(self, text: str, message: str, hint: str = "", readings: Sequence[str] = ()) -> None:
        super().__init__(message, hint)
        self.text = text
        self.readings = tuple(readings)


class BadQuery(LettersError):
    """A query that cannot be read; `at` is the offset in `query` where it goes wrong, in characters."""

    def __init__(self, query: str, at: int, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.query = query
        self.at = at


class RunsAway(LettersError):
    """A pattern given up, because it took far longer than a text of that length should take."""

    def __init__(self, pattern: str, letter: str, address: str) -> None:
        shown = pattern if len(pattern) <= 80 else f"{pattern[:80]}…"
        super().__init__(
            f"the pattern {shown!r} runs away in letter {letter}, at {address}",
            "let no two repetitions take the same letters, as in (a+)+ or (.*,)*: name what stands between them",
        )
        self.pattern = pattern
        self.letter = letter
        self.address = address


class Unwritable(LettersError):
    """A file that cannot be written, or must not be overwritten; `path` is the file."""

    def __init__(self, path: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.path = path
