"""The page of a letter on a terminal: margins, numbers, notes, feet, at every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from lettercli.address import resolve
from lettercli.page import Block, Page, Stretch
from lettercli.render import margins
from lettercli.render.cells import cell_len
from lettercli.render.letter import MEASURE, page, superscript
from lettercli.render.terminal import drawn
from lettercli.views.show import Choice, Overlay
from lettercli.views.show import page as view
from tests.views.sample import EDITION


def made(address: str, choice: Choice | None = None, overlay: Overlay | None = None) -> Page:
    """The page of a place of the sample, as data."""
    return view(EDITION, resolve(EDITION, address)[0], choice, overlay)


def lines(*pages: Page, width: int = 80) -> str:
    """What a terminal without colours gets."""
    return "".join(drawn(page(pages, width), color=False))


def test_a_point_is_a_page_with_hanging_numbers() -> None:
    """Labels hang in the margin, items are indented, the note stands below, the foot says how to cite and go on."""
    assert lines(made("42.6", overlay={"42.6": [Stretch(29, 38, "likely")]})) == """\
Letter 42 · 21 August 1929 · Stalin to Molotov                           point 6

  6)  The Politburo has adopted my proposals°. It is necessary to demand the
      following:
        a)  copies of their instructions to subordinate organs;
        b)  regular reports every two weeks (even better, once a week).
      Our procurements are poor. They must be fulfilled with unrelenting
      firmness.³

  ────────────
  3  The resolution ran as follows:
       a)  The Politburo notes;
     It was published [see below—U.S. Ed.]

° scan repaired, only likely: letters emendations 42.6
Cite: Letter 42 (21 August 1929), §6                             ← 42.5 · 42.7 →
"""


def test_a_whole_letter_stands_as_it_was_written() -> None:
    """Salute and closer stand at the text's margin, signatures and dates to the right, two notes at one place apart."""
    assert lines(made("42", Choice(notes="none")), width=60) == """\
Letter 42 · 21 August 1929 · Stalin to Molotov
3 points · 5 notes

      Hello, Com. Molotov,¹,²

  5)  He is right about Pravda. What can you say?

  6)  The Politburo has adopted my proposals. It is
      necessary to demand the following:
        a)  copies of their instructions to subordinate
            organs;
        b)  regular reports every two weeks (even better,
            once a week).
      Our procurements are poor. They must be fulfilled with
      unrelenting firmness.³

  7)  Pay attention to the oil business.

      Well, that's it for now.

                              J. Stalin

      P.S. On cotton.⁴
                              J. Stalin
                              21 August 1929

Cite: Letter 42 (21 August 1929)                 ← 41 · 43 →
"""


def test_paragraphs_have_their_numbers_quotations_a_bar_and_other_hands_a_name() -> None:
    """All that can be cited by a number shows it; words that are not the writer's look it."""
    assert lines(made("41")) == """\
Letter 41 · 10 August 1929 · Stalin to Molotov

  ¶1  On England. He would wait, [the writer thinks], and recognize the […]

  ¶2  Pass something like the following:
      │ 1)  "[It] approves the course;
      │ 2)  Considers that there are no grounds."
        a)  discouraging Italy;

      in another hand (unknown):
      I agree wholly.

Cite: Letter 41 (10 August 1929)                                            42 →
"""


def test_a_note_stands_under_the_sentence_that_calls_it() -> None:
    """Address and number share a column, and so do the sentence and the note."""
    assert lines(made("42.n3")) == """\
Letter 42 · 21 August 1929 · Stalin to Molotov                       note 3 of 5

  42.6.p2  They must be fulfilled with unrelenting firmness.³
        3  The resolution ran as follows:
             a)  The Politburo notes;
           It was published [see below—U.S. Ed.]

Cite: Letter 42 (21 August 1929), §6 ¶2, n. 3                  ← 42.n2 · 42.n4 →
"""


def test_a_note_that_nothing_calls_says_so() -> None:
    """Where the sentence would stand it says that there is none."""
    assert "\n     called nowhere in the letter\n  5  Called nowhere.\n" in lines(made("42.n5"))


def test_notes_can_stand_under_their_paragraphs() -> None:
    """Inline notes follow the paragraph that calls them, at its margin."""
    drawing = lines(made("42.6", Choice(notes="inline")))
    assert "      firmness.³\n        3  The resolution ran as follows:\n" in drawing


def test_neighbours_stand_under_their_addresses() -> None:
    """Three passages on a page each say which they are."""
    drawing = lines(made("42.6.a", Choice(neighbours=True, notes="none")))
    assert [line for line in drawing.splitlines() if line.startswith("42.")] == ["42.6", "42.6.a", "42.6.b"]


def test_several_places_are_divided_by_a_line() -> None:
    """A rule as wide as the page stands between two places."""
    assert f"\n\n{'─' * 80}\n\nLetter 43 · " in lines(made("41"), made("43"))


def test_on_a_narrow_page_labels_stand_in_the_line() -> None:
    """Below 40 cells nothing hangs."""
    assert lines(made("42.6", Choice(notes="none")), width=24) == """\
Letter 42 · 21 August
1929 · Stalin to Molotov
point 6

6) The Politburo has
adopted my proposals. It
is necessary to demand
the following:
a) copies of their
instructions to
subordinate organs;
b) regular reports every
two weeks (even better,
once a week).
Our procurements are
poor. They must be
fulfilled with
unrelenting firmness.³

Cite: Letter 42 (21
August 1929), §6
← 42.5 · 42.7 →
"""


@pytest.mark.parametrize("width", [*range(1, 42), 60, 80, 88, 120, 200])
@pytest.mark.parametrize("address", ["41", "42", "42.n3", "42.n5"])
def test_no_line_is_wider_than_the_page(address: str, width: int) -> None:
    """From one cell to two hundred every line fits, and no line is wider than a book's."""
    drawing = lines(made(address, Choice(neighbours=True)), width=width).splitlines()
    assert max(map(cell_len, drawing)) <= min(width, MEASURE)


@pytest.mark.parametrize("width", [1, 7, 40, 80])
def test_no_character_is_lost(width: int) -> None:
    """However narrow the page, all that is printed stands on it, in order."""
    everything = "".join(block.text for block in made("42.6", Choice(notes="none")).blocks)
    drawing = "".join(lines(made("42.6", Choice(notes="none")), width=width).split())
    drawing = drawing.replace("a)", "").replace("b)", "").replace("³", "")
    assert "".join(everything.split()) in drawing


def test_what_a_text_hides_is_shown() -> None:
    """Escape sequences, overrides and markup in text, labels and hands stay what they are: characters."""
    blocks = (Block("9.p1", "annotation", "[b]\x1b[31mred\u202e[/b]", "\x07)", hand="\x1b]0;x"),)
    drawing = "".join(drawn(page([replace(made("43"), blocks=blocks, cite="", what="\x1b[2J")], 80), color=True))
    assert "\x1b[31m" not in drawing
    assert "\x1b]" not in drawing
    assert "\x1b[2J" not in drawing
    assert "[b]␛[31mred⟨U+202E⟩[/b]" in drawing


@given(st.text(alphabet=st.sampled_from("ab \u4e2d\u0301🙂-\u00a0"), max_size=80), st.integers(1, 60))
def test_any_text_fits_any_page(text: str, width: int) -> None:
    """Wide characters and combining marks are measured as a terminal shows them; one that is too wide stands alone."""
    one = replace(made("43"), blocks=(Block("43.p1", "paragraph", text, paragraph=1),), cite="", what="")
    for line in lines(one, width=width).splitlines():
        assert cell_len(line) <= max(width, 2)


def test_note_numbers_are_raised_and_other_marks_bracketed() -> None:
    """Figures have superscripts, letters and signs have none."""
    assert [superscript(number) for number in ("16", "*", "a1", "٣")] == ["¹⁶", "[*]", "[a1]", "[٣]"]


def test_colours_come_from_the_terminals_palette() -> None:
    """A match is bold and red, a note number cyan, an editor's insertion dim."""
    drawing = "".join(drawn(page([made("42.salute", overlay={"42.salute": [Stretch(0, 5, "match")]})], 80), color=True))
    assert "\x1b[1;31mHello\x1b[0m" in drawing
    assert "\x1b[36m¹\x1b[0m" in drawing


def test_further_paragraphs_of_a_point_or_note_are_indented() -> None:
    """After a paragraph two blanks tell a new one; after a list, whose margin is another, nothing has to."""
    blocks = (
        Block("9.n1", "note", "One.", "1"),
        Block("9.n1.p2", "paragraph", "Two.", continues=True),
        Block("9.n1.a", "item", "Three.", "a)", 1),
        Block("9.n1.p3", "paragraph", "Four.", continues=True),
    )
    note = replace(made("42.n4").notes[0], number="1", blocks=blocks, calls=())
    assert lines(replace(made("42.n4"), notes=(note,))).splitlines()[3:7] == [
        "  1  One.",
        "       Two.",
        "       a)  Three.",
        "     Four.",
    ]


def test_lines_end_after_hyphens_and_never_within_an_ellipsis() -> None:
    """A compound is divided at its hyphens, a dash ends a line, and points that belong together stay together."""
    text = Text("the Shatskin-Averbakh-Sten group among others. . . . Special—he said—1929–30.")
    assert [line.plain for line in margins.lines(text, 20)] == [
        "the Shatskin-",
        "Averbakh-Sten group",
        "among others. . . .",
        "Special—he said—",
        "1929–30.",
    ]
    assert [line.plain for line in margins.lines(text, 18)][2:4] == ["group among", "others. . . ."]


@pytest.mark.parametrize("text", ["grain " * 300_000, "x" * 1_000_000, ". " * 500_000, "漢" * 200_000])
def test_a_paragraph_without_end_is_drawn_in_time(text: str, patience: None) -> None:
    """What a line of the page costs does not depend on the length of the paragraph."""
    drawn_lines = list(margins.lines(Text(text), 80))
    assert sum(len(line.plain.replace(" ", "")) for line in drawn_lines) == len(text.replace(" ", ""))


@given(st.text(st.sampled_from("ab- é漢字👩\u0301\u200d,.—"), max_size=60), st.integers(1, 20), st.integers(0, 60))
def test_a_line_keeps_its_colours(text: str, width: int, at: int) -> None:
    """Broken into lines, every character but the blanks at the breaks looks as it did, in its order."""
    whole = Text(text)
    whole.stylize("red", at, at + 5)

    def looks(each: Text) -> list[tuple[str, bool]]:
        red = {place for span in each.spans for place in range(span.start, span.end)}
        return [(sign, place in red) for place, sign in enumerate(each.plain) if sign != " "]

    assert [look for line in margins.lines(whole, width) for look in looks(line)] == looks(whole)
