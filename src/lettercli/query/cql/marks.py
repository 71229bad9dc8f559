"""A CQL query cut into marks, with the place of each.

BlackLab's signs are all known here, those too that nothing in an edition of letters answers to: what is refused can so
be called by its name, and a caret put under it.
"""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from lettercli.errors import BadQuery

DEEPEST = 40
"""Brackets in brackets, and `!` before `!`; nobody writes more."""

_MARK = re.compile(
    r"""
    (?P<blank>\s+|/\*.*?(?:\*/|$)|\#[^\n]*)
  | (?P<string>l?"(?:[^"\\]|\\.)*"|l?'(?:[^'\\]|\\.)*'|[“”„](?:[^“”\\]|\\.)*[“”])
  | (?P<open>l?["'“”„])
  | (?P<look>\(\?<?[=!])
  | (?P<relation>\^?-[^\s()\[\]{}"'>]*->)
  | (?P<alignment>=[^\s()\[\]{}"'=>]*=>)
  | (?P<name>[^\W\d][\w-]*)
  | (?P<number>[0-9]+)
  | (?P<sign></|/>|!=|<=|>=|::|->|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_WORDS = frozenset({"within", "containing", "overlap", "in", "true", "false", "_"})


class Mark(NamedTuple):
    """One sign, name, number or string of a query; kind "end" after the last."""

    kind: str
    """string, name, number, word (one of the language's own, in lower case), a refused kind, or the sign itself."""
    text: str
    at: int


class Marks:
    """The marks of a query, taken one by one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._marks = [*_cut(text), Mark("end", "", len(text))]
        self._place = 0
        self._depth = 0

    @property
    def now(self) -> Mark:
        """The mark that is next to be taken."""
        return self._marks[self._place]

    @property
    def then(self) -> Mark:
        """The one after it."""
        return self._marks[min(self._place + 1, len(self._marks) - 1)]

    def take(self) -> Mark:
        """The next mark, which is done with; the end is never."""
        mark = self.now
        if mark.kind != "end":
            self._place += 1
        return mark

    def skip(self, kind: str) -> bool:
        """Whether the next mark is of that kind; then it is done with."""
        if self.now.kind != kind:
            return False
        self._place += 1
        return True

    def need(self, kind: str, where: str, hint: str = "") -> Mark:
        """The next mark, which must be of that kind."""
        if self.now.kind != kind:
            self.fail(f"{kind} is missing {where}", hint)
        return self.take()

    def enter(self) -> None:
        """One level deeper; `leave` comes back."""
        self._depth += 1
        if self._depth > DEEPEST:
            self.fail(f"nested more than {DEEPEST} deep", "make the query simpler")

    def leave(self) -> None:
        """One level up."""
        self._depth -= 1

    def fail(self, message: str, hint: str = "", at: int = -1) -> NoReturn:
        """Raises BadQuery at that offset, by default at the next mark."""
        raise BadQuery(self.text, self.now.at if at < 0 else at, message, hint)


def shown(mark: Mark) -> str:
    """A mark as a message calls it."""
    return mark.text or "the end"


def _cut(text: str) -> list[Mark]:
    marks = []
    for found in _MARK.finditer(text):
        kind, piece = str(found.lastgroup), found[0]
        if kind == "blank":
            continue
        if kind == "open":
            raise BadQuery(text, found.start(), "a quotation mark that nothing closes", f"write {piece}…{piece[-1]}")
        if kind == "name" and piece.lower() in _WORDS:
            kind, piece = "word", piece.lower()
        marks.append(Mark(piece if kind == "sign" else kind, piece, found.start()))
    return marks
