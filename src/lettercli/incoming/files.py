"""What is said of files before their letters are read, and of the edition that they will be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from lettercli.arrival import Arriving, Remark, Sources


def arriving(sources: Sources, read: Callable[[Sources], Iterable[Arriving]]) -> Iterator[Arriving]:
    """The letters of some files, after all that is to be said of what will not be read."""
    yield from sources.faults
    for edition in sources.editions:
        what = "an edition, of which the letters alone are taken; letters convert takes all"
        yield Remark("files", what, str(edition))
    if sources.others:
        endings = ", ".join(sorted({path.suffix or path.name for path in sources.others})[:10])
        what = f"left out, since they end otherwise: {endings}"
        yield Remark("files", what, str(sources.others[0].parent), number=len(sources.others))
    if sources.aside:
        called = ", ".join(sorted({path.name for path in sources.aside})[:10])
        what = f"left out, as files about the others; a letter among them is to be named: {called}"
        yield Remark("files", what, str(sources.aside[0].parent), number=len(sources.aside))
    yield from read(sources)


_PLAIN = frozenset({
    "letters", "letter", "briefe", "brief", "brieven", "breve", "brev", "lettres", "lettre", "lettere", "cartas",
    "listy", "correspondence", "korrespondenz", "correspondance", "corpus", "data", "daten", "source", "sources", "src",
    "files", "texts", "text", "txt", "tei", "xml", "csv", "json", "md", "markdown", "export", "edition", "content",
    "docs",
})  # fmt: skip
"""Names of folders that say nothing of whose letters they hold."""


def called(path: Path) -> str:
    """What a file or folder is called; from the nearest folder on whose name tells something: `darwin/letters`."""
    parts = path.resolve().parts[1:]
    told = next((at for at in range(len(parts) - 1, -1, -1) if parts[at].casefold() not in _PLAIN), len(parts) - 1)
    return "/".join(parts[told:]) or "letters"


def about(files: Sequence[Path], into: Path) -> dict[str, str | list[str]]:
    """The least that corpus.yaml must say of an edition made of these files."""
    names = [called(path) for path in files]
    return {
        "title": f"Letters from {names[0].split('/')[0]}",
        "name": into.resolve().name or "letters",
        "source": ", ".join(names[:5]) + (", …" if len(names) > 5 else ""),
    }
