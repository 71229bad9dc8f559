"""A dispersion plot as a figure: a sound SVG document, and what it says to those who see it and who do not."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given, settings

from lettercli.plot import Plot
from lettercli.render.figure import WIDTH, figure
from tests.render.plots import SIX, plot, plots

SVG = "{http://www.w3.org/2000/svg}"


def drawn(made: Plot) -> ElementTree.Element:
    return ElementTree.fromstring("".join(figure(made)))


def lines(root: ElementTree.Element, kind: str) -> int:
    return sum((path.get("d") or "").count("M") for path in root.iter(f"{SVG}path") if path.get("class") == kind)


def texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_a_figure() -> None:
    """It has the letters with their dates, a line for each hit, and the numbers."""
    root = drawn(plot(SIX, {"Bukharin": [100, 870, 2500, 4100], "oil": []}))
    assert lines(root, "hits") == 4
    assert texts(root) == [
        "Ann to Ben · 1929", "29 Jul", "9 Aug", "10 Aug", "21 Aug", "23 Aug", "39", "40", "41", "42", "43", "44",
        "hits", "range", "DP", "Bukharin", "4", "4/6", "0.427", "oil", "0", "0/6", "–",
        "Each letter is as wide as it is long; a line is a hit.",
    ]  # fmt: skip


def test_who_cannot_see_it_is_told() -> None:
    """A title and a description name it, and the description has the numbers."""
    root = drawn(plot(SIX, {"Bukharin": [100, 870]}, inserted=[870]))
    ids = [root.find(f"{SVG}{name}").get("id") or "" for name in ("title", "desc")]  # type: ignore[union-attr]
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", " ".join(ids))
    other = drawn(plot(SIX, {"Bukharin": [100]}))
    assert other.get("aria-labelledby") != root.get("aria-labelledby")
    assert [root.findtext(f"{SVG}{name}") for name in ("title", "desc")] == [
        "Ann to Ben · 1929",
        "Over 6 letters, in order of date, each as wide as it is long. Bukharin: hits 2, 1 of them in the editors'"
        " brackets, range 2/6, DP 0.786.",
    ]


def test_the_editors_hits_have_another_shape() -> None:
    """A hit in the editors' brackets is a short line with a dot, and the legend says so."""
    root = drawn(plot(SIX, {"Bukharin": [100, 2500]}, inserted=[2500]))
    assert len(list(root.iter(f"{SVG}circle"))) == 1
    assert lines(root, "hits") == 2
    assert texts(root)[-1] == (
        "Each letter is as wide as it is long; a line is a hit; with a dot: in the editors' brackets."
    )


def test_what_xml_cannot_hold_is_named() -> None:
    """Markup is escaped, and a character that XML or a reader cannot see is written as what it is."""
    root = drawn(plot(SIX, {"<b>&\x1b\ufffe": [1]}))
    assert "<b>&␛⟨U+FFFE⟩" in texts(root)


def test_a_long_query_stands_above_its_strip() -> None:
    """One that has no room before the strip is written above it, in as many lines as it needs."""
    root = drawn(plot(SIX, {"grain " * 40: [1], "oil": [2]}))
    lines = [text.count("grain") for text in texts(root) if text.startswith("grain")]
    assert lines == [17, 17, 6]
    assert texts(root).index("oil") == len(texts(root)) - 5


def test_very_many_hits_are_bars() -> None:
    """Where lines would run into one another, heights say how many hits there are, and the legend how many at most."""
    root = drawn(plot(SIX, {"the": range(0, 4144, 3), "oil": [7]}))
    assert lines(root, "hits") == 1
    assert lines(root, "bars") > 100
    assert texts(root)[-1].endswith("a line is a hit; a bar is many, the highest 6 hits.")


def test_many_letters_are_drawn_by_time() -> None:
    """It says by what."""
    letters = [(str(at), f"{1900 + at // 12}-{at % 12 + 1:02}", 10) for at in range(600)]
    root = drawn(plot(letters, {"oil": [5, 5995]}))
    assert texts(root)[-1] == "600 letters drawn by year."
    assert "600 letters drawn by year." in (root.findtext(f"{SVG}desc") or "")


@settings(max_examples=40, deadline=None)
@given(plots())
def test_any_figure(made: Plot) -> None:
    """It is well-formed, asks for nothing from elsewhere, is in greys only, and nothing stands outside of it."""
    document = "".join(figure(made))
    root = ElementTree.fromstring(document)
    assert not re.search(r"https?://|url\(|@import|href", document.replace(SVG[1:-1], ""))
    assert {colour for colour in re.findall(r"#([0-9a-f]{3,6})\b", document) if len(set(colour)) > 1} == {"f0f0f0"}
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    assert width == WIDTH
    for each in root.iter():
        assert 0 <= float(each.get("x") or 0) <= width
        assert 0 <= float(each.get("y") or 0) <= height
    assert "\x1b" not in document
