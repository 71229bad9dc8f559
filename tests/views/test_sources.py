"""What is cited, as rows, as a register and as what an `ibid.` leaves out."""

from __future__ import annotations

import pytest

from lettercli.address import Directory
from lettercli.errors import LettersError, UnknownAddress
from lettercli.page import Stretch
from lettercli.sources import citations
from lettercli.views.citing import named
from lettercli.views.sources import COLUMNS, listed, meaning, overlay, reasons, sentences, table, title
from tests.sources.made import FULL, edition, letter
from tests.views.sample import letter as called
from tests.views.sample import note as noted
from tests.views.sample import passage

BOOK = "Moshe Lewin, Russian Peasants [Krest'iane], 2 vols. (London: Allen, 1968), 1:5"
MADE = edition(
    letter(
        "1", f"It was late. They met ({FULL}). They left.", f"See {BOOK}.", "It rained. So it was (ibid., d. 9, l. 1)."
    ),
    letter("2", "Ibid., l. 2.", 'A. Bo, "Eins" (One), Pravda (18 June 1929).', "Cohen, op. cit., 3."),
)
FOUND = citations(MADE)
DOUBT = "Moshe Lewin, Russian Peasants is cited between it and 1.n1 (1.n2); only d. and l. tell what is meant"


def rows(*names: str) -> list[tuple[object, ...]]:
    """These columns of the table."""
    places = [[column.name for column in COLUMNS].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in table(MADE, FOUND).rows]


def test_a_row_is_a_citation() -> None:
    """Where, of what kind, whole, as printed, through which notes, in what doubt."""
    assert rows("address", "kind", "reference", "printed", "chain", "doubt", "status") == [
        ("1.n1", "archive", FULL, FULL, "", "", "printed"),
        ("1.n2", "book", BOOK, BOOK, "", "", "printed"),
        ("1.n3", "archive", "RGASPI f. 17, op. 3, d. 9, l. 1", "ibid., d. 9, l. 1", "1.n1", DOUBT, "doubtful"),
        ("2.n1", "archive", "RGASPI f. 17, op. 3, d. 9, l. 2", "Ibid., l. 2", "1.n3 1.n1",
         "1.n3, which it takes up, is a note of another letter; rests on 1.n3, which is doubtful", "doubtful"),
        ("2.n2", "article", 'A. Bo, "Eins" (One), Pravda, 18 June 1929', 'A. Bo, "Eins" (One), Pravda (18 June 1929)',
         "", "", "printed"),
        ("2.n3", "unknown", "Cohen, 3", "Cohen, op. cit., 3", "", "no work of Cohen's is cited before it",
         "unresolved"),
    ]  # fmt: skip


def test_exports_have_each_field() -> None:
    """The levels of a shelfmark and the parts of a work, each alone; what was passed; the sentence; offsets."""
    assert rows("archive", "fond", "opis", "delo", "list")[2] == ("RGASPI", "17", "3", "9", "1")
    names = ("author", "title", "translation", "volumes", "volume", "place", "publisher", "year", "pages")
    assert rows(*names)[1] == (
        "Moshe Lewin", "Russian Peasants", "Krest'iane", "2 vols.", "1", "London", "Allen", "1968", "5",
    )  # fmt: skip
    assert rows("periodical", "published", "title")[4] == ("Pravda", "18 June 1929", "Eins")
    assert rows("past", "sentence", "letter", "note", "start", "end")[2] == (
        "1.n2", "So it was (ibid., d. 9, l. 1).", "1", "3", 22, 39,
    )  # fmt: skip


def test_the_register_is_sorted_as_people_sort() -> None:
    """Archives by number, works by the author's surname, what is not resolved last."""
    assert [row[:4] for row in listed(FOUND, "t").rows] == [
        ("RGASPI f. 17, op. 3", "d. 9", "1.n3", "l. 1"),
        ("RGASPI f. 17, op. 3", "d. 9", "2.n1", "l. 2"),
        ("RGASPI f. 17, op. 3", "d. 750", "1.n1", "l. 5"),
        ("Books", "Moshe Lewin, Russian Peasants [Krest'iane], 2 vols. (London: Allen, 1968)", "1.n2", "1:5"),
        ("Newspapers and journals", 'A. Bo, "Eins" (One), Pravda, 18 June 1929', "2.n2", ""),
        ("Not resolved", "Cohen, op. cit., 3", "2.n3", "3"),
    ]
    assert [row[4] for row in listed(FOUND, "t").rows] == ["?", "?", "", "", "", "?"]


def test_the_title_counts() -> None:
    """What is by ibid., in doubt, not resolved; nothing is said of what there is none of."""
    assert title(FOUND) == "6 citations · 2 by ibid. · 3 doubtful · 1 unresolved"
    assert title(FOUND[:1]) == "1 citation"


def test_reasons_are_given_at_the_root() -> None:
    """What only rests on another is named there."""
    assert [row[1:] for row in reasons(FOUND).rows] == [
        ("1.n3", "ibid., d. 9, l. 1 = RGASPI f. 17, op. 3, d. 9, l. 1", f"{DOUBT}; 2.n1 rests on it"),
        ("2.n1", "Ibid., l. 2 = RGASPI f. 17, op. 3, d. 9, l. 2",
         "1.n3, which it takes up, is a note of another letter"),
        ("2.n3", "Cohen, op. cit., 3", "no work of Cohen's is cited before it"),
    ]  # fmt: skip
    assert [row[1:4] for row in reasons(FOUND[3:4]).rows] == [
        ("2.n1", "Ibid., l. 2 = RGASPI f. 17, op. 3, d. 9, l. 2",
         "1.n3, which it takes up, is a note of another letter; rests on 1.n3, which is doubtful")
    ]  # fmt: skip
    assert meaning(FOUND[0]) == FULL


def test_the_sentence_is_filled_in() -> None:
    """With what is left out in it; the whole reference is repeated only where it is another."""
    first, _, third, *_, last = sentences(MADE, FOUND).rows
    assert first == ("", "1.n1", f"They met ({FULL}).", "")
    assert third[2] == "So it was (ibid. [RGASPI f. 17, op. 3?], d. 9, l. 1)."
    assert third[3] == f"RGASPI f. 17, op. 3, d. 9, l. 1 · through 1.n1 · in doubt: {DOUBT}"
    assert last[2] == "Cohen, op. cit. [?], 3."


def test_what_is_left_out_lies_over_the_text() -> None:
    """Behind the sign, with a question mark where in doubt, and alone where it is not known."""
    assert overlay(FOUND) == {
        "1.n3": [Stretch(27, 27, "resolved", "RGASPI f. 17, op. 3?")],
        "2.n1": [Stretch(5, 5, "resolved", "RGASPI f. 17, op. 3, d. 9?")],
        "2.n3": [Stretch(15, 15, "resolved", "?")],
    }


def test_an_address_or_a_source() -> None:
    """A letter, a note, a passage with the notes that it calls; or a reference, whatever letters there are."""
    directory = Directory(MADE)

    def addresses(text: str) -> list[str]:
        return [each.address for each in named(directory, FOUND, text)]

    assert addresses("2") == ["2.n1", "2.n2", "2.n3"]
    assert addresses("1-2") == [each.address for each in FOUND]
    assert addresses("1.n3") == ["1.n3"]
    assert addresses("d. 9") == ["1.n3", "2.n1"]
    assert addresses("Lewin") == ["1.n2"]
    assert addresses("9") == []
    with pytest.raises(UnknownAddress):
        addresses("1.n9")
    with pytest.raises(LettersError, match="no reference"):
        addresses("")


def test_a_passage_has_the_notes_that_it_calls() -> None:
    """So has what holds it; a note's citations are not those of the passage that calls another."""
    made = edition(
        called("1", "", (passage("1.1", "point", "One[^1]", "1)", passage("1.1.a", "item", "two[^2]", "a)")),),
               (noted("1", FULL, letter="1"), noted("2", "Ibid., l. 1.", letter="1")))
    )  # fmt: skip
    found, directory = citations(made), Directory(made)
    assert [[each.address for each in named(directory, found, text)] for text in ("1.1", "1.1.a", "1")] == [
        ["1.n1", "1.n2"], ["1.n2"], ["1.n1", "1.n2"],
    ]  # fmt: skip


def test_of_a_very_long_sentence_what_is_around_the_citation_is_given() -> None:
    """Hundreds of citations in one sentence do not each repeat all of it."""
    made = edition(letter("1", "; ".join(f"RGASPI f. 17, op. 3, d. {delo}, l. 5" for delo in range(1, 400))))
    place = [column.name for column in COLUMNS].index("sentence")
    given = [str(row[place]) for row in table(made, citations(made)).rows]
    assert max(map(len, given)) < 2_000
    assert all(f"d. {delo}, l. 5" in sentence for delo, sentence in enumerate(given, 1))
    assert (given[0][-2:], given[200][:2], given[200][-2:], given[-1][:2]) == (" …", "… ", " …", "… ")
