"""Draws concordance lines: the node in one column, its context filling the page on both sides.

Where there is room, address, date and context stand on one line; where there is little, the context stands below. It is
cut at words, and never leaves a sign or half a word hanging at the edge. A context that must not be cut, and any on a
very narrow page, is wrapped instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from rich.text import Span, Text

from lettercli.render.cells import cell_len, head_words, tail_words, usual, wrapped

Pieces: TypeAlias = list[tuple[str, str]]
"""A line on its way: stretches of text, each with its style. A Text of all at once costs less than one added to."""

_GAP = "  "
_BESIDE, _ALIGNED = 40, 24
"""Cells that the context needs, both sides and node, to stand beside the address; to be one line at all."""
_AMPLE = 60
"""Cells of context from which on a few long dates take nothing from it that is missed."""


class Concordance:
    """The layout of one concordance; rows are lists of strings, in the order of `roles`."""

    def __init__(
        self, roles: tuple[str, ...], sample: list[list[str]], width: int, styles: Mapping[str, str], *, whole: bool
    ) -> None:
        self.roles, self.styles, self.width, self.whole = roles, styles, width, whole
        self.left, self.node, self.right = (roles.index(role) for role in ("left", "node", "right"))
        self.lead = range(self.left)
        self.rest = range(self.right + 1, len(roles))
        self.widths = dict.fromkeys((*self.lead, *self.rest), 0)
        self.nodes = max((cell_len(row[self.node]) for row in sample), default=0)
        self.lefts = max((cell_len(row[self.left]) for row in sample), default=0)
        rights = max((cell_len(row[self.node]) + cell_len(row[self.right]) for row in sample), default=0)
        self.most: dict[int, int] = {}
        for row in sample:
            self._widen(row)
        self._lay()
        if self.room < _AMPLE or self.below:
            self._set_aside(sample)
        self.wraps = (whole and self.lefts + rights > self.room) or self.room < _ALIGNED

    def _set_aside(self, sample: list[list[str]]) -> None:
        """Take no room from the context for dates that few rows have, such as those between two days."""
        for place in self.widths:
            if self.roles[place] == "date":
                self.most[place] = usual([cell_len(row[place]) for row in sample])
        self.widths |= self.most
        self._lay()

    def _aside(self, row: list[str]) -> bool:
        """Whether the row has a date that gets a line of its own."""
        return any(cell_len(row[place]) > cells for place, cells in self.most.items())

    def _widen(self, row: list[str]) -> bool:
        """Let the columns beside the context hold this row, too; whether one of them was too narrow."""
        wider = {place: cells for place in self.widths
                 if (cells := cell_len(row[place])) > self.widths[place] and place not in self.most}  # fmt: skip
        self.widths |= wider
        return bool(wider)

    def _lay(self) -> None:
        """Divide the page between the columns beside the context, and the two sides of it."""
        beside = self.width - sum(cells + len(_GAP) for cells in self.widths.values() if cells)
        self.below = beside < _BESIDE
        self.room = self.width if self.below else beside
        self.left_room = max((self.room - min(self.nodes, self.room // 3)) // 2, 0)
        if self.whole:
            self.left_room = min(self.lefts, self.room)

    def _fits(self, row: list[str]) -> bool:
        """Whether the line has room with the node in its column."""
        right = cell_len(row[self.node]) + cell_len(row[self.right])
        return cell_len(row[self.left]) <= self.left_room and right <= self.room - self.left_room

    def lines(self, rows: Iterable[list[str]]) -> Iterator[Text]:
        """The lines of all rows."""
        for number, row in enumerate(rows):
            if self._widen(row):
                self._lay()
            if self.below and self.wraps and number:
                yield Text()
            wraps = self.wraps or (self.whole and not self._fits(row))
            context = self._whole(row) if wraps else (self._aligned(row),)
            apart = self.below or self._aside(row)
            for line in self._fields(row) if apart else ():
                line.rstrip()
                yield line
            beside = [""] * len(row) if apart else row
            yield from map(_line, context if self.below else self._beside(beside, context))

    def _beside(self, row: list[str], context: Iterable[Pieces]) -> Iterator[Pieces]:
        """Lines of context with the address, date and marks of the row beside the first."""
        lead, rest = self._columns(row, self.lead), self._columns(row, self.rest)
        for number, pieces in enumerate(context):
            if number:
                yield [(" " * sum(cell_len(text) for text, _ in lead), ""), *pieces]
            elif any(text.strip() for text, _ in rest):
                padding = self.room - sum(cell_len(text) for text, _ in pieces)
                yield [*lead, *pieces, (" " * (padding + len(_GAP)), ""), *rest]
            else:
                yield lead + pieces

    def _columns(self, row: list[str], places: Iterable[int]) -> Pieces:
        """Cells side by side, each with the gap behind it; columns that no row fills are left out."""
        line: Pieces = []
        for place in places:
            if cells := self.widths[place]:
                blank = " " * (cells - cell_len(row[place]))
                cell = row[place], self.styles[self.roles[place]]
                line += [(blank, ""), cell, (_GAP, "")] if self.roles[place] == "date" else [cell, (blank + _GAP, "")]
        return line

    def _fields(self, row: list[str]) -> Iterator[Text]:
        """Address, date and the like on lines of their own."""
        line = Text(no_wrap=True)
        for place in (*self.lead, *self.rest):
            if not row[place]:
                continue
            if line and cell_len(line.plain) + len(_GAP) + cell_len(row[place]) > self.width:
                yield line
                line = Text(no_wrap=True)
            pieces = list(wrapped(row[place], self.width))
            yield from (Text(piece, self.styles[self.roles[place]], no_wrap=True) for piece in pieces[:-1])
            line.append(_GAP if line else "")
            line.append(pieces[-1], self.styles[self.roles[place]])
        if line:
            yield line

    def _aligned(self, row: list[str]) -> Pieces:
        """Left context, node and right context on one line, the node in its column."""
        node = head_words(row[self.node], max(self.room - self.left_room, 1), "…")
        left = tail_words(row[self.left], self.left_room)
        right = head_words(row[self.right], self.room - self.left_room - cell_len(node))
        return [(" " * (self.left_room - cell_len(left)), ""), (left, self.styles["left"]), (node, self.styles["node"]),
                (right.rstrip(), self.styles["right"])]  # fmt: skip

    def _whole(self, row: list[str]) -> Iterator[Pieces]:
        """All of the context, wrapped, the node still coloured; nothing is cut."""
        left, node, right = row[self.left], row[self.node], row[self.right]
        start, end, at = len(left), len(left) + len(node), 0
        whole = left + node + right
        for piece in wrapped(whole, self.room):
            at = whole.index(piece, at)
            first, last = (min(max(edge - at, 0), len(piece)) for edge in (start, end))
            yield [(piece[:first], ""), (piece[first:last], self.styles["node"]), (piece[last:], "")]
            at += len(piece)


def _line(pieces: Pieces) -> Text:
    """A line without blanks at its end."""
    plain = "".join(text for text, _ in pieces).rstrip()
    spans, at = [], 0
    for text, style in pieces:
        end = at + len(text)
        if style and text and at < len(plain):
            spans.append(Span(at, min(end, len(plain)), style))
        at = end
    return Text(plain, no_wrap=True, spans=spans)
