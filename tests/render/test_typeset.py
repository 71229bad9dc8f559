"""Tables for documents."""

from __future__ import annotations

from html.parser import HTMLParser

from lettercli.render.typeset import typeset
from lettercli.table import Column

COLUMNS = (Column("date"), Column("text"), Column("n", "number"))


def draw(style: str, *rows: tuple[str | int | None, ...]) -> str:
    return "".join(typeset(rows, COLUMNS, style))


def test_numbers_are_untouched() -> None:
    """What looks like a number is not made one: 1918.10 keeps its 0, 010 its 0."""
    assert draw("markdown", ("1918.10", "010", 7)) == (
        "| date    | text   |   n |\n|:--------|:-------|----:|\n| 1918.10 | 010    |   7 |\n"
    )


def test_markdown_signs_are_escaped() -> None:
    """A bar, emphasis, brackets and backslashes in a cell are text."""
    assert r"a\|b \*c\* \[d\](e) \\" in draw("markdown", ("", "a|b *c* [d](e) \\", 1))


def test_html_is_escaped() -> None:
    """Tags and entities in a cell are text, and only the table's own tags are there."""
    drawn = draw("html", ("<script>alert(1)</script>", '&amp; "q"', 1))
    tags, text = [], []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _attrs: tags.append(tag)  # type: ignore[method-assign]
    parser.handle_data = text.append  # type: ignore[method-assign]
    parser.feed(drawn)
    assert set(tags) == {"table", "thead", "tbody", "tr", "th", "td"}
    assert "<script>alert(1)</script>" in text
    assert '&amp; "q"' in "".join(text)


def test_latex_is_escaped() -> None:
    """LaTeX's special characters in a cell are text."""
    drawn = draw("latex", ("$5 & 10%", "a_b^c {d} #1 ~ \\x", 1))
    assert r"\$5 \& 10\%" in drawn
    assert r"a\_b\^{}c \{d\} \#1 \textasciitilde{} \textbackslash{}x" in drawn


def test_control_characters_are_visible() -> None:
    """An escape sequence and a line end are stand-ins in every style."""
    for style in ("table", "markdown", "latex", "html"):
        assert "␛31m␊" in draw(style, ("", "\x1b31m\n", 1))


def test_no_rows_are_a_heading() -> None:
    """An empty table keeps its heading."""
    assert draw("table").splitlines()[0].split() == ["date", "text", "n"]
