"""Keyness: what a measure of a word in a target and a reference is worth, beside the measures of association.

The table is that of `association`: O11 and O21 are how often the word is in target and reference, R1 and R2 how many
tokens these have, C1 = O11 + O21, N = R1 + R2. G2, the log ratios and %DIFF are the same formulas there as here; what
is particular to keywords is that very many words are compared at a time, so that some differ by chance.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import erfc, log, nan, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from lettercli.measures.contingency import Table, Values

INTERVALS = {"lr-walter": 0.001, "lr-walter-half": 0.5, "lr-hardie": None}
"""For each log ratio what is added to all counts; None: nothing, and a half stands in the place of a zero."""


def p_value(g2: ArrayLike) -> Values:
    """The probability that chance alone gives a G2 as far from 0, of one word.

    p = P(chi2 with one degree of freedom >= |G2|) = erfc(sqrt(|G2| / 2))

    Source: Dunning 1993, Computational Linguistics 19(1), 61-74: G2 is distributed as chi2.
    Not defined where G2 is not; 0 where it is less than a float can hold, from a G2 of some 1,480 on.
    """
    values = np.abs(np.asarray(g2, np.float64))
    return np.array([erfc(sqrt(each / 2)) for each in values.reshape(-1).tolist()]).reshape(values.shape)


def bonferroni(p: ArrayLike, comparisons: int) -> Values:
    """Probabilities corrected for so many comparisons: the chance that any of them is so far off.

    p' = min(1, m p)

    Source: Bonferroni 1936; Dunn 1961, Journal of the American Statistical Association 56, 52-64.
    """
    return np.minimum(np.asarray(p, np.float64) * max(comparisons, 1), 1.0)


def quantile(alpha: float, comparisons: int = 1) -> float:
    """How many standard deviations from the mean leave alpha / comparisons outside, on both sides together."""
    return -NormalDist().inv_cdf(alpha / max(comparisons, 1) / 2)


def interval(
    measure: str, o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike, alpha: float, comparisons: int = 1
) -> tuple[Values, Values]:
    """The confidence interval of a log ratio, its lower and its upper end.

    LR -+ z sqrt(1/O11 - 1/R1 + 1/O21 - 1/R2) / ln 2, z the quantile of the normal distribution at alpha / 2m

    with the counts as the measure has them: O11 and O21 of 0 are 1/2 for Hardie's, all four are larger by the discount
    for Walter's.

    Source: Katz, Baptista, Azen and Pike 1978, Biometrics 34(3), 469-474, for the ratio of two proportions; Walter
    1975, Biometrika 62(2), 371-374, for the discount; with alpha / m the interval is Bonferroni-corrected.
    Not defined where R1 = 0 or R2 = 0, but for Walter's, which is defined for every table.
    """
    t, discount = Table(o11, r1, c1, n), INTERVALS[measure]
    if discount is None:
        a, b = (np.where(count == 0, 0.5, count) for count in (t.o11, t.o21))
        first, second = (np.where(size > 0, size, nan) for size in (t.r1, t.r2))
    else:
        a, b, first, second = (count + discount for count in (t.o11, t.o21, t.r1, t.r2))
    with np.errstate(all="ignore"):
        ratio = np.log2(a / first / (b / second))
        # A word that is all of a target of one token has, with a half for a zero, a variance below 0.
        error = np.sqrt(np.maximum(1 / a - 1 / first + 1 / b - 1 / second, 0.0)) * quantile(alpha, comparisons) / log(2)
    return ratio - error, ratio + error


def deviations(pieces: Iterable[tuple[ArrayLike, ArrayLike, ArrayLike]], sizes: ArrayLike, totals: ArrayLike) -> Values:
    """Gries's deviation of proportions of each word, told in pieces of parts, words and counts.

    DP = 1/2 sum |v_i / f - s_i|

    `totals` are the words' numbers in all parts. Source: Gries 2008, International Journal of Corpus Linguistics 13(4),
    403-437. Not defined (nan) for a word that is nowhere. A part in which a word is not adds its whole share, so that
    those parts need not be told.
    """
    size, total = np.asarray(sizes, np.float64), np.asarray(totals, np.float64)
    off, held = np.zeros(len(total)), np.zeros(len(total))
    with np.errstate(all="ignore"):
        shares = size / size.sum()
        for parts, words, counts in pieces:
            part, word, count = (np.asarray(given, np.int64) for given in (parts, words, counts))
            share = shares[part] if len(part) else np.zeros(0)
            np.add.at(off, word, np.abs(count / total[word] - share))
            np.add.at(held, word, share)
        return np.where(total > 0, (off + 1 - held) / 2, nan)
