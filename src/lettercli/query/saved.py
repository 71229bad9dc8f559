"""Queries that an edition keeps under names: queries.yaml, read as it was written.

    rivals: Bukharin|Rykov|Tomsky
    quota:
      query: grain procurement*
      in: all
      description: the campaign, in letters and notes

What an option means, and whether there is one of that name, is for those to say who have the options: here it is a
name and a text. Every fault of the file comes with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lettercli.errors import Fault, Faults

if TYPE_CHECKING:
    from lettercli.files.yamlfile import Document

FILE = "queries.yaml"
NAMED = re.compile(r"@(\w[\w.-]*)(?=\s|$)")
"""How a saved query is asked for."""

_NAME = re.compile(r"\w[\w.-]*")
_WRITE = "write name: and the words, or name: and below it query: and options"


@dataclass(frozen=True, slots=True)
class Saved:
    """A query with a name."""

    name: str
    query: str
    """Words; empty where `options` hold a regular expression."""
    description: str = ""
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By their long names: in, voice, from ..., each with all its values."""
    path: str = ""
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each option stands."""

    def fault(self, what: str, instead: str = "", option: str = "") -> Fault:
        """A fault of the query, or of an option of it, at its line."""
        return Fault(self.path, self.lines.get(option, self.line), f"{self.name}: {what}", instead)


def load(root: Path) -> dict[str, Saved]:
    """The saved queries of an edition's folder by name, in the file's order; none without a file. Raises Faults."""
    from lettercli.files import yamlfile

    path = root / FILE
    if not path.exists():
        return {}
    if not path.is_file():  # a pipe would never end
        raise Faults([Fault(str(path), 0, "no regular file", "move it elsewhere")])
    try:
        document = yamlfile.load(path)
    except OSError as error:
        raise Faults([Fault(str(path), 0, f"cannot be read: {error.strerror}")]) from None
    if not isinstance(document.value, dict):
        if document.value:
            raise Faults([Fault(str(path), 1, "no names", _WRITE)])
        return {}
    faults: list[Fault] = []
    found = {name: _saved(document, name, str(path), faults) for name in document.value}
    if faults:
        raise Faults(faults)
    return found


def _saved(document: Document, name: str, path: str, faults: list[Fault]) -> Saved:
    """One query of the file; what is wrong with it is added to the faults."""
    assert isinstance(document.value, dict)
    entry, line, before = document.value[name], document.line_of(name), len(faults)
    if not _NAME.fullmatch(name):
        faults.append(Fault(path, line, f"the name {name!r}", "use letters, digits, - and _"))
    if isinstance(entry, str):
        entry = {"query": entry}
    if not isinstance(entry, dict):
        faults.append(Fault(path, line, f"{name} is a list", _WRITE))
        return Saved(name, "")
    options: dict[str, tuple[str, ...]] = {}
    lines = {option: document.line_of(name, option) for option in entry}
    for option, value in entry.items():
        values = value if isinstance(value, list) else [value]
        single = option in {"query", "description"}
        if not all(isinstance(each, str) for each in values) or (single and isinstance(value, list)):
            faults.append(Fault(path, lines[option], f"{name}: {option} is no text", f"write {option}: and one text"))
        else:
            options[option] = tuple(map(str, values))
    query, description = (" ".join(options.pop(key, ())) for key in ("query", "description"))
    if len(faults) == before and not query.strip() and "regexp" not in options:
        what = f"{name} looks for nothing"
        faults.append(Fault(path, line, what, "write query: and words, or regexp: and a pattern"))
    return Saved(name, query.strip(), description, options, path, line, lines)
