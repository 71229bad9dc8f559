"""Words as a scan may have garbled them: each word of a query with all that looks like it in a lexicon.

Likeness is the distance of `text.distance` between folded words (typed as they are, where case counts), so a long s or
a ligature costs nothing. A word of fewer than four letters is looked for as it stands: with one letter changed it is
nearly always another word. So is one with `*` or `?`, which says itself what may differ.

A lexicon can have a million words. Those of the right length with about the same letters are sorted out first, and
where even these are many, all of them are compared at once, column by column.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from lettercli.query.tree import Alternatives, Node, Query, Sequence, Word
from lettercli.text.distance import distance
from lettercli.text.tokens import fold, parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lettercli.index.lexicon import Lexicon

MOST = 3
"""Steps that can be asked for."""
SHORTEST = 4
"""Letters of a word that may differ."""

_FEW = 5_000
"""Words up to which they are compared one by one; importing numpy takes as long."""
_AT_ONCE = 65_536
"""Words that are compared at once, beyond; it bounds the memory."""

Tree = TypeVar("Tree", bound=Node)


def spread(query: Query, lexicon: Lexicon, steps: int) -> Query:
    """The query with, in place of each plain word, the words of the lexicon within so many steps of it."""
    return query._replace(node=_spread(query.node, lexicon, steps))


def _spread(node: Node, lexicon: Lexicon, steps: int) -> Node:
    if isinstance(node, Word):
        found = tuple(dict.fromkeys(_like(node, lexicon, steps)))
        return node if not found else found[0] if len(found) == 1 else Alternatives(found)
    if isinstance(node, (Alternatives, Sequence)):
        return node._replace(nodes=tuple(_spread(part, lexicon, steps) for part in node.nodes))
    return node


def _like(word: Word, lexicon: Lexicon, steps: int) -> Iterable[Word]:
    """The words of the lexicon that look like this one."""
    if not fuzzy(word):
        return
    if word.case:
        every: set[str] = set() if word.whole else {part for id in set(lexicon.part_ids) for part in
                                                    parts(lexicon.surfaces[id])}  # fmt: skip
        every.update(lexicon.surfaces)
        yield from (word._replace(pattern=form) for form in near(sorted(every), word.pattern, steps))
        return
    asked = fold(word.pattern)
    yield from (word._replace(pattern=form) for form in near(list(dict.fromkeys(lexicon.folded)), asked, steps))
    if not word.whole:
        yield from (word._replace(pattern=part) for part in near(list(lexicon.parts), asked, steps))


def fuzzy(word: Word) -> bool:
    """Whether letters of a word may differ: it is long enough, and has no `*` or `?`."""
    return len(fold(word.pattern)) >= SHORTEST and not set(word.pattern) & set("*?")


def near(words: abc.Sequence[str], word: str, steps: int) -> list[str]:
    """Those of the words that are within so many steps of this one, in their order."""
    shortest, longest = len(word) - steps, len(word) + steps
    words = [one for one in words if shortest <= len(one) <= longest]
    if len(words) > _FEW:
        return _near(words, word, steps)
    letters = set(word)
    return [one for one in words if len(letters - set(one)) <= steps and distance(word, one, steps) <= steps]


def _near(words: abc.Sequence[str], word: str, steps: int) -> list[str]:
    """As `near`, of many words of about the right length."""
    import numpy as np

    found: list[str] = []
    codes = np.array([ord(letter) for letter in word], np.uint32)
    for first in range(0, len(words), _AT_ONCE):
        block = words[first : first + _AT_ONCE]
        array = np.array(block)
        table = array.view(np.uint32).reshape(len(block), -1).T.copy()
        kept = np.flatnonzero(_alike(table, codes, steps))
        alike = [block[place] for place in kept.tolist()]
        apart = _apart(table[:, kept], np.array([len(one) for one in alike], np.intp), codes, steps)
        found += (one for one, number in zip(alike, apart.tolist(), strict=True) if number <= steps)
    return found


def _alike(table: NDArray[np.uint32], codes: NDArray[np.uint32], steps: int) -> NDArray[np.bool_]:
    """Which words, each a column, lack at most so many of the letters and have at most so many others."""
    import numpy as np

    lacking = np.zeros(table.shape[1], np.int16)
    known = table == 0  # what fills up the column of a shorter word
    for code in np.unique(codes):
        here = table == code
        lacking += ~here.any(0)
        known |= here
    alike: NDArray[np.bool_] = (lacking <= steps) & ((~known).sum(0) <= steps)
    return alike


def _apart(
    table: NDArray[np.uint32], lengths: NDArray[np.intp], codes: NDArray[np.uint32], steps: int
) -> NDArray[np.int8]:
    """How many steps each word, a column, is from the one of these codes; above `steps`, more.

    The rows of the table of distances are computed for all words at once, and of each row only what lies near enough
    to the diagonal. Of the swaps with letters between, those that take more steps are left out.
    """
    import numpy as np

    far = np.full(table.shape[1], steps + 1, np.int8)
    same = {
        (i, j): table[j] == code
        for i, code in enumerate(codes)
        for j in range(max(0, i - 2 * steps), min(len(table), i + 2 * steps + 1))
    }
    rows = [{place: np.full_like(far, place) for place in range(min(steps, len(table)) + 1)}]
    for i in range(1, len(codes) + 1):
        row: dict[int, NDArray[np.int8]] = {0: np.full_like(far, i)} if i <= steps else {}
        for j in range(max(1, i - steps), min(len(table), i + steps) + 1):
            best = np.minimum(rows[i - 1].get(j, far), row.get(j - 1, far)) + 1
            best = np.minimum(best, rows[i - 1].get(j - 1, far) + ~same[i - 1, j - 1])
            for up, back in ((u, b) for u in range(1, min(i, steps + 1)) for b in range(1, min(j, steps + 2 - u))):
                swapped = same[i - 1, j - back - 1] & same[i - up - 1, j - 1]
                before = rows[i - up - 1].get(j - back - 1, far) + (up + back - 1)
                best = np.where(swapped, np.minimum(best, before), best)
            row[j] = np.minimum(best, steps + 1).astype(np.int8)
        rows.append(row)
    apart = far.copy()
    for length, column in rows[-1].items():
        apart = np.where(lengths == length, column, apart)
    return apart
