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


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["help"], "it is an option: letters --help"),
        (["help", "kwic"], "it is an option: letters kwic --help"),
        (["version"], "it is an option: letters --version"),
        (["search", "old mill"], "here it is letters kwic 'old mill'"),
        (["read", "42"], "here it is letters show 42"),
        (["read"], "to search for it: letters kwic read"),
    ],
)
def test_what_other_programs_call_a_command_is_translated(args: list[str], said: str) -> None:
    """The names that commands have elsewhere are errors that show the call."""
    assert run(*args) == (2, "", f"letters: no command {args[0]!r}; {said}\n")


def test_an_argument_too_many_names_the_options_instead(edition: Path) -> None:
    """Where a command takes no ids, the error says which options choose letters; the argument is named whole."""
    said = "got unexpected extra argument (U.S. Ed.); --letter ID, --sender NAME and the like choose letters\n"
    assert run("list", "U.S. Ed.", "--corpus", edition).err == f"letters list: {said}"
    assert run("check", "1", "--corpus", edition).err.endswith("(1); letters check --help says more\n")


def test_a_misspelt_command_is_recognised() -> None:
    """A near miss names the command."""
    assert "did you mean list?" in run("lst").err


def test_an_address_hints_at_show() -> None:
    """An address that stands where a command should shows how to read it."""
    assert run("42.6").err == "letters: no command '42.6'; to read it: letters show 42.6\n"


@pytest.mark.parametrize("option", ["--from", "--to", "--on", "--letter", "--sender", "--recipient", "--where"])
@pytest.mark.parametrize("value", ["", " "])
def test_a_filter_without_a_value(option: str, value: str, edition: Path) -> None:
    """An empty filter, as an unset variable gives, is refused by all in the same words; it never keeps every letter."""
    code, out, err = call("list", option, value, "--corpus", edition)
    assert (code, out) == (2, "")
    assert err.startswith(f"letters list: {option}: empty, and so no letter's; give a value or leave the option out")
    assert err.count("\n") == 1


def test_find_is_kwic(edition: Path) -> None:
    """`find` is another name for `kwic`."""
    assert call("find", "mill", "--corpus", edition) == call("kwic", "mill", "--corpus", edition)


def test_a_word_that_looks_like_an_option(edition: Path) -> None:
    """What stands behind -- is a word, whatever it begins with."""
    assert run("kwic", "-q", "--corpus", edition, "--", "-mill").out.count("\n") == 3


def test_help_and_version_with_other_options() -> None:
    """-h and --version are answered wherever they stand, of the command if there is one."""
    assert call("-q", "-h") == call("-h", "-q") == call("--help")
    assert call("--version", "-q") == call("--version")
    assert call("--color", "never", "--version") == call("--version")
    assert call("-q", "--help", "list") == call("list", "-h")


@pytest.mark.parametrize(
    "args",
    [
        ["--into", "DIR", "import", "printed", "FILE"], ["import", "--into", "DIR", "printed", "FILE"],
        ["--dry-run", "import", "--into=DIR", "printed", "FILE"], ["import", "printed", "--into", "DIR", "FILE"],
        ["--into", "show", "import", "printed", "FILE"], ["import", "-q", "--into", "printed", "printed", "FILE"],
    ],
)  # fmt: skip
def test_options_before_a_command_of_a_group(tmp_path: Path, args: list[str]) -> None:
    """Options of `import printed` stand before `import`, before `printed` and after it alike."""
    missing = str(tmp_path / "FILE")
    assert call(*(missing if arg == "FILE" else arg for arg in args)).err == (
        f"letters: {missing}: No such file or directory\n"
    )


@pytest.mark.parametrize("args", [["import"], ["import", "-q"], ["--dry-run", "import"]])
def test_a_group_alone_says_what_it_has(args: list[str]) -> None:
    """A group without its command is an error of one line that names the commands."""
    names = "any, csv, jsonl, markdown, printed, tei, text"
    assert call(*args) == (2, "", f"letters import: which? {names}; letters import --help says more\n")


@pytest.mark.parametrize("args", [["import", "FILE", "--into", "csv"], ["--into", "csv", "import", "FILE"],
                                  ["import", "--title", "text", "FILE", "--into=x"]])  # fmt: skip
def test_an_import_of_files_that_names_no_format(tmp_path: Path, args: list[str]) -> None:
    """Files without the name of a format are looked at, even where an option's value is spelt like one."""
    missing = str(tmp_path / "FILE")
    outcome = call(*(missing if arg == "FILE" else arg for arg in args), "--dry-run")
    assert outcome.code == 2
    assert f"refused\t\t\tno such file; name files or folders that there are\t{missing}\t\n" in outcome.out


@pytest.mark.parametrize("command", [["list"], ["show", "1"], ["quote", "1.1"], ["path", "1"]])
def test_the_format_from_the_environment(edition: Path, command: list[str]) -> None:
    """LETTERS_FORMAT is the default of every command that has the format, and what is typed outdoes it."""
    env = {"LETTERS_CORPUS": str(edition)}
    asked = call(*command, "--json", env=env)
    assert asked.code == 0
    assert asked.out.startswith('{"schema_version": 1')
    assert call(*command, env=env | {"LETTERS_FORMAT": "json"}) == asked
    assert call(*command, "--json", env=env | {"LETTERS_FORMAT": "markdown"}) == asked
    assert call(*command, env=env | {"LETTERS_FORMAT": "latex"}).code == 0
    assert call(*command, env=env | {"LETTERS_FORMAT": "nosuch"}).code == 2
