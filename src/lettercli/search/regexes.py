"""Regular expressions over a lexicon: folded as the lexicon is, and none of them runs away.

A pattern that is made of letters, classes and plain repetition goes through `re`, which is quick. Whatever could take
for ever on some word (a repetition of a group, many repetitions in a row, references back) goes through `regex`, word
by word, with a limit of time for all of them.
"""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Callable
from typing import Any

from lettercli.text.tokens import fold

SECONDS = 0.7
"""Of the processor, that all patterns of a query may take together that could run away."""
_LONG = 64
"""Characters of a word beyond which even a plain pattern is watched."""
_MOST_STARS = 2

_PIECE = re.compile(
    r"""(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|N\{[^}]*\}|[pP]\{[^}]*\}|.))
    | (?P<class>\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\])
    | (?P<group>\(\?(?:[:=!>|]|<[=!]|P?<\w+>|P=\w+|P>\w+|[A-Za-z-]*[:)]|[&(#]))
    | (?P<count>\{[0-9]*,?[0-9]*\})
    | (?P<sign>[()|.^$*+?])
    | (?P<letter>.)""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_ESCAPE = re.compile(r"\\[wdSsWD.\-'*+?()\[\]{}|^$\\/]")
_PLAIN_CLASS = re.compile(r"\[\^?(?:[\w'](?:-[\w'])?|\\[wd])+-?\]")


class Allowance:
    """The time that patterns may take that could run away; they share it."""

    def __init__(self) -> None:
        self.left = SECONDS


class Regex:
    """A regular expression for whole words."""

    def __init__(self, pattern: str, *, case: bool = False, allowance: Allowance | None = None) -> None:
        """Raises ValueError, with what is wrong, for a pattern that is none."""
        self.pattern = pattern
        pieces = [(str(found.lastgroup), found[0]) for found in _PIECE.finditer(pattern)]
        self.prefix = "" if case else _prefix(pieces)
        """What every word that matches begins with, folded."""
        self.anything = pattern in (".*", ".+")
        self._plain = _is_plain(pieces)
        self._text = pattern if case else "".join(_folded(kind, piece) for kind, piece in pieces)
        self._case = case
        self._allowance = allowance or Allowance()
        self._watched: Any = None
        if self._plain:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                try:
                    self._quick = re.compile(self._text).fullmatch
                except (re.error, OverflowError, RecursionError, Warning):
                    self._plain = False
        if not self._plain:
            self._watch()

    def matches(self, word: str) -> bool:
        """Whether the word as a whole matches; raises TimeoutError when the pattern's time is over."""
        if self._plain and len(word) <= _LONG:
            return self._quick(word) is not None
        return self._slow(word)

    def test(self) -> Callable[[str], object]:
        """What tests a word, the quickest there is."""
        return self._mixed if self._plain else self._slow

    def _mixed(self, word: str) -> object:
        return self._quick(word) if len(word) <= _LONG else self._slow(word)

    def _slow(self, word: str) -> bool:
        if self._watched is None:
            self._watch()
        left = self._allowance.left
        if left <= 0:
            raise TimeoutError
        began = time.process_time()
        try:
            return self._watched.fullmatch(word, timeout=left) is not None
        finally:
            self._allowance.left = left - (time.process_time() - began)

    def _watch(self) -> None:
        import regex

        flags = 0 if self._case else regex.IGNORECASE
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                self._watched = regex.compile(self._text, flags)
            except (regex.error, OverflowError, RecursionError, MemoryError) as error:
                raise ValueError(_reason(error)) from None


def _reason(error: Exception) -> str:
    """What is wrong with a pattern, in a few words."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return re.sub(r" at (?:position|line) .*", "", str(error)) or "too large"


def _is_plain(pieces: list[tuple[str, str]]) -> bool:
    """Whether a pattern can take no longer than the square of a word's length."""
    stars = 0
    for place, (kind, piece) in enumerate(pieces):
        before = pieces[place - 1] if place else ("", "")
        if kind == "escape" and not _PLAIN_ESCAPE.fullmatch(piece):
            return False
        if kind == "class" and not _PLAIN_CLASS.fullmatch(piece):
            return False
        if kind == "group" and piece != "(?:":
            return False
        if kind == "count" or piece in ("*", "+"):
            stars += 1
            if before[1] == ")" or before[1] in ("*", "+", "?") or before[0] == "count" or stars > _MOST_STARS:
                return False
    return True


def _prefix(pieces: list[tuple[str, str]]) -> str:
    """The letters that a pattern begins with, folded, without those that a sign after them makes optional."""
    if any(piece == "|" or kind == "group" for kind, piece in pieces):
        return ""
    letters: list[str] = []
    for place, (kind, piece) in enumerate(pieces):
        if kind != "letter":
            if (kind == "count" or piece in ("*", "?")) and place and letters:
                letters.pop()
            break
        letters.append(fold(piece))
    return "".join(letters)


def _folded(kind: str, piece: str) -> str:
    """A piece of a pattern as it must be for folded words."""
    if kind == "letter":
        letters = fold(piece)
        return f"(?:{letters})" if len(letters) > 1 else letters
    if kind == "class":
        return _folded_class(piece)
    return piece


def _folded_class(piece: str) -> str:
    """A class of characters, folded; what folds to several letters becomes an alternative of its own."""
    several: list[str] = []
    made = ""
    for found in re.finditer(r"\[:\^?\w+:\]|\\.|.", piece[1:-1], re.DOTALL):
        letters = fold(found[0]) if len(found[0]) == 1 and found[0].isalpha() else found[0]
        if len(letters) > 1 and len(found[0]) == 1:
            several.append(letters)
        else:
            made += letters
    negated = made.startswith("^")
    if not several or negated:
        return f"[{made}]"
    return f"(?:{'|'.join(several)}{f'|[{made}]' if made else ''})"
