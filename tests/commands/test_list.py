"""`letters list`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import letter, write_edition
from tests.shell import call


def ids(edition: Path, *args: str) -> tuple[int, list[str], str]:
    code, out, err = call("list", "--columns", "id", *args, "--corpus", edition)
    return code, out.split(), err


def test_a_page(edition: Path) -> None:
    """A page has a heading, columns under names, and the beginning of each letter cut to what is left."""
    assert call("list", "--format", "page", "--width", "72", "--corpus", edition) == (
        0,
        "Ann to Ben, Ben to Ann · 3 letters · 57 words · 29 Jul – 21 Aug 1929\n"
        "\n"
        "id     date  correspondents  words  points  notes  begins\n"
        "1    29 Jul  Ann to Ben         33       2      1  The grain is late. …\n"
        "2    21 Aug  Ben to Ann         22       0      0  No mill can grind …\n"
        "3   undated  Ann to Ben          2       0      0  Nothing new.\n",
        "",
    )


def test_the_first_letters_alone(edition: Path) -> None:
    """--limit keeps the first rows in the order asked for, on a page under the heading of all; the footer says so."""
    assert ids(edition, "--sort", "words", "--limit", "2") == (0, ["1", "2"], "shown 2 of 3\n")
    assert ids(edition, "--limit", "3") == (0, ["1", "2", "3"], "")
    page = call("list", "--limit", "1", "--format", "page", "--width", "72", "--corpus", edition)
    assert page.out.splitlines()[0] == "Ann to Ben, Ben to Ann · 3 letters · 57 words · 29 Jul – 21 Aug 1929"
    assert (len(page.out.splitlines()), page.err) == (4, "shown 1 of 3\n")
    assert call("list", "--limit", "0", "--corpus", edition).code == 2


def test_a_page_counts_what_there_is(edition: Path) -> None:
    """Where no letter has a point, or a note, a page has no column for them; in a pipe they are counted."""
    page = call("list", "--letter", "2-3", "--format", "page", "--width", "72", "--corpus", edition).out
    assert page.splitlines()[2].split() == ["id", "date", "correspondents", "words", "begins"]
    assert call("list", "--letter", "3", "--corpus", edition).out == "3\t\tAnn\tBen\t2\t0\t0\tNothing new.\n"


def test_keys_of_the_metadata_are_columns(tmp_path: Path) -> None:
    """--columns takes whatever the letters say of themselves, in every format."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Text.", Archive="f. 1"), "2": letter("2", "Text.")})
    asked = ("list", "--columns", "id,archive,words", "--corpus", corpus)
    assert call(*asked).out == "1\tf. 1\t1\n2\t\t1\n"
    assert call(*asked, "--format", "csv").out == "id,archive,words\n1,f. 1,1\n2,,1\n"
    assert call(*asked, "--format", "page").out == "id  archive  words\n1   f. 1         1\n2                1\n"
    error = call("list", "--columns", "id,mood", "--corpus", corpus)
    assert (error.code, error.err.endswith("and keys of the metadata: Archive\n")) == (2, True)


def test_who_has_to_do_with_most_letters_is_named_in_the_heading(tmp_path: Path) -> None:
    """Of many correspondents the one in the middle stands in the heading, and the others in the rows."""
    letters = {
        str(at): letter(str(at), "Word.", sender=name, recipient="Max", date="1900") for at, name in enumerate("ABCD")
    }
    letters["4"] = letter("4", "Word.", sender="Max", recipient="E", date="1900")
    letters["5"] = letter("5", "Word.", sender="A", recipient="B", date="1900")
    corpus = write_edition(tmp_path / "x", letters)
    code, out, _ = call("list", "--format", "page", "--width", "80", "--corpus", corpus)
    assert (code, out.splitlines()[0]) == (0, "Max and 5 others · 6 letters · 6 words · 1900")
    assert [line[10:24].strip() for line in out.splitlines()[3:]] == [
        "from A", "from B", "from C", "from D", "to E", "A to B"
    ]  # fmt: skip


def test_one_correspondence_is_named_once(edition: Path) -> None:
    """Where all letters are one person's to another, the heading says so and the columns are left out."""
    code, out, _ = call("list", "--sender", "Ben", "--format", "page", "--width", "60", "--corpus", edition)
    assert code == 0
    assert out.splitlines()[0] == "Ben to Ann · 1 of 3 letters · 22 words · 21 Aug 1929"
    assert "sender" not in out


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("edition", ["1", "2", "3"]), ("date", ["1", "2", "3"]), ("words", ["1", "2", "3"]),
        ("points", ["1", "2", "3"]),
        ("sender", ["1", "3", "2"]), ("recipient", ["2", "1", "3"]),
    ],
)  # fmt: skip
def test_sort(edition: Path, sort: str, order: list[str]) -> None:
    """--sort orders by date, by name, or most first; what is equal keeps the edition's order."""
    assert ids(edition, "--sort", sort) == (0, order, "")


def test_sort_by_date_puts_undated_letters_last(tmp_path: Path) -> None:
    """Dates sort by their days, not as text, undated letters last."""
    corpus = write_edition(
        tmp_path / "x",
        {id: letter(id, "Text.", date=date) for id, date in [("1", ""), ("2", "1929-08"), ("3", "1929-07-30")]},
    )
    assert ids(corpus, "--sort", "date") == (0, ["3", "2", "1"], "")


@pytest.mark.parametrize(
    ("args", "kept"),
    [
        (["--from", "1929-08"], ["2"]), (["--to", "1929-07-29"], ["1"]), (["--on", "29 July 1929"], ["1"]),
        (["--from", "1929-07-29", "--to", "1929-08-21"], ["1", "2"]),
    ],
)  # fmt: skip
def test_dates(edition: Path, args: list[str], kept: list[str]) -> None:
    """A date filter keeps letters of that time, and names on stderr the undated ones that it leaves out."""
    assert ids(edition, *args) == (0, kept, "left out, undated: 3\n")


@pytest.mark.parametrize(
    ("args", "kept"),
    [
        (["--sender", "ann"], ["1", "3"]), (["--recipient", "Ann"], ["2"]), (["--where", "place=Sochi"], ["1"]),
        (["--letter", "2-3"], ["2", "3"]), (["--letter", "1", "--letter", "3"], ["1", "3"]),
    ],
)  # fmt: skip
def test_filters(edition: Path, args: list[str], kept: list[str]) -> None:
    """Sender, recipient, metadata and ids choose letters."""
    assert ids(edition, *args) == (0, kept, "")


def test_nothing_left(edition: Path) -> None:
    """Filters that no letter passes exit 1 and say so."""
    assert ids(edition, "--sender", "Zoe") == (
        1,
        [],
        "no letter passes these filters; senders are Ann, Ben\n",
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--from", "1950"], "dates are 1929-07-29 to 1929-08-21"), (["--recipient", "Zoe"], "recipients are Ben, Ann"),
        (["--where", "place=X"], "place is Sochi"),
        (["--letter", "1", "--where", "place="], "--letter keeps 1, --where place= 2, none passes both"),
        (["--from", "1929", "--to", "1929-08", "--sender", "Ann", "--where", "PLACE=X"], "PLACE is Sochi"),
        (["--sender", "Zoe", "--from", "1950"], "dates are 1929-07-29 to 1929-08-21; senders are Ann, Ben"),
        (["--from", "1929-08", "--to", "1929-08", "--sender", "Ann", "--recipient", "Ben"],
         "--from keeps 1, --to 2, --sender 2, --recipient 2, none passes all"),
    ],
)  # fmt: skip
def test_filters_that_keep_nothing_teach(edition: Path, args: list[str], said: str) -> None:
    """Where no letter is left, stderr says which dates, people or values there are."""
    for command in ("list", "info"):
        code, _, err = call(command, *args, "--corpus", edition)
        assert code == 1
        assert err.splitlines()[-1] == f"no letter passes these filters; {said}"


def test_of_many_names_the_nearest_are_shown(tmp_path: Path) -> None:
    """Of more senders than a line holds those are named that look like the one asked for."""
    names = [f"Person {chr(65 + n) * 3}" for n in range(20)] + ["Nikolai Bukharin"]
    letters = {str(n): letter(str(n), "Text.", sender=name) for n, name in enumerate(names)}
    corpus = write_edition(tmp_path / "x", letters)
    assert ids(corpus, "--sender", "Nikolay Bucharin")[2] == (
        "no letter passes these filters; senders are Nikolai Bukharin …\n"
    )


def test_what_a_letter_begins_with(tmp_path: Path) -> None:
    """A letter's beginning is its text after salute and dateline, sixteen words of it, from passage to passage."""
    body = "::: dateline\nSochi\n:::\n\n::: salute\nDear Ben,\n:::\n\nFirst:\n\n1) " + " ".join(map(str, range(20)))
    corpus = write_edition(tmp_path / "x", {"1": letter("1", body)})
    assert call("list", "--columns", "begins", "--corpus", corpus).out == (
        "First: ¶ 0 1 2 3 4 5 6 7 8 9 10 11 12 13 …\n"
    )


def test_words_are_those_of_the_letter(tmp_path: Path) -> None:
    """Words count the letter's own text: insertions with it, notes, other hands' annotations and gaps without."""
    body = (
        'One [two] three […]{.gap} four.[^1]\n\n::: {.annotation hand="unknown"}\nFive six.\n:::\n\n[^1]: Seven eight.'
    )
    corpus = write_edition(tmp_path / "x", {"1": letter("1", body)})
    assert call("list", "--columns", "words,note_words", "--corpus", corpus).out == "4\t2\n"
