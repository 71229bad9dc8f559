"""Writes a letter down: the exact inverse of the reader, one paragraph a line.

What is read back is the letter that was written, and what is written from a letter that was read is its canonical
form, whatever its line breaks and escapes were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lettercli.files import yamlfile
from lettercli.formats.markdown import attributes, escape
from lettercli.formats.markdown.labels import opening
from lettercli.model import Letter, Note, Passage

DIVS = {"salute", "dateline", "closer", "signed", "postscript", "annotation"}


def write(letter: Letter) -> str:
    """The letter as Markdown; the metadata block holds `letter.metadata` and nothing else.

    Left out is what no file holds: insertion marks, the authors and anchors of notes, addresses.
    """
    return whole(letter.metadata, body(letter))


def whole(metadata: Mapping[str, str | Sequence[str]], text: str) -> str:
    """A letter's file: its metadata block, and its body where there is one."""
    values = {key: value if isinstance(value, str) else list(value) for key, value in metadata.items()}
    return f"---\n{yamlfile.dump(values)}---\n" + (f"\n{text}" if text else "")


def body(letter: Letter) -> str:
    """What stands after the metadata block and its blank line; empty for a letter without a word."""
    blocks = [*map(_passage, letter.passages), *map(_note, letter.notes)]
    return "\n".join([line for block in blocks for line in (*block, "")])


def _passage(passage: Passage) -> list[str]:
    """The lines of a passage, at the left margin."""
    if passage.kind in DIVS:
        return [_fence(passage), *_body(passage), ":::"]
    if passage.kind == "quote":
        return ["> " + line if line else ">" for line in _body(passage)]
    if passage.label:
        return _item(passage)
    return _body(passage)


def _fence(passage: Passage) -> str:
    return "::: " + (attributes.write(passage.kind, hand=passage.hand) if passage.hand else passage.kind)


def _item(passage: Passage) -> list[str]:
    marker = opening(passage.label)
    if not (body := _body(passage)):
        return [passage.label]
    first, *others = body
    return [marker + first, *_indented(others, len(marker))]


def _note(note: Note) -> list[str]:
    opener = f"[^{note.number}]:"
    lines = _body(note.body)
    if note.body.text:
        return [f"{opener} {lines[0]}", *_indented(lines[1:], 4)]
    return [opener, *_indented(lines, 4)]


def _body(passage: Passage) -> list[str]:
    """The lines of what is inside a passage: its own text and its parts, with blank lines between."""
    blocks = [[escape.paragraph(passage.text, passage.marks)]] if passage.text else []
    blocks += [_passage(part) for part in passage.parts]
    lines = [line for block in blocks for line in ("", *block)]
    return lines[1:]


def _indented(lines: Iterable[str], width: int) -> list[str]:
    pad = " " * width
    return [pad + line if line else "" for line in lines]
