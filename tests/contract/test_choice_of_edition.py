"""Which edition a command reads."""

from __future__ import annotations

import re
from pathlib import Path

from tests.editions import letter, write_edition
from tests.shell import run


def test_corpus_by_option_variable_and_place(edition: Path, tmp_path: Path) -> None:
    """--corpus goes before LETTERS_CORPUS, that before the nearest corpus.yaml from the working folder up."""
    other = write_edition(tmp_path / "other", {"9": letter("9", "Other.")})
    deep = edition / "letters"
    assert run("list", "--columns", "id", cwd=deep).out == "1\n2\n3\n"
    assert run("list", "--columns", "id", cwd=deep, env={"LETTERS_CORPUS": str(other)}).out == "9\n"
    assert run("list", "--columns", "id", "--corpus", edition, env={"LETTERS_CORPUS": str(other)}).out == "1\n2\n3\n"


def test_a_chosen_edition_is_not_named(edition: Path) -> None:
    """Of an edition that was chosen or lies here nothing is said."""
    assert run("list", cwd=edition).err == ""


def test_the_shipped_edition_is_named(tmp_path: Path) -> None:
    """Where no edition is near, the built-in one answers, and stderr names it."""
    code, out, err = run("list", cwd=tmp_path, env={"HOME": str(tmp_path)})
    assert code == 0
    assert out
    assert re.fullmatch(r"edition: .{,40} \(built in\); yours: --corpus DIR\n", err)


def test_the_shipped_edition_is_named_beside_an_error(tmp_path: Path) -> None:
    """An address that is not in the shipped edition is an error that says which edition was meant."""
    code, out, err = run("show", "nosuch", cwd=tmp_path, env={"HOME": str(tmp_path)})
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].startswith("edition: ")
    assert run("show", "nosuch", "-q", cwd=tmp_path, env={"HOME": str(tmp_path)}).err.count("\n") == 1
