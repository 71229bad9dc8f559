"""Whose words stand in square brackets, and who signed a note: what an edition's conventions add to its letters.

Most editions print what their editors put into a letter in brackets, so a plain `[…]` in a text is an insertion; the
reader of the letters cannot know, corpus.yaml can (`brackets: writer`). Pure functions of text, marks and sigla.
"""

from __future__ import annotations

from collections.abc import Sequence

from lettercli.model import Mark

_BEFORE_SIGLUM = "—–-―−. \u00a0"
"""What a siglum may follow: dashes, a full stop, blanks."""


def insertions(text: str, marks: Sequence[Mark], sigla: Sequence[str] = ()) -> tuple[Mark, ...]:
    """A mark for each outermost pair of brackets, its value the siglum that ends it, in order of start.

    Brackets that belong to a gap (`[…]`) are no editor's words; an opening one that is never closed, and a closing one
    that nothing opened, are left alone.
    """
    gaps = [mark for mark in marks if mark.kind == "gap"]
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for at, character in enumerate(text):
        if character not in "[]" or any(gap.start <= at < gap.end for gap in gaps):
            continue
        if character == "[":
            opened.append(at)
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at + 1))
    return tuple(Mark("insertion", start, end, signed_by(text[start + 1 : end - 1], sigla)) for start, end in pairs)


def signed_by(text: str, sigla: Sequence[str]) -> str:
    """The siglum that a text ends with, after a dash, a blank or a full stop; the longest one; empty if none does."""
    text = text.rstrip()
    for siglum in sorted(sigla, key=len, reverse=True):
        if siglum and text.replace("\u00a0", " ").endswith(siglum):
            before = text[: -len(siglum)]
            if not before or before[-1] in _BEFORE_SIGLUM:
                return siglum
    return ""
