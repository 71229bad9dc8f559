"""A register: what is listed, and where it stands."""

from __future__ import annotations

import pytest

from lettercli.render.bibliography import apart, page
from lettercli.render.cells import cell_len
from lettercli.render.terminal import drawn
from lettercli.table import Column, Table

COLUMNS = tuple(Column(name) for name in ("heading", "source", "address", "where", "mark"))
ROWS = [
    ("RGASPI f. 17, op. 3", "d. 9", "39.n1", "l. 5", ""),
    ("RGASPI f. 17, op. 3", "d. 9", "39.n1", "l. 2", "?"),
    ("RGASPI f. 17, op. 3", "d. 9", "41.n1", "", "?"),
    ("RGASPI f. 17, op. 3", "d. 750", "42.n16", "ll. 3–4", ""),
    ("Books", "Moshe Lewin, Russian Peasants and Soviet Power (London, 1968)", "42.n2", "5", ""),
    ("Books", "\x1b[31mred", "42.n3", "", ""),
]


def lines(width: int, title: str = "6 citations") -> list[str]:
    """What a terminal without colours gets."""
    return "".join(drawn(page(Table(COLUMNS, ROWS, title), width), color=False)).splitlines()


def test_places_stand_beside_what_is_short_and_below_what_is_long() -> None:
    """Places of one address are one, a mark is on the address and on the place it belongs to."""
    assert lines(50) == [
        "6 citations",
        "",
        "RGASPI f. 17, op. 3",
        "  d. 9    39.n1? (l. 5; l. 2?), 41.n1?",
        "  d. 750  42.n16 (ll. 3–4)",
        "",
        "Books",
        "  Moshe Lewin, Russian Peasants and Soviet Power",
        "    (London, 1968)",
        "      42.n2 (5)",
        "  ␛[31mred  42.n3",
    ]


def test_a_narrow_page_has_no_columns() -> None:
    """Below forty cells each place stands under what is listed."""
    assert lines(24, "")[:6] == [
        "RGASPI f. 17, op. 3",
        "d. 9",
        "    39.n1? (l. 5; l.",
        "    2?),",
        "    41.n1?",
        "d. 750",
    ]


@pytest.mark.parametrize("width", [*range(1, 50), 80, 200])
def test_every_line_fits(width: int) -> None:
    """From one cell to two hundred no line is wider than the page."""
    assert max(map(cell_len, lines(width))) <= width


def test_what_follows_has_a_heading() -> None:
    """Set apart by a blank line."""
    assert "".join(drawn(apart("Doubtful", 40), color=False)) == "\nDoubtful\n"


def test_colour_marks_addresses_and_doubts() -> None:
    """Addresses are cyan, the question mark magenta."""
    shown = "".join(drawn(page(Table(COLUMNS, ROWS), 80), color=True))
    assert "\x1b[36m39.n1\x1b[0m\x1b[35m?\x1b[0m" in shown
