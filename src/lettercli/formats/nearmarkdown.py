"""Markdown as people write it, made the Markdown of an edition: what a letter has stays, what it has not becomes text.

A letter in the native format is read as it is. In any other the front matter is read as fields, and the body is put
into the native form: headings and bullets become paragraphs, strong words are emphasised, links are spelt out. What
even then is none is taken as plain text, paragraph by paragraph, so that no word is lost and nothing is refused for
its looks. All that was changed is said, with its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lettercli import dates
from lettercli.arrival import Arrival, Arriving, Origin, Remark, Sources
from lettercli.errors import Fault, Faults
from lettercli.files import textfile, yamlfile
from lettercli.flat import letter as letter_of
from lettercli.formats import fields, markdown
from lettercli.formats.fields import Reading
from lettercli.formats.markdown import escape, metadata, reader
from lettercli.formats.markdown.faults import Faulty
from lettercli.formats.markdown.labels import marker
from lettercli.formats.plaintext import text_of
from lettercli.model import Letter

ENDINGS = (".md", ".markdown", ".mdown")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_BULLET = re.compile(r"( *)([-*+])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)")
_DEFINES = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")
_FIRST = re.compile(r"(?:\(?1\)|1\.|a\))[ \t]+\S")
"""The first item of a list, which need not have a blank line before it elsewhere."""
_CALLS = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")

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
_WIKI = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_ROUNDS = 20
"""How often a body is read again, with what was wrong in it as plain text."""

_EFFORT = 20_000
"""How many paragraphs may be read again, all rounds together."""


class _Line(NamedTuple):
    """A line on its way."""

    text: str
    number: int
    """Of the file."""


def read(sources: Sources, reading: Reading) -> Iterator[Arriving]:
    """The letters of some files, each the letter of one."""
    for path, called in sources:
        try:
            text, said = text_of(path, reading)
            remarks = [Remark("encoding", said)] if said else []
            yield letter(text, Origin(called, 0, str(path)), reading, remarks)
        except OSError as error:
            yield Fault(str(path), 0, f"cannot be read: {error.strerror}")
        except Faults as wrong:
            yield from wrong.faults[:1]


def letter(text: str, origin: Origin, reading: Reading, remarks: list[Remark] | None = None) -> Arriving:
    """The letter that a text is, native or near to it; raises Faults for front matter that cannot be read."""
    remarks = remarks or []
    if not reading.map:
        try:
            made = letter_of(markdown.flat(text, origin.path), Path(origin.path))
        except Faults:
            pass
        else:
            if not _lacks(made.metadata):
                return Arrival(made, origin, tuple(remarks))
    text = textfile.composed(text, origin.path)
    values, end = front_matter(text, origin)
    values = {name: _unlinked(value) for name, value in values.items()}
    known = fields.fields(values, reading.map)
    for name in known.missing:
        remarks.append(Remark("format", f"no key {name!r}"))
    keys = {name: key if key != "text" else "text-as-given" for name, key in known.keys.items()}
    lines = text.split("\n")[end:]
    return with_body(values, keys, lines, end + 1, origin, reading, remarks)


def _lacks(metadata: Mapping[str, object]) -> bool:
    """Whether a letter has under another name what it lacks: `from` and no `sender`."""
    return any(
        role not in metadata and any(fields.role(key) == role for key in metadata)
        for role in ("date", "sender", "recipient")
    )


def with_body(values: Mapping[str, str | tuple[str, ...]], keys: Mapping[str, str], lines: list[str], first: int,
              origin: Origin, reading: Reading, remarks: list[Remark]) -> Arriving:  # fmt: skip
    """The letter of some fields and of a body in near-native Markdown, which begins in line `first`."""
    written = _Body(lines, first, remarks).read()
    arrived = fields.letter(values, keys, origin, reading, written.passages)
    if not isinstance(arrived, Arrival):
        return arrived
    made, given = arrived.letter, arrived.remarks
    id = made.id or PurePosixPath(origin.file).stem
    made = Letter(id, dates.UNDATED, (), (), "", made.metadata, written.passages, written.notes)
    return Arrival(made, origin, (*given, *remarks))


def _unlinked(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """A value of the front matter with links of the form `[[page|words]]` as words."""
    if not isinstance(value, str):
        return tuple(_WIKI.sub(lambda found: found[2] or found[1], each) for each in value)
    return _WIKI.sub(lambda found: found[2] or found[1], value)


def _title_block(lines: Sequence[str]) -> tuple[dict[str, str | tuple[str, ...]], int]:
    """The title, author and date that Pandoc takes from lines with a percent sign, and how many lines these are."""
    found: dict[str, str | tuple[str, ...]] = {}
    for at, (key, line) in enumerate(zip(("title", "author", "date"), lines, strict=False)):
        if not line.startswith("%"):
            return found, at
        if value := line[1:].strip():
            found[key] = value
    return found, min(len(lines), 3)


def front_matter(text: str, origin: Origin) -> tuple[dict[str, str | tuple[str, ...]], int]:
    """The keys above a text, and how many lines they take, which may be none; raises Faults."""
    lines = text.split("\n")
    sign = lines[0].rstrip()
    if sign.startswith("% "):
        return _title_block(lines)
    if sign not in ("---", "+++"):
        return {}, 0
    closers = ("---", "...") if sign == "---" else ("+++",)
    end = next((at for at, line in enumerate(lines[1:], 2) if line.rstrip() in closers), 0)
    if not end:
        return {}, 0
    inside = "\n".join(lines[1 : end - 1]) + "\n"
    value: object
    if sign == "---":
        value = yamlfile.parse(inside, origin.path or origin.file, 2).value
    else:
        import tomllib

        try:
            value = tomllib.loads(inside)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise Faults([Fault(origin.path or origin.file, 1, f"no TOML: {error}")]) from None
    if not isinstance(value, dict):
        return {}, 0 if value else end
    return flattened(value), end


def flattened(value: Mapping[str, object], before: str = "") -> dict[str, str | tuple[str, ...]]:
    """Keys and values as texts and lists of texts; what has keys of its own is kept under `key.key`."""
    found: dict[str, str | tuple[str, ...]] = {}
    for key, each in value.items():
        name = f"{before}{key}"
        if isinstance(each, Mapping):
            found |= flattened(each, f"{name}.")
        elif isinstance(each, list) and each and all(isinstance(one, Mapping) for one in each):
            inner = list(dict.fromkeys(key for one in each for key in one))
            found |= flattened({key: [one[key] for one in each if key in one] for key in inner}, f"{name}.")
        elif isinstance(each, list):
            texts = [_text(one) for one in each]
            found[name] = tuple(one for one in texts if one)
        else:
            found[name] = _text(each)
    return found


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_text(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@dataclass(slots=True)
class _Piece:
    """What stands between two blank lines."""

    raw: list[_Line]
    text: str = ""
    """As it will be read; of as many lines as `raw`, or of one where it is plain."""
    plain: bool = False
    """Whether it is as plain as can be."""
    halfway: bool = False
    """Whether it was made plain once."""

    def make_plain(self) -> None:
        """Take it for a paragraph of plain text, or for a note of one; a note that is not even one, for a paragraph."""
        words = " ".join(" ".join(line.text for line in self.raw).split())
        defines = _DEFINES.match(words)
        if defines and not self.halfway and (text := words[defines.end() :].strip()):
            self.text = f"[^{defines[1]}]: {escape.paragraph(text, ())}"
        else:
            self.text = escape.paragraph(words, ())
        self.plain = not (defines and not self.halfway)
        self.halfway = True


class _Body:
    """A body that is put into native form."""

    def __init__(self, lines: list[str], first: int, remarks: list[Remark]) -> None:
        self.lines = [_Line(line.expandtabs(4).rstrip(" \t"), number) for number, line in enumerate(lines, first)]
        self.remarks = remarks

    def said(self, what: str, line: int) -> None:
        self.remarks.append(Remark("markdown", what, line=line))

    def read(self) -> Letter:
        """The letter that the body is, without metadata."""
        pieces = [piece for piece in self.pieces() if piece.raw]
        for piece in pieces:
            piece.raw = _hanging(piece.raw)
        defined = {found[1] for piece in pieces if (found := _DEFINES.match(piece.raw[0].text))}
        for piece in pieces:
            if piece.plain:
                piece.halfway = True
                piece.make_plain()
            else:
                piece.text = "\n".join(self.inline(line, defined) for line in piece.raw)
        for turn in range(_ROUNDS):
            try:
                return _native("\n\n".join(piece.text for piece in pieces))
            except Faults as wrong:
                everywhere = turn == _ROUNDS - 2 or turn * len(pieces) > _EFFORT
                self.give_up(pieces, wrong.faults, everywhere=everywhere)
        return _native("\n\n".join(piece.text for piece in pieces))

    def give_up(self, pieces: list[_Piece], faults: Sequence[Fault], *, everywhere: bool) -> None:
        """Makes those pieces plain that are wrong."""
        begins, at = [], 1
        for piece in pieces:
            begins.append(at)
            at += piece.text.count("\n") + 2
        wrong: dict[int, str] = {}
        for fault in faults:
            wrong.setdefault(max(0, bisect_right(begins, fault.line) - 1), fault.what)
        if everywhere or all(pieces[place].plain for place in wrong):
            wrong = {place: "near what is none" for place, piece in enumerate(pieces) if not piece.plain}
        for place, what in wrong.items():
            if not pieces[place].plain:
                if not pieces[place].halfway:
                    self.said(f"{what}: the paragraph is taken as plain text", pieces[place].raw[0].number)
                pieces[place].make_plain()

    def pieces(self) -> Iterator[_Piece]:
        """The pieces of the body, with what is no paragraph made one."""
        for fenced, lines in self.stretches():
            if not fenced:
                yield from self.unfenced(lines)
                continue
            self.said("a block of code, or of words set off: taken as plain text", lines[0].number)
            waiting: list[_Line] = []
            for line in lines:
                if line.text.strip():
                    waiting.append(line)
                else:
                    yield _Piece(waiting, plain=True)
                    waiting = []
            yield _Piece(waiting, plain=True)

    def stretches(self) -> Iterator[tuple[bool, list[_Line]]]:
        """The lines by whether they stand between fences, which are left out."""
        waiting: list[_Line] = []
        fence = ""
        for line in self.lines:
            text = line.text.strip()
            if fence and text.startswith(fence) and not text.strip(fence[0]):
                yield True, waiting
                waiting, fence = [], ""
            elif not fence and (found := _FENCE.match(line.text)):
                yield False, waiting
                fence = found[1]
                waiting = [_Line(line.text[found.end() :].strip(), line.number)]
            else:
                waiting.append(line)
        yield bool(fence), waiting

    def unfenced(self, lines: list[_Line]) -> Iterator[_Piece]:
        """The pieces of lines among which is no fence."""
        waiting: list[_Line] = []
        for line in lines:
            if not line.text.strip():
                yield _Piece(waiting)
                waiting = []
            elif _RULE.fullmatch(line.text):
                what = "the underline of a heading" if waiting else "a rule"
                self.said(f"{what}: left out ({line.text.strip()[:20]})", line.number)
                yield _Piece(waiting)
                waiting = []
            elif heading := _HEADING.fullmatch(line.text):
                yield _Piece(waiting)
                self.said(f"a heading: made a paragraph: {heading[1][:60]}", line.number)
                yield _Piece([_Line(heading[1], line.number)] if heading[1] else [])
                waiting = []
            elif bullet := _BULLET.match(line.text):
                yield _Piece(waiting)
                self.said("a bullet: its item is a paragraph", line.number)
                waiting = [_Line(f"{bullet[2]} {line.text[bullet.end() :]}", line.number)]
            elif waiting and _begins(line.text, waiting[0].text):
                yield _Piece(waiting)
                waiting = [line]
            elif waiting and _BULLET.match(waiting[0].text):
                waiting.append(_Line(line.text.strip(), line.number))
            else:
                waiting.append(line)
        yield _Piece(waiting)

    def inline(self, line: _Line, defined: Collection[str]) -> str:
        """A line with what stands inside it in native form."""
        text = line.text.removesuffix("\\")
        if _BULLET.match(text):
            text = f"\\{text}"
        if not _ODD.search(text):
            return text
        for what, pattern, made in _INLINE:
            text, count = pattern.subn(made, text)
            if what and count:
                self.said(f"{what}: kept as words", line.number)
        stray: set[str] = set()

        def call(found: re.Match[str]) -> str:
            if found[1] in defined:
                return found[0]
            stray.add(found[1])
            return f"\\{found[0]}"

        text = _CALLS.sub(call, text)
        for number in sorted(stray):
            self.said(f"note {number} is called, and there is none: kept as words", line.number)
        return text


def _begins(text: str, first: str) -> bool:
    """Whether a line begins something of its own, though no blank line stands before it."""
    apart = (">", ":::")
    if text.startswith(apart):
        return not first.startswith(apart)
    return _DEFINES.match(text) is not None or (_FIRST.match(text) is not None and marker(first) is None)


def _hanging(lines: list[_Line]) -> list[_Line]:
    """The lines of a list with those indented that go on with an item."""
    if not lines or marker(lines[0].text) is None:
        return lines
    made, width = [], 0
    for line in lines:
        found = marker(line.text)
        width = found.width if found else width
        made.append(line if found else _Line(" " * width + line.text.lstrip(), line.number))
    return made


_EMPTY = metadata.Metadata({}, {}, "42", dates.UNDATED)
_ODD = re.compile(r"[_<`*\[]")


def _native(text: str) -> Letter:
    """The letter of a body alone; raises Faults."""
    return letter_of(reader.body(_EMPTY, text, 0, 1, Faulty("body")), None)


def escaped(text: str) -> str:
    """A text as Markdown that is read as nothing else."""
    return escape.paragraph(f"x{text}", ())[1:]
