"""What room letters have in a plot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli import dates
from lettercli.plot import Extent
from lettercli.render.groups import grouped, moments, shares


@pytest.mark.parametrize(
    ("sizes", "cells", "given"),
    [
        ([], 0, []), ([5], 1, [1]), ([5], 9, [9]), ([1, 1], 3, [2, 1]), ([1, 2, 3], 6, [1, 2, 3]),
        ([1, 1, 98], 10, [1, 1, 8]), ([10, 1, 1, 1], 4, [1, 1, 1, 1]), ([433, 453, 575], 10, [3, 3, 4]),
        ([1, 50, 50], 4, [1, 2, 1]), ([15, 100, 100, 100], 20, [1, 7, 6, 6]),
    ],
)  # fmt: skip
def test_largest_remainder(sizes: list[int], cells: int, given: list[int]) -> None:
    """Each has its whole share, the cells left over go to the largest remainders, and nobody has less than one."""
    assert shares(sizes, cells) == given


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=60), st.integers(0, 300))
def test_shares_are_fair(sizes: list[int], more: int) -> None:
    """All cells are given, one to each at least, the longer never has fewer, and no one a cell too many."""
    cells = len(sizes) + more
    found = shares(sizes, cells)
    assert sum(found) == cells
    assert min(found) >= 1
    assert all(found[a] >= found[b] for a in range(len(sizes)) for b in range(len(sizes)) if sizes[a] > sizes[b])
    assert all(had <= max(size * cells / sum(sizes) + 1, 1) for had, size in zip(found, sizes, strict=True))


def extents(*moments: str) -> list[Extent]:
    return [Extent(str(at), dates.parse(moment), at) for at, moment in enumerate(moments, 1)]


def test_letters_stay_letters_where_there_is_room() -> None:
    """As many letters as cells are drawn each by itself."""
    found = extents("1929-07-29", "1929-08")
    assert grouped(found, 2) == (found, "")


def test_more_letters_than_cells_are_drawn_by_time() -> None:
    """By month, else by year; an open date counts where it is sorted, the undated are the last."""
    found = extents("1928-12-30", "1929-07-29", "../1929-07-30", "1929-08-01", "1929-08/1930", "", "")
    groups, said = grouped(found, 5)
    assert [(group.label, group.words) for group in groups] == [
        ("Dec 1928", 1), ("Jul 1929", 5), ("Aug 1929", 9), ("undated", 13),
    ]  # fmt: skip
    assert said == "7 letters drawn by month"
    groups, said = grouped(found, 3)
    assert [(group.label, group.words) for group in groups] == [("1928", 1), ("1929", 14), ("undated", 13)]
    assert said == "7 letters drawn by year"


def test_more_years_than_cells_are_drawn_as_so_many_letters() -> None:
    """Where years do not fit either, so many letters at a time are one, named after the first."""
    groups, said = grouped(extents("1927", "1928", "1929", "1930", ""), 2)
    assert [(group.label, group.words) for group in groups] == [("1", 6), ("4", 9)]
    assert said == "5 letters drawn 3 at a time"


def test_dates_say_the_year_where_it_differs() -> None:
    """The year that all dates share is left out."""
    assert moments(extents("1929-07-29", "1929-08", "")) == ["29 Jul", "Aug", ""]
    assert moments(extents("1928-07-29", "1929-08")) == ["29 Jul 1928", "Aug 1929"]
    assert moments(extents("", "")) == ["", ""]
