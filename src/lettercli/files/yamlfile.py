"""Reads and writes YAML in which every scalar is a string and every value knows its line.

An edition is data of people who do not think in YAML's types: `id: 010` is `010`, `No` is `No`, and a date that never
was is for the date's reader to refuse. What could surprise (anchors, tags, a key given twice) is a fault. The parser's
events are read one by one, without recursion in C, so depth is capped before it can do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from unicodedata import is_normalized

import yaml

from lettercli.errors import Fault, Faults
from lettercli.files import textfile

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Place: TypeAlias = "tuple[str | int, ...]"

LIMIT = 16 * 1024 * 1024
"""Bytes of one file."""
DEPTH = 32
"""Lists and mappings within one another."""
TOO_DEEP = f"lists and mappings nested more than {DEPTH} deep", "make it flatter"
FAULTS = 100
"""More than this many faults of one file are not collected."""

LOADER = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's value, and where in the file each part of it stands."""

    value: Value
    """Strings, lists and mappings only; an empty file or value is ""."""
    lines: Mapping[Place, int] = field(default_factory=dict)
    """Line, from 1, of every key and list entry by its place: `("names", 3, "also")`."""

    def line_of(self, *keys: str | int) -> int:
        """The line of what stands at the place, or of the nearest thing around it that there is; 1 for the whole."""
        while keys not in self.lines and keys:
            keys = keys[:-1]
        return self.lines.get(keys, 1)


def load(path: Path | str) -> Document:
    """Reads a file; raises Faults for all that is wrong with it, OSError when it cannot be opened."""
    return parse(textfile.load(path, LIMIT), str(path))


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Reads the text of a file, or of the metadata block that begins at `first_line` of it; raises Faults."""
    if len(text) > LIMIT:
        raise Faults([Fault(path, first_line, f"more than {LIMIT:,} characters of YAML", "divide it")])
    text = textfile.clean(text, path)
    return _simple(text, first_line) or _Builder(text, path, first_line).document()


_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}"
_WORDS = r"[^\W_](?:[\w .,;()/'+!?…–—“”’-]|:(?=[^\s:]))*"
_QUOTED = r'[^"\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*'
_VALUE = f'(?:{_WORDS}|"{_QUOTED}")'
SIMPLE = re.compile(rf"(?:{_KEY}:(?: {_VALUE}\n|\n(?:  - {_VALUE}\n)*))+")
SIMPLE_LINE = re.compile(rf'(?:({_KEY}):|  -)(?: (?:({_WORDS})|"({_QUOTED})"))?\n')


def simple(text: str, first_line: int) -> tuple[dict[str, str | list[str]], dict[str, int]] | None:
    """Values and lines of what is all `key: plain words`, `key: "quoted words"` and lists of these; else None.

    Some ten times as fast as the parser, which would say the same.
    """
    if not SIMPLE.fullmatch(text):
        return None
    values: dict[str, str | list[str]] = {}
    lines: dict[str, int] = {}
    last, entries = "", list[str]()
    for number, (key, words, quoted) in enumerate(SIMPLE_LINE.findall(text), first_line):
        value = words.rstrip(" ") if words else quoted
        if not key:
            if values[last] is not entries:
                values[last] = entries = []
            entries.append(value)
        elif key in values:
            return None
        else:
            values[key], lines[key], last = value, number, key
    return values, lines


def _simple(text: str, first_line: int) -> Document | None:
    """The document that a simple text is."""
    found = simple(text, first_line)
    if found is None:
        return None
    values, lines = found
    places: dict[Place, int] = {(): first_line}
    for key, value in values.items():
        places[key,] = lines[key]
        if isinstance(value, list):
            places |= {(key, at): lines[key] + 1 + at for at in range(len(value))}
    return Document(values, places)  # type: ignore[arg-type]


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read."""

    value: list[Value] | dict[str, Value]
    place: Place
    line: int
    key: str | None = None
    """The key that waits for its value."""


class _Builder:
    """Turns a parser's events into a Document."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        # YAML 1.1 ends lines at these too, editors and compilers do not.
        self.odd_lines = any(mark in text for mark in "\x85\u2028\u2029")
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.value: Value = ""
        self.lines: dict[Place, int] = {(): first_line}
        self.documents = 0

    def document(self) -> Document:
        try:
            for event in self.events():
                if len(self.faults) >= FAULTS or not self.take(event):
                    break
        except yaml.YAMLError as error:
            self.faults.append(self.unreadable(error))
        if self.faults:
            raise Faults(self.faults)
        return Document(self.value, self.lines)

    def events(self) -> Iterator[yaml.Event]:
        loader = LOADER(self.text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def take(self, event: yaml.Event) -> bool:
        """Takes one event; False when there is no point in going on."""
        line = self.line(event.start_mark)
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.fault(line, "a second YAML document", "keep one document, without `---` lines, in the file")
                    return False
            case yaml.AliasEvent():
                self.fault(line, f"an alias (*{event.anchor})", "write the value out, or quote it")
                self.put("", line)
            case yaml.ScalarEvent() | yaml.CollectionStartEvent():
                self.refuse_properties(event, line)
                return self.node(event, line)
            case yaml.CollectionEndEvent():
                self.open.pop()
        return True

    def node(self, event: yaml.NodeEvent, line: int) -> bool:
        if isinstance(event, yaml.ScalarEvent):
            if "\x00" in event.value:
                self.fault(line, "a NUL character", "delete it")
            self.put(event.value, line)
            return True
        if len(self.open) == DEPTH:
            self.fault(line, *TOO_DEEP)
            return False
        value: list[Value] | dict[str, Value] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        place = self.put(value, line)
        self.open.append(_Open(value, place, line))
        return True

    def put(self, value: Value, line: int) -> Place:
        """Puts a value where it belongs and says which place that is."""
        if not self.open:
            self.value = value
            return ()
        parent = self.open[-1]
        if isinstance(parent.value, list):
            place: Place = (*parent.place, len(parent.value))
            parent.value.append(value)
        elif parent.key is None:
            return self.put_key(parent, value, line)
        else:
            place = (*parent.place, parent.key)
            parent.value[parent.key] = value
            parent.key = None
            return place
        self.lines[place] = line
        return place

    def put_key(self, parent: _Open, value: Value, line: int) -> Place:
        assert isinstance(parent.value, dict)
        if not isinstance(value, str):
            self.fault(line, "a list or mapping as a key", "write a plain key; quote a value that begins with [ or {")
            value = f"\x00{line}"
        if value in parent.value:
            first = self.lines[(*parent.place, value)]
            self.fault(line, f"the key {value!r} again (first in line {first})", "keep one of them")
        parent.key = value
        place = (*parent.place, value)
        self.lines[place] = line
        return place

    def refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        if event.anchor is not None:
            self.fault(line, f"an anchor (&{event.anchor})", "delete it, or quote the value")
        if event.tag is not None:
            self.fault(line, f"a tag ({event.tag})", "delete it: every value is text; quote a value that begins with !")

    def fault(self, line: int, what: str, instead: str) -> None:
        self.faults.append(Fault(self.path, line, what, instead))

    def line(self, mark: Any) -> int:  # noqa: ANN401
        line: int = self.text.count("\n", 0, mark.index) if self.odd_lines else mark.line
        return self.first_line + line

    def unreadable(self, error: yaml.YAMLError) -> Fault:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:  # a character that YAML does not allow
            at = getattr(error, "position", 0)
            character = getattr(error, "character", 0)
            code = character if isinstance(character, int) else ord(character[:1] or "\0")
            found = self.text.find(chr(code)) if at >= 0 else 0
            line = self.first_line + self.text.count("\n", 0, max(found, 0))
            return Fault(self.path, line, f"the character U+{code:04X}", f'write "\\u{code:04X}" in double quotes')
        problem = getattr(error, "problem", None) or "no YAML"
        if problem == "exceeded maximum nesting depth":  # the parser's own cap, which reads ahead of ours
            return Fault(self.path, self.line(mark), *TOO_DEEP)
        return Fault(self.path, self.line(mark), f"cannot be read as YAML: {problem}", MENDS.get(problem, ANY_MEND))


ANY_MEND = "put the value in double quotes, and check the indentation"
MENDS = {
    "found character '\\t' that cannot start any token": "indent with blanks instead of tabs",
    "found a tab character that violates indentation": "indent with blanks instead of tabs",
    "mapping values are not allowed in this context": "put a value that holds a colon in double quotes",
    "mapping values are not allowed here": "put a value that holds a colon in double quotes",
    "could not find expected ':'": "write `key: value`",
    "found unexpected end of stream": "close the quotation mark",
    "found unknown escape character": "write a backslash twice, or use single quotes",
}

# A plain scalar of letters, digits and what never means anything inside one, for every YAML.
PLAIN = re.compile(r"[^\W_](?:[^\W]|[ .,;()/'+!?…–—“”’-]|:(?![ ]|$))*(?<! )")
QUOTED = re.compile(r'[\x00-\x1f"\\\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


Dumped: TypeAlias = "str | list[str] | Mapping[str, Dumped]"


def dump(values: Mapping[str, Dumped]) -> str:
    """A mapping as the lines of a metadata block, quoted only where needed; `parse` reads the same strings back."""
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{_scalar(key)}: {_scalar(value)}")
        elif isinstance(value, Mapping):
            inner = ["  " + line for line in dump(value).splitlines()]
            lines += [f"{_scalar(key)}:", *inner] if inner else [f"{_scalar(key)}: {{}}"]
        elif value:
            lines += [f"{_scalar(key)}:", *(f"  - {_scalar(entry)}" for entry in value)]
        else:
            lines.append(f"{_scalar(key)}: []")
    return "".join(line + "\n" for line in lines)


def _scalar(text: str) -> str:
    if PLAIN.fullmatch(text) and is_normalized("NFC", text):
        return text
    pattern = QUOTED if is_normalized("NFC", text) else re.compile(r'[\x00-\x1f"\\\x7f-\U0010ffff]')
    return '"' + pattern.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return ESCAPES.get(found[0]) or (f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}")
