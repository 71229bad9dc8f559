"""Whether brackets and quotation marks come in pairs.

They may open in one passage and close in another (a quotation of several paragraphs), so a passage of the top level is
looked at with all its parts. Labels are none of the text, and a `1)` or `a)` that runs on inside a sentence opens
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lettercli.model import Letter, Passage
from lettercli.views.finding import Finding, at_passage

_CLOSES = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_OPENS = frozenset([*_CLOSES.values(), "„"])
_LOW, _CLOSE_LOW = "„", "“”"
"""German, Polish and others: `„…“` and `„…”`."""
_TURNED = {"»": "«", "«": "»"}
"""Guillemets open to either side: `«…»`, `»…«`."""
_RUN_ON = re.compile(r"(?<!\w)(?:\d{1,3}\.?|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)\)")
_SIGNS = re.compile(r"[()\[\]{}“”„«»\"]")


def balance(letter: Letter) -> Iterator[Finding]:
    """The brackets and quotation marks of a letter and its notes that lack their other half.

    A bracket after a figure or a letter may be a label's or may close another, so each passage is read both ways and
    has the benefit of the doubt.
    """
    for top in (*letter.passages, *(note.body for note in letter.notes)):
        passages = tuple(top.walk())
        found = list(_unbalanced(letter, passages, labels=False))
        yield from min(found, list(_unbalanced(letter, passages, labels=True)), key=len) if found else ()


def _unbalanced(letter: Letter, passages: Sequence[Passage], *, labels: bool) -> Iterator[Finding]:
    """What lacks its other half; with `labels`, what looks like one never closes a bracket."""
    open_: list[tuple[str, Passage, int]] = []
    for passage in passages:
        runs_on = {found.end() - 1 for found in _RUN_ON.finditer(passage.text)}
        for found in _SIGNS.finditer(passage.text):
            sign, at = found[0], found.start()
            if sign == '"':
                _straight(open_, passage, at)
            elif sign in _CLOSE_LOW and any(each[0] == _LOW for each in open_):
                _close(open_, _LOW)
            elif sign in _TURNED:
                _guillemet(open_, sign, passage, at)
            elif sign in _OPENS:
                if not _repeated(open_, sign, passage, at):
                    open_.append((sign, passage, at))
            elif labels and at in runs_on:
                continue
            elif open_ and open_[-1][0] == _CLOSES[sign]:
                open_.pop()
            elif sign in "”»" and any(each[0] == _CLOSES[sign] for each in open_):
                _close(open_, _CLOSES[sign])
            elif at not in runs_on:
                yield _lone(letter, sign, passage, at, "closes nothing")
    for sign, passage, at in open_:
        yield _lone(letter, sign, passage, at, "is never closed")


def _straight(open_: list[tuple[str, Passage, int]], passage: Passage, at: int) -> None:
    """A straight mark closes what the last one opened; at the start of a further paragraph it but repeats it."""
    if any(sign == '"' for sign, _, _ in open_):
        if not _repeated(open_, '"', passage, at):
            _close(open_, '"')
    else:
        open_.append(('"', passage, at))


def _guillemet(open_: list[tuple[str, Passage, int]], sign: str, passage: Passage, at: int) -> None:
    """A guillemet closes what its other half opened, to whichever side they point."""
    if any(each[0] == _TURNED[sign] for each in open_):
        _close(open_, _TURNED[sign])
    elif not _repeated(open_, sign, passage, at):
        open_.append((sign, passage, at))


def _repeated(open_: Sequence[tuple[str, Passage, int]], sign: str, passage: Passage, at: int) -> bool:
    """Whether this is the mark that each paragraph of a long quotation begins with again."""
    return at == 0 and sign in '"“«»„' and any(each[0] == sign and each[1] is not passage for each in open_)


def _close(open_: list[tuple[str, Passage, int]], sign: str) -> None:
    """Take the last of these signs off; brackets opened within stay open, and are reported."""
    last = max(place for place, each in enumerate(open_) if each[0] == sign)
    del open_[last]


def _lone(letter: Letter, sign: str, passage: Passage, at: int, what: str) -> Finding:
    start, end = max(at - 20, 0), min(at + 21, len(passage.text))
    around = f"{'…' if start else ''}{passage.text[start:end]}{'…' if end < len(passage.text) else ''}"
    kind = "quotes" if sign in '"“”„«»' else "brackets"
    return at_passage("warning", kind, f"{sign} {what}: {around}", letter, passage)
