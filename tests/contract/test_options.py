"""Options stand before or after the command alike; commands that are none teach."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import call, run


@pytest.mark.parametrize(
    "options",
    [
        ["-q"], ["--corpus", "EDITION"], ["--width=60", "--format", "page"], ["--from", "1929-08"], ["--json"],
        ["--in", "all"], ["-w", "-C5"], ["-qC", "5"], ["--context", "kwic"],
        ["-sw", "--in=text", "--sort", "L1"], ["--columns", "node,address"],
    ],
)  # fmt: skip
def test_options_before_are_options_after(edition: Path, options: list[str]) -> None:
    """An option means the same before the subcommand as after it, were its value a command's name."""
    options = [str(edition) if word == "EDITION" else word for word in options]
    env = {"LETTERS_CORPUS": str(edition)}
    before, after = call(*options, "kwic", "mill", env=env), call("kwic", "mill", *options, env=env)
    assert before == after
    assert before.code == (2 if "kwic" in options else 0)


def test_a_bare_program_is_info_and_examples(edition: Path) -> None:
    """`letters` alone, or with options only, shows what `info` does, and three examples on stderr."""
    bare, info = run(cwd=edition), run("info", cwd=edition)
    assert bare.out == info.out
    assert bare.err.count("\n  letters ") == 4
    assert run("--corpus", edition, "--color", "never").out == info.out


def test_an_unknown_command_hints_at_kwic() -> None:
    """A word that is no command is an error that shows how to search for it."""
    assert run("Bukharin") == (2, "", "letters: no command 'Bukharin'; to search for it: letters kwic Bukharin\n")
    assert "letters kwic 'two words' x" in run("two words", "x").err


def test_a_misspelt_command_is_recognised() -> None:
    """A near miss names the command."""
    assert "did you mean list?" in run("lst").err


def test_an_address_hints_at_show() -> None:
    """An address that stands where a command should shows how to read it."""
    assert run("42.6").err == "letters: no command '42.6'; to read it: letters show 42.6\n"


def test_find_is_kwic(edition: Path) -> None:
    """`find` is another name for `kwic`."""
    assert call("find", "mill", "--corpus", edition) == call("kwic", "mill", "--corpus", edition)


def test_a_word_that_looks_like_an_option(edition: Path) -> None:
    """What stands behind -- is a word, whatever it begins with."""
    assert run("kwic", "-q", "--corpus", edition, "--", "-mill").out.count("\n") == 3


def test_help_and_version_with_other_options() -> None:
    """-h and --version are answered wherever they stand, of the command if there is one."""
    assert call("-q", "-h") == call("--help")
    assert call("--color", "never", "--version") == call("--version")
    assert call("-q", "--help", "list") == call("list", "-h")
