"""Places of a scan that may be read in two ways: what is mended, what is only likely, what is left to an editor."""

# ruff: noqa: E501 (a line of a scan is as long as it is)

from __future__ import annotations

import pytest

from lettercli.emendations import Repair
from lettercli.formats.printed.ranges import ranges
from lettercli.formats.printed.sourcetext import Emended, Source
from tests.formats import scans
from tests.formats.test_printed_rules import GLUED

NOTES = "\n\n1. First of all.\n2. Second of all.\n"


def _marked(text: str) -> dict[str, str]:
    """The confidence of the calls of a letter with that text and two notes."""
    [letter] = scans.imported(f"Letter 1\nWe think that {text} we went. So it was in the end.2 Good.{NOTES}")
    return {each.note: each.confidence for each in letter.records if each.note}


def _points(line: str) -> list[Repair]:
    numbered = "\n".join(f"{at}) {each}" for at, each in enumerate([*GLUED, line], 1))
    [letter] = scans.imported(f"Letter 1\n[1 May 1920]\nDear Ivanov,\n{numbered}\nA. Sender\n")
    return [each for each in letter.records if each.address == "1.7"]


def _ranged(text: str) -> set[tuple[str, str, str]]:
    """What is found, and the text before it."""
    found = ranges(Emended(Source(text), 0, len(text), ()))
    return {(each.status, each.confidence, text[: each.start]) for each in found}


def _passages(body: str) -> dict[str, str]:
    [letter] = scans.imported(f"Letter 1\n[1 May 1920]\n{body}\n")
    return {address.removeprefix("1."): text for address, text in scans.texts(letter).items()}


@pytest.mark.parametrize(
    "text", ["it was the people's. 1 Either", "in 1924,1 when", "under section B2,1 where", "it is no. 74;1 then", "room 118,1 and"]
)  # fmt: skip
def test_markers_after_possessives_and_figures(text: str) -> None:
    """A marker after a possessive's full stop, or after a figure and a comma or semicolon, is found."""
    assert set(_marked(text)) == {"1", "2"}


def test_second_of_two_markers_alone_is_doubtful() -> None:
    """The second of two joined markers is not certain where the first is none."""
    [letter] = scans.imported(f"Letter 1\nWe met A. N. 1,2 who left.{NOTES}")
    assert {each.note: each.confidence for each in letter.records if each.note} in ({}, {"2": "likely"})


def test_figures_that_may_call_a_note_are_listed() -> None:
    """A room's number is none and a marker; every figure that may be one is pointed out."""
    [letter] = scans.imported(f"Letter 1\nWe met in room 121 of it, or 51 collections. So it was.2 Good.{NOTES}")
    assert letter.missing == (1,)
    found = [each for each in letter.records if each.status == "open" and each.printed == "1"]
    assert len(found) == 2


_LINE = "The old minister of the treasury has written {} about all of the members."


@pytest.mark.parametrize("name", ["Longworth", "Goodfellow", "Newhouse"])
def test_names_are_not_taken_apart(name: str) -> None:
    """A name of two words, of which the first stands nowhere as one, is only pointed out at a line's end."""
    assert {each.status for each in _points(_LINE.format(name)) if each.kind == "blank-lost"} == {"open"}


@pytest.mark.parametrize("word", ["woodpulp", "sawdoctor"])
def test_compounds_are_only_likely(word: str) -> None:
    """Two plain nouns that stand nowhere side by side may be a compound."""
    found = [each for each in _points(_LINE.format(word)) if each.kind == "blank-lost"]
    assert [(each.status, each.confidence) for each in found] == [("applied", "likely")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 vols. (Rome, 1927), 1:16067 ", {("applied", "likely", "2 vols. (Rome, 1927), 1:160")}),
        ("vol. 3 [Rome, 1923], 1229).", {("open", "likely", "vol. 3 [Rome, 1923], ")}),
        ("pp. 1213)", {("applied", "certain", "pp. 12")}),
        ("in no. 193435 of it", set()),
        ("no. 9 (1930): 4158; so", {("applied", "certain", "no. 9 (1930): 41")}),
        ("no. 2 [1925]: 11736).", {("applied", "certain", "no. 2 [1925]: 117")}),
        ("in vol. 2, 31115.", {("applied", "likely", "in vol. 2, 311")}),
        ("issues 56", {("applied", "likely", "issues 5")}),
        ("(37September 1930)", {("applied", "certain", "(3")}),
        ("1219 January1931", {("applied", "certain", "12")}),
    ],
)
def test_doubtful_ranges(text: str, wanted: set[tuple[str, str, str]]) -> None:
    """Ranges where citations say so; one number where it may be one."""
    assert _ranged(text) == wanted


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("It was so in 1922.In June it ended.", "It was so in 1922. In June it ended."),
        ("It was so in 1923;Ivanov left.", "It was so in 1923; Ivanov left."),
        ("He saw the districts[of the zone] again.", "He saw the districts [of the zone] again."),
    ],
)
def test_blanks_beside_figures_and_brackets(text: str, reading: str) -> None:
    """A blank is lost after a year's full stop, and before a bracket of several words."""
    assert _passages(text)["p1"] == reading


def test_acronyms_are_no_suspicion() -> None:
    """An acronym that begins with a small letter or two is no pair of words."""
    [letter] = scans.imported("Letter 1\nIt lies in TsGAOR and in LPA to this day.\n")
    assert not [each for each in letter.records if each.kind == "hyphen-lost"]


def test_place_before_the_salutation_and_initials_below() -> None:
    """A line of place before the salutation, initials as a signature and a date after them are what they are."""
    found = _passages("Moscow, in the inn\nDear Ivanov,\nI am here.\n\nI kiss your hand.\nA. S.\n14 March")
    assert found == {"dateline": "Moscow, in the inn", "salute": "Dear Ivanov,", "p1": "I am here.",
                     "closer": "I kiss your hand.", "signed": "A. S.", "dateline2": "14 March"}  # fmt: skip


def test_short_line_before_the_signature_is_suspected() -> None:
    """A short line before the signature that is no known formula is pointed out as a closing one."""
    [letter] = scans.imported("Letter 1\nDear Ivanov,\nI am here and I write.\n\nBlessings on the house.\nA. Sender\n")
    assert [each.printed for each in letter.records if each.kind == "closer"] == ["Blessings on the house."]


def test_list_inside_the_first_note() -> None:
    """A numbered list inside the first note is none of the notes."""
    body = "Dear Ivanov,\nThe king1 came2.\nA. Sender\n\n1. It was resolved:\n1. To plough.\n2. To sow.\n2. Second of all.\n"
    assert _passages(body)["n2"] == "Second of all."


def test_sentence_goes_on_after_a_date_and_a_colon() -> None:
    """In a note, a full line that ends with a date and a colon goes on in the next."""
    notes = "1. The council accepted the whole of the proposal on 25 May 1931:\nIvanov was appointed chairman of it.\n"
    assert _passages(f"The king1 came.\n\n{notes}")["n1"].endswith("1931: Ivanov was appointed chairman of it.")


@pytest.mark.parametrize(
    "line", ["Well, good-bye for now.", "Your old", "With communist greetings,", "Greetings to all!"]
)
def test_more_closing_formulas(line: str) -> None:
    """Closing formulas that letters of the time end with."""
    assert _passages(f"Dear Ivanov,\nI am here.\n\n{line}\nA. Sender")["closer"] == line


def test_the_editors_date_may_be_in_another_language() -> None:
    """`[3. März 1801]` is a day as `[3 March 1801]` is."""
    made = scans.imported("Letter 1\n[3. März 1801]\nText.\n\nLetter 2\n[le 4 mai 1801]\nText.\n")
    assert [each.built.letter.metadata["date"] for each in made] == ["1801-03-03", "1801-05-04"]


def test_a_letter_without_a_date_is_told_of() -> None:
    """Where no line below the heading is the editor's date, the report says so and how to give one."""
    [letter] = scans.imported("Letter 1\n1 March 1801\n\nDear Brother,\nText.\n")
    [found] = [each for each in letter.records if each.status == "open"]
    assert found.reason == (
        "no date: below its heading is no line like '[21 August 1929]'; "
        'say it in the profile: letters: {"1": {date: …}}'
    )


def test_running_heads_and_page_numbers_are_pointed_out() -> None:
    """A line in capitals that comes with a rising number on three pages is a head; one that comes twice is a line."""
    pages = ["We went on\n61 LETTERS OF A LADY\nto Rome.", "We went on\n62 LETTERS OF A LADY\nto Naples.\nROME 1801",
             "We went on\n63 LETTERS OF A LADY\nto Capri.\nROME 1802"]  # fmt: skip
    made = scans.imported("".join(f"Letter {at}\n[{at} May 1801]\n{page}\n\n" for at, page in enumerate(pages, 1)))
    found = [(each.printed, each.reading, each.reason) for letter in made for each in letter.records
             if each.rule == "pages"]  # fmt: skip
    assert found == [(f"\n{page} LETTERS OF A LADY", "", "perhaps a running head") for page in (61, 62, 63)]
    numbers = "".join(f"Letter {at}\n[{at} May 1801]\nWe went\n{60 + at}\nto Rome.\n\n" for at in range(1, 4))
    reasons = [each.reason for letter in scans.imported(numbers) for each in letter.records if each.rule == "pages"]
    assert reasons == ["perhaps the number of a page"] * 3
