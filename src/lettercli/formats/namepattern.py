"""Patterns such as `{date}_{sender}_{recipient}`: what the parts of a file's name, or of a line, say of a letter.

No regular expressions: what stands between the braces is itself, so that nobody has to escape a full stop, and
matching takes as many steps as the name has characters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lettercli.errors import LettersError

_FIELD = re.compile(r"\{([^{}]*)\}")


class Pattern(NamedTuple):
    """A pattern taken apart."""

    text: str
    names: tuple[str, ...]
    """Of the fields, in order; `_` is left out."""
    between: tuple[str, ...]
    """What stands before the first, between them, and after the last: one more than there are names."""

    def match(self, text: str) -> tuple[dict[str, str], bool]:
        """The fields of a text, and whether they could also be divided otherwise; none where it does not fit."""
        ahead, back = self._divided(text), self._backward(text)
        if ahead is None or back is None:
            return {}, False
        found = {name: value.strip() for name, value in zip(self.names, ahead, strict=True) if name != "_"}
        return found, ahead != back

    def _divided(self, text: str) -> list[str] | None:
        """The fields, each as short as can be from the left."""
        first, *others, last = self.between
        if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
            return None
        text = text[len(first) : len(text) - len(last)]
        found, at = [], 0
        for sign in others:
            end = text.find(sign, at + 1)
            if end < 0:
                return None
            found.append(text[at:end])
            at = end + len(sign)
        return [*found, text[at:]] if text[at:] else None

    def _backward(self, text: str) -> list[str] | None:
        """The fields, each as short as can be from the right."""
        turned = Pattern(self.text, self.names, tuple(sign[::-1] for sign in reversed(self.between)))
        found = turned._divided(text[::-1])
        return None if found is None else [value[::-1] for value in reversed(found)]


def pattern(text: str) -> Pattern:
    """The pattern that somebody wrote; raises LettersError."""
    names = tuple(name.strip() for name in _FIELD.findall(text))
    between = tuple(_FIELD.split(text)[::2])
    mend = "write it like '{date}_{sender}_{recipient}'; {_} is left out"
    if not names or any(sign in "".join(between) for sign in "{}"):
        raise LettersError(f"no pattern: {text!r}", mend)
    if "" in names:
        raise LettersError(f"a field without a name in {text!r}", mend)
    if twice := [name for name in names if name != "_" and names.count(name) > 1]:
        raise LettersError(f"{{{twice[0]}}} twice in {text!r}", mend)
    if "" in between[1:-1]:
        raise LettersError(f"nothing stands between two fields of {text!r}", "say what divides them")
    return Pattern(text, names, between)
