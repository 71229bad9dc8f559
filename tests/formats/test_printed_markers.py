"""Markers: digits that call notes, told from digits that do not by their order."""

# ruff: noqa: E501 (a line of a scan is as long as it is)

from __future__ import annotations

import pytest

from lettercli.formats.printed.calls import candidates
from lettercli.formats.printed.markers import chain
from lettercli.formats.printed.profile import Profile
from tests.formats import scans

NOTES = "\n\n1. First of all.\n2. Second of all.\n3. Third of all.\n4. Fourth of all.\n"


def _called(text: str, notes: int = 4, body: bool = False) -> str:
    """The first paragraph of a letter with that text, calls as [1]."""
    printed = "".join(f"{at}. Note of all.\n" for at in range(1, notes + 1))
    [letter] = scans.imported(f"Letter 1\n[1 May 1920]\nDear Ivanov,\n{text}\n\n{printed}")
    return scans.texts(letter)["1.p1"]


@pytest.mark.parametrize(
    ("printed", "reading"),
    [
        ("The king1 of the land.2 It was; said he3 (so they say).4", "The king[1] of the land.[2] It was; said he[3] (so they say).[4]"),
        ("The treaty of 1924 1 and the law, 2 and so on. 3 This is it. 4", "The treaty of 1924[1] and the law,[2] and so on.[3] This is it.[4]"),
        ("After the article. 1,2 This is so. 3,4", "After the article.[1][2] This is so.[3][4]"),
        ("In the city of the\nCommittee.1 It is so;2 but (as he said)3 now.\n4", "In the city of the Committee.[1] It is so;[2] but (as he said)[3] now.[4]"),
        ("He escaped from Art.\n581 and on 27 August 1929 he2 sold 15 percent of 100 million poods3 to 4 friends.4",
         "He escaped from Art. 58[1] and on 27 August 1929 he[2] sold 15 percent of 100 million poods[3] to 4 friends.[4]"),
        ('He said "work."1 She said: "No!"2 And so [we think]3 in 1929.4', 'He said "work."[1] She said: "No!"[2] And so [we think][3] in 1929.[4]'),
        ("On 1 May 2 men came1 by 3 roads2 and 4 paths3 at 4:30 or so4 in May.", "On 1 May 2 men came[1] by 3 roads[2] and 4 paths[3] at 4:30 or so[4] in May."),
        ("The first1and the second2; the third 3, the fourth4.", "The first[1] and the second[2]; the third[3], the fourth[4]."),
    ],
)  # fmt: skip
def test_forms_of_markers(printed: str, reading: str) -> None:
    """Markers are found in all the forms that scans give them, among numbers that are none."""
    assert _called(printed) == reading


def test_plain_numbers_complete_no_chain() -> None:
    """A note whose marker is lost stays uncalled, though its number stands where a marker could."""
    text = "Letter 1\nThe king1 sold 2 percent on 2 May in no. 2 of 2 houses. They came.3\n\n1. One of all.\n2. Two of all.\n3. Three of all.\n"
    [letter] = scans.imported(text)
    assert letter.missing == (2,)
    assert [note.number for note in letter.built.letter.notes] == ["1", "2", "3"]
    assert any(each.status == "open" and each.address == "1.n2" for each in letter.records)


def test_fused_marker_is_only_likely() -> None:
    """A marker fused with the number before it is found through the order, and is only likely."""
    text = "Letter 1\nThe law1 under Art.\n5822 is old.3\n\n1. One of all.\n2. Two of all.\n3. Three of all.\n"
    [letter] = scans.imported(text)
    assert "Art. 582[2] is" in scans.texts(letter)["1.p1"]
    found = {each.note: each.confidence for each in letter.records if each.note}
    assert found == {"1": "certain", "2": "likely", "3": "certain"}


def test_marker_without_note() -> None:
    """A marker whose note is not there is left in the text and pointed out."""
    text = "Letter 1\nThe king1 and the queen2 and the jack3 came.\n\n1. One of all.\n3. Three of all.\n"
    [letter] = scans.imported(text)
    assert scans.texts(letter)["1.p1"] == "The king[1] and the queen2 and the jack[3] came."
    assert any(each.status == "open" and each.printed == "2" for each in letter.records)


def test_continuous_numbering() -> None:
    """Where the notes of a book are numbered through, the next letter goes on."""
    text = "Letter 1\nThe king1 came2.\n\n1. One of all.\n2. Two of all.\n\nLetter 2\nThe queen3 came4.\n\n3. Three of all.\n4. Four of all.\n"
    assert [scans.texts(letter)[f"{letter.built.letter.id}.p1"] for letter in scans.imported(text)] == [
        "The king[1] came[2].", "The queen[3] came[4].",
    ]  # fmt: skip


def test_order_decides() -> None:
    """The cheaper candidate loses where it would break the order of the others."""
    text = "one3 two1 three2 four3"
    found = chain(candidates(text, 0, len(text), range(1, 4), Profile().known_abbreviations), range(1, 4))
    assert [each.call.digits for each in found.found] == [8, 15, 21]
    assert not found.missing


def test_many_notes_are_quick() -> None:
    """Hundreds of notes among thousands of numbers are called in a moment."""
    words = " ".join(f"word{at} and {at % 50} men in {1900 + at % 40}" for at in range(1, 400))
    found = chain(candidates(words, 0, len(words), range(1, 400), frozenset()), range(1, 400))
    assert [each.call.number for each in found.found] == list(range(1, 400))
    assert all(words[each.call.digits - 4 : each.call.digits] == "word" for each in found.found)
