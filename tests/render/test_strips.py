"""A dispersion plot on a page: what is drawn where."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from lettercli.plot import Plot
from lettercli.render import strips, terminal
from tests.render.plots import SIX, plot, plots


def drawn(made: Plot, width: int) -> list[str]:
    return "".join(terminal.drawn(strips.page(made, width), color=False)).splitlines()


def test_a_page() -> None:
    """Dates and ids above, a strip a query, each letter as wide as it is long, the numbers at its end."""
    made = plot(SIX, {"Bukharin": [100, 870, 875, 2500, 3400, 3401, 3402, 4100], "oil": [2000]})
    assert drawn(made, 100) == [
        "Ann to Ben · 1929",
        "",
        "           29 Jul 9 Aug   10 Aug    21 Aug                        23 Aug",
        "          │39    │40     │41       │42                           │43   │44     │  hits  range     DP",
        "Bukharin  │ ▎    │      ▌│         │               ▎             │█    │      ▎│     8    5/6  0.472",
        "oil       │      │       │         │        ▎                    │     │       │     1    1/6  0.542",
        "▎1 ▌2 █3+",
    ]


def test_marks_say_who_wrote() -> None:
    """A cell whose hits are all the editors' has a bracket, one of which some are a shade; a column counts them."""
    made = plot(SIX, {"Bukharin": [0, 1, 4140]}, inserted=[1, 4140])
    assert drawn(made, 80)[3:] == [
        "          │39  │40  │41    │42                │43 │44  │  hits  []  range     DP",
        "Bukharin  │▒   │    │      │                  │   │   [│     3   2    2/6  0.786",
        "▎1 ▌2 █3+ · [ in the editors' brackets · ▒ some in the editors' brackets",
    ]


def test_many_hits_are_heights() -> None:
    """Where most marks would be the same, heights tell numbers apart, and the legend says what the highest is."""
    made = plot([("1", "1929", 100), ("2", "1930", 100)], {"the": [*range(90), *range(100, 200, 10)]})
    assert drawn(made, 80)[3:] == [
        "     │1                         │2                         │  hits  range     DP",
        "the  │▆█████▆██████▆█████▆███▄  │▂ ▂  ▂  ▂ ▂  ▂ ▂  ▂  ▂ ▂  │   100    2/2  0.400",
        "▁ 1 … █ 4 hits",
    ]


def test_no_hit_has_no_measure() -> None:
    """A query without hits has an empty strip, and a dash where a measure has no value."""
    assert drawn(plot(SIX, {"oil": []}), 80)[2:] == [
        "      29 Jul       10 Aug  21 Aug                  23 Aug",
        "     │39   │40    │41     │42                     │43  │44    │  hits  range  DP",
        "oil  │     │      │       │                       │    │      │     0    0/6   –",
        "▎1 ▌2 █3+",
    ]


def test_a_narrow_page_has_names_above_the_strips() -> None:
    """With no room beside it a strip stands between its query and its numbers."""
    assert drawn(plot(SIX, {"Bukharin": [100, 2500]}), 30) == [
        "Ann to Ben · 1929",
        "",
        "│39│40 │41 │42         │43│44│",
        "Bukharin",
        "│▎ │   │   │      ▎    │  │  │",
        "hits 2 · range 2/6 · DP 0.437",
        "▎1 ▌2 █3+",
    ]


def test_more_letters_than_cells_are_said() -> None:
    """Many letters are drawn by month or year, and the page says so; labels stand where there is room."""
    letters = [(str(at), f"{1900 + at // 12}-{at % 12 + 1:02}", 10) for at in range(600)]
    lines = drawn(plot(letters, {"oil": [5, 5995]}), 80)
    assert lines[-1] == "600 letters drawn by year"
    assert lines[2].startswith("     │1900")


@settings(max_examples=60, deadline=None)
@given(plots(), st.one_of(st.integers(1, 60), st.sampled_from([80, 140, 300])))
def test_any_page(made: Plot, width: int) -> None:
    """No line is wider than the page, nor has blanks at its end; a ruler is as wide as it may be, over all words."""
    lines = drawn(made, width)
    assert all(cell_len(line) <= width for line in lines if width > 1 or line.isascii())
    assert all(line == line.rstrip() for line in lines)
    ruler = strips.Ruler.of(made.letters, width)
    assert sum(ruler.widths) + ruler.framed * (len(ruler.widths) - 1) + 2 * ruler.edged == width
    edges = list(ruler.edges())
    assert edges[0][0] == 0
    assert edges[-1][1] == made.words
    assert all(one[1] == two[0] for one, two in pairwise(edges))
    for strip in made.strips:
        assert sum(strip.between(*edge)[0] for edge in edges) == len(strip.hits)


@pytest.mark.parametrize("color", [True, False])
def test_colour_is_not_needed(color: bool) -> None:
    """In colour a page is the same text."""
    made = plot(SIX, {"Bukharin": [0, 1, 4140]}, inserted=[1])
    text = "".join(terminal.drawn(strips.page(made, 80), color=color))
    assert ("\x1b[" in text) is color
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == "\n".join(drawn(made, 80)) + "\n"
