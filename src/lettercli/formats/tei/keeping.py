"""Writes beside the letters what an import of TEI knows of them: names, emendations, and the report.

What is there already is added to, never thrown away: names.yaml that somebody wrote stays as it is, and so does the
record of an edition that was made from a scan.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, cast

from lettercli import __version__, emendations
from lettercli.arrival import Beside, Received, Remark, Row
from lettercli.emendations import Repair
from lettercli.errors import Faults
from lettercli.files import atomic, yamlfile
from lettercli.files.folder import digest, letter_file
from lettercli.formats.tei.naming import Entries, Entry
from lettercli.formats.tei.reader import Import

NAMES = "names.yaml"
REPORT = "import-report.jsonl"
_MADE = "# Made by letters import tei of what the files name with a reference.\n"
ORIGIN = "tei"
_TEMPORARY = ".letters-import-"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def keep(made: Import, done: Received, beside: Beside) -> Iterator[str]:
    """Writes it all into the edition's folder; says what was left as it was. `beside` are the letters' readings.

    The report is written last and is gone until then: where it is missing, all is written though no letter is new.
    """
    root = done.into
    folder = root / emendations.FOLDER
    report = folder / REPORT
    if not (done.new or done.replaced) and report.exists():
        return
    folder.mkdir(exist_ok=True)
    report.unlink(missing_ok=True)
    yield from _names(made, done)
    yield from _emendations(root, done, beside)
    _put(report, (_row(each) for each in done.remarks))


def _put(path: Path, rows: Iterator[Mapping[str, Any]]) -> None:
    with atomic.writing(path, _TEMPORARY) as file:
        for row in rows:
            file.write((_ENCODER.encode(row) + "\n").encode())


def _row(each: Remark) -> dict[str, object]:
    return {key: value for key, value in each._asdict().items() if value}


def _names(made: Import, done: Received) -> Iterator[str]:
    found = made.names.yaml(done.origins)
    if not any(found.values()):
        return
    path = done.into / NAMES
    if path.exists():
        text = path.read_text(encoding="utf-8", errors="replace")
        try:
            before = yamlfile.load(path).value if text.startswith(_MADE) else None
        except Faults:
            before = None
        if not isinstance(before, dict):
            yield f"{path}: left as it is; the names that the files tag were not added"
            return
        found = joined(before, found, done.ids)
    data = (_MADE + yamlfile.dump(found)).encode()
    if len(data) > yamlfile.LIMIT:
        yield f"{path}: not written, since it would have more than {yamlfile.LIMIT:,} bytes, and could not be read"
        return
    atomic.put(path, data, _TEMPORARY)


def joined(before: Mapping[str, yamlfile.Value], found: Entries, came: Collection[str] = ()) -> Entries:
    """The names of an earlier import and of this one: entries of one reference become one.

    `came`: the ids of this import's letters, of which it alone says who stands where.
    """
    made: Entries = {}
    for kind, new in found.items():
        old = before.get(kind, {})
        entries = dict(new)
        mains = {str(entry.get("ref")): main for main, entry in new.items()}
        for main, value in old.items() if isinstance(old, dict) else ():
            entry = cast(Entry, value)
            if not isinstance(value, dict):
                entries.setdefault(main, {})
                continue
            given = entry.get("variants", [])
            variants = [str(form) for form in given] if isinstance(given, list) else [str(given)] if given else []
            places = entry.get("at")
            reference = str(entry.get("ref", ""))
            new_main = mains.pop(reference, "")  # taken once, where somebody has made two entries of one
            there = entries.pop(new_main) if new_main else {}
            name = max(main, new_main, key=lambda name: len(name.split()))  # the fuller one
            name = f"{main} ({reference})" if name in entries else name
            forms, where = _both(variants, places, there, came)
            entries[name] = {"variants": forms, **where, **_others(entry), **_others(there)}
            if not forms and "variants" not in entry:  # the main form is one
                del entries[name]["variants"]
        made[kind] = dict(sorted(entries.items()))
    return made


def _both(variants: list[str], places: object, there: Entry, came: Collection[str]) -> tuple[list[str], Entry]:
    """The forms of an entry, and the places where alone they mean it, as an earlier import and this one have them.

    What only one of them ties to places would mean somebody else in the other's letters: it is left out.
    """
    new, now = there.get("variants", []), there.get("at", {})
    new = new if isinstance(new, list) else []
    now = now if isinstance(now, dict) else {}
    tied: Entry = places if isinstance(places, dict) else {}
    before = {address: guard for address, guard in tied.items() if not _among(address, came)}
    if tied and not before:
        return new, {"at": now} if now else {}
    if bool(before) != bool(now) and there:
        return (new if before else variants), {}
    both = before | now
    return list(dict.fromkeys([*variants, *new])), {"at": both} if both else {}


def _among(address: str, ids: Collection[str]) -> bool:
    """Whether an address is one of these letters, or of something in them."""
    parts = address.split(".")
    return any(".".join(parts[:end]) in ids for end in range(1, len(parts) + 1))


def _others(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if key not in ("variants", "at")}


def _emendations(root: Path, done: Received, beside: Beside) -> Iterator[str]:
    """The readings of the letters that came, in the place of those that an earlier import gave them."""
    path = root / emendations.FOLDER / emendations.NAME
    try:
        before = emendations.load(root)
    except Faults as wrong:
        yield f"{wrong}; the readings of the files were not added"
        return
    if before.path is not None and before.provenance.get("format") != ORIGIN:
        yield f"{path}: of an edition that was made from a scan; the readings of the files were not added"
        return
    if not beside and before.path is None:
        return
    hashes = {id: value for id, value in before.letters.items() if id not in done.ids}
    hashes |= {id: digest(letter_file(root, id)) for id in beside}
    provenance = {
        "schema_version": emendations.SCHEMA_VERSION, "program": f"letters {__version__}", "format": ORIGIN,
        "letters": {id: value for id, value in hashes.items() if value},
    }  # fmt: skip
    kept = (_object(each) for each in before.repairs if each.letter not in done.ids)
    _put(path, chain([provenance], _numbered(chain(kept, _placed(beside)))))


def _placed(beside: Beside) -> Iterator[Row]:
    """The readings at the addresses that they have in the edition."""
    for id, rows in beside.items():
        for row in rows:
            row["letter"], row["address"] = id, id + row["address"][2:]
            yield row


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    """The same with their order as their place in the source, which has no characters that could be counted."""
    for at, row in enumerate(rows):
        row["source_start"] = row["source_end"] = at
        yield row


def _object(repair: Repair) -> Row:
    return {key: value for key, value in asdict(repair).items() if value != "" or key in ("printed", "reading")}
