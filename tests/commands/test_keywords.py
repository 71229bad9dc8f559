"""`letters keywords`."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from association_measures import measures as published
from pandas import DataFrame
from rich.cells import cell_len

import lettercli
from lettercli.commands.counting.measuring import MEASURES
from lettercli.errors import LettersError
from tests.editions import letter, write_edition
from tests.shell import Outcome, call

GOLDEN = Path(__file__).parent.parent / "fixtures" / "counting"
SHIPPED = Path(__file__).parents[2] / "corpus"

PAGES = {
    "grain": ["--target", "topic=grain", "--limit", "10"],
    "england": ["--target", "topic=England", "--reference", "topic=grain", "--min", "3", "--stop", "en", "--dp"],
    "measures": ["--target", "in=notes", "--measure", "simple-ll,lr-walter", "--significant"],
    "negative": ["--target", "from=1929-08-20", "--reverse", "--limit", "6", "--alpha", "0.01"],
    "explain": ["--target", "topic=grain", "--explain", "procurement"],
}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("view", PAGES)
def test_pages(view: str, width: int) -> None:
    """Pages over the edition that comes with the program are those of tests/fixtures/counting."""
    outcome = call("keywords", "-q", *PAGES[view], "--format", "page", "--width", str(width), "--corpus", SHIPPED)
    assert outcome == Outcome(0, (GOLDEN / f"keywords-{view}-{width}.txt").read_text("utf-8"), "")


def test_the_rest_is_said_to_be_of_the_letters_that_it_is_of(corpus: Path) -> None:
    """The heading counts the letters that what is left of the edition is in, and not all of them."""
    out = call("keywords", "--target", "sender=Ann", "--format", "page", "--width", "100", "--corpus", corpus).out
    assert "target 4 tokens, text of 1 of 3 letters · reference 6 tokens, text of 2 of 3 letters\n" in out


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three letters: four words by Ann, six by Bob, one undated, and two notes."""
    return write_edition(tmp_path / "x", {
        "1": letter("1", "Grain, grain, oil, mill.[^1]\n\n[^1]: A note.", date="1929-08-10", sender="Ann"),
        "2": letter("2", "GRAIN of the mill wheel.", date="1929-09", sender="Bob"),
        "3": letter("3", "Nothing.", date="", sender="Bob"),
    })  # fmt: skip


def rows(corpus: Path, *args: str) -> list[dict[str, str]]:
    """The records of a run, by column."""
    outcome = call("keywords", "-q", *args, "--format", "csv", "--corpus", corpus)
    assert (outcome.code, outcome.err) == (0, "")
    return list(csv.DictReader(io.StringIO(outcome.out)))


def counts(corpus: Path, *args: str) -> dict[str, tuple[int, int]]:
    """How often each word is in target and reference."""
    return {row["form"]: (int(row["target"]), int(row["reference"])) for row in rows(corpus, *args)}


def test_a_target_against_the_rest(corpus: Path) -> None:
    """Each word has its frequency in the target, and in all that is not in it."""
    assert counts(corpus, "--target", "sender=Ann") == {
        "GRAIN": (2, 1), "oil": (1, 0), "mill": (1, 1), "of": (0, 1), "the": (0, 1), "wheel": (0, 1), "Nothing": (0, 1),
    }  # fmt: skip
    assert counts(corpus, "--target", "sender=Ann", "--reference", "rest") == counts(corpus, "--target", "sender=Ann")


def test_a_reference_of_its_own(corpus: Path) -> None:
    """A reference may have other conditions, or another part of the letters; all conditions of a side hold."""
    assert counts(corpus, "--target", "sender=Ann", "--reference", "letter=2") == {
        "GRAIN": (2, 1), "oil": (1, 0), "mill": (1, 1), "of": (0, 1), "the": (0, 1), "wheel": (0, 1),
    }  # fmt: skip
    assert counts(corpus, "--target", "in=notes", "--reference", "sender=Bob", "--reference", "from=1900") == {
        "A": (1, 0), "note": (1, 0), "GRAIN": (0, 1), "of": (0, 1), "the": (0, 1), "mill": (0, 1), "wheel": (0, 1),
    }


def test_plain_filters_narrow_both(corpus: Path) -> None:
    """What the other options leave is all there is, for target and reference."""
    found = counts(corpus, "--target", "sender=Ann", "--from", "1929-08", "--to", "1929-09")
    assert set(found) == {"GRAIN", "oil", "mill", "of", "the", "wheel"}
    assert counts(corpus, "--target", "sender=Bob", "--letter", "1-2") == {
        "GRAIN": (1, 2), "mill": (1, 1), "of": (1, 0), "the": (1, 0), "wheel": (1, 0), "oil": (0, 1),
    }  # fmt: skip


def test_another_edition_is_a_reference(corpus: Path, tmp_path: Path) -> None:
    """Words of two editions are the same where they are folded alike; the other one has its own conditions."""
    other = write_edition(tmp_path / "y", {"9": letter("9", "grain, Óil, rye.[^1]\n\n[^1]: Rye.", sender="Ann")})
    assert counts(corpus, "--reference-corpus", str(other), "--letter", "1") == {
        "GRAIN": (2, 1), "mill": (1, 0), "oil": (1, 1), "Rye": (0, 1),
    }  # fmt: skip
    found = counts(corpus, "--reference-corpus", str(other), "--reference", "in=notes", "--letter", "1", "-s")
    assert found == {"Grain": (1, 0), "grain": (1, 0), "mill": (1, 0), "oil": (1, 0), "Rye": (0, 1)}


@pytest.mark.parametrize("args", [("--target", "topic=grain"), ("--target", "in=notes", "--lemma"),
                                  ("--target", "from=1929-08-20", "--in", "all", "-s")])  # fmt: skip
def test_measures_are_those_of_the_published_package(args: tuple[str, ...]) -> None:
    """Over the shipped edition G2, the log ratio and %DIFF of each word are what others make of its frequencies."""
    found = rows(SHIPPED, *args, "--measure", "g2", "--measure", "lr-hardie", "--measure", "diff")
    frame = DataFrame({"O11": [int(row["target"]) for row in found], "O21": [int(row["reference"]) for row in found]})
    frame["R1"], frame["R2"] = frame["O11"].sum(), frame["O21"].sum()
    frame["O12"], frame["O22"], frame["N"] = frame.R1 - frame.O11, frame.R2 - frame.O21, frame.R1 + frame.R2
    for row in "12":
        for column, total in (("1", frame.O11 + frame.O21), ("2", frame.O12 + frame.O22)):
            frame[f"E{row}{column}"] = frame[f"R{row}"] * total / frame.N
    g2 = published.log_likelihood(frame)
    assert [float(row["g2"]) for row in found] == pytest.approx(g2.tolist(), rel=1e-9, abs=1e-9)
    assert [float(row["g2"]) for row in found] == sorted((float(row["g2"]) for row in found), reverse=True)
    ratio = published.log_ratio(frame, discounting="Hardie2014")
    assert [float(row["lr-hardie"]) for row in found] == pytest.approx(ratio.tolist(), rel=1e-9, abs=1e-12)
    for row, o11, o21 in zip(found, frame.O11 / frame.R1, frame.O21 / frame.R2, strict=True):
        assert row["diff"] == "" if not o21 else float(row["diff"]) == pytest.approx(100 * (o11 - o21) / o21, abs=1e-9)


def test_frequencies_are_those_of_the_word_lists() -> None:
    """Target and reference are the word lists of their filters."""
    found = counts(SHIPPED, "--target", "topic=grain", "--reference", "topic=England")
    for side, topic in enumerate(("grain", "England")):
        lines = call("freq", "-q", "--topic", topic, "--corpus", SHIPPED).out.splitlines()
        words = Counter({line.split("\t")[0]: int(line.split("\t")[1]) for line in lines})
        assert words == Counter({word: both[side] for word, both in found.items() if both[side]})


def test_significance_is_corrected(corpus: Path) -> None:
    """p is multiplied by the number of words compared; --significant keeps those below alpha, and says how many."""
    found = rows(SHIPPED, "--target", "topic=grain")
    assert [row["form"] for row in found if float(row["p"]) < 0.05] == [
        row["form"] for row in rows(SHIPPED, "--target", "topic=grain", "--significant")
    ]
    assert call("keywords", "--target", "sender=Ann", "--significant", "--corpus", corpus) == Outcome(
        1, "", "target 4, reference 6 tokens · 7 words compared · 0 below 0.05"
               " · no row is left; --min, --stop and --significant leave out\n"
    )  # fmt: skip


def test_an_undefined_value_is_empty(corpus: Path) -> None:
    """%DIFF of a word that the reference has not is an empty cell, null in JSON; nan and inf are nowhere."""
    every = [word for name in MEASURES for word in ("--measure", name)]
    found = {row["form"]: row for row in rows(corpus, "--target", "sender=Ann", *every)}
    assert (found["oil"]["diff"], found["wheel"]["mi"], found["wheel"]["diff"]) == ("", "", "-100.0")
    said = call("keywords", "--target", "sender=Ann", *every, "--json", "--corpus", corpus).out
    assert {row["form"]: row["diff"] for row in json.loads(said)["rows"]}["oil"] is None
    assert not re.search(r"\b(nan|inf(inity)?)\b", said, re.IGNORECASE)


def test_an_undefined_value_sorts_last(corpus: Path) -> None:
    """What has no value comes last, whichever way rows are sorted."""
    for args in ((), ("--reverse",)):
        found = rows(corpus, "--target", "sender=Ann", "--measure", "diff", *args)
        assert found[-1]["form"] == "oil"
    assert rows(corpus, "--target", "sender=Ann", "--sort", "form", "--reverse")[0]["form"] == "wheel"


def test_two_editions_share_no_tokens(corpus: Path, tmp_path: Path) -> None:
    """What is in both sides is said of one edition, and of two there is nothing, were they the same twice."""
    one = call("keywords", "--target", "sender=Ann", "--reference", "letter=1", "--corpus", corpus)
    assert "4 tokens are in both" in one.err
    other = write_edition(tmp_path / "y", {"1": letter("1", "Grain, grain, oil, mill.")})
    two = call("keywords", "--reference-corpus", other, "--corpus", corpus)
    assert two.code == 0
    assert "in both" not in two.err


def test_equal_values_come_by_frequency(tmp_path: Path) -> None:
    """Words that are equal in what rows are sorted by come with the more frequent first, then by the alphabet."""
    letters = {"1": letter("1", "Grain."), "2": letter("2", "Oil and wheel, wheel, and mill.")}
    corpus = write_edition(tmp_path / "x", letters)
    found = rows(corpus, "--target", "letter=1", "--sort", "target")
    assert [row["form"] for row in found] == ["Grain", "and", "wheel", "mill", "Oil"]


def test_a_side_without_words_is_said(corpus: Path) -> None:
    """An empty target, and a target that leaves no reference, as in an edition of one letter, are nothing found."""
    assert call("keywords", "--target", "voice=other", "--corpus", corpus) == Outcome(
        1, "", "the target has no words: voice=other; letters list and letters topics say what there is\n"
    )
    alone = ("keywords", "--target", "letter=1", "--letter", "1", "--corpus", corpus)
    said = "the reference has no words: the rest; the target is all there is: narrow it\n"
    assert call(*alone) == Outcome(1, "", said)
    assert call(*alone, "--explain", "grain").code == 1


def test_overlapping_sides_are_said(corpus: Path) -> None:
    """What is in target and reference both is counted in both, and the footer says how much it is."""
    sides = ("--target", "sender=Ann", "--reference", "letter=1-2")
    outcome = call("keywords", *sides, "--limit", "1", "--corpus", corpus)
    assert outcome.err == ("target 4, reference 9 tokens · 6 words compared · 0 below 0.05 · 4 tokens are in both"
                           " · shown 1 of 6\n")  # fmt: skip


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "letters keywords: no target; write --target topic=grain, or --reference-corpus DIR\n"),
        (("--target", "grain"), "letters: no condition: 'grain'; write KEY=VALUE, such as topic=grain\n"),
        (("--target", "in=foot"), "letters: in=foot; write text, body, notes or all\n"),
        (("--target", "from=1929", "--target", "from=1930"),
         "letters: from is given twice; a side is in one place and one time; leave one of them out\n"),
        (("--target", "letter=1", "--reference", "rest", "--reference", "letter=2"),
         "letters keywords: rest is all that is not in the target; leave it or the other conditions out\n"),
        (("--target", "letter=1", "--sort", "x"),
         "letters: no column 'x' to sort by; sort by form, target, reference, per_10000_target,"
         " per_10000_reference, g2, lr-hardie, lr-hardie-lower, lr-hardie-upper, diff, p\n"),
        (("--target", "colour=red"),
         "letters: no letter has the key 'colour'; there are id, date, sender, recipient\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared(corpus: Path, args: tuple[str, ...], said: str) -> None:
    """Conditions that mean nothing are errors that say what to write."""
    assert call("keywords", *args, "--corpus", corpus) == Outcome(2, "", said)


def test_one_word_explained(corpus: Path) -> None:
    """--explain shows the table of a word, what is expected, and the measures; a word in neither is said to be."""
    outcome = call("keywords", "-q", "--target", "sender=Ann", "--explain", "grain", "--columns", "quantity,value",
                   "--corpus", corpus)  # fmt: skip
    said = dict(line.split("\t") for line in outcome.out.splitlines())
    assert {name: said[name] for name in ("O11", "O12", "O21", "O22", "R1", "R2", "C1", "C2", "N", "E11")} == {
        "O11": "2", "O12": "2", "O21": "1", "O22": "5", "R1": "4", "R2": "6", "C1": "3", "C2": "7", "N": "10",
        "E11": "1.2",
    }  # fmt: skip
    assert float(said["p corrected"]) == min(1.0, 7 * float(said["p"]))
    assert call("keywords", "--target", "sender=Ann", "--explain", "rye", "--corpus", corpus) == Outcome(
        1, "", "'rye' is in neither target nor reference\n"
    )


def test_dispersion_is_over_the_letters_of_the_target(corpus: Path) -> None:
    """DP is 0 where the target is one letter, and empty of a word that is not in it."""
    found = {row["form"]: row["dp"] for row in rows(corpus, "--target", "sender=Bob", "--dp")}
    assert found["oil"] == ""
    assert float(found["Nothing"]) == pytest.approx(5 / 6)
    assert float(found["mill"]) == pytest.approx(1 / 6)


def test_python_has_the_same_rows(corpus: Path, tmp_path: Path) -> None:
    """Corpus.keywords gives the rows of the command's exports."""
    other = write_edition(tmp_path / "y", {"9": letter("9", "grain, oil, rye.", sender="Ann")})
    opened, against = lettercli.open(corpus), lettercli.open(other)
    for args, options in (
        (["--target", "sender=Ann"], {"target": "sender=Ann"}),
        (["--target", "sender=Ann", "--reference", "letter=2", "--dp", "--min", "2"],
         {"target": ["sender=Ann"], "reference": ["letter=2"], "dp": True, "minimum": 2}),
        (["--target", "in=notes", "--measure", "z", "--from", "1929", "--stop", "en"],
         {"target": "in=notes", "measure": "z", "since": "1929", "stop": "en"}),
        (["--reference-corpus", str(other), "-s", "--sort", "form"],
         {"against": against, "case": True, "sort": "form"}),
    ):  # fmt: skip
        said = json.loads(call("keywords", "--json", "-q", *args, "--corpus", corpus).out)
        assert list(opened.keywords(**options)) == said["rows"]  # type: ignore[arg-type]
    with pytest.raises(LettersError, match="the target has no words"):
        opened.keywords("voice=other")
    with pytest.raises(LettersError, match="no stop list 'xx'"):
        opened.keywords("letter=1", stop="xx")


def test_nothing_found_is_json_too(corpus: Path) -> None:
    """Where a side has no words, or no row is left, JSON has no rows."""
    for args in (("voice=other",), ("voice=other", "--explain", "x"), ("sender=Ann", "--significant"),
                 ("sender=Ann", "--min", "99"), ("sender=Ann", "--explain", "x")):  # fmt: skip
        outcome = call("keywords", "--target", *args, "--json", "-q", "--corpus", corpus)
        assert (outcome.code, json.loads(outcome.out)["rows"]) == (1, [])


def test_hostile_conditions_are_harmless(corpus: Path) -> None:
    """Control characters of a condition are made visible, in errors and in headings."""
    for args in (("\x1b[31m",), ("sender=\x1b[31m",), ("\x1b[31m=x",), ("in=\x1b[31m",)):
        outcome = call("keywords", "--target", *args, "--format", "page", "--corpus", corpus)
        assert outcome.code in (1, 2)
        assert "\x1b" not in outcome.out + outcome.err


@pytest.mark.parametrize("width", [1, 2, 13, 40, 79, 80, 140, 200])
@pytest.mark.parametrize("args", [(), ("--dp", "--measure", ",".join(MEASURES)), ("--explain", "mill")])
def test_any_width(corpus: Path, args: tuple[str, ...], width: int) -> None:
    """No line of a page is wider than the page."""
    page = ("--format", "page", "--width", str(width))
    outcome = call("keywords", "--target", "sender=Ann", *args, *page, "--corpus", corpus)
    assert outcome.code == 0
    assert all(cell_len(line) <= width for line in outcome.out.splitlines())


@pytest.mark.parametrize("style", ["table", "tsv", "csv", "json", "jsonl", "markdown", "latex", "html", "svg"])
def test_every_format(corpus: Path, style: str) -> None:
    """A table is written in every format."""
    outcome = call("keywords", "--target", "sender=Ann", "--format", style, "--corpus", corpus)
    assert (outcome.code, "wheel" in outcome.out) == (0, True)
