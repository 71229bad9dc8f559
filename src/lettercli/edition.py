"""Loads an edition: corpus.yaml and its letters, in order, with every fault of every file at once.

An edition is a folder with a corpus.yaml. All its letters are read before anything is said, so that somebody who
mends files mends them in one go, and nothing is half loaded.

The letters are read once for that, one after the other, and where they are many only their heads stay in memory: see
`shelf`. They stand in the order of their file names, numbers in them counted as numbers (`9.md` before `10.md`), and in
a shard in the order of its lines, unless corpus.yaml says otherwise: `order: date`, undated letters last, or `order:`
with a list of all ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lettercli import about as abouts
from lettercli.about import ORDERS, About
from lettercli.address import clashes
from lettercli.errors import Fault, Faults
from lettercli.files import finding
from lettercli.files.folder import shown
from lettercli.heads import Heads
from lettercli.model import Edition
from lettercli.shelf import Shelf, filled


def find(
    corpus: str | None = None, cwd: Path | None = None, environ: Mapping[str, str] | None = None
) -> tuple[Path, bool]:
    """The folder of the edition meant, and whether it is the shipped one: see `finding`. Raises NoEdition."""
    root, shipped = finding.find(corpus, None if cwd is None else str(cwd), environ)
    return Path(root), shipped


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
    return edition, [fault._replace(path=shown(fault.path)) for fault in faults]


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


