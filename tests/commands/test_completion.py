"""`letters completion`, and what the scripts offer in real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import call, environment, script

ROOT = Path(__file__).parent.parent.parent
PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
SHELLS = ["bash", "zsh", "fish"]
needs_zsh = pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
needs_fish = pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_in_the_repository_is_the_programs(shell: str) -> None:
    """completions/ holds what `letters completion` prints."""
    assert (ROOT / "completions" / f"letters.{shell}").read_text(encoding="utf-8") == call("completion", shell).out


def test_another_shell_is_refused() -> None:
    """A shell that is not known exits 2 and is told which are."""
    outcome = call("completion", "csh")
    assert outcome.code == 2
    assert "'bash', 'fish', 'zsh'" in outcome.err


def in_bash(*words: str) -> list[str]:
    """What bash offers for the last of the words."""
    quoted = " ".join(f"'{word}'" for word in ("letters", *words))
    line = f"""
        compopt() {{ :; }}
        source {ROOT}/completions/letters.bash
        COMP_WORDS=({quoted}); COMP_CWORD={len(words)}
        _letters; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return script(line, cwd=ROOT).out.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["qu"], ["quote"]),
        (["show", "4"], ["40", "41", "42", "43", "44"]),
        (["show", "42.n2"], ["42.n2", "42.n20", "42.n21"]),
        (["show", "42.6."], ["42.6.a", "42.6.b", "42.6.p2"]),
        (["kwic", "--in", "n"], ["notes"]),
        (["show", "--neigh"], ["--neighbours"]),
        (["list", "--letter", "3"], ["39"]),
        (["completion", ""], ["bash", "fish", "zsh"]),
    ],
)
def test_bash_offers(words: list[str], offered: list[str]) -> None:
    """bash completes commands, options, their choices, ids, points and notes."""
    assert in_bash(*words) == offered


def test_bash_asks_the_edition_that_the_line_names(edition: Path) -> None:
    """Addresses come from the edition of `--corpus`."""
    ids = call("list", "--corpus", edition, "--columns", "id").out.split()
    assert in_bash("show", "--corpus", str(edition), "") == ids


@needs_fish
@pytest.mark.parametrize(("line", "offered"), [("show 42.n2", {"42.n2", "42.n20", "42.n21"}), ("quo", {"quote"}),
                                               ("kwic --in n", {"notes"})])  # fmt: skip
def test_fish_offers(line: str, offered: set[str], tmp_path: Path) -> None:
    """fish completes commands, choices, ids and addresses."""
    line = f"source {ROOT}/completions/letters.fish; complete -C 'letters {line}'"
    done = subprocess.run(["fish", "-c", line], capture_output=True, text=True, cwd=ROOT, check=True,
                          env=environment(PATH=PATH, HOME=str(tmp_path)))  # fmt: skip
    assert {row.split("\t")[0] for row in done.stdout.splitlines()} == offered


@needs_zsh
def test_zsh_offers_addresses() -> None:
    """zsh reads the script, and its addresses are the program's."""
    line = f"""
        compdef() {{ : }}; compadd() {{ print -l -- $found }}; _arguments() {{ : }}; _describe() {{ : }}
        PREFIX=42.n2; CURRENT=2; words=(letters ''); source {ROOT}/completions/letters.zsh; _letters_addresses
    """
    done = subprocess.run(["zsh", "-f", "-c", line], capture_output=True, text=True, cwd=ROOT, check=True,
                          env=environment(PATH=PATH))  # fmt: skip
    assert done.stdout.split() == ["42.n2", "42.n20", "42.n21"]


def test_a_torn_letter_offers_nothing(edition: Path, tmp_path: Path) -> None:
    """A letter that cannot be read breaks into nobody's typing: nothing is offered, nothing is said."""
    torn = shutil.copytree(edition, tmp_path / "torn")
    letter = min((torn / "letters").glob("*.md"))
    letter.write_text(letter.read_text(encoding="utf-8") + "\n# no letter\n", encoding="utf-8")
    assert call("addresses", "--corpus", torn, f"{letter.stem}.") == (1, "", "")
