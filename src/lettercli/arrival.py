"""Letters on their way in: what the readers of other people's files give, and what becomes of it.

A reader is a generator of letters, of faults (a letter, or a file, that cannot be had) and of remarks (what was
doubtful, guessed or repaired), in the order of its files. `incoming` makes an edition of them. The stream is read
once and nothing of it is kept, so neither may be greedy.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lettercli.errors import Fault
from lettercli.files.folder import ABOUT, LETTER, LETTERS, SHARD, natural
from lettercli.model import Letter

Style = Literal["jsonl", "markdown"]
Row = dict[str, Any]
"""An object of a file with one a line."""
Beside = Mapping[str, list[Row]]
"""What was kept beside the letters, by their ids; each letter's is read when it is asked for."""


class Origin(NamedTuple):
    """Where a letter comes from."""

    file: str
    """From what was named on: a file's own name, or its path in the folder that was named."""
    line: int = 0
    """Where it begins there, from 1; 0: the file is the letter."""
    path: str = ""
    """The file as it can be opened from here, for messages; empty: `file`."""


class Remark(NamedTuple):
    """A line of the report: something of which the editor should know."""

    kind: str
    """One word: `date`, `sender`, `note`, `text`, `encoding` …; `letters` and `refused` are the report's own."""
    what: str
    file: str = ""
    line: int = 0
    letter: str = ""
    """The id of the letter, as it will be."""
    number: int = 0
    """How many, where it is about several; 0: it is about one."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A letter that was read; its addresses do not matter, and its `id` is the one it has where it comes from."""

    letter: Letter
    """`metadata` is what will be kept, `id` apart; an empty `id` means that there is none."""
    origin: Origin
    remarks: tuple[Remark, ...] = ()
    """What is doubtful about it; file and letter are filled in."""
    beside: Callable[[Sequence[str]], list[Row]] | None = None
    """Told the addresses of its passages, in their order, as those of a letter 42: what is kept beside the letter."""


Arriving = Arrival | Fault | Remark


@dataclass(slots=True)
class Received:
    """What became of the letters that were read."""

    into: Path
    style: Style = "markdown"
    read: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: int = 0
    """Letters or files that cannot be had, and letters that would replace others."""
    ids: Collection[str] = ()
    """Of the letters that came and were not refused."""
    origins: Mapping[tuple[str, str, int], str] = field(default_factory=dict)
    """The same ids by file, id and line where the letters come from; without those that share all three."""
    dry: bool = False
    """Whether all this is only what would have been done."""
    remarks: list[Remark] = field(default_factory=list)
    """In the order of the files."""


_ASIDE = frozenset({
    "readme", "license", "licence", "copying", "rights", "notice", "source", "sources", "changelog", "changes",
    "history", "authors", "contributors", "contributing", "citation", "code_of_conduct",
})  # fmt: skip
"""Names, without their endings, of files that tell of those beside them."""


class Sources:
    """The files that are to be read, in natural order, and how far the reading has come."""

    def __init__(
        self,
        paths: Iterable[Path],
        endings: Sequence[str] = (),
        said: Callable[[int, int, str], None] | None = None,
        into: Path | None = None,
    ) -> None:
        """Of files, and of folders, of which all is taken that ends in one of `endings` (if there are any).

        `said` is told how many bytes are done, of how many, and the same of files in words. `into` is the folder of the
        edition that is made: where it lies in one of the folders it is none of what that one holds, or each import
        would take in what the last one wrote.
        """
        self.faults: list[Fault] = []
        """What was named, or lies in a folder, and is no file."""
        self.files: list[tuple[Path, str]] = []
        """Each with its name from what was named on."""
        self.others: list[Path] = []
        """What lies in a folder and ends otherwise."""
        self.aside: list[Path] = []
        """What lies in a folder and tells of the other files there, by its name: README.md, LICENSE."""
        self.editions: list[Path] = []
        """Folders that are editions, of which only the letters are taken."""
        self._said = said
        self._into = into.resolve() if into is not None else None
        for path in paths:
            self._add(path, tuple(endings))
        self._sizes = [_size(path) for path, _ in self.files] if said else []
        self._total = sum(self._sizes)
        self._done = 0
        self._at = 0

    def _add(self, path: Path, endings: tuple[str, ...]) -> None:
        native = not endings or not {LETTER, SHARD}.isdisjoint(endings)
        if native and (path / ABOUT).is_file() and (path / LETTERS).is_dir():
            self.editions.append(path)
            self._add(path / LETTERS, endings)
        elif path.is_dir():
            found: list[Path] = []
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if self._is_source(folder, name))
                found += [Path(folder, name) for name in names if not name.startswith(".")]
            self.aside += [each for each in found if each.stem.casefold() in _ASIDE]
            found = [each for each in found if each.stem.casefold() not in _ASIDE]
            if endings:
                self.others += [each for each in found if not each.name.lower().endswith(endings)]
                found = [each for each in found if each.name.lower().endswith(endings)]
            if not found:
                wanted = f" that end in {' or '.join(endings)}" if endings else ""
                self.faults.append(Fault(str(path), 0, f"a folder without files{wanted}", "name another"))
            for each in sorted(found, key=lambda each: (*map(natural, each.parts), each.parts)):
                if each.is_symlink() or not each.is_file():
                    self.faults.append(Fault(str(each), 0, "a link, or no regular file", "name it itself, or a copy"))
                else:
                    self.files.append((each, each.relative_to(path).as_posix()))
        elif not path.exists():
            instead = "name files or folders that there are"
            instead = "name /dev/stdin for standard input" if str(path) == "-" else instead
            self.faults.append(Fault(str(path), 0, "no such file", instead))
        elif not path.is_file():
            self.faults.append(Fault(str(path), 0, "no regular file", "save it as a file first"))
        else:
            self.files.append((path, path.name))

    def _is_source(self, folder: str, name: str) -> bool:
        """Whether a folder in another holds sources: it is not hidden, and not the edition."""
        if name.startswith("."):
            return False
        return self._into is None or name != self._into.name or Path(folder, name).resolve() != self._into

    def __iter__(self) -> Iterator[tuple[Path, str]]:
        """The files and their names; when the next is asked for, one is done."""
        for at, file in enumerate(self.files):
            self._at = at
            self.came(0)
            yield file
            if self._said:
                self._done += self._sizes[at]
        self._at = len(self.files)
        self.came(0)

    def alone(self, path: Path, name: str) -> Sources:
        """The one file of these that is at hand, for a reader of its kind."""
        other = Sources(())
        other.files = [(path, name)]
        other._sizes = [_size(path)] if self._said else []
        other._total = sum(other._sizes)
        other._said = (lambda done, _of, _words: self.came(done)) if self._said else None
        return other

    def came(self, far: int) -> None:
        """So many bytes of the file at hand are done."""
        if self._said and self._total:
            count = len(self.files)
            words = f"{self._at:,} of {count:,} files" if count > 1 else ""
            self._said(min(self._done + far, self._total), self._total, words)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
