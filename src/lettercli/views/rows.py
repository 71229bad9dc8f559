"""The lines of a concordance as rows, made one by one, and counted as they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettercli.hits import Found
from lettercli.table import Cell
from lettercli.views.context import Sides


class Tally:
    """What was found, as lines are made; the facts are there when `tell` has been called."""

    def __init__(self) -> None:
        self.lines = self.insertions = 0
        self.letters: set[int] = set()
        self.facts: list[str] = []

    def tell(self) -> None:
        """All lines are made."""
        self.facts += tally(self.lines, len(self.letters), self.insertions)


def line_rows(
    hits: Iterable[Found], sides: Sides, tally: Tally, *, exact: bool = False, exports: bool = False
) -> Iterator[tuple[Cell, ...]]:
    """The lines of the hits, counted as they are made."""
    here = sides.here
    for hit in hits:
        left, node, right = sides(hit)
        insertion = here.inserted(hit)
        tally.lines += 1
        tally.insertions += insertion
        tally.letters.add(here.letter)
        row: tuple[Cell, ...] = (
            here.address,
            here.said.date,
            left if exact else left.strip(),
            node,
            right if exact else right.strip(),
            "[]" if insertion else "",
        )
        yield (*row, *here.exported(hit)) if exports else row


def tally(lines: int, letters: int, insertions: int) -> list[str]:
    """The facts of a concordance: how much was found, and how much of it the editors put in brackets."""
    if not lines:
        return []
    facts = [f"{lines:,} {'hit' if lines == 1 else 'hits'} in {letters:,} {'letter' if letters == 1 else 'letters'}"]
    if insertions:
        facts.append(f"{insertions:,} in the editors' brackets")
    return facts
