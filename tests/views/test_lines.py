"""The concordance of very many hits is, byte for byte, what is made of them one by one."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from random import Random
from typing import Any, cast
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import edition
from lettercli.dates import Date
from lettercli.files.finding import find
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.model import Edition, Mark, Passage, PassageKind, Voice
from lettercli.query.words import parse
from lettercli.render.delimited import tsv
from lettercli.render.running import records
from lettercli.search import Hit, blocks
from lettercli.table import Running
from lettercli.views.context import TEN_WORDS, Context
from lettercli.views.kwic import kwic, lines
from lettercli.views.rows import Tally
from tests.index import made

SIGNS = [
    "the", "grain", "o'clock", "é", "Łódź", "字", "漢字", "йод", "e\u0301", "na\u00adive", "نامه\u200cای", "क\u094dष",
    "👩\u200d🌾", "🚀", "—", "“", "”", "«", "»", "[", "]", "…", "¶", " ¶ ", "(all!)", ". . .", "*", "x²", "\U0001d160",
    " ", " ", " ", "  ", "\t", "\n", "\r", "\v", "\x1b[31m", "\x00", "\x7f", "\x85", "\xa0", "\u1680", "\u180e",
    "\u2003", "\u200b", "\u2009", "\u2028", "\u202e", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff", "\ufff9",
    "\U000e0041", "\ue000", "\u0378", ", ", ". ", ": ",
]  # fmt: skip
"""Words of all kinds, and what may stand between them: all blanks, what is not seen, what only looks so."""


@st.composite
def texts(draw: st.DrawFn) -> Edition:
    """An edition of passages made of such signs in any order, with gaps, notes and an annotation."""
    sign = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)

    def passage(address: str, kind: PassageKind = "paragraph", voice: Voice = "writer") -> Passage:
        before, lost, after = draw(sign), draw(st.sampled_from(["", "", "[…]"])), draw(sign)
        text = unicodedata.normalize("NFC", before) + lost + unicodedata.normalize("NFC", after)
        at = text.find(lost, len(unicodedata.normalize("NFC", before)))
        marks = (Mark("gap", at, at + len(lost)),) if lost else ()
        return made.passage(address, text, kind, marks=marks, voice=voice)

    letters = []
    for id in range(1, draw(st.integers(1, 3)) + 1):
        kinds = draw(st.lists(st.sampled_from(["salute", "paragraph", "annotation", "postscript"]), max_size=4))
        tops = [passage(f"{id}.{number}", kind) for number, kind in enumerate(kinds)]  # type: ignore[arg-type]
        notes = [passage(f"{id}.n{number}", "note", "editor") for number in range(draw(st.integers(0, 2)))]
        letters.append(made.letter(str(id), *tops, notes=notes, date=draw(st.sampled_from(["", "1929-08-21"]))))
    return made.edition(*letters)


def spans(index: Index, length: int) -> tuple[list[int], list[int]]:
    """All hits of so many words, in the order of tokens."""
    every = [(start, start + length) for start in range(len(index) - length + 1) if index.whole(start, start + length)]
    return [start for start, _ in every], [end for _, end in every]


def slow(index: Index, starts: list[int], ends: list[int], context: Context) -> tuple[bytes, list[str]]:
    """The records of the hits and the facts, made one by one."""
    table = kwic(index, map(Hit, starts, ends), context, exports=False)
    return "".join(tsv(row[:5] for row in table.rows)).encode(), table.footer


def quick(index: Index, starts: list[int], ends: list[int], context: Context) -> tuple[bytes, list[str]]:
    """The same by numpy."""
    tally = Tally()
    pieces = list(lines(index, [(starts, ends)], context, tally, 0))
    assert all(isinstance(piece, list) for piece in pieces)
    made = [make() for piece in pieces if isinstance(piece, list) for make in piece]
    return b"".join(records(cast(Running, one)) for one in made), tally.facts


CONTEXTS = st.builds(Context, st.just("words"), st.integers(1, 4), st.integers(1, 4))


@settings(max_examples=150, deadline=None)
@given(st.one_of(texts(), made.editions()), CONTEXTS, st.integers(1, 3), st.integers(1, 40), st.booleans())
def test_a_block_is_its_lines(made_of: Edition, context: Context, length: int, size: int, sparse: bool) -> None:
    """Whatever a text holds, however long its hits and blocks are, the records and the facts are the same."""
    index = build(made_of)
    starts, ends = spans(index, length)
    if starts:
        with patch("lettercli.views.lines.WORDS", size), patch("lettercli.views.lines._SPARSE", 0 if sparse else 8):
            assert quick(index, starts, ends, context) == slow(index, starts, ends, context)


@settings(max_examples=50, deadline=None)
@given(st.one_of(texts(), made.editions()), CONTEXTS, st.randoms(use_true_random=False))
def test_lines_may_come_in_any_order(made_of: Edition, context: Context, chance: Random) -> None:
    """Sorted lines, and those of several layers, are the same as one by one, too."""
    index = build(made_of)
    starts, _ = spans(index, 1)
    chance.shuffle(starts)
    ends = [start + 1 for start in starts]
    if starts:
        assert quick(index, starts, ends, context) == slow(index, starts, ends, context)


@pytest.mark.parametrize("blank", [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()])
@pytest.mark.parametrize("sign", ["“", "«", "…", "([{", "¶", "—“", "." * 100])
def test_every_blank_parts_a_context_from_what_is_beyond(blank: str, sign: str) -> None:
    """A sign beside the first or the last word is shown where no blank of any kind stands between them."""
    pairs = [f"a{sign}b", f"a{blank}{sign}b", f"a{sign}{blank}b", f"a{sign}{blank}{sign}b", f"a{blank}{blank}{sign}b"]
    # In contexts of one word the pair stands at the edge of a line that is quite plain else.
    index = build(made.edition(made.letter("1", *(f"o {pair} c d {pair} e" for pair in pairs))))
    starts, ends = spans(index, 1)
    for start, end in zip(starts, ends, strict=True):
        context = Context("words", 1, 1)
        assert quick(index, [start], [end], context) == slow(index, [start], [end], context)


@pytest.mark.parametrize("kind", ["gap", "paragraph"])
@pytest.mark.parametrize("text", ["", "[…]", "grain", "grain […]", "[…] grain"])
def test_a_gap_may_be_empty(text: str, kind: PassageKind) -> None:
    """Where a gap has no text, at either end of a passage or as one, no passage's end is shown beside it."""
    for at in (0, len(text)):
        lost = made.passage("1.2", text, kind, marks=(Mark("gap", at, at),))
        index = build(made.edition(made.letter("1", "the grain", lost, "of the land")))
        starts, ends = spans(index, 1)
        assert quick(index, starts, ends, TEN_WORDS) == slow(index, starts, ends, TEN_WORDS)
        pieces = list(lines(index, [(starts, ends)], TEN_WORDS, Tally(), 0, exports=True))
        rows = [row for piece in pieces if isinstance(piece, list) for make in piece for row in cast(list[Any], make())]
        assert rows == list(kwic(index, map(Hit, starts, ends)).rows)


@pytest.mark.parametrize("context", [Context("words", 10, 10), Context("words", 1, 3), Context("words", 200, 200)])
def test_the_shipped_letters(context: Context) -> None:
    """Every word of the letters that ship, with their gaps, insertions, notes and postscripts, has the same line."""
    index = build(edition.load(Path(find(None)[0])))
    for length in (1, 2):
        starts, ends = spans(index, length)
        assert quick(index, starts, ends, context) == slow(index, starts, ends, context)


ANY_CONTEXT = st.one_of(
    CONTEXTS, st.sampled_from([Context("words", 0, 3), Context("words", 2, 0), Context("characters", 9, 9),
                               Context("sentence"), Context("point")]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(texts(), made.editions()), ANY_CONTEXT, st.integers(1, 3), st.integers(1, 9), st.booleans(),
       st.randoms(use_true_random=False))  # fmt: skip
def test_rows_in_blocks_are_the_rows(
    made_of: Edition, context: Context, length: int, size: int, exports: bool, chance: Random
) -> None:
    """Rows that are made block by block, with what exports have or without, are those that are made one by one."""
    index = build(made_of)
    hits = list(zip(*spans(index, length), strict=True))
    chance.shuffle(hits)
    for some in (sorted(hits), hits):
        starts, ends = [start for start, _ in some], [end for _, end in some]
        if not starts:
            continue
        tally = Tally()
        with patch("lettercli.views.lines.ROWS", size):
            pieces = list(lines(index, [(starts, ends)], context, tally, 0, exports=exports, running=False))
        rows = [row for piece in pieces if isinstance(piece, list) for make in piece for row in cast(list[Any], make())]
        table = kwic(index, map(Hit, starts, ends), context, exports=exports)
        assert rows == list(table.rows)
        assert tally.facts == table.footer
        assert {type(cell) for row in rows for cell in row} <= {str, int, Date}


def test_few_lines_are_made_one_by_one() -> None:
    """Where a block has few hits lines come as rows; where it has many, as text if they can be, else as rows, too."""
    index = build(made.edition(made.letter("1", "grain and grain")))

    def kinds(context: Context, many: int, **how: bool) -> list[str]:
        found = blocks(index, parse("grain"))
        pieces = lines(index, found, context, Tally(), many, **how)
        return [type(piece[0]()).__name__ if isinstance(piece, list) else "one by one" for piece in pieces]

    assert kinds(Context("words", 10, 10), 1) == ["Running"]
    assert kinds(Context("words", 10, 10), 2) == ["one by one"]
    for how in ({"exports": True}, {"running": False}):
        assert kinds(Context("words", 10, 10), 1, **how) == ["list"]
    assert kinds(Context("words", 0, 10), 1) == kinds(Context("words", 10, 0), 1) == ["list"]
    assert kinds(Context("characters", 10, 10), 1) == kinds(Context("sentence"), 1) == ["list"]
