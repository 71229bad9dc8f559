"""`letters dispersion`."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from tests.editions import letter, write_edition
from tests.shell import Outcome, call, run, terminal

ROOT = Path(__file__).parent.parent.parent
SIZES = (180, 220, 200, 200, 200)


def text(number: int, size: int) -> str:
    """So many words, the first of them `grain` as often as the letter's number, one of these in brackets."""
    return " ".join(["[grain]"] * (number == 5) + ["grain"] * (number - (number == 5)) + ["word"] * (size - number))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published example as an edition: 1 to 5 hits in letters of 180, 220, 200, 200, 200 words."""
    letters = {f"{at}": letter(str(at), text(at, size) + ".[^1]\n\n[^1]: Grain of the notes.", date=f"1929-08-0{at}")
               for at, size in enumerate(SIZES, 1)}  # fmt: skip
    files = {"queries.yaml": "corn:\n  query: grain\nnoted:\n  query: grain\n  in: notes\n"}
    return write_edition(tmp_path_factory.mktemp("dispersion") / "x", letters, files=files)


def test_records(corpus: Path) -> None:
    """In a pipe a record is a query: hits, range, parts, DP, DPnorm, D; what has no value is empty, and is said."""
    outcome = run("dispersion", "grain", "oil", "word", "--corpus", corpus)
    lines = [line.split("\t") for line in outcome.out.splitlines()]
    assert ["/".join(line[:4]) for line in lines] == ["grain/15/5/5", "oil/0/0/5", "word/985/5/5"]
    assert [round(float(cell), 6) for cell in lines[0][4:]] == [0.2, 0.243902, 0.763613]
    assert lines[1][4:] == ["", "", ""]
    assert (outcome.code, outcome.err) == (0, "nothing found for oil\n  no word oil, and none like it\n")


def test_a_page(corpus: Path) -> None:
    """On a page it is a strip a query over the letters by date."""
    args = ("dispersion", "grain", "word", "--corpus", corpus, "--format", "page", "--width", "80")
    assert call(*args) == Outcome(0, (
        "Ann to Ben · dispersion over 5 letters · DP (Gries 2008) · 1,000 tokens\n"
        "text of 5 letters · 1–5 Aug 1929\n"
        "\n"
        "        1 Aug    2 Aug     3 Aug     4 Aug     5 Aug\n"
        "       │1       │2        │3        │4        │5       │  hits  []  range     DP\n"
        "grain  │▁       │▁        │▁        │▂        │▒       │    15   1    5/5  0.200\n"
        "word   │▇███████│█████████│▇████████│▆████████│▇███████│   985   0    5/5  0.003\n"
        "▁ 1–3 … █ 25 hits · ▒ some in the editors' brackets\n"
    ), "")  # fmt: skip


def test_a_terminal_gets_the_page(corpus: Path) -> None:
    """On a terminal the same page is in colour, and without colour where nobody wants any."""
    args = ["dispersion", "-q", "grain", "--corpus", corpus]
    plain = call(*args, "--format", "page").out
    shown = terminal(args).out
    assert "\x1b[36m" in shown
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == plain
    assert terminal(args, env={"NO_COLOR": "1"}).out == plain


@pytest.mark.parametrize("width", [*range(2, 40), 79, 80, 81, 140, 200])
def test_any_width(corpus: Path, width: int) -> None:
    """From 2 to 200 columns a page is drawn, no line wider than the page, none with blanks at its end."""
    code, out, _ = call("dispersion", "grain", "w*d", "--format", "page", "--width", str(width), "--corpus", corpus)
    assert code == 0
    assert all(cell_len(line) <= width and line == line.rstrip() for line in out.splitlines())


def test_parts(corpus: Path) -> None:
    """Parts are letters, points, or slices that are equally long; --by part has the counts of each."""
    assert call("dispersion", "grain", "--by", "part", "--corpus", corpus).out == (
        "grain\t1\t1929-08-01\t180\t1\ngrain\t2\t1929-08-02\t220\t2\ngrain\t3\t1929-08-03\t200\t3\n"
        "grain\t4\t1929-08-04\t200\t4\ngrain\t5\t1929-08-05\t200\t5\n"
    )
    assert call("dispersion", "grain", "--by", "part", "--parts", "2", "--corpus", corpus).out == (
        "grain\t1\t1929-08-01\t500\t6\ngrain\t2\t1929-08-03\t500\t9\n"
    )
    out = call("dispersion", "grain", "--by", "part", "--parts", "points", "--in", "all", "--corpus", corpus).out
    assert out.splitlines()[:2] == ["grain\t1.p1\t1929-08-01\t180\t1", "grain\t1.n1\t1929-08-01\t4\t1"]


def test_exports(corpus: Path) -> None:
    """CSV and JSON have the words counted, the hits in brackets and shares; what has no value is null or empty."""
    args = ("dispersion", "grain", "oil", "-q", "--corpus", corpus)
    rows = json.loads(call(*args, "--json").out)
    assert rows["provenance"]["query"] == ["grain", "oil"]
    assert [(row["hits"], row["inserted"], row["tokens"], row["dp"]) for row in rows["rows"]] == [
        (15, 1, 1000, 0.2), (0, 0, 1000, None),
    ]  # fmt: skip
    parts = list(csv.DictReader(io.StringIO(call(*args, "--by", "part", "--format", "csv").out)))
    assert parts[4] == {"query": "grain", "part": "5", "date": "1929-08-05", "tokens": "200", "hits": "5",
                        "share_of_tokens": "0.2", "share_of_hits": "0.3333333333333333"}  # fmt: skip
    assert parts[5]["share_of_hits"] == ""


def test_explain(corpus: Path) -> None:
    """--explain has each measure with what it is made of."""
    rows = [line.split("\t") for line in call("dispersion", "--explain", "grain", "--corpus", corpus).out.splitlines()]
    values = {row[1]: float(row[2]) for row in rows}
    assert {name: round(value, 6) for name, value in values.items()} == {
        "n": 5, "N": 1000, "f": 15, "range": 5, "min s": 0.18, "DP": 0.2, "DPnorm": 0.243902, "µ": 0.014929,
        "σ": 0.007058, "V": 0.472774, "√(n − 1)": 2, "D": 0.763613,
    }  # fmt: skip
    assert rows[5] == ["grain", "DP", "0.2", "½ Σ |v_i / f − s_i| (Gries 2008)"]
    none = call("dispersion", "--explain", "oil", "--letter", "1", "-q", "--corpus", corpus).out.splitlines()
    assert [line.split("\t")[2] for line in none] == ["1", "180", "0", "0", "1.0", "", "", "", "", "", "", ""]


@pytest.mark.parametrize(
    "args", [["grain", "oil"], ["grain"], ["oil", "-e", "grain"]]
)  # fmt: skip
def test_explain_is_of_one_query(corpus: Path, args: list[str]) -> None:
    """Of several queries, or of the patterns, that one is explained which --explain names."""
    lines = call("dispersion", *args, "--explain", "grain", "--columns", "quantity,value", "--corpus", corpus).out
    assert lines == call("dispersion", "--explain", "grain", "--columns", "quantity,value", "--corpus", corpus).out


@pytest.mark.parametrize("style", ["table", "markdown", "latex", "html", "svg", "jsonl", "tsv"])
@pytest.mark.parametrize("args", [[], ["--by", "part"], ["--explain", "grain"]])
def test_every_format_draws(corpus: Path, style: str, args: list[str]) -> None:
    """Each format can be asked for."""
    code, out, _ = call("dispersion", "grain", *args, "--format", style, "--corpus", corpus)
    assert code == 0
    assert "grain" in out


def test_a_figure(corpus: Path, tmp_path: Path) -> None:
    """--svg writes a figure to a file and says so, or to stdout; there are no records then."""
    path = tmp_path / "plot.svg"
    outcome = call("dispersion", "grain", "--svg", path, "--corpus", corpus)
    assert outcome == Outcome(0, "", f"written: {path}\n")
    assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert call("dispersion", "grain", "--svg", "-", "--corpus", corpus) == Outcome(0, path.read_text("utf-8"), "")
    assert list(tmp_path.iterdir()) == [path]


def test_the_figure_of_the_docs_is_the_programs() -> None:
    """docs/dispersion.svg is what the command draws of the edition that comes with the program."""
    drawn = call("dispersion", "Bukharin", "England", "grain", "oil", "--svg", "-", "--corpus", ROOT / "corpus")
    assert (ROOT / "docs" / "dispersion.svg").read_text("utf-8") == drawn.out, "make generated"


def test_a_figure_that_cannot_be_written(corpus: Path, tmp_path: Path) -> None:
    """A folder that is not there, or a folder as the file, is an error with its name."""
    for path, what in ((tmp_path / "no" / "x.svg", "No such file or directory"), (tmp_path, "Is a directory")):
        assert call("dispersion", "grain", "--svg", path, "--corpus", corpus) == Outcome(
            2, "", f"letters: {path}: {what}; choose another file, or - for stdout\n"
        )


def test_layers_and_filters_choose_the_words(corpus: Path) -> None:
    """--in, --voice and filters say which words there are: the parts are of exactly these."""
    args = ("dispersion", "grain", "--columns", "hits,range,parts,tokens", "--corpus", corpus)
    assert call(*args, "--in", "notes").out == "5\t5\t5\t20\n"
    assert call(*args, "--in", "all").out == "20\t5\t5\t1020\n"
    assert call(*args, "--voice", "editor").out == "1\t1\t1\t1\n"
    assert call(*args, "--from", "1929-08-03").out == "12\t3\t3\t600\n"


def test_a_query_is_what_kwic_takes(corpus: Path) -> None:
    """Words in quotes are one query; CQL, flags and --fuzzy are understood, and a hit counts where it begins."""
    args = ("dispersion", "-q", "--columns", "query,hits", "--corpus", corpus)
    assert call(*args, "grain word").out == "grain word\t5\n"
    assert call(*args, '"gr.*" []').out == '"gr.*" []\t15\n'
    assert call(*args, "GRAIN", "-s").out == "GRAIN\t0\n"
    assert call(*args, "graim", "--fuzzy", "1").out == "graim\t15\n"


def test_patterns(corpus: Path) -> None:
    """What regular expressions match is one more line, be it a part of a word or none at all."""
    args = ("dispersion", "-q", "--columns", "query,hits,range", "--corpus", corpus)
    assert call(*args, "word", "-e", "gra", "-e", "or").out == "word\t985\t5\ngra or or\t1000\t5\n"
    assert call(*args, "-e", r"\.").out == "\\.\t5\t5\n"
    assert call(*args, "-e", "GRAIN", "-s").out == "GRAIN\t0\t0\n"


def test_saved_queries(corpus: Path) -> None:
    """A saved query is one among others, or by itself with its own filters, which others cannot share."""
    args = ("dispersion", "-q", "--columns", "query,hits,tokens", "--corpus", corpus)
    assert call(*args, "@corn", "word").out == "grain\t15\t1000\nword\t985\t1000\n"
    assert call(*args, "@noted").out == "grain\t5\t20\n"
    code, out, err = call(*args, "@noted", "word")
    assert (code, out) == (2, "")
    assert err.startswith("letters dispersion: @noted has letters or words of its own; ask for it by itself")


def test_nothing_found(corpus: Path) -> None:
    """No hit of any query exits 1 with hints, and its row is there; so do no letter and no word that is counted."""
    code, out, err = call("dispersion", "oil", "--corpus", corpus)
    assert (code, out.split("\t")[:2]) == (1, ["oil", "0"])
    assert err == "nothing found for oil\n  no word oil, and none like it\n"
    assert call("dispersion", "grain", "--sender", "Zoe", "--corpus", corpus)[:2] == (1, "")
    code, out, _ = call("dispersion", "grain", "--voice", "other", "--corpus", corpus)
    assert (code, out) == (1, "grain\t0\t0\t0\t\t\t\n")
    assert call("dispersion", "grain", "--voice", "other", "--corpus", corpus, "--format", "page")[:2] == (1, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "missing argument 'QUERY...'"), (["grain", "--parts", "0"], "--parts: '0' is neither"),
        (["grain", "--parts", "some"], "--parts: 'some' is neither 'letters' nor 'points' nor a number of slices"),
        (["grain", "--parts", "1001"], "1,001 slices of 1,000 words; ask for 1 to 1,000"),
        (["grain", "--by", "part", "--explain", "grain"], "--by, --explain and --svg are different outputs"),
        (["grain", "--json", "--svg", "-"], "--svg is a figure, whatever --format says; leave out one of them"),
        (["grain", "--voice", "other", "--svg", "-"], "no words to draw"),
        (["@none"], "no saved query @none"),
        (["grain", "--explain", "oil"], "--explain is of one query, and 'oil' is none of these; give it alone\n"),
    ],
)  # fmt: skip
def test_wrong_input(corpus: Path, args: list[str], said: str) -> None:
    """What cannot be is an error that says what to do."""
    code, out, err = call("dispersion", *args, "--corpus", corpus)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("args", [("--by", "part"), ("--format", "page"), ("--parts", "3", "--by", "part")])
def test_a_pattern_where_there_is_no_word(tmp_path: Path, args: tuple[str, ...]) -> None:
    """What a pattern finds in letters without words is in no part: nothing to show, and stderr says why."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "… — !")})
    said = "no words there, and so no parts; --in and --voice say where\n"
    assert run("dispersion", "-e", "!", *args, "--corpus", corpus) == Outcome(1, "", said)


def test_more_slices_than_one_word(tmp_path: Path) -> None:
    """One word cannot be cut in two, and the message counts it as one."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Grain!")})
    outcome = run("dispersion", "grain", "--parts", "2", "--corpus", corpus)
    assert outcome == Outcome(2, "", "letters: 2 slices of 1 word; ask for 1 to 1\n")


def test_brackets_are_those_of_letters(tmp_path: Path) -> None:
    """In a note all words are the editors', so that none of them is told from the others by brackets."""
    body = "[Grain] is late.[^1]\n\n[^1]: Grain of the [grain] mills."
    corpus = write_edition(tmp_path / "x", {"1": letter("1", body)})
    for layer, found in (("text", "1\t1\n"), ("notes", "2\t0\n"), ("all", "3\t1\n")):
        args = ("dispersion", "grain", "--in", layer, "--columns", "hits,inserted", "-q")
        assert call(*args, "--corpus", corpus).out == found
