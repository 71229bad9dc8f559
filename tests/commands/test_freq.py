"""`letters freq`."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len

import lettercli
from tests.editions import letter, write_edition
from tests.shell import Outcome, call, run

GOLDEN = Path(__file__).parent.parent / "fixtures" / "counting"
SHIPPED = Path(__file__).parents[2] / "corpus"

PAGES = {
    "words": ["--limit", "12"],
    "content": ["--stop", "en", "--min", "5"],
    "notes": ["--in", "notes", "--limit", "8", "--per", "1000"],
    "letters": ["--by", "letter"],
    "topics": ["--by", "topic"],
    "grain-letters": ["grain|England*", "--by", "letter"],
    "grain-topics": ["grain|England*", "--by", "topic", "--each"],
    "phrases": ["central committee|c*"],
    "explain": ["--explain", "grain"],
}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("view", PAGES)
def test_pages(view: str, width: int) -> None:
    """Pages over the edition that comes with the program are those of tests/fixtures/counting."""
    outcome = call("freq", "-q", *PAGES[view], "--format", "page", "--width", str(width), "--corpus", SHIPPED)
    assert outcome == Outcome(0, (GOLDEN / f"freq-{view}-{width}.txt").read_text("utf-8"), "")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three letters, two senders, one undated."""
    return write_edition(tmp_path / "x", {
        "1": letter("1", "Grain, grain and the mill.[^1]\n\n[^1]: A grain.", date="1929-08-10", sender="Ann"),
        "2": letter("2", "The GRAIN of the Mill-wheel.", date="1929-09", sender="Bob"),
        "3": letter("3", "Nothing.", date="", sender="Ann"),
    })  # fmt: skip


def rows(corpus: Path, *args: str) -> list[str]:
    """The records of a run."""
    outcome = call("freq", "-q", *args, "--corpus", corpus)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.splitlines()


def test_the_list_of_words(corpus: Path) -> None:
    """A word is a whole token without case; the most frequent comes first, equal ones by the alphabet."""
    outcome = call("freq", "--per", "100", "--corpus", corpus)
    assert outcome == Outcome(0, "grain\t3\t27.272727272727273\nthe\t3\t27.272727272727273\nand\t1\t9.090909090909092\n"
                                 "mill\t1\t9.090909090909092\nMill-wheel\t1\t9.090909090909092\n"
                                 "Nothing\t1\t9.090909090909092\nof\t1\t9.090909090909092\n",
                              "11 tokens · 7 types · 5 hapaxes\n")  # fmt: skip


def test_words_as_typed(corpus: Path) -> None:
    """With -s each spelling is a word by itself."""
    assert [row.split("\t")[:2] for row in rows(corpus, "-s", "--limit", "5")] == [
        ["the", "2"], ["and", "1"], ["GRAIN", "1"], ["Grain", "1"], ["grain", "1"],
    ]  # fmt: skip


def test_forms_of_a_query(corpus: Path) -> None:
    """A query's hits are counted by form; one that stands inside a token counts for the whole token."""
    outcome = call("freq", "mill|grain", "--columns", "form,frequency,tokens", "--corpus", corpus)
    assert outcome == Outcome(0, "grain\t3\t11\nmill\t1\t11\nMill-wheel\t1\t11\n",
                              "5 hits · 3 forms · in 11 tokens · 1 more in notes (--in notes)\n")  # fmt: skip


def test_parts_have_denominators(corpus: Path) -> None:
    """By a key each value has its hits, its tokens, and the one as a share of the other; none are a row, too."""
    assert rows(corpus, "grain", "--by", "letter", "--per", "10") == [
        "1\t1929-08-10\t2\t4.0\t5", "2\t1929-09\t1\t2.0\t5", "3\t\t0\t0.0\t1",
    ]  # fmt: skip
    assert rows(corpus, "grain", "--by", "sender", "--per", "10") == [
        "Ann\t2\t3.3333333333333335\t6", "Bob\t1\t2.0\t5",
    ]
    assert rows(corpus, "--by", "year") == ["1929\t10\t6\t4", "\t1\t1\t1"]


def test_each_form_in_each_part(corpus: Path) -> None:
    """With --each there is a row for a form in a part, as far as it is there."""
    found = rows(corpus, "mill|grain", "--by", "sender", "--each", "--columns", "sender,form,frequency")
    assert found == ["Ann\tgrain\t2", "Ann\tmill\t1", "Bob\tgrain\t1", "Bob\tMill-wheel\t1"]
    found = rows(corpus, "mill|grain", "--by", "sender", "--each", "--columns", "form", "--sort", "form", "--reverse")
    assert found == ["Mill-wheel", "mill", "grain", "grain"]


def test_a_filter_narrows_the_denominator(corpus: Path) -> None:
    """A relative frequency is of the tokens that the filters leave."""
    assert rows(corpus, "grain", "--sender", "bob", "--per", "10") == ["grain\t1\t2.0"]
    assert call("freq", "--letter", "3", "--corpus", corpus).err == "1 token · 1 type · 1 hapax\n"
    assert rows(corpus, "--letter", "2", "--by", "letter") == ["2\t1929-09\t5\t4\t3"]
    assert rows(corpus, "grain", "--letter", "2", "--by", "sender") == ["Bob\t1\t2000.0\t5"]


def test_a_stop_list_is_told_and_stays_counted(corpus: Path, tmp_path: Path) -> None:
    """What a list leaves out is in no row and in every denominator; how much it is is said."""
    stop = tmp_path / "stop.txt"
    stop.write_text("THE of # mill\nand\n")
    outcome = call("freq", "--stop", stop, "--per", "11", "--limit", "1", "--corpus", corpus)
    assert outcome == Outcome(0, "grain\t3\t3.0\n",
                              f"11 tokens · 7 types · 5 hapaxes · without 3 stop words ({stop}), 5 tokens"
                              " · shown 1 of 4\n")  # fmt: skip
    assert rows(corpus, "--stop", "en", "--columns", "form") == ["grain", "mill", "Mill-wheel", "Nothing"]


def test_a_stop_list_that_is_not_there(corpus: Path) -> None:
    """A file that cannot be read is an error that names it."""
    assert call("freq", "--stop", "none.txt", "--corpus", corpus) == Outcome(
        2, "", "letters: no stop list 'none.txt'; ours are en and de; or name a file\n"
    )


def test_nothing_teaches(corpus: Path) -> None:
    """Where nothing is found the exit code is 1, and stderr says why."""
    assert call("freq", "--min", "9", "--corpus", corpus) == Outcome(
        1, "", "nothing comes 9 times or more; --min and --stop leave out\n"
    )
    assert call("freq", "oil", "--corpus", corpus).code == 1
    assert "no word oil" in call("freq", "oil", "--corpus", corpus).err
    assert call("freq", "--voice", "other", "--corpus", corpus) == Outcome(
        1, "", "no words there; --in and --voice say where\n"
    )
    assert call("freq", "--from", "1950", "--corpus", corpus).err.startswith("left out, undated: 3\nno letter passes")


def test_what_does_not_go_together(corpus: Path) -> None:
    """Options that mean nothing together, and keys that no letter has, are errors that say what to do."""
    assert call("freq", "--each", "--corpus", corpus) == Outcome(
        2, "", "letters freq: --each means nothing without --by; name a KEY, or leave it out\n"
    )
    assert call("freq", "--by", "colour", "--corpus", corpus).err.startswith("letters: no letter has the key 'colour'")
    assert call("freq", "--sort", "value", "--corpus", corpus) == Outcome(
        2, "", "letters: no column 'value' to sort by; sort by form, frequency, relative\n"
    )
    assert call("freq", "--fuzzy", "1", "--corpus", corpus).code == 2
    assert call("freq", "--explain", "oil", "--by", "letter", "--corpus", corpus) == Outcome(
        2, "", "letters freq: --explain is of one word in all that is counted; leave out --by, or filter\n"
    )
    assert call("freq", "--by", "topic", "--corpus", corpus) == Outcome(
        2, "", "letters: this edition has no topics; write topics.yaml beside corpus.yaml\n"
    )


@pytest.mark.parametrize(
    ("args", "columns"),
    [
        (["--by", "sender"], "sender, tokens, types, hapaxes"),
        (["grain", "--by", "sender"], "sender, tokens, frequency, relative"),
        (["--by", "letter", "--each"], "letter, form, frequency, relative, tokens"),
    ],
)
def test_parts_are_sorted_by_their_columns(corpus: Path, args: list[str], columns: str) -> None:
    """--sort names a column, in capitals or not, and `value` the one that names a part."""
    assert call("freq", *args, "--sort", "x", "--corpus", corpus).err.endswith(f"; sort by {columns}\n")
    first = columns.split(",", maxsplit=1)[0]
    values = [line.split("\t")[0] for line in rows(corpus, *args, "--sort", first)]
    assert values == sorted(values)
    assert rows(corpus, *args, "--sort", "value") == rows(corpus, *args, "--sort", first.upper())
    numbers = [int(line) for line in rows(corpus, *args, "--sort", "tokens", "--columns", "tokens")]
    assert numbers == sorted(numbers, reverse=True)


def test_one_word_explained(corpus: Path) -> None:
    """--explain shows what a frequency is made of; a word that is not there is said to be none."""
    assert rows(corpus, "--explain", "GRAIN", "--per", "11", "--columns", "quantity,value") == [
        "f\t3", "N\t11", "rank\t1", "per 11\t3.0",
    ]  # fmt: skip
    assert call("freq", "--explain", "oil", "--corpus", corpus) == Outcome(
        1, "", "'oil' is none of the words; letters freq lists them\n"
    )


def test_exports_say_all(corpus: Path) -> None:
    """csv and json have the denominator and what the relative frequency is per; json a record of the question."""
    found = list(csv.DictReader(io.StringIO(call("freq", "grain", "--format", "csv", "-q", "--corpus", corpus).out)))
    share = {"relative": "2727.2727272727275", "tokens": "11", "per": "10000"}
    assert found == [{"form": "grain", "frequency": "3"} | share]
    said = json.loads(call("freq", "--by", "sender", "--json", "--corpus", corpus).out)
    assert said["provenance"]["command"] == "freq"
    assert said["rows"][1] == {"sender": "Bob", "tokens": 5, "types": 4, "hapaxes": 3}


def test_frequencies_agree_with_the_concordance() -> None:
    """Over the shipped edition the frequencies of a query's forms as written are the lines of its concordance."""
    for args in ((), ("--in", "notes"), ("--voice", "editor"), ("--topic", "grain"), ("--letter", "40-42")):
        lines = call("kwic", "g*", "-q", "--corpus", SHIPPED, "--by", "form", *args).out.splitlines()
        forms = call("freq", "g*|G*", "-s", "-q", "--corpus", SHIPPED, *args).out.splitlines()
        counts = Counter({line.split("\t")[0]: int(line.split("\t")[1]) for line in forms})
        assert counts == Counter({line.split("\t")[0]: int(line.split("\t")[1]) for line in lines})


def test_a_pipe_that_closes_early() -> None:
    """A reader that goes away is no error with a traceback."""
    done = run("freq", "--corpus", SHIPPED)
    assert re.fullmatch(r"(\S+\t\d+\t[\d.]+\n)+", done.out)


def test_a_saved_query_is_counted(corpus: Path) -> None:
    """@NAME is the query that the edition keeps, with its filters, which what is typed outdoes."""
    (corpus / "queries.yaml").write_text("cereals:\n  query: grain\n  sender: Ann\n")
    assert rows(corpus, "@cereals", "--columns", "form,frequency") == ["grain\t2"]
    assert rows(corpus, "@cereals", "--in", "notes", "--columns", "form,frequency") == ["grain\t1"]
    assert rows(corpus, "@cereals", "-s", "--columns", "form,frequency") == ["grain\t1"]


def test_forms_of_a_saved_query(corpus: Path) -> None:
    """Forms are told apart as the saved query looks for them: by case where it is case-sensitive."""
    (corpus / "queries.yaml").write_text("cased:\n  regexp: (?i)grain\n  case-sensitive: yes\n")
    found = rows(corpus, "@cased", "--columns", "form,frequency")
    assert found == rows(corpus, "-e", "(?i)grain", "-s", "--columns", "form,frequency")
    assert len(found) > len(rows(corpus, "-e", "grain"))


@pytest.mark.parametrize("option", [["--near", "x:3"], ["--not-near", "x:3"], ["--cql"], ["--words"]])
def test_options_of_a_query_need_one(corpus: Path, option: list[str]) -> None:
    """What says how a query is meant is refused where there is none, and would change nothing."""
    assert call("freq", *option, "--corpus", corpus) == Outcome(
        2, "", f"letters freq: {option[0]} says how a WORD is meant; give that, too\n"
    )


def test_python_has_the_same_rows(corpus: Path) -> None:
    """Corpus.freq gives the rows of the command's exports."""
    opened = lettercli.open(corpus)
    for args, options in (
        (["grain", "--by", "letter"], {"words": "grain", "by": "letter"}),
        (["--stop", "en", "--min", "1"], {"stop": "en"}),
        (["-s", "--sort", "form", "--reverse"], {"case": True, "sort": "form", "reverse": True}),
        (["mill|grain", "--by", "sender", "--each"], {"words": "mill|grain", "by": "sender", "each": True}),
        (["-e", "gr.in", "--in", "all"], {"words": "gr.in", "regex": True, "layer": "all"}),
    ):
        said = json.loads(call("freq", "--json", "-q", *args, "--corpus", corpus).out)
        assert list(opened.freq(**options)) == said["rows"]  # type: ignore[arg-type]
    assert opened.freq("grain").footer == ("3 hits", "1 form", "in 11 tokens")


def test_nothing_found_is_json_too(corpus: Path) -> None:
    """Where nothing is found JSON has no rows, whatever is asked for; no value is a row with a 0 then."""
    for args in (("oil",), ("oil", "--by", "letter"), ("--min", "99"), ("--voice", "other"), ("--explain", "oil")):
        outcome = call("freq", *args, "--json", "-q", "--corpus", corpus)
        assert (outcome.code, json.loads(outcome.out)["rows"]) == (1, [])


@pytest.mark.parametrize(("language", "said"), [("en", "our own short list of {} English"), ("de", "one of {} German")])
def test_the_lists_are_as_long_as_the_page_says(language: str, said: str) -> None:
    """docs/counting.md says how many words --stop en and de leave out; each is in small letters, and one word."""
    from lettercli.counting.stoplist import BUILT_IN

    words = BUILT_IN[language]
    assert said.format(len(words)) in (SHIPPED.parent / "docs" / "counting.md").read_text("utf-8")
    assert all(word == word.lower() and word.replace("'", "").isalpha() for word in words)


def test_german_function_words_are_left_out(tmp_path: Path) -> None:
    """--stop de leaves out what German grammar needs, however the s of daß is spelt."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Daß die Mühle für uns mahlt, dass der Müller schläft.")})
    found = rows(corpus, "--stop", "de", "--columns", "form")
    assert sorted(found) == ["Mühle", "Müller", "mahlt", "schläft"]


def test_a_stop_list_leaves_words_out_of_parts(corpus: Path) -> None:
    """By a key types and hapaxes are of the words that are left, tokens of all."""
    assert rows(corpus, "--by", "sender", "--stop", "en") == ["Ann\t6\t3\t2", "Bob\t5\t2\t2"]
    assert rows(corpus, "grain|the", "--by", "sender", "--stop", "en", "--per", "10") == [
        "Ann\t2\t3.3333333333333335\t6", "Bob\t1\t2.0\t5",
    ]  # fmt: skip


def test_hostile_words_are_harmless(tmp_path: Path) -> None:
    """Control characters of a query, a stop list or metadata are made visible."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Grain.", sender='"A\\e[31mB"')})
    outcome = call("freq", "--by", "sender", "--corpus", corpus)
    assert "\x1b" not in outcome.out
    for args in (("--explain", "\x1b[31m"), ("\x1b[31mx",), ("--by", "\x1b[31m"), ("--stop", "\x1b[31m")):
        outcome = call("freq", *args, "--corpus", corpus)
        assert outcome.code in (1, 2)
        assert "\x1b" not in outcome.out + outcome.err


@pytest.mark.parametrize("width", [1, 2, 13, 40, 79, 80, 140, 200])
@pytest.mark.parametrize("args", [(), ("--by", "letter"), ("grain", "--by", "sender", "--each"), ("--explain", "mill")])
def test_any_width(corpus: Path, args: tuple[str, ...], width: int) -> None:
    """No line of a page is wider than the page."""
    outcome = call("freq", *args, "--format", "page", "--width", str(width), "--corpus", corpus)
    assert outcome.code == 0
    assert all(cell_len(line) <= width for line in outcome.out.splitlines())


@pytest.mark.parametrize("style", ["table", "tsv", "csv", "json", "jsonl", "markdown", "latex", "html", "svg"])
def test_every_format(corpus: Path, style: str) -> None:
    """A table is written in every format; one of parts has no forms unless each is asked for."""
    for args in (("--limit", "1"), ("--by", "sender"), ("grain|mill", "--by", "sender", "--each")):
        outcome = call("freq", *args, "--format", style, "--corpus", corpus)
        assert outcome.code == 0
        assert ("grain" in outcome.out.replace("grain|mill", "")) == (args != ("--by", "sender"))


def test_hits_where_there_is_no_word(tmp_path: Path) -> None:
    """What a pattern finds in letters without words has no relative frequency, and no letter has a row."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "… — !")})
    assert run("freq", "-e", "!", "--corpus", corpus) == Outcome(0, "!\t1\t\n", "1 hit · 1 form · in 0 tokens\n")
    said = "nothing is left; --stop leaves words out, and what has no words has no row\n"
    assert run("freq", "-e", "!", "--by", "letter", "--corpus", corpus) == Outcome(1, "", said)
