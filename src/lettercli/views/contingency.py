"""One word's table explained: the observed and the expected frequencies, and what each measure makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lettercli.measures.association import Measure
from lettercli.measures.contingency import Table
from lettercli.table import Cell


def contingency(o11: int, r1: int, c1: int, n: int, here: str, there: str) -> Iterator[tuple[str, Cell, str]]:
    """The cells and the margins, a row a quantity; `here` and `there` say what the two rows of the table are."""
    table = Table(o11, r1, c1, n)
    yield "O11", o11, f"the word in {here}"
    yield "O12", r1 - o11, f"other words in {here}"
    yield "O21", c1 - o11, f"the word in {there}"
    yield "O22", n - r1 - c1 + o11, f"other words in {there}"
    yield "R1", r1, f"tokens in {here}"
    yield "R2", n - r1, f"tokens in {there}"
    yield "C1", c1, "the word in both"
    yield "C2", n - c1, "other words in both"
    yield "N", n, "all tokens"
    for name, value in (("E11", table.e11), ("E12", table.e12), ("E21", table.e21), ("E22", table.e22)):
        yield name, defined(float(value)), f"R{name[1]} C{name[2]} / N"


def measured(o11: int, r1: int, c1: int, n: int, measures: Iterable[Measure]) -> Iterator[tuple[str, Cell, str]]:
    """What each measure makes of them, a row a measure, with its formula."""
    for measure in measures:
        yield measure.name, defined(float(measure(o11, r1, c1, n))), f"{measure.formula}; {measure.source}"


def defined(value: float) -> float | None:
    """A value as a cell: an empty one where it is not defined."""
    return None if value != value else value  # noqa: PLR0124
