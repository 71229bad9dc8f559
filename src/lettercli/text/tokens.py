"""What a word is: where the tokens of a text stand, the form each is known by, and how forms are folded.

A token is a run of letters, digits and marks, with single apostrophes and hyphens inside it. All else separates, so
`5–7` is two tokens, `1:60–67` three, `590,400` two, `U.S.` two and `d.` one; a query is cut by the same rule, so
that what is pasted from a text finds it. Numerals that are set as superiors (`²`) are no part of a word: where they
stand in a text they call notes.

An offset always counts in the text as it is. Only the form is made even: typographic apostrophes and hyphens become
ASCII, soft hyphens and joiners that nobody sees are dropped.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache

APOSTROPHES = "'’‘＇"
HYPHENS = "‐‑-"
UNSEEN = "\u00ad\u200c\u200d\u2060\ufeff"

_LETTER = r"[^\W_²³¹⁰⁴-⁹]"
_JOINER = f"[{APOSTROPHES}{HYPHENS}]"
_WILD = rf"(?:[*?]|{_LETTER})"
_PERHAPS = "[^\0-\u00ac\u00ae-\u02ff\u2000-\u200b\u200e-\u205f\u2061-\u20cf\u2100-\u2bff]"
"""Where marks and unseen characters may be among the characters; Latin letters and punctuation never match."""
_MARKS_UP_TO = 0x1FFFF
_SELECTORS = "\U000e0100", "\U000e01ef"
"""The only marks beyond."""

_EVEN = str.maketrans({**dict.fromkeys("’‘＇ʼ", "'"), **dict.fromkeys("‐‑", "-"), **dict.fromkeys(UNSEEN, None)})
_MOST_PIECES = 6
"""Beyond so many pieces a token's runs of pieces are left out, and only the pieces count as its parts."""


@cache
def _plain(letter: str) -> re.Pattern[str]:
    """The pattern for all texts that need no slower one; made, like the others, when first asked for."""
    return re.compile(f"({letter}+(?:{_JOINER}{letter}+)*)")


@cache
def _perhaps() -> re.Pattern[str]:
    """What may need the slower pattern."""
    return re.compile(_PERHAPS)


@cache
def _needs() -> re.Pattern[str]:
    """What needs the slower pattern."""
    return re.compile(f"[{UNSEEN}{_marks()}]")


@cache
def _marks() -> str:
    """The marks, as ranges of a character class."""
    return _ranges("".join(map(chr, _marked()))) + f"{_SELECTORS[0]}-{_SELECTORS[1]}"


@cache
def _marked(end: int = _MARKS_UP_TO) -> list[int]:
    """The marks before a code point, but for the selectors."""
    return [code for code in range(0x300, min(end, _MARKS_UP_TO)) if unicodedata.category(chr(code))[0] == "M"]


@cache
def _special(letter: str) -> re.Pattern[str]:
    """The slower pattern."""
    inner = f"[{_marks()}]|{letter}"
    unseen = f"[{UNSEEN}]"
    more = f"{inner}|{unseen}++(?={inner})|{unseen}*+{_JOINER}{unseen}*+(?={letter})"
    return re.compile(f"({letter}(?:{more})*+)")


def _ranges(characters: str) -> str:
    """Sorted characters as the ranges of a character class."""
    runs: list[list[int]] = []
    for code in map(ord, characters):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


def cut(text: str) -> list[str]:
    """The text in pieces that join to it again: what stands between tokens (even places) and tokens (odd places)."""
    return _pattern(text, _LETTER).split(text)


def patterns(text: str) -> list[str]:
    """The tokens of a query, for which `*` and `?` are letters."""
    return _pattern(text, _WILD).findall(text)


def _pattern(text: str, letter: str) -> re.Pattern[str]:
    """The pattern of tokens that is right for a text."""
    if text.isascii() or not _perhaps().search(text):
        return _plain(letter)
    return _special(letter) if _needs().search(text) else _plain(letter)


def letters(end: int = 0x110000) -> Iterator[range]:
    """All characters before a code point that are letters of a token, as runs."""
    for first, after in ((0, min(end, 0xD800)), (0xE000, end)):
        every = array("I", range(first, after)).tobytes().decode(f"utf-32-{sys.byteorder[0]}e")
        for run in re.finditer(f"{_LETTER}+", every):
            yield range(first + run.start(), first + run.end())


def special(end: int = 0x110000) -> Iterator[range]:
    """All characters before a code point beside which letters and joiners are not all there is to a token, as runs."""
    selectors = range(ord(_SELECTORS[0]), ord(_SELECTORS[1]) + 1)
    codes = [code for code in (*map(ord, UNSEEN), *_marked(end), *selectors) if code < end]
    yield from (range(code, code + 1) for code in codes)


def joiners() -> list[int]:
    """All characters that join letters to a token, one at a time."""
    return list(map(ord, APOSTROPHES + HYPHENS))


def tokens(text: str) -> list[tuple[int, int]]:
    """Start and end of each token, in characters of the text."""
    spans, at = [], 0
    for place, piece in enumerate(cut(text)):
        if place % 2:
            spans.append((at, at + len(piece)))
        at += len(piece)
    return spans


def form(word: str) -> str:
    """The form a token is known by: NFC, ASCII apostrophes and hyphens, nothing unseen."""
    return word if word.isascii() else unicodedata.normalize("NFC", word.translate(_EVEN))


class _Folds(dict[int, str]):
    """What each character folds to, found out when first asked."""

    def __missing__(self, code: int) -> str:
        # A mark above or below a letter goes (class 10 and more); signs that make another letter of it, as in the
        # scripts of India and Japan, stay.
        bare = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if unicodedata.combining(c) < 10)
        folded = self[code] = unicodedata.normalize("NFC", bare)
        return folded


_FOLDS = _Folds(str.maketrans(dict(zip("øłđħŧıй", "oldhtiй", strict=True)) | {"æ": "ae", "œ": "oe"}))


def fold(word: str) -> str:
    """The word without case and diacritics: `Müller` and `muller` are one, `Łódź` is `lodz`, `й` stays a letter."""
    return word.lower() if word.isascii() else word.casefold().translate(_FOLDS).casefold()


def parts(word: str) -> set[str]:
    """The pieces into which hyphens and apostrophes divide a form, and their runs: what stands in it as a word.

    `Shatskin-Sten-Lominadze` has the parts Shatskin, Sten, Lominadze, Shatskin-Sten and Sten-Lominadze; a form
    without hyphen or apostrophe has none.
    """
    pieces = re.split("([-'])", word)
    count = len(pieces) // 2 + 1
    if count == 1:
        return set()
    longest = count if count <= _MOST_PIECES else 2
    return {
        "".join(pieces[2 * first : 2 * (first + length) - 1])
        for length in range(1, longest)
        for first in range(count - length + 1)
    }
