"""Records of very many rows."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from lettercli.render.delimited import shown, tsv
from lettercli.render.running import records
from lettercli.table import Cell, Running


def rows(lines: list[tuple[str, str, str]], odd: tuple[int, ...] = ()) -> tuple[Running, list[tuple[Cell, ...]]]:
    """Rows of left, node and right with single blanks between, and their cells with runs of blanks made one."""
    text, places = "", []
    for left, node, right in lines:
        at = len(text.encode())
        begin = at + len(f"{left} ".encode()) if left else at
        end = begin + len(node.encode())
        text += f"{left} {node} {right}" if left else f"{node} {right}"
        places.append((at, begin, end, len(text.encode())))
        text += "\n"
    cells: list[tuple[Cell, ...]] = [
        ("1.p1", "1929", " ".join(left.split()), "".join(" " if c.isspace() else c for c in node),
         " ".join(right.split()))
        for left, node, right in lines
    ]  # fmt: skip
    columns = np.array(places, np.intp).T
    made = Running([("1.p1", "1929")], np.array([len(lines)]), text.encode(), *columns, odd, cells.__getitem__)
    return made, cells


def test_a_record_is_cut_from_the_text() -> None:
    """Blanks beside the node become tabs, the sign after the line its end."""
    made, _ = rows([("of", "grain", "dear"), ("", "Zürich", "“so” —")])
    assert str(records(made), "utf-8") == "1.p1\t1929\tof\tgrain\tdear\n1.p1\t1929\t\tZürich\t“so” —\n"


def test_rows_that_are_not_known_are_asked_for() -> None:
    """An odd row is what `row` says, at the beginning, between others and at the end."""
    made, _ = rows([("a", "b", "c")] * 4, odd=(0, 2, 3))
    made = made._replace(row=lambda number: ("x", None, number, "y", "\x1b"))
    assert str(records(made), "utf-8") == (
        "x\t\t0\ty\t␛\n1.p1\t1929\ta\tb\tc\nx\t\t2\ty\t␛\nx\t\t3\ty\t␛\n"
    )


@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_sign_is_overlooked(place: int) -> None:
    """Every character that is a blank, does not show or steers a terminal is written as one by one, in any cell."""
    codes = [code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    doubtful = [code for code in codes if chr(code).isspace() or shown(f"a{chr(code)}b") != f"a{chr(code)}b"]
    assert len(doubtful) > 150
    lines = []
    for code in doubtful:
        cells = ["a", "b", "c"]
        cells[place] = f"d{chr(code)}e"
        lines += [(cells[0], cells[1], cells[2]), ("a", "b", "c")]
    made, cells_of = rows(lines)
    assert str(records(made), "utf-8") == "".join(tsv(cells_of))


def test_blanks_are_not_doubled() -> None:
    """A record with more than one blank in a row, or one at the edge of a cell, is asked for."""
    made, cells = rows([("a  b", "c", "d"), ("a ", "c", "d"), ("a", "c", " d"), (" a", "c", "d"), ("a", "c", "d ")])
    assert str(records(made), "utf-8") == "".join(tsv(cells))


def test_addresses_and_dates_are_made_visible() -> None:
    """What a letter's file says of itself is as hostile as its text."""
    made, _ = rows([("a", "b", "c")])
    made = made._replace(leads=[("1\t2", "\x1b")])
    assert str(records(made), "utf-8") == "1␉2\t␛\ta\tb\tc\n"


def test_lines_may_be_of_very_different_lengths() -> None:
    """One line of some thousand words among short ones is copied as it is."""
    long = " ".join(f"word{number}" for number in range(5_000))
    made, cells = rows([("a", "b", "c")] * 50 + [(long, "b", long)] + [("a", "b", "“c”")] * 50)
    assert str(records(made), "utf-8") == "".join(tsv(cells))
