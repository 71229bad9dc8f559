"""Laws that hold for whatever stands in a body, however its elements are nested."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from lettercli.arrival import Arrival, Origin
from lettercli.dates import UNDATED
from lettercli.formats.tei import notes, parsing
from lettercli.formats.tei.body import Reader
from lettercli.formats.tei.stretch import composed
from lettercli.formats.tei.units import units
from lettercli.incoming import proven
from lettercli.model import Letter
from tests.formats.tei.samples import tei
from tests.formats.tei.test_styles import kept, signs

NAMES = [
    "p", "ab", "div", "head", "opener", "closer", "salute", "dateline", "signed", "postscript", "list", "item",
    "label", "quote", "q", "lg", "l", "table", "row", "cell", "floatingText", "body", "note", "hi", "choice", "sic",
    "corr", "abbr", "expan", "app", "lem", "rdg", "del", "add", "subst", "supplied", "unclear", "gap", "rs",
    "persName", "address", "addrLine", "figure", "figDesc", "fw", "foreign", "c", "w", "pc", "seg", "ref", "ptr",
    "anchor", "lb", "pb", "space", "restore", "surplus", "blort",
]  # fmt: skip
WORDS = st.sampled_from(
    ["one", " two ", "1) three", "2. four", "a) five", "Sechs-", "\n sieben", "*", "_8_", "[9]", "# x", "> y", "-", "!",
     "e\u0301", "\u0301", "\u2028", "\x85", "\ufeff", "&amp;", "&lt;b&gt;", "::: z", "[^1]: q", "|", "~~~", "¬", "„x“",
     "\u00a0", "  ", "(1)", "\\"]
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    ["", "", "", ' rend="i"', ' rend="numbered"', ' type="summary"', ' type="notes"', ' type="index"', ' n="1"',
     ' break="no"', ' target="#n1"', ' xml:id="n1"', ' type="closer"', ' rend="sup"', ' type="EOLhyphen"']
)  # fmt: skip


def element(name: str, attributes: str, inner: list[str]) -> str:
    """An element in XML."""
    return f"<{name}{attributes}>{''.join(inner)}</{name}>"


TREES = st.recursive(
    WORDS, lambda inner: st.builds(element, st.sampled_from(NAMES), ATTRIBUTES, st.lists(inner, max_size=5)),
    max_leaves=25,
)  # fmt: skip


@given(st.lists(TREES, min_size=1, max_size=6))
def test_no_word_is_lost_and_all_can_be_written(inner: list[str]) -> None:
    """Whatever is nested in whatever, each sign is kept as often as it stands, and the letter can be written."""
    document = parsing.parse(tei("".join(inner)).encode(), "x.xml")
    reader = Reader(notes.calls(document), ("“", "”"))
    for unit in units(document).units:
        made = reader.read(unit.texts)
        stands = signs(" ".join(node.text() for node in unit.texts[0].nodes() if node.name == "body"))
        assert stands - sum((signs(text) for text in kept(made)), Counter()) == Counter()
        letter = Letter("42", UNDATED, (), (), "", {}, made.passages, made.notes)
        proven(Arrival(letter, Origin(str(Path("x.xml")))).letter)


@given(st.text(alphabet="ae\u0301\u0327\u0308 o\u1100\u1161\u11a8"), st.sets(st.integers(0, 30)))
def test_places_of_a_composed_text(text: str, places: set[int]) -> None:
    """A place in a text is, in its NFC, behind what comes before it."""
    there = {min(at, len(text)) for at in places}
    assert composed(text, there) == {at: len(normalize("NFC", text[:at])) for at in there}
