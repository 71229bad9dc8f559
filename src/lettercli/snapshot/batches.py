"""Letters on their way into an index: a batch of them as a part, and what else is kept of each.

A batch comes from files that are read, or from the snapshot that was there before: to who joins them, and sorts out
whose letters come where, they look alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lettercli.index.layout import LAYERS
from lettercli.index.parts import COLUMNS, Layer, Part
from lettercli.snapshot.known import DIGEST, Known, digest_of, known_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lettercli.errors import Fault
    from lettercli.flat import Conventions, Flat
    from lettercli.index.slices import Words

    Sections = dict[str, memoryview]
    Numbers = dict[str, NDArray[np.generic]]

AT_ONCE = 1 << 20
"""Bytes of letters that are cut into words at once."""


class Batch(NamedTuple):
    """Some letters."""

    part: Part
    known: Known


class Task(NamedTuple):
    """Files, or lines of one, to be read by one worker."""

    files: Sequence[int]
    start: int = 0
    """Of a shard: the first byte of the first line, and where the last one ends."""
    end: int = 1 << 62


def old(kept: Sections) -> Batch:
    """The letters of a snapshot."""
    from lettercli.index.lexicon import Strings

    numbers = {name: np.frombuffer(view, view.format) for name, view in kept.items() if len(view)}
    numbers |= _voices(numbers)
    size = len(kept["letters.ids.at"]) - 1
    return Batch(
        Part(size, [_layer(numbers, number, size) for number in range(len(LAYERS))], 0),
        Known(
            list(Strings(kept["letters.ids"], kept["letters.ids.at"])),
            _pieces(kept["letters.records"], kept["letters.records.at"]),
            _pieces(kept["heads"], kept["heads.at"]),
            kept["heads.first"], kept["heads.last"],
            kept["places.file"], kept["places.offset"], kept["places.length"], kept["places.line"],
            kept["places.digest"], [b""] * size,
        ),
    )  # fmt: skip


def _pieces(blob: memoryview, at: memoryview) -> list[bytes]:
    whole = bytes(blob)
    return [whole[start:end] for start, end in pairwise(at.tolist())]


def _voices(numbers: Numbers) -> Numbers:
    """The runs of voices, none of which goes on over the end of a letter: letters may be moved apart."""
    at = numbers["voices.at"]
    letters = numbers["letter_at"]
    starts = np.union1d(at, letters[letters < at[-1]])
    of = numbers.get("voices", np.zeros(0, np.uint8))
    return {"voices.at": starts, "voices": of[np.searchsorted(at, starts[:-1], "right") - 1]}


def _layer(numbers: Numbers, number: int, letters: int) -> Layer:
    """A layer of a whole index as one of a part; what its columns count is counted from the whole's beginning."""
    none = np.zeros(0, np.int64)
    tokens = numbers["letter_at"].reshape(len(LAYERS), letters + 1)[number].astype(np.int64)
    passages = _passages(numbers, number, letters)
    characters = numbers.get("passages.addresses.at", none).astype(np.int64)
    flows = numbers["flow_at"].astype(np.int64)
    flow_borders = np.searchsorted(flows[:-1], passages)
    at = numbers.get("passages.at", none).astype(np.int64)
    text = len(numbers.get("passages.text", none))
    starts = np.append(at[flows[:-1]], text) if len(at) else np.zeros(1, np.int64)
    borders = {
        "tokens": tokens,
        "runs": np.searchsorted(numbers["voices.at"][:-1], tokens),
        "bytes": starts[flow_borders],
        "passages": passages,
        "characters": characters[passages] if len(characters) else np.zeros(letters + 1, np.int64),
        "flows": flow_borders,
        "stretches": np.searchsorted(numbers["stretches.first"][:-1], tokens),
        "gaps": np.searchsorted(numbers.get("gaps.passages", none), passages),
    }
    columns = {
        name: (numbers.get(name, none)[:-1] if column.closed else numbers.get(name, none))
        for name, column in COLUMNS.items()
    }
    return Layer(columns, borders)


def _passages(numbers: Numbers, number: int, letters: int) -> NDArray[np.int64]:
    """The first passage of each letter in a layer, and the layer's end."""
    layer_passages = numbers["layer_passages"].tolist()
    low, high = layer_passages[number], layer_passages[number + 1]
    of = numbers.get("passages.letters", np.zeros(0, np.uint32))[low:high]
    borders: NDArray[np.int64] = low + np.searchsorted(of, np.arange(letters + 1))
    return borders


def batches(
    task: Task, paths: Sequence[str], conventions: Conventions, words: Words, lexicon: int, faults: list[Fault]
) -> list[Batch]:
    """The letters of a task, as many at once as do not take too much memory."""
    from lettercli.index.bulk import part

    made: list[Batch] = []
    flats: list[Flat] = []
    files, digests, whole, size = array("I"), array("Q"), list[bytes](), 0

    def close() -> None:
        nonlocal flats, files, digests, whole, size
        if flats:
            made.append(Batch(part(flats, words, lexicon), known_of(flats, files, digests, whole)))
        flats, files, digests, whole, size = [], array("I"), array("Q"), [], 0

    for file, flat, digest, sha256 in read(task, paths, conventions, faults):
        flats.append(flat)
        files.append(file)
        digests.extend(digest)
        whole.append(sha256)
        size += flat.length
        if size > AT_ONCE:
            close()
    close()
    return made


def read(
    task: Task, paths: Sequence[str], conventions: Conventions, faults: list[Fault]
) -> Iterator[tuple[int, Flat, tuple[int, ...], bytes]]:
    """The letters of a task, each with the number of its file, the numbers it is known again by, and what `known`
    wants of a file."""
    from lettercli.files.folder import is_shard

    for file in task.files:
        path = Path(paths[file])
        if is_shard(path):
            for line, flat in _lines(path, task, conventions, faults):
                yield file, flat, digest_of(line), b""
        else:
            yield from ((file, flat, (0,) * DIGEST, sha256) for flat, sha256 in alone(path, conventions, faults))


def alone(path: Path, conventions: Conventions, faults: list[Fault]) -> Iterator[tuple[Flat, bytes]]:
    """The letter that has a file of its own, with the file's SHA-256; none where it has faults."""
    from hashlib import sha256

    from lettercli.formats.letterfile import letters_of

    made: list[bytes] = []
    for flat in letters_of(path, faults, conventions, lambda data: made.append(sha256(data).digest())):
        yield flat, made[-1]


def _lines(path: Path, task: Task, conventions: Conventions, faults: list[Fault]) -> Iterator[tuple[bytes, Flat]]:
    from lettercli.errors import Fault, Faults
    from lettercli.flat import attribute
    from lettercli.formats import jsonl

    try:
        for line in jsonl.lines(path, faults, task.start):
            if line.offset >= task.end:
                break
            flat = jsonl.flat(line, path)
            attribute(flat, conventions)
            yield line.data, flat
    except Faults as wrong:
        faults += wrong.faults
    except OSError as error:
        faults.append(Fault(str(path), 0, f"cannot be read: {error.strerror}"))
