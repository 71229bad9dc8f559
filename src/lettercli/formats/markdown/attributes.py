"""Pandoc's attributes: `{.gap}`, `{.pb n="167"}`, `{.annotation hand="unknown"}`.

One class and some keys are all that the subset has; anything else is for the caller to refuse.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lettercli.formats.markdown import entities

LONGEST = 1000
"""Characters between the braces; bounds the search for the closing one."""

BRACES = re.compile(rf'\{{((?:[^{{}}"\n]|"(?:[^"\\\n]|\\.)*"){{0,{LONGEST}}})\}}')
CLASS = re.compile(r"\.([A-Za-z][A-Za-z0-9_:.-]*)")
KEY = re.compile(r'([A-Za-z][A-Za-z0-9_:.-]*)=(?:"((?:[^"\\]|\\.)*)"|([^ \t"\'\\&{}]+))')
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])|&(#?[A-Za-z0-9]*;?)")


class Attributes(NamedTuple):
    """A class, its keys, and where the closing brace ends."""

    name: str
    values: dict[str, str]
    end: int


def read(text: str, start: int = 0) -> Attributes | None:
    """The attributes whose brace opens at `start`, or None if there is no such thing as we write it."""
    braces = BRACES.match(text[start : start + 2 * LONGEST])
    if braces is None:
        return None
    inner = braces[1].strip(" \t")
    name, values, at = "", {}, 0
    while at < len(inner):
        if found := CLASS.match(inner, at):
            if name:
                return None
            name = found[1]
        elif found := KEY.match(inner, at):
            value = _plain(found[2] if found[2] is not None else found[3])
            if found[1] in values or value is None:
                return None
            values[found[1]] = value
        else:
            return None
        at = found.end()
        blanks = len(inner) - at - len(inner[at:].lstrip(" \t"))
        if not blanks and at < len(inner):
            return None
        at += blanks
    return Attributes(name, values, start + braces.end())


def write(name: str, **values: str) -> str:
    """The attributes with their braces; keys without a value are left out."""
    return "{." + name + "".join(f' {key}="{_escaped(value)}"' for key, value in values.items() if value) + "}"


def _plain(value: str) -> str | None:
    """The value without escapes; None when it holds an ampersand that begins no entity of the subset."""
    out, at = [], 0
    for found in ESCAPE.finditer(value):
        character = found[1] or (entities.character(found[2][:-1]) if found[2].endswith(";") else None)
        if character is None:
            return None
        out += [value[at : found.start()], character]
        at = found.end()
    return "".join(out) + value[at:]


def _escaped(value: str) -> str:
    value = value.replace("&", "&amp;").replace("\\", "\\\\").replace('"', "&quot;")
    return re.sub(r"[\x00-\x1f{}]", lambda found: f"&#{ord(found[0])};", value)
