"""An automaton read by very many candidates at a time, all of them one token further at each turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from lettercli.index.layout import Index
from lettercli.search.automaton import Automaton
from lettercli.search.bulk import limits, table
from lettercli.search.window import Window

Array: TypeAlias = Any
"""A numpy array of numbers; to what is without numpy, a sequence of them."""
_UNKNOWN = -2
"""In the table: this step has never been made."""


class Table:
    """The automaton's table of steps as arrays: a row a state, a column a class of forms that it cannot tell apart."""

    def __init__(self, index: Index, automaton: Automaton) -> None:
        self.automaton = automaton
        size = len(index.lexicon)
        self.classes = np.zeros(size, np.intp)
        fits = {}
        for ids in automaton.distinct:
            fits[id(ids)] = table(size, ids)
            _, self.classes = np.unique(self.classes * 2 + fits[id(ids)], return_inverse=True)
        self.number = int(self.classes.max(initial=0)) + 1
        examples = np.zeros(self.number, np.intp)
        examples[self.classes] = np.arange(size)
        known = [fits[id(ids)] for ids in automaton.places]
        self._fits = [[bool(size and each[one]) for each in known] for one in examples.tolist()]
        self.steps = np.full((64, self.number), _UNKNOWN, np.int32)
        self.accepts = np.zeros(64, bool)
        self._seen = 0
        self._grow()

    def after(self, states: Array, types: Array) -> Array:
        """The states after one token each; -1 where nothing is reached."""
        classes = self.classes[types]
        found = self.steps[states, classes]
        unknown = found == _UNKNOWN
        if unknown.any():
            for key in np.unique(states[unknown] * self.number + classes[unknown]).tolist():
                state, kind = divmod(key, self.number)
                fits = self._fits[kind]
                following = self.automaton.step(state, 0, fits.__getitem__)
                self._grow()
                self.steps[state, kind] = following
            found = self.steps[states, classes]
        return found

    def _grow(self) -> None:
        """Room for the states that have come up since."""
        size = self.automaton.size
        if size > len(self.steps):
            more = max(size, 2 * len(self.steps)) - len(self.steps)
            self.steps = np.concatenate([self.steps, np.full((more, self.number), _UNKNOWN, np.int32)])
            self.accepts = np.concatenate([self.accepts, np.zeros(more, bool)])
        for state in range(self._seen, size):
            self.accepts[state] = self.automaton.closed(state)[1]
        self._seen = size


def read(index: Index, known: Any, candidates: Sequence[int], *, shortest: bool) -> tuple[Array, Array]:  # noqa: ANN401
    """The hits that begin at candidates, the longest or the shortest of each."""
    steps: Table = known
    types = np.asarray(index.types)
    starts = np.asarray(candidates, np.intp)
    limit = limits(index, starts)
    ends = np.zeros(len(starts), np.intp)
    alive = np.arange(len(starts))
    states = np.full(len(starts), steps.automaton.start, np.intp)
    at = starts.copy()
    while len(alive):
        states = steps.after(states, types[at]).astype(np.intp)
        at = at + 1
        living = states >= 0
        alive, states, at = alive[living], states[living], at[living]
        accepted = steps.accepts[states]
        ends[alive[accepted]] = at[accepted]
        going = at < limit[alive]
        if shortest:
            going &= ~accepted
        alive, states, at = alive[going], states[going], at[going]
    found = ends > 0
    return starts[found], ends[found]


def before(index: Index, leads: Sequence[tuple[Sequence[int], int, int | None]], window: Window) -> Array:
    """The tokens from so many to so many places before those of the leads, in the same passage, ascending."""
    breaks = np.asarray(index.breaks)
    found = []
    for tokens, least, most in leads:
        array = np.asarray(tokens, np.intp)
        first = breaks[np.searchsorted(breaks, array, "right") - 1].astype(np.intp)
        low = np.maximum(first if most is None else np.maximum(first, array - most), window.first)
        number = np.maximum(array - least + 1 - low, 0)
        total = int(number.sum())
        ends = np.cumsum(number)
        found.append(np.arange(total) - np.repeat(ends - number, number) + np.repeat(low, number))
    return np.unique(np.concatenate(found))
