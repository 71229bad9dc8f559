"""The benchmark runs: it makes the same letters each time, and its tables hold what `letters` answers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import environment, run

BENCH = Path(__file__).parent.parent / "bench"
TOKENS = 2_000


def made(folder: Path) -> Path:
    """The letters, made there."""
    subprocess.run([sys.executable, BENCH / "letters.py", folder, "--tokens", str(TOKENS)], check=True, timeout=60)
    return folder


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both editions."""
    return made(tmp_path_factory.mktemp("bench") / "letters")


def test_the_same_letters_are_made_each_time(letters: Path, tmp_path: Path) -> None:
    """Every file and shard is the same to the last byte in another run."""
    again = made(tmp_path / "letters")
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")} for folder in (letters, again)
    )
    assert len(first) > 5
    assert first == second


def test_shards_hold_the_letters_of_the_files(letters: Path) -> None:
    """`letters convert` makes of the files what the generator put into the shards."""
    lines = "".join(path.read_text("utf-8") for path in sorted((letters / "jsonl/letters").iterdir())).splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert ids == sorted(path.stem for path in (letters / "markdown/letters").iterdir())
    answers = [run("list", "--corpus", letters / form, "--json").out for form in ("markdown", "jsonl")]
    listed, listed_of_shards = (json.loads(answer)["rows"] for answer in answers)
    assert listed == listed_of_shards
    assert [row["id"] for row in listed] == ids


def test_as_many_tokens_are_made_as_were_asked_for(letters: Path) -> None:
    """All words of texts and notes, without greetings and signatures, are the tokens asked for."""
    counted = run("kwic", "--corpus", letters / "jsonl", "--in", "all", "--cql", "[]", "--count").out
    around = run("kwic", "--corpus", letters / "jsonl", "--cql", "[] within (<salute/>|<signed/>)", "--count").out
    assert int(counted) - int(around) == TOKENS


def test_a_run_prints_its_tables_and_what_letters_answers(tmp_path: Path) -> None:
    """One round with `letters` alone: every table, and the count of a word as the program gives it."""
    command = [sys.executable, str(BENCH / "run.py"), str(tmp_path), "--tokens", str(TOKENS), "--rounds", "1"]
    alone = ["--only", "letters", "--letters", f"{sys.executable} -m lettercli", "--json", str(tmp_path / "costs.json")]
    done = subprocess.run([*command, *alone], capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0, done.stderr
    assert re.findall("^#+ (.+)$", done.stdout, re.M)[1:] == [
        "Starting", "The index", "Whole process, ms", "How many times as long as `letters`",
        "Answers: hits (~ letters), and lines", "Peak memory, MB (of that the process's own, not a file's)",
        "In one process, the index open, ms",
    ]  # fmt: skip
    hits = run("kwic", "--corpus", tmp_path / str(TOKENS) / "jsonl", "--in", "all", "the", "--count").out.strip()
    assert int(hits) > 50
    assert f"| count, word 'the' | {hits} |" in done.stdout
    assert f"| all, word 'the' | {hits} |" in done.stdout
    assert len(json.loads((tmp_path / "costs.json").read_text("utf-8"))["whole"]["count, word 'the'"]["letters"]) == 1


@pytest.mark.parametrize("size", ["0", "10G", "-5", "many"])
def test_a_size_that_is_none_is_refused(size: str, tmp_path: Path) -> None:
    """What is no size ends the generator with what one looks like."""
    command = [sys.executable, str(BENCH / "letters.py"), str(tmp_path / "none"), f"--tokens={size}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert f"{size!r} is no size: 2000, 500k, 10M" in done.stderr
