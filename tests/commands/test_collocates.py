"""`letters collocates`."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from math import log2
from pathlib import Path

import pytest

import lettercli
from lettercli.commands.collocates import MEASURES, MODELS
from lettercli.counting import windows
from lettercli.errors import LettersError
from lettercli.measures import association
from tests.editions import letter, write_edition
from tests.shell import Outcome, call, script

GOLDEN = Path(__file__).parent.parent / "fixtures" / "counting"
SHIPPED = Path(__file__).parents[2] / "corpus"

PAGES = {
    "grain": ["grain", "--limit", "12"],
    "content": ["grain|wheat", "--stop", "en", "--measure", "g2,logdice,t,mi", "--window", "3:3"],
    "span": ["grain", "--window-model", "span", "--limit", "8", "--measure", "mi3"],
    "none": ["grain", "--window-model", "none", "--limit", "8", "--measure", "logdice"],
    "sentence": ["England*", "--window", "s", "--limit", "8", "--in", "all", "--sort", "o11"],
    "passage": ["Bukharin", "--window", "p", "--limit", "8", "--voice", "writer", "--from", "1929-08-10"],
    "phrase": ['"grain" "procure.*"', "--limit", "8", "--min", "1", "--measure", "z"],
    "explain": ["grain", "--explain", "procurement"],
}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("view", PAGES)
def test_pages(view: str, width: int) -> None:
    """Pages over the edition that comes with the program are those of tests/fixtures/counting."""
    outcome = call("collocates", "-q", *PAGES[view], "--format", "page", "--width", str(width), "--corpus", SHIPPED)
    assert outcome == Outcome(0, (GOLDEN / f"collocates-{view}-{width}.txt").read_text("utf-8"), "")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Grain near the mill and elsewhere, in letters and in a note."""
    return write_edition(tmp_path / "x", {
        "1": letter("1", "Old grain, new grain at the Mill. No rye is at the mill.[^1]\n\n"
                         "[^1]: Grain of the mill-owner."),
        "2": letter("2", "The GRAIN of the mill is late. The rye is not.", date="1929-09"),
        "3": letter("3", "Nothing.", date=""),
    })  # fmt: skip


def rows(corpus: Path, *args: str) -> list[str]:
    """The records of a run."""
    outcome = call("collocates", "-q", *args, "--corpus", corpus)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.splitlines()


def counts(corpus: Path, *args: str) -> dict[str, int]:
    """O11 of each word that stands in a window at all."""
    return {line.split("\t")[0]: int(line.split("\t")[1]) for line in rows(corpus, *args, "--min", "1")}


def test_records(corpus: Path) -> None:
    """A word is a line: O11, C1, E11, the measure; the largest first, the footer says where its lines are."""
    outcome = call("collocates", "grain", "--window", "2", "--sort", "o11", "--measure", "mi", "--corpus", corpus)
    assert (outcome.code, outcome.err) == (0, "1 more in notes (--in notes) · lines: letters kwic grain --near the:2 "
                                              f"--corpus {shlex.quote(str(corpus))}\n")  # fmt: skip
    # 7 places within two words of a hit, of 22 that are no hit; `the` is 3 of 5 times there.
    assert outcome.out == f"the\t3\t5\t{7 * 5 / 22}\t{log2(3 / (7 * 5 / 22))}\n"


def test_the_hint_leads_to_the_lines(corpus: Path) -> None:
    """What the footer says to type shows the hits that the first word stands near, whatever was typed."""
    for args in (["grain"], ["-s", "grain"], ["grain", "--in", "notes", "-w"], ["--cql", '"grain"', "--letter", "1"],
                 ["grain", "--from", "1929-09", "--sender", "Ann"]):  # fmt: skip
        outcome = call("collocates", *args, "--min", "1", "--window", "3", "--corpus", corpus)
        assert outcome.code == 0
        command = outcome.err.partition("lines: ")[2].splitlines()[0]
        found = script(command)
        assert (found.code, found.out.count("\n") > 0) == (0, True), command


def test_no_hint_where_no_command_shows_the_lines(corpus: Path) -> None:
    """Of sentences, passages, patterns and windows of two widths nothing is said that would show other lines."""
    for args in (["grain", "--window", "s"], ["grain", "--window", "p"], ["-e", "gr.in"], ["grain", "--window", "1:3"]):
        assert "lines:" not in call("collocates", *args, "--min", "1", "--corpus", corpus).err


def test_windows_of_several_kinds(corpus: Path) -> None:
    """Numbers are words to each side; s is the sentence and p the passage."""
    assert counts(corpus, "grain", "--window", "1:0") == {"new": 1, "Old": 1, "the": 1}
    assert set(counts(corpus, "grain", "--window", "s", "--letter", "1")) == {"Old", "new", "at", "the", "mill"}
    assert counts(corpus, "grain", "--window", "p", "--letter", "1")["mill"] == 2


def test_layers_voices_and_filters(corpus: Path) -> None:
    """What --in and the filters leave is what is counted, as everywhere."""
    assert counts(corpus, "grain", "--in", "notes") == {"of": 1, "the": 1, "mill-owner": 1}
    assert counts(corpus, "grain", "--letter", "2", "--window", "0:2") == {"of": 1, "the": 1}


def test_words_as_written(corpus: Path) -> None:
    """With -s case counts, of what is looked for and of what stands near."""
    assert set(counts(corpus, "-s", "grain", "--window", "0:4")) == {"new", "at", "the", "Mill", "No"}
    assert call("collocates", "-s", "grain", "--letter", "2", "--corpus", corpus).code == 1


def test_measures_are_columns(corpus: Path) -> None:
    """Several measures, named once or again, in any case of letters, are a column each; the first one sorts."""
    out = call("collocates", "grain", "--measure", "t,G2", "--measure", "t", "--min", "1", "--format", "csv", "-q",
               "--window", "1:2", "--corpus", corpus).out  # fmt: skip
    read = list(csv.DictReader(io.StringIO(out)))
    assert list(read[0]) == ["form", "o11", "c1", "e11", "t", "g2", "r1", "n", "-1", "+1", "+2"]
    values = [float(row["t"]) for row in read]
    assert values == sorted(values, reverse=True)
    for row in read:
        signature = [int(row[name]) for name in ("o11", "r1", "c1", "n")]
        assert float(row["g2"]) == float(association.g2(*signature))
        assert int(row["o11"]) == sum(int(row[place]) for place in ("-1", "+1", "+2"))


def test_every_measure_can_be_asked_for(corpus: Path) -> None:
    """What `--measure` and `--window-model` offer is what there is."""
    assert tuple(association.MEASURES) == MEASURES
    assert windows.MODELS == MODELS
    for model in MODELS:
        out = call("collocates", "grain", "--measure", ",".join(MEASURES), "--min", "1", "--json", "-q",
                   "--window-model", model, "--corpus", corpus).out  # fmt: skip
        assert set(MEASURES) <= set(json.loads(out)["rows"][0])
        assert not re.search(r"\b(nan|inf|Infinity)\b", out, re.IGNORECASE)


def test_an_undefined_value_is_an_empty_cell(corpus: Path) -> None:
    """What has no value is empty in TSV, null in JSON, and sorted last."""
    args = ["grain", "--measure", "diff", "--min", "1", "--window", "p", "--letter", "2", "--sort", "diff"]
    assert all(line.endswith("\t") for line in rows(corpus, *args))
    assert json.loads(call("collocates", "-q", *args, "--json", "--corpus", corpus).out)["rows"][0]["diff"] is None


def test_order(corpus: Path) -> None:
    """--sort takes a column, --reverse turns it round; words sort as the lexicon does; the limit is said."""
    words = [line.split("\t")[0] for line in rows(corpus, "grain", "--min", "1", "--sort", "form", "--letter", "2")]
    assert words == sorted(words, key=str.lower)
    turned = rows(corpus, "grain", "--min", "1", "--sort", "form", "--reverse", "--letter", "2")
    assert [line.split("\t")[0] for line in turned] == words[::-1]
    outcome = call("collocates", "grain", "--min", "1", "--limit", "2", "--letter", "2", "--corpus", corpus)
    assert outcome.err.startswith(f"shown 2 of {len(words)} · ")
    assert outcome.out.count("\n") == 2


def test_provenance_says_what_was_chosen(corpus: Path) -> None:
    """JSON records query, window, measures and model, and leaves out what is as always."""
    record = json.loads(call("collocates", "grain", "--window", "3", "--measure", "mi", "--min", "1", "--json", "-q",
                             "--window-model", "none", "--corpus", corpus).out)["provenance"]  # fmt: skip
    assert record["query"] == "grain"
    assert record["options"] == {"window": "3", "measure": ["mi"], "window-model": "none", "min": 1}


@pytest.mark.parametrize(
    ("args", "code", "err"),
    [
        ([], 2, "letters collocates: missing argument 'WORD...'; for example: letters collocates grain\n"),
        (["grain", "--window", "0"], 2,
         "letters: a window '0' holds nothing; write a number from 1 on at one of its sides\n"),
        (["grain", "--window", "x"], 2,
         "letters: no window 'x'; write 5 or 3:5 (words), s (sentence) or p (passage)\n"),
        (["grain", "--window", "5000"], 2,
         "letters: a window of more than 1,000 words; write s for the sentence or p for the passage\n"),
        (["grain", "--sort", "mi"], 2,
         "letters: no column 'mi' to sort by; sort by form, o11, c1, e11, g2\n"),
        (["grain", "--min", "50"], 1, "no word stands 50 times or more in the windows; --min 3 finds some\n"),
        (["nothing"], 1, "no words stand near nothing: the windows of 1 hit hold nothing else\n"),
        (["-e", ","], 1, "no words stand near ,: 1 hit, none of a word\n"),
        (["grain", "--explain", "oats"], 1,
         "'oats' is none of the words that are counted; letters freq lists them\n"),
        (["grain", "--from", "1931"], 1, "  no letter passes these filters; dates are 1929-08-21 to 1929-09\n"
         "  3 hits in letters that the filters leave out: 1 (2), 2 (1)\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_or_is_not_there(corpus: Path, args: list[str], code: int, err: str) -> None:
    """Wrong input says what to type, and nothing found says why."""
    outcome = call("collocates", *args, "--corpus", corpus)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.endswith(err)


def test_nothing_found_teaches(corpus: Path) -> None:
    """A query without hits is answered as everywhere."""
    outcome = call("collocates", "graim", "--corpus", corpus)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == call("kwic", "graim", "--corpus", corpus).err


def test_stop_words_stay_counted(corpus: Path) -> None:
    """A stop list leaves out rows, and neither R1 nor N; that it left out all is said."""
    whole = {line.split("\t")[0]: line for line in rows(corpus, "grain", "--min", "1")}
    left = rows(corpus, "grain", "--min", "1", "--stop", "en")
    assert 0 < len(left) < len(whole)
    assert all(whole[line.split("\t")[0]] == line for line in left)
    outcome = call("collocates", "grain", "--in", "notes", "--window", "0:2", "--min", "1", "--stop", "en",
                   "--corpus", corpus)  # fmt: skip
    assert (outcome.code, outcome.err) == (
        1, "nothing but stop words is left in the windows; --min or --stop leaves out less\n"
    )  # fmt: skip


def test_an_explanation_adds_up(corpus: Path) -> None:
    """--explain gives cells that add up to their margins, and each measure as the table has it."""
    said = dict(line.split("\t")[:2] for line in rows(corpus, "grain", "--explain", "mill", "--window", "3"))
    number = {name: float(said[name]) for name in said if re.fullmatch(r"[OERCN]\d*", name)}
    assert number["O11"] + number["O12"] == number["R1"]
    assert number["O11"] + number["O21"] == number["C1"]
    assert number["R1"] + number["R2"] == number["C1"] + number["C2"] == number["N"]
    assert number["E11"] == number["R1"] * number["C1"] / number["N"]
    table = rows(corpus, "grain", "--measure", ",".join(MEASURES), "--window", "3", "--min", "1")
    line = next(line for line in table if line.startswith("mill\t"))
    assert [said[name] for name in MEASURES] == line.split("\t")[4:]
    assert set(association.MEASURES) <= set(said)


def test_a_word_that_never_stands_near_is_explained(corpus: Path) -> None:
    """A word with O11 = 0 has all its numbers, and empty cells where a measure has none."""
    said = dict(line.split("\t")[:2] for line in rows(corpus, "grain", "--explain", "nothing"))
    assert (said["O11"], said["C1"], said["mi"], said["logdice"]) == ("0", "1", "", "")
    assert float(said["g2"]) < 0


def test_a_saved_query(tmp_path: Path) -> None:
    """@NAME is the edition's saved query, with its own layer."""
    files = {"queries.yaml": "corn:\n  query: grain|rye\n  in: notes\n"}
    letters = {"1": letter("1", "Grain and rye.[^1]\n\n[^1]: No rye for the mill.")}
    corpus = write_edition(tmp_path / "x", letters, files=files)
    assert counts(corpus, "@corn") == {"No": 1, "for": 1, "the": 1, "mill": 1}


def test_a_saved_query_says_what_one_word_is(corpus: Path) -> None:
    """Where it is case-sensitive, words beside it are as written, as if -s had been typed."""
    (corpus / "queries.yaml").write_text("old:\n  query: of\n  case-sensitive: yes\n")
    assert rows(corpus, "@old", "--min", "1", "--in", "all") == rows(corpus, "of", "-s", "--min", "1", "--in", "all")
    assert rows(corpus, "@old", "--min", "1", "--in", "all") != rows(corpus, "of", "--min", "1", "--in", "all")


def test_fuzzy_words(corpus: Path) -> None:
    """--fuzzy finds windows of garbled words, and says which."""
    outcome = call("collocates", "graim", "--fuzzy", "1", "--min", "1", "--corpus", corpus)
    assert outcome.code == 0
    assert "grain 3" in outcome.err


def test_the_python_interface(corpus: Path) -> None:
    """Corpus.collocates gives the rows of the exports; what is no measure or list is an error that teaches."""
    opened = lettercli.open(corpus)
    exported = json.loads(call("collocates", "grain", "--min", "1", "--json", "--measure", "t,mi", "--in", "all", "-q",
                               "--stop", "en", "--window", "2:1", "--corpus", corpus).out)["rows"]  # fmt: skip
    assert exported == opened.collocates("grain", minimum=1, measure=["t", "mi"], layer="all", stop="en", window="2:1")
    found = opened.collocates("gr..n", regex=True, minimum=1, limit=1, sort="o11", model="span")
    assert found.columns[:5] == ("form", "o11", "c1", "e11", "g2")
    assert opened.collocates("grain", minimum=1, stop=["the", "mill"], case=True)
    for wrong in ({"measure": "chi"}, {"stop": "xx"}, {"window": "x"}, {"sort": "mi"}):
        with pytest.raises(LettersError) as error:
            opened.collocates("grain", **wrong)  # type: ignore[arg-type]
        assert error.value.hint
