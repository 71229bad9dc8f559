"""`letters cite`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lettercli.render.citing import KEPT, READ, STYLES
from tests.commands.sample import LETTERS, edition
from tests.editions import CORPUS, letter, write_edition
from tests.shell import Outcome, call, terminal

GOLDEN = Path(__file__).parent.parent / "fixtures" / "citing"

BOOK = """\
book:
  title: "The {Letters} of Ann & Ben: 100% [sic]"
  editors: ["Müller, Jürgen", "Łoś, Ewa, Jr.", "Smith and Sons"]
  translators: "van Dyk, Jan"
  edition: 2nd ed.
  place: Köln
  publisher: O'Reilly & Co
  year: 1995
  doi: 10.1000/182
  attributed: yes
"""
DATED = {
    "uncertain": ("1929-08-21?", "gregorian"), "set": ("[1929-08..1929-09]", "gregorian"),
    "period": ("1929-08-21/1929-08-23", "gregorian"), "open": ("1929-08/..", "gregorian"),
    "decade": ("192X", "gregorian"), "old": ("1917-10-25", "julian"), "bc": ("-0043-03-15", "gregorian"),
    "undated": ("", ""),
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample edition, which names no book."""
    return edition(tmp_path)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition as a book, with letters of every kind of date."""
    dated = {id: letter(id, "Text.", date=date, calendar=calendar, sender="Doe, Ann", recipient="Ben Roe")
             for id, (date, calendar) in DATED.items()}  # fmt: skip
    paged = {"50": letter("50", "One.\n\n1) Two.", place="Paris", pages="12–15", volume="2")}
    corpus = CORPUS + BOOK + f"order: [{', '.join([*LETTERS, *paged, *dated])}]\n"
    return write_edition(tmp_path_factory.mktemp("printed") / "x", LETTERS | paged | dated, corpus)


@pytest.mark.parametrize("style", STYLES)
def test_every_style(printed: Path, style: str) -> None:
    """Points, notes, pages and every kind of date in each style are those of the file tests/fixtures/citing/STYLE."""
    addresses = ("42.6.b", "41.p1", "42.n2", "50.1", *DATED)
    wanted = (GOLDEN / f"{style}.txt").read_text("utf-8")
    assert call("cite", *addresses, "--style", style, "--corpus", printed) == Outcome(0, wanted, "")


@pytest.mark.parametrize("columns", [80, 140])
def test_a_terminal_gets_the_same(printed: Path, columns: int) -> None:
    """Citations are for pasting: at no width is a line broken."""
    piped = call("cite", "42.6", "50", "--style", "chicago", "--corpus", printed).out
    assert terminal(["cite", "42.6", "50", "--style", "chicago", "--corpus", printed], columns) == Outcome(0, piped, "")


def test_a_place_is_cited_once(corpus: Path) -> None:
    """Addresses that come twice, as those of hits do, are one place of the citation."""
    assert call("cite", "42.5", "42.6", "42.5", "--corpus", corpus).out == "Letter 42 (21 August 1929), §5; §6\n"


def test_the_default_is_the_editions_own(corpus: Path) -> None:
    """A letter is a line, whatever the order of the addresses."""
    assert call("cite", "42.5", "43", "42.6.b", "42.n2.a", "--corpus", corpus) == Outcome(0, (
        "Letter 42 (21 August 1929), §5; §6b; §6 ¶2, n. 2a\n"
        "Letter 43 (23 August 1929)\n"
    ), "")  # fmt: skip


def test_markdown(printed: Path) -> None:
    """In Markdown the book's title is emphasised."""
    out = call("cite", "50", "--style", "chicago", "--format", "markdown", "--corpus", printed).out
    assert "in *The {Letters} of Ann \\& Ben: 100% \\[sic\\]*, ed. Jürgen" in out


def test_rows(corpus: Path) -> None:
    """As JSON a citation comes with its letter and the addresses asked for."""
    out = call("cite", "42.6b", "42.5", "43", "--json", "--corpus", corpus).out
    assert json.loads(out)["rows"] == [
        {"letter": "42", "addresses": "42.6.b 42.5", "cite": "Letter 42 (21 August 1929), §6b; §5"},
        {"letter": "43", "addresses": "43", "cite": "Letter 43 (23 August 1929)"},
    ]


def test_addresses_come_from_stdin(corpus: Path) -> None:
    """The first field of each line is an address; a range is its letters."""
    assert call("cite", "-", "--corpus", corpus, stdin="42.6\tx\n41-42\n") == Outcome(
        0, "Letter 42 (21 August 1929)\nLetter 41 (10 August 1929)\n", ""
    )


@pytest.mark.parametrize("style", STYLES)
def test_a_wrong_address_is_reported_and_the_others_cited(corpus: Path, style: str) -> None:
    """Some citations and an error end with 2; errors alone write nothing."""
    good = call("cite", "43", "--style", style, "--corpus", corpus).out
    got = call("cite", "99", "43", "42.8", "--style", style, "--corpus", corpus)
    assert (got.code, got.out) == (2, good)
    assert [line.split("; ")[0] for line in got.err.splitlines()] == [
        "letters: no passage '99' in this edition", "letters: no passage '42.8' in this edition",
    ]  # fmt: skip
    assert call("cite", "99", "--style", style, "--corpus", corpus)[:2] == (2, "")


def test_no_addresses_on_stdin(corpus: Path) -> None:
    """Nothing to cite is nothing found; JSON is a document all the same."""
    said = "no addresses came on standard input\n"
    assert call("cite", "-", "--corpus", corpus) == Outcome(1, "", said)
    assert call("cite", "-", "--style", "csl-json", "--corpus", corpus) == Outcome(1, "[]\n", said)


@pytest.mark.parametrize("style", KEPT)
@pytest.mark.parametrize("args", [["--json"], ["--format", "markdown"]])
def test_a_format_beside_a_style_that_is_one(corpus: Path, style: str, args: list[str]) -> None:
    """--format is refused where the style is a format; LETTERS_FORMAT is for other commands then."""
    outcome = call("cite", "42", "--style", style, *args, "--corpus", corpus)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"letters cite: --format means nothing with --style {style}, which is a format; leave it out\n"
    )
    plain = call("cite", "42", "--style", style, "--corpus", corpus)
    assert call("cite", "42", "--style", style, "--corpus", corpus, env={"LETTERS_FORMAT": "json"}) == plain


def test_an_unknown_style_is_refused(corpus: Path) -> None:
    """The error names the styles there are."""
    outcome = call("cite", "42", "--style", "apa", "--corpus", corpus)
    assert outcome.code == 2
    assert all(style in outcome.err for style in STYLES)


def test_each_style_is_a_file() -> None:
    """A style is a file of its name under render/citing, and every file there is a style."""
    folder = Path(__file__).parent.parent.parent / "src" / "lettercli" / "render" / "citing"
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert files == {*READ, *KEPT}


@pytest.mark.parametrize("style", [*READ, *KEPT])
def test_the_attribution_is_never_left_out(style: str) -> None:
    """Of the shipped edition, whose source names no book, each style that names one says that it is an attribution."""
    corpus = Path(__file__).parent.parent.parent / "corpus"
    out = call("cite", "42.6.b", "--style", style, "--corpus", corpus).out
    assert ("Lih" in out) == ("the source of the text does not name it" in out) == (style != "edition")


@pytest.mark.parametrize("style", STYLES)
def test_hostile_metadata(tmp_path: Path, style: str) -> None:
    """Escape sequences and line ends in metadata stay visible signs in their field."""
    hostile = "x\x1b]0;t\x07\u202ey\r\nER  - \n@misc{a,"
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Text.", sender=hostile, place=hostile, pages=hostile)})
    code, out, _ = call("cite", "1", "--style", style, "--corpus", corpus)
    assert code == 0
    assert all(sign.isprintable() or sign == "\n" for sign in out)
    assert sum(line.startswith("@") for line in out.splitlines()) == (style == "bibtex")
    assert sum(line.startswith("ER") for line in out.splitlines()) == (style == "ris")
