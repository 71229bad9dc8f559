"""The metadata block that opens a letter, and what the letter takes from it.

Strings and lists of strings; keys that this program does not know are kept as they are and can be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

from lettercli import dates
from lettercli.errors import BadDate, Faults
from lettercli.files import yamlfile
from lettercli.formats.markdown.faults import Faulty
from lettercli.heads import several
from lettercli.model import Head

MANY = ("sender", "recipient")
ONE = ("id", "date", "calendar", "place")
CALENDARS = ("gregorian", "julian")


class Metadata(NamedTuple):
    """All that the block says, and what of it every letter has."""

    values: dict[str, str | tuple[str, ...]]
    lines: dict[str, int]
    """The line of each key in the file."""
    id: str
    date: dates.Date
    end: int = 0
    """How many lines of the file the block takes, its fences included."""
    at: int = 0
    """Where in the text the body begins."""

    def head(self) -> Head:
        """The same as every letter has it."""
        values = self.values
        sender, recipient = several(values.get("sender", "")), several(values.get("recipient", ""))
        return Head(self.id, self.date, sender, recipient, _one(values, "place"), values)


def read(text: str, path: str, faulty: Faulty) -> Metadata:
    """The metadata block that begins the text of a file; a file without one has none, and that is a fault."""
    end = text.find("\n---\n", 3)
    if end > 0 and text.startswith("---\n") and (found := yamlfile.simple(text[4 : end + 1], 2)):
        values, lines = found
        if len(values) == (count := text.count("\n", 0, end + 1) - 1):
            return of(values, lines, path, faulty, count + 2, end + 5)  # type: ignore[arg-type]
        if not any(isinstance(values.get(key), list) for key in ONE):
            tuples = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
            return of(tuples, lines, path, faulty, count + 2, end + 5)
    return _strictly(text, path, faulty)


def of(
    values: dict[str, str | tuple[str, ...]],
    lines: dict[str, int],
    path: str,
    faulty: Faulty,
    end: int = 0,
    at: int = 0,
) -> Metadata:
    """Metadata of these values, id and date checked."""
    id, date = _one(values, "id"), _one(values, "date")
    if not id or " " in id or not id.isprintable() or id == "-":
        id = _id(id, lines.get("id", 0), path, faulty)
    calendar = _one(values, "calendar")
    known = _date(date, calendar, lines, faulty)
    return Metadata(values, lines, id, known, end, at)


def _strictly(text: str, path: str, faulty: Faulty) -> Metadata:
    lines = text.split("\n")
    values: dict[str, str | tuple[str, ...]] = {}
    places: dict[str, int] = {}
    end = _end(lines, faulty)
    if end > 1 and faulty.count == 0:
        try:
            document = yamlfile.parse("\n".join(lines[1 : end - 1]) + "\n", path, 2)
        except Faults as faults:
            faulty.extend(faults)
        else:
            values = _strings(document, faulty)
            places = {key: document.line_of(key) for key in values}
    at = sum([len(line) + 1 for line in lines[:end]])
    return of(values, places, path, faulty, end, at)


def _end(lines: list[str], faulty: Faulty) -> int:
    """The number of lines that the block takes: 0 when there is none, all when it does not end."""
    mend = "begin the file with ---, id, date, sender, recipient, and ---"
    if lines[0].rstrip(" \t") != "---":
        faulty.add(1, "no metadata block in line 1", mend)
        return 0
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip(" \t") in ("---", "..."):
            if not lines[1].strip(" \t"):
                faulty.add(2, "a blank line at the start of the metadata block", "delete it")
            return number
    faulty.add(1, "a metadata block that is not closed", "write --- on a line of its own after its last key")
    return len(lines)


def _strings(document: yamlfile.Document, faulty: Faulty) -> dict[str, str | tuple[str, ...]]:
    if not isinstance(document.value, dict):
        if document.value != "":
            faulty.add(document.line_of(), "metadata that are no keys and values", "write lines such as `id: 42`")
        return {}
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in document.value.items():
        line = document.line_of(key)
        if isinstance(value, str):
            values[key] = value
        elif isinstance(value, dict) or not all(isinstance(entry, str) for entry in value):
            faulty.add(line, f"{key} with keys or lists inside", "write one value, or a list of values")
        elif key in ONE:
            faulty.add(line, f"several values for {key}", "write one")
        else:
            values[key] = tuple(map(str, value))
    return values


def _one(values: Mapping[str, str | tuple[str, ...]], key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else ""


def _id(id: str, line: int, path: str, faulty: Faulty) -> str:
    """The id as typed, or the file's name without its ending."""
    id = id or PurePath(path).stem
    if " " in id or not id.isprintable():
        faulty.add(line, f"the id {id!r} with a blank or a control character", "write one without, such as 42 or 42a")
    if id == "-":
        faulty.add(line, "the id '-', which means standard input", "write another, such as 42 or 42a")
    return id


def _date(date: str, calendar: str, lines: Mapping[str, int], faulty: Faulty) -> dates.Date:
    calendar = calendar or "gregorian"
    if calendar not in CALENDARS:
        faulty.add(lines["calendar"], f"the calendar {calendar!r}", f"write {' or '.join(CALENDARS)}")
        calendar = "gregorian"
    try:
        return dates.parse(date, calendar)
    except BadDate as bad:
        faulty.add(lines.get("date", 1), bad.message, bad.hint)
        return dates.UNDATED
