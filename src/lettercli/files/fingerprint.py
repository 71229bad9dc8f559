"""The fingerprint of an edition: what its files hold, as one number that anybody can compute again.

Who gives a count wants to say of what. Two folders have one fingerprint when corpus.yaml, the other settings beside it
and all letters are the same, byte for byte, whatever the machine, the folder's name or the files' times. Saved queries
are no part of it: they change no answer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from unicodedata import normalize

from lettercli.files.folder import LETTERS

_LETTERS = (".md", ".jsonl")
_LEFT_OUT = frozenset({"queries.yaml"})


def fingerprint(root: Path, known: Mapping[str, str] | None = None) -> str:
    """`sha256:` and the SHA-256, in hexadecimal, of a line for each file: its name, two blanks, its SHA-256.

    The names are relative to the folder, with `/`, in NFC, and the lines are sorted. `known` has the SHA-256 of files
    that somebody has read already, by such names as the system has them. Raises OSError.
    """
    known = known or {}
    lines = sorted(f"{name}  {known.get(path) or _digest(root / path)}\n" for name, path in _files(root))
    return f"sha256:{sha256(''.join(lines).encode('utf-8', 'surrogateescape')).hexdigest()}"


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Each file's name as it is hashed, and its path from the folder on."""
    for folder, ends in (("", (".yaml",)), (LETTERS, _LETTERS)):
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(ends) and not name.startswith(".") and name not in _LEFT_OUT and entry.is_file():
                    path = f"{folder}/{name}".lstrip("/")
                    yield normalize("NFC", path), path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
