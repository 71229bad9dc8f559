"""Files of any kind: each is read by the reader of what it is taken for, and that is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lettercli.arrival import Arriving, Remark, Sources
from lettercli.errors import Fault
from lettercli.formats import jsonobjects, nearmarkdown, plaintext, spreadsheet
from lettercli.formats.fields import Reading
from lettercli.formats.guess import Guess, Kind, guess

READERS: dict[Kind, Callable[[Sources, Reading], Iterator[Arriving]]] = {
    "markdown": nearmarkdown.read,
    "jsonl": jsonobjects.read,
    "csv": spreadsheet.read,
    "text": plaintext.read,
}
NAMES = {"printed": "the scan of a printed edition", "tei": "TEI", "markdown": "Markdown", "jsonl": "JSON",
         "csv": "a table", "text": "plain text"}  # fmt: skip


def read(sources: Sources, reading: Reading) -> Iterator[Arriving]:
    """The letters of some files."""
    first: dict[Guess, str] = {}
    count: dict[Guess, int] = {}
    for path, name in sources:
        try:
            found = guess(path)
        except OSError as error:
            yield Fault(str(path), 0, f"cannot be read: {error.strerror}")
            continue
        if isinstance(found, Fault):
            yield found
        elif (reader := READERS.get(found.kind)) is None:
            mend = f"give it to letters import {found.kind}, for itself"
            yield Fault(str(path), 0, f"taken for {NAMES[found.kind]}, since {found.why}", mend)
        else:
            first.setdefault(found, str(path))
            count[found] = count.get(found, 0) + 1
            yield from reader(sources.alone(path, name), reading)
    for found, example in first.items():
        number = count[found] if count[found] > 1 else 0
        yield Remark("format", f"taken for {NAMES[found.kind]}, since {found.why}", example, number=number)
