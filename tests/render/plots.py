"""Dispersion plots for tests: by hand for one fact, at random for a law."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from hypothesis import strategies as st

from lettercli import dates
from lettercli.measures.dispersion import dispersion
from lettercli.plot import Extent, Plot, Strip


def plot(
    letters: Sequence[tuple[str, str, int]], strips: Mapping[str, Sequence[int]], inserted: Sequence[int] = ()
) -> Plot:
    """A plot of letters (id, date, words) and of hits by query; those at the `inserted` places are the editors'."""
    extents = tuple(Extent(id, dates.parse(date), words) for id, date, words in letters)
    edges = list(accumulate(extent.words for extent in extents))
    made = []
    for query, hits in strips.items():
        tally = [0] * len(extents)
        for hit in hits:
            tally[bisect_right(edges, hit)] += 1
        found = dispersion(tally, [extent.words for extent in extents])
        made.append(Strip(query, sorted(hits), sorted(set(hits).intersection(inserted)), found))
    return Plot(extents, tuple(made), "Ann to Ben · 1929", f"{len(extents)} letters")


SIX = [("39", "1929-07-29", 433), ("40", "1929-08-09", 453), ("41", "1929-08-10", 575), ("42", "1929-08-21", 1900),
       ("43", "1929-08-23", 330), ("44", "1929-08-29", 453)]  # fmt: skip


@st.composite
def plots(draw: st.DrawFn) -> Plot:
    """Some letters, or very many, with some queries, or one of a strange name."""
    number = draw(st.sampled_from([1, 2, 7, 90, 400]))
    sizes = draw(st.lists(st.integers(1, 3000), min_size=number, max_size=number))
    first = draw(st.integers(1800, 1900))
    letters = [(str(at), f"{first + at // 5}-{at % 5 + 1:02}" if at % 7 else "", size) for at, size in enumerate(sizes)]
    letters.sort(key=lambda letter: dates.order(dates.parse(letter[1])))
    names = draw(st.lists(st.sampled_from(["oil", "grain procurement*", "漢字", "<&>\x1b", "word " * 40]), min_size=1,
                          max_size=3, unique=True))  # fmt: skip
    hits = st.lists(st.integers(0, sum(sizes) - 1), max_size=80, unique=True)
    strips = {name: draw(hits) for name in names}
    return plot(letters, strips, draw(hits))
