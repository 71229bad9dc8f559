"""Plain text as passages: paragraphs, and the points that somebody typed before them.

A blank line ends a paragraph. Where a text has none, and its lines are too long to be a page's, each line is one. Of
typed numbers only what cannot be anything else becomes a list: `1)`, `2)`, `3)`, each where the next is due; a single
`1.`, a year, a day of the month stay text. Blanks apart, not a character is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lettercli.dates.elsewhere import MONTH
from lettercli.model import Mark, Passage, PassageKind

WIDEST = 120
"""Characters of a line that a page or a screen broke."""
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LABEL = re.compile(r"(\(?)(\d{1,3}|[a-z])([.)])[ \t]+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(
    r"(?:(?:letter|brief|lettre|lettera|carta|письмо)\s+(?:no\.?\s*|nr\.?\s*)?)?(?:[IVXLC]+|(?<=\s)\d{1,4})\.?",
    re.IGNORECASE,
)
"""A line by which a letter begins in a volume of letters."""


class _Label(NamedTuple):
    """A label that a line begins with."""

    text: str
    style: str
    """What stands around the number, or the letter."""
    number: int
    """From 1, of letters as well."""
    end: int


def passages(text: str) -> tuple[Passage, ...]:
    """The passages of a text, in order, without addresses."""
    lines = [block.split("\n") for block in blocks(text)]
    labels = _sequence([_label(line) for block in lines for line in block])
    made: list[Passage] = []
    at = 0
    for block in lines:
        made += _pieces(block, labels[at : at + len(block)])
        at += len(block)
    return _nested(made)


def blocks(text: str) -> list[str]:
    """The paragraphs of a text, their lines as they are."""
    text = text.strip()
    if "\n" in text and not _BLANK.search(text):
        lines = text.split("\n")
        if any(len(line) > WIDEST for line in lines):
            return [line for line in lines if line.strip()]
    return [block for block in _BLANK.split(text) if block.strip()]


def doubt(text: str) -> str:
    """What is doubtful about the paragraphs of a text; empty where nothing is."""
    lines = text.strip().count("\n") + 1
    heads = [line.strip() for line in text.split("\n") if _BEGINS.fullmatch(line.strip())]
    if len(set(heads)) > 1:
        one, other = list(dict.fromkeys(heads))[:2]
        return f"perhaps several letters: {one!r} and {other!r} stand alone; letters import printed divides them"
    return "no blank line in it: its lines are taken for one paragraph" if lines > 3 and len(blocks(text)) == 1 else ""


def paragraph(text: str, kind: PassageKind = "paragraph", label: str = "", marks: tuple[Mark, ...] = ()) -> Passage:
    """A passage of a text whose blanks and line ends are single blanks."""
    return Passage("", kind, " ".join(text.split()), label, marks)


def _label(line: str) -> _Label | None:
    line = line.strip()
    found = _LABEL.match(line)
    if found is None or (found[1] and found[3] == "."):
        return None
    number = found[2]
    if number.isalpha() and found[3] == ".":
        return None
    word = _WORD.match(line, found.end())
    if found[3] == "." and word is not None and word[0].casefold() in MONTH:
        return None
    value = int(number) if number.isdecimal() else ord(number) - ord("a") + 1
    return _Label(found[0].strip(), f"{found[1]}{'1' if number.isdecimal() else 'a'}{found[3]}", value, found.end())


def _sequence(labels: Sequence[_Label | None]) -> list[_Label | None]:
    """The labels that stand where the next one is due, in a sequence from 1 of two at least; None for all else."""
    kept: list[_Label | None] = [None] * len(labels)
    runs: dict[str, list[int]] = {}

    def end(style: str) -> None:
        if len(run := runs.pop(style, [])) > 1:
            for at in run:
                kept[at] = labels[at]

    for at, label in enumerate(labels):
        if label is None:
            continue
        if label.style[-2] == "1":
            for style in [each for each in runs if each[-2] == "a"]:
                end(style)
        run = runs.get(label.style)
        if run is not None and label.number == len(run) + 1:
            run.append(at)
        elif label.number == 1:
            end(label.style)
            runs[label.style] = [at]
        elif run is not None:
            end(label.style)
    for style in list(runs):
        end(style)
    return kept


def _pieces(lines: Sequence[str], labels: Sequence[_Label | None]) -> Iterator[Passage]:
    """The passages of a block: one, or one more for each line that a label begins."""
    waiting: list[str] = []
    begun: _Label | None = None
    for line, label in zip(lines, labels, strict=True):
        if label is not None:
            if waiting:
                yield _piece(waiting, begun)
            waiting, begun = [line.strip()[label.end :]], label
        else:
            waiting.append(line)
    if waiting and "".join(waiting).strip():
        yield _piece(waiting, begun)


def _piece(lines: Sequence[str], label: _Label | None) -> Passage:
    if label is None:
        return paragraph(" ".join(lines))
    return paragraph(" ".join(lines), "point" if label.style[-2] == "1" else "item", label.text)


def _nested(made: Sequence[Passage]) -> tuple[Passage, ...]:
    """Items right after a point are parts of it."""
    from dataclasses import replace

    found: list[Passage] = []
    for each in made:
        if each.kind == "item" and found and found[-1].kind == "point":
            found[-1] = replace(found[-1], parts=(*found[-1].parts, each))
        else:
            found.append(each)
    return tuple(found)
