"""Records and CSV."""

from __future__ import annotations

import csv as standard
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.render.delimited import csv, tsv
from lettercli.table import Cell

CELLS = st.one_of(st.none(), st.integers(), st.text(st.characters(exclude_categories=["Cs"])))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS)))
def test_a_record_is_a_line_of_as_many_cells(rows: list[tuple[Cell, ...]]) -> None:
    """Whatever the cells hold, a row is one line, with a tab between cells and none in them."""
    lines = list(tsv(rows))
    assert len(lines) == len(rows)
    assert all(line.count("\n") == 1 and line.count("\t") == 2 and len(line.splitlines()) == 1 for line in lines)


@given(st.lists(st.tuples(CELLS, CELLS)))
def test_csv_gives_back_every_character(rows: list[tuple[Cell, ...]]) -> None:
    """A standard reader gets each cell back as it was, line ends and quotes included."""
    read = list(standard.reader(io.StringIO("".join(csv(rows, ("a", "b"))), newline="")))
    assert read == [["a", "b"], *(["" if cell is None else str(cell) for cell in row] for row in rows)]


def test_csv_lines_end_in_lf() -> None:
    """Lines of CSV end in LF, so that `cut` and `wc` see no CR."""
    assert "".join(csv([("x, y", 1)], ("a", "b"))) == 'a,b\n"x, y",1\n'


def test_one_empty_cell_is_no_blank_line() -> None:
    """A row of one empty cell is written as "", since readers skip blank lines."""
    assert list(csv([("",)], ("a",))) == ["a\n", '""\n']


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_formulas_are_guarded(text: str) -> None:
    """With safe=True a cell that a spreadsheet would run gets an apostrophe; a number stays a number."""
    line = list(csv([(text, -5)], ("a", "b"), safe=True))[1]
    assert next(standard.reader(io.StringIO(line, newline=""))) == [f"'{text}", "-5"]


def test_the_header_comes_first() -> None:
    """Names, where given, are the first record."""
    assert list(tsv([("x", None)], ("a", "b"))) == ["a\tb\n", "x\t\n"]
