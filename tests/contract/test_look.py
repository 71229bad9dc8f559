"""Colour, width, pager: how a page is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import call, terminal

ESCAPE = "\x1b"


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        ([], {}, False), (["--color", "always"], {}, True), ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False), (["--color=never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"LETTERS_COLOR": "always"}, True), (["--color", "never"], {"LETTERS_COLOR": "always"}, False),
    ],
)  # fmt: skip
def test_colour_in_a_pipe(edition: Path, args: list[str], env: dict[str, str], colored: bool) -> None:
    """--color decides, then NO_COLOR, then FORCE_COLOR; else a page in a pipe has no colour."""
    assert (ESCAPE in call("list", "--format", "page", "--corpus", edition, *args, env=env).out) is colored


def test_no_color_on_a_terminal(edition: Path) -> None:
    """On a terminal NO_COLOR and a dumb terminal get a page without escape sequences."""
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert ESCAPE not in terminal(["list", "--corpus", edition], env=env).out


@pytest.mark.parametrize("env", [{"COLUMNS": "50"}, {"LETTERS_WIDTH": "50"}, {"FZF_PREVIEW_COLUMNS": "50"}])
def test_width_from_the_environment(edition: Path, env: dict[str, str]) -> None:
    """COLUMNS and LETTERS_WIDTH say how wide a page is, and a preview's width does."""
    by_option = call("kwic", "mill", "--format", "page", "--width", "50", "--corpus", edition)
    assert call("kwic", "mill", "--format", "page", "--corpus", edition, env=env) == by_option


@pytest.mark.parametrize("value", ["0", "-1", "x", "²", "99999999999", ""])
def test_a_senseless_columns_is_ignored(edition: Path, value: str) -> None:
    """A COLUMNS that is no width leaves the page 80 columns wide."""
    at_80 = call("list", "--format", "page", "--width", "80", "--corpus", edition)
    assert call("list", "--format", "page", "--corpus", edition, env={"COLUMNS": value}) == at_80


def test_a_terminal_is_as_wide_as_it_is(edition: Path) -> None:
    """Without a word about it, a page fills the terminal's width."""
    env = {"NO_COLOR": "1"}
    on_terminal = terminal(["kwic", "-q", "mill", "--corpus", edition], columns=57, env=env).out
    assert on_terminal == call("kwic", "-q", "mill", "--format", "page", "--width", "57", "--corpus", edition).out


def test_format_from_the_environment(edition: Path) -> None:
    """LETTERS_FORMAT is a default that an option outdoes."""
    env = {"LETTERS_FORMAT": "csv", "LETTERS_CORPUS": str(edition)}
    assert call("list", env=env).out.startswith("id,date,")
    assert call("list", "--format", "tsv", env=env).out.startswith("id\tdate\t")
    assert call("list", "--json", env=env).out.startswith("{")


def test_a_bad_variable_is_named(edition: Path) -> None:
    """An error in a variable names the variable."""
    assert call("list", env={"LETTERS_WIDTH": "wide"}).err.startswith(
        "letters list: LETTERS_WIDTH: 'wide' is not a valid number;"
    )


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that shows what it was given between two lines of its own, and its LESS."""
    path = tmp_path / "a pager"
    path.write_text('#!/bin/sh\necho "begin $LESS"; cat; echo end\n')
    path.chmod(0o755)
    return path


def test_a_long_page_is_paged(edition: Path, pager: Path) -> None:
    """A page longer than the screen goes through the pager, with LESS=FRX when unset, and with its arguments."""
    outcome = terminal(["list", "--corpus", edition], lines=4, env={"PAGER": f"'{pager}' -x", "NO_COLOR": "1"})
    lines = outcome.out.splitlines()
    assert (outcome.code, lines[0], lines[-1], len(lines)) == (0, "begin FRX", "end", 8)


def test_a_set_less_stays(edition: Path, pager: Path) -> None:
    """A LESS of the user's is not changed, and LETTERS_PAGER goes before PAGER."""
    env = {"LETTERS_PAGER": f"'{pager}'", "PAGER": "false", "LESS": "R"}
    assert terminal(["list", "--corpus", edition], lines=4, env=env).out.splitlines()[0] == "begin R"


@pytest.mark.parametrize(("args", "lines"), [([], 24), (["--no-pager"], 4)])
def test_a_short_page_is_not_paged(edition: Path, pager: Path, args: list[str], lines: int) -> None:
    """What fits the screen is not paged, and nothing is under --no-pager."""
    outcome = terminal(["list", "--corpus", edition, *args], lines=lines, env={"PAGER": f"'{pager}'"})
    assert outcome.code == 0
    assert "begin FRX" not in outcome.out


@pytest.mark.parametrize("name", ["no-such-pager", "", "cat", "'unclosed", "/"])
def test_a_missing_pager_is_no_error(edition: Path, name: str) -> None:
    """Without a pager that can be run, the page is written as it is."""
    outcome = terminal(["list", "--corpus", edition], lines=4, env={"PAGER": name, "NO_COLOR": "1"})
    assert (outcome.code, len(outcome.out.splitlines())) == (0, 6)


def test_a_pager_that_quits_is_no_error(edition: Path) -> None:
    """A pager that reads nothing and fails changes neither the exit code nor stderr."""
    assert terminal(["list", "--corpus", edition], lines=4, env={"PAGER": "false"}) == (0, "", "")


def test_a_footer_breaks_between_facts(edition: Path) -> None:
    """On a terminal that is narrower than a footer a fact begins a line rather than being cut."""
    shown = terminal(["kwic", "grain", "--limit", "1", "--corpus", edition, "--format", "tsv"], columns=40).out
    assert "\n1 hit in 1 letter · shown 1 of 3\n1 more in notes (--in notes)\n" in shown
