"""Entries: findings and repairs on a page."""

from __future__ import annotations

import pytest

from lettercli.render.cells import cell_len
from lettercli.render.entries import page
from lettercli.render.terminal import drawn
from lettercli.table import Column, Table

COLUMNS = tuple(Column(name) for name in ("severity", "address", "what", "place"))
ROWS = [
    ("error", "", "a heading; write a paragraph", "letters/9.md:3 · unreadable"),
    ("warning", "42.dateline", "the dateline says 21 August 1929, the metadata 22 August 1929",
     "letters/42.md:39 · dateline-date"),
    ("note", "42.n3", "\x1b[31mred", "accept"),
]  # fmt: skip


def lines(width: int) -> list[str]:
    """What a terminal without colours gets."""
    return "".join(drawn(page(Table(COLUMNS, ROWS), width), color=False)).splitlines()


def test_an_entry_is_whole_with_its_details_below() -> None:
    """Nothing is cut: what it is about wraps at its own margin, the details stand under it."""
    assert lines(60) == [
        "error                 a heading; write a paragraph",
        "                      letters/9.md:3 · unreadable",
        "warning  42.dateline  the dateline says 21 August 1929, the",
        "                      metadata 22 August 1929",
        "                      letters/42.md:39 · dateline-date",
        "note     42.n3        ␛[31mred",
        "                      accept",
    ]


def test_an_entry_without_details_has_no_line_for_them() -> None:
    """Wide or narrow."""
    table = [("note", "42.n3", "what", "")]
    assert [len(list(page(Table(COLUMNS, table), width))) for width in (80, 20)] == [1, 2]


@pytest.mark.parametrize("width", [*range(1, 45), 80, 200])
def test_every_line_fits(width: int) -> None:
    """From one cell to two hundred no line is wider than the page."""
    assert max(map(cell_len, lines(width))) <= width
