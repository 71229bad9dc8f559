"""`letters kwic -e`: regular expressions, with all that words have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.editions import CORPUS, letter, write_edition
from tests.shell import Outcome, call, run


def kwic(edition: Path, *args: str) -> Outcome:
    return call("kwic", *args, "--corpus", edition)


def test_records(edition: Path) -> None:
    """A match is a line; it may begin and end inside a word, and its words beside it are context."""
    assert kwic(edition, "-e", "ill c", "-e", r"ar[lL]\W", "-C", "2") == (
        0,
        "1.p1\t1929-07-29\tWrite to C\tarl \t[the miller]\n"
        "2.p1\t1929-08-21\tAnn, ¶ No m\till c\tan grind what\n"
        "2.p1\t1929-08-21\tnot there. C\tarl \tsays so.\n"
        "2.ps\t1929-08-21\tP.S. C\tarl'\ts brother, Karl-Ivan,\n"
        "2.ps\t1929-08-21\tCarl's brother, K\tarl-\tIvan, has a\n",
        "5 hits in 2 letters\n",
    )


def test_what_is_matched_is_shown_exactly(edition: Path) -> None:
    """Node, offsets and tokens in JSON are those of the match; punctuation alone has no token."""
    rows = json.loads(kwic(edition, "-e", r"\W\[\w+|\]", "--letter", "1", "--json", "-C0").out)["rows"]
    assert [(row["node"], row["start"], row["end"], row["from"], row["to"], row["voice"]) for row in rows] == [
        (" [the", 9, 10, 32, 37, "editor"), ("]", 11, 11, 44, 45, "editor"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        (["-c"], ["4"]), (["-c", "--in", "all"], ["4"]), (["-l"], ["1", "2"]), (["-l", "--limit", "1"], ["1"]),
        (["--by", "form"], ["mill\t4"]), (["--by", "letter"], ["1\t1929-07-29\t2", "2\t1929-08-21\t2"]),
        (["--by", "voice"], ["editor\t1", "writer\t3"]), (["-c", "--voice", "editor"], ["1"]),
        (["--by", "flow"], ["1.text\t2", "2.text\t2"]), (["--by", "sender", "--letter", "2"], ["Ben\t2"]),
        (["-c", "-w"], ["3"]), (["-c", "-s"], ["4"]), (["-c", "--from", "1929-08"], ["2"]),
        (["-c", "--in", "body"], ["4"]),
        (["--sort", "date-,L1", "--columns", "address"], ["2.ps", "2.p1", "1.p1", "1.1"]),
        (["--sort", "node,R1", "--columns", "address"], ["2.ps", "1.p1", "1.1", "2.p1"]),
        (["--sample", "1", "--seed", "3", "--columns", "node"], ["mill"]),
        (["-C", "s", "--letter", "2", "--limit", "1", "--columns", "right"], ["can grind what is not there."]),
        (["-C", "point", "--limit", "1", "--columns", "left"], ["The grain is late. Write to Carl [the"]),
        (["-C", "9c", "--letter", "2", "--limit", "1", "--columns", "left,right"], ["¶ No\tcan"]),
    ],
)  # fmt: skip
def test_what_works_for_words_works_for_patterns(edition: Path, args: list[str], lines: list[str]) -> None:
    """Counts, ids, keys, layers, voices, filters, orders, samples, limits and contexts."""
    assert kwic(edition, "-q", "-e", "mill", *args).out.splitlines() == lines


def test_a_page(edition: Path) -> None:
    """A page shows matches as it shows words."""
    assert kwic(edition, "-e", "mill[a-z]*", "--format", "page", "--width", "72") == (
        0,
        "Ann to Ben, Ben to Ann · 4 hits · 2 of 3 letters · 29 Jul – 21 Aug 1929\n"
        "\n"
        "1.p1  29 Jul       Write to Carl [the miller] about grain. ¶ It is    []\n"
        "1.1   29 Jul        to: ¶ look at the mill; ¶ buy grain: ¶ from the\n"
        "2.p1  21 Aug           Dear Ann, ¶ No mill can grind what is not\n"
        "2.ps  21 Aug         Karl-Ivan, has a mill.\n",
        "1 in the editors' brackets\n",
    )


def test_a_pattern_that_runs_away(tmp_path: Path) -> None:
    """A pattern that would run for years is an error that names itself and the letter, and is soon over."""
    corpus = write_edition(tmp_path / "x", {"7": letter("7", "a" * 20_000)}, CORPUS)
    outcome = run("kwic", "-e", "(a+)+b", "--corpus", corpus)
    assert outcome == (
        2,
        "",
        "letters: the pattern '(a+)+b' runs away in letter 7, at 7.p1; let no two repetitions take the same letters, "
        "as in (a+)+ or (.*,)*: name what stands between them\n",
    )


def test_a_pattern_that_is_none(edition: Path) -> None:
    """What cannot be read is an error with a caret."""
    assert kwic(edition, "-e", "(mill") == (
        2,
        "",
        "letters: no regular expression: missing ); close the bracket\n  (mill\n       ^\n",
    )


def test_words_and_a_pattern_are_one_too_many(edition: Path) -> None:
    """Words beside -e, and neither, are errors of one line."""
    assert kwic(edition, "grain", "-e", "mill") == (
        2, "", "letters kwic: words and -e at once; look for one or the other, and quote a pattern\n",
    )  # fmt: skip
    assert kwic(edition) == (2, "", "letters kwic: missing argument 'WORD...'; for example: letters kwic Bukharin\n")


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["every", "--letter", "1"], "1 hit in the notes: --in notes"),
        (["MILL", "-s"], "4 hits without -s, when case does not count"),
        (["arl", "-w"], "4 hits without -w, when a match may begin and end inside a word"),
        (["mill", "--letter", "3"], "4 hits in what the filters leave out"),
        (["Dear", "--in", "body"], "2 hits in salutes, datelines, closers and signatures: --in text"),
        (["late", "--voice", "editor"], "1 hit in other voices: leave out --voice editor"),
    ],
)  # fmt: skip
def test_nothing_found_teaches(edition: Path, args: list[str], hint: str) -> None:
    """A pattern without hits exits 1 and says what would be matched a step aside."""
    assert kwic(edition, "-e", *args) == (1, "", f"nothing found for {args[0]}\n  {hint}\n")


def test_a_match_of_nothing_is_none(edition: Path) -> None:
    """A pattern that matches the empty text only finds nothing."""
    assert kwic(edition, "-e", "x*", "-q") == (1, "", "")
