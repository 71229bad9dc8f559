"""`letters kwic` with very many hits: what is written block by block is what is written line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettercli.commands import abreast
from tests.editions import letter, write_edition
from tests.shell import call

TEXTS = (
    'The grain, “the” grain: the, the\n\n1) the old the "the"', "The müll [the] the; the — the = the", "@the, the",
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with quotation marks, commas, insertions and accents beside its hits."""
    letters = {str(number): letter(str(number), TEXTS[number % 3]) for number in range(9)}
    return write_edition(tmp_path_factory.mktemp("many") / "x", letters)


@pytest.mark.parametrize("style", ["", "tsv", "csv", "json", "jsonl"])
@pytest.mark.parametrize("fork", [True, False])
@pytest.mark.parametrize(
    "options",
    [
        (), ("-C", "2:0"), ("-C", "s"), ("-C", "12c"), ("--csv-safe",), ("--columns", "node,mark,from,node"),
        ("--sort", "R1"), ("--sample", "7"), ("--limit", "5500"), ("--provenance",), ("--in", "all", "-C", "point"),
    ],
)  # fmt: skip
def test_blocks_are_lines(
    root: Path, style: str, fork: bool, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every format, with every context, with one process or two, output and footer are the same."""
    command = ("kwic", "the", "--corpus", str(root), *(("--format", style) if style else ()), *options)
    expected = call(*command)
    assert expected.code == 0
    monkeypatch.setattr("lettercli.views.kwic.worth_numpy", lambda *_: True)
    monkeypatch.setattr("lettercli.views.lines.ROWS", 3)
    monkeypatch.setattr("lettercli.views.lines.WORDS", 60)
    monkeypatch.setattr(abreast, "_can_fork", lambda: fork)
    assert call(*command) == expected


@pytest.mark.parametrize("style", ["csv", "json", "jsonl"])
def test_nothing_in_blocks(root: Path, style: str) -> None:
    """Where nothing is found an export has its frame, and the exit code is 1."""
    outcome = call("-q", "kwic", "zebra", "--corpus", root, "--format", style)
    assert outcome.code == 1
    assert outcome.err == ""
    rows = {"csv": "address,date,left,", "json": '"rows": []}\n', "jsonl": ""}
    assert rows[style] in outcome.out
    assert outcome.out.count("\n") == (style != "jsonl")
