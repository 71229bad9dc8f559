"""Writes an edition anew in another folder, its letters one a file or thousands a shard.

The letters come out in the edition's order, whatever their files will be called; where the names would put them into
another, corpus.yaml says so. They are written into a folder of their own, which is put in place when all are there,
and corpus.yaml comes last: a conversion that is broken off leaves no edition that looks whole.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from lettercli import dates
from lettercli.errors import LettersError, Unwritable
from lettercli.files import atomic, textfile, yamlfile
from lettercli.files.folder import ABOUT, ENDINGS, LETTER, LETTERS, SHARD, names_for, natural
from lettercli.formats import jsonl, markdown
from lettercli.model import Edition, Head, Letter, heads_of

Style = Literal["jsonl", "markdown"]

SHARD_LETTERS = 10_000
"""Letters of one shard."""
SOURCE = "source"
_TEMPORARY = ".letters-convert-"


@dataclass(slots=True)
class Converted:
    """What was written."""

    letters: int = 0
    files: int = 0
    remarks: list[str] = field(default_factory=list)
    """What is otherwise than in the edition, a line each."""


def convert(edition: Edition, letters: Sequence[Letter], style: Style, into: Path, *, force: bool = False) -> Converted:
    """Writes some letters of an edition, in its order, and all else that belongs to it.

    Raises Unwritable, before anything is written, for a folder that holds letters or other files of these names,
    unless `force`, and for what the file system refuses.
    """
    root = edition.root
    if root is None:
        raise LettersError(f"edition {edition.name} lies in no folder")
    done = Converted(len(letters))
    heads = heads_of(letters)
    names = _names(heads, done) if style == "markdown" else []
    about = _about(edition, heads, names, done)
    others = [path for path in _others(root, done) if path != Path(ABOUT)]
    _refuse(root, into, others, about, force=force)
    try:
        with atomic.filling(into, _TEMPORARY) as new:
            done.files = _write_shards(letters, new) if style == "jsonl" else _write_files(letters, names, new)
            _put_in_place(new, into / LETTERS)
        for path in others:
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            atomic.put(into / path, (root / path).read_bytes(), _TEMPORARY)
        atomic.put(into / ABOUT, about, _TEMPORARY)
    except OSError as error:
        where = str(error.filename or into)
        raise Unwritable(where, f"{where}: {error.strerror}", "name a folder that can be written with --into") from None
    return done


def _write_shards(letters: Sequence[Letter], folder: Path) -> int:
    """Writes shards; returns how many."""
    waiting, count = iter(letters), 0
    while first := next(waiting, None):
        count += 1
        with (folder / f"{count:04d}{SHARD}").open("w", encoding="utf-8", newline="\n") as file:
            file.write(_line(first))
            for letter in islice(waiting, SHARD_LETTERS - 1):
                file.write(_line(letter))
            file.flush()
            os.fsync(file.fileno())
    return count


def _line(letter: Letter) -> str:
    if jsonl.BODY in letter.metadata:
        what = f"letter {letter.id} has a key {jsonl.BODY!r}, which in a shard is the letter's text"
        raise LettersError(what, "give the key another name")
    return jsonl.write(letter)


def _write_files(letters: Sequence[Letter], names: Sequence[str], folder: Path) -> int:
    """Writes a file a letter; returns how many."""
    for letter, name in zip(letters, names, strict=True):
        named = letter
        if name != letter.id and not letter.metadata.get("id"):
            named = replace(letter, metadata={"id": letter.id, **letter.metadata})
        (folder / f"{name}{LETTER}").write_text(markdown.write(named), encoding="utf-8", newline="\n")
    return len(names)


def _put_in_place(new: Path, place: Path) -> None:
    """Puts the folder of letters where it belongs; the one that was there goes when the new one is."""
    atomic.settle()
    old = new.with_name(f"{new.name}-old")
    with contextlib.suppress(FileNotFoundError):
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _names(heads: Sequence[Head], done: Converted) -> list[str]:
    """What each letter's file is called; one that is not called as its letter is said."""
    names = names_for(head.id for head in heads)
    done.remarks += (
        f"letter {head.id}: no name for a file, so it is {name}{LETTER}"
        for head, name in zip(heads, names, strict=True)
        if name != head.id
    )
    return names


def _about(edition: Edition, heads: Sequence[Head], names: Sequence[str], done: Converted) -> bytes:
    """corpus.yaml as it is, unless the letters would stand in another order by it."""
    assert edition.root is not None
    text = textfile.load(edition.root / ABOUT)
    order = edition.about.get("order", "")
    listed = isinstance(order, list)
    places = list(range(len(heads)))
    if names:
        places.sort(key=lambda place: (natural(names[place] + LETTER), names[place] + LETTER))
    if order == "date":
        places.sort(key=lambda place: dates.order(heads[place].date))
    if listed and len(heads) == len(edition.heads):
        return text.encode()
    if not listed and places == list(range(len(heads))):
        return text.encode()
    done.remarks.append(f"{ABOUT}: order: lists the letters that there are, in the edition's order")
    ids = [head.id for head in heads]
    wanted = {**edition.about, "order": ids}
    if "order" not in edition.about:
        made = f"{text}\n" if text and not text.endswith("\n") else text
        made += yamlfile.dump({"order": ids})
    else:
        plain = {key: value for key, value in wanted.items() if isinstance(value, (str, list))}
        made = yamlfile.dump(plain)
    if yamlfile.parse(made, str(edition.root / ABOUT)).value != wanted:
        raise LettersError(f"{ABOUT}: order: cannot be written into it", "order its letters with order: date, or none")
    return made.encode()


def _others(root: Path, done: Converted) -> Iterator[Path]:
    """The edition's other files: those beside corpus.yaml, and all in source/; hidden ones are nobody's."""
    for entry in sorted(root.iterdir()):
        if entry.name.startswith(".") or entry.name == LETTERS:
            continue
        if entry.is_file():
            yield Path(entry.name)
        elif entry.name == SOURCE and entry.is_dir():
            files = (path for path in sorted(entry.rglob("*")) if path.is_file())
            yield from (path.relative_to(root) for path in files if not path.name.startswith("."))
        else:
            done.remarks.append(f"{entry.name}: left behind; copy it if it belongs to the edition")


def _refuse(root: Path, into: Path, others: Sequence[Path], about: bytes, *, force: bool) -> None:
    """Raises Unwritable for a folder that is not free."""
    with contextlib.suppress(OSError):
        if into.samefile(root):
            raise Unwritable(str(into), f"{into}: the edition itself", "name another folder with --into")
    folder = into / LETTERS
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    if there and not force:
        what = f"{folder}: holds {len(there):,} file{'s' * (len(there) > 1)} already"
        raise Unwritable(str(folder), what, "name an empty folder, or replace them with --force")
    for path in there:
        if not path.name.endswith(ENDINGS) and not path.name.startswith(_TEMPORARY):
            raise Unwritable(str(path), f"{path}: no letter, and would be lost", "move it elsewhere")
    for name in () if force else (*others, Path(ABOUT)):
        path = into / name
        data = about if name == Path(ABOUT) else None
        if path.exists() and (not path.is_file() or path.read_bytes() != (data or (root / name).read_bytes())):
            raise Unwritable(str(path), f"{path}: another file of that name", "replace it with --force")
