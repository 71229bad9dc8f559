"""`letters info`, and a bare `letters`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.editions import letter, write_edition
from tests.shell import call


def test_facts_in_a_pipe(edition: Path) -> None:
    """In a pipe a fact is a line: name, tab, value."""
    assert call("info", "--corpus", edition) == (
        0,
        "title\tLetters to a Friend\n"
        "source\tInvented for the tests\n"
        "rights\tAnybody's\n"
        f"folder\t{edition}\n"
        "language\ten\n"
        "correspondence\tAnn to Ben, Ben to Ann\n"
        "dates\t29 Jul – 21 Aug 1929\n"
        "letters\t3\n"
        "words\t57\n"
        "points\t2\n"
        "notes\t1\n"
        "words in notes\t5\n",
        "",
    )


def test_a_page(edition: Path) -> None:
    """A page has the facts, and a line a letter with a bar as long as the letter."""
    code, out, _ = call("info", "--format", "page", "--width", "72", "--corpus", edition)
    assert code == 0
    title, about, heading, letters = out.split("\n\n")
    assert title == "Letters to a Friend"
    assert about.startswith("source  Invented for the tests\nrights  Anybody's\nfolder  /")
    assert (
        heading == "Ann to Ben, Ben to Ann · 3 letters · 57 words · 2 points\n1 note of 5 words · 29 Jul – 21 Aug 1929"
    )
    assert letters == (
        "letter     date  words  points  notes\n"
        "1        29 Jul     33       2      1  ████████████████████████\n"
        "2        21 Aug     22       0      0  ████████████████\n"
        "3       undated      2       0      0  █▌\n"
    )


def test_many_letters_are_shown_by_year(tmp_path: Path) -> None:
    """A page of more than forty letters has a line a year; what has no certain year, and none at all, comes last."""
    dates = {f"{number}": f"{1900 + number // 20}-05-03" for number in range(1, 41)} | {"41": "[1899..1901]", "42": ""}
    letters = {id: letter(id, "One two.", date=date, sender="Ann", recipient="Ben") for id, date in dates.items()}
    folder = write_edition(tmp_path / "x", letters)
    out = call("info", "--format", "page", "--width", "72", "--corpus", folder).out
    assert out.split("\n\n")[-1] == (
        "     year  letters  words  points  notes\n"
        "     1900       19     38       0      0  ██████████████████████▊\n"
        "     1901       20     40       0      0  ████████████████████████\n"
        "     1902        1      2       0      0  █▎\n"
        "uncertain        1      2       0      0  █▎\n"
        "  undated        1      2       0      0  █▎\n"
    )
    assert "\nid" not in call("info", "--letter", "1-40", "--format", "page", "--corpus", folder).out
    assert "letter  " in call("info", "--letter", "1-40", "--format", "page", "--corpus", folder).out


def test_json(edition: Path) -> None:
    """As JSON facts keep their types."""
    rows = json.loads(call("info", "--json", "--corpus", edition).out)["rows"]
    assert {"fact": "letters", "value": 3} in rows


def test_filters(edition: Path) -> None:
    """Filters choose the letters that are counted."""
    out = call("info", "--sender", "Ben", "--corpus", edition).out
    assert "letters\t1\nwords\t22\n" in out


def test_columns_of_a_page(edition: Path) -> None:
    """--columns on a page is a page of these columns of the facts."""
    page = call("info", "--columns", "value", "--format", "page", "--corpus", edition).out
    assert page.splitlines()[:2] == ["value", "Letters to a Friend"]


def test_no_letters(edition: Path) -> None:
    """Where the filters leave no letter, the exit code is 1."""
    assert call("info", "--sender", "Zoe", "--corpus", edition).code == 1


def test_a_bare_call_has_examples(edition: Path) -> None:
    """Without a command, examples follow on stderr, none that the edition has no letter for, and none under -q."""
    loud, quiet = call("--corpus", edition, "--width", "200"), call("-q", "--corpus", edition)
    assert loud.err == (
        "\n"
        f"  letters kwic Carl --corpus {edition}               every mention of a word, in context\n"
        f"  letters show 1.1 --corpus {edition}                a point of a letter, with its notes\n"
        f"  letters list --from 1929-08-21 --corpus {edition}  the letters since then\n"
        "  letters --help\n"
    )
    narrow = call("--corpus", edition, "--width", "60").err
    assert narrow.startswith(f"\n  letters kwic Carl --corpus {edition}\n  letters show 1.1")
    assert (quiet.out, quiet.err) == (loud.out, "")
