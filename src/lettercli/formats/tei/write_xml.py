"""Text and names as XML can hold them.

Letters may hold what XML may not: control characters that a scan left. Each becomes a `<g>` that refers to its code,
with a sign for it that can be seen, so nothing is lost and the file is well-formed; attributes, which can hold no
element, have the sign alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 may not hold, not even behind an escape."""
_TEXT = re.compile("[&<>\r]|" + ILLEGAL.pattern)
_ATTRIBUTE = re.compile('[&<>"\t\n\r]|' + ILLEGAL.pattern)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_NO_NAME = re.compile(
    "[^-.0-9A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0391-\u03a1\u03a3-\u03ce"
    "\u0410-\u044f\u4e00-\u9fa5]"
)
"""What is no letter or digit to every reader of XML; newer ones take many more."""
_NO_BEGINNING = re.compile(r"[-.0-9_]")


class Characters:
    """Escapes the text of one letter, and remembers which characters XML could not hold."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        """The letter's own xml:id; empty where nothing can be declared, and a sign must do."""
        self.illegal: dict[str, None] = {}
        """In order of appearance."""

    def text(self, text: str) -> str:
        """Text between tags."""
        return _TEXT.sub(self._in_text, text)

    def attribute(self, text: str) -> str:
        """The value of an attribute, without its quotation marks."""
        return _ATTRIBUTE.sub(self._in_attribute, text)

    def id_of(self, character: str) -> str:
        """The xml:id of the declaration of a character that XML cannot hold."""
        return f"{self.letter}.u{ord(character):04X}"

    def _in_text(self, match: re.Match[str]) -> str:
        character = match[0]
        if character in _ENTITIES:
            return _ENTITIES[character]
        self.illegal[character] = None
        if not self.letter:
            return sign(character)
        return f'<g ref="#{self.id_of(character)}">{sign(character)}</g>'

    def _in_attribute(self, match: re.Match[str]) -> str:
        character = match[0]
        if character in _ENTITIES:
            return _ENTITIES[character]
        self.illegal[character] = None
        return sign(character)


def sign(character: str) -> str:
    """What stands for a character that XML cannot hold: a control character's picture, or U+FFFD."""
    return chr(0x2400 + ord(character)) if ord(character) < 0x20 else "\ufffd"


def attributes(characters: Characters, values: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag, a blank before each; those without a value are left out."""
    return "".join(f' {name}="{characters.attribute(value)}"' for name, value in values.items() if value)


def xml_id(address: str) -> str:
    """An address as an xml:id: `_42.6.b`, `Tillich.7.p2`; different ones for different addresses.

    A name of XML begins with a letter. Signs that none may hold become their code between middle dots.
    """
    safe = _NO_NAME.sub(lambda match: f"·{ord(match[0]):X}·", address)
    return f"_{safe}" if not safe or _NO_BEGINNING.match(safe) or safe[0] == "·" else safe


def element(name: str, content: str, attributes: str = "") -> str:
    """An element; without content an empty one."""
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


def lines(pieces: Iterable[str]) -> str:
    """Elements one a line, the empty ones left out."""
    return "\n".join(piece for piece in pieces if piece)
