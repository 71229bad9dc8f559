"""`letters timeline`."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.editions import letter, write_edition
from tests.shell import Outcome, call, run, terminal

GOLDEN = Path(__file__).parent.parent / "fixtures" / "timeline"

MOMENTS = (
    "1929-07-29", "1929-08", "1929-08-09", "1929-08-10", "[1929-08-05..1929-08-20]", "1929-08-21?", "1929-08-10",
    "1929-08-20/..", "../1929-08-15", "", "1929-08-23", "[1929-07-30,1929-08-22]", "1929-09-17", "",
)  # fmt: skip
"""One letter each: days, a month, sets, a doubt, open dates, none."""


def text(number: int) -> str:
    """A letter of ten words, with so many of them grain, or none."""
    return " ".join(["grain"] * (number % 4) + ["word"] * (10 - number % 4)) + ".[^1]\n\n[^1]: Two grain."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with a letter for each of the moments."""
    letters = {f"{at:02}": letter(str(at), text(at), date=date) for at, date in enumerate(MOMENTS, 1)}
    return write_edition(tmp_path_factory.mktemp("timeline") / "x", letters)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Letters of sixty years, and of a day in the year 44 BC."""
    days = [f"{year}-{month:02}-05" for year in range(1809, 1870) for month in (1, 2)]
    letters = {f"{at:03}": letter(str(at), "Word.", date=date) for at, date in enumerate(["-0043-03-15", *days])}
    return write_edition(tmp_path / "long", letters)


VIEWS = ("day", "day-matching", "week", "week-matching", "month", "year-matching")


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("view", VIEWS)
def test_pages(corpus: Path, view: str, width: int) -> None:
    """A page by day, week, month and year, with a search and without, is that of tests/fixtures/timeline."""
    by, _, searched = view.partition("-")
    args = ["--by", by, *(["--matching", "grain"] if searched else []), "--format", "page", "--width", str(width)]
    outcome = call("timeline", "-q", *args, "--corpus", corpus)
    assert outcome == Outcome(0, (GOLDEN / f"{view}-{width}.txt").read_text("utf-8"), "")


@pytest.mark.parametrize("width", [*range(1, 60), 79, 80, 81, 100, 140, 200])
@pytest.mark.parametrize("args", [(), ("--by", "day"), ("--by", "week", "--matching", "grain")])
def test_any_width(corpus: Path, args: tuple[str, ...], width: int) -> None:
    """From 1 to 200 columns a page is drawn, no line wider than the page, none with blanks at its end."""
    code, out, _ = call("timeline", *args, "--format", "page", "--width", str(width), "--corpus", corpus)
    assert code == 0
    assert all(cell_len(line) <= width for line in out.splitlines())
    assert all(line == line.rstrip() for line in out.splitlines())


def test_a_terminal_gets_the_page(corpus: Path) -> None:
    """On a terminal the same page is in colour."""
    code, shown, _ = terminal(["timeline", "--by", "day", "--corpus", corpus], lines=100)
    assert code == 0
    assert "\x1b[36m" in shown
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == (GOLDEN / "day-80.txt").read_text("utf-8")


def test_records(corpus: Path) -> None:
    """In a pipe a row is a period, empty ones too; then come uncertain dates, then the undated, named on stderr."""
    assert run("timeline", "--by", "month", "--matching", "grain", "--corpus", corpus) == (0, (
        "1929-07\t1\t10\t1\t1000.0\tcertain\t1929-07-01\t1929-07-31\n"
        "1929-08\t6\t60\t12\t2000.0\tcertain\t1929-08-01\t1929-08-31\n"
        "1929-09\t1\t10\t1\t1000.0\tcertain\t1929-09-01\t1929-09-30\n"
        "[1929-07-30,1929-08-22]\t1\t10\t0\t0.0\tuncertain\t1929-07-30\t1929-08-22\n"
        "../1929-08-15\t1\t10\t1\t1000.0\tuncertain\t\t1929-08-15\n"
        "1929-08-20/..\t1\t10\t0\t0.0\tuncertain\t1929-08-20\t\n"
        "1929-08-21?\t1\t10\t2\t2000.0\tuncertain\t1929-08-21\t1929-08-21\n"
        "\t2\t20\t4\t2000.0\tundated\t\t\n"
    ), "undated: 10, 14 · 14 more in notes (--in notes)\n")  # fmt: skip


def test_every_period_has_a_row(corpus: Path) -> None:
    """Between the first letter and the last no day is missing; --skip-empty leaves the empty ones out."""
    rows = run("timeline", "--by", "day", "--corpus", corpus).out.splitlines()
    days = [line.split("\t")[0] for line in rows if "\tcertain\t" in line]
    assert (days[0], days[-1], len(days)) == ("1929-07-29", "1929-09-17", 51)
    kept = run("timeline", "--by", "day", "--skip-empty", "--corpus", corpus).out.splitlines()
    assert [line.split("\t")[0] for line in kept if "\tcertain\t" in line] == [
        "1929-07-29", "1929-08-09", "1929-08-10", "1929-08-23", "1929-09-17",
    ]  # fmt: skip


def test_exports(corpus: Path) -> None:
    """CSV and JSON have the ids, and how many uncertain letters may belong to a period; a rate of nothing is empty."""
    args = ("timeline", "--by", "week", "--matching", "grain", "--corpus", corpus)
    rows = list(csv.DictReader(io.StringIO(call(*args, "--format", "csv").out)))
    assert rows[1] == {
        "period": "1929-08-05/1929-08-11", "letters": "3", "words": "30", "hits": "6", "per_10000": "2000.0",
        "kind": "certain", "first": "1929-08-05", "last": "1929-08-11", "possible": "3", "ids": "3 4 7",
    }  # fmt: skip
    read = json.loads(call(*args, "--json").out)["rows"]
    assert [(row["hits"], row["per_10000"]) for row in read[2:4]] == [(0, None), (3, 3000.0)]
    assert read[-1] == {"period": "", "letters": 2, "words": 20, "hits": 4, "per_10000": 2000.0, "kind": "undated",
                        "first": None, "last": None, "possible": None, "ids": "10 14"}  # fmt: skip


def test_columns(corpus: Path) -> None:
    """Columns can be chosen, those of the exports too."""
    out = call("timeline", "--by", "year", "--columns", "ids,period", "--corpus", corpus).out
    assert out == "1 12 2 5 3 4 7 11 13\t1929\n9\t../1929-08-15\n8\t1929-08-20/..\n6\t1929-08-21?\n10 14\t\n"


@pytest.mark.parametrize("style", ["table", "markdown", "latex", "html", "svg", "jsonl", "tsv"])
def test_every_format_draws(corpus: Path, style: str) -> None:
    """Each format can be asked for."""
    code, out, _ = call("timeline", "--by", "month", "--format", style, "--corpus", corpus)
    assert code == 0
    assert "Aug" in out or "1929-08" in out


def test_words_are_those_of_the_layer(corpus: Path) -> None:
    """--in and --voice say which words are counted, for the rate and without a search."""
    args = ("timeline", "--by", "year", "--columns", "words,hits,per_10000", "--corpus", corpus, "--matching", "grain*")
    assert call(*args, "--in", "notes").out.splitlines()[0] == "18\t9\t5000.0"
    assert call(*args, "--in", "all").out.splitlines()[0] == "108\t23\t2129.63"
    assert call(*args, "--in", "all", "--voice", "writer").out.splitlines()[0] == "90\t14\t1555.56"
    out = call("timeline", "--by", "year", "--columns", "words", "--in", "notes", "--corpus", corpus).out
    assert out.splitlines()[0] == "18"


def test_filters(corpus: Path) -> None:
    """Filters choose the letters; undated ones that a date leaves out are named."""
    code, out, err = call("timeline", "--by", "month", "--from", "1929-08-21", "--date-match", "contained",
                          "--columns", "period,ids", "--corpus", corpus)  # fmt: skip
    assert (code, out) == (0, "1929-08\t11\n1929-09\t13\n1929-08-21?\t6\n")
    assert err == "left out, undated: 10, 14\n"


def test_nothing_left(corpus: Path) -> None:
    """Filters that no letter passes exit 1 and say what there is, on a page as in a pipe; JSON is a document."""
    said = "no letter passes these filters; senders are Ann\n"
    assert call("timeline", "--sender", "Zoe", "--corpus", corpus) == Outcome(1, "", said)
    assert call("timeline", "--sender", "Zoe", "--format", "page", "--corpus", corpus) == Outcome(1, "", said)
    assert json.loads(call("timeline", "--sender", "Zoe", "--json", "--corpus", corpus).out)["rows"] == []


def test_no_hits(corpus: Path) -> None:
    """A search that finds nothing exits 1 with hints; the rows are there, with zeros."""
    code, out, err = call("timeline", "--by", "year", "--matching", "gran", "--corpus", corpus)
    assert code == 1
    assert out.splitlines()[0].split("\t")[:5] == ["1929", "9", "90", "0", "0.0"]
    assert "nothing found for gran" in err
    assert "grain" in err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--by", "decade"], "letters timeline: --by: 'decade' is not one of"),
        (["--matching", ""], "letters: no word to look for;"),
        (["--matching", "a|"], "letters: a word is missing after |;"),
        (["--columns", "hits"], "letters: no column 'hits'; there are period, letters,"),
    ],
)
def test_errors(corpus: Path, args: list[str], says: str) -> None:
    """Wrong options exit 2 with one line that says what to do."""
    code, out, err = call("timeline", *args, "--corpus", corpus)
    assert (code, out) == (2, "")
    assert err.startswith(says)


def test_long_times_stay_readable(long: Path) -> None:
    """By day, nineteen centuries are a page of as many lines as there are days with letters, and one for each gap."""
    out = call("timeline", "--by", "day", "--format", "page", "--width", "80", "--corpus", long).out
    lines = out.splitlines()
    assert lines[3].split() == ["15", "Mar", "44", "BC", "████████████████████", "1", "1", "0"]
    assert lines[4] == "16 Mar 44 BC – 4 Jan 1809  676,359 empty days"
    assert len(lines) == 3 + 123 + 122
    short = call("timeline", "--by", "day", "--skip-empty", "--format", "page", "--width", "80", "--corpus", long).out
    assert len(short.splitlines()) == 3 + 123
    assert call("timeline", "--by", "day", "--skip-empty", "--corpus", long).out.count("\n") == 123


def test_what_suits_is_said(long: Path, corpus: Path) -> None:
    """Without --by the heading says what was chosen."""
    first = [call("timeline", "--format", "page", "--corpus", each).out.splitlines()[0] for each in (long, corpus)]
    assert [line.rpartition(" · ")[2] for line in first] == ["by year", "by day"]


SAVED = """\
sacks:
  query: grain
  in: notes
  from: 1929-08
  date-match: contained
"""


def test_a_saved_query(tmp_path: Path) -> None:
    """--matching @NAME takes a query of queries.yaml with its layer and filters; what is typed outdoes them."""
    letters = {f"{at:02}": letter(str(at), text(at), date=date) for at, date in enumerate(MOMENTS[:4], 1)}
    corpus = write_edition(tmp_path / "x", letters, files={"queries.yaml": SAVED})
    args = ("timeline", "--by", "year", "--matching", "@sacks", "--corpus", corpus)
    assert call(*args).out == "1929\t3\t6\t3\t5000.0\tcertain\t1929-01-01\t1929-12-31\n"
    assert call(*args, "--in", "text", "--from", "1929").out.startswith("1929\t4\t40\t6\t1500.0\t")
    said = json.loads(call(*args, "--json").out)["provenance"]
    assert (said["saved"], said["query"], said["layer"]) == ("sacks", "grain", "notes")
    assert said["filters"] == {"from": "1929-08", "date-match": "contained"}
    assert call("timeline", "--matching", "@nosuch", "--corpus", corpus).code == 2


def test_the_options_of_a_query(tmp_path: Path) -> None:
    """--matching takes the options that kwic has for words, over a saved query's own too; alone they are refused."""
    letters = {"1": letter("1", "Grain and grain-ships, then grain.", date="1929-08")}
    corpus = write_edition(tmp_path / "x", letters, files={"queries.yaml": "capital: {query: Grain, whole: yes}"})

    def hits(*args: str) -> str:
        return call("timeline", "--by", "year", *args, "--columns", "hits", "--corpus", corpus).out

    assert hits("--matching", "grain") == "3\n"
    assert hits("--matching", "grain", "-w") == "2\n"
    assert hits("--matching", "grain", "--near", "then:1") == "2\n"
    assert hits("--matching", "@capital") == "2\n"
    assert hits("--matching", "@capital", "-s") == "1\n"
    for option, *value in (["--not-near", "then:1"], ["--cql"], ["--case-sensitive"]):
        alone = call("timeline", option, *value, "--corpus", corpus)
        assert alone == (2, "", f"letters timeline: {option} says how a WORD is meant; give that, too\n")


def test_words_are_asked_as_of_other_commands(corpus: Path) -> None:
    """Words, or the name of a saved query, follow the command as they follow kwic; --matching is one way to say it."""
    args = ("timeline", "--by", "year", "--corpus", corpus)
    assert call(*args, "grain") == call(*args, "--matching", "grain")
    assert call(*args, "the", "grain") == call(*args, "--matching", "the grain")
    assert call(*args, "grain", "--matching", "grain") == (
        2, "", "letters timeline: WORD and --matching are the same; give one of them\n"
    )  # fmt: skip


def test_a_record_of_what_was_asked(corpus: Path) -> None:
    """JSON says what was looked for, where, and by what it is counted."""
    out = call("timeline", "--by", "year", "--matching", "grain", "--in", "all", "--json", "--corpus", corpus).out
    said = json.loads(out)["provenance"]
    assert (said["command"], said["query"], said["layer"], said["options"]) == (
        "timeline", "grain", "all", {"by": "year", "matching": "grain"},
    )  # fmt: skip
    assert "sample" not in said


def test_topics_narrow_words_and_hits_alike(tmp_path: Path) -> None:
    """With --name the words are those of the passages that name somebody, and so is the rate."""
    names = "persons:\n  Carl:\n    who: a miller\n"
    body = "Carl has grain.\n\nNobody has any grain."
    corpus = write_edition(tmp_path / "x", {"1": letter("1", body)}, files={"names.yaml": names})
    args = ("timeline", "--by", "year", "--matching", "grain", "--columns", "words,hits,per_10000", "--corpus", corpus)
    assert call(*args).out == "7\t2\t2857.14\n"
    outcome = call(*args, "--name", "Carl")
    assert outcome == Outcome(0, "3\t1\t3333.33\n", ""), outcome


def test_hostile_metadata(tmp_path: Path) -> None:
    """Names and queries with escape sequences are visible signs."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Grain.", sender="x\x1b]0;t\x07\u202ey")})
    code, out, _ = call("timeline", "--format", "page", "--matching", "gra?n", "--corpus", corpus)
    assert code == 0
    assert all(sign.isprintable() or sign == "\n" for sign in out)
    assert "␛" in out
