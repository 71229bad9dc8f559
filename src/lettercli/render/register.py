"""Draws an index of names as a book does: kind by kind, names in a column, where they stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from lettercli.render.cells import cell_len
from lettercli.render.margins import NARROW, lines, styled
from lettercli.render.visible import visible

Entry = tuple[str, str, str]
"""A name, what else it goes by, and where it stands."""
_WIDEST = 36
"""Of a name beside its places, in cells; a longer one stands above them."""
_GAP = 2


def page(kinds: Iterable[tuple[str, Sequence[Entry]]], title: str, width: int) -> Iterator[Text]:
    """The lines of the index under its title; `width` in cells."""
    yield from lines(styled(visible(title), "bold"), width)
    for kind, entries in kinds:
        yield Text()
        yield from lines(styled(visible(kind.capitalize()), "dim"), width)
        widest = min(max((cell_len(visible(name)) for name, _, _ in entries), default=0), _WIDEST, width // 2)
        for entry in entries:
            yield from _entry(entry, widest + _GAP if width >= NARROW else 2, width)


def _entry(entry: Entry, start: int, width: int) -> Iterator[Text]:
    name, others, places = map(visible, entry)
    body = Text.assemble((others, "italic"), ". " if others and places else "", (places, "cyan"))
    if not body.plain:
        body = styled("nowhere", "dim")
    left = styled(name, "bold")
    if cell_len(name) + _GAP > start:
        yield from lines(left, width)
        left = Text()
    for line in lines(body, max(width - start, 1)):
        yield Text.assemble(left, " " * (start - cell_len(left.plain)), line)
        left = Text()
