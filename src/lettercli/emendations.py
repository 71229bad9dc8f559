"""Reads source/applied.jsonl: every repair that made an edition out of a scan, and what was only suspected.

The file is generated, so it is either there and right or not there at all: an edition that never was a scan has none,
while a damaged one would make the record of what was done to the text untrue, and is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from lettercli.errors import Fault, Faults
from lettercli.files import textfile
from lettercli.files.folder import digest, letter_file
from lettercli.model import Edition

NAME = "applied.jsonl"
FOLDER = "source"
OUTSIDE = "../"
"""How the name of a file that lies outside the edition begins."""
SCHEMA_VERSION = 1

_CONFIDENCES = {"certain", "likely"}
_AUTHORS = {"rule", "editor"}
_STATUSES = {"applied", "open", "kept"}


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair, or one suspicion."""

    letter: str
    address: str
    """Of the passage in which it stands; the letter's id for what stands in none."""
    start: int
    end: int
    """Offsets into the passage's own text, in characters; 0, 0 for what made the passage."""
    line: int
    """In the source, from 1."""
    source_start: int
    source_end: int
    """Offsets into the source's text, in characters, its lines ended by one character each."""
    printed: str
    reading: str
    """Both empty for a change of structure, which puts nothing in the place of anything."""
    kind: str
    confidence: Literal["certain", "likely"]
    by: Literal["rule", "editor"]
    rule: str = ""
    """The rule's name; empty for an editor's entry."""
    reason: str = ""
    status: Literal["applied", "open", "kept"] = "applied"
    """open: suspected, left as printed; kept: looked at by the editor and right as printed."""
    note: str = ""
    """The number of the note that a marker calls."""


@dataclass(frozen=True)
class Applied:
    """The record of an import."""

    repairs: tuple[Repair, ...] = ()
    """In the order of the source."""
    provenance: Mapping[str, object] = field(default_factory=dict)
    """What was read: names and hashes of the files; empty for an edition that was not made from a scan."""
    path: Path | None = None

    @property
    def letters(self) -> Mapping[str, str]:
        """The SHA-256 of each file that the import wrote into letters/, by the letter's id."""
        found = self.provenance.get("letters", {})
        return {str(id): str(value) for id, value in found.items()} if isinstance(found, dict) else {}

    def edited_letters(self, root: Path, elsewhere: Callable[[str], str] = lambda _id: "") -> tuple[Path, ...]:
        """The files in letters/ that are no longer what the import made: edited by hand, or gone.

        `elsewhere` gives the SHA-256 of the file that a letter without one would have, if it stands in a shard.
        """
        paths = ((id, letter_file(root, id), wanted) for id, wanted in self.letters.items())
        return tuple(path for id, path, wanted in paths if digest(path) != wanted and elsewhere(id) != wanted)

    def changed_sources(self, root: Path) -> tuple[Path, ...]:
        """The scan, profile and emendations that are no longer what the import read: changed, or gone.

        What lay outside the edition need not be where it was, nor does an older record name all of them.
        """
        names = {
            "source": f"{FOLDER}/{self.provenance.get('source')}",
            "profile": self.provenance.get("profile"),
            "emendations": self.provenance.get("emendations"),
        }
        return tuple(
            path
            for key, name in names.items()
            if (wanted := self.provenance.get(f"{key}_sha256"))
            and (path := root / str(name or f"{FOLDER}/{key}.yaml"))
            and digest(path) != wanted
            and (path.exists() or (name and not str(name).startswith(OUTSIDE)))
        )


def undone(text: str, repairs: Iterable[Repair]) -> str:
    """The text with these repairs, which all stand in it, taken back."""
    pieces: list[str] = []
    at = 0
    for repair in sorted(repairs, key=lambda repair: (repair.start, repair.source_start)):
        if repair.printed or repair.reading:
            pieces += [text[at : repair.start], repair.printed]
            at = max(at, repair.end)
    return "".join(pieces) + text[at:]


def applied(edition: Edition) -> tuple[Repair, ...]:
    """The repairs of an edition in the order of its source; none for one that was not made from a scan."""
    return load(edition.root).repairs if edition.root is not None else ()


def fitting(edition: Edition) -> tuple[Repair, ...]:
    """Those of them that fit the letters: of a letter edited since its import the offsets mean nothing."""
    if edition.root is None:
        return ()
    record = load(edition.root)
    edited = set(record.edited_letters(edition.root))
    ids = {id for id in record.letters if letter_file(edition.root, id) in edited}
    return tuple(repair for repair in record.repairs if repair.letter not in ids)


def load(root: Path) -> Applied:
    """The record in an edition's folder, an empty one where there is no file. Raises Faults for a damaged one."""
    path = root / FOLDER / NAME
    if path.exists() and not path.is_file():  # a pipe would never end
        raise Faults([Fault(str(path), 0, "no regular file", "move it elsewhere")])
    try:
        text = textfile.load(path)
    except (FileNotFoundError, NotADirectoryError):
        return Applied()
    except OSError as error:
        raise Faults([Fault(str(path), 0, f"cannot be read: {error.strerror}")]) from None
    return _Reader(path).read(text)


class _Reader:
    """Reads the file's lines and gathers what is wrong with them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def read(self, text: str) -> Applied:
        numbered = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line]
        values = [(number, value) for number, line in numbered if (value := self.value(number, line)) is not None]
        provenance: dict[str, Any] = {}
        if not numbered:
            self.fault(0, "empty")
        elif not self.faults:
            provenance = values[0][1]
            if provenance.get("schema_version") != SCHEMA_VERSION:
                self.fault(1, f"no provenance of version {SCHEMA_VERSION} in its first line")
        repairs = [] if self.faults else list(self.repairs(values[1:]))
        if self.faults:
            raise Faults(self.faults)
        return Applied(tuple(repairs), provenance, self.path)

    def value(self, number: int, line: str) -> dict[str, Any] | None:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            self.fault(number, "no JSON")
            return None
        if not isinstance(value, dict):
            self.fault(number, "no JSON object")
            return None
        return value

    def repairs(self, values: Iterable[tuple[int, dict[str, Any]]]) -> Iterator[Repair]:
        for number, value in values:
            if (wrong := _wrong(value)) is None:
                yield Repair(**{name: value[name] for name in _TYPES if name in value})
            else:
                self.fault(number, wrong)

    def fault(self, number: int, what: str) -> None:
        self.faults.append(Fault(str(self.path), number, what, "it is generated: run letters import again"))


_TYPES = {each.name: int if each.type == "int" else str for each in fields(Repair)}
_REQUIRED = ("letter", "address", "start", "end", "line", "source_start", "source_end", "printed", "reading", "kind",
             "confidence", "by")  # fmt: skip


def _wrong(value: Mapping[str, Any]) -> str | None:
    """What keeps an object from being a repair; keys that are not known are of a later version, and welcome."""
    if missing := [name for name in _REQUIRED if name not in value]:
        return f"no {', '.join(missing)}"
    for name, wanted in _TYPES.items():
        found = value.get(name, wanted())
        if not isinstance(found, wanted) or isinstance(found, bool) or (isinstance(found, int) and found < 0):
            return f"{name} is {found!r}"
    if value["confidence"] not in _CONFIDENCES or value["by"] not in _AUTHORS:
        return f"confidence {value['confidence']!r} by {value['by']!r}"
    if value.get("status", "applied") not in _STATUSES:
        return f"status {value['status']!r}"
    return (
        None
        if value["start"] <= value["end"] and value["source_start"] <= value["source_end"]
        else "ends before it starts"
    )
