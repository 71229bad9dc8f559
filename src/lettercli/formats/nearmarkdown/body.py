"""A body that is put into native form: read again and again, with what is wrong in it as plain text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lettercli import dates
from lettercli.arrival import Remark
from lettercli.errors import Fault, Faults
from lettercli.flat import letter as letter_of
from lettercli.formats.markdown import metadata, reader
from lettercli.formats.markdown.faults import Faulty
from lettercli.formats.nearmarkdown.inline import inline
from lettercli.formats.nearmarkdown.pieces import DEFINES, Parting, Piece, hanging
from lettercli.model import Letter

_EMPTY = metadata.Metadata({}, {}, "42", dates.UNDATED)
_ROUNDS = 20
"""How often a body is read again, with what was wrong in it as plain text."""

_EFFORT = 20_000
"""How many paragraphs may be read again, all rounds together."""


class Body:
    """A body that is put into native form."""

    def __init__(self, lines: list[str], first: int, remarks: list[Remark]) -> None:
        self.parting = Parting(lines, first, self.said)
        self.remarks = remarks

    def said(self, what: str, line: int) -> None:
        self.remarks.append(Remark("markdown", what, line=line))

    def read(self) -> Letter:
        """The letter that the body is, without metadata."""
        pieces = [piece for piece in self.parting.pieces() if piece.raw]
        for piece in pieces:
            piece.raw = hanging(piece.raw)
        defined = {found[1] for piece in pieces if (found := DEFINES.match(piece.raw[0].text))}
        for piece in pieces:
            if piece.plain:
                piece.halfway = True
                piece.make_plain()
            else:
                piece.text = "\n".join(inline(line, defined, self.said) for line in piece.raw)
        for turn in range(_ROUNDS):
            try:
                return _native("\n\n".join(piece.text for piece in pieces))
            except Faults as wrong:
                everywhere = turn == _ROUNDS - 2 or turn * len(pieces) > _EFFORT
                self.give_up(pieces, wrong.faults, everywhere=everywhere)
        return _native("\n\n".join(piece.text for piece in pieces))

    def give_up(self, pieces: list[Piece], faults: Sequence[Fault], *, everywhere: bool) -> None:
        """Makes those pieces plain that are wrong."""
        begins, at = [], 1
        for piece in pieces:
            begins.append(at)
            at += piece.text.count("\n") + 2
        wrong: dict[int, str] = {}
        for fault in faults:
            wrong.setdefault(max(0, bisect_right(begins, fault.line) - 1), fault.what)
        if everywhere or all(pieces[place].plain for place in wrong):
            wrong = {place: "near what is none" for place, piece in enumerate(pieces) if not piece.plain}
        for place, what in wrong.items():
            if not pieces[place].plain:
                if not pieces[place].halfway:
                    self.said(f"{what}: the paragraph is taken as plain text", pieces[place].raw[0].number)
                pieces[place].make_plain()


def _native(text: str) -> Letter:
    """The letter of a body alone; raises Faults."""
    return letter_of(reader.body(_EMPTY, text, 0, 1, Faulty("body")), None)
