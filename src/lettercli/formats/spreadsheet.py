"""Tables of letters, CSV and its kin: a row a letter, a column a field, the first row their names.

Read row by row, whatever the size of the file. A quotation mark that is not closed would swallow the rest of the
file; so a row that cannot be read is refused, and reading goes on in the line after its first.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from lettercli.arrival import Arriving, Origin, Remark, Sources
from lettercli.dates.elsewhere import understood
from lettercli.errors import Fault
from lettercli.files import encoding
from lettercli.formats import fields
from lettercli.formats.fields import Fields, Reading

ENDINGS = (".csv", ".tsv", ".tab")
LONGEST_ROW = 16 * 1024 * 1024
"""Characters; a letter of a thousand pages has some three million."""
MOST_COLUMNS = 10_000
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "strokes"}
_SAMPLE = 64 * 1024
_SAID = re.compile(r"\ufeff?\"?sep=([^\w\"\r\n])\"?\r?\n", re.IGNORECASE)
"""The line by which a spreadsheet is told what divides the cells."""


def read(sources: Sources, reading: Reading, delimiter: str = "") -> Iterator[Arriving]:
    """The letters of some files."""
    for path, name in sources:
        try:
            yield from _Table(path, name, reading, sources).letters(delimiter)
        except OSError as error:
            yield Fault(str(path), 0, f"cannot be read: {error.strerror}")


class _TooLong(Exception):
    """A row that does not end."""


class _Lines:
    """The lines of a file for a reader of rows, which can take back what was no row."""

    def __init__(self, file: TextIO, sources: Sources) -> None:
        self.file = file
        self.sources = sources
        self.row: list[str] = []
        """The lines since the row began."""
        self.size = 0
        self.number = 0
        """Of the last line that was given."""
        self.back: deque[str] = deque()
        self.bytes = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.back:
            line = self.back.popleft()
        else:
            line = self.file.readline(LONGEST_ROW)
            self.bytes += len(line)
            if not self.number & 1023:
                self.sources.came(self.bytes)
        if not line:
            raise StopIteration
        self.number += _ends(line)
        self.size += len(line)
        self.row.append(line)
        if self.size >= LONGEST_ROW:
            raise _TooLong
        return line

    def begin(self) -> None:
        """A row begins."""
        self.row, self.size = [], 0

    def take_back(self) -> None:
        """All lines of the row but the first are to be read again; of a first line without end the rest is left out."""
        first, *again = self.row
        if not _ends(first):
            while (rest := self.file.readline(LONGEST_ROW)) and not _ends(rest):
                pass
            self.number += 1
        self.number -= sum(map(_ends, again))
        self.back.extendleft(reversed(again))


def _ends(line: str) -> bool:
    """Whether this is a line, or the end of one, and not a piece of a longer one."""
    return line.endswith(("\n", "\r")) or len(line) < LONGEST_ROW


class _Table:
    def __init__(self, path: Path, name: str, reading: Reading, sources: Sources) -> None:
        self.path = path
        self.name = name
        self.reading = reading
        self.sources = sources

    def letters(self, delimiter: str) -> Iterator[Arriving]:
        """The letters of the file, its faults and what was guessed of it."""
        known = encoding.sniffed(self.path, self.reading.encoding)
        if known.said:
            yield Remark("encoding", known.said, str(self.path))
        with self.path.open(encoding=known.name, errors="surrogateescape", newline="") as file:
            try:
                sample = file.read(_SAMPLE)
            except UnicodeError as error:
                yield encoding.undecodable(error, str(self.path), 0)
                return
            said = _SAID.match(sample)
            delimiter = delimiter or (said[1] if said else delimiter_of(sample))
            file.seek(0)
            lines = _Lines(file, self.sources)
            if said:
                next(lines)
            try:
                yield from self.rows(lines, delimiter)
            except UnicodeError as error:
                yield encoding.undecodable(error, str(self.path), lines.number + 1)

    def fault(self, line: int, what: str, instead: str = "") -> Fault:
        return Fault(str(self.path), line, what, instead)

    def rows(self, lines: _Lines, delimiter: str) -> Iterator[Arriving]:
        """The letters of the rows, below the first, which names the columns."""
        csv.field_size_limit(LONGEST_ROW)
        rows = self.parsed(lines, delimiter)
        first, row = next(rows, (0, self.fault(0, "no rows", "name a table whose first row names its columns")))
        if isinstance(row, Fault):
            yield row
            return
        if len(row) > MOST_COLUMNS:
            yield self.fault(first, f"{len(row):,} columns", "name a table of letters")
            return
        head = _unique(row)
        known = fields.fields(head, self.reading.map)
        if wrong := self.unusable(head, known, first):
            yield wrong
            return
        said = f"columns by {DELIMITERS.get(delimiter, repr(delimiter))}; {known.said}"
        yield Remark("format", said, str(self.path), first)
        for first, row in self.whole(rows, head, known.keys):
            if isinstance(row, Fault):
                yield row
            elif not any(cell.strip() for cell in row):
                yield Remark("row", "an empty row: left out", str(self.path), first)
            elif len(row) != len(head):
                what = f"{len(row):,} cells, where the first row has {len(head):,}"
                yield self.fault(first, what, "is a delimiter or a quotation mark missing, or the end of the file?")
            else:
                values = dict(zip(head, row, strict=True))
                yield fields.letter(values, known.keys, Origin(self.name, first, str(self.path)), self.reading)

    def whole(
        self, rows: Iterator[tuple[int, list[str] | Fault]], head: Sequence[str], keys: Mapping[str, str]
    ) -> Iterator[tuple[int, list[str] | Fault]]:
        """The rows without those that are pieces of one that could not be read: these are told as one fault."""
        unsure, lost = False, (0, 0)
        for first, row in rows:
            broken = isinstance(row, Fault)
            if not broken and unsure and not self.plausible(row, head, keys):
                lost = lost[0] or first, first
                continue
            if lost[0]:
                yield lost[0], self.pieces(*lost)
            unsure, lost = broken, (0, 0)
            yield first, row
        if lost[0]:
            yield lost[0], self.pieces(*lost)

    def pieces(self, first: int, last: int) -> Fault:
        lines = f"lines {first:,} to {last:,} belong" if last > first else "it belongs"
        return self.fault(first, f"no row: {lines} to the broken one above", "mend that row")

    def plausible(self, row: list[str] | Fault, head: Sequence[str], keys: Mapping[str, str]) -> bool:
        """Whether what follows a broken row is a row, and not a piece of its text."""
        if isinstance(row, Fault) or len(row) != len(head):
            return False
        of = {keys[name]: cell.strip() for name, cell in zip(head, row, strict=True)}
        date = of.get("date", "")
        return len(of.get("id", "x")) in range(1, 60) and (not date or bool(understood(date, self.reading.first).edtf))

    def parsed(self, lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | Fault]]:
        """The rows with the line where each begins; those that are empty lines are left out."""
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            lines.begin()
            first = lines.number + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except _TooLong:
                lines.take_back()
                reader = csv.reader(lines, delimiter=delimiter, strict=True)
                what = f"a row of more than {LONGEST_ROW:,} characters"
                yield first, self.fault(first, what, "is a quotation mark not closed?")
            except csv.Error as error:
                lines.take_back()
                reader = csv.reader(lines, delimiter=delimiter, strict=True)
                yield first, self.fault(first, f"no row: {_said(error)}", "double the quotation marks inside a cell")
            else:
                if row:
                    yield first, row

    def unusable(self, head: Sequence[str], known: Fields, line: int) -> Fault | None:
        """Why a table cannot be read, if it cannot."""
        columns = ", ".join(fields.quoted(head[:20])) + (", …" if len(head) > 20 else "")
        if known.missing:
            return self.fault(line, f"no column {known.missing[0]!r}", f"there are {columns}")
        if "text" not in known.keys.values():
            mend = f"say which it is, --map text=NAME; there are {columns}"
            if len(head) == 1:
                mend = f"what divides the columns? --delimiter names it; the first row is {columns}"
            return self.fault(line, "no column that is called as the text of letters usually is", mend)
        return None


def delimiter_of(sample: str) -> str:
    """What stands between the cells: of the usual signs the one by which most rows have as many as the first."""
    best, most = ",", (0.0, 0)
    cut = sample if len(sample) < _SAMPLE else sample[: sample.rfind("\n") + 1] or sample
    for sign in DELIMITERS:
        counts = []
        try:
            counts = [len(row) for row in csv.reader(cut.splitlines(keepends=True), delimiter=sign) if row]
        except csv.Error:
            continue
        if counts and counts[0] > 1:
            score = sum(count == counts[0] for count in counts) / len(counts), counts[0]
            best, most = (sign, score) if score > most else (best, most)
    return best


def _unique(names: Sequence[str]) -> list[str]:
    """The names of the columns, each once."""
    made: dict[str, int] = {}
    for at, name in enumerate(names, 1):
        one = plain = name.strip().removeprefix("\ufeff") or f"column-{at}"
        while one in made:
            made[plain] += 1
            one = f"{plain}-{made[plain]}"
        made[one] = 1
    return list(made)


def _said(error: csv.Error) -> str:
    text = str(error)
    if "expected after" in text:
        return "text after a closing quotation mark"
    return "a quotation mark that is not closed" if "unexpected end" in text else text
