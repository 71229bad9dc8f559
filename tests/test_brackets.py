"""Editors' brackets and sigla: whose words stand in a letter, and who signed a note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.flat import Conventions, Flat, attribute, letter
from lettercli.formats import markdown
from lettercli.model import Letter, Mark
from lettercli.text.brackets import insertions, signed_by

SIGLA = ("Ed.", "U.S. Ed.")


def bracketed(text: str, *marks: Mark) -> list[str]:
    return [text[mark.start : mark.end] for mark in insertions(text, marks, SIGLA)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("to the [local] offices", ["[local]"]),
        ("[One] and [two].", ["[One]", "[two]"]),
        ("a [b [c] d] e", ["[b [c] d]"]),
        ("a [[b]] c", ["[[b]]"]),
        ("a [b] [c [d] e] f", ["[b]", "[c [d] e]"]),
        ("a [b", []),
        ("a b] c", []),
        ("a [b [c] d", ["[c]"]),
        ("a] [b] c", ["[b]"]),
        ("a [b]] c", ["[b]"]),
        ("a ]b[ c", []),
        ("[]", ["[]"]),
        ("no brackets", []),
        ("", []),
    ],
)
def test_outermost_pairs_are_insertions(text: str, found: list[str]) -> None:
    """Each outermost pair of brackets is one insertion; a bracket without its like is text."""
    assert bracketed(text) == found


def test_the_brackets_of_a_gap_are_no_insertion() -> None:
    """`[…]` that is marked as lost text is nobody's words, and does not close what stands around it."""
    assert bracketed("a […] b [c]", Mark("gap", 2, 5)) == ["[c]"]
    assert bracketed("a [b […] c] d", Mark("gap", 5, 8)) == ["[b […] c]"]


def test_brackets_and_emphasis_may_cross() -> None:
    """Emphasis inside, around or across a bracket changes nothing."""
    for start, end in [(3, 6), (0, 9), (0, 5), (5, 9)]:
        assert bracketed("a [bcd] e", Mark("emphasis", start, end)) == ["[bcd]"]


def test_an_insertion_knows_who_signed_it() -> None:
    """The value of an insertion is the siglum before its closing bracket."""
    text = "Barnaul [a town in Siberia—U.S. Ed.], later [sic]."
    assert [mark.value for mark in insertions(text, (), SIGLA)] == ["U.S. Ed.", ""]


@given(st.text("[]ab "))
def test_insertions_are_balanced_and_apart(text: str) -> None:
    """Insertions do not overlap, each begins and ends with a bracket, and within each the brackets balance."""
    end = 0
    for mark in insertions(text, ()):
        assert mark.start >= end
        end = mark.end
        inner = text[mark.start : mark.end]
        assert (inner[0], inner[-1], inner.count("[")) == ("[", "]", inner.count("]"))


@given(st.text("[]ab "))
def test_no_pair_of_brackets_is_forgotten(text: str) -> None:
    """Outside the insertions no opening bracket is followed by a closing one."""
    marks = insertions(text, ())
    outside = "".join(
        character for at, character in enumerate(text) if not any(mark.start <= at < mark.end for mark in marks)
    )
    assert "]" not in outside[outside.find("[") :] or "[" not in outside


@pytest.mark.parametrize(
    ("text", "siglum"),
    [
        ("the youth organization—U.S. Ed.", "U.S. Ed."),
        ("before the revolution. U.S. Ed.", "U.S. Ed."),
        ("before the revolution –Ed.", "Ed."),
        ("before the revolution.Ed. ", "Ed."),
        ("the revolution.\u00a0U.S.\u00a0Ed.", "U.S. Ed."),
        ("U.S. Ed.", "U.S. Ed."),
        ("the organizationEd.", ""),
        ("U.S. Ed. wrote this", ""),
        ("[so the note says —U.S. Ed.].", ""),
        ("", ""),
    ],
)
def test_who_signed_a_text(text: str, siglum: str) -> None:
    """A siglum counts at the end, after a dash, a blank or a full stop, and the longest one wins."""
    assert signed_by(text, SIGLA) == siglum


LETTER = """---
id: 1
date: 1929
---

To the [local] *offices* [of *the* state]. Here […]{.gap} was lost.[^1]

1) Point [a [nested] one].

   a) Item [x —U.S. Ed.] here.

[^1]: A note [of mine].

    Its end.—U.S. Ed.
"""


def attributed(text: str, *, editors_bracket: bool = True) -> tuple[Flat, Letter]:
    """A letter with its insertions marked and its notes' authors named, as columns and as objects."""
    made = markdown.flat(text, "1.md")
    attribute(made, Conventions(tuple(SIGLA), editors_bracket))
    return made, letter(made, None)


def test_insertions_are_marked_in_all_passages() -> None:
    """Paragraphs, points, items and notes get their insertions, in order of start among the other marks."""
    _, made = attributed(LETTER)
    found = [
        (passage.address, passage.text[mark.start : mark.end], mark.value)
        for passage in made.everything()
        for mark in passage.marks
        if mark.kind == "insertion"
    ]
    assert found == [
        ("1.p1", "[local]", ""), ("1.p1", "[of the state]", ""), ("1.1", "[a [nested] one]", ""),
        ("1.1.a", "[x —U.S. Ed.]", "U.S. Ed."), ("1.n1", "[of mine]", ""),
    ]  # fmt: skip
    starts = [mark.start for mark in made.passages[0].marks]
    assert starts == sorted(starts)


def test_a_notes_author_signs_its_end() -> None:
    """The author of a note is the siglum at the end of its last paragraph."""
    flat, made = attributed(LETTER)
    assert (made.notes[0].author, flat.authors) == ("U.S. Ed.", {"1": "U.S. Ed."})


def test_a_writers_brackets_are_his() -> None:
    """Where an edition says that brackets are the writer's, none is an insertion, and notes keep their authors."""
    _, made = attributed(LETTER, editors_bracket=False)
    assert not [mark for passage in made.everything() for mark in passage.marks if mark.kind == "insertion"]
    assert made.notes[0].author == "U.S. Ed."


def test_a_letter_without_brackets_is_left_as_it_is() -> None:
    """Where there is nothing to add nothing is."""
    plain = "---\nid: 1\n---\n\nPlain.[^1]\n\n[^1]: Plain.\n"
    assert attributed(plain)[0] == markdown.flat(plain, "1.md")
