"""Equal rows of numbers are counted as a tally one by one counts them."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.counting.tuples import runs

LIMITS = (1, 2, 3, 200, 1 << 20, 1 << 31, 1 << 40)
"""Up to what the numbers go: short ones are packed into one number, long ones are ranked."""


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(LIMITS), st.integers(1, 6), st.integers(1, 4))
def test_runs_are_those_of_a_tally(data: st.DataObject, limit: int, width: int, least: int) -> None:
    """Each row that is there so often is one run, in order; it knows its rows, their number, values and bits."""
    number = st.one_of(st.integers(0, min(limit, 3) - 1), st.integers(0, limit - 1))
    rows = data.draw(st.lists(st.tuples(*[number] * width), max_size=40))
    values = sorted(data.draw(st.lists(st.integers(0, 4), min_size=len(rows), max_size=len(rows))))
    columns = [np.array([row[at] for row in rows], np.int64) for at in range(width)]
    found, kept = runs(columns, limit, least)
    tally = Counter(rows)
    expected = sorted(row for row, count in tally.items() if count >= least)
    assert [rows[row] for row in kept[found.firsts].tolist()] == expected
    assert found.counts.tolist() == [tally[row] for row in expected]
    seen, bits = defaultdict(set), defaultdict(int)
    for row, value in zip(rows, values, strict=True):
        seen[row].add(value)
        bits[row] |= 1 << value
    wanted = np.array(values, np.int64)[kept] if rows else np.zeros(0, np.int64)
    assert found.distinct(wanted).tolist() == [len(seen[row]) for row in expected]
    assert found.united(1 << wanted).tolist() == [bits[row] for row in expected]
    assert found.firsts.tolist() == [kept.tolist().index(rows.index(row)) for row in expected]


@pytest.mark.parametrize("limit", [1 << 20, 1 << 31])
def test_very_many_rows(limit: int) -> None:
    """A hundred thousand rows of five long numbers, too long to be packed together, are counted right."""
    random = np.random.default_rng(1)
    pool = random.integers(0, limit, 30)
    columns = [pool[random.integers(0, 30, 100_000)] for _ in range(5)]
    found, kept = runs(columns, limit, 2)
    tally = Counter(zip(*(column.tolist() for column in columns), strict=True))
    expected = sorted(row for row, count in tally.items() if count > 1)
    assert list(zip(*(column[kept[found.firsts]].tolist() for column in columns), strict=True)) == expected
    assert found.counts.tolist() == [tally[row] for row in expected]
