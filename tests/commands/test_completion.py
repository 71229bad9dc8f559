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
        (["quo"], ["quote"]),
        (["show", "4"], ["40", "41", "42", "43", "44"]),
        (["show", "42.n2"], ["42.n2", "42.n20", "42.n21"]),
        (["show", "42.6."], ["42.6.a", "42.6.b", "42.6.p2"]),
        (["kwic", "--in", "n"], ["notes"]),
        (["show", "--neigh"], ["--neighbours"]),
        (["list", "--letter", "3"], ["39"]),
        (["completion", ""], ["bash", "fish", "zsh"]),
        (["topics", "Ch"], ["China"]),
        (["kwic", "--topic", "g"], ["grain"]),
        (["names", "Lit"], ["Litvinov"]),
        (["list", "--name", "eism"], ["Eismont"]),
        (["cite", "42.6."], ["42.6.a", "42.6.b", "42.6.p2"]),
        (["timeline", "--by", "w"], ["week"]),
        (["fin"], ["find"]),
        (["find", "--in", "n"], ["notes"]),
        (["find", "--in", "=", "n"], ["notes"]),
        (["-q", "show", "42.n2"], ["42.n2", "42.n20", "42.n21"]),
        (["kwic", "@ri"], ["@rivals"]),
        (["timeline", "--matching", "@pro"], ["@procurement"]),
        (["kwic", "ri"], []),
    ],
)
def test_bash_offers(words: list[str], offered: list[str]) -> None:
    """bash completes commands, options, their choices, ids, points and notes."""
    assert in_bash(*words) == offered


@pytest.mark.parametrize("option", ["--corpus {}", "--corpus={}", "--corpus = {}"])
def test_bash_asks_the_edition_that_the_line_names(edition: Path, option: str) -> None:
    """Addresses come from the edition of `--corpus`, however the shell cuts it into words."""
    words = option.format(edition).split()
    assert in_bash("show", *words, "") == ["1", "2", "3"]
    assert in_bash(*words, "show", "") == ["1", "2", "3"]


def in_fish(line: str, home: Path) -> set[str]:
    """What fish offers for the last word of the line."""
    line = f"source {ROOT}/completions/letters.fish; complete -C 'letters {line}'"
    done = subprocess.run(["fish", "-c", line], capture_output=True, text=True, cwd=ROOT, check=True,
                          env=environment(PATH=PATH, HOME=str(home)))  # fmt: skip
    return {row.split("\t")[0] for row in done.stdout.splitlines()}


@needs_fish
@pytest.mark.parametrize(("line", "offered"), [("show 42.n2", {"42.n2", "42.n20", "42.n21"}), ("quo", {"quote"}),
                                               ("kwic --in n", {"notes"}), ("find --in n", {"notes"}),
                                               ("-q show 42.n2", {"42.n2", "42.n20", "42.n21"}),
                                               ("kwic @ri", {"@rivals"}), ("kwic ri", set())])  # fmt: skip
def test_fish_offers(line: str, offered: set[str], tmp_path: Path) -> None:
    """fish completes commands, choices, ids and addresses."""
    assert in_fish(line, tmp_path) == offered


@needs_fish
@pytest.mark.parametrize("option", ["--corpus ~/friend", "--corpus=~/friend", "--corpus={}", "--corpus {}"])
def test_fish_asks_the_edition_that_the_line_names(edition: Path, option: str) -> None:
    """Addresses come from the edition of `--corpus`."""
    assert in_fish(f"show {option.format(edition)} ", edition.parent) == {"1", "2", "3"}


def in_zsh(*words: str, home: Path = ROOT) -> list[str]:
    """What zsh offers where the last of the words is an argument of a command."""
    quoted = " ".join(f"'{word}'" for word in ("letters", *words))
    line = f"""
        compdef() {{ : }}; compadd() {{ print -l -- $found }}; _describe() {{ print -l -- $commands }}
        _arguments() {{ print -- ${{words[1]}} $CURRENT; ${{@[-1]##*:}} }}
        words=(letters ''); CURRENT=2; source {ROOT}/completions/letters.zsh > /dev/null
        PREFIX='{words[-1]}'; words=({quoted}); CURRENT=$#words; _letters
    """
    done = subprocess.run(["zsh", "-f", "-c", line], capture_output=True, text=True, cwd=ROOT, check=False,
                          env=environment(PATH=PATH, HOME=str(home)))  # fmt: skip
    return done.stdout.splitlines()


@needs_zsh
@pytest.mark.parametrize("words", [["show", "42.n2"], ["-q", "show", "42.n2"], ["--color", "never", "show", "42.n2"]])
def test_zsh_offers_addresses(words: list[str]) -> None:
    """zsh's addresses are the program's, whether or not options stand before the command."""
    assert in_zsh(*words) == [f"show {len(words)}", "42.n2", "42.n20", "42.n21"]


@needs_zsh
def test_zsh_offers_saved_queries() -> None:
    """zsh asks for the edition's saved queries where a word begins with @, and not elsewhere."""
    assert in_zsh("kwic", "@ri") == ["kwic 2", "@rivals"]
    assert in_zsh("kwic", "ri") == ["kwic 2"]


@needs_zsh
def test_zsh_offers_commands() -> None:
    """zsh offers commands and aliases where none stands on the line; an alias has its command's arguments."""
    assert "find:Find words and show each hit in its context." in in_zsh("-q", "")
    assert in_zsh("find", "")[0] == "find 2"


@needs_zsh
@pytest.mark.parametrize("option", ["--corpus ~/friend", "--corpus=~/friend", "--corpus={}", "--corpus {}"])
def test_zsh_asks_the_edition_that_the_line_names(edition: Path, option: str) -> None:
    """Addresses come from the edition of `--corpus`."""
    words = option.format(edition).split()
    assert in_zsh("show", *words, "", home=edition.parent)[1:] == ["1", "2", "3"]
    assert in_zsh(*words, "show", "", home=edition.parent)[1:] == ["1", "2", "3"]


def test_a_torn_letter_offers_nothing(edition: Path, tmp_path: Path) -> None:
    """A letter that cannot be read breaks into nobody's typing: nothing is offered, nothing is said."""
    torn = shutil.copytree(edition, tmp_path / "torn")
    letter = min((torn / "letters").glob("*.md"))
    letter.write_text(letter.read_text(encoding="utf-8") + "\n# no letter\n", encoding="utf-8")
    assert call("addresses", "--corpus", torn, f"{letter.stem}.") == (1, "", "")
