"""Reads a text file that must be UTF-8, with the line where it is not.

All files that people write for an edition come in here, so a wrong encoding, a NUL or a file of the wrong kind is said
once and in the same words.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from unicodedata import combining, is_normalized, normalize

from lettercli.errors import Fault, Faults

LIMIT = 64 * 1024 * 1024
"""Bytes; a file of letters is some kilobytes, a shard of ten thousand letters some fifty megabytes."""

MOST = 100
"""Faults of one kind that are told line by line."""
MARKS = 100
"""Combining characters on one letter; putting n of them in order takes n * n steps."""
MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{MARKS + 1},}}")

OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def load(path: Path | str, limit: int = LIMIT) -> str:
    """The file's text without a byte order mark, its lines ended by `\\n` alone.

    Raises Faults for a file of more than `limit` bytes and for all that `decode` refuses; OSError as `open` does.
    """
    return decode(contents(path, limit), str(path))


def contents(path: Path | str, limit: int = LIMIT) -> bytes:
    """What the file holds; raises Faults where it is more than `limit` bytes, and OSError as `open` does.

    A letter's file is opened, read and closed in half the time that a file object takes.
    """
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        pieces, room = [], limit + 1
        wanted = min(os.fstat(file).st_size + 1, room)
        while wanted and (piece := os.read(file, wanted)):
            pieces.append(piece)
            room -= len(piece)
            wanted = min(max(wanted - len(piece), 1 << 16), room)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        os.close(file)
    if not room:
        raise Faults([Fault(str(path), 0, f"more than {limit:,} bytes", "divide it into smaller files")])
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def create(path: str, data: bytes) -> None:
    """A new file that holds this; raises OSError. Where files are made by the thousand, a file object costs a fifth."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        while data:
            data = data[os.write(file, data) :]
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from None
    finally:
        os.close(file)


def decode(data: bytes, path: str) -> str:
    """The bytes of a file as text; raises Faults, with the line, for what is no UTF-8 and for a NUL character."""
    if data.startswith(OTHER_MARKS):
        raise Faults([Fault(path, 1, "UTF-16 text", "save the file as UTF-8")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `start` counts from after the byte order mark, which holds no line end.
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8 (byte 0x{error.object[error.start]:02X})"
        raise Faults([Fault(path, line, what, "save the file as UTF-8")]) from None
    return _lines(text, path)


def clean(text: str, path: str) -> str:
    """Text from elsewhere, brought to the same form: no byte order mark, lines ended by `\\n`."""
    return sound(text.removeprefix("\ufeff"), path)


def sound(text: str, path: str) -> str:
    """Text that is no file of its own, and so has no byte order mark, with its lines ended by `\\n`."""
    text = _lines(text, path)
    try:
        text.isascii() or text.encode()  # quicker than any search
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        what = f"half a character (U+{ord(text[error.start]):04X})"
        raise Faults([Fault(path, line, what, "delete it")]) from None
    return text


def _lines(text: str, path: str) -> str:
    """The text with its lines ended by `\\n` alone, if it holds no NUL character."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        _refuse(text, "\r", path, "a carriage return inside a line", "end lines with a line feed, or delete it")
    if "\x00" in text:
        _refuse(text, "\x00", path, "a NUL character", "delete it")
    return text


def composed(text: str, path: str) -> str:
    """The text in Unicode's NFC; raises Faults for a letter under a heap of combining characters."""
    try:
        text.isascii() or text.encode("latin-1")  # which has nothing that could be decomposed, and is quickly known
        return text
    except UnicodeEncodeError:
        if is_normalized("NFC", text):
            return text
    for found in MAYBE_MARKS.finditer(text):
        count = 0
        for at, character in enumerate(found[0], found.start()):
            count = count + 1 if combining(character) else 0
            if count > MARKS:
                line = text.count("\n", 0, at) + 1
                raise Faults([Fault(path, line, f"more than {MARKS} combining characters on a letter", "delete them")])
    return normalize("NFC", text)


def _refuse(text: str, character: str, path: str, what: str, instead: str) -> None:
    """Raises Faults for the lines that hold the character, as far as anybody wants to read them."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if character in line]
    if lines:
        raise Faults([Fault(path, line, what, instead) for line in lines[:MOST]])
