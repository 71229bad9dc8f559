"""Draws a dispersion plot on a terminal: a strip a query over the letters, each letter as wide as it is long.

Every letter has a cell at least. Where there are more letters than cells they are drawn by month, by year or so many
at a time, and the page says so. A cell's mark says how many hits stand in it, and whether the editors put them there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.text import Text

from lettercli.plot import Extent, Plot, Strip
from lettercli.render import terminal
from lettercli.render.cells import cell_len, wrapped
from lettercli.render.groups import grouped, moments, shares
from lettercli.render.looks import STYLES
from lettercli.render.visible import visible
from lettercli.table import Table

_NARROWEST = 24
"""Cells of a strip beside its query and its numbers; where there are fewer, these stand above and below it."""
_FRAMED = 3
"""Cells that letters have on average where lines are drawn between them."""
_EDGED = 8
"""Cells of a page on which lines are drawn round a strip."""
_FEW, _HEIGHTS = "▎▌█", "▁▂▃▄▅▆▇█"
_INSERTED, _BOTH = "[", "▒"
_GAP = "  "
_NUMBERS = ("hits", "range", "DP")
_IN_BRACKETS = "[]"
"""Heading of how many hits stand in the editors' brackets, where any do."""


class Cell(NamedTuple):
    """How many hits stand in a cell, and how many of them in the editors' brackets."""

    hits: int
    inserted: int


def page(plot: Plot, width: int) -> Iterator[Text]:
    """The whole page: the title, dates and ids of the letters, a strip a query, what the marks mean."""
    yield from terminal.page(Table((), [], plot.title), width)
    rows = _rows(plot.strips)
    columns = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    names = max(cell_len(visible(strip.query)) for strip in plot.strips) + len(_GAP)
    room = width - names - sum(columns) - len(_GAP) * len(columns)
    ruler = Ruler.of(plot.letters, room if room >= _NARROWEST else width)
    drawn = [[Cell(*strip.between(*edge)) for edge in ruler.edges()] for strip in plot.strips]
    marks = Marks.of(drawn)
    strips = [ruler.strip([marks.drawn(cell) for cell in cells]) for cells in drawn]
    if room >= _NARROWEST:
        yield from _beside(plot, ruler, strips, rows, columns, names)
    else:
        yield from _among(plot, ruler, strips, rows, width)
    for fact in filter(None, (marks.legend(), ruler.said)):
        yield from (Text(line, STYLES["heading"]) for line in wrapped(fact, width))


def _rows(strips: Sequence[Strip]) -> list[tuple[str, ...]]:
    """The headings of the numbers at the end of the strips, and these."""
    marked = any(len(strip.inserted) for strip in strips)
    rows = [_NUMBERS[:1] + (_IN_BRACKETS,) * marked + _NUMBERS[1:]]
    for strip in strips:
        found = strip.measures
        inserted = (f"{len(strip.inserted):,}",) * marked
        dp = "–" if found.dp is None else f"{found.dp:.3f}"
        rows.append((f"{found.hits:,}", *inserted, f"{found.range:,}/{found.parts:,}", dp))
    return rows


def _beside(
    plot: Plot, ruler: Ruler, strips: Sequence[Text], rows: Sequence[Sequence[str]], columns: Sequence[int], names: int
) -> Iterator[Text]:
    """The ruler and the strips, each query before its strip and its numbers after it."""
    heading = STYLES["heading"]
    if dates := ruler.dates():
        yield Text(" " * names + dates, heading)
    leads = [Text(" " * names), *(Text(visible(strip.query)) for strip in plot.strips)]
    for lead, strip, row in zip(leads, [Text(ruler.labels(), heading), *strips], rows, strict=True):
        line = Text(lead.plain + " " * (names - cell_len(lead.plain)), no_wrap=True)
        line.append_text(strip)
        for cell, column in zip(row, columns, strict=True):
            line.append(_GAP + " " * (column - cell_len(cell)) + cell, heading if row is rows[0] else "")
        yield line


def _among(
    plot: Plot, ruler: Ruler, strips: Sequence[Text], rows: Sequence[Sequence[str]], width: int
) -> Iterator[Text]:
    """The ruler and the strips, each query above its strip and its numbers below it."""
    heading = STYLES["heading"]
    yield from (Text(text, heading) for text in filter(str.strip, (ruler.dates(), ruler.labels().rstrip())))
    for strip, line, row in zip(plot.strips, strips, rows[1:], strict=True):
        yield from (Text(name.rstrip()) for name in wrapped(visible(strip.query), width))
        line.rstrip()
        yield line
        said = " · ".join(f"{name} {number}" for name, number in zip(rows[0], row, strict=True))
        yield from (Text(facts, heading) for facts in wrapped(said, width))


class Ruler(NamedTuple):
    """Where on a page the letters are, in cells."""

    groups: Sequence[Extent]
    """What has cells of its own: letters, or several as one."""
    widths: Sequence[int]
    framed: bool
    """Whether lines stand between the groups."""
    edged: bool
    """Whether lines stand before the first and after the last."""
    said: str
    """What the groups are, where they are not letters."""

    @classmethod
    def of(cls, letters: Sequence[Extent], width: int) -> Ruler:
        """A ruler of so many cells for some letters."""
        edged = width >= _EDGED
        room = width - 2 * edged
        groups, said = grouped(letters, room)
        framed = edged and (_FRAMED + 1) * len(groups) - 1 <= room
        cells = room - (len(groups) - 1) * framed
        return cls(groups, shares([group.words for group in groups], cells), framed, edged, said)

    def edges(self) -> Iterator[tuple[int, int]]:
        """The first word and the end of each cell, in order."""
        first = 0
        for group, width in zip(self.groups, self.widths, strict=True):
            yield from pairwise(first + group.words * cell // width for cell in range(width + 1))
            first += group.words

    def strip(self, cells: Sequence[tuple[str, str]]) -> Text:
        """A line of cells, each a mark and its style, with the lines round and between the groups."""
        line, frame, at = Text(no_wrap=True), STYLES["heading"], 0
        for number, width in enumerate(self.widths):
            line.append("│" * (self.framed if number else self.edged), frame)
            for mark, style in cells[at : at + width]:
                line.append(mark, style)
            at += width
        line.append("│" * self.edged, frame)
        return line

    def labels(self) -> str:
        """The names of the groups, each where its group begins; without those for which there is no room."""
        names = [visible(group.label) for group in self.groups]
        if not self.framed:
            return "│" * self.edged + self._written(names)[0] + "│" * self.edged
        fields = (name if cell_len(name) <= width else "" for name, width in zip(names, self.widths, strict=True))
        padded = (field + " " * (width - cell_len(field)) for field, width in zip(fields, self.widths, strict=True))
        return f"│{'│'.join(padded)}│"

    def dates(self) -> str:
        """The dates of the letters, where most of them have room; empty otherwise, and where there are none."""
        if self.said:
            return ""
        line, written = self._written(moments(self.groups))
        return " " * self.edged + line.rstrip() if 2 * written > len(self.groups) else ""

    def _written(self, names: Sequence[str]) -> tuple[str, int]:
        """The names, each where its group begins or left out where there is no room for it, and how many are not."""
        starts = list(accumulate((width + self.framed for width in self.widths), initial=0))
        line, at, end, written = "", 0, starts[-1] - self.framed, 0
        for name, start in zip(names, starts[:-1], strict=True):
            if name and (not at or start > at) and start + cell_len(name) <= end:
                line += " " * (start - at) + name
                at = start + cell_len(name)
                written += 1
        return line + " " * (end - at), written


class Marks(NamedTuple):
    """The signs for numbers of hits: three, or heights where three would not tell much apart."""

    most: int
    """The most hits of a cell, of which the highest mark is the sign; 0: there are three signs."""
    inserted: bool
    """Whether there is a cell whose hits all stand in the editors' brackets."""
    both: bool
    """Whether there is one of which some do."""

    @classmethod
    def of(cls, strips: Sequence[Sequence[Cell]]) -> Marks:
        """The signs that suit some strips."""
        cells = [cell for cells in strips for cell in cells if cell.hits]
        dense = any(
            4 * sum(cell.hits > len(_FEW) for cell in cells) > sum(cell.hits > 0 for cell in cells) for cells in strips
        )
        return cls(
            max((cell.hits for cell in cells), default=0) if dense else 0,
            any(cell.inserted == cell.hits for cell in cells),
            any(0 < cell.inserted < cell.hits for cell in cells),
        )

    def drawn(self, cell: Cell) -> tuple[str, str]:
        """The sign of a cell, and its style."""
        if cell.inserted:
            return (_BOTH if cell.inserted < cell.hits else _INSERTED), STYLES["mark"]
        if not cell.hits:
            return " ", ""
        if self.most:
            return _HEIGHTS[-(-cell.hits * len(_HEIGHTS) // self.most) - 1], STYLES["bar"]
        return _FEW[min(cell.hits, len(_FEW)) - 1], STYLES["bar"]

    def legend(self) -> str:
        """What the signs mean."""
        if self.most:
            lowest = max(self.most // len(_HEIGHTS), 1)
            said = f"▁ {'1' if lowest == 1 else f'1–{lowest:,}'} … █ {self.most:,} hits"
        else:
            said = "▎1 ▌2 █3+"
        facts = [said, f"{_INSERTED} in the editors' brackets"] if self.inserted else [said]
        return " · ".join([*facts, f"{_BOTH} some in the editors' brackets"] if self.both else facts)
