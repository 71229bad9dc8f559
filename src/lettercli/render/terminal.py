"""Draws a table as a page for a terminal: aligned, headed, coloured, exactly as wide as it is told.

Lines are rich's Text objects, made of plain strings: nothing in a letter is ever read as markup. Only the sixteen
colours of the terminal's own palette are used, with bold and dim, so that a page reads on dark and on light ones. rich
measures and colours; where a line ends is decided here, since rich would wrap on its own. The first thousand rows
decide how wide the columns are, and the rest streams: a page of a million lines takes no more memory than one. A wider
cell that comes later widens its column from there on, or makes its row a card where the page has no room for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import TypeAlias

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from lettercli.dates import Date, short
from lettercli.render.cells import wrapped
from lettercli.render.columns import aligned
from lettercli.render.concordance import Concordance
from lettercli.render.looks import GAP, NARROWEST_PROSE, STYLES
from lettercli.render.visible import visible
from lettercli.table import Cell, Column, Table

Lines: TypeAlias = Iterable[Text]
"""A page: lines of pieces with their styles, no line longer than the page is wide."""

_SAMPLE = 1000
_YEAR = re.compile(r"\b\d{4}\b")
_BETWEEN = " · "
"""Between the facts of a title."""
_BAR = 24
"""Cells of a bar for the whole."""


def page(table: Table, width: int, *, whole: bool = False) -> Iterator[Text]:
    """The table's lines: the title, column headings, rows; cut at words with `…` where a cell of prose is too long.

    `width` in cells. With `whole` the context of concordance lines is not cut but wrapped where it has no room. Where
    columns do not fit side by side, each row is a small card, its fields below each other.
    """
    year = _year(table.title)
    rows = ([_shown(cell, column, year) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows)
    sample = list(islice(rows, _SAMPLE))
    yield from _title(table.title, width)
    roles = tuple(column.role for column in table.columns)
    if "left node right" in " ".join(roles):
        lines: Iterator[Text] = Concordance(roles, sample, width, STYLES, whole=whole).lines(chain(sample, rows))
    else:
        lines = aligned(table.columns, sample, chain(sample, rows), width)
    yield from lines


def _title(title: str, width: int) -> Iterator[Text]:
    """The title's lines and an empty one; nothing for a table without."""
    if title:
        yield from (Text(line, STYLES["title"]) for line in filled(visible(title), width))
        yield Text()


def filled(title: str, width: int) -> Iterator[str]:
    """A title in lines, broken between its facts rather than in them."""
    line = ""
    for fact in title.split(_BETWEEN):
        if line and cell_len(line) + len(_BETWEEN) + cell_len(fact) <= width:
            line += _BETWEEN + fact
            continue
        if line:
            yield from wrapped(line, width)
        line = fact
    yield from wrapped(line, width)


def drawn(lines: Iterable[Text], *, color: bool) -> Iterator[str]:
    """The lines as strings, each with its line end, with escape sequences for colour if asked for."""
    if not color:
        yield from (line.plain + "\n" for line in lines)
        return
    from rich.color import ColorSystem

    for line in styled(lines):
        yield "".join(style.render(text, color_system=ColorSystem.STANDARD) for text, style in line) + "\n"


def styled(lines: Iterable[Text]) -> Iterator[list[tuple[str, Style]]]:
    """The lines, each as pieces of text with their styles."""
    from rich.console import Console

    console = Console(force_terminal=True, markup=False, emoji=False, highlight=False, width=80, legacy_windows=False)
    for line in lines:
        base = console.get_style(line.style)
        yield [(piece.text, base + piece.style if piece.style else base) for piece in line.render(console)]


def _shown(cell: Cell, column: Column, year: str = "") -> str:
    if cell is None:
        return ""
    if isinstance(cell, Date):
        return _without(_short(cell), year)
    if column.role == "bar" and not isinstance(cell, str):
        return _bar(float(cell))
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return _rounded(cell, column.digits)
    return visible(str(cell))


@lru_cache(maxsize=1024)
def _short(date: Date) -> str:
    """A date for people; the lines of a letter, one after another, have the same."""
    return short(date)


def _rounded(number: float, digits: int) -> str:
    """A fraction with so many decimal places; what would be nothing but zeros as a power of ten: `2.3e-12`."""
    text = f"{number:,.{digits}f}"
    return text if any(sign in text for sign in "123456789") or not number else f"{number:.1e}"


def _year(title: str) -> str:
    """The one year that a title names; empty where it names none, or several."""
    years = set(_YEAR.findall(title))
    return years.pop() if len(years) == 1 else ""


def _without(date: str, year: str) -> str:
    """A date for people without the year that it ends with, where it names no other."""
    return date.removesuffix(f" {year}") if year and _YEAR.findall(date) == [year] else date


def _bar(share: float) -> str:
    """A share from 0 to 1 as a bar, in eighths of a cell."""
    eighths = round(min(max(share, 0.0), 1.0) * _BAR * 8)
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def facts(table: Table, width: int) -> Iterator[Text]:
    """A table of two columns, name and value, under its title; values wrap and stand under each other."""
    rows = [[_shown(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
    names = max((cell_len(name) for name, _ in rows), default=0)
    beside = width - names - len(GAP) >= NARROWEST_PROSE
    yield from _title(table.title, width)
    for name, value in rows:
        if not beside:
            yield from (Text(line, STYLES["heading"], no_wrap=True) for line in wrapped(name, width))
        for number, line in enumerate(wrapped(value, width - names - len(GAP) if beside else width)):
            text = Text(no_wrap=True)
            if beside:
                shown = "" if number else name
                text.append(shown + " " * (names + len(GAP) - cell_len(shown)), STYLES["heading"])
            text.append(line)
            yield text


def headed(title: str, sentences: Iterable[str], width: int) -> Iterator[Text]:
    """A title, what there is to say below it, and an empty line."""
    yield from (Text(line, STYLES["title"]) for line in filled(visible(title), width))
    for sentence in sentences:
        yield from (Text(line, STYLES["heading"]) for line in wrapped(visible(sentence), width))
    yield Text()


def blank() -> Iterator[Text]:
    """An empty line, between two tables of a page."""
    yield Text()
