"""Loads an edition: corpus.yaml and its letters, in order, with every fault of every file at once.

An edition is a folder with a corpus.yaml. All its letters are read before anything is said, so that somebody who
mends files mends them in one go, and nothing is half loaded.

The letters stand in the order of their file names, numbers in them counted as numbers (`9.md` before `10.md`), unless
corpus.yaml says otherwise: `order: date`, undated letters last, or `order:` with a list of all ids.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lettercli import dates
from lettercli.address import clashes
from lettercli.errors import Fault, Faults
from lettercli.files import finding
from lettercli.files.folder import ABOUT, LETTERS, letter_files, strangers
from lettercli.model import Edition, Letter
from lettercli.text.brackets import attributed

_WHERE_LETTERS = "put the letters there, one .md file each"
_ORDERS = ("", "file", "date")
"""What `order` can be beside a list of all ids."""


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
    about, faults = _about(root)
    letters, more = _letters(root)
    faults += more + _unusable_ids(letters)
    if not faults:
        faults = _misordered(letters, about)
    editors_bracket = about.text("brackets") != "writer"
    sigla = about.names("sigla")
    name = about.text("name") or root.resolve().name
    edition = Edition(
        name=name,
        title=about.text("title") or name,
        letters=tuple(attributed(letter, sigla, editors_bracket) for letter in _ordered(letters, about)),
        root=root,
        about=about.value,
        sigla=sigla,
        abbreviations=about.names("abbreviations"),
        language=about.text("language") or "en",
        shipped=shipped,
    )
    return edition, [fault._replace(path=_shown(fault.path)) for fault in faults]


@dataclass(slots=True)
class _About:
    """What corpus.yaml says, by key."""

    path: Path
    value: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        value = self.value.get(key, "")
        return value.strip() if isinstance(value, str) else ""

    def names(self, key: str) -> tuple[str, ...]:
        value = self.value.get(key, [])
        if isinstance(value, list):
            return tuple(each for each in value if isinstance(each, str))
        return (value,) if isinstance(value, str) and value else ()

    def fault(self, key: str, what: str, instead: str) -> Fault:
        return Fault(str(self.path), self.lines.get(key, 0), what, instead)


def _about(root: Path) -> tuple[_About, list[Fault]]:
    from lettercli.files import yamlfile

    about = _About(root / ABOUT)
    try:
        document = yamlfile.load(about.path)
    except Faults as wrong:
        return about, list(wrong.faults)
    except OSError as error:
        return about, [Fault(str(about.path), 0, f"cannot be read: {error.strerror}")]
    if not isinstance(document.value, dict):
        if document.value:
            return about, [Fault(str(about.path), 1, "no keys", "write title: and what else there is to say")]
        return about, []
    about.value = document.value
    about.lines = {key: document.line_of(key) for key in document.value}
    return about, _misshapen(about)


def _misshapen(about: _About) -> list[Fault]:
    """Known keys of corpus.yaml whose values are none that they can have."""
    faults = []
    for key in ("title", "name", "language", "cite", "brackets"):
        if not isinstance(about.value.get(key, ""), str):
            faults.append(about.fault(key, f"{key} is no text", f"write {key}: and one text"))
    for key in ("sigla", "abbreviations"):
        value = about.value.get(key, "")
        if not isinstance(value, str) and not _are_texts(value):
            faults.append(about.fault(key, f"{key} is no list of texts", f'write {key}: ["…", "…"]'))
    if not _are_texts(about.value.get("accept") or []):
        faults.append(about.fault("accept", "accept is no list of texts", 'write accept: ["42.n3 list-begins"]'))
    order = about.value.get("order", "")
    if order not in _ORDERS and not _are_texts(order):
        faults.append(about.fault("order", "order is no list of ids", "write date, file or a list of all ids"))
    if about.text("brackets") not in {"", "editor", "writer"}:
        faults.append(about.fault("brackets", f"brackets: {about.text('brackets')!r}", "write editor or writer"))
    return faults


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _letters(root: Path) -> tuple[list[Letter], list[Fault]]:
    """All letters that can be read, by file name, and the faults of those that cannot."""
    from lettercli.formats import markdown

    folder = str(root / LETTERS)
    try:
        paths, others = letter_files(root), strangers(root)
    except OSError as error:
        return [], [Fault(folder, 0, f"cannot be read: {error.strerror}", _WHERE_LETTERS)]
    if not paths and not others:
        return [], [Fault(folder, 0, "no letters", _WHERE_LETTERS)]
    letters: list[Letter] = []
    faults = [Fault(str(path), 0, "no regular file", "move it elsewhere") for path in others]
    for path in paths:
        try:
            letters.append(markdown.load(path))
        except Faults as wrong:
            faults += wrong.faults
        except OSError as error:
            faults.append(Fault(str(path), 0, f"cannot be read: {error.strerror}"))
    return letters, faults


def _unusable_ids(letters: Sequence[Letter]) -> list[Fault]:
    """Ids given twice, and ids that another id with a part could also spell."""
    first: dict[str, Letter] = {}
    faults = []
    for letter in letters:
        if letter.id in first:
            other = first[letter.id].path
            faults.append(_id_fault(letter, f"id {letter.id} is that of {_shown(str(other))} too", "give it another"))
        first.setdefault(letter.id, letter)
    for id, shorter in sorted(clashes(first)):
        part = id[len(shorter) :]
        what = f"id {id} would also be part {part[1:]} of letter {shorter}"
        faults.append(_id_fault(first[id], what, f"write {shorter}-{part[1:].replace('.', '-')}"))
    return faults


def _id_fault(letter: Letter, what: str, instead: str) -> Fault:
    return Fault(str(letter.path), letter.lines.get("id", 0), what, instead)


def _misordered(letters: Sequence[Letter], about: _About) -> list[Fault]:
    """What keeps a list of ids from being the order of these letters."""
    if about.value.get("order", "") in _ORDERS:
        return []
    order = about.names("order")
    known, counts = {letter.id for letter in letters}, Counter(order)
    strange = [id for id in order if id not in known]
    missing = [letter.id for letter in letters if letter.id not in counts]
    twice = [id for id, count in counts.items() if count > 1]
    faults = [about.fault("order", f"order: no letter {id}", "leave it out") for id in strange]
    faults += [about.fault("order", f"order: letter {id} is missing", "name each letter once") for id in missing]
    faults += [about.fault("order", f"order: letter {id} twice", "name each letter once") for id in twice]
    return faults


def _ordered(letters: Sequence[Letter], about: _About) -> Sequence[Letter]:
    """The letters in the edition's order, as corpus.yaml wants it; those that a list leaves out come last."""
    order = about.value.get("order", "")
    if order == "date":
        return sorted(letters, key=lambda letter: dates.order(letter.date))
    if not isinstance(order, list):
        return letters
    rank = {id: at for at, id in enumerate(about.names("order"))}
    return sorted(letters, key=lambda letter: rank.get(letter.id, len(rank)))


def _shown(path: str) -> str:
    """A path for a message: from the working folder, if it lies in it."""
    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:
        return path
    return path[len(here) + 1 :] if path.startswith(here.rstrip(os.sep) + os.sep) else path
