"""The index of an edition, from its snapshot where that is fresh, else built, and kept for the next who asks.

Whatever happens to the cache, the answer is the edition's: a snapshot that is stale, torn, of another version or of
another edition is as good as none, and where none can be kept the same index is made in memory.
"""

from __future__ import annotations

import os
import sys
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING

from lettercli import __version__
from lettercli.files import cache
from lettercli.files.stamps import Stamps, digests, same, stamps, unsettled
from lettercli.index import store
from lettercli.index.layout import Index

if TYPE_CHECKING:
    from lettercli.index.claim import Claim

Sections = dict[str, memoryview]

_LAYOUT = 1
"""Goes up when sections, what is a token, or what they are sorted by changes."""


def opened(root: str, *, rebuild: bool = False) -> Index:
    """The index of the edition in that folder, as its files are now; raises Faults where they are not as they must be.

    With `rebuild` it is built whatever the snapshot holds.
    """
    root = os.path.realpath(root)
    path = cache.snapshot(root)
    if not rebuild and (kept := _fresh(path, root)) is not None:
        return Index(kept)
    return Index(_built(path, root, rebuild))


def _identity(root: str) -> bytes:
    """What a snapshot must be of, and must have been made with, to be taken for this edition's."""
    import unicodedata

    made_with = f"{_LAYOUT} {__version__} {unicodedata.unidata_version}"
    return f"{made_with}\n".encode() + os.fsencode(root)


def _fresh(path: str, root: str) -> Sections | None:
    """The sections of the snapshot, if it is there, whole, and of the files as they are now."""
    kept = store.read(path)
    if kept is None or kept["identity"].tobytes() != _identity(root):
        return None
    try:
        now = stamps(root)
        if not same(now, kept["files.names"], kept["files.numbers"]):
            return None
        if len(kept["files.unsettled"]) and not _unchanged(root, now, kept):
            return None
    except OSError:
        return None
    return kept


def _unchanged(root: str, now: Stamps, kept: Sections) -> bool:
    """Whether the files that could have been written to unseen hold what they held.

    Once the clock has moved on the snapshot is made anew, and from then on their stamps will do.
    """
    names = kept["files.names"].tobytes().split(b"\0")
    places = {name: file for file, name in enumerate(now.names.split(b"\0"))}
    files = [places[names[file]] for file in kept["files.unsettled"]]
    if set(files).isdisjoint(unsettled(now)):
        return False
    return digests(root, now, files) == kept["files.digests"].tobytes()


def _built(path: str, root: str, rebuild: bool) -> Sections:
    """The sections of an index that is built now, or by another process meanwhile."""
    from lettercli.index.claim import Busy, claim, waited

    ours, seen = None, _mark(path)
    while True:
        with suppress(Busy):
            ours = claim(path)
            break
        if not waited(path):
            break
        if _mark(path) != seen and not rebuild and (kept := _fresh(path, root)) is not None:
            return kept
    try:
        if _mark(path) != seen and not rebuild and (kept := _fresh(path, root)) is not None:
            return kept
        return _kept(_read(root), ours)
    finally:
        if ours is not None:
            ours.release()


def _mark(path: str) -> tuple[int, int]:
    """What changes when a snapshot is replaced."""
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _read(root: str) -> Sections:
    """The sections of the index of the edition's files, and which files these were."""
    from pathlib import Path

    from lettercli.edition import load
    from lettercli.files.stamps import settle
    from lettercli.index import build
    from lettercli.index.flows import rows
    from lettercli.shelf import Shelf

    settled: Sections = {}
    with suppress(OSError):  # then there is a fault to be told of when the edition is read
        if settle(now := stamps(root)):
            now = stamps(root)
        files = unsettled(now)
        settled = {
            "identity": memoryview(_identity(root)),
            "files.names": memoryview(now.names),
            "files.numbers": memoryview(now.numbers),
            "files.unsettled": memoryview(array("I", files)),
            "files.digests": memoryview(digests(root, now, files)),
        }
    edition = load(Path(root))
    letters = edition.letters
    columns = letters.flats() if isinstance(letters, Shelf) else map(rows, letters)
    return settled | build.sections(columns, build.about(edition))


def _kept(sections: Sections, ours: Claim | None) -> Sections:
    """The sections, which are written to the cache where that can be done."""
    if ours is None or "identity" not in sections or sys.byteorder != "little":
        return sections
    with suppress(OSError):
        store.write(ours.descriptor, sections)
        _publish(ours)
    return sections


def _publish(ours: Claim) -> None:
    """Make the draft the snapshot, and seal it if it is large."""
    from lettercli.files.stamps import outlast
    from lettercli.index.claim import sweep

    sweep(os.path.dirname(ours.path), ours.draft)
    found = ours.publish()
    if found.st_size > store.SMALL:
        outlast(found.st_ctime_ns)
        store.seal(ours.path, found)
