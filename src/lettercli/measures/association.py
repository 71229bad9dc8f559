"""Measures of association: how far what was observed is from what chance would make of it.

All of them take the four numbers that a contingency table is made of, as plain numbers or as numpy arrays:

    o11   how often the word stands in the windows (of keywords: in the target)
    r1    tokens in the windows (in the target)
    c1    how often the word comes at all
    n     all tokens

                      the word            other words
    in windows        O11                 O12 = R1 - O11          R1
    elsewhere         O21 = C1 - O11      O22 = N - R1 - O21      R2 = N - R1
                      C1                  C2 = N - C1             N

and Eij = Ri Cj / N is what chance would put in a cell. In every cell observed and expected differ by the same
D = O11 - E11 = (O11 N - R1 C1) / N, which is computed in whole numbers: where observed and expected are nearly equal
the textbook's formulas lose their digits, and these do not.

Values are float64. Where a measure is not defined the value is nan, and never an infinity: each says when that is;
what writes values writes nan as an empty cell. So it is, too, where a cell that a measure uses is negative, which no
count of positions makes but a count of pairs can. 0 log 0 is 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log, nan
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from lettercli.errors import LettersError
from lettercli.measures.contingency import Table, Values, floats

_SERIES = tuple((-1) ** power / (power * (power - 1)) for power in range(2, 12))
"""(1 + x) log(1 + x) - x = x^2/2 - x^3/6 + x^4/12 - ..."""
_NEAR = 0.02
"""Below, that series is right to the last digit."""


def _deviance(o: Values, e: Values, d: Values) -> Values:
    """o log(o/e) - (o - e), where d is o - e; summed over cells it is what G2 is twice of, each cell adding to it."""
    with np.errstate(all="ignore"):
        x = d / e
        near = np.zeros_like(x)
        for coefficient in reversed(_SERIES):
            near = coefficient + x * near
        far = o * np.where(np.abs(x) < 0.5, np.log1p(x), np.log(o / e)) - d
        found = np.where(np.abs(x) < _NEAR, e * x * x * near, np.where(o == 0, e, far))
        return np.where((o == 0) & (e == 0), 0.0, np.where((o < 0) | (e <= 0), nan, found))


def _log2_ratio(table: Table) -> Values:
    """log2(O11 / E11), right to the last digit where the two are nearly equal; nan where one of them is 0."""
    with np.errstate(all="ignore"):
        x = table.d / table.e11
        found = np.where(np.abs(x) < 0.5, np.log1p(x) / log(2), np.log2(table.o11 / table.e11))
        return np.where((table.o11 > 0) & (table.e11 > 0), found, nan)


def _divided(over: Values, under: Values) -> Values:
    """A quotient; nan where the divisor is no positive number."""
    with np.errstate(all="ignore"):
        return np.where(under > 0, over / under, nan)


def _signed(table: Table, value: Values) -> Values:
    """The value, negative where less was observed than expected."""
    return np.where(table.dn < 0, -value, value)


def g2(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Log-likelihood of all four cells.

    G2 = 2 sum Oij ln(Oij/Eij), over the four cells, negative where O11 < E11

    Source: Dunning 1993, Computational Linguistics 19(1), 61-74; the form is that of Evert 2004 and 2008.
    Not defined for an empty table (N = 0). Where a margin is 0 or N, nothing can be learnt, and G2 is 0.
    """
    t = Table(o11, r1, c1, n)
    cells = ((t.o11, t.e11, t.d), (t.o12, t.e12, -t.d), (t.o21, t.e21, -t.d), (t.o22, t.e22, t.d))
    total: Values = sum((_deviance(*cell) for cell in cells), np.zeros_like(t.d))
    return _signed(t, 2 * total)


def g2_rayson(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Log-likelihood of the two cells of the word.

    G2 = 2 (O11 ln(O11/E11) + O21 ln(O21/E21)), negative where O11 < E11

    Source: Rayson and Garside 2000, Comparing corpora using frequency profiling, 1-6.
    Not defined for an empty table (N = 0).
    """
    t = Table(o11, r1, c1, n)
    return _signed(t, 2 * (_deviance(t.o11, t.e11, t.d) + _deviance(t.o21, t.e21, -t.d)))


def simple_ll(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Log-likelihood of the one cell of the word in the windows.

    simple-LL = 2 (O11 ln(O11/E11) - (O11 - E11)), negative where O11 < E11

    Source: Evert 2008, Corpora and collocations, in Lüdeling and Kytö (eds), Corpus Linguistics 2, 1212-1248.
    Not defined for an empty table (N = 0).
    """
    t = Table(o11, r1, c1, n)
    return _signed(t, 2 * _deviance(t.o11, t.e11, t.d))


def mi(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Pointwise mutual information, in bits; negative where O11 < E11.

    MI = log2(O11/E11)

    Source: Church and Hanks 1990, Computational Linguistics 16(1), 22-29.
    Not defined where O11 = 0, of which it is minus infinity.
    """
    return _log2_ratio(Table(o11, r1, c1, n))


def mi3(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Mutual information with the observed frequency cubed, which favours frequent words.

    MI3 = log2(O11^3/E11)

    Source: Daille 1994, Approche mixte pour l'extraction automatique de terminologie.
    Not defined where O11 = 0, of which it is minus infinity.
    """
    t = Table(o11, r1, c1, n)
    with np.errstate(all="ignore"):
        return floats(_log2_ratio(t) + 2 * np.log2(np.where(t.o11 > 0, t.o11, nan)))


def lmi(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Local mutual information, in bits: MI times how often it was observed; negative where O11 < E11.

    LMI = O11 log2(O11/E11)

    Source: Evert 2004, The statistics of word cooccurrences.
    0 where O11 = 0; not defined for an empty table (N = 0).
    """
    t = Table(o11, r1, c1, n)
    return np.where((t.o11 == 0) & (t.n > 0), 0.0, t.o11 * _log2_ratio(t))


def t_score(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Student's t against what was expected; negative where O11 < E11.

    t = (O11 - E11) / sqrt(O11)

    Source: Church, Gale, Hanks and Hindle 1991, Using statistics in lexical analysis.
    Not defined where O11 = 0.
    """
    t = Table(o11, r1, c1, n)
    return _divided(t.d, np.sqrt(np.maximum(t.o11, 0)))


def z_score(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Standard deviations from what was expected; negative where O11 < E11.

    z = (O11 - E11) / sqrt(E11)

    Source: Berry-Rogghe 1973; the form is that of Evert 2008.
    Not defined where E11 = 0.
    """
    t = Table(o11, r1, c1, n)
    return _divided(t.d, np.sqrt(np.maximum(t.e11, 0)))


def dice(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """The share of what windows and word have in common, from 0 to 1.

    Dice = 2 O11 / (R1 + C1)

    Source: Dice 1945, Ecology 26(3), 297-302.
    Not defined where R1 + C1 = 0.
    """
    t = Table(o11, r1, c1, n)
    return _divided(2 * t.o11, t.r1 + t.c1)


def logdice(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Dice on a scale whose most is 14; one more is twice as much. It does not depend on N.

    logDice = 14 + log2(2 O11 / (R1 + C1))

    Source: Rychlý 2008, A lexicographer-friendly association score, in RASLAN, 6-9.
    Not defined where O11 = 0, of which it is minus infinity.
    """
    shared = dice(o11, r1, c1, n)
    with np.errstate(all="ignore"):
        return 14 + np.log2(np.where(shared > 0, shared, nan))


def lr_walter(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Log ratio of the relative frequencies in the windows and elsewhere, a thousandth added to every count.

    LR = log2((O11+d)/(R1+d) (R2+d)/(O21+d)), d = 0.001

    Source: Walter 1975, Biometrika 62(2), 371-374, for the discount; Hardie 2014 for the measure. The thousandth is
    that of the package association-measures when it scores a table, and so of cwb-ccc; Walter's own is a half.
    Defined for every table, also for one of zeros, of which it is 0.
    """
    return _discounted(Table(o11, r1, c1, n), 0.001)


def lr_walter_half(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Log ratio of the relative frequencies in the windows and elsewhere, a half added to every count.

    LR = log2((O11+d)/(R1+d) (R2+d)/(O21+d)), d = 1/2

    Source: Walter 1975, Biometrika 62(2), 371-374; Hardie 2014 for the measure.
    Defined for every table, also for one of zeros, of which it is 0.
    """
    return _discounted(Table(o11, r1, c1, n), 0.5)


def _discounted(t: Table, d: float) -> Values:
    """The log ratio with so much added to every count."""
    sound = (t.o11 >= 0) & (t.o21 >= 0) & (t.r1 >= 0) & (t.r2 >= 0)
    with np.errstate(all="ignore"):
        ratio = (t.o11 + d) / (t.r1 + d) / ((t.o21 + d) / (t.r2 + d))
        return np.log2(np.where(sound, ratio, nan))


def lr_hardie(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """Log ratio of the relative frequencies in the windows and elsewhere, a half in the place of a zero.

    LR = log2((O11/R1) / (O21/R2)), 1/2 for a 0 of O11 or O21

    Source: Hardie 2014, Log Ratio: an informal introduction (CASS, Lancaster).
    Not defined where R1 = 0 or R2 = 0: where nothing stands in windows, or all.
    """
    t = Table(o11, r1, c1, n)
    sound = (t.o11 >= 0) & (t.o21 >= 0) & (t.r1 > 0) & (t.r2 > 0)
    with np.errstate(all="ignore"):
        ratio = np.where(t.o11 == 0, 0.5, t.o11) / t.r1 / (np.where(t.o21 == 0, 0.5, t.o21) / t.r2)
        return np.log2(np.where(sound, ratio, nan))


def diff(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
    """By how many per cent the relative frequency in the windows is above that elsewhere; -100 where O11 = 0.

    %DIFF = 100 (O11/R1 - O21/R2) / (O21/R2)

    Source: Gabrielatos and Marchi 2012, Keyness: appropriate metrics and practical issues.
    Not defined where O21 = 0 (it is infinite, and the authors' quasi-zero would only say how small that is), where
    R1 = 0 and where R2 = 0.
    """
    t = Table(o11, r1, c1, n)
    sound = (t.o11 >= 0) & (t.o21 > 0) & (t.r1 > 0) & (t.r2 > 0)
    return _divided(100 * t.dn, np.where(sound, t.o21 * t.r1, nan))


class Measure(NamedTuple):
    """A measure by its name on the command line."""

    name: str
    """The column that holds it."""
    of: Callable[[ArrayLike, ArrayLike, ArrayLike, ArrayLike], Values]
    symbol: str
    """What people call it."""
    formula: str
    source: str

    def __call__(self, o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Values:
        """The measure of each table."""
        return self.of(o11, r1, c1, n)


MEASURES: Mapping[str, Measure] = MappingProxyType({
    measure.name: measure
    for measure in (
        Measure("g2", g2, "G2", "2 sum Oij ln(Oij/Eij)", "Dunning 1993"),
        Measure("g2-rayson", g2_rayson, "G2 (Rayson)", "2 (O11 ln(O11/E11) + O21 ln(O21/E21))",
                "Rayson and Garside 2000"),
        Measure("simple-ll", simple_ll, "simple-LL", "2 (O11 ln(O11/E11) - (O11 - E11))", "Evert 2008"),
        Measure("mi", mi, "MI", "log2(O11/E11)", "Church and Hanks 1990"),
        Measure("mi3", mi3, "MI3", "log2(O11^3/E11)", "Daille 1994"),
        Measure("lmi", lmi, "LMI", "O11 log2(O11/E11)", "Evert 2004"),
        Measure("t", t_score, "t", "(O11 - E11) / sqrt(O11)", "Church, Gale, Hanks and Hindle 1991"),
        Measure("z", z_score, "z", "(O11 - E11) / sqrt(E11)", "Berry-Rogghe 1973"),
        Measure("dice", dice, "Dice", "2 O11 / (R1 + C1)", "Dice 1945"),
        Measure("logdice", logdice, "logDice", "14 + log2(2 O11 / (R1 + C1))", "Rychlý 2008"),
        Measure("lr-walter", lr_walter, "LR (Walter)", "log2((O11+d)/(R1+d) (R2+d)/(O21+d)), d = 0.001",
                "Walter 1975"),
        Measure("lr-walter-half", lr_walter_half, "LR (Walter, 1/2)",
                "log2((O11+d)/(R1+d) (R2+d)/(O21+d)), d = 1/2", "Walter 1975"),
        Measure("lr-hardie", lr_hardie, "LR (Hardie)", "log2((O11/R1) / (O21/R2)), 1/2 for a 0", "Hardie 2014"),
        Measure("diff", diff, "%DIFF", "100 (O11/R1 - O21/R2) / (O21/R2)", "Gabrielatos and Marchi 2012"),
    )
})  # fmt: skip
"""In the order in which they are offered."""


def named(name: str) -> Measure:
    """The measure of that name; raises LettersError with those there are."""
    if name not in MEASURES:
        raise LettersError(f"no measure {name!r}", f"measures are {', '.join(MEASURES)}")
    return MEASURES[name]
