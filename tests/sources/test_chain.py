"""What `ibid.` means, through which notes, and what speaks against it."""

from __future__ import annotations

import pytest

from lettercli.emendations import Repair
from lettercli.sources import citations
from tests.sources.made import FULL, cited, doubts, edition, letter, note, references

BOOK = "Moshe Lewin, Russian Peasants (London, 1968), 5"


def test_each_level_replaces_its_own_and_all_below() -> None:
    """What is printed stands, the wider levels are taken, the narrower ones are gone."""
    notes = (f"{FULL}.", "Ibid., l. 6.", "Ibid., d. 751.", "Ibid., op. 4, d. 1.", "Ibid., f. 82, op. 1.", "Ibid.")
    assert references(*notes) == [
        "RGASPI f. 17, op. 3, d. 750, l. 5", "RGASPI f. 17, op. 3, d. 750, l. 6", "RGASPI f. 17, op. 3, d. 751",
        "RGASPI f. 17, op. 4, d. 1", "RGASPI f. 82, op. 1", "RGASPI f. 82, op. 1",
    ]  # fmt: skip


def test_the_chain_leads_to_the_full_reference() -> None:
    """Nearest first; two links in one note are one step."""
    found = cited(f"{FULL}. Then ibid., l. 6.", "Nothing.", "Ibid., d. 751.")
    assert [each.chain for each in found] == [(), ("1.n1",), ("1.n1",)]
    assert [each.missing for each in found] == ["", "RGASPI f. 17, op. 3, d. 750", "RGASPI f. 17, op. 3"]
    assert doubts(found) == {}


def test_paragraphs_of_a_note_are_links_of_their_own() -> None:
    """The address is the paragraph's, and the chain runs through it."""
    found = cited(note("1", "1", f"{FULL}.", "(ibid., l. 6)", "(ibid., d. 7)"), "Ibid., l. 1.")
    assert [(each.address, each.chain) for each in found[1:]] == [
        ("1.n1.p2", ("1.n1",)), ("1.n1.p3", ("1.n1.p2", "1.n1")), ("1.n2", ("1.n1.p3", "1.n1.p2", "1.n1")),
    ]  # fmt: skip


def test_nothing_before_it() -> None:
    """The first `ibid.` of all is listed with what it prints, is not resolved, and nor is what rests on it."""
    found = cited("Ibid., d. 753, l. 4.", "Ibid., l. 5.", "Ibid., 35.", "ibid.")
    assert [(each.reference, each.kind, each.resolved) for each in found] == [
        ("d. 753, l. 4", "archive", False), ("d. 753, l. 5", "archive", False), ("35", "unknown", False),
        ("35", "unknown", False),
    ]  # fmt: skip
    assert doubts(found) == {
        "1.n1": ["no archive is cited before it"],
        "1.n2": ["rests on 1.n1, which is doubtful"],
        "1.n3": ["no printed work is cited before it"],
        "1.n4": ["rests on 1.n3, which is doubtful"],
    }


def test_a_printed_work_between_is_a_doubt() -> None:
    """The form decides, the sentence names both, and the doubt goes down the chain."""
    found = cited(f"{FULL}.", f"{BOOK}.", "Ibid., d. 751, l. 1.", "Ibid., l. 2.")
    assert [each.reference for each in found[2:]] == [
        "RGASPI f. 17, op. 3, d. 751, l. 1", "RGASPI f. 17, op. 3, d. 751, l. 2",
    ]  # fmt: skip
    assert doubts(found) == {
        "1.n3": [
            "Moshe Lewin, Russian Peasants is cited between it and 1.n1 (1.n2); only d. and l. tell what is meant"
        ],
        "1.n4": ["rests on 1.n3, which is doubtful"],
    }
    assert [each.past for each in found] == [(), (), ("1.n2",), ()]


def test_an_archive_between_is_a_doubt() -> None:
    """A page means the book, whatever archive comes between; and who signed the note between is said."""
    found = cited(f"{BOOK}.", f"{FULL}—U.S. Ed.", "Ibid., 7.")
    assert found[2].reference == "Moshe Lewin, Russian Peasants (London, 1968), 7"
    assert doubts(found) == {
        "1.n3": [f"{FULL} is cited between it and 1.n1 (1.n2, signed U.S. Ed.); only the page tells what is meant"]
    }


def test_a_newspaper_without_a_title_comes_not_between() -> None:
    """Nothing is cited of it that an `ibid.` could mean; it is named as passed all the same."""
    found = cited(
        '"Dizzy," Pravda, 2 March 1930.', f"{FULL}. It was published in Pravda on 3 November 1929 (ibid., l. 6)."
    )
    assert doubts(found) == {}
    assert found[3].past == ("1.n2",)


def test_without_any_form_it_is_what_was_cited_last() -> None:
    """A bare `ibid.` is the book after an archive, and the archive after a book, pages and leaves included."""
    found = cited(f"{FULL}.", f"{BOOK}.", "Ibid.", "Ibid., d. 3, l. 2.", "Ibid.")
    assert [each.reference for each in found[2:]] == [
        BOOK,
        "RGASPI f. 17, op. 3, d. 3, l. 2",
        "RGASPI f. 17, op. 3, d. 3, l. 2",
    ]
    assert [each.missing for each in found[2:]] == [BOOK, "RGASPI f. 17, op. 3", "RGASPI f. 17, op. 3, d. 3, l. 2"]


def test_a_doubt_ends_where_its_level_is_printed_again() -> None:
    """After a doubtful fond, a reference that prints its own rests on the archive's name alone."""
    found = cited(f"{FULL}.", "Ibid., f. 82, d. 3.", "Ibid., d. 4.", "Ibid., f. 5, op. 1, d. 2.", "Ibid., op. 2, d. 1.")
    assert doubts(found) == {
        "1.n2": ["its opis is missing: none is printed after f."],
        "1.n3": ["its opis is missing: 1.n2 has none", "rests on 1.n2, which is doubtful"],
    }


def test_a_level_that_is_missing() -> None:
    """A leaf of no delo is named so, whether it is missing in the source or was left out."""
    found = cited("RGASPI f. 17, op. 3.", "Ibid., l. 5.", "Ibid., op. 4, l. 6.")
    assert [each.reference for each in found[1:]] == ["RGASPI f. 17, op. 3, l. 5", "RGASPI f. 17, op. 4, l. 6"]
    assert doubts(found) == {
        "1.n2": ["its delo is missing: 1.n1 has none"], "1.n3": ["its delo is missing: none is printed after op."],
    }  # fmt: skip


def test_several_sources_in_one_breath() -> None:
    """The last is taken; that is a doubt where they differ in what is left out, and from another note."""
    two = f"{FULL}; GARF f. 1, op. 1, d. 2, l. 3"
    found = cited(f"({two}; ibid., l. 4).", "Ibid., l. 9.")
    assert [each.reference for each in found[2:]] == ["GARF f. 1, op. 1, d. 2, l. 4", "GARF f. 1, op. 1, d. 2, l. 9"]
    assert doubts(found) == {"1.n2": ["1.n1 cites 2 sources together, and the last is taken"]}
    assert doubts(cited(f"({FULL}; d. 751, l. 2).", "Ibid., d. 752.")) == {}


def test_idem_for_ibid() -> None:
    """It is taken for `ibid.`, and that is a doubt."""
    found = cited(f"{FULL}.", "Idem, d. 7.")
    assert (found[1].reference, doubts(found)["1.n2"]) == (
        "RGASPI f. 17, op. 3, d. 7", ["idem is the same author, and is taken for ibid."],
    )  # fmt: skip


def test_an_archive_left_out_where_others_name_theirs() -> None:
    """A full reference takes nothing from elsewhere, not even its archive."""
    found = cited("f. 1, op. 2, d. 3.", f"{FULL}.", "f. 4, op. 5, d. 6.")
    assert [each.reference for each in found] == ["f. 1, op. 2, d. 3", FULL, "f. 4, op. 5, d. 6"]
    assert doubts(found) == {"1.n3": ["it names no archive, as others do"]}


def test_another_letters_note() -> None:
    """A chain runs on from letter to letter, in doubt."""
    found = citations(edition(letter("1", f"{FULL}."), letter("2"), letter("3", "Ibid., l. 6.", "Ibid., l. 7.")))
    assert [(each.reference, each.chain) for each in found[1:]] == [
        ("RGASPI f. 17, op. 3, d. 750, l. 6", ("1.n1",)), ("RGASPI f. 17, op. 3, d. 750, l. 7", ("3.n1", "1.n1")),
    ]  # fmt: skip
    assert doubts(found) == {
        "3.n1": ["1.n1, which it takes up, is a note of another letter"], "3.n2": ["rests on 3.n1, which is doubtful"],
    }  # fmt: skip


def test_notes_numbered_on_are_one_series() -> None:
    """Where the notes of all letters have one count, the letters do not divide them."""
    found = citations(edition(letter("1", f"{FULL}."), letter("2", note("2", "2", "Ibid., l. 6."))))
    assert found[1].reference == "RGASPI f. 17, op. 3, d. 750, l. 6"
    assert doubts(found) == {}


def test_the_order_is_that_of_the_numbers() -> None:
    """Not that of the file: 10 stands after 9, whatever comes first in it."""
    notes = [note("1", "10", "Ibid., l. 10."), note("1", "2", f"{FULL}."), note("1", "9", "Ibid., d. 9.")]
    found = citations(edition(letter("1", *notes)))
    assert [(each.address, each.reference) for each in found] == [
        ("1.n2", FULL), ("1.n9", "RGASPI f. 17, op. 3, d. 9"), ("1.n10", "RGASPI f. 17, op. 3, d. 9, l. 10"),
    ]  # fmt: skip


def test_notes_without_numbers_keep_their_order() -> None:
    """Signs have none."""
    notes = [note("1", "*", f"{FULL}."), note("1", "a", "Ibid., d. 9.")]
    assert [each.address for each in citations(edition(letter("1", *notes)))] == ["1.n*", "1.na"]


def test_the_letters_text_is_a_chain_of_its_own() -> None:
    """Its `ibid.` means what the letter cites, and what it cites does not come between the notes."""
    made = letter("1", f"{FULL}.", "Ibid., l. 6.", text=f"Read {BOOK}. And ibid., 7.")
    found = citations(edition(made, letter("2", text="ibid., 8")))
    assert [(each.address, each.note, each.reference) for each in found] == [
        ("1.p1", "", BOOK), ("1.p1", "", "Moshe Lewin, Russian Peasants (London, 1968), 7"),
        ("1.n1", "1", FULL), ("1.n2", "2", "RGASPI f. 17, op. 3, d. 750, l. 6"), ("2.p1", "", "8"),
    ]  # fmt: skip
    assert doubts(found) == {"2.p1": ["no printed work is cited before it"]}


def test_another_hands_bracket_says_so() -> None:
    """A citation in a bracket that the translator signed is the translator's."""
    [found] = cited(f"A town [see {BOOK}—U.S. Ed.].")
    assert found.author == "U.S. Ed."


def test_one_day_has_one_delo() -> None:
    """A delo that is only inherited, where others cite another for the same day, is a doubt; what follows is not."""
    notes = (
        "On 1 July 1929 it was decided (RGASPI f. 17, op. 3, d. 747, l. 4).",
        "On 14 August he wired; on 14 August 1929 he did, and on the following day it was read (ibid., l. 4).",
        "On 26 September 1929 it was approved (ibid., d. 759, l. 9).",
        "On 15 August 1929 they resolved (ibid., d. 753, l. 3).",
    )
    found = cited(*notes)
    assert [each.shelfmark.delo for each in found if each.shelfmark] == ["747", "747", "759", "753"]
    assert doubts(found) == {
        "1.n2": ["d. 747 is taken from 1.n1, but for 15 August 1929 the notes cite d. 753 in 1.n4"]
    }


@pytest.mark.parametrize(
    "second",
    [
        "On 15 August 1929 it was read (ibid., d. 747, l. 4).",
        "On 15 August it was read (ibid., l. 4).",
        "On 16 August 1929 it was read (ibid., l. 4).",
        "It was read (ibid., l. 4).",
        "On 15 August 1929 it was read (ibid., op. 4, d. 1, l. 4).",
    ],
)
def test_no_contradiction_without_proof(second: str) -> None:
    """A printed delo, a vague day, another day, no day, another series: none of them contradicts the other notes."""
    first = "On 1 July 1929 it was decided (RGASPI f. 17, op. 3, d. 747, l. 4)."
    assert doubts(cited(first, second, "On 15 August 1929 they resolved (ibid., f. 17, op. 3, d. 753, l. 3).")) == {}


def _session(day: str, delo: str) -> str:
    return f"On {day} August 1929 they met (RGASPI f. 17, op. 3, d. {delo}, l. 1)."


STEADY = [_session("1", "1"), _session("1", "1"), _session("8", "2"), _session("8", "2")]
"""Two days on which the notes agree."""


def test_a_delo_against_the_days_of_the_series() -> None:
    """Where the notes of each other day agree, one that prints another delo is in doubt; the few against the many."""
    many = [*STEADY, _session("15", "3"), _session("15", "3"), _session("15", "8")]
    said = "for 15 August 1929 the notes cite d. 3 in 1.n5 and 1.n6, and no other day has two dela"
    assert doubts(cited(*many, "Ibid., l. 9.")) == {"1.n7": [said], "1.n8": ["rests on 1.n7, which is doubtful"]}
    assert set(doubts(cited(*STEADY, _session("15", "3"), _session("15", "8")))) == {"1.n5", "1.n6"}
    assert doubts(cited(*many, accept=["1.n7 delo"])) == {}


@pytest.mark.parametrize(
    "notes",
    [
        [*STEADY[:3], _session("15", "3"), _session("15", "8")],
        [*STEADY, _session("15", "3"), _session("15", "8"), _session("22", "4"), _session("22", "9")],
        [*STEADY, _session("15", "3"), "On 15 August 1929 they met (RGASPI f. 17, op. 4, d. 8, l. 1)."],
        [*STEADY, _session("15", "3"), "On 15 August 1929 they met (RGASPI f. 17, op. 3, d. 8, l. 1; d. 9)."],
        [_session("15", "3"), "On 15 August 1929 they met again (ibid., l. 9).", _session("15", "8")],
    ],
    ids=["one day agrees", "two days do not", "another series", "several in one breath", "inherited, and cited"],
)
def test_days_that_prove_nothing(notes: list[str]) -> None:
    """Too few days agree, a day may have two dela here, or it is not said which of them is the day's."""
    assert doubts(cited(*notes)) == {}


def test_a_newspapers_day_is_no_session() -> None:
    """What a citation before says of a day is its own."""
    notes = (
        '"Dizzy," Pravda, 2 March 1930.',
        "On 1 July 1929 it was decided (RGASPI f. 17, op. 3, d. 747, l. 4).",
        "It was published in Pravda on 15 August 1929 (ibid., l. 4).",
        "On 15 August 1929 they resolved (ibid., d. 753, l. 3).",
    )
    assert doubts(cited(*notes)) == {}


def test_two_days_of_one_delo_are_no_contradiction() -> None:
    """A delo holds what was decided between two sessions, too."""
    assert doubts(cited("On 22 July 1929 (RGASPI f. 17, op. 3, d. 750, l. 5). On 25 July 1929 (ibid., l. 2).")) == {}


def _repair(**changes: object) -> Repair:
    about = {"letter": "1", "address": "1.n1", "start": 0, "end": 0, "line": 1, "source_start": 0, "source_end": 0,
             "printed": "", "reading": "", "kind": "misread", "confidence": "likely", "by": "rule"}  # fmt: skip
    return Repair(**(about | changes))  # type: ignore[arg-type]


def test_a_likely_reading_is_a_doubt_of_its_level() -> None:
    """`75–` with a dash that is only likely taints the leaves, and not the delo that the next note takes."""
    made = edition(letter("1", "RGASPI f. 17, op. 3, d. 750, ll. 5–6.", "Ibid., l. 7.", "Ibid."))
    at = "RGASPI f. 17, op. 3, d. 750, ll. 5–6.".index("–")
    found = citations(made, [_repair(start=at, end=at + 1, reading="–")])
    assert doubts(found) == {"1.n1": ["'ll. 5–6' is only a likely reading of the scan"]}
    delo = citations(made, [_repair(start=24, end=25, printed="1", reading="5")])
    assert doubts(delo) == {
        "1.n1": ["'d. 750' is only a likely reading of the scan"], "1.n2": ["rests on 1.n1, which is doubtful"],
        "1.n3": ["rests on 1.n1, which is doubtful"],
    }  # fmt: skip


def test_what_the_import_suspects_is_a_doubt() -> None:
    """What it would put there says which level is meant; a certain reading, and one elsewhere, is none."""
    made = edition(letter("1", f"{FULL}.", "(ibid., l. 4)", "Ibid., l. 5.", "Ibid., d. 6."))
    open_ = _repair(
        address="1.n2", start=0, end=13, printed="(ibid., l. 4)", reading="(ibid., d. 9, l. 4)", status="open"
    )
    said = "the scan may be misread: '(ibid., l. 4)', perhaps '(ibid., d. 9, l. 4)'"
    assert doubts(citations(made, [open_])) == {"1.n2": [said], "1.n3": ["rests on 1.n2, which is doubtful"]}
    figure = _repair(start=21, end=27, printed="d. 750", reading="d. 7507", status="open")
    assert set(doubts(citations(made, [figure]))) == {"1.n1", "1.n2", "1.n3"}
    sure = _repair(start=24, end=25, printed="1", reading="5", confidence="certain")
    away = _repair(address="1.n4", start=13, end=14, printed=",", reading=".")
    assert doubts(citations(made, [sure, away])) == {}


def test_a_misread_letter_is_a_doubt() -> None:
    """`1. 3` is taken for `l. 3`."""
    found = cited("RTsKhIDNI f. 17, op. 3, d. 753, 1. 3.")
    assert (found[0].reference, doubts(found)["1.n1"]) == (
        "RTsKhIDNI f. 17, op. 3, d. 753, l. 3",
        ["'1. 3' is taken for l. 3"],
    )


def test_what_the_editor_accepts_is_settled() -> None:
    """A link that corpus.yaml accepts is in doubt no longer, nor is what rests on it; a reading still is."""
    notes = (f"{FULL}.", f"{BOOK}.", "Ibid., d. 751, l. 1.", "Ibid., l. 2.")
    assert doubts(cited(*notes, accept=["1.n3 ibid"])) == {}
    assert set(doubts(cited(*notes, accept=["1.n3 open", "1.n4 ibid"]))) == {"1.n3", "1.n4"}
    made = edition(letter("1", *notes), accept=["1.n3 ibid"])
    assert set(doubts(citations(made, settle=False))) == {"1.n3", "1.n4"}
    likely = _repair(address="1.n3", start=10, end=11, printed="1", reading="5")
    assert doubts(citations(made, [likely]))["1.n3"] == ["'d. 751' is only a likely reading of the scan"]


def test_a_very_long_chain_is_given_without_its_middle() -> None:
    """Two hundred notes that rest on one another do not each hold all before them; the full reference stays."""
    found = cited(f"{FULL}.", *("Ibid." for _ in range(200)))
    assert found[39].chain == tuple(f"1.n{number}" for number in range(39, 0, -1))
    assert found[200].chain == (*(f"1.n{number}" for number in range(200, 162, -1)), "…", "1.n1")
    assert max(len(each.chain) for each in found) == 40


def test_what_stands_for_nothing_passes_nothing() -> None:
    """An `ibid.` before which nothing is cited has no citations between it and that."""
    found = cited(*("Ibid., 35." for _ in range(5)))
    assert [each.past for each in found] == [()] * 5


def test_of_very_many_doubts_that_are_inherited_the_nearest_are_named() -> None:
    """The others are told of in one sentence, which goes down the chain as they do."""
    found = cited(f"{BOOK}.", *(f"Id., {page}." for page in range(60)))
    assert [len(each.doubts) for each in found] == [0, *range(1, 22), *[22] * 39]
    assert [doubt.text for doubt in found[60].doubts] == [
        "idem is the same author, and is taken for ibid.",
        *(f"rests on 1.n{number}, which is doubtful" for number in range(60, 40, -1)),
        "rests on others before these that are doubtful",
    ]
