"""Writes beside the letters what an import of TEI knows of them: names, emendations, and the report.

What is there already is added to, never thrown away: names.yaml that somebody wrote stays as it is, and so does the
record of an edition that was made from a scan.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from lettercli import __version__, emendations
from lettercli.arrival import Received, Remark
from lettercli.emendations import Repair
from lettercli.errors import Faults
from lettercli.files import atomic, yamlfile
from lettercli.files.folder import digest, letter_file
from lettercli.formats.tei.reader import Import

NAMES = "names.yaml"
REPORT = "import-report.jsonl"
MADE = "imported.jsonl"
ORIGIN = "tei"
_TEMPORARY = ".letters-import-"


def keep(made: Import, done: Received) -> Iterator[str]:
    """Writes it all into the edition's folder; says what was left as it was."""
    root = done.into
    folder = root / emendations.FOLDER
    folder.mkdir(exist_ok=True)
    _put(folder / REPORT, (_row(each) for each in done.remarks))
    yield from _names(made, root)
    yield from _emendations(made, root)


def _put(path: Path, rows: Iterator[Mapping[str, Any]]) -> None:
    with atomic.writing(path, _TEMPORARY) as file:
        for row in rows:
            file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def _row(each: Remark) -> dict[str, object]:
    return {key: value for key, value in each._asdict().items() if value}


def _names(made: Import, root: Path) -> Iterator[str]:
    found = made.names.yaml()
    if not any(found.values()):
        return
    path = root / NAMES
    text = "# Made by letters import tei of what the files name with a reference.\n" + yamlfile.dump(found)
    if path.exists() and path.read_text(encoding="utf-8").split("\n", 1)[0] != text.split("\n", 1)[0]:
        yield f"{path}: left as it is; the names that the files tag were not added"
        return
    atomic.put(path, text.encode(), _TEMPORARY)


def _emendations(made: Import, root: Path) -> Iterator[str]:
    if not made.repairs:
        return
    path = root / emendations.FOLDER / emendations.NAME
    try:
        before = emendations.load(root)
    except Faults as wrong:
        yield f"{wrong}; the readings of the files were not added"
        return
    if before.path is not None and before.provenance.get("format") != ORIGIN:
        yield f"{path}: of an edition that was made from a scan; the readings of the files were not added"
        return
    repairs = list(_placed(made, root))
    ids = {each.letter for each in repairs}
    kept = [each for each in before.repairs if each.letter not in ids]
    repairs = [replace(each, source_start=at, source_end=at) for at, each in enumerate([*kept, *repairs])]
    hashes = {**before.letters, **{id: digest(letter_file(root, id)) for id in ids}}
    provenance = {
        "schema_version": emendations.SCHEMA_VERSION, "program": f"letters {__version__}", "format": ORIGIN,
        "letters": {id: value for id, value in hashes.items() if value},
    }  # fmt: skip
    _put(path, iter([provenance, *map(_object, repairs)]))


def _placed(made: Import, root: Path) -> Iterator[Repair]:
    """The readings of the letters that are in the edition, at their addresses there."""
    with (root / emendations.FOLDER / MADE).open("rb") as file:
        for line in file:
            row = json.loads(line)
            id = row["id"]
            for each in made.repairs.get((row["file"], row["original"], row.get("line", 0)), ()):
                yield replace(each, letter=id, address=id + each.address[2:])


def _object(repair: Repair) -> dict[str, object]:
    return {key: value for key, value in asdict(repair).items() if value != "" or key in ("printed", "reading")}
