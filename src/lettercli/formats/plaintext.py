"""Plain text, a letter a file: what its name, its first lines and its dateline say of it, and its paragraphs.

Only what is plain is taken: a date that stands alone in a line near the top is the letter's date, a block of `From:`
and `Date:` is what it looks like. All else is text, and every word of the file arrives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lettercli.arrival import Arrival, Arriving, Origin, Remark, Sources
from lettercli.dates.elsewhere import understood
from lettercli.errors import Fault, Faults
from lettercli.files import encoding, textfile
from lettercli.formats import fields, paragraphs
from lettercli.formats.fields import Reading
from lettercli.formats.namepattern import Pattern
from lettercli.model import Passage

ENDINGS = (".txt", ".text")
_HEAD = re.compile(r"([^\W\d_][^:\n]{0,40}):[ \t]+(\S.*)")
_ISO = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2}|\d{4}-\d{2})(?![\d-])")
_NEAR_TOP = 3
"""Paragraphs among which a dateline is looked for."""
_SHORT = 80
"""Characters of a line that may be one."""
_PLACE = 4
"""Words of a place before the date."""


def read(sources: Sources, reading: Reading, name: Pattern | None = None,
         lines: tuple[Pattern, ...] = ()) -> Iterator[Arriving]:  # fmt: skip
    """The letters of some files; `name` is how files are called, `lines` is how the first lines of a letter look."""
    for path, called in sources:
        try:
            yield from _letter(path, called, reading, name, lines)
        except OSError as error:
            yield Fault(str(path), 0, f"cannot be read: {error.strerror}")
        except Faults as wrong:
            yield from wrong.faults[:1]


def text_of(path: Path, reading: Reading) -> tuple[str, str]:
    """The text of a file, its lines ended by one sign, and what is to be said of its encoding; raises Faults."""
    known = encoding.sniffed(path, reading.encoding)
    data = textfile.contents(path)
    text = encoding.decoded(data, known.name, str(path)).replace("\r\n", "\n").replace("\r", "\n")
    if what := encoding.damaged(text):
        line = next(at for at, line in enumerate(text.split("\n"), 1) if encoding.damaged(line))
        raise Faults([Fault(str(path), line, what, "mend the file, or name its --encoding")])
    return text, known.said


def _letter(path: Path, called: str, reading: Reading, name: Pattern | None,
            lines: tuple[Pattern, ...]) -> Iterator[Arriving]:  # fmt: skip
    text, said = text_of(path, reading)
    if not text.strip():
        yield Fault(str(path), 0, "an empty file", "leave it out, or put the letter there")
        return
    remarks = [Remark("encoding", said)] if said else []
    found = _of_name(called, name, remarks)
    text = _of_head(text, found, reading) if not lines else _of_lines(text, lines, found, remarks)
    passages = _dated(text, found, remarks, reading) if "date" not in found else paragraphs.passages(text)
    if doubt := paragraphs.doubt(text):
        remarks.append(Remark("text", doubt))
    known = fields.fields(found, reading.map)
    remarks += [Remark("name", f"no field {name!r}") for name in known.missing]
    keys = known.keys if reading.map else {key: key for key in found}
    found.setdefault("id", PurePosixPath(called).stem)
    keys.setdefault("id", "id")
    made = fields.letter(found, keys, Origin(called, 0, str(path)), reading, passages)
    yield replace(made, remarks=(*remarks, *made.remarks)) if isinstance(made, Arrival) else made


def _of_name(called: str, name: Pattern | None, remarks: list[Remark]) -> dict[str, str]:
    """What the file's name says."""
    whole = str(PurePosixPath(called).with_suffix(""))
    stem = whole if name is not None and "/" in name.text else PurePosixPath(whole).name
    if name is None:
        dates = _ISO.findall(stem)
        if len(dates) != 1 or not understood(dates[0]).edtf:
            return {}
        remarks.append(Remark("date", "the date is from the file's name"))
        return {"date": dates[0]}
    found, doubtful = name.match(stem)
    if not found:
        remarks.append(Remark("name", f"the file's name does not fit {name.text}"))
    if doubtful:
        remarks.append(Remark("name", f"the file's name fits {name.text} in more than one way"))
    return found


def _of_head(text: str, found: dict[str, str], reading: Reading) -> str:
    """The text without a block of `From: …` at its top, which is put to what was found."""
    head, _, rest = text.lstrip("\n").partition("\n\n")
    pairs = [_HEAD.fullmatch(line.strip()) for line in head.split("\n")]
    known = set(reading.map.values())
    values = {pair[1].strip(): pair[2].strip() for pair in pairs if pair is not None}
    roles = [fields.role(key) or ("named" if key in known else "") for key in values]
    if len(values) < len(pairs) or len([role for role in roles if role]) < 2 or "text" in roles:
        return text
    keys = fields.fields(values, reading.map).keys
    for key, value in values.items():
        found.setdefault(keys[key], value)
    return rest


def _of_lines(text: str, patterns: tuple[Pattern, ...], found: dict[str, str], remarks: list[Remark]) -> str:
    """The text without the first lines that fit the patterns; they are kept as the letter's heading."""
    lines = text.split("\n")
    taken = []
    for each in patterns:
        at = next((at for at, line in enumerate(lines) if line.strip()), None)
        values, doubtful = each.match(" ".join(lines[at].split())) if at is not None else ({}, False)
        if at is None or not values:
            remarks.append(Remark("name", f"no first line that fits {each.text}"))
            break
        if doubtful:
            remarks.append(Remark("name", f"the line {lines[at].strip()!r} fits {each.text} in more than one way"))
        for key, value in values.items():
            if found.setdefault(key, value) != value:
                remarks.append(Remark(key, f"{found[key]!r} by the file's name, {value!r} by its first line"))
        taken.append(" ".join(lines[at].split()))
        del lines[: at + 1]
    if taken:
        found.setdefault("heading", " / ".join(taken))
    return "\n".join(lines)


def _dated(text: str, found: dict[str, str], remarks: list[Remark], reading: Reading) -> tuple[Passage, ...]:
    """The passages of a text; the first line near its top that is a date is the dateline, and its date is noted."""
    blocks = text.strip().split("\n\n", _NEAR_TOP)
    for at, block in enumerate(blocks[:_NEAR_TOP]):
        lines = block.split("\n")
        for place in dict.fromkeys((0, len(lines) - 1)):
            line = " ".join(lines[place].split())
            if date := _date_alone(line, reading):
                found["date"] = date
                remarks.append(Remark("date", f"the date is from the line {line!r}"))
                before = "\n\n".join([*blocks[:at], "\n".join(lines[:place])])
                after = "\n\n".join(["\n".join(lines[place + 1 :]), *blocks[at + 1 :]])
                dateline = Passage("", "dateline", line)
                return (*paragraphs.passages(before), dateline, *paragraphs.passages(after))
    return paragraphs.passages(text)


def _date_alone(line: str, reading: Reading) -> str:
    """The date that a line is, with a place before it or without; empty where it is more than that, or uncertain."""
    if len(line) > _SHORT or not any(sign.isdigit() for sign in line):
        return ""
    place, _, rest = line.partition(",")
    for written in (line, rest if len(place.split()) <= _PLACE else ""):
        date = understood(written.strip().rstrip("."), reading.first)
        if date.edtf and not date.doubt and not written.strip().isdigit():
            return written.strip().rstrip(".")
    return ""
