"""Regular expressions as a query: what was asked, checked before anything is searched.

They are the `regex` module's, as it is: fuzzy matching, look-behind of any length, `\\p{…}`, `\\X`. What it is asked to
take is kept short, since compiling has no time limit: a pattern of 2,000 characters is compiled in some hundredths of
a second, one of 500,000 in many seconds or never. The module is imported when a pattern is, and not before.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lettercli.errors import BadQuery, LettersError
from lettercli.text.tokens import APOSTROPHES, HYPHENS

if TYPE_CHECKING:
    import regex

LONGEST = 2_000
"""Characters of a pattern."""
MOST = 100
"""Patterns of one query."""

_LETTER = r"[^\W_²³¹⁰⁴-⁹]"
_JOINER = f"[{APOSTROPHES}{HYPHENS}]"
_BEFORE = rf"(?<!\w)(?<!{_LETTER}{_JOINER})"
_AFTER = rf"(?!\w)(?!{_JOINER}{_LETTER})"
"""What keeps a whole match to whole tokens."""

_ESCAPED = re.compile(r"(\\.)", re.DOTALL)
_MENDS = {
    "missing )": "close the bracket",
    "unterminated character set": "close the bracket, or write \\[",
    "nothing to repeat": "write \\* for a star, \\? for a question mark",
    "multiple repeat": "leave one of the two out",
    "bad escape (end of pattern)": "write two backslashes for one",
}


class Pattern(NamedTuple):
    """Patterns any of which will do."""

    sources: tuple[str, ...]
    """As typed, but in NFC, as the texts are."""
    case: bool = False
    """Whether case counts."""
    whole: bool = False
    """Whether a match must begin and end where a token does."""

    @property
    def text(self) -> str:
        """All of them, for messages and for the record of an export."""
        return " or ".join(self.sources)


def parse(sources: Sequence[str], *, case: bool = False, whole: bool = False) -> Pattern:
    """The patterns checked; raises BadQuery for one that is too long or cannot be read."""
    if len(sources) > MOST:
        raise LettersError(f"more than {MOST} patterns", "ask in several turns")
    pattern = Pattern(tuple(dict.fromkeys(map(_composed, sources))), case, whole)
    compiled(pattern)
    return pattern


def compiled(pattern: Pattern) -> list[regex.Pattern[str]]:
    """Each of the patterns ready to be matched; raises BadQuery."""
    return [_compiled(source, pattern) for source in pattern.sources]


def _composed(source: str) -> str:
    """The source in NFC, but for what follows a backslash: that is no letter which a mark could join."""
    if len(source) > LONGEST:
        what = f"a pattern of {len(source):,} characters, where {LONGEST:,} are the most"
        raise BadQuery(f"{source[:40]}…", 40, what, "repeat -e to look for several")
    pieces: Iterable[str] = _ESCAPED.split(source)
    return "".join(
        piece if piece.startswith("\\") else unicodedata.normalize("NFC", piece) for piece in pieces
    )


def _compiled(source: str, pattern: Pattern) -> regex.Pattern[str]:
    import regex

    if not source:
        raise LettersError("an empty pattern", "write what to look for")
    # The best fit of a fuzzy match, not the first: else `(?:Bukharin){e<=2}` matches two letters too many before it.
    flags = regex.ENHANCEMATCH | (0 if pattern.case else regex.IGNORECASE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sets that a later version may read in another way
            found = regex.compile(source, flags)
            if not pattern.whole:
                return found
            end = "\n" if found.flags & regex.VERBOSE else ""  # which a comment may need
            return regex.compile(f"{_BEFORE}(?:{source}{end}){_AFTER}", flags)
    except regex.error as error:
        what, at = getattr(error, "msg", str(error)), getattr(error, "pos", None) or 0
        if "named list" in what:
            raise BadQuery(source, at, r"\L<…> names a list that nobody gave", "write (?:a|b)") from None
        raise BadQuery(source, at, f"no regular expression: {what}", _MENDS.get(what, _ANY_MEND)) from None
    except (RecursionError, OverflowError, MemoryError):
        raise BadQuery(source, 0, "a pattern nested too deeply", "make it simpler") from None
    except Exception as error:  # the compiler fails in ways of its own on what nobody would write
        raise BadQuery(source, 0, f"no regular expression: {type(error).__name__}", _ANY_MEND) from None


_ANY_MEND = "a backslash takes a sign for itself: \\( \\[ \\. \\?"
