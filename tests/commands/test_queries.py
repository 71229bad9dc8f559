"""Saved queries: `letters queries`, and @NAME wherever words are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import LETTERS, write_edition
from tests.shell import Outcome, call

QUERIES = """\
mills: mill*
grain:
  query: grain
  in: all
  description: In letters and notes
late: {query: mill, from: 1929-08}
carl: {regexp: ['C\\w+l\\b', 'K\\w+l\\b'], case-sensitive: yes}
garbled: {query: miler, fuzzy: 1}
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_edition(tmp_path_factory.mktemp("x") / "x", LETTERS, files={"queries.yaml": QUERIES})


def edition(folder: Path, queries: str) -> Path:
    return write_edition(folder / "x", LETTERS, files={"queries.yaml": queries})


def kwic(edition: Path, *args: str) -> Outcome:
    return call("kwic", *args, "--corpus", edition)


def test_the_list(saved: Path) -> None:
    """`letters queries` has a record a query: name, words, hits, description; filters narrow all of them."""
    assert call("queries", "--corpus", saved) == (
        0,
        "mills\tmill*\t4\t\ngrain\tgrain\t4\tIn letters and notes\nlate\tmill\t2\t\n"
        "carl\tC\\w+l\\b or K\\w+l\\b\t4\t\ngarbled\tmiler\t1\t\n",
        "left out, undated: 3\n",
    )
    hits = call("queries", "--letter", "1", "--columns", "hits", "--corpus", saved).out
    assert hits.split() == ["2", "4", "0", "1", "1"]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["@mills"], "4"), (["@grain"], "4"), (["@grain", "--in", "notes"], "1"), (["@late"], "2"),
        (["@late", "--from", "1929-07"], "3"), (["@carl"], "4"), (["@carl", "-i"], "4"), (["@garbled"], "1"),
        (["@mills", "-w", "--letter", "2"], "2"), (["@mills "], "4"),
    ],
)  # fmt: skip
def test_a_name_is_its_query(saved: Path, args: list[str], found: str) -> None:
    """@NAME is the query with its options, and what is typed outdoes what is saved."""
    assert kwic(saved, *args, "-cq") == (0, f"{found}\n", "")


def test_all_outputs(saved: Path) -> None:
    """Keys, ids, limits and contexts are those of the call."""
    assert kwic(saved, "@mills", "-lq").out == "1\n2\n"
    assert kwic(saved, "@mills", "--by", "form", "-q").out == "mill\t3\nmiller\t1\n"
    assert kwic(saved, "@mills", "--limit", "1", "-C0", "-q").out == "1.p1\t1929-07-29\t\tmiller\t\n"
    assert kwic(saved, "@late", "--in", "notes").err.endswith(
        "nothing found for mill\n  2 hits in the letters' text: --in text\n"
    )


def test_marks_and_searches(saved: Path) -> None:
    """--mark and --search take names, too."""
    page = call("show", "2.p1", "--mark", "@carl", "--format", "page", "--color", "always", "--corpus", saved).out
    assert "mCarl\x1b" in page
    assert call("notes", "--search", "@grain", "--corpus", saved).out.startswith("1.n1\t")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["@mils"], "letters: no saved query @mils; did you mean @mills?"),
        (["@xyz"], "letters: no saved query @xyz; there are @mills, @grain, @late, @carl, @garbled"),
        (["@mills", "x"], "letters kwic: @mills is a saved query and stands alone; leave out the other words"),
        (["@mills x"], "letters kwic: @mills is a saved query and stands alone; leave out the other words"),
    ],
)  # fmt: skip
def test_a_name_that_is_none(saved: Path, args: list[str], line: str) -> None:
    """An unknown name is an error with the nearest, a name among other words one that says so."""
    assert kwic(saved, *args) == (2, "", f"{line}\n")


def test_without_a_file(tmp_path: Path) -> None:
    """Where nothing is saved, both commands say where it would stand."""
    corpus = write_edition(tmp_path / "x")
    assert call("queries", "--corpus", corpus) == (
        1, "", f"no saved queries; write one in {corpus / 'queries.yaml'}: rivals: Bukharin|Rykov\n",
    )  # fmt: skip
    assert kwic(corpus, "@x") == (2, "", "letters: no saved query @x; write it in queries.yaml\n")


@pytest.mark.parametrize(
    ("queries", "line", "fault"),
    [
        ("x:\n  query: a|\n", 2, "x: a word is missing after |; write one on either side: wheat|grain"),
        ("x:\n  query: a\n  in: alle\n", 3, "x: in: 'alle' is not one of 'text', 'body', 'notes', 'all'"),
        ("x:\n  query: a\n  limit: 3\n", 3, "x: no option 'limit'; there are query, description, case-sensitive, "),
        ("x:\n  query: a\n  from: 31 Feb 1929\n", 3, "x: no day 1929-02-31: "),
        ("x:\n  query: a\n  whole: perhaps\n", 3, "x: whole: 'perhaps'; write yes or no"),
        ("x:\n  regexp: (\n", 2, "x: no regular expression: missing ); close the bracket"),
        ("x:\n  query: a\n  fuzzy: 7\n", 3, "x: fuzzy: 7 is not in the range 1<=x<=3"),
        ("x: {query: a, regexp: b}\n", 1, "x: words and -e at once; look for one or the other"),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_asked(tmp_path: Path, queries: str, line: int, fault: str) -> None:
    """What is wrong with a query is said with its line by `queries`, which lists the others, and by `check`."""
    corpus = edition(tmp_path, f"{queries}y: mill\n")
    code, out, err = call("queries", "--corpus", corpus)
    assert (code, out.splitlines()[-1]) == (2, "y\tmill\t3\t")
    assert f"queries.yaml:{line}: {fault}" in err
    code, out, _ = call("check", "--json", "--corpus", corpus)
    assert code == 1
    assert fault in out.replace("\\\"", '"')


def test_the_edition_that_comes_with_the_program_keeps_some() -> None:
    """Each query of corpus/queries.yaml has hits, and CQL in the file is no news on stderr."""
    outcome = call("queries", "--columns", "name,hits")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split("\t") for line in outcome.out.splitlines()] == [
        ["rivals", "20"], ["accused", "17"], ["procurement", "10"], ["punishment", "9"], ["wrecking", "5"],
        ["orders", "12"], ["sums", "9"],
    ]  # fmt: skip


def test_a_long_query_leaves_room_for_what_it_is(tmp_path: Path) -> None:
    """On a page a query that has no room is cut, and its description is not."""
    long = "long:\n  query: one|two|three|four|five|six|seven\n  description: numbers, as words\n"
    page = call("queries", "--format", "page", "--width", "60", "--corpus", edition(tmp_path, long)).out
    assert page.splitlines()[-1] == "long  one|two|three|four|five|six|…     0  numbers, as words"
