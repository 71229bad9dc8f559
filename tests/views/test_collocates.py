"""The words that stand near the hits of a query, as rows."""

from __future__ import annotations

from math import isfinite

import pytest

from lettercli.counting.classes import Classes
from lettercli.counting.region import Region
from lettercli.counting.width import read_width
from lettercli.counting.windows import MODELS, Model, windows
from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.measures.association import MEASURES
from lettercli.query.reading import read
from lettercli.search import Layer, blocks
from lettercli.table import Cell
from lettercli.views.collocates import Found, Listing, collocates, working
from tests.index import made


def found(*texts: str, query: str = "grain", width: str = "2", model: Model = "ccc", layer: Layer = "text") -> Found:
    """The windows of a query in letters of one paragraph each."""
    index = build(made.edition(*(made.letter(str(id), text) for id, text in enumerate(texts, 1))))
    region = Region(index, layer)
    counted = windows(region, blocks(index, read(query), layer), read_width(width), model, keep=True)
    return Found(counted, Classes(index), query)


def rows(found: Found, *measures: str, **more: object) -> dict[str, dict[str, Cell]]:
    """The rows by their words, each by its columns."""
    table = collocates(found, Listing(measures or ("g2",), 1, offsets=True, **more))  # type: ignore[arg-type]
    names = [column.name for column in table.columns]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in table.rows}


@pytest.mark.parametrize(
    ("model", "title"),
    [
        ("ccc", "words near grain · G2, t · window 2:1 · at least 3 · 2 hits · R1 4 · "
                "N 5 tokens outside the hits in the text of 2 letters · each place once, hits set aside (ccc)"),
        ("span", "words near grain · G2, t · window 2:1 · at least 3 · 2 hits · R1 6 · "
                 "N 7 tokens in the text of 2 letters · each window for itself, expected by its width (span)"),
        ("none", "words near grain · G2, t · window 2:1 · at least 3 · 2 hits · R1 2 · "
                 "N 7 tokens in the text of 2 letters · each window for itself, width unheeded (none)"),
    ],
)  # fmt: skip
def test_the_heading(model: Model, title: str) -> None:
    """A heading names measures, window, minimum, hits, what the windows hold and of what that is a share."""
    made = found("a b c grain d", "e grain", width="2:1", model=model)
    assert collocates(made, Listing(("g2", "t"), 3)).title == title


def test_a_word_in_every_window_and_nowhere_else() -> None:
    """Its G2 is finite and the largest; %DIFF, which is infinite, is an empty cell."""
    read = rows(found("x grain a b c d e x grain", "y b c x grain", width="1:0"), *MEASURES)
    x = read["x"]
    assert (x["o11"], x["c1"], x["diff"]) == (3, 3, None)
    assert all(isinstance(x[name], float) and isfinite(x[name]) for name in MEASURES if name != "diff")  # type: ignore[arg-type]


@pytest.mark.parametrize("model", MODELS)
def test_windows_that_hold_all_there_is(model: Model) -> None:
    """Where nothing stands outside the windows, what was observed was to be expected, or it is not defined."""
    for row in rows(found("a grain b", width="p", model=model), *MEASURES).values():
        assert all(value is None or isfinite(float(value)) for name, value in row.items() if name != "form")  # type: ignore[arg-type]
        if model == "ccc":
            assert (row["g2"], row["mi"], row["lr-hardie"], row["diff"]) == (0.0, 0.0, None, None)


def test_equal_values_are_sorted_by_frequency_then_alphabet() -> None:
    """The largest value comes first, what has none comes last, equals by O11 and then as in a dictionary."""
    made = found("b grain a", "c grain a", "b grain z z", "z a grain", width="1")
    assert list(rows(made, sort="o11")) == ["a", "b", "c", "z"]
    assert list(rows(made, sort="o11", reverse=True))[-1] == "a"
    undefined = rows(found("x grain y", "x grain", "y b c", width="1"), "diff")
    assert list(undefined) == ["y", "x"]
    assert undefined["x"]["diff"] is None


def test_places_add_up() -> None:
    """How often a word stands at each place adds up to O11; a wide window and a sentence have no places."""
    made = found("a b grain b c grain a", width="3")
    for row in rows(made).values():
        assert sum(int(str(row[f"{place:+}"])) for place in (-3, -2, -1, 1, 2, 3)) == row["o11"]
    assert rows(made)["b"]["-1"] == rows(made)["b"]["+1"] == 1
    for width in ("s", "p", "21"):
        assert not [name for name in rows(found("a grain", width=width))["a"] if name[0] in "+-"]


def test_an_unknown_measure() -> None:
    """A measure that is none is an error that names those there are."""
    with pytest.raises(LettersError, match="measures are g2, g2-rayson"):
        rows(found("a grain"), "chi")


def test_two_spellings_are_two_words_where_case_counts() -> None:
    """Of words as written each spelling is explained that a text names; of folded ones the one word."""
    made = found("Mill grain mill")
    assert explained(made, "MILL") == {"Mill"}
    surfaces = Found(made.windows, Classes(made.windows.region.index, "surface"), "grain")
    assert explained(surfaces, "mill") == {"mill"}
    assert explained(surfaces, "MILL") == {"Mill", "mill"}
    assert explained(made, "oats") == set()


def explained(made: Found, text: str) -> set[Cell]:
    """The words of which a working tells."""
    return {row[-1] for row in working(made, text).rows}
