"""Notes as rows and as pages."""

from __future__ import annotations

from lettercli import dates
from lettercli.model import Edition
from lettercli.views.notes import COLUMNS, Found, authors, called_in, pages, signed, table, uncalled
from tests.views.sample import EDITION, letter, note, passage

FORTY_TWO = EDITION.letters[1]
NOTES = [Found(FORTY_TWO, each) for each in FORTY_TWO.notes]


def rows(edition: Edition, notes: list[Found]) -> list[dict[str, object]]:
    """The table's rows by column."""
    return [dict(zip((column.name for column in COLUMNS), row, strict=True)) for row in table(edition, notes).rows]


def test_a_row_is_a_note_with_its_sentence() -> None:
    """The note's paragraphs and items are one cell, divided as passages are elsewhere."""
    assert rows(EDITION, NOTES[2:3]) == [
        {
            "address": "42.n3",
            "date": dates.parse("1929-08-21"),
            "called": "42.6.p2",
            "sentence": "They must be fulfilled with unrelenting firmness.[3]",
            "note": "The resolution ran as follows: ¶ a) The Politburo notes; ¶ It was published [see below—U.S. Ed.]",
            "author": "[U.S. Ed.]",
            "letter": "42",
            "number": "3",
            "offset": 76,
        }
    ]


def test_whole_notes_and_insertions_are_told_apart() -> None:
    """A signature of the whole note stands bare, that of an insertion in brackets, and `signed` finds both."""
    assert [row["author"] for row in rows(EDITION, NOTES)] == ["", "U.S. Ed.", "[U.S. Ed.]", "", ""]
    assert [found.note.number for found in NOTES if signed(found, "u.s. ed.")] == ["2", "3"]
    assert authors(EDITION) == ["U.S. Ed."]


def test_a_note_called_twice_is_one_row_with_both_places() -> None:
    """Its sentence is that of the first call."""
    text = (passage("1.p1", "paragraph", "One.[^1] Two."), passage("1.p2", "paragraph", "Three.[^1]"))
    made = letter("1", "", text, (note("1", "N", letter="1"),))
    (row,) = rows(Edition("e", "E", (made,)), [Found(made, made.notes[0])])
    assert (row["called"], row["sentence"]) == ("1.p1 1.p2", "One.[1]")


def test_two_notes_at_one_place_keep_both_numbers() -> None:
    """A sentence shows all its note numbers, in order."""
    assert [row["sentence"] for row in rows(EDITION, NOTES[:2])] == ["Hello, Com. Molotov,[1][2]"] * 2


def test_notes_called_in_a_passage_are_those_of_all_below_it() -> None:
    """A point's notes are those of its subpoints too; an address is no prefix of another's number."""
    assert [found.note.number for found in called_in(FORTY_TWO, "42.6")] == ["3"]
    assert list(called_in(FORTY_TWO, "42.6.a")) == []
    assert list(called_in(FORTY_TWO, "4")) == []


def test_a_page_a_letter() -> None:
    """Notes of one letter stand on one page, which says how many of them these are."""
    made = list(pages(EDITION, NOTES[:2], {}))
    assert [(page.what, [each.number for each in page.notes]) for page in made] == [("2 of 5 notes", ["1", "2"])]


def test_uncalled_notes_are_named() -> None:
    """Those that nothing calls are said by address, and nothing is said where there are none."""
    assert uncalled(NOTES) == "called nowhere: 42.n5"
    assert uncalled(NOTES[:2]) == ""


def test_thousands_of_notes_in_one_paragraph(patience: None) -> None:
    """A note costs what its sentence costs, not what all the notes of the paragraph do."""
    many = 4_000
    text = " ".join(f"Sentence {number}.[^{number}]" for number in range(many))
    notes = tuple(note(str(number), "Seen.", letter="1") for number in range(many))
    edition = Edition("made", "Made", (letter("1", "1929", (passage("1.p1", "paragraph", text),), notes),))
    drawn = rows(edition, [Found(edition.letters[0], each) for each in edition.letters[0].notes])
    assert [row["sentence"] for row in drawn] == [f"Sentence {number}.[{number}]" for number in range(many)]


def test_of_a_very_long_sentence_what_is_around_the_call_is_given() -> None:
    """Thousands of notes in one sentence do not each repeat all of it; `…` stands where it was cut, at a blank."""
    typed = " ".join(f"word{number}[^{number}]" for number in range(1, 3001))
    notes = tuple(note(str(number), "N", letter="1") for number in range(1, 3001))
    made = letter("1", "", (passage("1.p1", "paragraph", typed),), notes)
    edition, found = Edition("e", "E", (made,)), [Found(made, each) for each in made.notes]
    sentences = [str(row["sentence"]) for row in rows(edition, found)]
    assert max(map(len, sentences)) < 2_000
    assert all(f"word{number}[{number}]" in sentence for number, sentence in enumerate(sentences, 1))
    middle = sentences[1499].split(" ")
    assert (middle[0], middle[-1]) == ("…", "…")
    assert all(word in typed.replace("^", "").split(" ") for word in middle[1:-1])
    assert (sentences[0][:8], sentences[0][-2:]) == ("word1[1]", " …")
    assert (sentences[-1][:2], sentences[-1][-14:]) == ("… ", "word3000[3000]")


def test_a_long_sentence_keeps_its_marks_where_they_were() -> None:
    """What is emphasised around the call is, though the text before it was cut; so is what began before the cut."""
    typed = f"{'a ' * 1500}*{'b ' * 700}here*[^1] {'c ' * 1500}"
    made = letter("1", "", (passage("1.p1", "paragraph", typed),), (note("1", "N", letter="1"),))
    (page,) = pages(Edition("e", "E", (made,)), [Found(made, made.notes[0])], {})
    (call,) = page.notes[0].calls
    runs = [(run.text, sorted(run.looks), run.value) for run in call.block.runs() if run.text.strip() or run.sign]
    assert [(text[:3], text[-4:], looks, value) for text, looks, value in runs] == [
        ("… ", "… ", [], ""), ("b b", "here", ["emphasis"], ""), ("", "", [], "1"), (" c ", " c …", [], ""),
    ]  # fmt: skip
    assert call.block.text[call.offset - call.start - 4 : call.offset - call.start] == "here"
