"""Reads YAML by its parser, event by event: for what is more than `key: words`, which needs no parser.

The parser is a library that takes as long to load as a small edition to be searched, so only who needs it imports this.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from lettercli.errors import Fault, Faults

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Place: TypeAlias = "tuple[str | int, ...]"

DEPTH = 32
"""Lists and mappings within one another."""
TOO_DEEP = f"lists and mappings nested more than {DEPTH} deep", "make it flatter"
FAULTS = 100
"""More than this many faults of one file are not collected."""

LOADER = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read."""

    value: list[Value] | dict[str, Value]
    place: Place
    line: int
    key: str | None = None
    """The key that waits for its value."""


class Events:
    """Turns a parser's events into a value, and the lines of its parts."""

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

    def read(self) -> tuple[Value, dict[Place, int]]:
        """The value and its lines; raises Faults."""
        try:
            for event in self.events():
                if len(self.faults) >= FAULTS or not self.take(event):
                    break
        except yaml.YAMLError as error:
            self.faults.append(self.unreadable(error))
        if self.faults:
            raise Faults(self.faults)
        return self.value, self.lines

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
