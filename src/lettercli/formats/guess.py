"""What kind of file somebody has: seen in what it holds first, then in what it is called."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal, NamedTuple

from lettercli.errors import Fault
from lettercli.files import encoding
from lettercli.formats import fields, spreadsheet
from lettercli.formats.printed.profile import Profile

Kind = Literal["printed", "tei", "markdown", "jsonl", "csv", "text"]

_HEAD = 64 * 1024
_XML = re.compile(r"\s*(?:<\?xml|<!DOCTYPE|<!--|<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2|html|head|body)\b)", re.IGNORECASE)
_TEI = re.compile(r"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)\b|tei-c\.org")
_BINARY = (
    (b"PK\x03\x04", "a packed file: of Word, LibreOffice, or a ZIP archive", "unpack it, or save the letters as text"),
    (b"%PDF", "a PDF", "extract its text, and try letters import printed"),
    (b"\xd0\xcf\x11\xe0", "a file of an old Word or Excel", "save it as text or CSV"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"{\\rtf", "a file in Rich Text Format", "save it as plain text"),
    (b"SQLite format 3", "a database of SQLite", "export its letters as CSV"),
)


class Guess(NamedTuple):
    """What a file is taken for."""

    kind: Kind
    why: str


def guess(path: Path) -> Guess | Fault:
    """What kind of file that is, or why it is none; raises OSError."""
    with path.open("rb") as file:
        data = file.read(_HEAD)
    for sign, what, instead in _BINARY:
        if data.startswith(sign):
            return Fault(str(path), 0, what, instead)
    if not data.strip():
        return Fault(str(path), 0, "an empty file", "leave it out")
    text = data.decode(encoding.sniffed(path).name, "replace").removeprefix("\ufeff")
    controls = sum(sign < " " and sign not in "\t\n\r\f\v\x1a" for sign in text)
    if controls > max(8, len(text) // 500):
        return Fault(str(path), 0, "no text: it is full of control characters", "name files that hold text")
    if _XML.match(text):
        if _TEI.search(text):
            return Guess("tei", "it is XML, of the TEI")
        return Fault(str(path), 0, "XML or HTML that is no TEI", "name TEI files, or turn it into CSV or text")
    if path.suffix.lower() in (".yaml", ".yml"):
        return Fault(str(path), 0, "YAML, and no letter", "write letters as Markdown, with YAML above the text")
    return _of_text(text, path.suffix.lower())


def _of_text(text: str, ending: str) -> Guess:
    first = text.lstrip().split("\n", 1)[0]
    if ending in (".jsonl", ".ndjson", ".json") or _is_object(first):
        return Guess("jsonl", "its lines are JSON")
    if text.startswith(("---\n", "---\r\n", "+++\n")) or ending in (".md", ".markdown", ".mdown"):
        why = "it begins with metadata" if text.startswith(("---", "+++")) else f"it ends in {ending}"
        return Guess("markdown", why)
    if ending in spreadsheet.ENDINGS:
        return Guess("csv", f"it ends in {ending}")
    sign = spreadsheet.delimiter_of(text)
    roles = {fields.role(cell.strip(' "\r')) for cell in first.split(sign)} - {""}
    if len(roles) > 1 and "text" in roles:
        return Guess("csv", "its first line names columns")
    heading = Profile().heading
    found = sum(heading.fullmatch(line.strip()) is not None for line in text.split("\n"))
    if found > 1:
        return Guess("printed", "letters begin in it with lines like 'Letter 1'")
    return Guess("text", "it is plain text")


def _is_object(line: str) -> bool:
    if not line.startswith("{") or len(line) > _HEAD // 2:
        return line.startswith('{"')
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
