"""Draws a page as an SVG picture of a terminal, for a README or a paper.

The picture asks for nothing from elsewhere: the font is whatever fixed-width font the reader has, and every piece of
text says how wide it must be, so that columns stay columns in any of them. It follows the reader's choice of a dark or
a light page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from lettercli.render.terminal import styled

CELL, LINE, SIZE, MARGIN = 8.4, 18, 14, 14
"""Width of a cell, height of a line, size of the font and the empty border, in pixels."""
PALETTES = {
    "light": ("#ffffff", "#1f2328", "#1f2328 #b3261e #1a7f37 #7d5700 #0550ae #8250df #0b6b78 #57606a"),
    "dark": ("#0d1117", "#e6edf3", "#8b949e #ff7b72 #7ee787 #e3b341 #79c0ff #d2a8ff #56d4dd #e6edf3"),
}
"""Background, text, and the eight colours of a terminal, for either scheme; all legible on their background."""

_WORDS = re.compile("[^ ]+(?: [^ ]+)*")
"""What is one piece of a picture: of several blanks in a row some programs that draw pictures make one."""


def picture(lines: Iterable[Text]) -> Iterator[str]:
    """The SVG document, a line of it at a time."""
    pages = list(styled(lines))
    cells = max((sum(cell_len(text) for text, _ in line) for line in pages), default=0)
    width, height = round(cells * CELL + 2 * MARGIN), len(pages) * LINE + 2 * MARGIN
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
    yield from _style()
    yield f'<rect class="page" width="{width}" height="{height}" rx="6"/>\n'
    for number, line in enumerate(pages):
        yield from _line(line, MARGIN + number * LINE + SIZE)
    yield "</svg>\n"


def _style() -> Iterator[str]:
    yield "<style>\n"
    yield f"text {{ font: {SIZE}px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre }}\n"
    yield ".bold { font-weight: bold } .dim { opacity: .65 } .italic { font-style: italic }\n"
    yield ".underline { text-decoration: underline }\n"
    yield from _scheme("light")
    yield from ("@media (prefers-color-scheme: dark) {\n", *_scheme("dark"), "}\n", "</style>\n")


def _scheme(name: str) -> Iterator[str]:
    page, text, colors = PALETTES[name]
    yield f".page {{ fill: {page}; stroke: {text}; stroke-opacity: .15 }} text {{ fill: {text} }}\n"
    yield " ".join(f"text.c{number} {{ fill: {color} }}" for number, color in enumerate(colors.split())) + "\n"


def _line(pieces: list[tuple[str, Style]], y: int) -> Iterator[str]:
    cell = 0
    for text, style in pieces:
        names = " ".join(_classes(style))
        kind = f' class="{names}"' if names else ""
        for found in _WORDS.finditer(text):
            words, x = found[0], MARGIN + (cell + cell_len(text[: found.start()])) * CELL
            long = f'textLength="{cell_len(words) * CELL:.1f}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text x="{x:.1f}" y="{y}" {long}{kind}>{escape(words)}</text>\n'
        cell += cell_len(text)


def _classes(style: Style) -> Iterator[str]:
    yield from (name for name in ("bold", "dim", "italic", "underline") if getattr(style, name))
    if style.color is not None and style.color.number is not None:
        yield f"c{style.color.number % 8}"
