"""Measures of association against their published values, the published packages and exact arithmetic."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from association_measures import measures as published

from lettercli.measures.association import MEASURES
from lettercli.measures.contingency import Table

VECTOR = (46, 776, 877, 149709)
PRINTED = {
    "g2": "134.301064", "g2-rayson": "132.020907", "simple-ll": "130.019277", "t": "6.112084", "mi": "3.339018",
    "mi3": "14.386141", "dice": "0.055656", "logdice": "9.832691", "lr-walter": "3.409276", "diff": "962.395",
}  # fmt: skip
TABLES = 4_000


def tables(seed: int, *, zeros: bool = False) -> np.ndarray[Any, Any]:
    """Random possible tables of every size, as columns o11, r1, c1, n; near independence, too."""
    chance = np.random.default_rng(seed)
    n = np.exp(chance.uniform(np.log(10), np.log(2e8), TABLES)).astype(np.int64)
    r1 = np.maximum((n * chance.uniform(0, 1, TABLES) ** chance.integers(1, 6, TABLES)).astype(np.int64), 1)
    c1 = np.maximum((n * chance.uniform(0, 1, TABLES) ** chance.integers(1, 6, TABLES)).astype(np.int64), 1)
    if zeros:
        r1, c1 = r1 * chance.integers(0, 2, TABLES), c1 * chance.integers(0, 2, TABLES)
    low, high = np.maximum(r1 + c1 - n, 0), np.minimum(r1, c1)
    drawn = chance.integers(low, high + 1)
    chanced = np.clip(np.rint(r1 * c1 / n).astype(np.int64) + chance.integers(-2, 3, TABLES), low, high)
    return np.stack([np.where(chance.random(TABLES) < 0.5, drawn, chanced), r1, c1, n])


def frame(columns: np.ndarray[Any, Any]) -> pd.DataFrame:
    """The tables as the published package wants them, its expectations not ours."""
    from association_measures.frequencies import expected_frequencies, observed_frequencies

    signature = pd.DataFrame(dict(zip(("f", "f1", "f2", "N"), columns, strict=True)))
    return expected_frequencies(observed_frequencies(signature), observed=True)


@pytest.mark.parametrize(("name", "printed"), PRINTED.items())
def test_the_known_table_gives_the_printed_digits(name: str, printed: str) -> None:
    """Of f=46, R1=776, C1=877, N=149709 each measure is what is printed of it."""
    value = float(MEASURES[name](*VECTOR))
    assert f"{value:.{len(printed.partition('.')[2])}f}" == printed


PACKAGED: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "g2": published.log_likelihood,
    "simple-ll": published.simple_ll,
    "mi": lambda df: published.mutual_information(df) / np.log10(2),
    "lmi": lambda df: published.local_mutual_information(df) / np.log10(2),
    "t": published.t_score,
    "z": published.z_score,
    "dice": published.dice,
    "lr-walter": lambda df: published.log_ratio(df, disc=0.001),
    "lr-walter-half": published.log_ratio,
    "lr-hardie": lambda df: published.log_ratio(df, discounting="Hardie2014"),
}


@pytest.mark.parametrize("name", PACKAGED)
def test_thousands_of_tables_give_what_the_published_package_gives(name: str) -> None:
    """Wherever it is defined a measure is that of association-measures, up to what that loses by cancellation."""
    columns = tables(1)
    ours = MEASURES[name](*columns)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = PACKAGED[name](frame(columns)).to_numpy()
    kept = ~np.isnan(ours)
    assert kept.sum() > TABLES // 2
    # Where large terms nearly cancel out, they lose so much of their last digits.
    o11, e11, n = columns[0], columns[1] * columns[2] / columns[3], columns[3]
    digits = {"g2": n, "simple-ll": o11 + e11, "lmi": o11, "t": np.sqrt(e11), "z": np.sqrt(e11)}
    lost = 2e-15 * digits.get(name, np.ones(TABLES)) + 1e-14
    assert (np.abs(ours - theirs) <= 1e-12 * np.abs(theirs) + lost)[kept].all()
    assert np.isfinite(ours[kept]).all()


def test_nltk_gives_the_same() -> None:
    """t, MI, G2 and Dice are those of nltk, where that does not add its small constant to a zero."""
    theirs = importlib.import_module("nltk.metrics.association").BigramAssocMeasures
    same = {"t": theirs.student_t, "mi": theirs.pmi, "dice": theirs.dice}
    for o11, r1, c1, n in tables(2).T.tolist():
        if o11:
            for name, measure in same.items():
                expected = measure(o11, (r1, c1), n)
                assert float(MEASURES[name](o11, r1, c1, n)) == pytest.approx(expected, rel=1e-12, abs=1e-11)
            if 0 < o11 < min(r1, c1) and n < 10_000 and n - r1 - c1 + o11 > 0:
                expected = theirs.likelihood_ratio(o11, (r1, c1), n)
                assert abs(float(MEASURES["g2"](o11, r1, c1, n))) == pytest.approx(expected, abs=1e-10)


def exact(name: str, o11: int, r1: int, c1: int, n: int) -> Decimal | None:
    """A measure by its textbook formula in fractions and fifty decimals; None where it is not defined."""

    def real(number: Fraction | int) -> Decimal:
        number = Fraction(number)
        return Decimal(number.numerator) / Decimal(number.denominator)

    def log2(number: Fraction) -> Decimal:
        return real(number).ln() / Decimal(2).ln()

    def term(o: int, e: Fraction) -> Decimal:
        return real(o) * real(Fraction(o) / e).ln() if o else Decimal(0)

    if not n:
        return Decimal(0) if name.startswith("lr-walter") else None
    e11, e21 = Fraction(r1 * c1, n), Fraction((n - r1) * c1, n)
    cells = [(o11, e11), (c1 - o11, e21), (r1 - o11, Fraction(r1 * (n - c1), n)),
             (n - r1 - c1 + o11, Fraction((n - r1) * (n - c1), n))]  # fmt: skip
    sign = -1 if o11 < e11 else 1
    half, o21, r2 = Fraction(1, 2), c1 - o11, n - r1
    match name:
        case "g2":
            return sign * 2 * sum((term(*cell) for cell in cells), Decimal(0))
        case "g2-rayson":
            return sign * 2 * sum((term(*cell) for cell in cells[:2]), Decimal(0))
        case "simple-ll":
            return sign * 2 * (term(o11, e11) - real(o11 - e11))
        case "mi":
            return log2(o11 / e11) if o11 else None
        case "mi3":
            return log2(o11**3 / e11) if o11 else None
        case "lmi":
            return o11 * log2(o11 / e11) if o11 else Decimal(0)
        case "t":
            return real(o11 - e11) / Decimal(o11).sqrt() if o11 else None
        case "z":
            return real(o11 - e11) / real(e11).sqrt() if e11 else None
        case "dice":
            return real(Fraction(2 * o11, r1 + c1)) if r1 + c1 else None
        case "logdice":
            return 14 + log2(Fraction(2 * o11, r1 + c1)) if o11 else None
        case "lr-walter" | "lr-walter-half":
            d = Fraction(1, 1000) if name == "lr-walter" else half
            return log2((o11 + d) / (r1 + d) / ((o21 + d) / (r2 + d)))
        case "lr-hardie":
            return log2((o11 or half) / Fraction(r1) / ((o21 or half) / Fraction(r2))) if r1 and r2 else None
        case "diff":
            under = Fraction(o21, r2) if r2 else 0
            return real(100 * (Fraction(o11, r1) - under) / under) if under and r1 else None
    raise AssertionError(name)


@pytest.mark.parametrize("name", MEASURES)
def test_every_table_gives_what_exact_arithmetic_gives(name: str) -> None:
    """A measure is right to twelve digits, defined where its formula is, and nan elsewhere; zero cells included."""
    edges = [
        (o11, r1, c1, n) for n in (0, 1, 2, 5) for r1 in range(n + 1) for c1 in range(n + 1)
        for o11 in range(max(0, r1 + c1 - n), min(r1, c1) + 1)
    ]  # fmt: skip
    columns = np.concatenate([np.array(edges).T, tables(3)[:, :1500], tables(4, zeros=True)[:, :500]], axis=1)
    ours = MEASURES[name](*columns)
    with localcontext() as context:
        context.prec = 60
        for value, row in zip(ours.tolist(), columns.T.tolist(), strict=True):
            expected = exact(name, *row)
            assert np.isnan(value) == (expected is None), row
            if expected is not None:
                assert value == pytest.approx(float(expected), rel=1e-12, abs=1e-13), row


@pytest.mark.parametrize("name", MEASURES)
def test_a_plain_number_is_as_good_as_an_array(name: str) -> None:
    """One table as numbers gives what it gives in an array, floats what whole numbers give."""
    alone = float(MEASURES[name](*VECTOR))
    assert alone == MEASURES[name](*([number, number] for number in VECTOR))[1]
    assert alone == pytest.approx(float(MEASURES[name](*map(float, VECTOR))), rel=1e-13)
    assert alone == MEASURES[name](np.array([VECTOR[0]], np.uint32), *VECTOR[1:])[0]


@pytest.mark.parametrize("name", MEASURES)
def test_nothing_is_infinite_and_nothing_is_said_aloud(name: str) -> None:
    """Impossible tables, as a count of pairs makes them, give numbers or nan, without a warning of numpy's."""
    columns = np.array([(5, 3, 2, 100), (0, 0, 0, 0), (0, 500, 2, 100), (9, 500, 20, 100), (3, 3, 3, 3), (1, 1, 9, 9)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = MEASURES[name](*columns.T)
    assert not np.isinf(values).any()


def test_a_negative_cell_leaves_those_undefined_that_use_it() -> None:
    """Of 5 pairs, 3 places and 2 words only measures without the other cells are defined."""
    defined = {name for name, measure in MEASURES.items() if not np.isnan(measure(5, 3, 2, 100))}
    assert defined == {"simple-ll", "mi", "mi3", "lmi", "t", "z", "dice", "logdice"}


@pytest.mark.parametrize("name", ["g2", "g2-rayson", "simple-ll", "mi", "lmi", "t", "z"])
def test_less_than_expected_is_negative(name: str) -> None:
    """Signed measures are negative below what is expected, 0 at it, positive above."""
    signs = [float(np.sign(MEASURES[name](o11, 10, 20, 100))) for o11 in (1, 2, 3)]
    assert signs == [-1, 0, 1]


def test_numbers_too_large_for_64_bits_are_computed_all_the_same() -> None:
    """Four billion tokens and more lose no sign and few digits."""
    vector = (46 * 10**6, 776 * 10**6, 877 * 10**6, 149709 * 10**6)
    assert float(MEASURES["mi"](*vector)) == pytest.approx(float(MEASURES["mi"](*VECTOR)), rel=1e-12)
    assert float(MEASURES["g2"](*vector)) == pytest.approx(10**6 * float(MEASURES["g2"](*VECTOR)), rel=1e-12)


def test_the_docstring_has_the_formula() -> None:
    """What a measure says of itself, formula and source, stands in its function's docstring."""
    for measure in MEASURES.values():
        said = " ".join((measure.of.__doc__ or "").split())
        assert measure.formula in said, measure.name
        assert measure.source.split(" and ")[0].split(",")[0].split()[0] in said, measure.name


def test_the_cells_of_a_table() -> None:
    """A table knows its cells and what chance would put there."""
    t = Table(*VECTOR)
    assert [float(cell) for cell in (t.o11, t.o12, t.o21, t.o22)] == [46, 730, 831, 148102]
    assert float(t.e11 + t.e12 + t.e21 + t.e22) == pytest.approx(149709, rel=1e-15)
    assert float(t.d) == pytest.approx(46 - 776 * 877 / 149709, rel=1e-14)
