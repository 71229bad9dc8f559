"""How results reach stdout."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from contextlib import redirect_stdout

import pytest

from lettercli.commands.context import Context
from lettercli.commands.output import chosen, emit, write
from lettercli.errors import LettersError
from lettercli.table import Cell, Column, Table

COLUMNS = (Column("a"), Column("b", where="exports"), Column("c", where="pages"))


class Sink(io.StringIO):
    """A stdout that remembers how many characters were there at each flush, and keeps none."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed: list[int] = []
        self.written = 0

    def write(self, text: str) -> int:
        self.written += len(text)
        return len(text)

    def flush(self) -> None:
        self.flushed.append(self.written)


def test_the_first_piece_is_there_at_once() -> None:
    """Output is flushed after the first piece, then after blocks of twice the size each."""
    with redirect_stdout(Sink()) as sink:
        write("x" for _ in range(100))
    assert sink.flushed[:6] == [1, 3, 7, 15, 31, 63]
    assert sink.flushed[-1] == 100


def test_empty_pieces_end_nothing() -> None:
    """Pieces after an empty one are written, too."""
    with redirect_stdout(io.StringIO()) as out:
        write(["", "", "", "x", "", "y"])
    assert out.getvalue() == "xy"


@pytest.mark.parametrize("style", ["", "tsv", "csv", "json", "jsonl"])
def test_memory_stays_flat(style: str) -> None:
    """Thirty thousand rows take no more than a few blocks of memory."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number in range(30_000):
            yield (f"{number:040}",)

    context = Context()
    context.format = style
    tracemalloc.start()
    with redirect_stdout(Sink()) as sink:
        assert emit(context, Table((Column("a"),), rows()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sink.written > 1_200_000
    assert peak < 600_000


@pytest.mark.parametrize(
    ("style", "names"), [("", ["a"]), ("tsv", ["a"]), ("csv", ["a", "b"]), ("json", ["a", "b"]), ("page", ["a", "c"])]
)
def test_columns_by_style(style: str, names: list[str]) -> None:
    """Exports have columns that records lack, and pages have theirs."""
    table = chosen(Table(COLUMNS, [(1, 2, 3)]), style)
    assert [column.name for column in table.columns] == names
    assert [len(row) for row in table.rows] == [len(names)]


def test_columns_by_name() -> None:
    """Columns asked for come in that order, whatever the style."""
    table = chosen(Table(COLUMNS, [(1, 2, 3)]), "", ("c", "a"))
    assert list(table.rows) == [(3, 1)]


def test_a_column_that_is_none() -> None:
    """A name that no column has is an error that lists the names."""
    with pytest.raises(LettersError, match="no column 'd'; there are a, b, c"):
        chosen(Table(COLUMNS, []), "", ("d",))


def test_the_footer_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The facts of a table, read after its last row, and more of them, make one line on stderr."""
    footer: list[str] = []

    def rows() -> Iterator[tuple[Cell, ...]]:
        yield ("x",)
        footer.append("1 row")

    with redirect_stdout(Sink()):
        emit(Context(), Table((Column("a"),), rows(), footer=footer), iter(["no more"]))
    assert capsys.readouterr().err == "1 row · no more\n"
