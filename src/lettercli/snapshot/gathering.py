"""The index of a large edition: read by several processes at once, or taken from the snapshot but for what changed.

Nothing here says what is wrong with an edition. Where anything is, who asked reads it again, letter by letter, and
tells of all faults at once.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, compress
from mmap import mmap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from lettercli.about import About
from lettercli.about import read as read_about
from lettercli.address import clashes
from lettercli.edition import order_of
from lettercli.files.folder import LETTERS, is_shard, letter_names, strangers
from lettercli.files.stamps import NUMBERS, Stamps
from lettercli.index.joined import Ranks, Room, join, runs
from lettercli.index.lexicon import Strings, laid_out, sorted_sections
from lettercli.index.slices import Words, is_table_made
from lettercli.index.spliced import spliced
from lettercli.index.store import unload
from lettercli.snapshot.batches import Batch, Task, alone, batches, old
from lettercli.snapshot.known import (
    DIGEST,
    SHA256,
    Known,
    about_of,
    digest_of,
    heads_of,
    known_of,
    letters,
    sha256_of,
)
from lettercli.snapshot.workers import shared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lettercli.errors import Fault
    from lettercli.flat import Flat

Sections = dict[str, memoryview]
Said = Callable[[int, int], None]
"""Told how much is done, of how much: bytes of letters."""

_TASK_BYTES = 4 << 20
_MOST_FILES = 2_000
MOST_READ_AGAIN = 2_000
"""Letters that are read by this process alone; where more changed, all are read by several."""


class Faulty(Exception):
    """An edition that has faults, or changed while it was read."""


class Target(Room, Protocol):
    """Where sections go."""

    def add(self, name: str, section: memoryview) -> None:
        """Take in a section that is whole; raises OSError."""


class Forms(NamedTuple):
    """The forms of some letters."""

    keys: list[str]
    """As the lexicon sorts them, sorted."""
    numbers: NDArray[np.uint32]
    """The number that each has in the parts."""


class Gathered(NamedTuple):
    """The letters of an edition in the order of its files."""

    batches: list[Batch]
    order: list[tuple[int, int]]
    """For each letter its batch and its place in it."""
    lexicons: list[Forms]
    """Those that the types of the parts are ids of; after that of the snapshot, if there is one."""
    kept: Sections
    """The snapshot that the first batch is of; empty if there is none."""
    sha256: dict[int, bytes]
    """Of files that need not be read for it, by their number."""
    files: Sequence[mmap] = ()
    """What the batches are in, where they are in files."""


def gather(root: str, now: Stamps, kept: Sections | None, folder: str, to: Target, said: Said) -> None:
    """Make the sections of the index of an edition's files, which are stamped so, and which may be kept as they were.

    Raises Faulty, Failed and OSError. `folder` is for files that are needed meanwhile.
    """
    about, faults = read_about(Path(root))
    if faults or strangers(Path(root)):
        raise Faulty
    paths = [os.path.join(root, LETTERS, name) for name in letter_names(Path(root))]
    found = _renewed(paths, now, kept, about) if kept is not None else None
    if found is None:
        found = _read(paths, about, folder, said)
    _join(found, about, paths, to, said)


def _read(paths: list[str], about: About, folder: str, said: Said) -> Gathered:
    """All letters, read anew."""
    sizes = [os.stat(path).st_size for path in paths]
    tasks = list(_tasks(paths, sizes))
    words, faults, weights, done = Words(), list["Fault"](), [_weight(task, sizes) for task in tasks], 0
    is_table_made()  # once, before there are several processes

    def tell(task: int) -> None:
        nonlocal done
        done += weights[task]
        said(done, sum(weights))

    def work(task: Task) -> list[Batch]:
        return batches(task, paths, about.conventions, words, 0, faults)

    everything = shared(tasks, work, lambda: (*words.in_order(), bool(faults)), folder, tell)
    results: list[tuple[int, int, list[Batch]]] = []
    lexicons = []
    for lexicon, each in enumerate(everything):
        keys, numbers, faulty = each.last
        if faulty:
            raise Faulty
        lexicons.append(_forms(keys, numbers))
        results += [(task, lexicon, made) for task, made in each.results]
    made = [
        batch._replace(part=batch.part._replace(lexicon=lexicon))
        for _, lexicon, of_task in sorted(results, key=lambda result: result[0])
        for batch in of_task
    ]
    order = [(number, place) for number, batch in enumerate(made) for place in range(batch.part.letters)]
    return Gathered(made, order, lexicons, {}, {}, [each.file for each in everything])


def _tasks(paths: Sequence[str], sizes: Sequence[int]) -> Iterator[Task]:
    """The files shared out: small ones together, large ones in pieces."""
    together: list[int] = []
    size = 0
    for file, path in enumerate(paths):
        if is_shard(Path(path)) and sizes[file] > _TASK_BYTES:
            if together:
                yield Task(together)
            together, size = [], 0
            pieces = -(-sizes[file] // _TASK_BYTES)
            ends = [sizes[file] * piece // pieces for piece in range(pieces + 1)]
            yield from (Task([file], start, end) for start, end in zip(ends, [*ends[1:-1], 1 << 62], strict=False))
            continue
        together.append(file)
        size += sizes[file]
        if size >= _TASK_BYTES or len(together) >= _MOST_FILES:
            yield Task(together)
            together, size = [], 0
    if together:
        yield Task(together)


def _weight(task: Task, sizes: Sequence[int]) -> int:
    return sum(min(sizes[file], task.end) - task.start for file in task.files)


def _renewed(paths: list[str], now: Stamps, kept: Sections, about: About) -> Gathered | None:
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
        [_forms(*words.in_order())], kept, sha256,
    )  # fmt: skip


def _of_snapshot(kept: Sections, there: NDArray[np.bool_]) -> Forms:
    """The forms of a snapshot that are still there."""
    folds, surfaces = (Strings(kept[f"lexicon.{name}"], kept[f"lexicon.{name}.at"]) for name in ("folded", "surfaces"))
    keys = map("{}\0{}".format, folds, surfaces)
    return Forms(list(compress(keys, there)), np.flatnonzero(there).astype(np.uint32))


def _forms(keys: str, numbers: NDArray[np.uint32]) -> Forms:
    return Forms(keys.split("\n") if keys else [], numbers)


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


def _join(found: Gathered, about: About, paths: list[str], to: Target, said: Said) -> None:
    """Order the letters as the edition wants them, and join what they are made of."""
    known = [batch.known for batch in found.batches]
    ids = [known[batch].ids[place] for batch, place in found.order]
    if not ids or len(set(ids)) < len(ids) or next(clashes(ids), None) is not None:
        raise Faulty
    order = found.order
    if (wanted := about.value.get("order", "")) not in ("", "file"):
        if isinstance(wanted, list) and sorted(about.names("order")) != sorted(ids):
            raise Faulty
        heads = heads_of(known, order)
        order = [order[place] for place in order_of(about, heads)]
    said(1, 1)
    sections = letters(known, order) | about_of(about)
    sections["letters.files"], sections["letters.files.at"] = laid_out(map(os.path.basename, paths))
    sections["letters.files.sha256"] = sha256_of(paths, found.sha256 | _alone(known))
    lexicon: Sections = {}

    def ranked() -> Ranks:
        made, ranks = _lexicon(found, order)
        lexicon.update(made)
        return Ranks(ranks, len(made["lexicon.groups"]))

    def unloaded() -> None:
        for file in found.files:
            unload(file)

    join([batch.part for batch in found.batches], runs(order), ranked, to, unloaded)
    for name, section in (sections | lexicon).items():
        to.add(name, section)


def _alone(known: Sequence[Known]) -> dict[int, bytes]:
    """The SHA-256 of the files that hold one letter, as far as they were read, by number."""
    return {
        file: sha256 for each in known for file, sha256 in zip(each.file, each.sha256, strict=True) if sha256
    }  # fmt: skip


def _lexicon(found: Gathered, order: Sequence[tuple[int, int]]) -> tuple[Sections, list[NDArray[np.uint32]]]:
    """The lexicon of all forms that occur, and for each lexicon of a part the ranks of its forms."""
    lexicons = found.lexicons
    if found.kept:
        there = _occurring(found, order, len(found.kept["lexicon.groups"]))
        (new,) = lexicons
        if (change := spliced(found.kept, there, new.keys)) is not None:
            ranks = np.zeros(len(new.keys), np.uint32)
            ranks[new.numbers] = change.new
            return change.sections, [change.ranks, ranks]
        lexicons = [_of_snapshot(found.kept, there), new]
    # What is put together of sorted pieces is sorted in one pass.
    every = list(dict.fromkeys(sorted(chain.from_iterable(each.keys for each in lexicons))))
    rank = dict(zip(every, range(len(every)), strict=True))
    made = []
    for each in lexicons:
        made.append(np.zeros(int(each.numbers.max(initial=0)) + 1, np.uint32))
        made[-1][each.numbers] = np.fromiter(map(rank.__getitem__, each.keys), np.uint32, len(each.keys))
    return sorted_sections(every), made


def _occurring(found: Gathered, order: Sequence[tuple[int, int]], forms: int) -> NDArray[np.bool_]:
    """Which forms of the snapshot's lexicon are still in one of its letters."""
    there = np.zeros(forms, bool)
    kept = [run for run in runs(order) if run.part == 0]
    for layer in found.batches[0].part.layers:
        borders, types = layer.borders["tokens"], layer.columns["types"]
        for run in kept:
            there[types[int(borders[run.first]) : int(borders[run.end])]] = True
    return there
