"""Letters, paragraphs, points, quotations, endings and notes: what a scan's lines become."""

# ruff: noqa: E501 (a line of a scan is as long as it is)

from __future__ import annotations

import pytest

from lettercli.errors import Faults
from lettercli.formats.printed import Scan
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.sourcetext import Source
from tests.formats import scans


def _letter(body: str, notes: str = "") -> dict[str, str]:
    """The passages of a letter with that body, by address, without the letter's id."""
    [letter] = scans.imported(f"Letter 1\n[1 May 1920]\n{body}\n{notes}")
    return {address.removeprefix("1."): text for address, text in scans.texts(letter).items()}


def _open(text: str) -> list[tuple[str, str]]:
    [letter] = scans.imported(f"Letter 1\n[1 May 1920]\n{text}\n")
    return [(each.kind, each.printed) for each in letter.records if each.status == "open"]


def test_a_whole_letter() -> None:
    """Salutation, points, closing formula, signature, date, postscript and notes each become what they are."""
    found = _letter(
        "Dear Ivanov, 1\nI write in haste.\n1) First the harvest.\n2) Then the mill.2 Well, that's all for now.\nA. Sender\n"
        "P.S. And the horse.\nA. Sender\n1 May 1920\n",
        "1. On a Monday.\nMore of it.\n2. A water mill.\n",
    )
    assert found == {
        "salute": "Dear Ivanov,[1]", "p1": "I write in haste.", "1": "First the harvest.", "2": "Then the mill.[2]",
        "closer": "Well, that's all for now.", "signed": "A. Sender", "ps": "P.S. And the horse.", "ps.signed": "A. Sender",
        "dateline": "1 May 1920", "n1": "On a Monday.", "n1.p2": "More of it.", "n2": "A water mill.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Hello, Com. Ivanov,", "salute"), ("Com. Ivanov!", "salute"), ("To Ivanov:", "salute"), ("Dear friends,", "salute"),
        ("Greetings, Ivanov!", "salute"), ("The mill burned down last night.", "p1"), ("For the meeting on Monday", "p1"),
        ("2 May 1920", "dateline"), ("Riga, 2 May 1920", "dateline"),
    ],
)  # fmt: skip
def test_beginnings(line: str, kind: str) -> None:
    """The first line of a letter is a salutation, a date or neither by its form."""
    assert _letter(f"{line}\n\nI write in haste.\n\nMore of it.\n")[kind] == line


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("A. Sender", {"signed": "A. Sender"}),
        ("Regards, A. Sender", {"closer": "Regards,", "signed": "A. Sender"}),
        (
            "Well, that's it for now. Regards.\n\nSender",
            {"closer": "Well, that's it for now. Regards.", "signed": "Sender"},
        ),
        ("A. Sender 2 May 1920", {"signed": "A. Sender", "dateline": "2 May 1920"}),
        ("A. Sender\nRiga, 2 May 1920", {"signed": "A. Sender", "dateline": "Riga, 2 May 1920"}),
        ("Yours,\nA. Sender, B. Brown", {"closer": "Yours,", "signed": "A. Sender, B. Brown"}),
        (
            "A. Sender\nPS: Write soon.\n\nP.P.S. Do.",
            {"signed": "A. Sender", "ps": "PS: Write soon.", "ps2": "P.P.S. Do."},
        ),
        ("It is good. That's all for now.", {"p1": "It is good.", "closer": "That's all for now."}),
    ],
)
def test_endings(lines: str, wanted: dict[str, str]) -> None:
    """Closing formulas, signatures, dates and postscripts, each in a line or several in one."""
    found = _letter(f"Dear Ivanov,\n\n1) So it is.\n\n{lines}\n")
    assert {key: found.get(key) for key in wanted} == wanted


def test_other_hand() -> None:
    """Words after the signature are a paragraph, and suspected to be another hand's."""
    text = "Dear Ivanov,\n\nSo it is.\n\nA. Sender 2 May 1920 I agree.\n"
    assert _letter(text)["p2"] == "I agree."
    assert _open(text) == [("annotation", "I agree.")]


def test_closing_formula_inside_a_letter() -> None:
    """A closing formula is none where the letter goes on after it, or where more stands in its sentence."""
    found = _letter("Dear Ivanov,\n\nThat's all.\n\nNo, there is more. That's all that I know.\n")
    assert found == {"salute": "Dear Ivanov,", "p1": "That's all.", "p2": "No, there is more. That's all that I know."}


def test_items_inside_a_point() -> None:
    """Items that run on inside a point become subpoints; what follows the last sentence is a paragraph of the point."""
    found = _letter("1) We must a) plough; b) sow (in Com. Ivanov's field) today. Then we rest.\n2) So it is.")
    assert found == {"1": "We must", "1.a": "plough;", "1.b": "sow (in Com. Ivanov's field) today.", "1.p2": "Then we rest.",
                     "2": "So it is."}  # fmt: skip


def test_items_of_whole_sentences() -> None:
    """The last of items that are whole sentences keeps what follows; a line break within one is mended."""
    notes = "1. The decree ran (vol. 3):\na) To plough the\n\nfield. b) To sow it. And to reap. c) To rest. Long.\n"
    found = _letter("Dear Ivanov,1\n\nSo it is.\n", notes)
    assert found["n1.a"] == "To plough the field."
    assert (found["n1.b"], found["n1.c"]) == ("To sow it. And to reap.", "To rest. Long.")


def test_nested_items() -> None:
    """`1) … 2)` inside an item become items of it."""
    found = _letter("So it is.1\n", "1. Resolved: a) to ask: 1) the miller; 2) the smith; b) to answer.\n")
    assert found == {"p1": "So it is.[1]", "n1": "Resolved:", "n1.a": "to ask:", "n1.a.1": "the miller;",
                     "n1.a.2": "the smith;", "n1.b": "to answer."}  # fmt: skip


def test_enumeration_inside_a_sentence() -> None:
    """`1) … 2)` inside a paragraph that is no point stays text."""
    text = "The trouble is 1) the mill; 2) the miller; 3) the flour. So it is."
    assert _letter(text) == {"p1": text}


def test_quoted_list() -> None:
    """A list inside quotation marks is a quotation with its own items, and no points of the letter."""
    found = _letter('It says:\n"1) [The court] finds;\n2) it orders."\nSo it is.\n1) Obey.')
    assert found == {"p1": "It says:", "p1.q": "", "p1.q1": '"[The court] finds;', "p1.q2": 'it orders."', "p2": "So it is.",
                     "1": "Obey."}  # fmt: skip


def test_displayed_quotation_in_a_note() -> None:
    """What a note quotes after its source and a colon is a quotation, with the list that it leads to."""
    notes = "1. They resolved (vol. 3, l. 5):\nFor the harvest we order:\na) to plough;\nb) to sow.\nThat was all.\n"
    found = _letter("So it is.1\n", notes)
    assert found == {"p1": "So it is.[1]", "n1": "They resolved (vol. 3, l. 5):", "n1.q": "For the harvest we order:",
                     "n1.qa": "to plough;", "n1.qb": "to sow.", "n1.p2": "That was all."}  # fmt: skip


def test_items_hang_on_a_paragraph() -> None:
    """Lettered items after a paragraph belong to it; labels are kept where they begin at b)."""
    assert _letter("It would mean:\na) war;\n\nb) peace.\n\nSo it is.") == {
        "p1": "It would mean:", "p1.a": "war;", "p1.b": "peace.", "p2": "So it is.",
    }  # fmt: skip
    assert "n1.b" in _letter("So it is.1\n", "1. Resolved:\nb) To plough.\nThat was all.\n")


def test_paragraphs_between_points() -> None:
    """A paragraph between two points belongs to the first, one after the last point to the letter."""
    found = _letter("1) One.\n\nMore of one.\n\n2) Two.\n\nThe end is near.")
    assert found == {"1": "One.", "1.p2": "More of one.", "2": "Two.", "p1": "The end is near."}


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("He went to the\nmarket today.", "He went to the market today."),
        ("He went to the\n\nmarket today.", "He went to the market today."),
        ("He was, as they say, a procure-\nment officer.", "He was, as they say, a procurement officer."),
        ("He is a left-\nhanded man, as left-handed as I.", "He is a left-handed man, as left-handed as I."),
        ("He came with Com.\nIvanov today.", "He came with Com. Ivanov today."),
        ("See vol.\n3, as I said.", "See vol. 3, as I said."),
        ("He said (in a voice.\nOf thunder) so.", "He said (in a voice. Of thunder) so."),
        ("The word of the\n\"harvest week.\" is out.", "The word of the \"harvest week.\" is out."),
    ],
)  # fmt: skip
def test_rejoined_lines(lines: str, wanted: str) -> None:
    """A line that ends in mid-sentence belongs with the next."""
    assert _letter(f"I write in haste and I say it again and again.\n{lines}\n").get("p2") == wanted


def test_divided_word_that_nobody_knows() -> None:
    """A word divided at a line's end keeps its hyphen, as likely, where nothing says that it has none."""
    [letter] = scans.imported("Letter 1\nThe old man, who was a zhuren-\nkovite, came home.\n")
    assert "zhuren-kovite" in scans.texts(letter)["1.p1"]
    assert [each.confidence for each in letter.records if each.rule == "divided"] == ["likely"]


def test_a_sentence_that_stops() -> None:
    """Words lost before a new paragraph are a suspected gap, which nobody fills."""
    text = "I wrote to you that nobody in the town believes that we will ever reach the\n\nIt is a trap of the enemy.\n"
    assert [kind for kind, _ in _open(text)] == ["gap"]
    assert list(_letter(text)) == ["p1", "p2"]


def test_numbers_in_notes() -> None:
    """A number that begins a line inside a note is text unless it is the next note's."""
    notes = "1. The list had\n12. March as its date.\n2. Another.\n"
    assert _letter("So it is.1 And so.2\n", notes)["n1"] == "The list had 12. March as its date."


def test_notes_without_markers_are_notes() -> None:
    """Numbered paragraphs after the signature are notes, even if the scan lost every marker."""
    found = _letter("So it is.\nA. Sender\n", "1. One of all.\n2. Two of all.\n")
    assert list(found) == ["p1", "signed", "n1", "n2"]


def test_note_that_begins_inside_a_line() -> None:
    """A note whose line break is lost is found, as likely."""
    [letter] = scans.imported("Letter 1\nSo1 it2 is3.\n\n1. One of all. 2. Two of all.\n3. Three of all.\n")
    assert [note.number for note in letter.built.letter.notes] == ["1", "2", "3"]
    assert ("1.n2", "likely") in [(each.address, each.confidence) for each in letter.records]


def test_metadata() -> None:
    """The heading's date becomes the letter's, the profile adds the rest, single letters may differ."""
    about = {"letters": {"2": {"place": "Riga", "date": "1921"}}, "place": "Kyiv"}
    one, two = scans.imported("Letter 1\n[1213 May 1920]\nSo.\nLetter 2\n[soon]\nSo.\n", **about)
    assert one.built.letter.metadata == {
        "id": "1", "date": "1920-05-12/1920-05-13", "sender": "A. Sender", "recipient": "Ivanov", "place": "Kyiv",
        "heading": "[1213 May 1920]",
    }  # fmt: skip
    assert (two.built.letter.place, two.built.letter.date.edtf) == ("Riga", "1921")


def test_unreadable_date() -> None:
    """An editor's date that is none leaves the letter undated, and is pointed out."""
    [letter] = scans.imported("Letter 1\n[before the war]\nSo it is.\n")
    assert letter.built.letter.date.precision == "none"
    assert [each.printed for each in letter.records if each.status == "open"] == ["before the war"]


def test_other_headings() -> None:
    """What begins a letter, a date and a note is the profile's to say."""
    profile = Profile(letter="No. {id}.", date="({date})", note="{n})")
    text = "No. 7.\n(1 May 1920)\nSo it is.1\nA. Sender\n\n1) A note.\n"
    [letter] = Scan(Source(text), profile).letters()
    assert (letter.built.letter.id, letter.built.letter.date.edtf) == ("7", "1920-05-01")
    assert scans.texts(letter) == {"7.p1": "So it is.[1]", "7.signed": "A. Sender", "7.n1": "A note."}


def test_letters_that_cannot_be() -> None:
    """A scan without letters, or with one twice, is a fault with its line."""
    with pytest.raises(Faults, match="no letter begins in it"):
        scans.imported("Nothing here.\n")
    with pytest.raises(Faults, match=r"scan.txt:3: letter 1 begins again \(first in line 1\)"):
        scans.imported("Letter 1\nSo.\nLetter 1\nSo.\n")
