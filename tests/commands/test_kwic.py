"""`letters kwic`."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import pytest

from lettercli.commands.kwic import BY
from lettercli.views import count
from tests.editions import letter, write_edition
from tests.search.bulk import everywhere
from tests.shell import Outcome, call


def kwic(edition: Path, *args: str) -> Outcome:
    return call("kwic", *args, "--corpus", edition)


def nodes(edition: Path, *args: str) -> list[str]:
    return [f"{line.split(chr(9))[0]} {line.split(chr(9))[3]}" for line in kwic(edition, *args).out.splitlines()]


def test_records(edition: Path) -> None:
    """A hit is a line, with ten words on each side, on through the passages of a flow; the footer sums up."""
    assert kwic(edition, "grain") == (
        0,
        "1.p1\t1929-07-29\tDear Ben, ¶ The\tgrain\tis late. Write to Carl [the miller] about grain. ¶ It\n"
        "1.p1\t1929-07-29\tThe grain is late. Write to Carl [the miller] about\tgrain\t"
        ". ¶ It is necessary to: ¶ look at the mill; ¶ buy grain:\n"
        "1.2\t1929-07-29\tgrain. ¶ It is necessary to: ¶ look at the mill; ¶ buy\tgrain\t"
        ": ¶ from the north; ¶ from the south. ¶ That is all. ¶ Ann\n",
        "3 hits in 1 letter · 1 more in notes (--in notes)\n",
    )


def test_a_page(edition: Path) -> None:
    """A page has a heading, the nodes in one column, and as much context as fits."""
    assert kwic(edition, "mill", "--format", "page", "--width", "72") == (
        0,
        "Ann to Ben, Ben to Ann · 3 hits · 2 of 3 letters · 29 Jul – 21 Aug 1929\n"
        "\n"
        "1.1   29 Jul           to: ¶ look at the mill; ¶ buy grain: ¶ from the\n"
        "2.p1  21 Aug              Dear Ann, ¶ No mill can grind what is not\n"
        "2.ps  21 Aug   brother, Karl-Ivan, has a mill.\n",
        "",
    )


def test_old_style_dates(tmp_path: Path) -> None:
    """A date of the Julian calendar is read as one on every page, and is EDTF in records."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Grain.", date="1900-02-29", calendar="julian")})
    for command in (["kwic", "grain"], ["list"], ["info"]):
        page = call(*command, "--format", "page", "--width", "100", "--corpus", corpus)
        assert page.code == 0
        assert "29 Feb 1900 (old style)" in page.out.splitlines()[-1]
    for format in ("tsv", "csv", "json", "jsonl", "table", "html"):
        assert "1900-02-29" in kwic(corpus, "grain", "--format", format).out
    assert kwic(corpus, "grain", "--by", "year", "-q").out == "1900\t1\n"


def test_insertions_are_marked_and_counted(edition: Path) -> None:
    """A hit in the editors' brackets has a mark on a page and is counted in the footer."""
    code, out, err = kwic(edition, "miller", "--format", "page", "--width", "72")
    assert code == 0
    assert out.splitlines()[2].endswith("  []")
    assert err == "1 in the editors' brackets\n"
    assert kwic(edition, "miller").err == "1 hit in 1 letter · 1 in the editors' brackets\n"


def test_count(edition: Path) -> None:
    """-c writes the number of hits."""
    assert kwic(edition, "grain", "-c") == (0, "3\n", "")
    assert kwic(edition, "grain", "-c", "--in", "all") == (0, "4\n", "")
    assert kwic(edition, "grain", "-c", "--json").out.endswith('"rows": [\n{"hits": 3}\n]}\n')


def test_count_by_letter(edition: Path) -> None:
    """--by letter writes each letter that has hits, its date and how many."""
    assert kwic(edition, "mill", "-c", "--by", "letter", "-q") == (0, "1\t1929-07-29\t1\n2\t1929-08-21\t2\n", "")
    assert kwic(edition, "mill", "--by", "letter", "-q").out == kwic(edition, "mill", "-c", "--by", "letter", "-q").out


def test_what_can_be_counted_by() -> None:
    """The command offers every key that the view knows."""
    assert BY == count.BY


def test_ids(edition: Path) -> None:
    """-l writes the ids of the letters with hits, each once."""
    assert kwic(edition, "mill", "-lq") == (0, "1\n2\n", "")


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["carl"], ["1.p1 Carl", "2.p1 Carl", "2.ps Carl's"]), (["-s", "carl"], []),
        (["-si", "carl", "-w"], ["1.p1 Carl", "2.p1 Carl"]), (["-w", "carl"], ["1.p1 Carl", "2.p1 Carl"]),
        (["ivan"], ["2.ps Karl-Ivan"]), (["-w", "ivan"], []),
        (["from", "the"], ["1.2.a from the", "1.2.b from the"]), (["from the"], ["1.2.a from the", "1.2.b from the"]),
        (["north|south"], ["1.2.a north", "1.2.b south"]), (["gr?nd"], ["2.p1 grind"]),
        (["mill*"], ["1.p1 miller", "1.1 mill", "2.p1 mill", "2.ps mill"]),
        (["--in", "notes", "grain"], ["1.n1 Grain"]), (["--in", "body", "ann"], []),
        (["--voice", "editor", "mill*"], ["1.p1 miller"]),
        (["--from", "1929-08", "mill"], ["2.p1 mill", "2.ps mill"]), (["--sender", "Ann", "mill"], ["1.1 mill"]),
    ],
)  # fmt: skip
def test_what_is_found(edition: Path, args: list[str], found: list[str]) -> None:
    """Words, sequences, wildcards, alternatives, case, wholeness, layers, voices and filters."""
    assert nodes(edition, "-q", *args) == found


@pytest.mark.parametrize(
    ("context", "left", "right"),
    [
        ("2", "Ann, ¶ No", "can grind"), ("1:3", "No", "can grind what"), ("8c", "¶ No", "can"), ("0", "", ""),
        ("s", "No", "can grind what is not there."), ("point", "No", "can grind what is not there. Carl says so."),
    ],
)  # fmt: skip
def test_context(edition: Path, context: str, left: str, right: str) -> None:
    """-C takes words, both sides or each, characters, the sentence, the point."""
    cells = kwic(edition, "mill", "--letter", "2", "-C", context).out.splitlines()[0].split("\t")
    assert (cells[2], cells[4]) == (left, right)


def test_a_context_asked_for_is_not_cut_on_a_page(edition: Path) -> None:
    """A sentence wider than the page goes on below its own beginning."""
    assert kwic(edition, "miller", "-C", "point", "--format", "page", "--width", "62", "-q").out.splitlines()[2:] == [
        "1.p1  29 Jul  The grain is late. Write to Carl [the         []",
        "              miller] about grain.",
    ]


def test_context_from_the_environment(edition: Path) -> None:
    """LETTERS_CONTEXT is a default for -C."""
    env = {"LETTERS_CONTEXT": "1"}
    assert call("kwic", "grind", "--corpus", edition, env=env).out.split("\t")[2:] == ["can", "grind", "what\n"]


@pytest.mark.parametrize("context", ["x", "1:2:3", "-1", "10001", "5:", "²"])
def test_a_context_that_is_none(edition: Path, context: str) -> None:
    """What is no context is an error of one line that says what is."""
    code, out, err = kwic(edition, "grind", f"--context={context}")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "sentence" in err


def test_sort(edition: Path) -> None:
    """--sort orders by the words beside the node; - is descending."""
    assert nodes(edition, "mill", "-q", "--sort", "L1") == ["2.ps mill", "2.p1 mill", "1.1 mill"]
    assert nodes(edition, "mill", "-q", "--sort", "date-") == ["2.p1 mill", "2.ps mill", "1.1 mill"]


def test_limit_and_sample(edition: Path) -> None:
    """--limit and --sample say what they leave out, and the same seed draws the same."""
    assert kwic(edition, "mill", "--limit", "2").err == "2 hits in 2 letters · shown 2 of 3\n"
    assert kwic(edition, "mill", "--limit", "3").err == "3 hits in 2 letters\n"
    assert kwic(edition, "mill", "--limit", "9" * 30).err == "3 hits in 2 letters\n"
    one = kwic(edition, "mill", "--sample", "2", "--seed", "7")
    assert one.err.endswith("shown 2 of 3, drawn at random with seed 7\n")
    assert one == kwic(edition, "mill", "--sample", "2", "--seed", "7")


def test_json(edition: Path) -> None:
    """JSON has the columns of a pipe and where each hit is, counted in its letter's tokens."""
    row = json.loads(kwic(edition, "miller", "--json").out)["rows"][0]
    assert row == {
        "address": "1.p1", "date": "1929-07-29", "left": "Dear Ben, ¶ The grain is late. Write to Carl [the",
        "node": "miller", "right": "] about grain. ¶ It is necessary to: ¶ look at the mill;", "letter": "1",
        "flow": "text", "voice": "editor", "start": 10, "end": 11, "sender": "Ann", "recipient": "Ben",
        "from": 38, "to": 44,
    }  # fmt: skip


@pytest.mark.parametrize("args", [["Carl", "--in", "notes"], ["south", "--from", "1929-08"], ["gran"], ["north south"]])
def test_nothing_found_teaches(edition: Path, args: list[str]) -> None:
    """Nothing found exits 1, writes nothing to stdout, and says what would be found a step aside."""
    code, out, err = kwic(edition, *args)
    assert (code, out) == (1, "")
    assert err.count("\n") >= 2
    assert kwic(edition, "-q", *args) == (1, "", "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--where", "place=Sotchi"], "place is Sochi"), (["--from", "1950"], "dates are 1929-07-29 to 1929-08-21"),
        (["-e", "grain", "--on", "1928"], "dates are 1929-07-29 to 1929-08-21"),
        (["--sender", "Bob"], "senders are Ann, Ben"),
        (["-c", "--by", "form", "--recipient", "Bob"], "recipients are Ben, Ann"),
    ],
)  # fmt: skip
def test_filters_that_no_letter_passes_teach(edition: Path, args: list[str], said: str) -> None:
    """Where the filters leave no letter the first hint is what the edition has instead."""
    code, out, err = kwic(edition, *([] if "-e" in args else ["grain"]), *args)
    assert (code, out) == (1, "")
    lines = [line for line in err.splitlines() if not line.startswith("left out, undated")]
    assert lines[:2] == ["nothing found for grain", f"  no letter passes these filters; {said}"]
    assert lines[2].startswith("  3 hits in ")


def test_hits_are_counted_by_a_key_of_the_metadata(edition: Path) -> None:
    """--by takes what the letters say of themselves; what another command counts by is said to be its own."""
    assert kwic(edition, "carl", "--by", "PLACE").out == "Sochi\t1\n\t2\n"
    assert kwic(edition, "-e", "carl", "--by", "place").out == "Sochi\t1\n\t2\n"
    assert kwic(edition, "carl", "--by", "mood").err.startswith("letters: no letter has the key 'mood'; there are id")
    assert kwic(edition, "carl", "--by", "month").err == (
        "letters kwic: hits by month are counted by another command; write letters freq WORD --by month\n"
    )


@pytest.mark.parametrize("args", [[], ["--sort", "node"], ["--limit", "3"], ["--format", "tsv"], ["-e", "grain"]])
def test_keys_of_the_metadata_are_columns(edition: Path, args: list[str]) -> None:
    """--columns takes what the letter of a line says of itself, however the lines are made."""
    words = [] if "-e" in args else ["grain"]
    lines = kwic(edition, *words, "--in", "all", "--columns", "place,node", *args).out.splitlines()
    assert [line.casefold() for line in lines if line != "place\tnode"][:3] == ["sochi\tgrain"] * 3
    assert kwic(edition, *words, "--columns", "node,mood", *args).code == 2


@pytest.mark.parametrize("columns", ["node", "node,address", "right,node,left", "address,date,mark", "left,node,right"])
@pytest.mark.parametrize("width", ["10", "80"])
def test_a_page_of_some_columns(edition: Path, columns: str, width: str) -> None:
    """A page can be had of any columns in any order."""
    code, out, _ = kwic(edition, "grain", "--columns", columns, "--format", "page", "--width", width)
    assert code == 0
    assert ("grain" in out) is ("node" in columns)


def test_a_limit_beyond_what_is_counted(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where counting the rest would take long, the footer says that there is more; where it costs nothing, how many."""
    monkeypatch.setattr("lettercli.commands.searching._COUNTED", 2)
    assert kwic(edition, "grain", "--limit", "1").err == (
        "1 hit in 1 letter · shown 1 of 3 · 1 more in notes (--in notes)\n"
    )
    assert kwic(edition, "the|it *", "--limit", "1").err == "1 hit in 1 letter · first 1; more exist\n"


def test_a_limit_of_ids_and_counts(edition: Path) -> None:
    """--limit takes the first ids or counts, --sample ids at random, and stderr says of how many."""
    assert kwic(edition, "mill", "-l", "--limit", "1") == (0, "1\n", "shown 1 of 2\n")
    assert kwic(edition, "mill", "--by", "letter", "--limit", "1").out == "1\t1929-07-29\t1\n"
    assert kwic(edition, "mill", "-l", "--sample", "1").err == "shown 1 of 2, drawn at random with seed 0\n"
    assert kwic(edition, "mill", "-l", "--sample", "5") == (0, "1\n2\n", "")


@pytest.mark.parametrize(
    ("args", "option", "output"),
    [
        (["-c", "--limit", "1"], "--limit", "--count"), (["-c", "--sort", "L1"], "--sort", "--count"),
        (["-c", "--sample", "1"], "--sample", "--count"), (["--by", "form", "--sample", "1"], "--sample", "--by"),
        (["-l", "--sort", "date"], "--sort", "--ids"), (["-lc"], "--count", "--ids"),
        (["-c", "-C", "3"], "--context", "--count"),
    ],
)  # fmt: skip
def test_options_without_meaning_are_refused(edition: Path, args: list[str], option: str, output: str) -> None:
    """What could not be honoured is refused in one line."""
    line = f"letters kwic: {option} means nothing with {output}; leave out {option} or {output}\n"
    assert kwic(edition, "mill", *args) == (2, "", line)


def test_a_context_from_the_environment_is_no_fault(edition: Path) -> None:
    """A default that a count has no use for stands in nobody's way."""
    assert call("kwic", "-qc", "mill", "--corpus", edition, env={"LETTERS_CONTEXT": "3"}).out == "3\n"


@pytest.mark.parametrize(
    "line",
    [
        "a*", "a* --format tsv", "a* --in all", "a* --voice editor", "a* -C 3:2", "a* -C s", "a* -q", "a* --limit 4",
        "a* --sort R1,L1-,date", "a* --sort node --limit 3", "a* --sample 5 --seed 3", "a* --json --sort R1",
        "a* --sample 7 --limit 2 --sort left-", "a* --format page --width 90 --sort date-", "a* --columns node",
        "a* --sample 3 --csv-safe", "a* --format tsv --provenance", "zzz*", "zzz* --format tsv", "zzz* --sort R1",
        "zzz* --by letter", *(f"a* --by {by}" for by in BY),
    ],
)  # fmt: skip
def test_many_hits_are_written_as_few_are(line: str) -> None:
    """Whether hits are many or few, code, output and facts are the same."""
    few = call("kwic", *line.split())
    with everywhere(), ExitStack() as stack:
        for module in ("kwic", "choice", "count"):
            stack.enter_context(patch(f"lettercli.views.{module}.worth_numpy", lambda number, _=0: number > 0))
        stack.enter_context(patch("lettercli.commands.searching._FEW", 1))
        assert call("kwic", *line.split()) == few
    assert few.code == line.startswith("zzz")
