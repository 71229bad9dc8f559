"""Reads what stands inside a paragraph: text, emphasis, calls of notes, gaps and page breaks.

One pass from special character to special character; a paragraph without any costs one search. Whatever Pandoc would
read as something that the subset does not have is a fault, never text by accident.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import is_normalized

from lettercli.formats.markdown import attributes, entities
from lettercli.formats.markdown.faults import Faulty
from lettercli.formats.markdown.tree import Call
from lettercli.model import Mark

SPECIAL = re.compile(r"[\\*_`<&\[\]]")
ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!")
RUN = re.compile(r"\*+|`+")
TRAPS = {"brackets": "write \\[ and \\] for the brackets before it", "!": "write \\! before it"}
CALL = re.compile(r"\[\^([\w-]+)\]")


class _Bracket(NamedTuple):
    """An open bracket: its offset in the text and in the source, how many marks came before, emphasis around it.

    `trap` names what must not come before a gap or page break, because Pandoc would see a link or image.
    """

    offset: int
    at: int
    marks: int
    emphasis: int
    trap: str


class Inline:
    """Reads one paragraph: `raw` holds its lines, trimmed, the first of which is `line` of the file."""

    def __init__(self, raw: str, line: int, faulty: Faulty, calls: list[Call] | None) -> None:
        self.raw = raw.replace("\n", " ")
        self.lines = raw
        self.current = line
        self.counted = 0
        self.faulty = faulty
        self.calls = calls
        """Where calls of notes are gathered; None inside a note, where there are none."""
        self.out: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.brackets: list[_Bracket] = []
        self.emphasis = -1
        """Where in `marks` the open emphasis stands; -1 outside."""
        self.escaped = -1
        """Where in the source the last escape ends."""
        self.closed = -2
        """Where in the source the last pair of plain brackets ends."""

    def read(self) -> tuple[str, tuple[Mark, ...]]:
        raw, at = self.raw, 0
        while found := SPECIAL.search(raw, at):
            start = found.start()
            if start > at:
                self.put(raw[at:start])
            at = self.HANDLERS[found[0]](self, start)
        self.put(raw[at:])
        if self.emphasis >= 0:
            self.fault(len(raw), "emphasis that is not closed", "write * before and after it, \\* for the character")
        text = "".join(self.out)
        if not text.isascii() and not is_normalized("NFC", text):
            mend = "write it right after the letter, unescaped"
            self.fault(len(raw), "a combining character apart from its letter", mend)
        return text, tuple(self.marks)

    def put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def fault(self, at: int, what: str, instead: str) -> None:
        self.faulty.add(self.line(at), what, instead)

    def line(self, at: int) -> int:
        """The line of the file; `at` only ever grows from one call to the next."""
        if at > self.counted:
            self.current += self.lines.count("\n", self.counted, at)
            self.counted = at
        return self.current

    def run(self, at: int) -> int:
        """Where the run of asterisks or backticks ends."""
        found = RUN.match(self.raw, at)
        return found.end() if found else at + 1

    def backslash(self, at: int) -> int:
        following = self.raw[at + 1 : at + 2]
        if following in ESCAPABLE and following:
            self.put(following)
            self.escaped = at + 2
            return at + 2
        self.put("\\")
        return at + 1

    def asterisk(self, at: int) -> int:
        raw = self.raw
        if raw.startswith("**", at):
            self.fault(at, "strong emphasis or adjoining emphases (**)", "write *…*, and \\* for the character")
            return self.run(at)
        if self.emphasis < 0:
            if raw[at + 1 : at + 2] in ("", " "):
                self.fault(at, "an asterisk before a blank", "write \\*")
                self.put("*")
                return at + 1
            self.emphasis = len(self.marks)
            self.marks.append(Mark("emphasis", self.length, self.length))
            return at + 1
        mark = self.marks[self.emphasis]
        if raw[at - 1] == " ":
            self.fault(at, "an asterisk after a blank", "write \\*, or close the emphasis right after its last word")
        elif mark.start == self.length:
            self.fault(at, "emphasis without words", "delete it, or write \\*")
        self.marks[self.emphasis] = Mark("emphasis", mark.start, self.length)
        self.emphasis = -1
        return at + 1

    def underscore(self, at: int) -> int:
        self.fault(at, "an underscore", "write \\_ for the character, *…* for emphasis")
        self.put("_")
        return at + 1

    def backtick(self, at: int) -> int:
        self.fault(at, "a backtick, which begins code", "write \\`")
        end = self.run(at)
        self.put("`" * (end - at))
        return end

    def less_than(self, at: int) -> int:
        if self.raw[at + 1 : at + 2] not in ("", " "):
            self.fault(at, "HTML or a link in <…>", "write &lt; for the character")
        self.put("<")
        return at + 1

    def ampersand(self, at: int) -> int:
        found = entities.ENTITY.match(self.raw, at)
        if found is None:
            self.put("&")
            return at + 1
        character = entities.character(found[1])
        if character is None:
            self.fault(at, f"the entity {found[0][:40]!r}", "write the character itself, or &amp; for the ampersand")
        self.put(character or found[0])
        return found.end()

    def opening(self, at: int) -> int:
        if self.raw.startswith("[^", at):
            return self.call(at)
        trap = ""
        if self.closed == at - 1 or (self.closed == at - 2 and self.raw[at - 1] == " "):
            trap = "brackets"
        elif at and self.raw[at - 1] == "!" and self.escaped != at:
            trap = "!"
        self.brackets.append(_Bracket(self.length, at, len(self.marks), self.emphasis, trap))
        self.put("[")
        return at + 1

    def call(self, at: int) -> int:
        found = CALL.match(self.raw, at)
        if found is None:
            self.fault(at, "[^ without a note's number", "write [^1] to call note 1, or \\[^")
            self.put("[^")
            return at + 2
        if self.calls is None:
            self.fault(at, f"note {found[1]} called inside a note", "write its number as plain words, or \\[^")
        else:
            self.calls.append(Call(found[1], self.line(at)))
        self.marks.append(Mark("anchor", self.length, self.length, found[1]))
        return found.end()

    def closing(self, at: int) -> int:
        opened = self.brackets.pop() if self.brackets else None
        if opened and opened.emphasis != self.emphasis:
            self.fault(at, "brackets and emphasis that cross", "write \\[ and \\], or close one inside the other")
        following = self.raw[at + 1 : at + 2]
        if following == "{":
            return self.span(at, opened)
        self.put("]")
        if opened:
            self.closed = at
        if following == "(":
            self.fault(at, "a link or image, […](…)", "write ]\\( for brackets before parentheses")
        return at + 1

    def span(self, at: int, opened: _Bracket | None) -> int:
        found = attributes.read(self.raw, at + 1)
        empty = opened is not None and opened.at == at - 1
        if opened and opened.trap:
            self.fault(at, f"a gap or page break right after {opened.trap}", TRAPS[opened.trap])
        if found and opened and found.name == "gap" and not found.values and not empty:
            self.put("]")
            self.marks.insert(opened.marks, Mark("gap", opened.offset, self.length))
            return found.end
        if found and empty and found.name == "pb" and found.values.keys() <= {"n", "facs"}:
            self.out.pop()
            self.length -= 1
            self.marks.append(Mark("page", self.length, self.length, *map(found.values.get, ("n", "facs"), ("", ""))))
            return found.end
        self.fault(at, "a span that is no gap and no page break", 'write […]{.gap}, []{.pb n="1"}, or ]\\{')
        self.put("]")
        return found.end if found else at + 1

    HANDLERS = {  # noqa: RUF012
        "\\": backslash, "*": asterisk, "_": underscore, "`": backtick, "<": less_than, "&": ampersand,
        "[": opening, "]": closing,
    }  # fmt: skip
