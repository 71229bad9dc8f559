"""The page as data: blocks, notes, neighbours, what part of a letter it is."""

from __future__ import annotations

import pytest

from lettercli.address import resolve
from lettercli.page import Page, Stretch
from lettercli.views.show import Choice, Overlay, page
from tests.views.sample import EDITION


def shown(address: str, choice: Choice | None = None, overlay: Overlay | None = None) -> Page:
    """The page of an address of the sample."""
    return page(EDITION, resolve(EDITION, address)[0], choice, overlay)


def outline(made: Page) -> list[tuple[str, str, int]]:
    """Address, label and depth of each block."""
    return [(block.address, block.label, block.depth) for block in made.blocks]


def test_a_point_holds_its_items_and_what_follows_them() -> None:
    """Items stand one deeper than their point, its further paragraphs do not."""
    assert outline(shown("42.6")) == [("42.6", "6)", 0), ("42.6.a", "a)", 1), ("42.6.b", "b)", 1), ("42.6.p2", "", 0)]


def test_a_quotation_without_text_of_its_own_is_its_items() -> None:
    """A quotation stands one deeper than what it hangs on, and knows where it begins."""
    made = shown("41.p2")
    assert outline(made) == [("41.p2", "", 0), ("41.p2.q1", "1)", 1), ("41.p2.q2", "2)", 1), ("41.p2.a", "a)", 1)]
    assert [block.quotes for block in made.blocks] == [(), (1,), (1,), ()]


def test_paragraphs_of_the_letter_know_their_number() -> None:
    """Only a paragraph of the top level is cited as a paragraph of the letter."""
    assert [block.paragraph for block in shown("41").blocks] == [1, 2, 0, 0, 0, 0]
    assert [block.paragraph for block in shown("42.6").blocks] == [0, 0, 0, 0]


def test_the_notes_of_a_passage_are_those_called_there() -> None:
    """Notes come in the order of their calls; a letter's page has those, too, that nothing calls."""
    assert [note.number for note in shown("42.6").notes] == ["3"]
    assert [note.number for note in shown("42.salute").notes] == ["1", "2"]
    assert [note.number for note in shown("42").notes] == ["1", "2", "3", "4", "5"]


def test_notes_can_be_left_out_or_stand_alone() -> None:
    """`none` leaves out the notes, `only` all else."""
    assert shown("42.6", Choice(notes="none")).notes == ()
    only = shown("42.6", Choice(notes="only"))
    assert (only.blocks, [note.number for note in only.notes]) == ((), ["3"])


def test_a_note_comes_with_the_sentence_that_calls_it() -> None:
    """The sentence is cut out of its passage, the call at its place in it."""
    made = shown("42.n3")
    ((call,),) = [note.calls for note in made.notes]
    assert made.blocks == ()
    assert call.block.text == "They must be fulfilled with unrelenting firmness."
    assert (call.block.address, call.start, call.offset) == ("42.6.p2", 27, 76)
    assert call.block.marks == (Stretch(49, 49, "anchor", "3"),)


PARTS = {
    "42": "3 points · 5 notes",
    "43": "",
    "42.6": "point 6",
    "41.p2": "paragraph 2 of 2",
    "42.n3": "note 3 of 5",
    "42.6.b": "§6b",
    "42.ps": "postscript",
}


@pytest.mark.parametrize(("address", "said"), PARTS.items())
def test_the_heading_says_which_part_it_is(address: str, said: str) -> None:
    """A count is given where numbers run from one without a break, so that it cannot mislead."""
    assert shown(address).what == said


NEIGHBOURS = {
    "42": ("41", "43"),
    "41": ("", "42"),
    "43": ("42", ""),
    "42.6": ("42.5", "42.7"),
    "42.5": ("42.salute", "42.6"),
    "42.6.a": ("42.6", "42.6.b"),
    "42.6.p2": ("42.6.b", "42.7"),
    "41.p2.q1": ("41.p2", "41.p2.q2"),
    "42.n3": ("42.n2", "42.n4"),
    "42.n3.a": ("42.n3", "42.n3.p2"),
    "42.n3.p2": ("42.n3.a", ""),
}


@pytest.mark.parametrize(("address", "beside"), NEIGHBOURS.items())
def test_neighbours_are_what_one_reads_before_and_after(address: str, beside: tuple[str, str]) -> None:
    """Letters stand beside letters, notes beside notes, and a first item beside the text that introduces it."""
    made = shown(address)
    assert (made.previous, made.next) == beside


def test_neighbours_are_shown_when_asked_for() -> None:
    """A neighbour comes whole, but one that holds the passage with its own text alone."""
    made = shown("42.6.a", Choice(neighbours=True))
    assert [block.address for block in made.before] == ["42.6"]
    assert [block.address for block in made.after] == ["42.6.b"]
    assert [block.address for block in shown("42.5", Choice(neighbours=True)).after] == [
        "42.6", "42.6.a", "42.6.b", "42.6.p2",
    ]  # fmt: skip


def test_an_overlay_is_marked_beside_the_passages_own_marks() -> None:
    """What is laid over a passage ends up among its block's marks, and makes the page doubtful if it is a reading."""
    made = shown("42.5", overlay={"42.5": [Stretch(0, 2, "likely")]})
    assert [(mark.look, mark.start, mark.end) for mark in made.blocks[0].marks] == [
        ("emphasis", 18, 24), ("likely", 0, 2),
    ]  # fmt: skip
    assert made.doubtful()
    assert not shown("42.5").doubtful()


def test_runs_cut_the_text_where_a_mark_begins_or_ends() -> None:
    """Runs give the whole text back, signs stand between them, and overlapping marks share a run."""
    made = shown("42.5", overlay={"42.5": [Stretch(12, 20, "match"), Stretch(0, 2, "likely")]})
    runs = [(run.text, sorted(run.looks), run.sign) for run in made.blocks[0].runs()]
    assert runs == [
        ("He", ["likely"], None),
        ("", [], "likely"),
        (" is right ", [], None),
        ("about ", ["match"], None),
        ("Pr", ["emphasis", "match"], None),
        ("avda", ["emphasis"], None),
        (". What can you say?", [], None),
    ]


def test_a_character_that_the_scan_lost_marks_its_neighbours() -> None:
    """Nothing stands there to be marked but the two letters that were brought together; at an end only one is left."""
    made = shown("43.p1", overlay={"43.p1": [Stretch(1, 1, "printed"), Stretch(22, 22, "printed")]})
    assert [run.text for run in made.blocks[0].runs() if "printed" in run.looks] == ["I ", "."]
    assert "".join(run.text for run in made.blocks[0].runs()) == "I read the resolution."
