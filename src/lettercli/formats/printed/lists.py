"""Lists that run on inside a paragraph: `a) … b) …` in a point or note, `1) … 2) …` in an item of one.

What follows the last item of such a list stands in the same line. An item that begins in lower case is part of a
sentence and ends with it; one that is made of whole sentences keeps what follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from lettercli.formats.printed import labels
from lettercli.formats.printed.blocks import Block, end_before, set_apart
from lettercli.formats.printed.labels import Label
from lettercli.formats.printed.sourcetext import Emended, Repair
from lettercli.text.sentences import sentences


class Lists:
    """Turns them into items; `abbreviations` are words whose full stop ends no sentence."""

    def __init__(self, abbreviations: frozenset[str]) -> None:
        self.abbreviations = abbreviations

    def siblings(self, block: Block, text: Emended, found: Label, around: list[Block]) -> None:
        """The items that run on after one that begins a line, and what follows the last of them."""
        more = labels.run_in(text.text, found.end, found, decimal=False)
        if not more:
            self._nested(block, text, found.end, len(text.text))
            return
        block.end = end_before(text, more[0].start)
        self._nested(block, text, found.end, more[0].start)
        self._items(around, text, more)

    def run_in(self, holder: Block, text: Emended, *, decimal: bool, own: Block | None = None) -> bool:
        """Turns a list that runs on inside a text into items below the holder; `own` is the passage it is cut from."""
        found = labels.run_in(text.text, 0, None, decimal=decimal)
        if not found:
            return False
        (own or holder).end = end_before(text, found[0].start)
        self._items(holder.parts, text, found)
        return True

    def _items(self, around: list[Block], text: Emended, found: Sequence[Label]) -> None:
        ends = [*(each.start for each in found[1:]), len(text.text)]
        for each, end in zip(found, ends, strict=True):
            last = end == len(text.text)
            cut = self._first_sentence(text.text, each.end, end) if last else end
            block = Block("item", text.origin(each.end), end_before(text, cut), each.text)
            block.made.append(_label(text, each))
            self._nested(block, text, each.end, cut)
            around.append(block)
            if last and cut < end:
                rest = Block("paragraph", text.origin(cut), text.end)
                rest.made.append(set_apart("paragraph", rest.start, "likely"))
                around.append(rest)

    def _nested(self, block: Block, text: Emended, start: int, end: int) -> None:
        """`1) … 2)` inside an item."""
        found = [each for each in labels.run_in(text.text[:end], start, None, decimal=True) if each.end < end]
        if len(found) < 2:
            return
        block.end = end_before(text, found[0].start)
        stops = [*(each.start for each in found[1:]), end]
        for each, stop in zip(found, stops, strict=True):
            item = Block("item", text.origin(each.end), end_before(text, stop), each.text)
            item.made.append(_label(text, each))
            block.parts.append(item)

    def _first_sentence(self, text: str, start: int, end: int) -> int:
        """Where a last item ends: with its first sentence if it begins in lower case, else with the paragraph."""
        if not text[start : start + 1].islower():
            return end
        spans = sentences(text[start:end], self.abbreviations)
        return start + spans[0][1] if len(spans) > 1 else end


def _label(text: Emended, found: Label) -> Repair:
    """A label taken out of the sentence in which it stands."""
    start, end = text.origin(found.start), text.origin(found.end)
    return Repair(start, end, "", "run-in", "certain", "run-in", structural=True)
