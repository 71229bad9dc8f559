"""Where labels and lines stand on the page of a letter: margins by depth, and text broken into lines.

A label hangs left of its text where there is room; the margins are as wide as the labels of the page need, so that a
letter of nine points and one of ninety both look set. A line ends at a blank, or after a hyphen or dash within a word,
as a printer would end it, but never before the next point of a spaced ellipsis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from lettercli.page import Block
from lettercli.render.cells import cell_len, clusters, fitting
from lettercli.render.visible import visible

NARROW = 40
"""Below this, in cells, nothing hangs and nothing is indented."""

_WIDEST_LABEL = 8
"""What hangs in a margin, in cells; a longer label stands in the line."""
_BREAK = re.compile(r" (?!\.(?:[ .]|$))|(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=[^\W_][—/])(?=[^\W_])")
"""Where a line may end: at a blank, which goes, or after a hyphen, a dash or a stroke within a word, which stay."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where labels and text begin at each depth, in cells."""

    width: int
    labels: tuple[int, ...]
    texts: tuple[int, ...]

    @classmethod
    def of(cls, blocks: Sequence[Block], width: int, outermost: int = 0) -> Margins:
        """Margins wide enough for the labels of these blocks; none where the page is narrow.

        `outermost`: cells to keep for a label of depth 0 at least.
        """
        depths = range(max((block.depth for block in blocks), default=0) + 1)
        if width < NARROW:
            return cls(width, (0,) * len(depths), (0,) * len(depths))
        labels, texts, at = [], [], 2
        for depth in depths:
            widest = max((cell_len(label_of(block)) for block in blocks if block.depth == depth), default=0)
            widest = max(min(widest, _WIDEST_LABEL), 0 if depth else outermost)
            at = min(at + (2 if depth else 0), width // 2)
            labels.append(at)
            at += widest + 2 if widest else 0
            texts.append(at)
        return cls(width, tuple(labels), tuple(texts))

    def start(self, block: Block) -> int:
        """Where the lines of a block's text begin; a quotation's at its bar."""
        return (self.labels if block.kind == "quote" else self.texts)[block.depth]


def label_of(block: Block) -> str:
    return visible(block.label) or (f"¶{block.paragraph}" if block.paragraph else "")


def styled(text: str, style: str) -> Text:
    """A text of one style, as a span: what is drawn piece by piece loses a style that only the whole has."""
    return Text.assemble((text, style), no_wrap=True)


def lines(text: Text, width: int) -> Iterator[Text]:
    """The text in lines, broken at blanks and after hyphens, elsewhere only where a word is longer than a line."""
    edges = [edge for line in _breaks(text.plain, width) for edge in line]
    yield from text.divide(edges)[1::2]  # once for all lines: a slice of a Text costs what the whole costs


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line, in characters."""
    start, fits = 0, (0, 0)
    for end, after in (*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))):
        while (reach := fitting(text, width, start, end)) < end:
            if fits[1] <= start:
                at = reach if reach > start else start + len(next(clusters(text, start, end)))
                fits = (at, at)
                if at >= end:
                    break
            yield start, fits[0]
            start = fits[1]
        fits = (end, after)
    yield start, len(text)
