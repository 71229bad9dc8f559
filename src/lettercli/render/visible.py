"""Makes what a text hides visible: control characters, escape sequences, overrides of the writing direction.

A letter's text, its metadata, a file's name and a query are other people's bytes. On a terminal an escape sequence can
move the cursor or fill the clipboard, U+202E can turn a sentence around, and a tab can make two columns of one. In
pages and in records each such character becomes a sign that can be seen (`␛`, `⟨U+202E⟩`), on pipes too, since what is
piped is often shown. Exports keep the text as it is.
"""

from __future__ import annotations

import re

_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: spelling in Persian, Hindi and emoji; a hiding place in Latin script."""

_STRAY_JOINER = r"(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])"


class _StandIns(dict[int, str]):
    """A table for str.translate that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = stand_in = _stand_in(chr(code))
        return stand_in


def _stand_in(character: str) -> str:
    from unicodedata import category

    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _JOINERS:
        return f"⟨U+{code:04X}⟩"
    return character


_STAND_INS = _StandIns()


def visible(text: str) -> str:
    """The text with a stand-in for each character that shows as nothing or steers the terminal; blanks stay."""
    if text.isprintable():
        return text
    return re.sub(_STRAY_JOINER, _name, text.translate(_STAND_INS))


def _name(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match.group()):04X}⟩"
