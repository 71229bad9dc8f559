"""`letters ngrams` and `letters clusters`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.editions import letter, write_edition
from tests.shell import Outcome, call, run, terminal

BODIES = {
    "1": "Of the grain and of the oil.\n\n1) Of the grain [of the state].\n\n2) The grain.[^1]\n\n[^1]: Of the notes.",
    "2": "Of the grain, of the Grain!\n\nThe procured grain.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two letters about grain."""
    letters = {id: letter(id, body, date=f"1929-08-0{id}") for id, body in BODIES.items()}
    files = {"queries.yaml": "corn:\n  query: grain\ncased:\n  query: of\n  case-sensitive: yes\n", "stop.txt": "of\n"}
    return write_edition(tmp_path_factory.mktemp("ngrams") / "x", letters, files=files)


def test_records(corpus: Path) -> None:
    """In a pipe a record is an n-gram, its frequency, its range, and its frequency per 10,000 tokens."""
    outcome = run("ngrams", "--corpus", corpus)
    assert [line.split("\t")[:3] for line in outcome.out.splitlines()] == [
        ["Of the", "6", "2"], ["the grain", "5", "2"], ["grain Of", "2", "2"],
    ]  # fmt: skip
    assert (outcome.code, outcome.err) == (0, "19 in all · 3 different, 2 times or more\n")
    assert float(outcome.out.splitlines()[0].split("\t")[3]) == 6 * 10_000 / 24


def test_a_search_for_its_words_gives_the_same_number(corpus: Path) -> None:
    """`kwic -w --count` of the words of each n-gram is its frequency, with filters, layers and voices, too."""
    for args in ([], ["--in", "all"], ["--voice", "editor"], ["--letter", "2"], ["-s"]):
        out = call("ngrams", "-n", "2:3", "--min", "1", *args, "--corpus", corpus).out
        assert out
        for line in out.splitlines():
            words, frequency, *_ = line.split("\t")
            assert call("kwic", "-w", "-c", words, *args, "--corpus", corpus).out == f"{frequency}\n"


def test_a_page(corpus: Path) -> None:
    """On a page the heading says what was counted."""
    args = ("ngrams", "-n", "2:3", "--corpus", corpus, "--format", "page", "--width", "80")
    assert call(*args) == Outcome(0, (
        "2- to 3-grams of words · 33 in all · 6 different, 2 times or more · 24 tokens\n"
        "text of 2 letters · range: letters · frequency per 10,000 of these tokens\n"
        "\n"
        "ngram         frequency  range  per 10,000\n"
        "Of the                6      2    2,500.00\n"
        "the grain             5      2    2,083.33\n"
        "Of the grain          4      2    1,666.67\n"
        "grain Of              2      2      833.33\n"
        "grain Of the          2      2      833.33\n"
        "the grain Of          2      2      833.33\n"
    ), "")  # fmt: skip
    assert terminal(list(map(str, args[:5])), env={"NO_COLOR": "1"}).out == call(*args).out


def test_range_is_of_letters_whatever_the_layer(tmp_path: Path) -> None:
    """A letter that has an n-gram in its text and in its notes counts once, also of several letters."""
    body = "The grain is late.[^1]\n\n[^1]: The grain of the mill."
    corpus = write_edition(tmp_path / "x", {id: letter(id, body) for id in ("1", "2", "3")})
    args = ("ngrams", "--in", "all", "--columns", "form,frequency,range", "--limit", "1", "-q", "--corpus", corpus)
    assert call(*args).out == "The grain\t6\t3\n"


def test_clusters(corpus: Path) -> None:
    """The n-grams that hold a hit, with the words at which hits begin."""
    outcome = call("clusters", "grain", "-n", "2", "--min", "1", "--columns", "form,frequency,position",
                   "--corpus", corpus)  # fmt: skip
    assert outcome == Outcome(0, (
        "the grain\t5\t2\ngrain Of\t2\t1\ngrain and\t1\t1\nprocured grain\t1\t2\n"
    ), "9 in all · 4 different\n")  # fmt: skip
    phrase = call("clusters", "the", "grain", "-n", "3", "-q", "--columns", "form,position", "--corpus", corpus)
    assert phrase.out == "Of the grain\t2\nthe grain Of\t1\n"
    saved = call("clusters", "@corn", "-q", "--corpus", corpus)
    assert saved == call("clusters", "grain", "-q", "--corpus", corpus)


def test_clusters_of_a_saved_query(corpus: Path) -> None:
    """Words are told apart as the saved query looks for them, as if its options had been typed."""
    found = call("clusters", "@cased", "-n", "2", "--min", "1", "-q", "--corpus", corpus)
    assert found == call("clusters", "of", "-s", "-n", "2", "--min", "1", "-q", "--corpus", corpus)
    assert found.out != call("clusters", "of", "-n", "2", "--min", "1", "-q", "--corpus", corpus).out


def test_clusters_of_a_pattern(corpus: Path) -> None:
    """What a pattern matches is held from its first word to its last, were it a part of them; a comma is in none."""
    args = ("clusters", "-n", "2", "--columns", "form,frequency,position", "-q", "--min", "1", "--corpus", corpus)
    assert call(*args, "-e", "he gr").out == "the grain\t5\t1\n"
    assert call(*args, "-e", "procu").out == "procured grain\t1\t1\nthe procured\t1\t2\n"
    bare = call("clusters", "-e", r"[.!,]", "--corpus", corpus)
    assert bare == Outcome(1, "", "what was found holds no word, and an n-gram is of words\n")
    assert call(*args, "grain", "-e", "x").code == 2


def test_words_are_told_apart_as_asked(corpus: Path) -> None:
    """Case aside, as typed with -s, as lemmas with --lemma; in clusters the query and the n-grams alike."""
    pytest.importorskip("simplemma")
    args = ("-q", "--columns", "form,frequency", "--corpus", corpus)
    assert call("ngrams", "-s", *args).out == "Of the\t3\nof the\t3\nthe grain\t3\ngrain of\t2\n"
    assert "procure grain\t1\n" in call("ngrams", "--lemma", "--min", "1", *args).out
    out = call("clusters", "procure", "--lemma", "-n", "2", "--min", "1", "-q", "--corpus", corpus).out
    assert [line.split("\t")[0] for line in out.splitlines()] == ["procure grain", "the procure"]


def test_skipgrams(corpus: Path) -> None:
    """With --gaps words may be left out between the first and the last."""
    out = call("ngrams", "--gaps", "1", "--stop", "en", "--min", "1", "--corpus", corpus).out
    assert out == "procured grain\t1\t1\t416.6666666666667\n"
    more = call("ngrams", "--gaps", "2", "--letter", "2", "--columns", "form,frequency", "-q", "--corpus", corpus).out
    assert more.splitlines()[0].split("\t")[1] == "3"


def test_measures(corpus: Path) -> None:
    """--measure has a column of its name, by which rows are sorted, and in exports what it is made of."""
    args = ("ngrams", "--measure", "MI", "-q", "--min", "1", "--corpus", corpus)
    rows = list(csv.DictReader(io.StringIO(call(*args, "--format", "csv").out)))
    assert list(rows[0])[4:8] == ["mi", "r1", "c1", "pairs"]
    values = [float(row["mi"]) for row in rows]
    assert values == sorted(values, reverse=True)
    assert call(*args, "-n", "3").err == (
        "letters: measures of association are of two words; leave out -n, or the measure\n"
    )


def test_stop_lists(corpus: Path) -> None:
    """A stop list keeps n-grams from beginning or ending with a word, and the footer names it."""
    path = corpus / "stop.txt"
    outcome = call("ngrams", "-n", "3", "--stop", path, "--min", "1", "--columns", "form", "--corpus", corpus)
    assert outcome.out == "grain Of the\nand Of the\nthe grain and\nthe procured grain\n"
    assert outcome.err.endswith(f"none begins or ends with a stop word ({path})\n")


def test_limit(corpus: Path) -> None:
    """A limit is said."""
    outcome = call("ngrams", "--limit", "1", "--corpus", corpus)
    assert outcome.out.count("\n") == 1
    assert outcome.err == "shown 1 of 3 · 19 in all · 3 different, 2 times or more\n"


def test_exports(corpus: Path) -> None:
    """CSV and JSON have the length and the denominator beside."""
    rows = list(csv.DictReader(io.StringIO(call("ngrams", "--format", "csv", "--corpus", corpus).out)))
    assert rows[0] == {"form": "Of the", "frequency": "6", "range": "2", "relative": "2500.0", "n": "2",
                       "tokens": "24", "per": "10000"}  # fmt: skip
    (first, *_) = json.loads(call("clusters", "grain", "--json", "--corpus", corpus).out)["rows"]
    assert first == {"form": "Of the grain", "frequency": 4, "range": 2, "relative": 4 * 10_000 / 24,
                     "position": "3", "n": 3, "tokens": 24, "per": 10000}  # fmt: skip


@pytest.mark.parametrize("style", ["table", "markdown", "latex", "html", "svg", "jsonl", "tsv"])
@pytest.mark.parametrize("args", [["ngrams"], ["clusters", "grain"]])
def test_every_format_draws(corpus: Path, style: str, args: list[str]) -> None:
    """Each format can be asked for."""
    code, out, _ = call(*args, "--format", style, "--corpus", corpus)
    assert code == 0
    assert "grain" in out


@pytest.mark.parametrize("width", [*range(2, 50, 3), 80, 140])
def test_any_width(corpus: Path, width: int) -> None:
    """A page of any width has no line that is wider."""
    code, out, _ = call("clusters", "grain", "--format", "page", "--width", str(width), "--corpus", corpus)
    assert code == 0
    assert all(cell_len(line) <= width for line in out.splitlines())


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["ngrams", "--min", "99"], 1, "none of 2 words is there 99 times or more; see -n and --min\n"),
        (["ngrams", "-n", "20"], 1, "none of 20 words is there 2 times or more; see -n and --min\n"),
        (["ngrams", "--voice", "other"], 1, "none of 2 words is there 2 times or more; see -n and --min\n"),
        (["ngrams", "--sender", "Zoe"], 1, "no letter passes these filters; senders are Ann\n"),
        (["clusters", "grain", "--min", "99"], 1, "none of 3 words is there 99 times or more; see -n and --min\n"),
        (["clusters", "oats"], 1, "nothing found for oats\n  no word oats, and none like it\n"),
        (["ngrams", "-n", "x"], 2,
         "letters: no length 'x'; write 2, or 2:5 for all from 2 to 5 words; 20 are the most\n"),
        (["ngrams", "-n", "8", "--gaps", "9"], 2,
         "letters: 11,440 ways to leave out up to 9 words of 8; ask for fewer of either\n"),
        (["clusters"], 2, "letters clusters: missing argument 'WORD...'; for example: letters clusters grain\n"),
    ],
)  # fmt: skip
def test_nothing_to_list_and_wrong_input(corpus: Path, args: list[str], code: int, said: str) -> None:
    """What is not there exits 1, what cannot be 2, and stderr says what to do."""
    assert call(*args, "--corpus", corpus) == Outcome(code, "", said)
