"""Measures of dispersion, against a package's, against exact fractions, and at their borders."""

from __future__ import annotations

from fractions import Fraction
from math import isclose, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.measures.dispersion import Dispersion, dispersion, dp, dp_norm, juilland_d

SIZES = (180, 220, 200, 200, 200)


def tables(number: int, seed: int) -> list[tuple[list[int], list[int]]]:
    """So many random tables: few parts and many, even and lopsided, with hits in all or in few."""
    random = Random(seed)
    made = []
    for _ in range(number):
        parts = random.choice((2, 3, 5, 17, 120))
        longest = random.choice((1, 10, 5_000, 10**7))
        words = [random.randint(1, longest) for _ in range(parts)]
        rare = random.random()
        hits = [random.randint(1, size) if random.random() < rare else 0 for size in words]
        made.append((hits, words))
    return made


def exact(hits: list[int], words: list[int]) -> tuple[Fraction, Fraction, Fraction]:
    """DP, DPnorm, and the square of what D takes from 1, in fractions and straight from the formulas."""
    f, n, parts = sum(hits), sum(words), len(words)
    shares = [Fraction(w, n) for w in words]
    deviation = sum((abs(Fraction(v, f) - s) for v, s in zip(hits, shares, strict=True)), Fraction()) / 2
    p = [Fraction(v, w) for v, w in zip(hits, words, strict=True)]
    mean = sum(p, Fraction()) / parts
    variance = sum(((each - mean) ** 2 for each in p), Fraction()) / parts
    return deviation, deviation / (1 - min(shares)), variance / mean**2 / (parts - 1)


def test_the_published_example() -> None:
    """1, 2, 3, 4, 5 hits in parts of 180, 220, 200, 200, 200 words give DP .2, DPnorm .243902 and D .763613."""
    found = dispersion((1, 2, 3, 4, 5), SIZES)
    assert found[:4] == (15, 1000, 5, 5)
    assert found.dp == pytest.approx(0.2, abs=1e-12)
    assert found.dp_norm == pytest.approx(0.243902, abs=5e-7)
    assert found.d == pytest.approx(0.763613, abs=5e-7)


def test_as_the_package_counts() -> None:
    """Of thousands of random tables the package corpus-dispersion has the same range, DP, DPnorm and D."""
    package = pytest.importorskip("corpus_dispersion")
    compared = 0
    for hits, words in tables(4_000, 1):
        if not any(hits):
            continue
        theirs = package.CorpusWordAnalyzer(list(map(float, hits)), list(map(float, words)), float(sum(words)))
        ours = dispersion(hits, words)
        assert ours.range == theirs.get_range()
        for mine, other in ((ours.dp, theirs.get_dp()), (ours.dp_norm, theirs.get_dp_norm()),
                            (ours.d, theirs.get_juilland_d())):  # fmt: skip
            assert mine == pytest.approx(other, rel=1e-9, abs=1e-9), (hits, words)
        compared += 1
    assert compared > 3_000


def test_as_fractions_count() -> None:
    """Of thousands of random tables DP and DPnorm are right to the last digit, D to 13, whatever the sizes."""
    for hits, words in tables(2_000, 2):
        if not any(hits):
            continue
        deviation, norm, lack = exact(hits, words)
        found = dispersion(hits, words)
        assert (found.dp, found.dp_norm) == (float(deviation), float(norm))
        assert isclose(found.d or 0, 1 - sqrt(lack), rel_tol=1e-13, abs_tol=1e-13)


@pytest.mark.parametrize(
    ("hits", "words", "found"),
    [
        ((), (), Dispersion(0, 0, 0, 0, None, None, None)),
        ((0,), (0,), Dispersion(0, 0, 0, 0, None, None, None)),
        ((0,), (9,), Dispersion(0, 9, 1, 0, None, None, None)),
        ((0, 0), (9, 9), Dispersion(0, 18, 2, 0, None, None, None)),
        ((3,), (9,), Dispersion(3, 9, 1, 1, 0.0, None, None)),
        ((0, 3), (0, 9), Dispersion(3, 9, 1, 1, 0.0, None, None)),
        ((3, 0), (9, 27), Dispersion(3, 36, 2, 1, 0.75, 1.0, 0.0)),
        ((1, 3), (9, 27), Dispersion(4, 36, 2, 2, 0.0, 0.0, 1.0)),
        ((1, 0, 3), (9, 0, 27), Dispersion(4, 36, 2, 2, 0.0, 0.0, 1.0)),
    ],
)  # fmt: skip
def test_the_borders(hits: tuple[int, ...], words: tuple[int, ...], found: Dispersion) -> None:
    """No hit: no value; one part: DP 0 and no other; empty parts are none; the extremes are 0 and 1 exactly."""
    assert dispersion(hits, words) == found


@pytest.mark.parametrize(
    ("hits", "words"), [((1,), (1, 2)), ((1, 2), (1,)), ((-1,), (5,)), ((1,), (-5,)), ((1, 0), (0, 5))]
)
def test_what_is_no_table(hits: tuple[int, ...], words: tuple[int, ...]) -> None:
    """Unequal lengths, negative numbers, and hits where there are no words are refused."""
    with pytest.raises(ValueError, match=r"a part|zip"):
        dispersion(hits, words)


parts = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 10**6)), min_size=2, max_size=30).filter(
    lambda rows: any(v for v, _ in rows)
)


@given(parts)
def test_laws(rows: list[tuple[int, int]]) -> None:
    """All three lie between 0 and 1, DP below DPnorm; neither order, an empty part nor scale changes any."""
    hits, words = [v for v, _ in rows], [w for _, w in rows]
    found = dispersion(hits, words)
    assert found.dp is not None
    assert found.dp_norm is not None
    assert found.d is not None
    assert 0 <= found.dp <= found.dp_norm <= 1
    assert 0 <= found.d <= 1
    again = dispersion([0, *reversed(hits)], [0, *reversed(words)])
    assert again[:4] == found[:4]
    assert again[4:] == pytest.approx(found[4:], rel=1e-12, abs=1e-12)
    assert dp([7 * v for v in hits], [7 * w for w in words]) == pytest.approx(found.dp, rel=1e-12, abs=1e-15)
    assert dp_norm([7 * v for v in hits], words) == pytest.approx(found.dp_norm, rel=1e-12, abs=1e-15)
    assert juilland_d(hits, [7 * w for w in words]) == pytest.approx(found.d, rel=1e-12, abs=1e-12)


def test_very_many_parts_are_measured_as_few_are() -> None:
    """Of so many parts that arrays are worth it DP and DPnorm are the same fractions, divided once."""
    sizes = [3 + at % 7 for at in range(12_000)]
    hits = [at % 3 for at in range(12_000)]
    f, n = sum(hits), sum(sizes)
    off = sum(abs(v * n - w * f) for v, w in zip(hits, sizes, strict=True))
    found = dispersion(hits, sizes)
    assert (found.dp, found.dp_norm) == (off / (2 * f * n), off / (2 * f * (n - 3)))
    assert (found.range, found.parts) == (8_000, 12_000)


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=12), st.integers(1, 50), st.data())
def test_all_in_one_part_is_zero(words: list[int], hits: int, data: st.DataObject) -> None:
    """Where one part has the word alone D is 0, not the last bit of a float."""
    part = data.draw(st.integers(0, len(words) - 1))
    assert juilland_d([hits * (at == part) for at in range(len(words))], words) == 0
