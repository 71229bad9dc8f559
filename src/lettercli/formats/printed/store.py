"""Reads a scan with what belongs to it, and writes the edition that it becomes.

The edition is generated: the master is the scan with the editor's entries. So a letter that somebody has edited since
is never overwritten unasked, and nothing is written before everything is known to be well. Each file comes into being
under another name; the record of the repairs, which holds the letters' hashes, is the last.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from lettercli import __version__, emendations
from lettercli.errors import Fault, Faults, Unwritable
from lettercli.files import textfile, yamlfile
from lettercli.files.atomic import put, sweep
from lettercli.files.folder import ABOUT, LETTERS, digest, digest_of, letter_file
from lettercli.formats.printed import editor, profile
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.scan import Imported, Scan
from lettercli.formats.printed.sourcetext import Source
from lettercli.formats.printed.words import list_name

LIMIT = 32 * 1024 * 1024
"""Bytes of one scan; a book of a thousand pages has three million."""
_TEMPORARY = ".letters-import-"
_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A}


@dataclass(frozen=True, slots=True)
class Files:
    """What a scan is read with; None: not there."""

    scan: Path
    profile: Path | None = None
    emendations: Path | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """A scan as letters."""

    files: Files
    source: Source
    profile: Profile
    letters: tuple[Imported, ...]
    hashes: dict[str, str]
    """Of the files that were read: scan, profile, emendations."""
    encoding: str
    ignored: int
    """Lines before the first letter."""

    def provenance(self, into: Path) -> dict[str, object]:
        """The first line of the record; files are named from the edition's folder on, the scan from where it lies."""
        return {
            "schema_version": emendations.SCHEMA_VERSION,
            "program": f"letters {__version__}",
            "source": self.files.scan.name,
            "source_sha256": self.hashes["scan"],
            "profile": _seen_from(into, self.files.profile),
            "profile_sha256": self.hashes.get("profile", ""),
            "emendations": _seen_from(into, self.files.emendations),
            "emendations_sha256": self.hashes.get("emendations", ""),
            "words": list_name(self.profile.language),
            "encoding": self.encoding,
            "letters": {each.built.letter.id: digest_of(each.built.text.encode()) for each in self.letters},
        }

    def record(self, into: Path) -> str:
        """The text of applied.jsonl in an edition's folder."""
        objects = [self.provenance(into), *(_object(each) for letter in self.letters for each in letter.records)]
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)


def _seen_from(folder: Path, path: Path | None) -> str:
    """A file's name from a folder on, with `../` for what lies outside it; empty for none."""
    return "" if path is None else Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _object(repair: emendations.Repair) -> dict[str, object]:
    return {key: value for key, value in asdict(repair).items() if value != "" or key in ("printed", "reading")}


def read(files: Files, into: Path | None = None) -> Import:
    """Reads a scan; `into` is the edition's folder, whose corpus.yaml may name sigla. Raises Faults, OSError."""
    data = _bytes(files.scan)
    text, encoding = _decoded(data, files.scan)
    source = Source(text, str(files.scan))
    about = profile.load(files.profile) if files.profile else Profile()
    about = profile.with_sigla(about, _sigla(into))
    entries = editor.load(files.emendations, source) if files.emendations else ()
    letters = tuple(Scan(source, about, entries).letters())
    if files.emendations and (idle := list(_idle(entries, letters, files.emendations))):
        raise Faults(idle)
    hashes = {"scan": digest_of(data)}
    for name, path in (("profile", files.profile), ("emendations", files.emendations)):
        if path is not None:
            hashes[name] = digest_of(path.read_bytes())
    first = next(line.number for line in source.lines() if about.heading.fullmatch(line.text))
    ignored = sum(line.number < first for line in source.lines())
    return Import(files, source, about, letters, hashes, encoding, ignored)


def _idle(entries: Iterable[editor.Entry], letters: Iterable[Imported], path: Path) -> Iterator[Fault]:
    """Faults for entries that changed nothing, because what they are about is in no passage."""
    done = {each.source_start for letter in letters for each in letter.records if each.by == "editor"}
    for entry in entries:
        repair = entry.repair
        if repair.status == "applied" and not (repair.structural or entry.anchor) and repair.start not in done:
            mend = "dates and other metadata are mended in the profile: letters: {\"7\": {date: …}}"
            yield Fault(str(path), entry.line, "what is printed stands in a heading or outside all letters", mend)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise Faults([Fault(str(path), 0, f"more than {LIMIT:,} bytes", "divide it into smaller files")])
    if not data.strip():
        raise Faults([Fault(str(path), 0, "an empty file", "name the text of a scan")])
    controls = sum(data.count(code) for code in _CONTROLS)
    if controls > max(8, len(data) // 500) and not data.startswith(textfile.OTHER_MARKS):
        raise Faults([Fault(str(path), 0, "no text: it is full of control characters", "name the text of a scan")])
    return data


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    """The text, and the encoding that it is in; what is no UTF-8 is read as Windows text where it can be."""
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return textfile.decode(data, str(path)), "utf-8"
    except Faults:
        if data.startswith(textfile.OTHER_MARKS) or b"\x00" in data:
            raise
        try:
            return textfile.clean(data.decode("cp1252"), str(path)), "cp1252"
        except UnicodeDecodeError:
            pass
        raise


def _sigla(into: Path | None) -> tuple[str, ...]:
    """The sigla that the edition's corpus.yaml names; faults of that file are not the import's."""
    if into is None:
        return ()
    try:
        value = yamlfile.load(into / ABOUT).value
    except (Faults, OSError):
        return ()
    found = value.get("sigla", []) if isinstance(value, dict) else []
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else (str(found),)


def write(made: Import, into: Path, *, force: bool = False) -> list[Path]:
    """Writes an edition; returns the files of letters that are no longer in the scan and were removed.

    Raises Unwritable, before anything is written, for letters that were edited since the last import or that no import
    made, unless `force`, and for what the file system refuses.
    """
    folder, record = into / LETTERS, into / emendations.FOLDER
    try:
        known = emendations.load(into).letters
    except Faults:
        if not force:
            raise
        known = {}
    new = {each.built.letter.id: each.built.text.encode() for each in made.letters}
    if not force:
        _refuse_edited(into, known, new)
        _refuse_other_scan(made, record / made.files.scan.name)
    try:
        for each in (folder, record):
            each.mkdir(parents=True, exist_ok=True)
            sweep(each, _TEMPORARY)
        if not (into / ABOUT).exists():
            put(into / ABOUT, _about(made, into).encode(), _TEMPORARY)
        if not _same(made.files.scan, record / made.files.scan.name):
            put(record / made.files.scan.name, made.files.scan.read_bytes(), _TEMPORARY)
        for id, data in new.items():
            put(letter_file(into, id), data, _TEMPORARY)
        gone = [letter_file(into, id) for id in known if id not in new]
        gone = [path for path in gone if digest(path) == known[path.stem]]
        for path in gone:
            path.unlink()
        put(record / emendations.NAME, made.record(into).encode(), _TEMPORARY)
    except OSError as error:
        raise Unwritable(str(error.filename or into), f"{error.filename or into}: {error.strerror}",
                         "name a folder that can be written with --into") from None  # fmt: skip
    return gone


def _refuse_edited(into: Path, known: dict[str, str] | object, new: dict[str, bytes]) -> None:
    hashes = known if isinstance(known, dict) else {}
    edited = []
    for id, data in new.items():
        path = letter_file(into, id)
        try:
            there = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Unwritable(str(path), f"{path}: {error.strerror}") from None
        if there != data and digest_of(there) != hashes.get(id):
            edited.append(str(path))
    if edited:
        raise Unwritable(edited[0], f"{', '.join(edited)}: not as an import left it",
                         "put the change into emendations.yaml, or overwrite it with --force")  # fmt: skip


def _refuse_other_scan(made: Import, there: Path) -> None:
    if there.exists() and not _same(made.files.scan, there):
        raise Unwritable(str(there), f"{there}: another scan of that name", "rename one, or overwrite it with --force")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other) or one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _about(made: Import, into: Path) -> str:
    """The least that corpus.yaml must say."""
    about = made.profile
    names = [" and ".join(each) for each in (about.sender, about.recipient) if each]
    values: dict[str, str | list[str]] = {
        "title": f"Letters: {' to '.join(names)}" if names else f"Letters from {made.files.scan.name}",
        "name": into.resolve().name or "letters",
        "source": made.files.scan.name,
        "language": about.language,
        "sigla": list(about.sigla),
    }
    if about.abbreviations:
        values["abbreviations"] = list(about.abbreviations)
    return yamlfile.dump(values)
