"""What is kept of each letter beside its words: what heads tell, and where in its file it stands."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from lettercli.index import build
from lettercli.index.lexicon import laid_out
from lettercli.index.records import record

if TYPE_CHECKING:
    from pathlib import Path

    from lettercli.about import About
    from lettercli.flat import Flat
    from lettercli.heads import Heads
    from lettercli.shelf import Shelf

Sections = dict[str, memoryview]

DIGEST = 2
"""Numbers of a letter's digest."""
SHA256 = 32
"""Bytes of a file's."""


class Known(NamedTuple):
    """What is kept of some letters beside their words; a row a letter."""

    ids: list[str]
    records: list[bytes]
    heads: list[bytes]
    first: Sequence[int]
    last: Sequence[int]
    """The days of each date, as `heads` has them."""
    file: Sequence[int]
    """The file, as a place in the list of all."""
    offset: Sequence[int]
    length: Sequence[int]
    line: Sequence[int]
    digest: Sequence[int]
    """DIGEST numbers a letter."""
    sha256: Sequence[bytes]
    """Of a letter that has a file of its own, the SHA-256 of that; else empty."""


def known_of(
    flats: Sequence[Flat], files: Sequence[int], digests: Sequence[int], sha256: Sequence[bytes] = ()
) -> Known:
    """What is kept of letters that were just read."""
    from lettercli.heads import Packer

    packer = Packer()
    for flat in flats:
        packer.add(flat.head)
    heads = packer.heads()
    blob, at = bytes(heads.blob), heads.starts
    return Known(
        [flat.head.id for flat in flats],
        [record(flat.head.id, flat.head.date, flat.head.sender, flat.head.recipient) for flat in flats],
        [blob[at[place] : at[place + 1]] for place in range(len(flats))],
        heads.first, heads.last, files, [flat.offset for flat in flats], [flat.length for flat in flats],
        [flat.line for flat in flats], digests, sha256 or [b""] * len(flats),
    )  # fmt: skip


def digest_of(data: bytes) -> tuple[int, int]:
    """The numbers by which a line of a shard is known again."""
    from hashlib import blake2b

    made = blake2b(data, digest_size=8 * DIGEST).digest()
    return int.from_bytes(made[:8], "little"), int.from_bytes(made[8:], "little")


def sha256_of(paths: Iterable[str | Path], known: Mapping[int, bytes]) -> memoryview:
    """The SHA-256 of files one after the other; `known` has those that need not be read, by number."""
    from hashlib import file_digest

    made = bytearray()
    for number, path in enumerate(paths):
        if number in known:
            made += known[number]
            continue
        with open(path, "rb") as file:
            made += file_digest(file, "sha256").digest()
    return memoryview(bytes(made))


def digests_of(shelf: Shelf) -> Sequence[int]:
    """The digests of letters that were read; of those that have a file of their own, zeros."""
    from pathlib import Path

    from lettercli.files.folder import is_shard

    made, places = array("Q"), shelf.places
    for file, offset, length in zip(places.file, places.offset, places.length, strict=True):
        if not is_shard(Path(places.files[file])):
            made.extend((0,) * DIGEST)
            continue
        with (shelf.root / places.files[file]).open("rb") as shard:
            shard.seek(offset)
            made.extend(digest_of(shard.read(length)))
    return made


def heads_of(known: Sequence[Known], order: Sequence[tuple[int, int]]) -> Heads:
    """The heads of letters, each a place in one of several lists, in this order."""
    from lettercli.heads import Heads

    blobs = [known[batch].heads[place] for batch, place in order]
    first, last = (
        array("q", (column[batch][place] for batch, place in order))
        for column in ([each.first for each in known], [each.last for each in known])
    )
    return Heads(array("Q", accumulate(map(len, blobs), initial=0)), b"".join(blobs), first, last)


def letters(known: Sequence[Known], order: Sequence[tuple[int, int]]) -> Sections:
    """The sections that have a row a letter."""
    made: Sections = {}
    ids = [known[batch].ids[place] for batch, place in order]
    made["letters.ids"], made["letters.ids.at"] = laid_out(ids)
    made["heads.order"] = memoryview(array("I", sorted(range(len(ids)), key=ids.__getitem__)))
    records = [known[batch].records[place] for batch, place in order]
    made["letters.records"] = memoryview(b"".join(records))
    made["letters.records.at"] = memoryview(array("I", accumulate(map(len, records), initial=0)))
    heads = heads_of(known, order)
    made |= {"heads": memoryview(bytes(heads.blob)), "heads.at": memoryview(heads.starts),  # type: ignore[arg-type]
             "heads.first": memoryview(heads.first), "heads.last": memoryview(heads.last)}  # type: ignore[arg-type]
    for name, format in (("file", "I"), ("offset", "Q"), ("length", "I"), ("line", "I")):
        columns = [getattr(each, name) for each in known]
        made[f"places.{name}"] = memoryview(array(format, (columns[batch][place] for batch, place in order)))
    digests = (known[batch].digest[DIGEST * place : DIGEST * (place + 1)] for batch, place in order)
    made["places.digest"] = memoryview(array("Q", chain.from_iterable(digests)))
    return made


def about_of(about: About) -> Sections:
    """The sections of what is said of the edition as a whole."""
    name = about.text("name") or about.path.parent.resolve().name
    said = build.About(
        about.text("title") or name,
        about.text("language") or "en",
        (*about.names("abbreviations"), *about.names("sigla")),
    )
    return build.about_sections(said) | {"about": memoryview(json.dumps(about.value).encode())}
