"""Golden cases of imports: a title, the options and the file's name, what it holds, and what comes of it.

Signs stand for characters that nobody sees: ␉ a tab, ␀ a NUL, ␍ a carriage return. What is told is each letter as it
will be written, its remarks after it, and faults and remarks of the file between them.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lettercli.arrival import Arrival, Arriving, Remark, Sources
from lettercli.formats import jsonobjects, markdown, nearmarkdown, plaintext, spreadsheet
from lettercli.formats.fields import Reading, mapping
from lettercli.formats.namepattern import pattern

FOLDER = Path(__file__).parent.parent / "fixtures" / "imports"
SIGNS = str.maketrans({"␉": "\t", "␀": "\x00", "␍": "\r"})
READERS = {"csv": spreadsheet, "jsonl": jsonobjects, "markdown": nearmarkdown, "text": plaintext}


class Case(NamedTuple):
    """One case of a file."""

    kind: str
    title: str
    name: str
    """Of the file, then options: `a.txt name={date}_{sender} first=day text=Body`."""
    input: str
    expected: str


def cases(kind: str) -> Iterator[Case]:
    """The cases of a kind of file."""
    text = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8")
    for case in text.removesuffix("\n.\n").split("\n.\n\n"):
        heading, input, expected = case.split("\n.\n")
        title, name = heading.split("\n")
        yield Case(kind, title, name, input, expected)


def outcome(case: Case, folder: Path) -> str:
    """What comes of a case."""
    name, *options = shlex.split(case.name)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(case.input.translate(SIGNS) + "\n", encoding="utf-8", newline="")
    said = dict(option.split("=", 1) for option in options)
    extra = {key: said.pop(key) for key in ("name", "line") if key in said}
    first = said.pop("first", "")
    how = Reading(mapping(f"{key}={value}" for key, value in said.items()), first)  # type: ignore[arg-type]
    sources = Sources([folder if "/" in name else path])
    if case.kind == "text":
        lines = (pattern(extra["line"]),) if "line" in extra else ()
        stream = plaintext.read(sources, how, pattern(extra["name"]) if "name" in extra else None, lines)
    else:
        stream = READERS[case.kind].read(sources, how)  # type: ignore[attr-defined]
    return told(stream, folder)


def told(stream: Iterable[Arriving], folder: Path) -> str:
    """A stream as text."""
    lines: list[str] = []
    for each in stream:
        if isinstance(each, Arrival):
            text = markdown.whole({"id": each.letter.id, **each.letter.metadata}, markdown.body(each.letter))
            lines += [f"= {each.origin.file}:{each.origin.line}", text.rstrip("\n")]
            lines += [f"! {remark.kind}: {remark.what}" + f" (line {remark.line})" * (remark.line > 0)
                      for remark in each.remarks]  # fmt: skip
        elif isinstance(each, Remark):
            lines.append(f"! {each.kind}: {each.what}")
        else:
            lines.append(f"X {str(each).removeprefix(f'{folder}/')}")
    return "\n".join(lines)
