"""Marks over a text as elements that lie one in the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lettercli.formats.nesting import Span, Taken, joined, lay
from lettercli.model import Mark

TEXT = "abcdefghijkl"
STRETCHES = st.tuples(st.integers(0, 11), st.integers(1, 6)).map(lambda pair: (pair[0], min(pair[0] + pair[1], 12)))


def crosses(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share a character, and each has one that the other has not."""
    mine, theirs = set(range(*one)), set(range(*other))
    return bool(mine & theirs and mine - theirs and theirs - mine)


def nested(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the stretches that lie across none before them."""
    kept: list[tuple[int, int]] = []
    for each in stretches:
        if each not in kept and not any(crosses(each, other) for other in kept):
            kept.append(each)
    return kept


@given(st.lists(STRETCHES, max_size=5), STRETCHES)
def test_what_lies_across_is_barred_or_cut(stretches: list[tuple[int, int]], stretch: tuple[int, int]) -> None:
    """A stretch is barred when it lies across another; its pieces, which make it up, lie across none."""
    hard = nested(stretches)
    taken = Taken([Mark("emphasis", *each) for each in hard[:2]])
    for each in hard[2:]:
        taken.add(each)
    pieces = list(taken.pieces(stretch))
    assert taken.bars(stretch) == any(crosses(stretch, each) for each in hard)
    assert [at for piece in pieces for at in range(*piece)] == list(range(*stretch))
    assert not [each for each in hard for piece in pieces if crosses(piece, each)]
    assert len(pieces) > 1 or pieces == [stretch]


@given(st.lists(STRETCHES, max_size=6))
def test_elements_close_in_order(stretches: list[tuple[int, int]]) -> None:
    """Whatever order they are laid in, elements hold what is theirs and close in the order in which they must."""
    spans: list[Span] = []
    for start, end in nested(stretches):
        lay(spans, Span(start, end, f"<{start}-{end}>", f"</{start}-{end}>"))
    made = joined(TEXT, spans, str)
    opened: list[str] = []
    found: dict[str, str] = {}
    for piece in made.replace("<", "\n<").replace(">", ">\n").split("\n"):
        if piece.startswith("</"):
            assert opened.pop() == piece[2:-1]
        elif piece.startswith("<"):
            opened.append(piece[1:-1])
            found[piece[1:-1]] = ""
        else:
            found |= {name: found[name] + piece for name in opened}
    assert opened == []
    assert found == {f"{start}-{end}": TEXT[start:end] for start, end in nested(stretches)}


def test_lost_text_holds_no_other_mark() -> None:
    """A stretch inside a gap is barred; one that is the gap, or holds it, is not."""
    taken = Taken([Mark("gap", 2, 6)])
    assert [taken.bars(stretch) for stretch in [(3, 4), (2, 4), (4, 6), (2, 6), (0, 8), (6, 8), (0, 2)]] == [
        True, True, True, False, False, False, False
    ]  # fmt: skip
