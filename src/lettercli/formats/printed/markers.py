"""Finds where each note is called: markers run 1 to N, in order, through a letter.

A digit by itself says little, `the treaty of 1924 2 and` least of all. But the notes below say how many markers there
are, and they follow one another, so the whole chain is sought at once: the cheapest way to give every number a place,
each after the one before, or none at a price. What the best chain without it would cost more says how sure it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from lettercli.formats.printed.calls import Call
from lettercli.formats.printed.sourcetext import Confidence

MISSING = 4.1
"""What it costs to leave a note without a call: a plain number must look like less of a marker than that."""
MARGIN = 1.5
"""So much dearer must every chain without it be for a call to be certain."""
CERTAIN = 2.3
"""A call that costs more is never certain."""
NEAR = 4
"""Rows on either side that are chosen anew when one call is doubted; those farther off stay."""


@dataclass(frozen=True, slots=True)
class Found:
    """A marker found."""

    call: Call
    confidence: Confidence
    margin: float
    """What the cheapest chain without it would cost more."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The calls of a letter's notes."""

    found: tuple[Found, ...]
    missing: tuple[int, ...]
    """Numbers that nothing calls."""
    cost: float


def chain(candidates: Iterable[Call], numbers: range, fixed: Mapping[int, Call | None] | None = None) -> Chain:
    """The best chain. `fixed` holds calls that an editor has decided; None: not called by anything in the text."""
    fixed = fixed or {}
    by_number: dict[int, list[Call]] = {number: [] for number in numbers}
    for call in candidates:
        if call.number in by_number and call.number not in fixed:
            by_number[call.number].append(call)
    rows = [by_number[number] for number in numbers]
    for number, decided in fixed.items():
        if number in by_number:
            rows[number - numbers[0]] = [decided] if decided else []
    picked, cost = _cheapest(rows, 0, inf)
    found = tuple(
        Found(call, *_doubted(rows, picked, at, call.number in fixed)) for at, call in enumerate(picked) if call
    )
    found = tuple(_undoubled(found, at) for at in range(len(found)))
    missing = tuple(number for number, call in zip(numbers, picked, strict=True) if call is None)
    return Chain(found, missing, cost)


def _undoubled(found: Sequence[Found], at: int) -> Found:
    """A marker that a comma joins to one before it, which is doubtful where that one is none."""
    each = found[at]
    joined = at and found[at - 1].call.number == each.call.number - 1 and found[at - 1].call.end == each.call.start
    return each if each.call.form != "doubled" or joined else replace(each, confidence="likely")


def _doubted(
    rows: Sequence[Sequence[Call]], picked: Sequence[Call | None], at: int, decided: bool
) -> tuple[Confidence, float]:
    """How sure a call of the best chain is, and by what margin."""
    call = picked[at]
    assert call is not None
    first, last = max(0, at - NEAR), min(len(rows), at + NEAR + 1)
    low = max((other.end for other in picked[:first] if other), default=0)
    high = min((other.start for other in picked[last:] if other), default=inf)
    here = sum(other.cost if other else MISSING for other in picked[first:last])
    without = [[each for each in row if each != call] for row in rows[first:last]]
    margin = _cheapest(without, low, high)[1] - here
    sure = decided or (margin >= MARGIN and call.cost <= CERTAIN)
    return ("certain" if sure else "likely"), margin


@dataclass(frozen=True, slots=True)
class _State:
    """A chain as far as it has come: where it ends, what it cost, its last step and what came before."""

    end: float
    cost: float
    call: Call | None = None
    before: _State | None = None


def _cheapest(rows: Sequence[Sequence[Call]], low: float, high: float) -> tuple[list[Call | None], float]:
    """The cheapest chain between two places, a call or None for each row, and its cost."""
    front = [_State(low, 0.0)]
    for row in rows:
        ends = [_State(state.end, state.cost + MISSING, None, state) for state in front]
        for call in row:
            fitting = [state for state in front if state.end <= call.start and call.end <= high]
            if fitting:
                best = min(fitting, key=lambda state: state.cost)
                ends.append(_State(call.end, best.cost + call.cost, call, best))
        front = _worthwhile(ends)
    state = best = min(front, key=lambda state: state.cost)
    picked: list[Call | None] = []
    while state.before is not None:
        picked.append(state.call)
        state = state.before
    return picked[::-1], best.cost


def _worthwhile(ends: Sequence[_State]) -> list[_State]:
    """Those worth going on from: none is both later and dearer than another."""
    kept: list[_State] = []
    for state in sorted(ends, key=lambda state: (state.end, state.cost)):
        if not kept or state.cost < kept[-1].cost:
            kept.append(state)
    return kept
