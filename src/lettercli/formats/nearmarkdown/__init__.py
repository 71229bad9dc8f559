"""Markdown as people write it, made the Markdown of an edition: what a letter has stays, what it has not becomes text.

A letter in the native format is read as it is. In any other the front matter is read as fields, and the body is put
into the native form: headings and bullets become paragraphs, strong words are emphasised, links are spelt out. What
even then is none is taken as plain text, paragraph by paragraph, so that no word is lost and nothing is refused for
its looks. All that was changed is said, with its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from lettercli import dates
from lettercli.arrival import Arrival, Arriving, Origin, Remark, Sources
from lettercli.errors import Fault, Faults
from lettercli.files import textfile
from lettercli.flat import letter as letter_of
from lettercli.formats import fields, markdown
from lettercli.formats.fields import Reading
from lettercli.formats.nearmarkdown.body import Body
from lettercli.formats.nearmarkdown.frontmatter import front_matter
from lettercli.formats.plaintext import text_of
from lettercli.model import Letter

ENDINGS = (".md", ".markdown", ".mdown")


def read(sources: Sources, reading: Reading) -> Iterator[Arriving]:
    """The letters of some files, each the letter of one."""
    for path, called in sources:
        try:
            text, said = text_of(path, reading)
            remarks = [Remark("encoding", said)] if said else []
            yield letter(text, Origin(called, 0, str(path)), reading, remarks)
        except OSError as error:
            yield Fault(str(path), 0, f"cannot be read: {error.strerror}")
        except Faults as wrong:
            yield from wrong.faults[:1]


def letter(text: str, origin: Origin, reading: Reading, remarks: list[Remark] | None = None) -> Arriving:
    """The letter that a text is, native or near to it; raises Faults for front matter that cannot be read."""
    remarks = remarks or []
    if not reading.map:
        try:
            made = letter_of(markdown.flat(text, origin.path), Path(origin.path))
        except Faults:
            pass
        else:
            if not _lacks(made.metadata):
                return Arrival(made, origin, tuple(remarks))
    text = textfile.composed(text, origin.path)
    values, end = front_matter(text, origin)
    known = fields.fields(values, reading.map)
    for name in known.missing:
        remarks.append(Remark("format", f"no key {name!r}"))
    keys = {name: key if key != "text" else "text-as-given" for name, key in known.keys.items()}
    lines = text.split("\n")[end:]
    return with_body(values, keys, lines, end + 1, origin, reading, remarks)


def _lacks(metadata: Mapping[str, object]) -> bool:
    """Whether a letter has under another name what it lacks: `from` and no `sender`."""
    return any(
        role not in metadata and any(fields.role(key) == role for key in metadata)
        for role in ("date", "sender", "recipient")
    )


def with_body(values: Mapping[str, str | tuple[str, ...]], keys: Mapping[str, str], lines: list[str], first: int,
              origin: Origin, reading: Reading, remarks: list[Remark]) -> Arriving:  # fmt: skip
    """The letter of some fields and of a body in near-native Markdown, which begins in line `first`."""
    written = Body(lines, first, remarks).read()
    arrived = fields.letter(values, keys, origin, reading, written.passages)
    if not isinstance(arrived, Arrival):
        return arrived
    made, given = arrived.letter, arrived.remarks
    id = made.id or PurePosixPath(origin.file).stem
    made = Letter(id, dates.UNDATED, (), (), "", made.metadata, written.passages, written.notes)
    return Arrival(made, origin, (*given, *remarks))
