"""The index of an edition, from its snapshot where that is fresh, else built, and kept for the next who asks.

Whatever happens to the cache, the answer is the edition's: a snapshot that is stale, torn, of another version or of
another edition is as good as none, and where none can be kept the same index is made in memory.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from lettercli import __version__
from lettercli.files import cache
from lettercli.files.stamps import NUMBERS, Stamps, digests, same, stamps, unsettled
from lettercli.index import store
from lettercli.index.layout import Index

if TYPE_CHECKING:
    from lettercli.index.claim import Claim

Sections = dict[str, memoryview]
Said = Callable[[int, int], None]

_LAYOUT = 6
"""Goes up when sections, what is a token, or what they are sorted by changes."""
LARGE = 4 << 20
"""Bytes of letters from which on several processes read them."""


def opened(root: str, *, rebuild: bool = False, said: Said = lambda _done, _of: None) -> Index:
    """The index of the edition in that folder, as its files are now; raises Faults where they are not as they must be.

    With `rebuild` it is built whatever the snapshot holds. `said` is told how much of a long build is done, of how
    much.
    """
    root = os.path.realpath(root)
    path = cache.snapshot(root)
    now = _stamps(root)
    if not rebuild and (kept := _fresh(path, root, now)) is not None:
        return _index(kept, path)
    return _index(_built(path, root, now, rebuild, said), path)


def fresh(root: str) -> Index | None:
    """The index of the edition in that folder if its snapshot is that of the files as they are now."""
    root = os.path.realpath(root)
    path = cache.snapshot(root)
    kept = _fresh(path, root, _stamps(root))
    return None if kept is None else _index(kept, path)


def _index(sections: Sections, path: str) -> Index:
    """The index of these sections, whose snapshot is that file."""
    index = Index(sections)
    index.lexicon.snapshot = path
    return index


def place(root: str) -> str:
    """The file in which the edition's snapshot is kept, where one is."""
    return cache.snapshot(os.path.realpath(root))


def clear(root: str) -> bool:
    """Remove the edition's snapshot; whether there was one. Raises OSError where it cannot be removed."""
    from lettercli.index.beside import SUFFIX

    path = place(root)
    for beside in (f"{path}.seal", f"{path}{SUFFIX}", f"{path}{SUFFIX}.seal"):
        with suppress(FileNotFoundError):
            os.unlink(beside)
    try:
        os.unlink(path)
    except FileNotFoundError:
        return False
    return True


def prove(root: str) -> int:
    """A number that is the snapshot's own if every block of it is as it was written; 0 where one is not.

    Lemmas beside it that are not as they were written are removed.
    """
    from lettercli.index import beside

    path = place(root)
    beside.prove(path)
    return _mark(path)[0] if store.prove(path) else 0


def _identity(root: str) -> bytes:
    """What a snapshot must be of, and must have been made with, to be taken for this edition's."""
    import unicodedata

    made_with = f"{_LAYOUT} {__version__} {unicodedata.unidata_version}"
    return f"{made_with}\n".encode() + os.fsencode(root)


def _stamps(root: str) -> Stamps | None:
    """The edition's files as they are now; None where one of them cannot be looked at."""
    try:
        return stamps(root)
    except OSError:
        return None


def _fresh(path: str, root: str, now: Stamps | None) -> Sections | None:
    """The sections of the snapshot, if it is there, whole, and of the files as they are now."""
    kept = store.read(path) if now is not None else None
    if now is None or kept is None or kept["identity"].tobytes() != _identity(root):
        return None
    try:
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


def _built(path: str, root: str, now: Stamps | None, rebuild: bool, said: Said) -> Sections:
    """The sections of an index that is built now, or by another process meanwhile; `now` are the files as they were."""
    from lettercli.index.claim import Busy, claim, waited

    ours, seen = None, _mark(path)
    while True:
        with suppress(Busy):
            ours = claim(path)
            break
        if not waited(path):
            break
        now = _stamps(root)
        if _mark(path) != seen and not rebuild and (kept := _fresh(path, root, now)) is not None:
            return kept
    try:
        if _mark(path) != seen and not rebuild and (kept := _fresh(path, root, now)) is not None:
            return kept
        return _made(path, root, ours, None if rebuild else store.read(path), now, said)
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


def _made(
    path: str, root: str, ours: Claim | None, before: Sections | None, now: Stamps | None, said: Said
) -> Sections:
    """The sections of the index of the edition's files, which are written to the cache where that can be done.

    Files that were written to after they were stamped so make the snapshot one that is stale.
    """
    from lettercli.files.stamps import settle

    try:
        if now is None or settle(now):
            now = stamps(root)
        files = _files(root, now)
        if sum(now.numbers[1::NUMBERS]) >= LARGE and (made := _gathered(path, root, ours, before, now, files, said)):
            return made
    except OSError:  # then there is a fault to be told of when the edition is read
        return _read(root)
    return _kept(files | _read(root), ours)


def _files(root: str, now: Stamps) -> Sections:
    """The sections that tell which files an index is of."""
    doubtful = unsettled(now)
    return {
        "identity": memoryview(_identity(root)),
        "files.names": memoryview(now.names),
        "files.numbers": memoryview(now.numbers),
        "files.unsettled": memoryview(array("I", doubtful)),
        "files.digests": memoryview(digests(root, now, doubtful)),
    }


def _gathered(
    path: str, root: str, ours: Claim | None, before: Sections | None, now: Stamps, files: Sections, said: Said
) -> Sections | None:
    """The sections of a large edition's index; None where something is wrong with it, which another way will tell."""
    from lettercli.snapshot.gathered import Faulty
    from lettercli.snapshot.gathering import gather
    from lettercli.snapshot.workers import Failed

    if before is not None and (before["identity"].tobytes() != files["identity"].tobytes() or "heads" not in before):
        before = None
    folder = os.path.dirname(path)

    def tell(done: int, of: int) -> None:
        if ours is not None:
            ours.alive()
        said(done, of)

    with suppress(Faulty, Failed):
        if ours is not None and sys.byteorder == "little":
            with suppress(OSError):
                draft = store.Draft(ours.descriptor)
                for name, section in files.items():
                    draft.add(name, section)
                gather(root, now, before, folder, draft, tell)
                draft.finish()
                _publish(ours)
                if (made := store.read(path)) is not None:
                    return made
        memory = store.Memory()
        gather(root, now, before, folder, memory, tell)
        return memory
    return None


def _read(root: str) -> Sections:
    """The sections of the index of an edition that is read letter by letter; raises Faults."""
    from pathlib import Path

    from lettercli import about
    from lettercli.edition import load
    from lettercli.index import build
    from lettercli.index.lexicon import laid_out
    from lettercli.shelf import Shelf
    from lettercli.snapshot.known import about_of, digests_of, known_of, letters, sha256_of

    shelf = load(Path(root)).letters
    assert isinstance(shelf, Shelf)  # what `load` gives
    flats = [shelf.flat(place) for place in range(len(shelf))]
    known = known_of(flats, shelf.places.file, digests_of(shelf))
    made = build.sections(flats, build.About()) | about_of(about.read(Path(root))[0])
    made |= letters([known], [(0, place) for place in range(len(flats))])
    made["letters.files"], made["letters.files.at"] = laid_out(os.path.basename(file) for file in shelf.places.files)
    made["letters.files.sha256"] = sha256_of((os.path.join(root, file) for file in shelf.places.files), {})
    return made


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
