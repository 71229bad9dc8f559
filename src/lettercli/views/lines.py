"""The concordance of very many hits: the lines that `kwic` makes, as places in the text or as rows, block by block.

A context is bounded as in `context`, but for a whole block of hits at a time: the bytes beside a context are looked at
in all lines at once, a step further in those where no blank was found. Where a sign has to be read to know what it is,
the line is left to `context`. This imports numpy, so it is imported where hits are many.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lettercli.index.layout import VOICES, Index
from lettercli.search import Hit
from lettercli.search.bulk import held, letters, voices
from lettercli.search.window import plain
from lettercli.table import Cell, Running
from lettercli.views.context import Context, Sides
from lettercli.views.rows import Tally, line_rows

Array: TypeAlias = Any

WORDS = 1 << 17
"""About how many words of context a block has: it should stay in the processor's cache."""
ROWS = 1_000
"""Lines that are made at a time where they are made one by one."""
_FAR = 64
"""Bytes of punctuation after which a line is left to the slow way."""
_NEAR = 8
"""Addresses that are read for nothing rather than passed over."""
_SPARSE = 4
"""Where the text between the first and the last line of a block is so many times as long as its lines, these are taken
out of it one by one."""

_ON, _BLANK, _UNSURE, _GENERAL = range(4)
"""What a byte says of the way to the next blank."""


def _table(unsure: Iterable[int], general: Iterable[int] = ()) -> NDArray[np.uint8]:
    made = np.zeros(256, np.uint8)
    for kind, bytes in ((_BLANK, b"\t\n\v\f\r\x1c\x1d\x1e\x1f "), (_UNSURE, unsure), (_GENERAL, general)):
        made[list(bytes)] = kind
    return made


_LAST = _table([*range(0x80, 0x8B), 0x9F, 0xA0, 0xA8, 0xA9, 0xAF])
"""By the last byte of a character: the continuation bytes that end a blank of more than one byte, as U+2003 does."""
_FIRST = _table([0xC2, 0xE1, 0xE3], [0xE2])
"""By the first byte: those that begin such a blank; after E2 the next two tell."""


def _runs(values: Array) -> tuple[Array, Array]:
    """The value of each run of equal ones, and its length."""
    borders = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    return values[borders], np.diff(borders, append=len(values))


class Lines:
    """Lines; what they are as places in the text is known of contexts of words, one on each side at least."""

    def __init__(self, index: Index, context: Context) -> None:
        self.index = index
        self.left, self.right = context.left, context.right
        self.sides = Sides(index, context)
        self.text = np.asarray(index.passages.text)
        self.token_starts, self.token_lengths = np.asarray(index.starts), np.asarray(index.lengths)
        self.breaks = np.asarray(index.breaks)
        """First tokens of passages and stretches: what lies between two of them is of one passage and one stretch."""
        passages, stretches = index.passages, index.stretches
        self.first, self.at, self.to = np.asarray(passages.first), np.asarray(passages.at), np.asarray(passages.to)
        self.letters = np.asarray(passages.letters)
        spoken = bisect_left(index.voices.at, index.layer_at[1])
        self.insertions = any(index.voices.of[:spoken])
        """Whether any word of the letters themselves is not the writer's."""
        self.flows, self.flow_at = np.asarray(passages.flows), np.asarray(index.flow_at)
        self.base = self.at[self.flow_at[self.flows]].astype(np.intp)
        """Where the flow of each passage begins."""
        self.break_passage = self.passages(self.breaks)
        self.stretch_first = np.asarray(stretches.first)
        self.stretch_start, self.stretch_end = np.asarray(stretches.start), np.asarray(stretches.end)

    def blocks(
        self, starts: Sequence[int], ends: Sequence[int], tally: Tally
    ) -> list[Callable[[], Running | list[tuple[Cell, ...]]]]:
        """The lines of hits in their order, counted, in blocks that are made when they are called for."""
        self.count(np.asarray(starts, np.intp), np.asarray(ends, np.intp), tally)
        size = max(WORDS // (self.left + self.right), 1)
        return [
            partial(self.block, starts[at : at + size], ends[at : at + size]) for at in range(0, len(starts), size)
        ]  # fmt: skip

    def rows(
        self, starts: Sequence[int], ends: Sequence[int], tally: Tally, *, exports: bool
    ) -> list[Callable[[], Running | list[tuple[Cell, ...]]]]:
        """The same lines as rows, whatever their contexts."""
        self.count(np.asarray(starts, np.intp), np.asarray(ends, np.intp), tally)
        known = exports and self.sides.context.unit == "words" and bool(self.left and self.right)
        make = self.cells if known else partial(self.few, exports=exports)
        size = max(min(WORDS // (self.left + self.right + 1), ROWS), 1)
        return [partial(make, starts[at : at + size], ends[at : at + size]) for at in range(0, len(starts), size)]

    def few(self, starts: Sequence[int], ends: Sequence[int], *, exports: bool) -> list[tuple[Cell, ...]]:
        """The rows of some hits, given as their first tokens and their ends."""
        return list(line_rows(map(Hit, plain(starts), plain(ends)), self.sides, Tally(), exports=exports))

    def count(self, starts: Array, ends: Array, tally: Tally) -> None:
        """Count lines."""
        tally.lines += len(starts)
        seen = np.zeros(len(self.index.letters), bool)
        for layer in range(len(self.index.letter_at)):
            at = self.index.letter_at[layer]
            own = starts[(starts >= at[0]) & (starts < at[-1])]
            if (own[1:] >= own[:-1]).all():
                seen |= np.diff(held(self.index, layer, own)) > 0
            else:
                seen[letters(self.index, own)] = True
        tally.letters.update(np.flatnonzero(seen).tolist())
        if self.insertions:
            written = starts < self.index.layer_at[1]
            tally.insertions += int(np.count_nonzero(voices(self.index, starts, ends)[written]))

    def block(self, first: Sequence[int], last: Sequence[int]) -> Running:
        """The lines of hits, given as their first tokens and their ends, as places in a text."""
        starts, ends = np.asarray(first, np.intp), np.asarray(last, np.intp)
        passages, begin, nodes, node_ends, end, odd = self.places(starts, ends)
        text, shift = self.cut(starts, begin, end)
        shared, lengths = _runs(passages)

        def row(number: int) -> tuple[Cell, ...]:
            hit = Hit(int(starts[number]), int(ends[number]))
            return next(line_rows([hit], self.sides, Tally()))[:5]

        return Running(
            self.leads(shared), lengths, text, begin - shift, nodes - shift, node_ends - shift, end - shift, odd, row
        )  # fmt: skip

    def cells(self, first: Sequence[int], last: Sequence[int]) -> list[tuple[Cell, ...]]:
        """The lines of hits, given as their first tokens and their ends, as rows with exports."""
        starts, ends = np.asarray(first, np.intp), np.asarray(last, np.intp)
        passages, begin, nodes, node_ends, end, odd = self.places(starts, ends)
        text, shift = self.cut(starts, begin, end)
        plainly = str(text, "ascii") if text.isascii() else ""
        spoken = voices(self.index, starts, ends)
        insertions = (spoken > 0) & (starts < self.index.layer_at[1])
        columns = (starts, ends, nodes, node_ends, begin - shift, nodes - shift, node_ends - shift, end - shift,
                   insertions, spoken)  # fmt: skip
        hits = zip(*(column.tolist() for column in columns), strict=True)
        here, strange, number = self.sides.here, frozenset(odd), 0
        made: list[tuple[Cell, ...]] = []
        for length in _runs(passages)[1].tolist():
            here.at(Hit(int(starts[number]), int(ends[number])))
            said, bare, moved = here.said, here.is_ascii(), here.shift(int(starts[number]))
            for at, (start, until, node_at, node_to, a, b, c, d, insertion, voice) in enumerate(
                islice(hits, length), number
            ):
                piece = plainly[a:d] if plainly else text[a:d].decode()
                if piece.isascii():
                    left, node, right = piece[: b - a].strip(), piece[b - a : c - a], piece[c - a :].strip()
                else:
                    left, node, right = text[a:b].decode().strip(), text[b:c].decode(), text[c:d].decode().strip()
                if at in strange or not piece.isprintable() or "  " in piece or left[:1] == "¶" or right[-1:] == "¶":
                    made += line_rows([Hit(start, until)], self.sides, Tally(), exports=True)
                    continue
                from_ = node_at - here.begins if bare else here.characters(node_at)
                made.append((
                    here.address, said.date, left, node, right, "[]" if insertion else "", said.id, here.flow,
                    VOICES[voice], start + moved, until + moved, said.sender, said.recipient,
                    from_, from_ + (node_to - node_at if bare else len(node)),
                ))  # fmt: skip
            number += length
        return made

    def places(self, starts: Array, ends: Array) -> tuple[Array, Array, Array, Array, Array, list[int]]:
        """The passage of each hit, where left, node and right begin and the last ends; and those with doubtful ends."""
        places = np.searchsorted(self.breaks, starts.astype(self.breaks.dtype), "right")
        passages = self.break_passage[places - 1]
        base = self.base[passages]
        nodes = base + self.token_starts[starts]
        node_ends = base + self.ended(ends - 1)
        odd: list[Array] = []
        begin = self.lefts(starts, base, self.breaks[places - 1].astype(np.intp), odd)
        end = self.rights(starts, ends, base, self.breaks[places].astype(np.intp), odd)
        odd.append(np.flatnonzero((begin > nodes) | (end < node_ends)))  # a gap within a word
        begin, end = np.minimum(begin, nodes), np.maximum(end, node_ends)
        return passages, begin, nodes, node_ends, end, np.unique(np.concatenate(odd)).tolist()

    def leads(self, passages: Array) -> list[tuple[str, str]]:
        """Address and date of passages."""
        wanted, places = np.unique(passages, return_inverse=True)
        names = []
        for run in np.split(wanted, np.flatnonzero(np.diff(wanted) > _NEAR) + 1):
            near = self.index.passages.addresses.lines(range(int(run[0]), int(run[-1]) + 1))
            names.append(np.array(near, object)[run - run[0]])
        letters, repeats = _runs(self.letters[passages])
        dates = np.repeat(np.array(self.index.letters.dates(letters.tolist()), object), repeats)
        return list(zip(np.concatenate(names)[places].tolist(), dates.tolist(), strict=True))

    def ended(self, tokens: Array) -> Array:
        """Where tokens end, in bytes from the beginning of their flows."""
        return self.token_starts[tokens].astype(np.intp) + self.token_lengths[tokens]

    def passages(self, tokens: Array) -> Array:
        """The passage of each token."""
        return np.searchsorted(self.first, tokens.astype(self.first.dtype), "right") - 1

    def stretches(self, tokens: Array) -> Array:
        """The stretch of each token."""
        return np.searchsorted(self.stretch_first, tokens.astype(self.stretch_first.dtype), "right") - 1

    def lefts(self, starts: Array, base: Array, low: Array, odd: list[Array]) -> Array:
        """Where the left contexts begin; `low` is where passage or stretch of each hit do."""
        first = starts - self.left
        inside = first > low
        begin = np.zeros(len(starts), np.intp)
        border = np.flatnonzero(~inside)
        stretch = self.stretches(starts[border])
        begin[border] = self.stretch_start[stretch]
        beyond = first[border] > self.stretch_first[stretch]
        border = border[beyond]
        passage = self.passages(first[border])
        begin[border] = self.at[passage]
        inside[border] = self.first[passage] != first[border]
        inside = np.flatnonzero(inside)
        token = first[inside]
        begin[inside] = base[inside] + self.token_starts[token]
        limit = base[inside] + self.ended(token - 1)
        self.back(begin, inside, limit, odd)
        return begin

    def back(self, begin: Array, rows: Array, limit: Array, odd: list[Array]) -> None:
        """Move what begins with these tokens back to behind the blank before, if one is there after the limit."""
        at = begin[rows] - 1
        for _ in range(_FAR):
            kind = _LAST[self.text[at]]
            kind[at < limit] = _GENERAL
            blank = kind == _BLANK
            begin[rows[blank]] = at[blank] + 1
            odd.append(rows[kind == _UNSURE])
            going = kind == _ON
            rows, at, limit = rows[going], at[going] - 1, limit[going]
            if not len(rows):
                return
        odd.append(rows)

    def rights(self, starts: Array, ends: Array, base: Array, high: Array, odd: list[Array]) -> Array:
        """Where the right contexts end; `high` is the token after passage or stretch of each hit."""
        after = ends + self.right
        inside = after < high
        end = np.zeros(len(ends), np.intp)
        border = np.flatnonzero(~inside)
        stretch = self.stretches(starts[border])
        end[border] = self.stretch_end[stretch]
        beyond = after[border] < self.stretch_first[stretch + 1]
        border = border[beyond]
        passage = self.passages(after[border] - 1)
        end[border] = self.to[passage]
        inside[border] = self.first[passage + 1] != after[border]
        inside = np.flatnonzero(inside)
        token = after[inside]
        end[inside] = base[inside] + self.ended(token - 1)
        self.forth(end, inside, base[inside] + self.token_starts[token], odd)
        return end

    def forth(self, end: Array, rows: Array, limit: Array, odd: list[Array]) -> None:
        """Move what ends with these tokens on to the next blank, if one is there before the limit."""
        at = end[rows]
        for _ in range(_FAR):
            kind = _FIRST[self.text[at]]
            general = np.flatnonzero(kind == _GENERAL)
            sure = (self.text[at[general] + 1] == 0x80) & (_LAST[self.text[at[general] + 2]] == _ON)
            kind[general] = np.where(sure, _ON, _UNSURE)
            kind[at >= limit] = _GENERAL
            blank = kind == _BLANK
            end[rows[blank]] = at[blank]
            odd.append(rows[kind == _UNSURE])
            going = kind == _ON
            rows, at, limit = rows[going], at[going] + 1, limit[going]
            if not len(rows):
                return
        odd.append(rows)

    def cut(self, starts: Array, begin: Array, end: Array) -> tuple[bytes, Array]:
        """A text that holds all contexts and a byte after each, and how far each lies before its place in the whole."""
        text, sizes = self.index.passages.text, end + 1 - begin
        layer = sum((starts >= first).astype(np.int8) for first in self.index.layer_at[1:-1])
        pieces, shift, size = [], np.zeros(len(starts), np.intp), 0
        for number in range(len(self.index.layer_at) - 1):
            rows = layer == number
            if rows.any():
                low, high = int(begin[rows].min()), int(end[rows].max()) + 1
                pieces.append(text[low:high])
                shift[rows] = low - size
                size += high - low
        if size > _SPARSE * int(sizes.sum()):
            pieces = [text[low:high] for low, high in zip(begin.tolist(), (end + 1).tolist(), strict=True)]
            shift = begin - np.cumsum(sizes) + sizes
        return b"".join(pieces), shift
