"""The exit codes, and what stderr says with them: never a traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.editions import letter, write_edition
from tests.shell import COMMAND, environment, run, script


def test_found_exits_0(edition: Path) -> None:
    """Something found is exit code 0."""
    assert run("kwic", "grain", "--corpus", edition).code == 0


def test_a_count_of_nothing_exits_1(edition: Path) -> None:
    """A count of nothing is written, as 0, and exits 1."""
    assert run("kwic", "-qc", "gran", "--corpus", edition) == (1, "0\n", "")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["list", "--nosuch"], "letters list: no such option '--nosuch'"),
        (["kwic"], "letters kwic: missing argument 'WORD...'; for example: letters kwic"),
        (["list", "--width", "x"], "letters list: --width: 'x' is not a valid number;"),
        (["list", "--from", "2/3/1929"], "letters: "),
        (["list", "--corpus", "/nowhere"], "letters: no edition at '/nowhere';"),
        (["kwic", ""], "letters: no word to look for;"),
    ],
)
def test_an_error_exits_2_with_one_line(edition: Path, args: list[str], message: str) -> None:
    """Wrong usage and bad input exit 2, stdout stays empty, stderr has one line (and a query's caret)."""
    code, out, err = run(*args, env={"LETTERS_CORPUS": str(edition)})
    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert "Traceback" not in err
    assert err.count("\n") == (3 if args[0] == "kwic" and args[1:] else 1)
    assert "; " in err


def test_a_query_error_has_a_caret(edition: Path) -> None:
    """A query that cannot be read is shown with a caret under the place."""
    err = run("kwic", "mill|", "--corpus", edition).err
    assert err.splitlines()[1:] == ["  mill|", "      ^"]


def test_every_fault_of_a_file_is_a_line(tmp_path: Path) -> None:
    """Faults of an edition come all at once, each a line that begins with file:line:."""
    broken = write_edition(tmp_path / "x", {"1": letter("1", "# Heading\n\n- bullet", date="1929-99")})
    code, out, err = run("list", "--corpus", broken)
    assert (code, out) == (2, "")
    lines = err.splitlines()
    assert len(lines) >= 3
    assert all(re.match(r".*letters/1\.md:\d+: .+", line) for line in lines)


def test_an_unreadable_file_exits_2(tmp_path: Path) -> None:
    """A letter that is no file to be read is an error of one line."""
    broken = write_edition(tmp_path / "x")
    (broken / "letters" / "4.md").mkdir()
    code, out, err = run("list", "--corpus", broken)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "4.md" in err


def test_interrupted_exits_130(edition: Path, tmp_path: Path) -> None:
    """Ctrl-C ends a run with 130 and without a word."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with subprocess.Popen([*COMMAND, "show", "-", "--corpus", edition], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=environment()) as process:  # fmt: skip
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_interrupted_while_starting_exits_130() -> None:
    """Ctrl-C while modules are imported is the same."""
    code = (
        "import sys, builtins, signal, os\n"
        "real = builtins.__import__\n"
        "def importing(name, *rest, **more):\n"
        "    if name == 'lettercli.cli': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(name, *rest, **more)\n"
        "builtins.__import__ = importing\n"
        "from lettercli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize("module", ["lettercli.cli", "lettercli.cli.failure"])
@pytest.mark.parametrize("error", ["MemoryError()", "OSError(12, 'no memory', 'x.so')", "ImportError('y')"])
def test_no_room_to_start_exits_2(module: str, error: str) -> None:
    """Where not even the program's own modules can be loaded, that is an error of one line as any other."""
    code = (
        "import sys, builtins\n"
        "real = builtins.__import__\n"
        "def importing(name, *rest, **more):\n"
        f"    if name == {module!r}: raise {error}\n"
        "    return real(name, *rest, **more)\n"
        "builtins.__import__ = importing\n"
        "sys.argv = ['letters', 'show']\n"
        "from lettercli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert re.match(r"letters: [\w\[]", done.stderr)
    assert done.stderr.endswith("; free some memory, or install lettercli again\n")


@pytest.mark.parametrize(
    "command", ["list", "info", "kwic 'm*'", "-h", "kwic -h", "--version", "list --json", "show 1"]
)
def test_a_reader_that_goes_away_exits_141(edition: Path, command: str) -> None:
    """A pipe whose reader is gone ends the run with 141, and no line on stderr tells of it."""
    outcome = script(
        f"letters {command} | exec 0<&-; echo ${{PIPESTATUS[0]}}; sleep 0.1", env={"LETTERS_CORPUS": str(edition)}
    )
    assert outcome.out.strip() == "141"
    assert not re.search("Traceback|Exception|Broken pipe", outcome.err)


def test_head_gets_its_line(edition: Path) -> None:
    """`| head -1` gets the first hit, and the program does not complain."""
    many = script("letters kwic -q 'm*' | head -1", env={"LETTERS_CORPUS": str(edition)})
    assert (many.code, many.out.count("\n"), many.err) == (0, 1, "")


@pytest.mark.parametrize("quiet", [" -q", ""])
@pytest.mark.parametrize(
    "command", ["list", "kwic mill", "-h", "--version", "list --json", "list --format page", "show 1"]
)
def test_a_full_disk_exits_2(edition: Path, command: str, quiet: str) -> None:
    """Output that cannot be written is an error of one line."""
    outcome = script(f"letters {command}{quiet} > /dev/full", env={"LETTERS_CORPUS": str(edition)})
    assert outcome.code == 2
    assert outcome.err.startswith("letters: cannot write the output: No space left on device;")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("command", ["list", "kwic mill", "-h", "--version"])
def test_closed_stdout_exits_2(edition: Path, command: str) -> None:
    """A closed stdout is an error of one line, not a success that nobody saw."""
    outcome = script(f"letters {command} >&-", env={"LETTERS_CORPUS": str(edition)})
    assert outcome.code == 2
    assert outcome.err == "letters: standard output is closed; redirect it to a file or to /dev/null\n"


@pytest.mark.parametrize(("command", "code"), [("list", 0), ("kwic gran", 1), ("list --nosuch", 2)])
def test_closed_stderr_changes_nothing(edition: Path, command: str, code: int) -> None:
    """With stderr closed or full the exit code is the same."""
    for redirection in ("2>&-", "2>/dev/full"):
        assert script(f"letters {command} {redirection}", env={"LETTERS_CORPUS": str(edition)}).code == code


def test_some_addresses_bad(edition: Path) -> None:
    """Of several addresses the good are shown, the bad reported, and the exit code is 2."""
    code, out, err = run("show", "3", "99", "2.p1", "--corpus", edition)
    assert code == 2
    assert "Nothing new." in out
    assert "No mill can grind" in out
    assert "99" in err


@pytest.mark.parametrize(
    "error", ["RecursionError()", "MemoryError()", "ValueError('odd\\nthing')", "OSError(5, 'I/O')"]
)
def test_no_traceback_ever(error: str) -> None:
    """Whatever is raised in a command becomes one line and exit code 2."""
    code = (
        "import sys; sys.argv = ['letters', 'list']\n"
        "import lettercli.commands.context as c\n"
        f"def raising(self): raise {error}\n"
        "c.Context.letters = property(raising)\n"
        "from lettercli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False,
                          env=environment())  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert re.match(r"letters: \w", done.stderr)


def test_debug_shows_where() -> None:
    """LETTERS_DEBUG=1 adds the traceback."""
    assert "Traceback" in run("list", "--corpus", "/nowhere", env={"LETTERS_DEBUG": "1"}).err
