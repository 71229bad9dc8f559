"""Writes a paragraph's text and marks so that Pandoc and our reader get the same back.

Only what would be read as something else is escaped, so that a page stays a page: `[local]`, `P.S.`, `(1)` inside a
sentence and `J. Stalin` go out as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lettercli.formats.markdown import attributes, starts
from lettercli.formats.markdown.labels import MARKER, marker
from lettercli.model import Mark

SPECIAL = re.compile(r"[\\*_`<&\[\]!({^\t\n\r]|^ +| +$| {2,}|(?<=\[) +| +(?=\])")
SIGNS = re.compile(r"[\\*_`<\[\]\t\n\r]")
"""Of these, and of entities, a text must hold some, or have blanks at its edges or two together, for anything to be
escaped in it but its beginning. To look for single characters takes a tenth of the time that `SPECIAL` does."""
ALWAYS = {"\\": "\\\\", "*": "\\*", "_": "\\_", "`": "\\`", "<": "&lt;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
BRACKET = re.compile(r"[\[\]]")
ENTITY = re.compile(r"&(?=#|[A-Za-z0-9]+;)")
OPENS_NOTE = re.compile(r"(\[\^[\w-]+\]):")


def paragraph(text: str, marks: Sequence[Mark]) -> str:
    """One line of Markdown for a paragraph, whatever it begins with.

    Insertions are left out: whoever reads the text finds them in it.
    """
    plain = not marks and text[:1] != " " and text[-1:] != " " and _simple(text)
    return beginning(text if plain else _Line(text, marks).write())


def _simple(text: str) -> bool:
    """Whether nothing in a text needs an escape, wherever it stands, its edges apart."""
    return "  " not in text and SIGNS.search(text) is None and ("&" not in text or ENTITY.search(text) is None)


def beginning(line: str) -> str:
    """Escapes what would make a line begin something other than a paragraph."""
    first = line[:1]
    if found := OPENS_NOTE.match(line):
        return f"{found[1]}&#58;{line[found.end() :]}"
    if first == ">" or (first and starts.foreign(line)):
        return f"&#{ord(first)};{line[1:]}" if first in "|~=" else "\\" + line
    if line.startswith(":::"):
        return f"&#58;{line[1:]}"
    if marker(line) and (found := MARKER.match(line)):
        at = 0 if first == "(" else found.start(3)
        return f"{line[:at]}\\{line[at:]}"
    return line


class _Line:
    """A paragraph's text, and what its marks put between the characters."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self.signs: dict[int, str] = {}
        """By offset: ends of gaps first, then ends of emphasis, then what begins there."""
        self.kept: set[int] = set()
        """Offsets of brackets that belong to gaps."""
        self.gaps = [mark for mark in marks if mark.kind == "gap"]
        self.emphases = [mark for mark in marks if mark.kind == "emphasis"]
        for mark in self.gaps:
            self.kept |= {mark.start, mark.end - 1}
            self.add(mark.end, "{.gap}")
        for mark in self.emphases:
            self.add(mark.end, "*")
        for mark in marks:
            self.add(mark.start, self.opening(mark))
        self.closed = {mark.end for mark in self.emphases}
        self.opened = {mark.start for mark in self.emphases}
        self.escapes = self.brackets()

    def add(self, offset: int, sign: str) -> None:
        if sign:
            self.signs[offset] = self.signs.get(offset, "") + sign

    def opening(self, mark: Mark) -> str:
        match mark.kind:
            case "anchor":
                return f"[^{mark.value}]"
            case "page":
                return "[]" + attributes.write("pb", n=mark.value, facs=mark.facs)
            case "emphasis":
                return "*"
            case _:
                return ""

    def write(self) -> str:
        out, at = [], 0
        for offset in sorted({*self.signs, len(self.text)}):
            out += [self.stretch(at, offset), self.signs.get(offset, "")]
            at = offset
        return "".join(out)

    def stretch(self, start: int, end: int) -> str:
        """A part of the text without marks in it, escaped."""
        text = self.text[start:end]
        inner = text.strip(" ")
        beside = inner and (inner[0] in "({^" or inner[-1] == "!")  # which mean something beside a mark
        if beside or not _simple(inner):
            return SPECIAL.sub(lambda found: self.escaped(found, start), text)
        before = len(text) - len(text.lstrip(" "))
        after = len(text) - len(inner) - before
        opening = self.blanks(start, before) if before else ""
        return opening + inner + (self.blanks(end - after, after) if after else "")

    def escaped(self, found: re.Match[str], base: int) -> str:
        """What is written for the special character, or run of blanks, at `base` and on."""
        character, at = found[0][0], base + found.start()
        match character:
            case " ":
                return self.blanks(at, len(found[0]))
            case "[" | "]":
                return "\\" + character if at in self.escapes else character
            case "(" | "{":
                before = self.signs.get(at, "") or self.text[at - 1 : at] if at else ""
                return "\\" + character if before.endswith("]") else character
            case "!":
                return "\\!" if self.span(at + 1) else "!"
            case "^":
                return "&#94;" if at - 1 in self.kept and self.calls(at - 1) else "^"
            case "&":
                return "&amp;" if ENTITY.match(self.text, at) else "&"
        return ALWAYS[character]

    def blanks(self, at: int, count: int) -> str:
        """A run of blanks, of which a reader would see one, or none at an edge."""
        edge = at == 0 or at in self.opened or (at - 1 in self.kept and self.text[at - 1] == "[")
        out = ["&#32;" if edge else " "] + ["&#32;"] * (count - 1)
        end = at + count
        if end == len(self.text) or end in self.closed or (end in self.kept and self.text[end] == "]"):
            out[-1] = "&#32;"
        return "".join(out)

    def calls(self, at: int) -> bool:
        """Whether the bracket at `at` would call a note."""
        return self.text.startswith("[^", at) and at + 1 not in self.signs

    def brackets(self) -> set[int]:
        """Offsets of the brackets that must be escaped.

        Those that call a note or stand inside a gap; both of a pair that a gap or page break follows, which Pandoc
        would take for a link's; and all when some pair and some emphasis cross.
        """
        if "[" not in self.text and "]" not in self.text:
            return set()
        inner = {at for mark in self.gaps for at in range(mark.start + 1, mark.end - 1)}
        found = [at for sign in BRACKET.finditer(self.text) if (at := sign.start()) not in self.kept]
        escapes = {at for at in found if at in inner or self.calls(at)}
        around = self.around() if self.emphases else [0] * len(self.text)
        waiting: list[int] = []
        for at in found:
            if at in escapes:
                continue
            if self.text[at] == "[":
                waiting.append(at)
            elif waiting:
                start = waiting.pop()
                if around[start] != around[at]:
                    return set(found)
                if self.span(at + 1) or (self.text[at + 1 : at + 2] == " " and self.span(at + 2)):
                    escapes |= {start, at}
        return escapes

    def span(self, at: int) -> bool:
        """Whether a gap or a page break begins at the offset."""
        return (at in self.kept and self.text[at] == "[") or self.signs.get(at, "").startswith("[]")

    def around(self) -> list[int]:
        """For each character the number of the emphasis around it; 0 for none."""
        around = [0] * len(self.text)
        for count, mark in enumerate(self.emphases, 1):
            around[mark.start : mark.end] = [count] * (mark.end - mark.start)
        return around
