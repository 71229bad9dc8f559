"""Reads the body of a letter fast where it is plain, which is nearly everywhere; the strict reader judges the rest.

`blocks` looks at every line from all sides, because it must say what is wrong and where. Most letters hold nothing
that could be wrong. Here the body is cut at its blank lines, and a compiled pattern proves of each piece that it is
what it looks like: a paragraph, an item, a note, a division of one paragraph. What is not proved is read, piece by
piece, by `blocks`; and where anything smells of a fault the whole letter is, so that faults are found by one reader
alone. What is read here is the same, to the last offset, as what `blocks` would give.
"""

from __future__ import annotations

import re

from lettercli.flat import Flat
from lettercli.formats.markdown import blocks as strict
from lettercli.formats.markdown.faults import Faulty
from lettercli.formats.markdown.inline import CALL, SPECIAL, Inline
from lettercli.formats.markdown.labels import marker
from lettercli.formats.markdown.passages import Rows
from lettercli.formats.markdown.starts import foreign
from lettercli.formats.markdown.tree import Block, Body, Call, Item, NoteText, Paragraph, Quotation
from lettercli.model import Mark, PassageKind

_MARKER = r"(?![A-Z]\. [^ \n])\(?(?:[0-9]+|#|[A-Za-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,})[.)](?:[ \n]|$)"
"""What may be a label, if only by its form."""
START = re.compile(rf"[\s>:#*\-_+=|~\[]|{_MARKER}")
"""At the start of a piece: perhaps no paragraph."""
GOES_ON = re.compile(rf"\n(?:[\s>:#*\-_+=|~\[@]|\(@|{_MARKER})| \n|\\\n")
"""In a paragraph of several lines: perhaps not only that."""
_WORDS = rf"(?!{START.pattern})([^\n]*[^\n ])"
PIECE = re.compile(
    rf"(?:(?:([0-9]{{1,9}}[.)]) {{1,4}})?{_WORDS}"
    rf"|::: (salute|dateline|closer|signed|postscript)\n{_WORDS}\n:::"
    rf"|\[\^([\w-]+)\]: *{_WORDS})(?:\n\n(?![\n ])|\n*\Z)"
)
"""What stands in one line, or is a division with one line in it, and the blank line after it."""
DIVISIONS: dict[str, PassageKind] = {
    "salute": "salute", "dateline": "dateline", "closer": "closer", "signed": "signed", "postscript": "postscript",
}  # fmt: skip
CHUNK_END = re.compile(r"\n\n+(?! )")
FENCE = re.compile(r"^:::.*$", re.MULTILINE)
BLANKS = re.compile("  +")
ODD = "\\*_`<&"
"""Special inside a paragraph, brackets aside."""
NOTE_PAD = "    "
LAST_ALONE = "\u02ff"
"""The last character up to which none is ever composed with the one before it."""
DEPTH = 12
"""Lists and quotations within one another; what is deeper is not read here."""


class _Doubt(Exception):
    """This is not plain."""


def read(flat: Flat, text: str, at: int, line: int) -> bool:
    """Reads a body, which begins at an offset of `text` and a line of its file; False where it must be read strictly.

    The text has its lines ended by `\\n` and is in NFC. After False the rows are not to be used.
    """
    return text.find("\t", at) < 0 and _Reader(flat, text, at).read(at, line)


class _Reader:
    """Reads one body."""

    def __init__(self, flat: Flat, text: str, at: int) -> None:
        self.text = text
        self.rows = Rows(flat)
        self.body = Body()
        self.faulty = Faulty("")
        self.odd = max([text.find(character, at) for character in ODD]) >= 0
        self.in_note = False

    def read(self, at: int, line: int) -> bool:
        """Piece after piece; `line` is that of the first."""
        text, end = self.text, len(self.text)
        while text.startswith("\n", at):
            at += 1
            line += 1
        while at < end:
            at, line = self.pieces(at, line)
            if at >= end:
                break
            after = self.end(at)
            if not self.chunk(text[at:after].rstrip("\n"), line):
                return False
            line += text.count("\n", at, after)
            at = after
        return self.finished()

    def pieces(self, at: int, line: int) -> tuple[int, int]:
        """Reads as many pieces as are plain; the offset and line of the first that is not.

        Every letter goes through here passage by passage, so what `Rows` has methods for is done in place.
        """
        text, rows, notes, match = self.text, self.rows, self.body.notes, PIECE.match
        add, given, id = rows.rows.append, rows.top.counts, rows.top.address
        signs = self.odd or text.find("[", at) >= 0 or text.find("]", at) >= 0
        while found := match(text, at):
            label, words, name, inner, number, note = found.groups()
            marks: tuple[Mark, ...] = ()
            if words is None:
                words = inner or note
            if (signs and (self.odd or "[" in words or "]" in words)) or "  " in words:
                self.in_note = number is not None
                read = self.words(words)
                self.in_note = False
                if read is None:
                    break
                words, marks = read
            if label:
                if notes:
                    break
                address = f"{id}.{label[:-1]}"
                if marks or address in given:
                    rows.top_point(label, words, marks, line)
                else:
                    given[address] = 1
                    add((address, "point", words, 0, label, line))
                    rows.after_paragraph = False
            elif number:
                notes.append(NoteText(line, number, [Paragraph(line, words, marks)]))
            elif name:
                rows.top_division(DIVISIONS[name], words, marks, line)
                line += 2
            else:
                rows.top_paragraph(words, marks, line)
            at = found.end()
            line += 2
        return at, line

    def words(self, raw: str) -> tuple[str, tuple[Mark, ...]] | None:
        """The text and marks of a paragraph; None for what may be something else from its second line on."""
        if "\n" in raw:
            if GOES_ON.search(raw):
                return None
            raw = raw.replace("\n", " ")
        if raw[-1] == " ":
            raw = raw.rstrip(" ")
        if "  " in raw:
            raw = BLANKS.sub(" ", raw)
        if "[" in raw or "]" in raw or (self.odd and SPECIAL.search(raw)):
            return self.marked(raw)
        return raw, ()

    def marked(self, raw: str) -> tuple[str, tuple[Mark, ...]] | None:
        """The same where there are signs in it; None where one is wrong."""
        if "]{" in raw or "](" in raw or (self.odd and SPECIAL.search(raw.replace("[", "").replace("]", ""))):
            calls = None if self.in_note else self.body.calls
            text, marks = Inline(raw, 0, self.faulty, calls).read()
            return (text, marks) if text.strip() and not self.faulty.count else None
        if "[^" not in raw:
            return raw, ()
        pieces = CALL.split(raw)
        text = "".join(pieces[::2])
        if self.in_note or "[^" in text or not text.strip():
            return None
        offset, signs, calls = 0, list[Mark](), self.body.calls
        for at in range(1, len(pieces), 2):
            offset += len(pieces[at - 1])
            if pieces[at + 1][:1] > LAST_ALONE:  # perhaps a mark that belongs to what stands before the call
                return None
            signs.append(Mark("anchor", offset, offset, pieces[at]))
            calls.append(Call(pieces[at], 0))
        return text, tuple(signs)

    def end(self, at: int) -> int:
        """Where the chunk that begins at an offset ends: what is indented, or inside a division, belongs to it.

        The blank lines after it are the last of it.
        """
        text = self.text
        if text.startswith(":::", at):
            depth = 0
            for found in FENCE.finditer(text, at):
                depth += -1 if strict.CLOSER.fullmatch(found[0]) else 1
                if depth <= 0:
                    at = found.end()
                    break
            else:
                return len(text)
        found_end = CHUNK_END.search(text, at)
        return found_end.end() if found_end else len(text)

    def chunk(self, text: str, line: int) -> bool:
        """Reads what stands between two blank lines of the top level; False where there is a fault."""
        if text[0] == " ":
            return False
        if text[0] == "[" and strict.NOTE.match(text):
            return self.notes(text, line)
        if self.body.notes and marker(text.split("\n", 1)[0]):
            return False  # perhaps a note between two items of a list
        calls = len(self.body.calls)
        try:
            found = self.tree(text.split("\n\n"), line, 0)
        except _Doubt:
            del self.body.calls[calls:]
            found = strict.read_part(self.body, text.split("\n"), line, self.faulty)
        self.rows.main(found)
        return not self.faulty.count

    def notes(self, text: str, line: int) -> bool:
        """Reads notes that follow one another line by line, or one with all that is indented below it."""
        found, before, calls = self.body.notes, len(self.body.notes), len(self.body.calls)
        single = text.split("\n") if "\n[^" in text else [text]
        self.in_note = True
        try:
            found += [self.note(each, line + at) for at, each in enumerate(single)]
        except _Doubt:
            del found[before:], self.body.calls[calls:]
            if strict.read_part(self.body, text.split("\n"), line, self.faulty):
                return False
        self.in_note = False
        return not self.faulty.count

    def note(self, text: str, line: int) -> NoteText:
        found = strict.NOTE.match(text)
        if found is None:
            raise _Doubt
        inner, *others = text[found.end() :].lstrip(" ").split("\n\n")
        if not inner or inner[0] in "\n>" or marker(inner.split("\n", 1)[0]):
            raise _Doubt
        pieces = [_moved(each, NOTE_PAD) for each in (inner, *_indented(others, NOTE_PAD))]
        return NoteText(line, found[1], self.tree(pieces, line, 1))

    def tree(self, pieces: list[str], line: int, depth: int) -> list[Block]:
        """The blocks that the pieces are, one within the other; raises _Doubt."""
        if depth > DEPTH:
            raise _Doubt
        found: list[Block] = []
        at = 0
        while at < len(pieces):
            piece, here = pieces[at], line
            first = at
            at += 1
            label = None
            if not piece:
                raise _Doubt
            if START.match(piece):
                opening = piece.split("\n", 1)[0]
                if piece[0] == ">":
                    found.append(Quotation(here, self.tree(_unquoted(piece), here, depth + 1)))
                    line += piece.count("\n") + 2
                    continue
                if piece[0] in "\n :" or piece[0].isspace() or strict.NOTE.match(piece) or foreign(opening):
                    raise _Doubt
                label = marker(opening)
            if label is None:
                words = self.words(piece)
                if words is None:
                    raise _Doubt
                found.append(Paragraph(here, *words))
            elif label.fault:
                raise _Doubt
            else:
                pad = " " * label.width
                while at < len(pieces) and pieces[at][:1] == " ":
                    at += 1
                inner = [piece[label.width :], *_indented(pieces[first + 1 : at], pad)]
                inner = [_moved(each, pad) for each in inner]
                found.append(Item(here, label.label, self.tree(inner, here, depth + 1)))
            line += sum([each.count("\n") + 2 for each in pieces[first:at]])
        return found

    def finished(self) -> bool:
        """Puts the notes down; False where the calls of notes and the notes do not agree."""
        notes = self.body.notes
        if notes or self.body.calls:
            numbers = {note.number for note in notes}
            if len(numbers) < len(notes) or not numbers.issuperset([call.number for call in self.body.calls]):
                return False
            self.rows.notes(notes)
        self.rows.finish()
        return not self.faulty.count


def _indented(pieces: list[str], pad: str) -> list[str]:
    """The pieces without the indentation of their first lines."""
    if not all(piece.startswith(pad) for piece in pieces):
        raise _Doubt
    return [piece[len(pad) :] for piece in pieces]


def _moved(piece: str, pad: str) -> str:
    """A piece whose first line has lost its indentation, with the others moved as far to the left."""
    if "\n" not in piece:
        return piece
    if piece.count("\n") != piece.count("\n" + pad):
        raise _Doubt
    return piece.replace("\n" + pad, "\n")


def _unquoted(piece: str) -> list[str]:
    """What stands in a quotation, cut at its blank lines."""
    lines = piece.split("\n")
    if not all(line.startswith(">") for line in lines):
        raise _Doubt
    inner = "\n".join([line[2:] if line[1:2] == " " else line[1:] for line in lines])
    pieces = inner.split("\n\n")
    if not all(pieces) or "\n\n\n" in inner or inner[-1] == "\n":
        raise _Doubt
    return pieces
