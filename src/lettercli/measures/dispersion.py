"""How evenly a word is spread over the parts of a text, as numbers.

A text is cut into parts 1 … n, which need not be of one length. With

    w_i   the words of part i            N = Σ w_i        s_i = w_i / N    the share of part i in the text
    v_i   the hits in part i             f = Σ v_i        p_i = v_i / w_i  how frequent they are in it

the measures are those of the functions below. Parts without a word are no parts: nothing could stand there, and one of
them would make every smallest share 0. What has no value is None: all but the range where there is no hit, and what
compares parts where there is only one.

Sources: Gries, "Dispersions and adjusted frequencies in corpora", International Journal of Corpus Linguistics 13
(2008), 403–437. Lijffijt and Gries, "Correction to 'Dispersions and adjusted frequencies in corpora'", ibid. 17 (2012),
147–149. Juilland, Brodin and Davidovitch, Frequency Dictionary of French Words (1970). Gries, "Analyzing Dispersion",
in Paquot and Gries, eds., A Practical Handbook of Corpus Linguistics (2020), 99–118, has all of them in one notation.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

_MANY = 10_000
"""Parts that are worth an array."""


class Dispersion(NamedTuple):
    """The measures of one word over one division into parts."""

    hits: int
    """f."""
    words: int
    """N."""
    parts: int
    """n: how many parts have words."""
    range: int
    """How many of them have hits."""
    dp: float | None
    dp_norm: float | None
    d: float | None


def dispersion(hits: Sequence[int], words: Sequence[int]) -> Dispersion:
    """All the measures of a word with these hits in parts of so many words.

    Raises ValueError where the two do not have an entry a part, one is negative, or a part without words has hits.
    """
    if min(hits, default=0) < 0 or min(words, default=0) < 0:
        raise ValueError("a part has less than nothing")
    if len(hits) != len(words):
        raise ValueError("a part has hits and no number of words, or words and no number of hits")
    v, w = hits, words
    if not all(words):
        if any(hit and not size for hit, size in zip(hits, words, strict=True)):
            raise ValueError("a part without words has hits")
        v, w = [hit for hit, size in zip(hits, words, strict=True) if size], [size for size in words if size]
    there = len(v) - v.count(0)
    return Dispersion(sum(v), sum(w), len(w), there, dp(v, w), dp_norm(v, w), juilland_d(v, w))


def dp(hits: Sequence[int], words: Sequence[int]) -> float | None:
    """Gries's deviation of proportions: DP = ½ Σ |v_i / f − s_i|.

    0 where every part has its share of the hits; towards 1, which it never reaches, the fewer and shorter the parts
    are that have them all. Over one part it is 0. Gries 2008.
    """
    f, n = sum(hits), sum(words)
    return _deviation(hits, words) / (2 * f * n) if f else None


def dp_norm(hits: Sequence[int], words: Sequence[int]) -> float | None:
    """DP as a share of the most that it can be: DPnorm = DP / (1 − min s_i).

    1 where all hits stand in the shortest part. None over one part. Lijffijt and Gries 2012, who correct the DPnorm
    of 2008.
    """
    f, there = sum(hits), [w for w in words if w]
    if not f or len(there) < 2:
        return None
    return _deviation(hits, words) / (2 * f * (sum(there) - min(there)))


def _deviation(hits: Sequence[int], words: Sequence[int]) -> int:
    """Σ |v_i N − w_i f|, in whole numbers, so that DP and DPnorm are the nearest that a float can be to the truth."""
    f, n = sum(hits), sum(words)
    if len(words) > _MANY and 2 * f * n < 1 << 63:  # no part, and no sum of parts, is more than that
        import numpy as np

        return int(np.abs(np.asarray(hits, np.int64) * n - np.asarray(words, np.int64) * f).sum())
    return sum(abs(v * n - w * f) for v, w in zip(hits, words, strict=True))


def juilland_d(hits: Sequence[int], words: Sequence[int]) -> float | None:
    """Juilland's D of relative frequencies: D = 1 − (σ / µ) / √(n − 1).

    µ is the mean of the p_i and σ their standard deviation as of a population, σ² = Σ (p_i − µ)² / n, so that D is
    1 where all parts have the word as often and 0 where one part has it all. Taken of the p_i rather than of the v_i
    it is right for parts of several lengths, too. None over one part. Gries 2020.
    """
    p = [v / w for v, w in zip(hits, words, strict=True) if w]
    if len(p) < 2 or not any(p):
        return None
    if sum(map(bool, p)) == 1:
        return 0.0  # as the formula has it, but for the last bits of its floats
    mean = fsum(p) / len(p)
    deviation = sqrt(fsum((each - mean) ** 2 for each in p) / len(p))
    return max(1 - deviation / mean / sqrt(len(p) - 1), 0.0)
