"""What keyness adds to the measures of association, against the published packages and plain arithmetic."""

from __future__ import annotations

import warnings
from math import isnan, log2, nan, sqrt
from random import Random
from typing import Any

import numpy as np
import pytest
from association_measures import measures as published
from scipy.stats import chi2, norm

from lettercli.measures.association import MEASURES
from lettercli.measures.keyness import INTERVALS, bonferroni, deviations, interval, p_value, quantile
from tests.measures.test_association import VECTOR, frame, tables


def dps(words: Any, parts: Any, counts: Any, sizes: Any, number: int) -> Any:
    """The DP of so many words, all told in one piece."""
    totals = np.bincount(np.asarray(words, np.int64), weights=np.asarray(counts), minlength=number)
    return deviations([(parts, words, counts)], sizes, totals)


def test_p_is_that_of_chi_squared() -> None:
    """p is the upper tail of chi2 with one degree of freedom, for thousands of values, near 0 and far out."""
    values = np.concatenate([tables(3)[0] / 1e4, np.linspace(0, 1400, 4000), [3.841458820694124]])
    assert p_value(values) == pytest.approx(chi2.sf(values, 1), rel=1e-10, abs=1e-300)
    assert p_value(-values).tolist() == p_value(values).tolist()
    assert f"{float(p_value(3.841458820694124)):.6f}" == "0.050000"
    assert isnan(float(p_value(nan)))


def test_a_correction_multiplies_up_to_one() -> None:
    """Bonferroni's correction is p times the comparisons, and never more than 1."""
    assert bonferroni([0.01, 0.2, 0.0], 10).tolist() == [0.1, 1.0, 0.0]
    assert bonferroni([0.01], 0).tolist() == [0.01]


@pytest.mark.parametrize(("alpha", "comparisons"), [(0.05, 1), (0.01, 1), (0.05, 1205), (0.001, 10**6), (0.05, 10**12)])
def test_the_quantile_is_where_p_is_alpha(alpha: float, comparisons: int) -> None:
    """Of a G2 of its square the corrected p is alpha; it is scipy's."""
    critical = quantile(alpha, comparisons) ** 2
    assert float(bonferroni(p_value(critical), comparisons)) == pytest.approx(alpha, rel=1e-9)
    assert quantile(alpha, comparisons) == pytest.approx(-norm.ppf(alpha / comparisons / 2), rel=1e-9)


@pytest.mark.parametrize("comparisons", [1, 500])
def test_the_interval_is_that_of_the_published_package(comparisons: int) -> None:
    """The end nearer to 0 is association-measures' conservative log ratio, by the normal distribution."""
    columns = tables(4)
    kept = (columns[1] > 0) & (columns[1] < columns[3]) & (columns[2] > 0)
    columns = columns[:, kept]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = published.conservative_log_ratio(
            frame(columns), alpha=0.05, boundary="normal", correct="Bonferroni", vocab=comparisons
        ).to_numpy()
    low, high = interval("lr-hardie", *columns, 0.05, comparisons)
    ratio = MEASURES["lr-hardie"](*columns)
    ours = np.where(ratio >= 0, np.maximum(low, 0), np.minimum(high, 0))
    sound = ~np.isnan(theirs)
    assert sound.sum() > 3000
    assert ours[sound] == pytest.approx(theirs[sound], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("name", INTERVALS)
def test_an_interval_is_round_its_measure(name: str) -> None:
    """The log ratio lies in the middle of its interval, which is wider for a smaller alpha; by hand, one is right."""
    columns = tables(5, zeros=True)
    value, (low, high) = MEASURES[name](*columns), interval(name, *columns, 0.05)
    there = ~np.isnan(value)
    assert ((low + high) / 2)[there] == pytest.approx(value[there], abs=1e-9)
    assert (np.isnan(low) == ~there).all()
    wider = interval(name, *columns, 0.05, 100)
    assert (wider[0][there] <= low[there]).all()
    assert (wider[1][there] >= high[there]).all()
    discount = INTERVALS[name] or 0
    o11, r1, c1, n = VECTOR
    a, b, first, second = o11 + discount, c1 - o11 + discount, r1 + discount, n - r1 + discount
    error = 1.959963984540054 * sqrt(1 / a - 1 / first + 1 / b - 1 / second) / np.log(2)
    assert interval(name, *VECTOR, 0.05)[0] == pytest.approx(log2(a / first / (b / second)) - error)


def test_zeros_have_values_or_none() -> None:
    """With nothing in the target or in the reference no interval of Hardie's is defined; a zero count is no harm."""
    for table in ((0, 0, 5, 10), (5, 10, 5, 10)):
        assert all(isnan(float(end)) for end in interval("lr-hardie", *table, 0.05))
    for name in INTERVALS:
        for table in ((0, 5, 5, 10), (5, 5, 5, 10), (0, 1, 1, 2), (1, 1, 1, 2), (0, 5, 0, 10)):
            assert np.isfinite(interval(name, *table, 0.05)).all()


def test_dp_is_that_of_the_textbook() -> None:
    """DP of 1 to 5 hits over 180, 220, 200, 200, 200 tokens is .2; of thousands of words it is the plain sum."""
    sizes = [180, 220, 200, 200, 200]
    assert float(dps([0] * 5, range(5), [1, 2, 3, 4, 5], sizes, 1)[0]) == pytest.approx(0.2)
    chance = Random(1)
    rows: list[tuple[int, int, int]] = []
    wanted: list[float] = []
    for word in range(2000):
        counts = [chance.choice((0, 0, 1, 2, 9)) for _ in sizes]
        rows += [(word, part, count) for part, count in enumerate(counts) if count]
        total = sum(counts)
        wanted.append(sum(abs(v / total - s / 1000) for v, s in zip(counts, sizes, strict=True)) / 2 if total else nan)
    assert dps(*zip(*rows, strict=True), sizes, 2000) == pytest.approx(wanted, nan_ok=True)
    assert isnan(float(dps([], [], [], sizes, 1)[0]))
