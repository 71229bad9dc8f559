"""Writes letters in another format to a file or a folder, whole or not at all.

A file is written under another name and put in place when it is complete; so are the files of a folder, one by one,
after the last of them is written. What a run that was killed left behind is swept away by the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lettercli.conversion import convert
from lettercli.errors import LettersError, Unwritable
from lettercli.exports import FORMATS, Format, Source
from lettercli.files import atomic
from lettercli.files.folder import LETTERS

_TEMPORARY = ".letters-export-"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    letters: int
    paths: tuple[Path, ...]
    """The files, in the order of their names."""
    remarks: tuple[str, ...] = ()
    """What they do not say as the letters do, a line each."""


def format_of(name: str) -> Format:
    """The format of that name; raises LettersError with those there are."""
    if name not in FORMATS:
        raise LettersError(f"no format {name!r}", f"formats are {', '.join(FORMATS)}")
    return FORMATS[name]


def export(name: str, source: Source, into: Path, *, force: bool = False) -> Exported:
    """Writes letters in a format to a file, or, where the format has many, to a folder.

    `into` is a file if it ends as the format's files do, or if the format is always one file. Raises Unwritable,
    before anything is written, for what is there already, unless `force`; and for what the file system refuses.
    """
    form = format_of(name)
    try:
        if form.file and not (form.folder and (into.is_dir() or into.suffix.lower() != form.ending)):
            paths = [_file(form, source, into, force)]
        elif form.edition:
            paths = _edition(source, into, force)
        else:
            paths = _folder(form, source, into, force)
    except OSError as error:
        where = str(error.filename or into)
        raise Unwritable(where, f"{where}: {error.strerror}", "name what can be written with --into") from None
    return Exported(source.drawn, tuple(paths), tuple(source.remarks))


def _file(form: Format, source: Source, into: Path, force: bool) -> Path:
    if into.is_dir():
        such = into / (source.edition.name + form.ending)
        raise Unwritable(str(into), f"{into}: a folder", f"name a file, such as {such}")
    if into.exists() and not into.is_file():
        raise Unwritable(str(into), f"{into}: no regular file", "leave --into out and redirect the output")
    if into.exists() and not force:
        raise Unwritable(str(into), f"{into}: is there already", "name another file, or replace it with --force")
    into.parent.mkdir(parents=True, exist_ok=True)
    atomic.sweep(into.parent, _TEMPORARY)
    with atomic.writing(into, _TEMPORARY) as file:
        for piece in form.write(source):
            file.write(piece.encode())
    return into


def _edition(source: Source, into: Path, force: bool) -> list[Path]:
    done = convert(source.edition, source.letters, "markdown", into, force=force)
    source.drawn = done.letters
    source.remarks += done.remarks
    return sorted((into / LETTERS).iterdir())


def _folder(form: Format, source: Source, into: Path, force: bool) -> list[Path]:
    there = [path for path in into.iterdir() if not path.name.startswith(_TEMPORARY)] if into.is_dir() else []
    if there and not force:
        what = f"{into}: holds {len(there):,} file{'s' * (len(there) > 1)} already"
        raise Unwritable(str(into), what, "name an empty folder, or replace those of the same names with --force")
    with atomic.filling(into, _TEMPORARY) as new:
        form.fill(source, new)
        atomic.settle()
        names = sorted(path.name for path in new.iterdir())
        for name in names:
            (new / name).replace(into / name)
    return [into / name for name in names]
