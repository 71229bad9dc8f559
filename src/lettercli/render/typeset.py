"""Rows as tables for documents: plain, Markdown, LaTeX and HTML, drawn by tabulate.

tabulate would turn 1918.10 into 1918.1 and leaves Markdown's own signs in the cells alone: numbers are passed as they
are and the cells escaped here, format by format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lettercli.render.visible import visible
from lettercli.table import Cell, Column

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&#$^]")
_STYLES = {"table": "simple", "markdown": "pipe", "latex": "latex_booktabs", "html": "html"}


def _plain(text: str) -> str:
    return text


def markdown_escaped(text: str) -> str:
    """The text with every sign escaped that could be Markdown's own, `|` of its tables above all."""
    return _MARKDOWN.sub(r"\\\g<0>", text)


_ESCAPES = {"table": _plain, "markdown": markdown_escaped, "latex": _plain, "html": _plain}
"""LaTeX and HTML are escaped by tabulate itself."""


def typeset(rows: Iterable[tuple[Cell, ...]], columns: tuple[Column, ...], style: str) -> Iterator[str]:
    """The whole table in one of the styles table, markdown, latex, html; all rows are collected, to align them."""
    from tabulate import tabulate

    escape = _ESCAPES[style]
    body = [[escape(visible("" if cell is None else str(cell))) for cell in row] for row in rows]
    yield (
        tabulate(
            body,
            headers=[escape(column.name) for column in columns],
            tablefmt=_STYLES[style],
            colalign=["right" if column.role in {"number", "left"} else "left" for column in columns] if body else None,
            disable_numparse=True,
            preserve_whitespace=True,
        )
        + "\n"
    )
