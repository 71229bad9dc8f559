"""Runs the program as a shell does, in a process of its own, or in this one where only the output matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

COMMAND = (sys.executable, "-m", "lettercli")

_OURS = ("LETTERS_", "PAGER", "LESS", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "FZF_")


class Outcome(NamedTuple):
    """What a run left."""

    code: int
    out: str
    err: str


def environment(**changes: str | None) -> dict[str, str]:
    """This process's environment without what steers the program, and with these changes; None removes."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    clean |= {name: value for name, value in changes.items() if value is not None}
    return {name: value for name, value in clean.items() if changes.get(name, value) is not None}


def run(
    *args: str | os.PathLike[str], stdin: str = "", cwd: Path | None = None, env: Mapping[str, str | None] | None = None
) -> Outcome:
    """Run in a process of its own, stdout and stderr being pipes."""
    done = subprocess.run([*COMMAND, *args], input=stdin.encode(), capture_output=True, cwd=cwd,
                          env=environment(**(env or {})), timeout=60, check=False)  # fmt: skip
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def call(*args: str | os.PathLike[str], stdin: str = "", env: Mapping[str, str | None] | None = None) -> Outcome:
    """Run in this process: ten times quicker; stdout is no terminal."""
    from lettercli.cli import program

    changes: dict[str, str | None] = {name: None for name in os.environ if name.startswith(_OURS)}
    result = CliRunner().invoke(program, list(map(os.fspath, args)), input=stdin, env=changes | dict(env or {}))
    return Outcome(result.exit_code, result.stdout, result.stderr)


def script(line: str, *, cwd: Path | None = None, env: Mapping[str, str | None] | None = None) -> Outcome:
    """Run a line of bash in which `letters` is the program; its code is the line's."""
    program = " ".join(f"'{word}'" for word in COMMAND)
    done = subprocess.run(["bash", "-c", f'letters() {{ {program} "$@"; }}\n{line}'], capture_output=True, cwd=cwd,
                          env=environment(**(env or {})), timeout=60, check=False)  # fmt: skip
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def terminal(args: Sequence[str | os.PathLike[str]], columns: int = 80, lines: int = 24, keys: bytes = b"",
             env: Mapping[str, str | None] | None = None) -> Outcome:  # fmt: skip
    """Run on a terminal of that size; stderr goes to the same terminal, so `err` is empty."""
    return _on_terminal([*COMMAND, *args], columns, lines, keys, env or {})


def terminal_script(line: str, columns: int, *, cwd: Path, env: Mapping[str, str | None] | None = None) -> Outcome:
    """Run a line of bash on a terminal of that width and no end, `letters` being the program."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return _on_terminal(["bash", "-c", line], columns, 10_000, b"", {"PATH": path} | dict(env or {}), cwd)


def _on_terminal(command: Sequence[str | os.PathLike[str]], columns: int, lines: int, keys: bytes,
                 env: Mapping[str, str | None], cwd: Path | None = None) -> Outcome:  # fmt: skip
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    with subprocess.Popen(command, cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
                          env=environment(**({"TERM": "xterm-256color"} | dict(env)))) as process:  # fmt: skip
        os.close(theirs)
        if keys:
            os.write(ours, keys)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # the last process left the terminal
            pass
        code = process.wait(timeout=60)
    os.close(ours)
    return Outcome(code, shown.decode().replace("\r\n", "\n"), "")
