"""Shards: letters by the thousand in one file, one a line, as JSON.

An edition of a hundred thousand letters is no folder of files any more. A line is an object: the keys of the metadata
block, strings or lists of strings, and `body`, the same Markdown that stands in a letter's own file after that block.
It is read as strictly: a key given twice, a number, a torn last line are faults, and what is wrong inside a body is
told by the line of the shard and the line of the body. A shard is read line by line, so its size does not matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import is_normalized

from lettercli.errors import Fault, Faults
from lettercli.files import textfile
from lettercli.flat import Flat
from lettercli.formats.markdown import metadata, reader, writer
from lettercli.formats.markdown.faults import Faulty
from lettercli.model import Letter

LIMIT = textfile.LIMIT
"""Bytes of one line."""
BODY = "body"
MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put before a file."""
_ESCAPE = re.compile(r"(\\(?:u[0-9A-Fa-f]{4}|.))")
_TEXTS = "write a text in quotation marks, or a list of them"
_TORN = "the end of the file is missing: copy or write it again"


class Line(NamedTuple):
    """A line of a shard."""

    number: int
    """From 1."""
    offset: int
    """Where it begins in the file, in bytes."""
    data: bytes
    """Without its end."""
    torn: bool
    """Whether the file ends with it, without a line end."""


def flats(path: Path, faults: list[Fault]) -> Iterator[Flat]:
    """The letters of a shard, one after the other, as columns; a faulty one is left out, its faults are noted.

    Raises OSError.
    """
    for line in lines(path, faults):
        try:
            yield flat(line, path)
        except Faults as wrong:
            faults += wrong.faults


def lines(path: Path, faults: list[Fault], start: int = 0) -> Iterator[Line]:
    """The lines of a shard; one that is too long is left out, and its fault noted. Raises OSError.

    With `start` they are those that begin at that byte or after it, and are numbered from there.
    """
    with path.open("rb") as file:
        if start:
            file.seek(start - 1)
            while (data := file.readline(LIMIT)) and not data.endswith(b"\n"):
                pass
        offset, number = file.tell(), 0
        while data := file.readline(LIMIT + 1):
            number += 1
            begin, offset = offset, offset + len(data)
            if not begin and data.startswith(textfile.OTHER_MARKS):
                faults.append(Fault(str(path), 1, "UTF-16 text", "save the file as UTF-8"))
                return
            if not begin and data.startswith(MARK):
                begin, data = len(MARK), data[len(MARK) :]
            if len(data) > LIMIT and not data.endswith(b"\n"):
                faults.append(Fault(str(path), number, f"a line of more than {LIMIT:,} bytes", "divide the letter"))
                while data and not data.endswith(b"\n"):
                    offset += len(data := file.readline(LIMIT))
                continue
            yield Line(number, begin, data.rstrip(b"\r\n"), not data.endswith(b"\n"))


def flat(line: Line, path: Path, *, fast: bool = True) -> Flat:
    """The letter that a line holds, as columns; raises Faults with all that is wrong with it."""
    faulty = Faulty(str(path), line.number)
    values, text = _parts(_object(line, faulty), b"\\u" in line.data, faulty)
    about = metadata.of(values, dict.fromkeys(values, 0), faulty.path, faulty)
    made = reader.body(about, text, 0, 1, faulty, fast=fast)
    made.line, made.offset, made.length = line.number, line.offset, len(line.data)
    return made


def _object(line: Line, faulty: Faulty) -> dict[str, Any]:
    """The line as an object; raises Faults for what is none."""
    try:
        found = _DECODER.decode(_composed(line.data.decode("utf-8"), faulty.path))
    except UnicodeDecodeError as error:
        faulty.add(0, f"not UTF-8 (byte 0x{error.object[error.start]:02X})", "save the file as UTF-8")
    except Faults as wrong:
        faulty.extend(wrong, 0)
    except _Twice as twice:
        faulty.add(0, f"the key {twice.key!r} again", "keep one of them")
    except RecursionError:
        faulty.add(0, "lists and objects nested without end", _TEXTS)
    except json.JSONDecodeError as error:
        faulty.add(0, *_no_json(line, error))
    else:
        if isinstance(found, dict):
            return found
        faulty.add(0, "a line that is no object", 'write {"id": …, "date": …, "sender": …, "recipient": …, "body": …}')
    faulty.check()
    raise AssertionError  # one of them was noted


def _composed(text: str, path: str) -> str:
    """A line in NFC but for what is written as an escape, as in a metadata block; raises Faults."""
    if text.isascii() or is_normalized("NFC", text):
        return text
    return "".join([piece if piece[:1] == "\\" else textfile.composed(piece, path) for piece in _ESCAPE.split(text)])


def _no_json(line: Line, error: json.JSONDecodeError) -> tuple[str, str]:
    if not line.data.strip():
        return "an empty line", "delete it"
    if line.torn:
        return f"a torn line: no JSON from character {error.pos + 1} on", _TORN
    what = error.msg[0].lower() + error.msg[1:].removesuffix(" at").removesuffix(" starting at")
    return f"no JSON: {what}, character {error.pos + 1}", "write one object, as a JSON library does, in one line"


def _parts(
    found: Mapping[str, Any], escaped: bool, faulty: Faulty
) -> tuple[dict[str, str | tuple[str, ...]], str]:
    """The metadata and the body; what is wrong with them is noted.

    Only what was escaped can be half a character, a NUL, or be no NFC, as the line is.
    """
    values: dict[str, str | tuple[str, ...]] = {}
    text = found.get(BODY)
    for key, value in found.items():
        if key == BODY:
            continue
        if type(value) is str and not escaped:
            values[key] = value
            continue
        several = isinstance(value, list)
        texts = value if several else [value]
        if not all(isinstance(each, str) for each in texts):
            faulty.add(0, f"{_shown(key)} that is no text", _TEXTS)
        elif several and key in metadata.ONE:
            faulty.add(0, f"several values for {key}", "write one")
        elif escaped and (what := _unprintable("".join([key, *texts]))):
            faulty.add(0, f"{_shown(key)} with {what}", "delete it")
        else:
            values[key] = tuple(texts) if several else value
    if not values.get("id") and "id" not in found:
        faulty.add(0, "no id", 'every letter of a shard needs one: "id": "42"')
    elif values.get("id") == "":
        faulty.add(0, "an empty id", 'every letter of a shard needs one: "id": "42"')
    if not isinstance(text, str):
        faulty.add(0, f"{BODY} that is no text" if BODY in found else f"no {BODY}",
                   f'write the letter\'s Markdown as "{BODY}": "…"')  # fmt: skip
        return values, ""
    if not escaped and "\r" not in text:
        return values, text
    try:
        return values, textfile.composed(textfile.sound(text, faulty.path), faulty.path)
    except Faults as wrong:
        faulty.extend(wrong)
        return values, ""


def _unprintable(text: str) -> str:
    """What no text may hold; empty where it holds nothing of the kind."""
    if "\x00" in text:
        return "a NUL character"
    try:
        text.isascii() or text.encode()
    except UnicodeEncodeError:
        return "half a character"
    return ""


def _shown(key: str) -> str:
    return key if key.isidentifier() else repr(key[:40])


class _Twice(Exception):
    """A key that is given twice."""

    def __init__(self, key: str) -> None:
        self.key = key


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these keys and values, which must all be different keys."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for at, key in enumerate(keys) if key in keys[:at]))
    return made


def _number(_text: str) -> None:
    """What is no text needs no value."""


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_int=_number, parse_float=_number, parse_constant=_number)
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def write(letter: Letter) -> str:
    """The letter as a line of a shard, its line end included.

    Left out is what no file holds, as in Markdown. A letter whose file is named like its id, and that does not say it,
    says it here.
    """
    values = {**({} if letter.metadata.get("id") else {"id": letter.id}), **letter.metadata}
    values["id"] = letter.id
    return whole(values, writer.body(letter))


def whole(metadata: Mapping[str, str | Sequence[str]], text: str) -> str:
    """The line of a shard, its end included, for a letter of this metadata, `id` among it, and this body."""
    values = {**metadata, BODY: text}
    line = _ENCODER.encode(values)
    # What is not in NFC would be read as if it were; behind an escape it stays what it is.
    return (line if is_normalized("NFC", line) else json.dumps(values)) + "\n"
