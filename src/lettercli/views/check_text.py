"""Whether brackets and quotation marks come in pairs.

They may open in one passage and close in another (a quotation of several paragraphs), so a passage of the top level is
looked at with all its parts. Labels are none of the text, and a `1)` or `a)` that runs on inside a sentence opens
nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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
    open_ = _Open()
    for passage in passages:
        runs_on = {found.end() - 1 for found in _RUN_ON.finditer(passage.text)}
        for found in _SIGNS.finditer(passage.text):
            sign, at = found[0], found.start()
            if sign == '"':
                _straight(open_, passage, at)
            elif sign in _CLOSE_LOW and open_.has(_LOW):
                open_.close(_LOW)
            elif sign in _TURNED:
                _guillemet(open_, sign, passage, at)
            elif sign in _OPENS:
                if not _repeated(open_, sign, passage, at):
                    open_.add(sign, passage, at)
            elif labels and at in runs_on:
                continue
            elif open_.last == _CLOSES[sign] or (sign in "”»" and open_.has(_CLOSES[sign])):
                open_.close(_CLOSES[sign])
            elif at not in runs_on:
                yield _lone(letter, sign, passage, at, "closes nothing")
    for sign, passage, at in open_.left():
        yield _lone(letter, sign, passage, at, "is never closed")


class _Open:
    """The signs that were opened and not yet closed."""

    def __init__(self) -> None:
        self._all: dict[int, tuple[str, Passage, int]] = {}
        """In the order in which they were opened, each by a number of its own."""
        self._of: dict[str, list[int]] = {}
        """The numbers of those of each sign."""
        self._passages: dict[str, Counter[int]] = {}
        """How many of each sign were opened in each passage, by its identity."""
        self._number = 0

    @property
    def last(self) -> str:
        """The sign that was opened last; empty if none is open."""
        return self._all[next(reversed(self._all))][0] if self._all else ""

    def has(self, sign: str) -> bool:
        """Whether one of these is open."""
        return bool(self._of.get(sign))

    def elsewhere(self, sign: str, passage: Passage) -> bool:
        """Whether one of these was opened in another passage."""
        return len(self._of.get(sign, ())) > self._passages.get(sign, Counter())[id(passage)]

    def add(self, sign: str, passage: Passage, at: int) -> None:
        """Open one."""
        self._number += 1
        self._all[self._number] = sign, passage, at
        self._of.setdefault(sign, []).append(self._number)
        self._passages.setdefault(sign, Counter())[id(passage)] += 1

    def close(self, sign: str) -> None:
        """Take the last of these off; brackets opened within stay open, and are reported."""
        _, passage, _ = self._all.pop(self._of[sign].pop())
        self._passages[sign][id(passage)] -= 1

    def left(self) -> Iterable[tuple[str, Passage, int]]:
        """What is open, in the order in which it was opened."""
        return self._all.values()


def _straight(open_: _Open, passage: Passage, at: int) -> None:
    """A straight mark closes what the last one opened; at the start of a further paragraph it but repeats it."""
    if open_.has('"'):
        if not _repeated(open_, '"', passage, at):
            open_.close('"')
    else:
        open_.add('"', passage, at)


def _guillemet(open_: _Open, sign: str, passage: Passage, at: int) -> None:
    """A guillemet closes what its other half opened, to whichever side they point."""
    if open_.has(_TURNED[sign]):
        open_.close(_TURNED[sign])
    elif not _repeated(open_, sign, passage, at):
        open_.add(sign, passage, at)


def _repeated(open_: _Open, sign: str, passage: Passage, at: int) -> bool:
    """Whether this is the mark that each paragraph of a long quotation begins with again."""
    return at == 0 and sign in '"“«»„' and open_.elsewhere(sign, passage)


def _lone(letter: Letter, sign: str, passage: Passage, at: int, what: str) -> Finding:
    start, end = max(at - 20, 0), min(at + 21, len(passage.text))
    around = f"{'…' if start else ''}{passage.text[start:end]}{'…' if end < len(passage.text) else ''}"
    kind = "quotes" if sign in '"“”„«»' else "brackets"
    return at_passage("warning", kind, f"{sign} {what}: {around}", letter, passage)
