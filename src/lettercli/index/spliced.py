"""The lexicon of an edition of which a few letters changed: the one there was, with some forms fewer and some more.

What lies between the changes is copied as it is, so it does not matter how large the lexicon is. The outcome is that of
`lexicon.sorted_sections`, byte for byte.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lettercli.index.lexicon import Strings, laid_out
from lettercli.text.tokens import fold, parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

MOST = 4_000
"""Forms that are put in or taken out; where they are more, the lexicon is sooner made of all of its forms."""


class Spliced(NamedTuple):
    """A lexicon after a change."""

    sections: dict[str, memoryview]
    ranks: NDArray[np.uint32]
    """For each form there was its rank now; 0 for one that was taken out."""
    new: list[int]
    """For each key that was given the rank of its form."""


def spliced(kept: Mapping[str, memoryview], there: NDArray[np.bool_], keys: Sequence[str]) -> Spliced | None:
    """The lexicon of the forms that are still there, and of those of the keys; None where too much changed.

    `keys` are sorted, as `lexicon.key` writes them.
    """
    folded, surfaces = (Strings(kept[f"lexicon.{name}"], kept[f"lexicon.{name}.at"]) for name in ("folded", "surfaces"))
    if len(keys) > MOST:
        return None
    places = [_place(folded, surfaces, key) for key in keys]
    there = there.copy()
    there[[place for place, known in places if known]] = True
    gone = np.flatnonzero(~there)
    added = [(place, key) for (place, known), key in zip(places, keys, strict=True) if not known]
    if len(added) + len(gone) > MOST:
        return None
    # Where each new form goes among those that stay, and the rank that each gets.
    at = np.array([place for place, _ in added], np.int64)
    at -= np.searchsorted(gone, at)
    stay = np.arange(len(there) - len(gone))
    ranks = np.zeros(len(there), np.uint32)
    ranks[there] = stay + np.searchsorted(at, stay, "right")
    numbers = at + np.arange(len(at))
    pairs = [key.split("\0") for _, key in added]
    sections: dict[str, memoryview] = {}
    for name, strings, new in (("surfaces", surfaces, 1), ("folded", folded, 0)):
        changes = [(place, pair[new]) for (place, _), pair in zip(added, pairs, strict=True)]
        sections[f"lexicon.{name}"], sections[f"lexicon.{name}.at"] = _strings(strings, gone, at, changes)
    groups = _groups(kept["lexicon.groups"], there, ranks, numbers, gone, sections)
    sections["lexicon.groups"] = memoryview(groups)
    sections |= _parts(kept, there, ranks, [(int(rank), pair[1]) for rank, pair in zip(numbers, pairs, strict=True)])
    fresh = dict(zip((key for _, key in added), numbers.tolist(), strict=True))
    new_ranks = [int(ranks[place]) if known else fresh[key] for (place, known), key in zip(places, keys, strict=True)]
    return Spliced(sections, ranks, new_ranks)


def _place(folded: Strings, surfaces: Strings, key: str) -> tuple[int, bool]:
    """Where a form stands, or the form before which it would; and whether it is there."""
    fold, _, form = key.partition("\0")
    for rank in (alike := folded.equal(fold)):
        if (there := surfaces[rank]) >= form:
            return rank, there == form
    return alike.stop, False


def _strings(
    strings: Strings, gone: Numbers, at: Numbers, changes: Sequence[tuple[int, str]]
) -> tuple[memoryview, memoryview]:
    """The strings without those that are gone and with new ones, each before one of the old."""
    events = [(place, 0, f"{string}\n".encode()) for place, string in changes]
    events += [(rank, 1, b"") for rank in gone.tolist()]
    events.sort(key=itemgetter(0, 1))  # new ones that go to one place stay in their order
    pieces: list[bytes | memoryview] = []
    copied = 0
    for rank, skipped, new in events:
        begin = strings.at[rank]
        pieces += (strings.bytes[copied:begin], new)
        copied = strings.at[rank + 1] if skipped else begin
    pieces.append(strings.bytes[copied:])
    lengths = np.diff(np.asarray(strings.at).astype(np.int64))
    lengths = np.insert(np.delete(lengths, gone), at, [len(string.encode()) + 1 for _, string in changes])
    return memoryview(b"".join(pieces)), memoryview(array("I", np.cumsum([0, *lengths]).astype(np.uint32).tobytes()))


def _groups(
    before: memoryview, there: NDArray[np.bool_], ranks: NDArray[np.uint32], numbers: Numbers, gone: Numbers,
    sections: Mapping[str, memoryview],
) -> array[int]:  # fmt: skip
    """For each form the first that is folded alike."""
    folded = Strings(sections["lexicon.folded"], sections["lexicon.folded.at"])
    old = np.asarray(before)
    first = np.ones(len(folded), bool)
    first[ranks[there]] = (old == np.arange(len(old)))[there]
    # Only beside a change can a form begin to be the first of a group, or cease to be.
    after = np.searchsorted(np.flatnonzero(there), gone)
    beside = {*numbers.tolist(), *(numbers + 1).tolist(), *ranks[there][after[after < there.sum()]].tolist()}
    for rank in beside:
        if rank < len(first):
            first[rank] = rank == 0 or folded[rank] != folded[rank - 1]
    groups = np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))
    return array("I", groups.astype(np.uint32).tobytes())


def _parts(
    kept: Mapping[str, memoryview], there: NDArray[np.bool_], ranks: NDArray[np.uint32],
    added: Sequence[tuple[int, str]],
) -> dict[str, memoryview]:  # fmt: skip
    """The parts of hyphened and apostrophed forms, and the forms of each."""
    of = np.asarray(kept["lexicon.part_ids"]) if len(kept["lexicon.part_ids"]) else np.zeros(0, np.uint32)
    stays, now = there[of].tolist(), ranks[of].tolist()
    known = Strings(kept["lexicon.parts"], kept["lexicon.parts.at"])
    found: dict[str, list[int]] = {}
    for part, (low, high) in zip(known, pairwise(kept["lexicon.part_at"].tolist()), strict=True):
        if ids := [now[place] for place in range(low, high) if stays[place]]:
            found[part] = ids
    for rank, form in added:
        for part in {fold(part) for part in parts(form)}:
            found.setdefault(part, []).append(rank)
    at, all_ids = array("I", [0]), array("I")
    for part in sorted(found):
        all_ids.extend(sorted(found[part]))
        at.append(len(all_ids))
    strings, places = laid_out(sorted(found))
    return {"lexicon.part_at": memoryview(at), "lexicon.part_ids": memoryview(all_ids), "lexicon.parts": strings,
            "lexicon.parts.at": places}  # fmt: skip
