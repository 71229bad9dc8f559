"""Files of any kind: each is read by the reader of what it is taken for, and that is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from lettercli.arrival import Arriving, Beside, Received, Remark, Sources
from lettercli.errors import Fault, Faults
from lettercli.formats import jsonobjects, nearmarkdown, plaintext, spreadsheet
from lettercli.formats.fields import Reading
from lettercli.formats.guess import Guess, Kind, guess
from lettercli.formats.tei.keeping import keep
from lettercli.formats.tei.reader import Import

READERS: dict[Kind, Callable[[Sources, Reading], Iterator[Arriving]]] = {
    "markdown": nearmarkdown.read,
    "jsonl": jsonobjects.read,
    "csv": spreadsheet.read,
    "text": plaintext.read,
}
NAMES = {"printed": "the scan of a printed edition", "tei": "TEI", "markdown": "Markdown", "jsonl": "JSON",
         "csv": "a table", "text": "plain text"}  # fmt: skip


class Mixture:
    """Files of several kinds, and what those of TEI have in common."""

    def __init__(self, how: Reading) -> None:
        self.how = how
        self.tei = Import()
        self.about: dict[str, str | list[str]] = {}
        """What corpus.yaml may say of them; known when all are read."""
        self.count: Counter[Guess] = Counter()
        self.first: dict[Guess, str] = {}

    def has(self, kind: Kind) -> bool:
        """Whether a file of that kind was read."""
        return any(each.kind == kind for each in self.count)

    def read(self, sources: Sources) -> Iterator[Arriving]:
        """The letters of the files, and last what the files were taken for."""
        for path, name in sources:
            try:
                yield from self.file(path, name, sources)
            except OSError as error:
                yield Fault(str(path), 0, f"cannot be read: {error.strerror}")
            except Faults as wrong:
                yield from wrong.faults
        if self.has("tei"):
            self.tei.finish()
            self.about |= self.tei.about
            yield from self.tei.summary()
        for found, example in self.first.items():
            number = self.count[found] if self.count[found] > 1 else 0
            yield Remark("format", f"taken for {NAMES[found.kind]}, since {found.why}", example, number=number)

    def keep(self, done: Received, beside: Beside) -> Iterator[str]:
        """Writes what they say beside the letters into the edition; says what was left as it was."""
        return keep(self.tei, done, beside) if self.has("tei") else iter(())

    def file(self, path: Path, name: str, sources: Sources) -> Iterator[Arriving]:
        """The letters of a file; raises Faults and OSError."""
        found = guess(path)
        if isinstance(found, Fault):
            yield found
            return
        if found.kind == "printed":
            what = f"taken for {NAMES[found.kind]}, since {found.why}"
            yield Fault(str(path), 0, what, "give it to letters import printed, for itself")
            return
        self.first.setdefault(found, str(path))
        self.count[found] += 1
        if found.kind == "tei":
            yield from self.tei.file(path, name)
        else:
            yield from READERS[found.kind](sources.alone(path, name), self.how)
