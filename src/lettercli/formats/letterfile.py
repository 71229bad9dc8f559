"""The files that hold letters, whatever their format: one letter in Markdown, or a shard of thousands.

The one place that tells them apart, so that loading, indexing and reading a single letter again all see the same.
Nothing is raised half-way through a file: what is faulty is noted, and what is not still comes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from lettercli.errors import Fault, Faults
from lettercli.files import folder, textfile
from lettercli.files.folder import is_shard
from lettercli.flat import Conventions, Flat, attribute
from lettercli.formats import jsonl, markdown
from lettercli.model import Letter

PLAIN = Conventions()


def letters_of(
    path: Path, faults: list[Fault], conventions: Conventions = PLAIN, seen: Callable[[bytes], object] | None = None
) -> Iterator[Flat]:
    """The letters of a file, in order, as columns that know where in the file they stand.

    The faults of those that cannot be read, and of a file that cannot, are added to `faults`; complete at the end.
    `seen` is given what a file of one letter holds, before the letter comes.
    """
    try:
        if is_shard(path):
            for flat in jsonl.flats(path, faults):
                attribute(flat, conventions)
                yield flat
        else:
            yield _whole(path, conventions, seen)
    except Faults as wrong:
        faults += wrong.faults
    except OSError as error:
        faults.append(Fault(str(path), 0, f"cannot be read: {error.strerror}"))


def letter_at(path: Path, offset: int, length: int, line: int, conventions: Conventions = PLAIN) -> Flat:
    """The letter that stands there in a file, as `letters_of` gave its place; raises Faults and OSError."""
    if not is_shard(path):
        return _whole(path, conventions)
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        data = os.pread(file, length, offset)
    finally:
        os.close(file)
    flat = jsonl.flat(jsonl.Line(line, offset, data, torn=False), path)
    attribute(flat, conventions)
    return flat


def digest(letter: Letter) -> str:
    """The SHA-256 of the letter's file, or of the one that a letter in a shard would have; empty if it has none."""
    if letter.path is None or not is_shard(letter.path):
        return "" if letter.path is None else folder.digest(letter.path)
    return folder.digest_of(markdown.write(letter).encode())


def _whole(path: Path, conventions: Conventions, seen: Callable[[bytes], object] | None = None) -> Flat:
    """The letter that has a file of its own."""
    data = textfile.contents(path)
    if seen is not None:
        seen(data)
    flat = markdown.flat(textfile.decode(data, str(path)), path)
    flat.length = len(data)
    attribute(flat, conventions)
    return flat
