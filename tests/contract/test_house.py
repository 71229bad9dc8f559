"""What is imported when, and what the help promises."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from lettercli.cli import ALIASES, COMMANDS, program
from tests.shell import call, environment, run

CORPUS = Path(__file__).parents[2] / "corpus"
HEAVY = ("rich", "tabulate", "numpy", "regex", "hypothesis", "importlib.metadata", "logging", "asyncio", "concurrent",
         "sqlite3", "spellchecker", "email", "http", "xml", "subprocess",
         "lettercli.render.terminal", "lettercli.views.show")  # fmt: skip


def imported(*args: str | os.PathLike[str]) -> set[str]:
    """The modules that a run imports."""
    code = (
        "import sys\n"
        "from lettercli.cli import run\n"
        f"code = run({[os.fspath(arg) for arg in args]!r})\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True,
                          env=environment())  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("quiet", [["-q"], []])
@pytest.mark.parametrize("args", [["kwic", "mill"], ["kwic", "-c", "mill"], ["list"], ["timeline"],
                                  ["cite", "1", "--style", "chicago"]])  # fmt: skip
def test_a_pipe_imports_nothing_heavy(edition: Path, args: list[str], quiet: list[str]) -> None:
    """Records and their footers are written without rich, tabulate and other slow modules."""
    modules = imported(*args, *quiet, "--corpus", edition)
    assert not [name for name in HEAVY if name in modules]


@pytest.mark.parametrize("command", ["list", "info", "timeline"])
def test_heads_are_listed_without_a_parser(command: str) -> None:
    """What heads and the index tell is told without the reader of letters, and without the parser of YAML."""
    imported(command, "--corpus", CORPUS)  # which leaves a snapshot
    modules = imported(command, "--corpus", CORPUS)
    assert not modules & {"yaml", "lettercli.formats.markdown", "lettercli.formats.letterfile"}


def test_help_and_version_import_no_command() -> None:
    """--version and --help import neither a command nor a view nor an edition."""
    for option in ("--version", "--help"):
        names = [name for name in imported(option) if name.startswith("lettercli.")]
        assert set(names) <= {
            "lettercli.cli",
            "lettercli.commands",
            "lettercli.commands.context",
            "lettercli.commands.leading",
            "lettercli.commands.options",
        }


LISTED = [name for name, entry in COMMANDS.items() if entry.summary]


@pytest.mark.parametrize("name", LISTED)
def test_summaries_are_the_commands_own(name: str) -> None:
    """The list of commands repeats the first sentence of each command's help."""
    command = program.get_command(click.Context(program), name)
    assert command is not None
    assert command.name == name
    assert COMMANDS[name].summary.rstrip(".") == command.get_short_help_str(200).rstrip(".")


@pytest.mark.parametrize("name", [*LISTED, *ALIASES])
def test_every_help_has_an_example(name: str) -> None:
    """--help and -h of every command are the same and show an example of it; every option says what it does."""
    long, short = call(name, "--help"), call(name, "-h")
    assert long == short
    assert long.code == 0
    command = program.get_command(click.Context(program), name)
    assert isinstance(command, click.Command)
    if not isinstance(command, click.Group):
        assert f"\n  letters {ALIASES.get(name, name)}" in long.out
    for param in command.params:
        assert not isinstance(param, click.Option) or param.hidden or param.help


def test_the_version_is_one_line() -> None:
    """--version says the program's name and version."""
    from lettercli import __version__

    assert run("--version") == (0, f"letters {__version__}\n", "")


def test_the_console_script_is_the_module(edition: Path) -> None:
    """The installed `letters` does what `python -m lettercli` does."""
    letters = shutil.which("letters", path=Path(sys.executable).parent)
    assert letters is not None
    command = [letters, "list", "--corpus", edition]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False, env=environment())
    assert done.stdout == run("list", "--corpus", edition).out


def test_program_options_are_free(edition: Path) -> None:
    """No command has a parameter of the name of an option of every command, which would take its value."""
    from lettercli.commands.options import program_options

    shared = {param.name for param in program_options()}
    for name in COMMANDS:
        command = program.get_command(click.Context(program), name)
        assert command is not None
        assert sorted(param.name for param in command.params if param.name in shared) == sorted(shared)
