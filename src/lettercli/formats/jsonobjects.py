"""Letters as JSON, one object a line or in one list: shards of editions, and objects of whatever keys.

A line that is a letter of a shard is read as one. Any other object is taken as fields: numbers are texts, what has
keys of its own is kept under `key.key`, and its text is plain, unless it is called `body`, which is Markdown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from lettercli.arrival import Arrival, Arriving, Origin, Remark, Sources
from lettercli.errors import Fault, Faults
from lettercli.files import encoding, textfile
from lettercli.flat import letter as letter_of
from lettercli.formats import fields, jsonl
from lettercli.formats.fields import Reading
from lettercli.formats.jsonl import Line
from lettercli.formats.nearmarkdown import with_body
from lettercli.formats.nearmarkdown.frontmatter import flattened
from lettercli.formats.plaintext import text_of

ENDINGS = (".jsonl", ".ndjson", ".json")
_LARGEST = 256 << 20
"""Bytes of a file that is read as one object."""


def read(sources: Sources, reading: Reading) -> Iterator[Arriving]:
    """The letters of some files."""
    for path, called in sources:
        objects = _Objects(path, called, reading, sources)
        try:
            if objects.is_list():
                yield from objects.in_list()
            elif (whole := objects.whole()) is not None:
                yield from objects.in_object(whole)
            else:
                yield from objects.in_lines()
        except OSError as error:
            yield Fault(str(path), 0, f"cannot be read: {error.strerror}")
        except Faults as wrong:
            yield from wrong.faults[:1]


class _Objects:
    def __init__(self, path: Path, called: str, reading: Reading, sources: Sources) -> None:
        self.path = path
        self.called = called
        self.reading = reading
        self.sources = sources
        self.said: set[str] = set()
        """What was said of the keys of this file."""

    def is_list(self) -> bool:
        with self.path.open("rb") as file:
            return file.read(4096).removeprefix(jsonl.MARK).lstrip()[:1] == b"["

    def whole(self) -> dict[str, object] | None:
        """The object that all of the file is; None for a file of lines, and for one that is no JSON."""
        if self.path.stat().st_size > _LARGEST:
            return None
        with self.path.open("rb") as file:
            first, rest = file.readline(), file.read(4096)
        if rest.strip() and _is_object(first):
            return None
        try:
            found = json.loads(text_of(self.path, self.reading)[0].removeprefix("\ufeff"), object_pairs_hook=_once)
        except (ValueError, RecursionError, Faults):
            return None
        return found if isinstance(found, dict) and self.letters_in(found) is not None else None

    def letters_in(self, found: Mapping[str, object]) -> tuple[str, list[object]] | None:
        """The objects that an object holds, if it holds them and is no letter; and the key where they are."""
        named = self.reading.map.values()
        texts = (value for name, value in found.items() if fields.role(name) == "text" or name in named)
        if any(isinstance(value, str) for value in texts):
            return None
        if len(found) > 1 and all(isinstance(value, dict) for value in found.values()):
            inside = [dict(value) for value in found.values() if isinstance(value, dict)]
            for id, letter in zip(found, inside, strict=True):
                if not any(fields.role(name) == "id" for name in letter):
                    letter["id"] = id
            if any(fields.role(name) == "text" for letter in inside for name in flattened(letter)):
                return "", list(inside)
        for key, value in found.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                return key, value
        for key, value in found.items():
            if isinstance(value, dict) and (inner := self.letters_in(value)) is not None:
                return f"{key}.{inner[0]}".rstrip("."), inner[1]
        return None

    def in_object(self, whole: dict[str, object]) -> Iterator[Arriving]:
        """The letters of a file that is one object around them."""
        around = self.letters_in(whole)
        assert around is not None  # what `whole` has seen to
        where = f"the objects under {around[0]!r}" if around[0] else "the objects under each of its keys"
        others = [key for key in whole if around[0] and key != around[0].split(".")[0]]
        left = f"; left out: {', '.join(fields.quoted(others))}" if others else ""
        yield Remark("format", f"one object: its letters are {where}{left}", str(self.path), 1)
        for number, found in enumerate(around[1], 1):
            if isinstance(found, dict) and not any(fields.role(name) == "id" for name in found):
                found["id"] = f"{self.path.stem}-{number}"
            yield from self.letters(found, Origin(self.called, 1, str(self.path)))

    def in_lines(self) -> Iterator[Arriving]:
        """The letters of a file of lines."""
        faults: list[Fault] = []
        for line in jsonl.lines(self.path, faults):
            yield from faults
            faults.clear()
            if not line.number & 255:
                self.sources.came(line.offset)
            if line.data.strip():
                yield from self.line(line)
            elif not line.torn:
                yield Remark("row", "an empty line: left out", str(self.path), line.number)
        yield from faults

    def line(self, line: Line) -> Iterator[Arriving]:
        """The letter of a line."""
        origin = Origin(self.called, line.number, str(self.path))
        try:
            line = self.recoded(line)
            if not self.reading.map:
                made = letter_of(jsonl.flat(line, self.path), self.path)
                yield Arrival(made, origin)
                return
            wrong = Fault(str(self.path), line.number, "no object", "write one in each line")
        except Faults as faults:
            wrong = faults.faults[0]
        try:
            found = json.loads(line.data, object_pairs_hook=_once)
        except (ValueError, RecursionError):
            found = None
        yield from self.letters(found, origin) if isinstance(found, dict) else [wrong]

    def recoded(self, line: Line) -> Line:
        """The line in UTF-8, which is JSON's own encoding, where another one was named; raises Faults."""
        if not self.reading.encoding:
            return line
        text = encoding.decoded(line.data, self.reading.encoding, str(self.path))
        if what := encoding.damaged(text):
            raise Faults([Fault(str(self.path), line.number, what, "mend the file, or name its --encoding")])
        return line._replace(data=text.encode())

    def in_list(self) -> Iterator[Arriving]:
        """The letters of a file that is one list of objects."""
        text, said = text_of(self.path, self.reading)
        if said:
            yield Remark("encoding", said, str(self.path))
        decoder = json.JSONDecoder(object_pairs_hook=_once)
        if not text.lstrip().startswith("["):
            yield Fault(str(self.path), 1, "no list of objects in the encoding that was named", "leave --encoding out")
            return
        at, line, counted = text.index("[") + 1, 1, 0
        while (at := _past(text, at, " \t\r\n,")) < len(text) and text[at] != "]":
            line += text.count("\n", counted, at)
            counted = at
            origin = Origin(self.called, line, str(self.path))
            try:
                found, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                yield Fault(str(self.path), line, f"no JSON: {error}", "the rest of the file was not read")
                return
            yield from self.letters(found, origin)
            self.sources.came(at)
        if at >= len(text):
            yield Fault(str(self.path), line, "a list that does not end", "is the end of the file missing?")

    def letters(self, found: object, origin: Origin) -> Iterator[Arriving]:
        """The letter that an object is."""
        if not isinstance(found, Mapping):
            yield Fault(str(self.path), origin.line, "no object", "write the keys and values of a letter")
            return
        try:
            values = flattened(found)
        except RecursionError:
            yield Fault(str(self.path), origin.line, "lists and objects nested without end", "make it flatter")
            return
        known = fields.fields(values, self.reading.map)
        if wrong := self.unusable(values, known, origin.line):
            yield wrong
            return
        if known.said not in self.said:
            self.said.add(known.said)
            yield Remark("format", f"objects of these keys: {known.said}", str(self.path), origin.line)
        text = next(name for name, key in known.keys.items() if key == "text")
        body = values[text]
        if text == jsonl.BODY and isinstance(body, str) and not encoding.damaged(body):
            others = {name: value for name, value in values.items() if name != text}
            try:
                lines = textfile.composed(body.replace("\r\n", "\n").replace("\r", "\n"), str(self.path)).split("\n")
                yield with_body(others, known.keys, lines, origin.line, origin, self.reading, [])
            except Faults as faults:
                yield faults.faults[0]._replace(line=origin.line)
        else:
            yield fields.letter(values, known.keys, origin, self.reading)

    def unusable(self, values: Mapping[str, object], known: fields.Fields, line: int) -> Fault | None:
        keys = ", ".join(fields.quoted(list(values)[:20])) or "none"
        if known.missing:
            return Fault(str(self.path), line, f"no key {known.missing[0]!r}", f"there are {keys}")
        if "text" not in known.keys.values():
            mend = f"say which it is, --map text=KEY; there are {keys}"
            return Fault(str(self.path), line, "no key that is called as the text of letters usually is", mend)
        return None


def _is_object(line: bytes) -> bool:
    """Whether a line is an object by itself."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key given twice")
    return made


def _past(text: str, at: int, signs: str) -> int:
    while at < len(text) and text[at] in signs:
        at += 1
    return at
