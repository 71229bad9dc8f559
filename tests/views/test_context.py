"""What stands beside a hit: in words, characters, sentences and points, within its flow."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import LettersError
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.query.words import parse
from lettercli.search import search
from lettercli.text.tokens import tokens
from lettercli.views.context import Context, Sides, fill, read_context
from tests.index import made

UNITS = ["words", "characters", "sentence", "point"]
QUOTED = 'He said: "grain (all of it!), is late."'
LOST = "and then grain […] that rye is dear"
ITEMS = [made.passage("1.6.a", "from the  north;", "item"), made.passage("1.6.b", "from the south.", "item")]
POINT = made.passage("1.6", "Buy now. Buy rye, Com. Ivanov, from both:", "point", parts=ITEMS)


@pytest.fixture
def index() -> Index:
    """A letter of two paragraphs, one with a gap, one point with items, and a note."""
    lost = made.passage("1.p3", LOST, marks=made.gap(LOST))
    return build(
        made.edition(made.letter("1", "Dear friend,", made.passage("1.p2", QUOTED), lost, POINT, notes=["A rye note."]))
    )


def sides(index: Index, word: str, context: str) -> tuple[str, str, str]:
    """Left, node and right of the first hit of a word."""
    return Sides(index, read_context(context))(next(search(index, parse(word), "all")))


@pytest.mark.parametrize(
    ("word", "context", "expected"),
    [
        ("grain", "1", ('said: "', "grain", " (all")),
        ("grain", "2:3", ('He said: "', "grain", " (all of it!),")),
        ("grain", "5", ('Dear friend, ¶ He said: "', "grain", ' (all of it!), is late."')),
        ("friend", "0:1", ("", "friend", ", ¶ He")),
        ("friend", "0", ("", "friend", "")),
        ("late", "1", ("is ", "late", '." ¶ and')),
        ("and then", "1:1", ('late." ¶ ', "and then", " grain […]")),
        ("then grain", "1:5", ("and ", "then grain", " […]")),
        ("rye", "2", ("[…] that ", "rye", " is dear")),
        ("that", "5", ("[…] ", "that", " rye is dear ¶ Buy now.")),
        ("from both", "0:4", ("", "from both", ": ¶ from the north; ¶ from")),
        ("south", "9", ("Com. Ivanov, from both: ¶ from the north; ¶ from the ", "south", ".")),
        ("rye note", "9", ("A ", "rye note", ".")),
        ("grain", "12c", ('¶ He said: "', "grain", " (all of")),
        ("grain", "8:14c", ('said: "', "grain", " (all of it!),")),
        ("grain", "60c", ('Dear friend, ¶ He said: "', "grain", ' (all of it!), is late." ¶ and then grain […]')),
        ("that", "60c", ("[…] ", "that", " rye is dear ¶ Buy now. Buy rye, Com. Ivanov, from both: ¶")),
        ("grain", "0c", ("", "grain", "")),
        ("Ivanov", "s", ("Buy rye, Com. ", "Ivanov", ", from both:")),
        ("now Buy", "s", ("Buy ", "now. Buy", " rye, Com. Ivanov, from both:")),
        ("that", "s", ("[…] ", "that", " rye is dear")),
        ("north", "point", ("Buy now. Buy rye, Com. Ivanov, from both: ¶ from the ", "north", "; ¶ from the south.")),
        ("said", "point", ("He ", "said", ': "grain (all of it!), is late."')),
    ],
)
def test_what_stands_beside_a_hit(index: Index, word: str, context: str, expected: tuple[str, str, str]) -> None:
    """Contexts run on through a flow with ¶, keep the punctuation of their words, and stop at gaps and ends."""
    assert sides(index, word, context) == expected


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("8", Context("words", 8, 8)),
        ("5:10", Context("words", 5, 10)),
        (" 60C ", Context("characters", 60, 60)),
        ("40:80c", Context("characters", 40, 80)),
        ("s", Context("sentence")),
        ("point", Context("point")),
    ],
)
def test_contexts_are_read(text: str, context: Context) -> None:
    """Words, characters, sentence and point are written so."""
    assert read_context(text) == context


@pytest.mark.parametrize("text", ["", "x", "-3", "5:", "c", "5.5", "8 words", "10001", "99999999999c", "٣"])
def test_other_contexts_are_refused(text: str) -> None:
    """What is no context is an error that says what to write."""
    with pytest.raises(LettersError, match="write"):
        read_context(text)


def flow_text(index: Index, passage: int) -> str:
    """The running text of the flow of a passage."""
    flow = index.passages.flows[passage]
    texts = [index.text(one) for one in range(index.flow_at[flow], index.flow_at[flow + 1])]
    return re.sub(r"\s+", " ", " ¶ ".join(text for number, text in enumerate(texts) if text or number == 0))


@settings(max_examples=150, deadline=None)
@given(made.editions(), st.integers(0, 6), st.integers(0, 6), st.sampled_from(UNITS))
def test_left_node_and_right_are_running_text(edition: Edition, left: int, right: int, unit: str) -> None:
    """Joined, the three cells are a stretch of the flow's text, no wider than asked for."""
    index = build(edition)
    contexts = Sides(index, Context(unit, left, right))  # type: ignore[arg-type]
    for hit in search(index, parse("*a*|*e*"), "all"):
        cells = contexts(hit)
        # a container without text of its own leaves nothing but its place
        whole = re.sub(r"(?: ¶)+ ", " ¶ ", flow_text(index, index.passage(hit.start)))
        assert re.sub(r"(?: ¶)+ ", " ¶ ", "".join(cells)).strip() in whole
        if unit == "words":
            assert gapped(edition) or len(tokens(cells[0])) <= left
            assert gapped(edition) or len(tokens(cells[2])) <= right
        if unit == "characters":
            assert len(cells[0].strip()) <= left
            assert len(cells[2].strip()) <= right
            assert not tokens(cells[2][:1])


def gapped(edition: Edition) -> bool:
    """Whether the edition has a gap, whose words a context shows and does not count."""
    tops = [top for letter in edition.letters for top in (*letter.passages, *(note.body for note in letter.notes))]
    passages = [one for top in tops for one in top.walk()]
    return any(one.kind == "gap" or any(mark.kind == "gap" for mark in one.marks) for one in passages)


def test_a_page_gets_as_much_as_fits_it() -> None:
    """A context for a page is as wide as the page on either side."""
    assert fill(100) == Context("characters", 100, 100)


@pytest.mark.parametrize("context", ["s", "60c", "10"])
def test_many_hits_in_a_long_passage(context: str, patience: None) -> None:
    """What a hit costs does not grow with the passage that it stands in."""
    long = build(made.edition(made.letter("1", "The grain is late — I say. " * 60_000)))
    beside = Sides(long, read_context(context))
    said = {beside(hit) for hit in search(long, parse("grain"))}
    assert ("The ", "grain", " is late — I say.") in said or len(said) > 1


@given(st.lists(st.text("ab  \t\u3000", max_size=9), min_size=1, max_size=5), st.integers(0, 12), st.data())
def test_characters_are_those_of_the_whole_text(texts: list[str], width: int, data: st.DataObject) -> None:
    """So many characters are what is left of all that stands beside the hit, cut between words."""
    at = data.draw(st.integers(0, len(texts) - 1))
    texts[at] = f"{texts[at]} x {data.draw(st.text('ab  ', max_size=9))}"
    small = build(made.edition(made.letter("1", *texts)))
    hit = next(search(small, parse("x")))
    before, _, after = Sides(small, Context("words", 100, 100))(hit)
    left, _, right = Sides(small, Context("characters", width, width))(hit)
    assert left == (before if len(before) <= width else _last(before, width))
    assert right == (after if len(after) <= width else after[: max(after.rfind(" ", 0, width + 1), 0)])


def _last(text: str, width: int) -> str:
    """At most so many characters from the end, whole words."""
    return text[text.index(" ", len(text) - width - 1) + 1 :] if " " in text[len(text) - width - 1 :] else ""


@pytest.mark.parametrize("unit", ["5", "20c", "s"])
def test_a_printed_pilcrow_ends_a_flow(unit: str) -> None:
    """A pilcrow that is printed at the end of a note stays, though another note follows."""
    index = build(made.edition(made.letter("1", "Dear friend,", notes=["Much grain ¶", "rye"])))
    assert sides(index, "grain", unit) == ("Much ", "grain", " ¶")
