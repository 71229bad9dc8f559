"""Cuts the body of a letter into paragraphs, list items, quotations, divs and notes.

Pandoc's rules made strict: what is inside an item stands at the column where the item's text begins, what is inside a
note at four blanks, every line of a quotation begins with `>`; nothing begins without a blank line before it, except
the next item of a list. What Pandoc would take in all the same (lazy lines, lists at two blanks) is a fault, because
it is read otherwise by the next program or the next person. Containers are cut out and read one within the other, so
their depth is capped.
"""

from __future__ import annotations

import re
from typing import Literal

from lettercli.formats.markdown import attributes
from lettercli.formats.markdown.faults import Faulty
from lettercli.formats.markdown.inline import Inline
from lettercli.formats.markdown.labels import EMPTY, Marker, marker
from lettercli.formats.markdown.starts import SPLIT, SPLITS, Start, foreign
from lettercli.formats.markdown.tree import Block, Body, Div, Item, NoteText, Paragraph, Quotation

DEPTH = 24
"""Containers within one another."""

NOTE = re.compile(r"\[\^([\w-]+)\]:")
DIV = re.compile(r":::+[ \t]*(?:([A-Za-z]+)[ \t]*:*|(\{.*\})[ \t]*:*)[ \t]*")
CLOSER = re.compile(r":::+[ \t]*")
HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")

Area = Literal["letter", "postscript", "div", "item", "quotation", "note"]
DIVS = {"salute", "dateline", "closer", "signed", "postscript", "annotation"}
INSIDE = {"div": "another div", "item": "a list item", "quotation": "a quotation", "note": "a note"}
INNER_DIVS = {"signed", "dateline"}


def read(lines: list[str], first: int, faulty: Faulty) -> Body:
    """The body whose lines begin at line `first` of the file."""
    body = Body()
    body.blocks = read_part(body, lines, first, faulty)
    return body


def read_part(body: Body, lines: list[str], first: int, faulty: Faulty) -> list[Block]:
    """The blocks of some lines of a letter's top level, which end before a blank one; notes and calls go to `body`."""
    return _Reader(body, faulty, "letter", 0, True).read(lines, first)


def blank(line: str) -> bool:
    return not line or (line[0] in " \t" and not line.strip(" \t"))


def begins(line: str) -> Start | None:
    """What of ours a line that should go on with a paragraph would begin in Pandoc's eyes."""
    if line[0] == ">":
        return Start("a quotation", "put a blank line before it, or write \\>")
    if line.startswith(":::"):
        return Start("a div", "put a blank line before it, or write &#58;::")
    if NOTE.match(line):
        return Start("a note", "put a blank line before it")
    if (line[0] in "(#" or line[0].isalnum()) and marker(line):
        return Start("a list", "put a blank line before it, or a backslash before its full stop or parenthesis")
    return None


class _Reader:
    """Reads the lines of one container."""

    def __init__(self, body: Body, faulty: Faulty, area: Area, depth: int, calls: bool) -> None:
        self.body = body
        self.faulty = faulty
        self.area = area
        self.depth = depth
        self.calls = calls
        self.lines: list[str] = []
        self.first = 1
        self.blocks: list[Block] = []
        self.width = 0
        """Column of the text of the item before, for what its indentation should have been."""
        self.noted = -1
        """How many blocks came before the last note."""

    def read(self, lines: list[str], first: int) -> list[Block]:
        self.lines, self.first = lines, first
        at, end = 0, len(lines)
        while at < end:
            line = lines[at]
            if blank(line):
                at += 1
                continue
            start = line[0]
            if start in " \t":
                at = self.indented(at)
            elif start == ">":
                at = self.quotation(at)
            elif start == ":" and line.startswith(":::"):
                at = self.div(at)
            elif start == "[" and (note := NOTE.match(line)):
                at = self.note(at, note)
            elif (start in "(#" or start.isalnum()) and (found := marker(line)):
                at = self.item(at, found)
            else:
                at = self.paragraph(at)
        return self.blocks

    def inner(self, lines: list[str], at: int, area: Area, calls: bool = True) -> list[Block]:
        """The blocks of a container whose first line is the line `at` of this one."""
        if self.depth == DEPTH:
            self.fault(at, f"lists, quotations and divs nested more than {DEPTH} deep", "make it flatter")
            return []
        reader = _Reader(self.body, self.faulty, area, self.depth + 1, calls and self.calls)
        return reader.read(lines, self.first + at)

    def fault(self, at: int, what: str, instead: str) -> None:
        self.faulty.add(self.first + at, what, instead)

    def indented(self, at: int) -> int:
        """Refuses a line that begins with blanks and leaves it without them."""
        line = self.lines[at]
        text = line.lstrip(" \t")
        count = len(line) - len(text)
        what = f"a line indented by {count} blank{'s' if count > 1 else ''}"
        if "\t" in line[:count]:
            self.fault(at, "a tab at the start of a line", "indent with blanks")
        elif self.width and isinstance(self.blocks[-1], Item):
            label = self.blocks[-1].label
            self.fault(at, what, f"indent it by {self.width} to go on with item {label}, or not at all")
        else:
            self.fault(at, what, "begin it at the left margin of what it belongs to")
        self.lines[at] = text
        return at

    def paragraph(self, at: int) -> int:
        lines = self.lines
        line = lines[at]
        end = self.continued(at)
        raw = "\n".join([line.strip(" \t") for line in lines[at:end]])
        if start := foreign(line):
            self.fault(at, *start)
            return end
        if "  " in raw or "\t" in raw:
            raw = re.sub(r"[ \t]+", " ", raw)
        reader = Inline(raw, self.first + at, self.faulty, self.body.calls if self.calls else None)
        text, marks = reader.read()
        if not text.strip():
            self.fault(at, "a paragraph without words", "put the note's call or page break into one with words")
        self.blocks.append(Paragraph(self.first + at, text, marks))
        return end

    def continued(self, at: int) -> int:
        """Checks the lines after a paragraph's first; returns where the paragraph ends, were it by a fault."""
        while (at := at + 1) < len(self.lines) and not blank(line := self.lines[at]):
            text = line.lstrip(" \t")
            if "\t" in line[: len(line) - len(text)]:
                self.fault(at, "a tab at the start of a line", "indent with blanks")
            if found := begins(text):
                if not CLOSER.fullmatch(text):
                    self.fault(at, f"{found.what} right after a line of a paragraph", found.mend)
                self.lines[at] = text
                return at
            if found := foreign(text) or (SPLIT if SPLITS.match(text) else None):
                self.fault(at, *found)
                self.lines[at] = ""
                return at
            before = self.lines[at - 1]
            if before.endswith("  ") or HARD_BREAK.search(before):
                self.fault(at - 1, "a hard line break", "delete the blanks or the backslash at the line's end")
            elif text[0] == "[" and before.rstrip(" \t").endswith("]"):
                self.fault(at, "a line that begins with [ after one that ends with ]", "join the two lines")
        return at

    def quotation(self, at: int) -> int:
        body, end = [], at
        while end < len(self.lines) and not blank(line := self.lines[end]):
            if line[0] == ">":
                body.append(line[2:] if line[1:2] == " " else line[1:])
            else:
                self.fault(end, "a line of a quotation without >", "begin it with > or put a blank line before it")
                body.append(line.strip(" \t"))
            end += 1
        blocks = self.inner(body, at, "quotation")
        if not blocks:
            self.fault(at, "a quotation without words", "delete it")
        self.blocks.append(Quotation(self.first + at, blocks))
        return end

    def item(self, at: int, found: Marker) -> int:
        empty = found.fault is EMPTY and self.stands_alone(at, found)
        if found.fault and not empty:
            self.fault(at, *found.fault)
        if self.blocks and self.noted == len(self.blocks) and isinstance(self.blocks[-1], Item):
            self.fault(at, "a note defined between two items of a list", "define notes at the end of the letter")
        if empty:
            self.blocks.append(Item(self.first + at, found.label, []))
            return at + 1
        body = [self.lines[at][found.width :]]
        end = self.gather(body, at + 1, found.width, f"item {found.label}")
        self.width = found.width
        self.blocks.append(Item(self.first + at, found.label, self.inner(body, at, "item")))
        return end

    def stands_alone(self, at: int, found: Marker) -> bool:
        """Whether a label without text is a point that is printed empty, `7)`: no line goes on with it.

        A number with a full stop is more often text (`1929.`) than an empty point, and is refused.
        """
        if not found.label.endswith(")"):
            return False
        end = len(self.lines)
        following = next((self.lines[next_] for next_ in range(at + 1, end) if not blank(self.lines[next_])), "")
        return following[:1] not in {" ", "\t"} and (at + 1 == end or blank(self.lines[at + 1]))

    def note(self, at: int, found: re.Match[str]) -> int:
        if self.area != "letter":
            self.fault(at, f"note {found[1]} defined inside something else", "define it at the left margin of the file")
        text = self.lines[at][found.end() :].lstrip(" \t")
        if text and (text[0] == ">" or marker(text)):
            mend = f"begin it on a line of its own below [^{found[1]}]:, indented by 4 blanks"
            self.fault(at, "a list or quotation in the line that opens a note", mend)
        body = [text]
        end = self.gather(body, at + 1, 4, f"note {found[1]}")
        if not text and (len(body) == 1 or not body[1]):
            self.fault(at, f"note {found[1]} without words", "begin its text in this line or the next")
        blocks = self.inner(body, at, "note", calls=False)
        self.noted = len(self.blocks)
        self.body.notes.append(NoteText(self.first + at, found[1], blocks))
        return end

    def gather(self, body: list[str], at: int, width: int, what: str) -> int:
        """Adds to `body` the lines that are indented by `width`; returns where they end."""
        pad, after_blank = " " * width, False
        while at < len(self.lines):
            line = self.lines[at]
            if blank(line):
                body.append("")
                after_blank = True
            elif line.startswith(pad):
                body.append(line[width:])
                after_blank = False
            elif after_blank or self.sibling(line, what):
                break
            elif start := begins(line):
                self.fault(at, f"{start.what} right after a line of {what}", start.mend)
                break
            else:
                self.fault(at, f"a line of {what} that is not indented", f"indent it by {width} blanks")
                body.append(line.lstrip(" \t"))
            at += 1
        return at

    def sibling(self, line: str, what: str) -> bool:
        """Whether a line may follow an item or a note without a blank line between."""
        return bool(NOTE.match(line) if what.startswith("note") else line[0] not in " \t" and marker(line))

    def div(self, at: int) -> int:
        lines = self.lines
        if CLOSER.fullmatch(lines[at]):
            self.fault(at, "::: that closes nothing", "delete it, or write &#58;:: for the characters")
            return at + 1
        end, depth = at + 1, 1
        while end < len(lines):
            if lines[end].startswith(":::"):
                depth += -1 if CLOSER.fullmatch(lines[end]) else 1
                if not depth:
                    break
            end += 1
        else:
            self.fault(at, "a div that is not closed", "write ::: on a line of its own where it ends")
        name, hand = self.div_name(at)
        area: Area = "postscript" if name in ("postscript", "annotation") else "div"
        blocks = self.inner(lines[at + 1 : end], at + 1, area)
        if not blocks:
            self.fault(at, "a div without words", "delete it")
        self.blocks.append(Div(self.first + at, name, hand, blocks))
        return end + 1

    def div_name(self, at: int) -> tuple[str, str]:
        """The name of the div that opens here, and the hand it names."""
        known = DIVS if self.area == "letter" else INNER_DIVS if self.area == "postscript" else set()
        names = ", ".join(sorted(known))
        found = DIV.fullmatch(self.lines[at])
        about = attributes.read(found[2]) if found and found[2] else None
        if found is None or (found[2] and about is None):
            self.fault(at, "a div whose name cannot be read", f"write ::: and one of {', '.join(sorted(DIVS))}")
            return "salute", ""
        name = about.name if about else found[1]
        values = about.values if about else {}
        if not known:
            self.fault(at, f"a div inside {INSIDE[self.area]}", "put it outside, at the left margin")
        elif name not in known:
            where = "" if self.area == "letter" else " here"
            self.fault(at, f"a div named {name!r}{where}", f"write one of {names}")
        if values.keys() - ({"hand"} if name == "annotation" else set()):
            self.fault(at, f"an attribute that {name or 'a div'} does not have", 'only annotation has one, hand="…"')
        return name if name in DIVS else "salute", values.get("hand", "")
