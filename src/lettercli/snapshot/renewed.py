"""The letters of an edition of which a few changed: those of the snapshot, and the others read anew."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lettercli.files.folder import is_shard
from lettercli.files.stamps import NUMBERS, Stamps
from lettercli.index.lexicon import Strings
from lettercli.index.slices import Words
from lettercli.snapshot.batches import Batch, alone, old
from lettercli.snapshot.gathered import Faulty, Gathered, Sections, forms
from lettercli.snapshot.known import DIGEST, SHA256, Known, digest_of, known_of

if TYPE_CHECKING:
    from lettercli.about import About
    from lettercli.errors import Fault
    from lettercli.flat import Flat

MOST_READ_AGAIN = 2_000
"""Letters that are read by this process alone; where more changed, all are read by several."""


def renewed(paths: list[str], now: Stamps, kept: Sections, about: About) -> Gathered | None:
    """The letters of the snapshot, those that changed read anew; None where these are too many to do it so."""
    was = Stamps(kept["files.names"].tobytes(), array("Q", kept["files.numbers"].tobytes()))
    same = _same(was, now, set(kept["files.unsettled"]))
    if "corpus.yaml" not in same:
        return None
    before = old(kept)
    names = list(Strings(kept["letters.files"], kept["letters.files.at"]))
    letters_of: dict[str, list[int]] = {}
    for place, file in enumerate(before.known.file):
        letters_of.setdefault(names[file], []).append(place)
    order: list[tuple[int, int]] = []
    files, flats, digests, wholes = array("I"), list["Flat"](), array("Q"), list[bytes]()
    moved: dict[int, tuple[int, int, int]] = {}
    taken: dict[int, int] = {}
    sha256: dict[int, bytes] = {}
    numbers = {name: number for number, name in enumerate(names)}
    faults: list[Fault] = []
    for file, path in enumerate(paths):
        name = os.path.basename(path)
        here = sorted(letters_of.get(name, ()), key=before.known.offset.__getitem__)
        if f"letters/{name}" in same:
            order += [(0, place) for place in here]
            taken.update(dict.fromkeys(here, file))
            at = SHA256 * numbers[name]
            sha256[file] = bytes(kept["letters.files.sha256"][at : at + SHA256])
            continue
        known = {tuple(before.known.digest[DIGEST * place : DIGEST * (place + 1)]): place for place in here}
        for flat, digest, where, whole in _again(path, known, about, faults):
            if flat is None:
                place = known.pop(digest)
                order.append((0, place))
                taken[place] = file
                moved[place] = where
                continue
            order.append((1, len(flats)))
            flats.append(flat)
            files.append(file)
            digests.extend(digest)
            wholes.append(whole)
            if len(flats) > MOST_READ_AGAIN:
                return None
    if faults:
        raise Faulty
    words = Words()
    from lettercli.index.bulk import part

    new = Batch(part(flats, words, 1), known_of(flats, files, digests, wholes))
    return Gathered(
        [Batch(before.part, _moved(before.known, taken, moved)), new], order,
        [forms(*words.in_order())], kept, sha256,
    )  # fmt: skip


def _same(was: Stamps, now: Stamps, doubtful: set[int]) -> set[str]:
    """The files that are what they were."""
    def rows(stamps: Stamps) -> dict[str, tuple[int, ...]]:
        numbers = stamps.numbers.tolist()
        return {
            path: tuple(numbers[NUMBERS * file : NUMBERS * (file + 1)]) for file, path in enumerate(stamps.paths())
        }

    before, names = rows(was), was.paths()
    unsure = {names[file] for file in doubtful}
    return {path for path, numbers in rows(now).items() if before.get(path) == numbers and path not in unsure}


def _again(
    path: str, known: dict[tuple[int, ...], int], about: About, faults: list[Fault]
) -> Iterator[tuple[Flat | None, tuple[int, ...], tuple[int, int, int], bytes]]:
    """The letters of a file that changed; None for one that the snapshot knows, with where it stands now."""
    from lettercli.errors import Faults
    from lettercli.flat import attribute
    from lettercli.formats import jsonl

    if not is_shard(Path(path)):
        for flat, whole in alone(Path(path), about.conventions, faults):
            yield flat, (0,) * DIGEST, (0, 0, 0), whole
        return
    for line in jsonl.lines(Path(path), faults):
        digest = digest_of(line.data)
        where = line.offset, len(line.data), line.number
        if digest in known and not line.torn:
            yield None, digest, where, b""
            continue
        try:
            flat = jsonl.flat(line, Path(path))
        except Faults:
            raise Faulty from None
        attribute(flat, about.conventions)
        yield flat, digest, where, b""


def _moved(known: Known, file: dict[int, int], moved: dict[int, tuple[int, int, int]]) -> Known:
    """What is known of letters, with where they stand now."""
    files = array("I", (file.get(place, 0) for place in range(len(known.ids))))
    if not moved:
        return known._replace(file=files)
    columns = [array("Q", column) for column in (known.offset, known.length, known.line)]
    for place, where in moved.items():
        for column, number in zip(columns, where, strict=True):
            column[place] = number
    return known._replace(file=files, offset=columns[0], length=columns[1], line=columns[2])
