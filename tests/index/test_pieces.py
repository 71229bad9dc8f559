"""The pieces of running text that a table of tokens is made of."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index import pieces
from lettercli.index.build import build
from lettercli.index.layout import LAYERS, Index
from lettercli.index.pieces import Pieces, Run, runs
from lettercli.model import Edition
from lettercli.search import Hit
from lettercli.views.context import Context, Sides
from tests.editions import letter, write_edition
from tests.index import made
from tests.strategies import compose

SETTINGS = settings(max_examples=60, deadline=None)


def cut(index: Index, block: int = pieces.BLOCK) -> list[Pieces]:
    return [Pieces(index, run) for run in runs(index, range(len(index.letters)), block)]


def texts(cut: Pieces, start: np.ndarray, end: np.ndarray) -> list[str]:  # type: ignore[type-arg]
    at, text = cut.strings(start, end)
    return [text[low:high].decode() for low, high in pairwise(at)]


class Table:
    """The four pieces of every token, as somebody has them who has nothing else."""

    def __init__(self, index: Index, block: int) -> None:
        self.before: list[str] = []
        self.shown: list[str] = []
        self.after: list[str] = []
        self.space: list[str] = []
        self.stretch: list[int] = []
        for each in cut(index, block):
            self.before += texts(each, each.before, each.starts)
            self.shown += texts(each, each.starts, each.ends)
            self.after += texts(each, each.ends, each.after)
            self.space += texts(each, each.after, each.next)
            self.stretch += each.stretches.tolist()

    def line(self, token: int, words: int) -> tuple[str, str, str]:
        """The concordance line of a token."""
        inside = [near for near in range(max(token - words, 0), min(token + words + 1, len(self.shown)))
                  if self.stretch[near] == self.stretch[token]]  # fmt: skip
        left = "".join(self.piece(near) for near in inside if near < token) + self.before[token]
        last = inside[-1]
        right = self.after[token] + self.space[token] * (last > token)
        right += "".join(self.piece(near) for near in inside if token < near < last)
        right += (self.before[last] + self.shown[last] + self.after[last]) * (last > token)
        return " ".join(left.split()), self.shown[token], " ".join(right.split())

    def piece(self, token: int) -> str:
        return self.before[token] + self.shown[token] + self.after[token] + self.space[token]


def check(index: Index, block: int, words: int = 3) -> None:
    sides, table = Sides(index, Context("words", words, words)), Table(index, block)
    assert len(table.shown) == len(index)
    for token in range(len(index)):
        left, node, right = sides(Hit(token, token + 1))
        assert table.line(token, words) == (" ".join(left.split()), node, " ".join(right.split()))


@SETTINGS
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4), st.sampled_from([1, 7, 10**6]))
def test_pieces_make_the_lines_of_a_concordance(seeds: list[int], block: int) -> None:
    """Whatever the text, gaps and all, what the pieces join to is what `kwic` shows, on both sides of every token."""
    check(build(made.edition(*(compose(Random(seed)) for seed in seeds))), block)


@pytest.mark.parametrize(
    "body",
    ["The (grain) is late, he said. ¶ is no sign here.", "One.\n\n— … —\n\nTwo.", "a\u00a0b\u2003c\u3000d \u2028 e",
     "He wro[…]{.gap}te of [illegible]{.gap} grain.", "1) One\n\n2) Two", "Łódź—Žižek, «и» 👩‍👩‍👧 soft\u00adhyphen",
     "…\n\nx"],
)  # fmt: skip
def test_pieces_of_odd_texts(body: str, tmp_path: Path) -> None:
    """Brackets, passages without words, blanks of all kinds, gaps within words, signs of several bytes."""
    from lettercli.edition import load

    check(build(load(write_edition(tmp_path / "e", {"1": letter("1", body)}))), 10**6)


def test_pieces_join_to_the_text() -> None:
    """Joined, the pieces of a stretch are its text, blanks of any kind being blanks."""
    index = build(made.edition(*(compose(Random(seed)) for seed in range(40))))
    table = Table(index, 100)
    assert len(index.stretches.first) > 100
    for number, (first, end) in enumerate(pairwise(index.stretches.first)):
        raw = index.passages.text[index.stretches.start[number] : index.stretches.end[number]]
        text = "".join(" " if sign.isspace() else sign for sign in str(raw, "utf-8"))
        assert "".join(table.piece(token) for token in range(first, end)) == text


def test_runs_are_all_tokens_of_the_letters() -> None:
    """The runs hold each token of the chosen letters once, layer by layer, and none is parted within a letter."""
    index = build(made.edition(*(compose(Random(seed)) for seed in range(12))))
    for letters in (range(12), [0, 1, 5, 6, 7, 11], [3], []):
        for block in (1, 10**6):
            found = list(runs(index, letters, block))
            tokens = [token for run in found for token in range(run.first, run.end)]
            assert tokens == [token for token in range(len(index)) if index.letter(token) in letters]
            at = index.layer_at
            assert all(at[run.layer] <= run.first < run.end <= at[run.layer + 1] for run in found)
    assert {run.layer for run in runs(index, range(12))} <= set(range(len(LAYERS)))


def test_sentences_are_numbered_in_their_passage(tmp_path: Path) -> None:
    """The first sentence of a passage is 0, and an abbreviation ends none."""
    from lettercli.edition import load

    texts = {"1": letter("1", "One two. Com. Three came. Four.\n\nFive.")}
    index = build(load(write_edition(tmp_path / "e", texts)))
    (only,) = cut(index)
    assert only.sentences().tolist() == [0, 0, 1, 1, 1, 2, 0]
    assert only.run == Run(0, 0, 7)


def test_an_edition_without_words() -> None:
    """There is nothing to cut, and nothing goes wrong."""
    assert cut(build(Edition("none", "None", ()))) == []
