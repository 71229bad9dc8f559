"""The index of a large edition: read by several processes at once, or taken from the snapshot but for what changed.

Nothing here says what is wrong with an edition. Where anything is, who asked reads it again, letter by letter, and
tells of all faults at once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, compress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from lettercli.about import About
from lettercli.about import read as read_about
from lettercli.address import clashes
from lettercli.edition import order_of
from lettercli.files.folder import LETTERS, letter_names, strangers
from lettercli.files.stamps import Stamps
from lettercli.index.joined import Ranks, Room, join, runs
from lettercli.index.lexicon import Strings, laid_out, sorted_sections
from lettercli.index.spliced import spliced
from lettercli.index.store import unload
from lettercli.snapshot.anew import read
from lettercli.snapshot.gathered import Faulty, Forms, Gathered, Said, Sections
from lettercli.snapshot.known import Known, about_of, heads_of, letters, sha256_of
from lettercli.snapshot.renewed import renewed

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Target(Room, Protocol):
    """Where sections go."""

    def add(self, name: str, section: memoryview) -> None:
        """Take in a section that is whole; raises OSError."""


def gather(root: str, now: Stamps, kept: Sections | None, folder: str, to: Target, said: Said) -> None:
    """Make the sections of the index of an edition's files, which are stamped so, and which may be kept as they were.

    Raises Faulty, Failed and OSError. `folder` is for files that are needed meanwhile.
    """
    about, faults = read_about(Path(root))
    if faults or strangers(Path(root)):
        raise Faulty
    paths = [os.path.join(root, LETTERS, name) for name in letter_names(Path(root))]
    found = renewed(paths, now, kept, about) if kept is not None else None
    if found is None:
        found = read(paths, about, folder, said)
    _join(found, about, paths, to, said)


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
    sections: Sections = {}

    def ranked() -> Ranks:
        with ThreadPoolExecutor(1) as other:  # to hash keeps nobody waiting
            sums = other.submit(sha256_of, paths, found.sha256 | _alone(known))
            sections.update(letters(known, order) | about_of(about))
            sections["letters.files"], sections["letters.files.at"] = laid_out(map(os.path.basename, paths))
            made, ranks = _lexicon(found, order)
            sections.update(made)
            sections["letters.files.sha256"] = sums.result()
        return Ranks(ranks, len(made["lexicon.groups"]))

    def unloaded() -> None:
        for file in found.files:
            unload(file)

    join([batch.part for batch in found.batches], runs(order), ranked, to, unloaded)
    for name, section in sections.items():
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


def _of_snapshot(kept: Sections, there: NDArray[np.bool_]) -> Forms:
    """The forms of a snapshot that are still there."""
    folds, surfaces = (Strings(kept[f"lexicon.{name}"], kept[f"lexicon.{name}.at"]) for name in ("folded", "surfaces"))
    keys = map("{}\0{}".format, folds, surfaces)
    return Forms(list(compress(keys, there)), np.flatnonzero(there).astype(np.uint32))


def _occurring(found: Gathered, order: Sequence[tuple[int, int]], forms: int) -> NDArray[np.bool_]:
    """Which forms of the snapshot's lexicon are still in one of its letters."""
    there = np.zeros(forms, bool)
    kept = [run for run in runs(order) if run.part == 0]
    for layer in found.batches[0].part.layers:
        borders, types = layer.borders["tokens"], layer.columns["types"]
        for run in kept:
            there[types[int(borders[run.first]) : int(borders[run.end])]] = True
    return there
