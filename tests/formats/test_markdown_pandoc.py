"""Pandoc as the judge of the native format: it must see the same blocks, lists, notes and words."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from lettercli.errors import Faults
from lettercli.formats.markdown import load, read, write
from lettercli.model import Letter
from tests.formats.cases import Case, cases, source
from tests.formats.damage import damage
from tests.formats.pandoc import expected, seen
from tests.strategies import compose

BATCH = 500
GOOD = [case for case in cases("good") if "julian" not in case.input]
SHIPPED = sorted((Path(__file__).parents[2] / "corpus" / "letters").glob("*.md"))


@pytest.mark.parametrize("batch", range(6))
def test_pandoc_sees_the_letters_that_we_write(batch: int, tmp_path: Path) -> None:
    """Three thousand letters full of traps mean to Pandoc what they mean to us."""
    letters = {seed: compose(Random(seed)) for seed in range(batch * BATCH, (batch + 1) * BATCH)}
    found = seen([write(letter) for letter in letters.values()], tmp_path)
    for (seed, letter), blocks in zip(letters.items(), found, strict=True):
        assert blocks == expected(letter), seed


@pytest.mark.parametrize("batch", range(6))
def test_pandoc_agrees_with_all_that_we_accept(batch: int, tmp_path: Path) -> None:
    """What the reader accepts of three thousand carelessly edited letters, it reads as Pandoc does."""
    accepted: dict[int, tuple[str, Letter]] = {}
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        random = Random(seed)
        text = damage(random, write(compose(random)))
        try:
            accepted[seed] = text, read(text, "42.md")
        except Faults:
            continue
    assert len(accepted) > BATCH / 5
    found = seen([text for text, _ in accepted.values()], tmp_path)
    for (seed, (_, letter)), blocks in zip(accepted.items(), found, strict=True):
        assert blocks == expected(letter), seed


@pytest.mark.parametrize("case", GOOD, ids=[case.title for case in GOOD])
def test_pandoc_sees_the_golden_letters(case: Case, tmp_path: Path) -> None:
    """The golden cases mean the same to Pandoc, as they were typed."""
    text = source(case.input)
    assert seen([text], tmp_path) == [expected(read(text, "42.md"))]


def test_pandoc_sees_the_shipped_letters(tmp_path: Path) -> None:
    """Every letter of the shipped edition means the same to Pandoc."""
    assert SHIPPED
    texts = [path.read_text(encoding="utf-8") for path in SHIPPED]
    for path, blocks in zip(SHIPPED, seen(texts, tmp_path), strict=True):
        assert blocks == expected(load(path)), path.name


def test_the_judge_is_awake(tmp_path: Path) -> None:
    """A letter that Pandoc reads otherwise than we say is noticed."""
    letter = compose(Random(1))
    other = compose(Random(2))
    assert seen([write(letter)], tmp_path) != [expected(other)]
