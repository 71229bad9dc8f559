"""Repairs as rows, and laid over a letter: likely readings marked, the scan's own restored."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lettercli.emendations import Repair
from lettercli.model import Edition, Mark
from lettercli.page import Stretch
from lettercli.views.emendations import COLUMNS, Words, brief, summary, table, within, words
from lettercli.views.emended import as_printed, likely
from tests.views.sample import EDITION, letter, note, passage

GLUED = Repair("1", "1.p1", 3, 4, 7, 100, 100, "", " ", "blank-lost", "certain", "rule", "glued-words")
MISREAD = Repair("1", "1.p1", 8, 11, 7, 104, 107, "uns", "vne", "misread", "likely", "editor", reason="Cyrillic")
MARKER = Repair("1", "1.p1", 17, 17, 7, 113, 116, " 1,", "", "marker", "certain", "rule", "markers", note="1")
SHAPE = Repair("1", "1.closer", 0, 0, 9, 130, 130, "", "", "structure", "likely", "editor")
OPEN = replace(MISREAD, status="open", by="rule", rule="words", reason="")

LETTER = letter(
    "1",
    "1929",
    (passage("1.p1", "paragraph", "He *saw vneshnei*[^1] it.[^2]"), passage("1.closer", "closer", "Bye.")),
    (note("1", "N", letter="1"), note("2", "M", letter="1")),
)


def test_a_row_says_what_was_done_and_by_whom() -> None:
    """A rule is named; what was not done says so where the others say how sure they are."""
    names = [column.name for column in COLUMNS]
    rows = [dict(zip(names, row, strict=True)) for row in table(EDITION, [GLUED, MISREAD, OPEN], []).rows]
    assert [(row["by"], row["confidence"], row["reason"], row["line"]) for row in rows] == [
        ("rule glued-words", "certain", "", 7), ("editor", "likely", "Cyrillic", 7), ("rule words", "open", "", 7),
    ]  # fmt: skip


def test_a_repair_is_read_with_the_words_around_it() -> None:
    """A lost blank is nothing to look at; its words are, with their other repairs and with note numbers."""
    paragraph = LETTER.passages[0]
    blank, misread = replace(GLUED, start=2, end=3), replace(MISREAD, start=7, end=10)
    marker = replace(MARKER, start=15, end=15)
    known = [blank, misread, marker]
    assert [words(repair, paragraph, known) for repair in known] == [
        Words("Hesaw", "He saw"),
        Words("unsshnei 1,", "vneshnei[1]"),
        Words("unsshnei 1,", "vneshnei[1]"),
    ]


def test_an_unclear_word_has_no_arrow() -> None:
    """What the source calls unclear, and reads no other way, is that word alone in the brief list."""
    unclear = replace(OPEN, start=7, end=15, printed="vneshnei", reading="vneshnei")
    row = next(iter(brief(EDITION, [unclear], []).rows))
    assert row[2] == "vneshnei"


def test_a_suspicion_is_read_as_it_might_be() -> None:
    """What was left alone is shown as printed and as suspected; one that cannot be located as it was recorded."""
    suspicion = replace(OPEN, start=7, end=15, printed="vneshnei", reading="vneshney")
    assert words(suspicion, LETTER.passages[0], []) == Words("vneshnei", "vneshney")
    assert words(replace(suspicion, start=0, end=0), LETTER.passages[0], []) == Words("vneshnei", "vneshney")


def test_a_change_of_structure_is_the_beginning_of_its_passage() -> None:
    """Nothing was put in the place of anything, so only what begins there can be shown."""
    long = passage("1.6.b", "item", "one two three four five six seven", "b)")
    assert words(replace(SHAPE, address="1.6.b"), long, []) == Words("", "b) one two three four five six …")


def test_an_entry_has_both_readings_in_one_line() -> None:
    """On a page an arrow stands between them, and the details below."""
    edition = Edition("e", "E", (LETTER,))
    blank = replace(GLUED, start=2, end=3)
    assert list(brief(edition, [blank, SHAPE], [blank, SHAPE]).rows) == [
        ("certain", "1.p1", "Hesaw → He saw", "blank-lost · rule glued-words · source line 7"),
        ("likely", "1.closer", "Bye.", "structure · editor · source line 9"),
    ]


def test_the_summary_tells_done_from_suspected() -> None:
    """Repairs, how many of them are only likely, and what was left alone."""
    assert summary([GLUED]) == "1 repair"
    assert summary([GLUED, MISREAD, OPEN]) == "2 repairs, 1 of them only likely; 1 suspected"
    assert summary([replace(OPEN, status="kept")]) == "0 repairs; 1 looked at and kept"


def test_an_address_includes_what_lies_below_it() -> None:
    """Point 1 is not point 11."""
    inner = replace(GLUED, address="1.6.b")
    assert [within(inner, address) for address in ("1", "1.6", "1.6.b", "1.6.b.1", "1.61", "11")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_likely_readings_are_marked_where_they_stand() -> None:
    """Certain ones and suspicions are not; a change of structure is marked where its passage begins."""
    blank = replace(GLUED, confidence="likely", start=2, end=3)
    assert likely([blank]) == {"1.p1": [Stretch(2, 2, "likely")]}
    assert likely([GLUED, MISREAD, OPEN, SHAPE]) == {
        "1.p1": [Stretch(8, 11, "likely")],
        "1.closer": [Stretch(0, 0, "likely")],
    }


def test_the_scans_reading_is_restored() -> None:
    """What was repaired is taken back and marked, marks move along, a note number becomes the digits printed."""
    text = LETTER.passages[0]
    assert text.text == "He saw vneshnei it."
    repairs = [replace(GLUED, start=2, end=3), replace(MISREAD, start=7, end=10), replace(MARKER, start=15, end=15)]
    printed, places = as_printed(LETTER, repairs)
    paragraph = printed.passages[0]
    assert paragraph.text == "Hesaw unsshnei 1, it."
    assert paragraph.marks == (Mark("emphasis", 2, 14), Mark("anchor", 21, 21, "2"))
    assert places == {"1.p1": [Stretch(2, 2, "printed"), Stretch(6, 9, "printed"), Stretch(14, 17, "printed")]}
    assert printed.passages[1] == LETTER.passages[1]
    assert [note.anchors[0].offset for note in printed.notes] == [17, 21]


def test_a_repair_that_does_not_fit_an_edited_text_is_left() -> None:
    """Where the text is no longer what the repair says, nothing is taken back."""
    printed, places = as_printed(LETTER, [replace(MISREAD, start=0, end=3)])
    assert printed.passages == LETTER.passages
    assert places == {}


PIECES = st.tuples(st.text("ab ", max_size=6), st.text("xy", max_size=3), st.text("pq", max_size=3))


@given(st.lists(PIECES, max_size=6))
def test_taking_all_repairs_back_gives_what_was_printed(pieces: list[tuple[str, str, str]]) -> None:
    """Whatever was put in, taken out or replaced, the printed text comes back, each stretch of it marked."""
    text = printed = ""
    repairs: list[Repair] = []
    for kept, reading, scanned in pieces:
        text, printed = text + kept, printed + kept
        repairs.append(replace(GLUED, start=len(text), end=len(text) + len(reading), printed=scanned, reading=reading))
        text, printed = text + reading, printed + scanned
    made = letter("1", "", (passage("1.p1", "paragraph", text + "."),))
    restored, places = as_printed(made, repairs)
    assert restored.passages[0].text == printed + "."
    marked = [restored.passages[0].text[place.start : place.end] for place in places.get("1.p1", [])]
    assert marked == [scanned for _, reading, scanned in pieces if scanned or reading]
