"""Finds an edition and loads it: corpus.yaml and its letters, in order, with every fault of every file at once.

An edition is a folder with a corpus.yaml. All its letters are read before anything is said, so that somebody who
mends files mends them in one go, and nothing is half loaded.

The letters are read once for that, one after the other, and where they are many only their heads stay in memory: see
`shelf`. They stand in the order of their file names, numbers in them counted as numbers (`9.md` before `10.md`), and in
a shard in the order of its lines, unless corpus.yaml says otherwise: `order: date`, undated letters last, or `order:`
with a list of all ids.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lettercli import about as abouts
from lettercli.about import ORDERS, About
from lettercli.address import clashes
from lettercli.errors import Fault, Faults, NoEdition
from lettercli.files.folder import ABOUT, natural, shown
from lettercli.heads import Heads
from lettercli.model import Edition
from lettercli.shelf import Shelf, filled

_PACKAGE = Path(__file__).resolve().parent


def find(
    corpus: str | None = None, cwd: Path | None = None, environ: Mapping[str, str] | None = None
) -> tuple[Path, bool]:
    """The folder of the edition meant, and whether it is the shipped one, taken because there was no other.

    `corpus` is a folder, or the name of one in the user's data folder; without it LETTERS_CORPUS, then the nearest
    corpus.yaml from `cwd` up, in each folder or its `corpus/`, then the edition that comes with the program. Raises
    NoEdition.
    """
    environ = os.environ if environ is None else environ
    asked = corpus or environ.get("LETTERS_CORPUS") or ""
    if asked:
        return _asked(asked, cwd, environ), False
    try:
        here = (cwd or Path.cwd()).absolute()
    except OSError:  # the working folder is gone
        here = Path(os.sep)
    for folder in (here, *here.parents):
        if (root := _root_at(folder)) is not None:
            return root, False
    shipped = next((root for root in shipped_places() if _has_about(root)), None)
    if shipped is None:
        raise NoEdition(str(here), f"no edition at {here} or above it", "name one with --corpus DIR")
    return shipped, True


def shipped_places() -> tuple[Path, Path]:
    """Where the edition that comes with the program may be: in the package (a wheel), or beside src (a checkout)."""
    return _PACKAGE / "corpus", _PACKAGE.parent.parent / "corpus"


def data_folder(environ: Mapping[str, str]) -> Path:
    """Where editions that go by a name are kept: `letters` in XDG_DATA_HOME."""
    base = environ.get("XDG_DATA_HOME", "")
    if not Path(base).is_absolute():  # as the XDG specification wants it
        base = str(Path(environ.get("HOME") or os.path.expanduser("~")) / ".local" / "share")  # noqa: PTH111
    return Path(base) / "letters"


def open_edition(corpus: str | None = None) -> Edition:
    """Find an edition and load it; raises NoEdition or Faults."""
    root, shipped = find(corpus)
    return load(root, shipped)


def load(root: Path, shipped: bool = False) -> Edition:
    """The edition of a folder that holds a corpus.yaml. Raises Faults: all those of all its files."""
    edition, faults = read(root, shipped)
    if faults:
        raise Faults(faults)
    return edition


def read(root: Path, shipped: bool = False) -> tuple[Edition, list[Fault]]:
    """As much of an edition as can be read, and the faults of all its files; without any, the edition is whole.

    This is for who looks for faults; all others want `load`.
    """
    about, faults = abouts.read(root)
    shelf, more = filled(root, about.conventions)
    faults += more + _ambiguous(shelf)
    if not faults:
        faults = _misordered(shelf, about)
    edition = of(about, _ordered(shelf, about), shipped)
    return edition, [replace(fault, path=shown(fault.path)) for fault in faults]


def of(about: About, letters: Shelf, shipped: bool = False) -> Edition:
    """The edition that these letters are, in this order."""
    root = about.path.parent
    name = about.text("name") or root.resolve().name
    return Edition(
        name=name,
        title=about.text("title") or name,
        letters=letters,
        root=root,
        about=about.value,
        sigla=about.names("sigla"),
        abbreviations=about.names("abbreviations"),
        language=about.text("language") or "en",
        shipped=shipped,
    )


def _ambiguous(shelf: Shelf) -> list[Fault]:
    """Ids that another id with a part could also spell."""
    faults = []
    for id, shorter in sorted(clashes(shelf.ids())):
        part = id[len(shorter) :]
        letter = next(letter for letter in shelf if letter.id == id)
        what = f"id {id} would also be part {part[1:]} of letter {shorter}"
        instead = f"write {shorter}-{part[1:].replace('.', '-')}"
        faults.append(Fault(str(letter.path), letter.lines.get("id", 0), what, instead))
    return faults


def _misordered(shelf: Shelf, about: About) -> list[Fault]:
    """What keeps a list of ids from being the order of these letters."""
    if about.value.get("order", "") in ORDERS:
        return []
    order = about.names("order")
    known, counts = shelf.ids(), Counter(order)
    strange = [id for id in order if shelf.place(id) is None]
    missing = [id for id in known if id not in counts]
    twice = [id for id, count in counts.items() if count > 1]
    faults = [about.fault("order", f"order: no letter {id}", "leave it out") for id in strange]
    faults += [about.fault("order", f"order: letter {id} is missing", "name each letter once") for id in missing]
    faults += [about.fault("order", f"order: letter {id} twice", "name each letter once") for id in twice]
    return faults


def order_of(about: About, heads: Heads) -> Sequence[int]:
    """The places of the heads in the order that corpus.yaml wants; those that a list leaves out come last."""
    order, places = about.value.get("order", ""), range(len(heads))
    if order == "date":
        return heads.by_date()
    if not isinstance(order, list):
        return places
    rank = {id: at for at, id in enumerate(about.names("order"))}
    return sorted(places, key=lambda place: rank.get(heads.id(place), len(rank)))


def _ordered(shelf: Shelf, about: About) -> Shelf:
    places = order_of(about, shelf.heads)
    return shelf if isinstance(places, range) else shelf.rearranged(places)


def _asked(asked: str, cwd: Path | None, environ: Mapping[str, str]) -> Path:
    """The edition that a user named."""
    path = Path(asked) if cwd is None else cwd / asked
    if path.name == ABOUT and _is_file(path):
        path = path.parent
    try:
        root = _root_at(path.absolute())
    except OSError:  # the working folder is gone
        root = None
    named = data_folder(environ)
    if root is None and os.sep not in asked and asked not in {".", ".."}:
        root = _root_at(named / asked)
    if root is not None:
        return root
    hint = f"an edition is a folder with a {ABOUT}"
    names = _names(named)
    if names:
        hint += f"; by name there are {', '.join(names[:8])}{', …' if len(names) > 8 else ''}"
    raise NoEdition(asked, f"no edition at {asked!r}", hint)


def _names(folder: Path) -> list[str]:
    """The editions that go by a name."""
    try:
        return sorted((each.name for each in folder.iterdir() if _root_at(each)), key=natural)
    except OSError:
        return []


def _root_at(folder: Path) -> Path | None:
    return next((root for root in (folder, folder / "corpus") if _has_about(root)), None)


def _has_about(folder: Path) -> bool:
    return _is_file(folder / ABOUT)


def _is_file(path: Path) -> bool:
    """As Path.is_file, but a folder that may not be searched, or a path that cannot be one, holds nothing."""
    return os.path.isfile(path)  # noqa: PTH113
