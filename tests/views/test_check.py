"""What `check` finds: numbers, dates, brackets, suspicions; and what it leaves alone."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from lettercli.emendations import Repair
from lettercli.errors import Fault
from lettercli.model import Edition, Letter, Passage
from lettercli.views.check import accepted, faulty, findings, summary
from tests.views.sample import EDITION, letter, note, passage


def edition(*letters: Letter, **about: object) -> Edition:
    """An edition of these letters."""
    return Edition("e", "E", letters, about=about)


def found(*letters: Letter, **about: object) -> list[tuple[str, str, str, str]]:
    """Severity, kind, address and what of each finding."""
    return [(each.severity, each.kind, each.address, each.what) for each in findings(edition(*letters, **about))]


def listed(*labels: str) -> tuple[Passage, ...]:
    """A list of points with these labels."""
    return tuple(passage(f"1.{label.strip('().')}", "point", "Text.", label) for label in labels)


def test_a_note_that_nothing_calls_is_a_warning() -> None:
    """And so is one whose number does not follow the one before it."""
    notes = (note("1", "N", letter="1"), note("3", "N", letter="1"))
    made = letter("1", "", (passage("1.p1", "paragraph", "One.[^1]"),), notes)
    assert found(made) == [
        ("warning", "uncalled", "1.n3", "note 3 is called nowhere"),
        ("warning", "note-order", "1.n3", "note 3 follows note 1"),
    ]


def test_a_call_without_a_note_is_an_error() -> None:
    """No reader of files lets it through, other makers of letters may."""
    assert found(letter("1", "", (passage("1.p1", "paragraph", "One.[^7]"),))) == [
        ("error", "no-note", "1.p1", "note 7 is called, and there is none")
    ]


def test_calls_run_in_order_through_the_letter() -> None:
    """A note first called after a later one is out of order; one called again is not."""
    text = passage("1.p1", "paragraph", "One.[^2] Two.[^1] Three.[^2]")
    made = letter("1", "", (text,), (note("1", "N", letter="1"), note("2", "N", letter="1")))
    assert found(made) == [("warning", "call-order", "1.p1", "note 1 is called after note 2")]


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (("1)", "2)", "3)"), []),
        (("1)", "3)"), ["skip 1.3: the list skips from 1) to 3)"]),
        (("1)", "2)", "2)"), ["restart 1.2: the list goes back from 2) to 2)"]),
        (("5)", "6)"), ["list-begins 1.5: the list begins with 5)"]),
        (("a)", "b)", "d)"), ["skip 1.d: the list skips from b) to d)"]),
        (("h)", "i)", "j)"), ["list-begins 1.h: the list begins with h)"]),
        (("i)", "ii)", "iii)", "iv)", "v)"), []),
        (("(i)", "(ii)", "(iv)"), ["skip 1.iv: the list skips from (ii) to (iv)"]),
        (("A.", "B.", "C."), []),
        (("1)", "a)", "2)"), ["list-begins 1.2: the list begins with 2)"]),
    ],
)
def test_labels_run_in_order(labels: tuple[str, ...], kinds: list[str]) -> None:
    """Figures, letters and roman numerals each in their order; a change of shape begins a list."""
    made = letter("1", "", listed(*labels))
    assert [f"{kind} {address}: {what}" for _, kind, address, what in found(made)] == kinds


def test_points_go_on_after_a_paragraph() -> None:
    """A paragraph between two points does not begin their numbers anew."""
    one, three = listed("1)", "3)")
    made = letter("1", "", (one, passage("1.p1", "paragraph", "Between."), three))
    assert [(each[1], each[2]) for each in found(made)] == [("skip", "1.3")]


def test_lists_in_notes_begin_anew_after_a_paragraph() -> None:
    """A note may quote two resolutions, each with its own numbers; a beginning in the middle is but noted."""
    parts = (
        passage("1.n1.a", "item", "One.", "a)"),
        passage("1.n1.p2", "paragraph", "And then:"),
        passage("1.n1.b", "item", "Two.", "b)"),
    )
    made = letter("1", "", (passage("1.p1", "paragraph", "One.[^1]"),), (note("1", "N", *parts, letter="1"),))
    assert found(made) == [("note", "list-begins", "1.n1.b", "the list begins with b)")]


def test_letters_stand_in_the_order_of_their_dates() -> None:
    """A letter after a later one is a warning, once; vague dates that may agree are none, nor are undated letters."""
    empty = (passage("x.p1", "paragraph", "Text."),)
    days = {"1": "1929-08-21", "2": "1929-08-10", "3": "", "4": "1929-08", "5": "1929-08-22"}
    letters = [letter(id, date, empty) for id, date in days.items()]
    expected = ("warning", "date-order", "2", "10 August 1929 stands after letter 1 of 21 August 1929")
    assert found(*letters) == [expected]
    assert found(*letters, order=["1", "2", "3", "4", "5"]) == []


@pytest.mark.parametrize(
    ("heading", "dateline", "date", "said"),
    [
        ("[21 August 1929]", "21 August 1929", "1929-08-21", []),
        ("", "Sochi, 22 August 1929.", "1929-08-21", ["the dateline says 22 August 1929, the metadata 21 August 1929"]),
        ("[August 1929]", "Tuesday", "1929-08-21", []),
        ("[July 1929]", "", "1929-08-21", ["the heading says July 1929, the metadata 21 August 1929"]),
        ("", "21 August 1929", "", ["the dateline says 21 August 1929, the metadata no date"]),
    ],
)
def test_dates_agree(heading: str, dateline: str, date: str, said: list[str]) -> None:
    """Heading, dateline and metadata must be able to mean one day; what is no date says nothing."""
    made = letter("1", date, (passage("1.dateline", "dateline", dateline),), heading=heading)
    assert [what for _, _, _, what in found(made)] == said


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["He (or she) said [so]."], []),
        (["He (or she said [so]."], ["( is never closed: He (or she said [so]."]),
        (["He or she) said."], [") closes nothing: He or she) said."]),
        (["1) first and a) second and iv) fourth."], []),
        (['"One.', '"Two.', 'Three."'], []),
        (['He "said.'], ['" is never closed: He "said.']),
        (["“One.", "“Two.”"], []),
        (["One.”"], ["” closes nothing: One.”"]),
        (["„One“ and „Two” and »Three« and «Four»."], []),
        (["„One"], ["„ is never closed: „One"]),
        (["Three»"], ["» is never closed: Three»"]),
        (['(a "word) c"'], [') closes nothing: (a "word) c"', '( is never closed: (a "word) c"']),
        (["(see point 6)."], []),
        (["(we must a) go, b) stay)."], []),
    ],
)
def test_brackets_and_quotation_marks_come_in_pairs(texts: list[str], said: list[str]) -> None:
    """Over a passage and its parts; a quotation may open at each paragraph, a label in a sentence closes nothing."""
    first, *rest = texts
    parts = [passage(f"1.p1.p{at}", "paragraph", text) for at, text in enumerate(rest, 2)]
    made = letter("1", "", (passage("1.p1", "paragraph", first, "", *parts),))
    assert [what for _, _, _, what in found(made)] == said


OPEN = Repair(
    "42", "42.6", 0, 0, 12, 0, 5, "neednot", "need not", "blank-lost", "likely", "rule", "glued", status="open"
)  # fmt: skip


def test_an_open_suspicion_is_a_note() -> None:
    """It names what is printed and what it may be, and the line of the source; what was done is none."""
    repairs = [OPEN, replace(OPEN, status="applied"), replace(OPEN, status="kept")]
    (only,) = (each for each in findings(EDITION, repairs=repairs) if each.kind == "open")
    assert (only.severity, only.address) == ("note", "42.6")
    assert only.what == "blank-lost: 'neednot', perhaps 'need not'; source line 12"


def test_an_unclear_word_is_called_so() -> None:
    """Where the source marks a word as unclear, with no other reading, none is made up for it."""
    (only,) = (each for each in findings(EDITION, repairs=[replace(OPEN, reading="neednot", kind="other")])
               if each.kind == "open")  # fmt: skip
    assert only.what == "other: 'neednot', unclear in the source; source line 12"


def test_files_that_cannot_be_read_come_first_as_errors() -> None:
    """A fault of loading keeps its line and what to write instead."""
    (first, *_) = findings(EDITION, [Fault("letters/9.md", 3, "a heading", "write a paragraph")])
    assert (first.severity, first.kind, first.line) == ("error", "unreadable", 3)
    assert first.what == "a heading; write a paragraph"


def test_what_corpus_yaml_accepts_is_set_aside() -> None:
    """By address and kind; an entry that fits nothing is noted, an error is never set aside."""
    made = edition(letter("1", "", listed("1)", "3)")), accept=["1.3 skip", "1.9 skip"])
    left, aside = accepted(made, findings(made))
    assert [(each.severity, each.kind, each.address) for each in left] == [("note", "accept", "1.9")]
    assert aside == 1


def test_notes_are_no_faults_unless_one_is_strict() -> None:
    """Errors and warnings make an edition faulty, notes when they are to count."""
    notes = [each for each in findings(EDITION, repairs=[OPEN]) if each.severity == "note"]
    assert notes
    assert not faulty(notes)
    assert faulty(notes, strict=True)
    assert faulty(findings(edition(letter("1", "", listed("1)", "3)")))))


def test_the_summary_counts_by_severity() -> None:
    """Without errors and warnings it says that there are no faults."""
    assert summary([], 0, 6) == "no faults in 6 letters"
    assert summary(findings(edition(letter("1", "", listed("1)", "3)")))), 2, 1) == (
        "1 warning, 2 accepted in corpus.yaml in 1 letter"
    )


def test_a_hundred_thousand_lone_brackets_are_told_in_seconds() -> None:
    """Each sign finds its other half without a look at all that are open."""
    text = "A ( line with «( brackets [ and ( so on. " * 20_000
    made = letter("1", "", (passage("1.p1", "paragraph", text),))
    began = time.process_time()
    assert len(found(made)) == 100_000
    assert time.process_time() - began < 20
