"""The lines of a concordance as rows, made one by one, and counted as they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettercli.hits import Found, inserted, numbers_of, passage_of, span_of, voice_of
from lettercli.index.layout import Index
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
    index: Index, hits: Iterable[Found], sides: Sides, tally: Tally, *, exact: bool = False, exports: bool = False
) -> Iterator[tuple[Cell, ...]]:
    """The lines of the hits, counted as they are made."""
    passages, letters = index.passages, index.letters
    for hit in hits:
        left, node, right = sides(hit)
        passage = passage_of(index, hit)
        letter = passages.letters[passage]
        insertion = inserted(index, hit)
        tally.lines += 1
        tally.insertions += insertion
        tally.letters.add(letter)
        row: tuple[Cell, ...] = (
            passages.addresses[passage],
            letters[letter].date,
            left if exact else left.strip(),
            node,
            right if exact else right.strip(),
            "[]" if insertion else "",
        )
        yield (*row, *_exported(index, hit, passage)) if exports else row


def _exported(index: Index, hit: Found, passage: int) -> tuple[Cell, ...]:
    letter = index.letters[index.passages.letters[passage]]
    return (
        letter.id, index.flow(passage), voice_of(index, hit), *numbers_of(index, hit), letter.sender, letter.recipient,
        *span_of(index, hit),
    )  # fmt: skip


def tally(lines: int, letters: int, insertions: int) -> list[str]:
    """The facts of a concordance: how much was found, and how much of it the editors put in brackets."""
    if not lines:
        return []
    facts = [f"{lines:,} {'hit' if lines == 1 else 'hits'} in {letters:,} {'letter' if letters == 1 else 'letters'}"]
    if insertions:
        facts.append(f"{insertions:,} in the editors' brackets")
    return facts
