"""The concordance: its columns, its samples and limits, what its footer tells."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.query.words import parse
from lettercli.search import Hit, search
from lettercli.views.context import read_context
from lettercli.views.kwic import draw, kwic
from lettercli.views.order import read_keys
from tests.index import made

TEXT = 'The "grain" is late [and the grain dear].'


@pytest.fixture
def index() -> Index:
    """Two letters with grain in the text, in an insertion, in a note, and in an undated letter."""
    first = made.passage("1.p1", TEXT, marks=made.inserted(TEXT, "[and the grain dear]"))
    return build(
        made.edition(
            made.letter("1", first, "Much grain.", notes=["Grain,\tthat is, rye."]),
            made.letter("2", "No grain.", date=""),
        )
    )


def test_a_line_is_address_date_left_node_right(index: Index) -> None:
    """The five columns come first, trimmed, with the punctuation as printed."""
    table = kwic(index, search(index, parse("grain")), read_context("2"), exports=False)
    assert [column.name for column in table.columns] == ["address", "date", "left", "node", "right", "mark"]
    assert [tuple(map(str, row)) for row in table.rows] == [
        ("1.p1", "1929-08-21", 'The "', "grain", '" is late', ""),
        ("1.p1", "1929-08-21", "[and the", "grain", "dear]. ¶ Much", "[]"),
        ("1.p2", "1929-08-21", "dear]. ¶ Much", "grain", ".", ""),
        ("2.p1", "", "No", "grain", ".", ""),
    ]


def test_a_page_gets_the_blanks_beside_the_node(index: Index) -> None:
    """With exact the cells of a line joined are running text."""
    rows = list(kwic(index, search(index, parse("grain")), read_context("s"), exact=True).rows)
    assert ["".join(str(cell) for cell in row[2:5]) for row in rows] == [TEXT, TEXT, "Much grain.", "No grain."]


def test_exports_have_the_places_of_the_tokens(index: Index) -> None:
    """Letter, flow, voice, numbers of tokens, sender, recipient and characters of the passage are for exports."""
    table = kwic(index, search(index, parse("grain"), "all"))
    names = [column.name for column in table.columns if column.where == "exports"]
    assert names == ["letter", "flow", "voice", "start", "end", "sender", "recipient", "from", "to"]
    assert [row[6:13] for row in table.rows] == [
        ("1", "text", "writer", 1, 2, "Stalin", "Molotov"),
        ("1", "text", "editor", 6, 7, "Stalin", "Molotov"),
        ("1", "text", "writer", 9, 10, "Stalin", "Molotov"),
        ("1", "n1", "editor", 10, 11, "Stalin", "Molotov"),
        ("2", "text", "writer", 1, 2, "Stalin", "Molotov"),
    ]
    rows = kwic(index, search(index, parse("grain")), read_context("2")).rows
    assert [TEXT[row[13] : row[14]] for row in rows][:2] == ["grain", "grain"]  # type: ignore[misc]


def test_a_cell_has_no_tab(index: Index) -> None:
    """White space in a text, within the node too, is a blank."""
    (row,) = kwic(index, search(index, parse("grain that"), "notes"), read_context("2"), exports=False).rows
    assert row[2:5] == ("", "Grain, that", "is, rye.")


@pytest.mark.parametrize(
    ("text", "footer"),
    [
        ("grain", ["4 hits in 2 letters", "1 in the editors' brackets"]),
        ("much", ["1 hit in 1 letter"]),
        ("rye", []),
    ],
)
def test_the_footer_tells_what_was_drawn(index: Index, text: str, footer: list[str]) -> None:
    """When the rows are drawn, the footer has the hits, their letters and those in brackets."""
    table = kwic(index, search(index, parse(text)))
    assert table.footer == []
    list(table.rows)
    assert table.footer == footer


def test_notes_are_no_insertions(index: Index) -> None:
    """Hits in notes, which are all the editors', bear no mark."""
    table = kwic(index, search(index, parse("grain"), "notes"), exports=False)
    assert [row[-1] for row in table.rows] == [""]
    assert table.footer == ["1 hit in 1 letter"]


def test_rows_stream(index: Index) -> None:
    """A row is made when it is asked for: hits that never end give a first row."""

    def endless() -> object:
        while True:
            yield Hit(1, 2)

    table = kwic(index, endless())  # type: ignore[arg-type]
    assert next(iter(table.rows))[0] == "1.p1"


def test_a_sample_is_drawn_then_sorted_then_limited(index: Index) -> None:
    """The limit takes the first of the sorted lines."""
    hits = list(search(index, parse("grain")))
    table = kwic(index, hits, sort=read_keys("address-"), sample=3, seed=1, limit=2, exports=False)
    drawn = draw(hits, 3, 1)
    assert [row[0] for row in table.rows] == [index.passages.addresses[index.passage(h.start)] for h in drawn[:0:-1]]


@settings(max_examples=60)
@given(st.integers(0, 60), st.integers(0, 20), st.integers())
def test_a_sample_keeps_order_and_repeats(total: int, number: int, seed: int) -> None:
    """A sample has as many hits as asked for or as there are, in order, none twice, the same for the same seed."""
    hits = [Hit(place, place + 1) for place in range(total)]
    drawn = draw(hits, number, seed)
    assert len(drawn) == min(number, total)
    assert drawn == sorted(set(drawn))
    assert draw(iter(hits), number, seed) == drawn


def test_every_hit_can_be_drawn() -> None:
    """Over some seeds a sample of two has each of ten hits."""
    hits = [Hit(place, place + 1) for place in range(10)]
    assert {hit for seed in range(60) for hit in draw(hits, 2, seed)} == set(hits)


def test_a_concordance_imports_little() -> None:
    """Searching an index and making lines of it brings in no renderer, no number cruncher, no YAML, no command line."""
    code = "import sys, lettercli.query.words, lettercli.search, lettercli.views.kwic; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    dear = {"rich", "tabulate", "numpy", "yaml", "click", "regex", "random"}
    dear |= {"lettercli.model", "lettercli.text.sentences"}
    assert not dear.intersection(loaded)
