"""In which encoding a text file of unknown origin is, found out by reading it once.

UTF-8 is what proves itself; a byte order mark says it; and what is neither is most likely Windows text of the West,
which is a guess and has to be said. A UTF-8 file with a few damaged bytes stays one: who took it for Windows text
would spoil every accent for their sake. Damaged bytes come out as half characters, `damaged` finds them.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from lettercli.errors import Fault, Faults, LettersError

BLOCK = 1 << 20
"""Bytes that are read at a time."""
_HALF = re.compile("[\udc80-\udcff]")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Encoding(NamedTuple):
    """What a file is to be opened with, `errors="surrogateescape"` beside it."""

    name: str
    said: str = ""
    """What the editor should know; empty for UTF-8."""


def sniffed(path: Path, named: str = "") -> Encoding:
    """The encoding of a file, or the one that somebody named; raises OSError, and LettersError for one that is none."""
    if named:
        return Encoding(known(named))
    with path.open("rb") as file:
        head = file.read(4096)
        for mark, name in _MARKS:
            if head.startswith(mark):
                return Encoding(name, "" if name == "utf-8-sig" else "read as UTF-16")
        if (order := _without_mark(head)) is not None:
            return Encoding(order, f"read as {order.upper()}")
        decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
        good = bad = 0
        data = head
        while data:
            if not data.isascii() or decoder.getstate()[0]:
                text = decoder.decode(data)
                halves = len(_HALF.findall(text))
                bad += halves
                good += sum(sign > "\x7f" for sign in text) - halves
            data = file.read(BLOCK)
        bad += len(_HALF.findall(decoder.decode(b"", final=True)))
    if not bad or good > 3 * bad:
        return Encoding("utf-8", f"UTF-8 with {bad:,} damaged bytes" if bad else "")
    return Encoding("cp1252", "not UTF-8: read as cp1252; look at accents and quotation marks, or name --encoding")


def known(name: str) -> str:
    """The usual name of an encoding of text; raises LettersError for what is none, or can read no damaged file."""
    try:
        bytes(4).decode(name, "surrogateescape")
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # Python calls base64 an encoding, too
        raise LettersError(f"no encoding {name!r}", "name one, such as cp1251, koi8-r, latin-1, utf-16") from None


def decoded(data: bytes, name: str, path: str) -> str:
    """What a file holds as text; raises Faults where it breaks off within a character, or is in another encoding."""
    try:
        return data.decode(name, "surrogateescape").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(name, "replace").count("\n") + 1
        raise Faults([undecodable(error, path, line)]) from None


def undecodable(error: UnicodeError, path: str, line: int) -> Fault:
    """The fault of a file that cannot be read on from a line."""
    name = error.encoding.upper() if isinstance(error, UnicodeDecodeError) else "the encoding that was named"
    what = f"no text in {name} from here on: {error.reason if isinstance(error, UnicodeDecodeError) else error}"
    return Fault(path, line, what, "is the end of the file missing? else name its --encoding")


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without a mark, which in any text has a NUL at every other place."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) * 0.2
    if len(head) < 32:
        return None
    return "utf-16-le" if odd > most and even * 10 < odd else "utf-16-be" if even > most and odd * 10 < even else None


def damaged(text: str) -> str:
    """What is wrong with a text that was read so: bytes of no character, or NULs; empty where nothing is."""
    if half := _HALF.search(text):
        return f"a byte that is no character here (0x{ord(half[0]) - 0xDC00:02X})"
    if "\x00" in text:
        return "a NUL character"
    try:
        text.isascii() or text.encode()
    except UnicodeEncodeError as error:
        return f"half a character (U+{ord(text[error.start]):04X})"
    return ""
