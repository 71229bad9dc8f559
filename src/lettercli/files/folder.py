"""What the files of an edition's folder are called, which of them are letters, and whether one is what it was.

Everything that looks into an edition asks here, so a pipe, a folder or an editor's lock file in letters/ is treated
alike by all.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ABOUT = "corpus.yaml"
LETTERS = "letters"
LETTER, SHARD = ".md", ".jsonl"
ENDINGS = LETTER, SHARD

_NUMBERS = re.compile(r"(\d+)")
_LONGEST = 200
"""Bytes of an id that is a file's name as it is."""


def natural(name: str) -> tuple[tuple[str, int], ...]:
    """The key that sorts names as people do: `9`, `10`, `10a`."""
    pieces = _NUMBERS.split(name.casefold())
    return tuple(zip(pieces[::2], [*map(int, pieces[1::2]), -1], strict=True))


def is_shard(path: Path) -> bool:
    """Whether a file that holds letters holds many, one a line."""
    return path.suffix == SHARD


def letter_files(root: Path) -> list[Path]:
    """The files of the letters, in natural order, letters and shards alike; raises OSError where there is no letters/.

    Links to files are files. Hidden names are no letters, nor is what is no regular file: `strangers` names these.
    """
    folder = root / LETTERS
    return [folder / name for name in letter_names(root)]


def letter_names(root: Path) -> list[str]:
    """What the files of the letters are called in letters/, in the same order; raises OSError."""
    return _named(root, regular=True)


def strangers(root: Path) -> list[Path]:
    """What is named like a letter and is no regular file: a folder, a pipe, which would never end, a broken link."""
    folder = root / LETTERS
    return [folder / name for name in _named(root, regular=False)]


def letter_file(root: Path, id: str) -> Path:
    """Where an import puts the letter of that id."""
    return root / LETTERS / f"{id}{LETTER}"


def names_for(ids: Iterable[str]) -> list[str]:
    """What each letter's file is called, without its ending: its id where a file can be called so, and no other is."""
    names: list[str] = []
    taken: set[str] = set()
    for id in ids:
        name = id.replace("%", "%25") if "%" in id and "/" in id else id
        name = name.replace("/", "%2F")
        name = f"%2E{name[1:]}" if name.startswith(".") else name
        while len(os.fsencode(name)) > _LONGEST:
            name = name[: len(name) // 2]
        stem, turn = name, 1
        while name.casefold() in taken:  # not all file systems tell `a` from `A`
            turn += 1
            name = f"{stem}~{turn}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _named(root: Path, *, regular: bool) -> list[str]:
    with os.scandir(root / LETTERS) as entries:
        names = [
            entry.name
            for entry in entries
            if entry.name.endswith(ENDINGS) and not entry.name.startswith(".") and _is_file(entry) is regular
        ]
    return sorted(names, key=lambda name: (natural(name), name))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads in a circle
        return False


def digest(path: Path) -> str:
    """The SHA-256 of a file; empty if there is none that can be read."""
    try:
        return digest_of(path.read_bytes()) if path.is_file() else ""
    except OSError:
        return ""


def digest_of(data: bytes) -> str:
    """The SHA-256 of what a file holds."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def shown(path: str) -> str:
    """A path for a message: from the working folder, if it lies in it."""
    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:
        return path
    return path[len(here) + 1 :] if path.startswith(here.rstrip(os.sep) + os.sep) else path
