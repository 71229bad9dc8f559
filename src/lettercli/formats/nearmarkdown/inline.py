"""What stands inside a line, links and code and strong words, put into the form that a letter has."""

from __future__ import annotations

import re
from collections.abc import Collection

from lettercli.formats.markdown import escape
from lettercli.formats.nearmarkdown.pieces import BULLET, Line, Said

_CALLS = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_ODD = re.compile(r"[_<`*\[]")
"""What a line has that is not plain."""


def escaped(text: str) -> str:
    """A text as Markdown that is read as nothing else."""
    return escape.paragraph(f"x{text}", ())[1:]


def _spelt(found: re.Match[str]) -> str:
    """A link as words."""
    return f"{found[1]} ({escaped(found[2])})"


_URL = r"\(([^()]{1,2000}(?:\([^()]{0,200}\)[^()]{0,200})?)\)"
_INLINE = (
    ("an HTML comment", re.compile(r"<!--(.{0,2000}?)-->"), lambda found: escaped(f"<!--{found[1]}-->")),
    ("a link", re.compile(r"(?<!\\)!?\[\[([^\[\]|]{1,500})(?:\|([^\[\]]{1,500}))?\]\]"),
     lambda found: escaped(found[2] or found[1])),
    ("an image", re.compile(rf"!\[([^\[\]]{{0,500}})\]{_URL}"), _spelt),
    ("a link", re.compile(rf"(?<!\\)\[(?!\^)([^\[\]]{{1,500}})\]{_URL}"), _spelt),
    ("a link", re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,2000})>"), lambda found: escaped(found[1])),
    ("a line break", re.compile(r"<br[ \t]{0,9}/?>", re.IGNORECASE), lambda _found: " "),
    ("code", re.compile(r"(?<![\\`])(`{1,9})(?!`)([^`].{0,500}?)(?<!`)\1(?!`)"), lambda found: escaped(found[0])),
    ("strong words", re.compile(r"(?<![\\*_])(\*{2,3}|__)(?=[^\s*_])(.{1,500}?)(?<=\S)\1(?![*_])"),
     lambda found: f"*{found[2]}*"),
    ("", re.compile(r"(?<![\w\\*_])_(?=[^\s_])([^_]{1,500}?)(?<=\S)_(?!\w)"), lambda found: f"*{found[1]}*"),
    ("", re.compile(r"(?<!\\)_"), lambda _found: "\\_"),
    ("", re.compile(r"<(?=[^\s])"), lambda _found: "&lt;"),
)  # fmt: skip
"""What stands inside a paragraph, and what becomes of it; what has no name is only spelt otherwise."""


def inline(line: Line, defined: Collection[str], said: Said) -> str:
    """A line with what stands inside it in native form."""
    text = line.text.removesuffix("\\")
    if BULLET.match(text):
        text = f"\\{text}"
    if not _ODD.search(text):
        return text
    for what, pattern, made in _INLINE:
        text, count = pattern.subn(made, text)
        if what and count:
            said(f"{what}: kept as words", line.number)
    stray: set[str] = set()

    def call(found: re.Match[str]) -> str:
        if found[1] in defined:
            return found[0]
        stray.add(found[1])
        return f"\\{found[0]}"

    text = _CALLS.sub(call, text)
    for number in sorted(stray):
        said(f"note {number} is called, and there is none: kept as words", line.number)
    return text
