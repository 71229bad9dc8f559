"""The formats in which letters leave the house: what each is called, which file writes it, and what it is given.

A format is a module with `write`, which draws one file as text piece by piece, or `fill`, which puts many into a
folder, or both; and a line below. Its module is imported when it is asked for: what a format needs is nobody else's to
load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lettercli.model import Edition, Head, Letter, heads_of

if TYPE_CHECKING:
    from lettercli.index.layout import Index

Thing = TypeVar("Thing")


class Format(NamedTuple):
    """A format before its module is imported."""

    module: str
    summary: str
    ending: str
    """Of its files: `.xml`."""
    file: bool = True
    """Whether all letters can be one file: the module has `write(source)`, which yields text."""
    folder: bool = False
    """Whether they can be many: the module has `fill(source, folder)`, which writes them there."""
    edition: bool = False
    """Whether in a folder they are an edition, with all that belongs to it; the module has no `fill`."""

    def write(self, source: Source) -> Iterator[str]:
        """The one file, piece by piece, each a few letters at most."""
        pieces: Iterator[str] = import_module(self.module).write(source)
        return pieces

    def fill(self, source: Source, folder: Path) -> None:
        """Put the files into an empty folder."""
        import_module(self.module).fill(source, folder)


FORMATS = {
    "tei": Format("lettercli.exports.tei", "TEI P5, a document a letter or one teiCorpus", ".xml", folder=True),
    "cmif": Format("lettercli.exports.cmif", "who wrote to whom and when, for correspSearch (CMIF 1.1)", ".xml"),
    "jsonl": Format("lettercli.exports.jsonl", "a letter a line, with its text as Markdown", ".jsonl"),
    "markdown": Format("lettercli.exports.markdown", "the edition's own Markdown, in a folder an edition", ".md",
                       folder=True, edition=True),
    "csv": Format("lettercli.exports.csv", "letters, passages or notes as a table", ".csv", folder=True),
    "bibtex": Format("lettercli.exports.bibtex", "letters as entries of a bibliography", ".bib"),
    "csl-json": Format("lettercli.exports.csl_json", "the same for Zotero and Pandoc", ".json"),
    "ris": Format("lettercli.exports.ris", "the same for other reference managers", ".ris"),
    "vrt": Format("lettercli.exports.vrt", "vertical text for CWB, NoSketch Engine and BlackLab", ".vrt",
                  folder=True),
    "parquet": Format("lettercli.exports.parquet", "letters, passages and tokens as three tables", ".parquet",
                      file=False, folder=True),
    "html": Format("lettercli.exports.html", "one page to read and print, that needs nothing else", ".html"),
}
"""By name, in the order of the help."""


TABLES = ("letters", "passages", "notes")
"""What CSV can be a table of."""


@dataclass(slots=True)
class Source:
    """What a format writes: some letters of an edition."""

    edition: Edition
    letters: Sequence[Letter]
    """In the edition's order, each read when it is drawn: draw them with `each`, and do not hold many."""
    index: Callable[[], Index]
    """The index of the whole edition, for formats that are made of tokens; made when first called."""
    remarks: list[str] = field(default_factory=list)
    """What the file does not say as the letters do, a line each: the format adds, the user reads."""
    said: Callable[[int, int], None] | None = None
    """Is told how many letters are drawn, of how many."""
    drawn: int = 0
    """Letters written so far."""
    table: str = ""
    """Which of TABLES is wanted, by a format that has several; empty: whichever it gives."""
    csv_safe: bool = False
    """Whether a cell that a spreadsheet would run as a formula gets an apostrophe."""

    @property
    def heads(self) -> Sequence[Head]:
        """The heads of the letters, which cost no letter."""
        return heads_of(self.letters)

    def each(self) -> Iterator[Letter]:
        """The letters, one after the other."""
        return self._counted(self.letters)

    def each_head(self) -> Iterator[Head]:
        """Their heads, one after the other, for formats that hold no text."""
        return self._counted(self.heads)

    def _counted(self, things: Iterable[Thing]) -> Iterator[Thing]:
        of = len(self.letters)
        for thing in things:
            yield thing
            self.drawn += 1
            if self.said is not None:
                self.said(self.drawn, of)
