"""`letters man`: the manual, and the reference that is written from it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lettercli.cli import COMMANDS
from tests.shell import call

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("file", "arguments"), [("man/letters.1", []), ("docs/reference.md", ["--format", "markdown"])]
)
def test_the_file_in_the_repository_is_the_programs(file: str, arguments: list[str]) -> None:
    """The man page and the reference are what `letters man` prints."""
    assert (ROOT / file).read_text(encoding="utf-8") == call("man", *arguments).out


def test_every_command_is_in_the_manual() -> None:
    """Each command that `letters --help` lists has its place in the manual."""
    manual = call("man", "--format", "markdown").out
    shown = [name for name, entry in COMMANDS.items() if entry.summary]
    assert all(f"## letters {name}" in manual for name in shown)


def test_a_line_of_text_is_no_request() -> None:
    """Text that begins with a full stop or an apostrophe is not read as roff's own."""
    requests = {line.split()[0] for line in call("man").out.splitlines() if line.startswith((".", "'"))}
    assert requests == {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".RI", ".nf", ".fi"}


@pytest.mark.skipif(shutil.which("man") is None, reason="no man here")
def test_man_reads_it_without_a_warning() -> None:
    """man(1) formats the page and complains of nothing."""
    done = subprocess.run(["man", "--warnings", "-l", str(ROOT / "man/letters.1")], capture_output=True, check=True)
    assert done.stderr == b""


def test_every_variable_is_in_the_manual() -> None:
    """Each LETTERS_ variable that the program reads is listed under ENVIRONMENT."""
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src" / "lettercli").rglob("*.py"))
    environment = call("man").out.split(".SH ENVIRONMENT")[1]
    assert [name for name in set(re.findall(r"\bLETTERS_[A-Z]+", sources)) if name not in environment] == []
