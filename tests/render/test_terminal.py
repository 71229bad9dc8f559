"""Pages: columns, cards, facts, concordance lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lettercli.dates import UNDATED, parse
from lettercli.render.terminal import drawn, facts, page
from lettercli.table import Cell, Column, Table

LETTERS = (Column("id", "address"), Column("date", "date"), Column("words", "number"), Column("begins", "prose"))
LINES = (
    Column("address", "address"),
    Column("date", "date"),
    Column("left", "left"),
    Column("node", "node"),
    Column("right", "right"),
    Column("mark", "mark"),
)
TEXT = st.text(st.sampled_from("ab é漢👩\u0301\u200d,.()¶ \x1b[]\t\u202e…"), max_size=80)
ROWS = st.lists(
    st.tuples(TEXT, st.sampled_from([UNDATED, parse("1929-08-09"), parse("1929"), "x", None]), TEXT, TEXT, TEXT, TEXT),
    max_size=4,
)


def show(table: Table, width: int, *, whole: bool = False) -> str:
    return "".join(drawn(page(table, width, whole=whole), color=False))


def test_columns_are_aligned() -> None:
    """Numbers and dates end, and all else begins, in one column; numbers have commas, prose is cut between words."""
    rows: list[tuple[Cell, ...]] = [
        ("9", parse("1929-08-09"), 12, "Short."),
        ("10", parse("1929-10-10"), 1306, "A beginning that is too long for it."),
    ]
    assert show(Table(LETTERS, rows), 46) == (
        "id         date  words  begins\n"
        "9    9 Aug 1929     12  Short.\n"
        "10  10 Oct 1929  1,306  A beginning that is …\n"
    )


def test_the_year_is_said_once() -> None:
    """Where the title names the year that all dates share, the rows leave it out."""
    assert show(Table(LETTERS, [("9", parse("1929-08-09"), 12, "Short.")], "Ann to Ben · 9 Aug 1929"), 60) == (
        "Ann to Ben · 9 Aug 1929\n\nid   date  words  begins\n9   9 Aug     12  Short.\n"
    )


def test_a_year_that_the_title_does_not_name_stays() -> None:
    """A row leaves out the title's year and no other, whichever row it is; of two years none is left out."""
    rows: list[tuple[Cell, ...]] = [("9", parse("1929-08-09"), 1, "a"), ("10", parse("1930-01-02"), 1, "b")]
    one, two = (show(Table(LETTERS, rows, title), 60).splitlines()[-2:] for title in ("1929", "1929 – 1930"))
    assert one == ["9        9 Aug      1  a", "10  2 Jan 1930      1  b"]
    assert two == ["9   9 Aug 1929      1  a", "10  2 Jan 1930      1  b"]


def test_an_old_style_date_keeps_its_calendar() -> None:
    """A date's calendar is the row's own: a leap day of the Julian calendar is a day."""
    rows: list[tuple[Cell, ...]] = [("9", parse("1900-02-29", "julian"), 1, "a")]
    assert "29 Feb 1900 (old style)" in show(Table(LETTERS, rows), 60)


@pytest.mark.parametrize("width", [24, 40, 80])
def test_rows_beyond_the_first_thousand_fit_too(width: int) -> None:
    """However late a wide cell comes, no line is wider than the page, and dates look as they do above."""
    rows: list[tuple[Cell, ...]] = [(str(n), parse("1929-08-10"), n, "Short.") for n in range(1, 1500)]
    rows += [("1500", None, 1_000_000, "Quite a long beginning. " * 9), ("a" * 70, parse("1929-08-11"), 1, "b")]
    lines = show(Table(LETTERS, rows, "Ann to Ben · 10–11 Aug 1929"), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert sum("10 Aug" in line for line in lines) == 1499
    assert not [line for line in lines[2:] if "1929" in line and "Aug" in line]
    assert "a" * 70 in "".join(lines)


@pytest.mark.parametrize("whole", [False, True])
def test_concordance_lines_beyond_the_first_thousand_fit_too(whole: bool) -> None:
    """A wider address or a mark after a thousand lines is shown, and takes its room from the context."""
    rows: list[tuple[Cell, ...]] = [("1.p1", parse("1929-08-10"), "left of ", "node", " right", "")] * 1200
    rows += [("1234567.p1.q1.b", parse("1929-08-10"), "much further left of " * 4, "node", " right" * 20, "[]")] * 2
    lines = show(Table(LINES, rows, "10 Aug 1929"), 80, whole=whole).splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert sum("1234567.p1.q1.b" in line and line.endswith("[]") for line in lines) == 2
    assert not whole or "".join(lines).count("right") == 1240


def test_a_narrow_page_has_cards() -> None:
    """Where the columns do not fit, each row is a card on which nothing is cut."""
    assert show(
        Table(LETTERS, [("9", parse("1929-08-09"), 1306, "A beginning."), ("10", UNDATED, 7, "")], "Ann to Ben"), 16
    ) == ("Ann to Ben\n\n9\ndate 9 Aug 1929\nwords 1,306\nbegins A\nbeginning.\n\n10\ndate undated\nwords 7\n")


LONG = parse("[1929-08-09..1930-03-05]")


def test_a_long_date_has_a_line_of_its_own() -> None:
    """Where no column fits for a date that few rows have, that row alone takes two lines, and all stay aligned."""
    day = parse("1929-08-09")
    rows: list[tuple[Cell, ...]] = [(str(number), day, number, "A beginning.") for number in range(7, 12)]
    rows[2] = ("9", LONG, 9, "A beginning.")
    assert show(Table(LETTERS, rows), 44) == (
        "id        date  words  begins\n"
        "7   9 Aug 1929      7  A beginning.\n"
        "8   9 Aug 1929      8  A beginning.\n"
        "9   between 9 Aug 1929 and 5 Mar 1930\n"
        "                    9  A beginning.\n"
        "10  9 Aug 1929     10  A beginning.\n"
        "11  9 Aug 1929     11  A beginning.\n"
    )


def test_many_long_dates_have_what_room_there_is() -> None:
    """Where even usual dates are too long for the page, as many as fit stand in their column, the others part rows."""
    open_end = parse("[1929-08-09..]")
    rows: list[tuple[Cell, ...]] = [("7", LONG, 7, "A beginning.")] * 3 + [("8", open_end, 8, "A beginning.")]
    assert show(Table(LETTERS, rows), 48) == (
        "id                   date  words  begins\n"
        + ("7   between 9 Aug 1929 and 5 Mar 1930\n" + " " * 31 + "7  A beginning.\n") * 3
        + "8   not before 9 Aug 1929      8  A beginning.\n"
    )


def test_long_dates_beyond_the_first_thousand_have_lines_of_their_own() -> None:
    """A date longer than those by which the columns were laid out parts its row; the others stay as they are."""
    rows: list[tuple[Cell, ...]] = [("7", parse("1929-08-09"), 7, "A beginning.")] * 1001
    rows[1000] = ("9", LONG, 9, "A beginning.")
    assert show(Table(LETTERS, rows), 44).splitlines()[-3:] == [
        "7   9 Aug 1929      7  A beginning.",
        "9   between 9 Aug 1929 and 5 Mar 1930",
        "                    9  A beginning.",
    ]


def test_a_long_date_stands_above_its_concordance_line() -> None:
    """A date that few rows have takes no room from the contexts of all; where there is plenty, it stands beside."""
    rows: list[tuple[Cell, ...]] = [("7.p1", parse("1929-08-09"), "left of the ", "node", " right of it", "")] * 4
    rows[1] = ("8.p1", LONG, "left of the ", "node", " right of it", "")
    table = Table(LINES, rows)
    assert show(table, 60).splitlines()[:3] == [
        "7.p1  9 Aug 1929         left of the node right of it",
        "8.p1  between 9 Aug 1929 and 5 Mar 1930",
        "                         left of the node right of it",
    ]
    assert len(show(table, 120).splitlines()) == 4


def test_a_title_breaks_between_its_facts() -> None:
    """A title too long for the page goes on in the next line, at a point between its parts."""
    assert show(Table((), [], "Ann to Ben · 10 hits · 5 letters"), 24).startswith("Ann to Ben · 10 hits\n5 letters\n")


def test_facts_hang_under_their_names() -> None:
    """Names and values stand side by side; a long value goes on under its own beginning."""
    table = Table((Column("fact"), Column("value", "prose")), [("title", "A quite long title"), ("letters", 6012)])
    assert "".join(drawn(facts(table, 25), color=False)) == "title    A quite long\n         title\nletters  6,012\n"


def test_the_node_has_a_column() -> None:
    """On a concordance page nodes are aligned, contexts cut between words, marks at the right edge."""
    rows: list[tuple[Cell, ...]] = [
        (
            "39.p3",
            parse("1929-07-29"),
            "Zinoviev got his start that way. ¶ ",
            "Bukharin",
            " has chosen this same path.",
            "",
        ),
        (
            "42.5",
            parse("1929-08-21"),
            "when you say that ",
            "Bukharin's",
            " going downhill. It's sad, but a fact.",
            "[]",
        ),
    ]
    assert show(Table(LINES, rows), 70) == (
        "39.p3  29 Jul 1929  start that way. ¶ Bukharin has chosen this\n"
        "42.5   21 Aug 1929  when you say that Bukharin's going downhill.    []\n"
    )


@given(ROWS, st.integers(1, 200), st.booleans())
def test_no_line_is_wider_than_the_page(rows: list[tuple[Cell, ...]], width: int, whole: bool) -> None:
    """Whatever the rows hold, lines fit (but for one wide character in one column), and none ends in a blank."""
    for line in show(Table(LINES, rows, "t · 1929"), width, whole=whole).splitlines():
        assert cell_len(line) <= max(width, 2)
        assert line == line.rstrip(" ")


@given(ROWS, st.integers(2, 200))
def test_a_whole_context_is_whole(rows: list[tuple[Cell, ...]], width: int) -> None:
    """With whole=True every character of the context is on the page."""
    from lettercli.render.visible import visible

    out = show(Table(LINES, rows), width, whole=True)
    for row in rows:
        assert set("".join(visible(str(cell)) for cell in row[2:5]).replace(" ", "")) <= set(out)


@pytest.mark.parametrize("color", [True, False])
def test_markup_is_text(color: bool) -> None:
    """What looks like markup or an emoji's name is printed as it is."""
    table = Table((Column("a", "address"), Column("b", "prose")), [("[b]", "[/b] :smile: [link=x] [/]")])
    assert "[/b] :smile: [link=x] [/]" in "".join(drawn(page(table, 80), color=color))


def test_colours_are_the_terminals_own() -> None:
    """Only the sixteen colours, bold and dim are asked for, and each is ended on its line."""
    import re

    rows: list[tuple[Cell, ...]] = [("1.1", parse("1929-08-21"), "a ", "b", " c", "[]")]
    lines = list(drawn(page(Table(LINES, rows, "title"), 60), color=True))
    codes = {code for line in lines for code in re.findall(r"\x1b\[([\d;]*)m", line)}
    assert codes <= {"0", "1", "2", "1;31", "35", "36"}
    assert all(line.count("\x1b[0m\n") <= 1 and line.count("\x1b[") % 2 == 0 for line in lines)


def test_a_long_table_streams() -> None:
    """The first lines are drawn before the last rows are, so that a page can be endless."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        number = 0
        while True:
            number += 1
            yield (str(number), parse("1929-08-21"), number, "Text.")

    assert len(list(islice(drawn(page(Table(LETTERS, rows()), 60), color=False), 5000))) == 5000


def test_names_are_not_cut_where_longer_prose_can_be() -> None:
    """Short prose has what three of four rows need before long prose has more than its least; alike ones share."""
    columns = (Column("id", "address"), Column("who", "prose"), Column("begins", "prose"))
    long = "A beginning that goes on and on and on."
    rows: list[tuple[Cell, ...]] = [("1", "from Wilhelm Ostwald", long), ("2", "to Ann", long), ("3", "to Ben", long)]
    assert show(Table(columns, rows), 40) == (
        "id  who                   begins\n1   from Wilhelm Ostwald  A beginning …\n"
        "2   to Ann                A beginning …\n3   to Ben                A beginning …\n"
    )
    alike: list[tuple[Cell, ...]] = [("1", long, long)]
    assert show(Table(columns, alike), 40).splitlines()[1] == "1   A beginning …      A beginning …"


def test_prose_shares_the_room() -> None:
    """Columns of prose that need little get it, and the others share what is left alike."""
    columns = (Column("id"), Column("from", "prose"), Column("to", "prose"), Column("begins", "prose"))
    rows = [("1", "Ann", "Karl August Varnhagen von Ense", "Dear friend, your letter of the third of May came today.")]
    lines = [line.plain for line in page(Table(columns, rows), 62)]
    assert lines == [
        "id  from  to                         begins",
        "1   Ann   Karl August Varnhagen …    Dear friend, your …",
    ]


def test_fractions_are_rounded() -> None:
    """A fraction has two decimal places or as many as its column wants; or a power of ten where all are 0."""
    columns = Column("word"), Column("share", "number"), Column("p", "number", digits=3)
    rows: list[tuple[Cell, ...]] = [("a", 1234.5678, 0.25), ("b", 0.0, 2.34e-12), ("c", -0.004, 1.0), ("d", None, 0.0)]
    assert show(Table(columns, rows), 80) == (
        "word     share        p\n"
        "a     1,234.57    0.250\n"
        "b         0.00  2.3e-12\n"
        "c     -4.0e-03    1.000\n"
        "d                 0.000\n"
    )
