"""Very many rows as tab-separated records: each is copied from a text, in which blanks become tabs.

What such a record must not hold is looked for in all of them at once; the few that hold it are written anew from
their cells, so that what is written is what `delimited` writes. This imports numpy, so it is imported where rows are
many.
"""

from __future__ import annotations

from itertools import chain
from typing import Any, TypeAlias

import numpy as np

from lettercli.render.delimited import shown, tsv
from lettercli.table import Running

Array: TypeAlias = Any

_TAB, _LF, _BLANK, _DELETE = b"\t\n \x7f"
_AT_ONCE = 1024
"""Pieces that are copied together: they should stay in the processor's cache."""
_CONTROLS = 5
"""Of a record: four tabs and its end."""
_PILCROW = "¶".encode()
"""Where a context ends in one, only the text beyond can tell whether it is printed."""

_SUSPECT = np.zeros(256, bool)
_SUSPECT[[0x7F, 0xC2, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3]] = True
"""Bytes that begin a character that is a blank or does not show, among others; see `_hidden`."""


def records(rows: Running) -> memoryview:
    """The rows as records."""
    made, ends = _joined(rows)
    odd = {*rows.odd, *_odd(made, ends).tolist(), *_at_pilcrows(rows).tolist()}
    whole = memoryview(made)
    if not odd:
        return whole
    pieces: list[bytes | memoryview] = []
    written = 0
    for number in sorted(odd):
        pieces += (whole[written : int(ends[number - 1]) if number else 0], _anew(rows, number))
        written = int(ends[number])
    return memoryview(b"".join((*pieces, whole[written:])))


def _anew(rows: Running, number: int) -> bytes:
    return "".join(tsv([rows.row(number)])).encode()


def _joined(rows: Running) -> tuple[Array, Array]:
    """The records as bytes, and where each ends.

    A record is a head, then left, node and right, each with one byte behind it, which becomes a tab or the line's end.
    Where that byte is the blank before the next cell, two cells are one piece of the text.
    """
    heads, head_starts, head_sizes = _heads(rows.leads)
    starts, nodes, node_ends, ends = (places + len(heads) for places in rows[3:7])
    source = np.frombuffer(heads + rows.text, np.uint8)
    left_ends = nodes - ((nodes > starts) & (source[nodes - 1] == _BLANK))
    rights = node_ends + ((ends > node_ends) & (source[node_ends] == _BLANK))
    from_ = np.stack((np.repeat(head_starts, rows.lengths), starts, nodes, rights), 1)
    sizes = np.stack(
        (np.repeat(head_sizes, rows.lengths), left_ends - starts + 1, node_ends - nodes + 1, ends - rights + 1), 1
    )
    record_ends = np.cumsum(sizes[:, 0] + sizes[:, 1] + sizes[:, 2] + sizes[:, 3])  # sum(1) takes four times as long
    rights_at = record_ends - sizes[:, 3]
    nodes_at = rights_at - sizes[:, 2]
    kept = np.ones(sizes.shape, bool)
    for cell, joined in ((3, rights > node_ends), (2, left_ends < nodes)):
        sizes[:, cell - 1] += np.where(joined, sizes[:, cell], 0)
        kept[:, cell] = ~joined
    out = _copied(source, from_[kept], sizes[kept])
    out[nodes_at - 1] = _TAB
    out[rights_at - 1] = _TAB
    out[record_ends - 1] = _LF
    return out, record_ends


def _copied(source: Array, from_: Array, sizes: Array) -> Array:
    """Pieces of the source, one after another.

    Each is copied with the same number of bytes, and what is too much of it is overwritten by the next: numpy assigns
    items in the order of their places.
    """
    width = int(sizes.max())
    if width > (most := 2 * int(sizes.mean()) + 64):  # a few long ones: all are cut into shorter ones
        width = most
        parts = -(-sizes // width)
        step = (np.arange(parts.sum()) - np.repeat(np.cumsum(parts) - parts, parts)) * width
        from_, sizes = np.repeat(from_, parts) + step, np.minimum(np.repeat(sizes, parts) - step, width)
    to = np.cumsum(sizes) - sizes
    total = int(to[-1] + sizes[-1])
    source, out = np.concatenate([source, np.zeros(width, np.uint8)]), np.empty(total + width, np.uint8)
    there, here = _windows(out, width), _windows(source, width)
    for at in range(0, len(to), _AT_ONCE):
        there[to[at : at + _AT_ONCE]] = here[from_[at : at + _AT_ONCE]]
    return out[:total]


def _windows(bytes: Array, width: int) -> Array:
    """What can be read from each byte on, so many bytes as one item."""
    return np.ndarray(len(bytes) - width + 1, np.dtype((np.void, width)), bytes, strides=(1,))


def _heads(leads: list[tuple[str, str]]) -> tuple[bytes, Array, Array]:
    """The beginnings of records, where each starts in them all, and its length."""
    if not "".join(chain.from_iterable(leads)).isprintable():
        leads = [(shown(first), shown(second)) for first, second in leads]
    heads = "".join([f"{first}\t{second}\t\n" for first, second in leads]).encode()
    ends = np.flatnonzero(np.frombuffer(heads, np.uint8) == _LF)
    starts = np.concatenate([[0], ends[:-1] + 1])
    return heads, starts, ends - starts


def _at_pilcrows(rows: Running) -> Array:
    """The rows whose context begins or ends with a pilcrow."""
    view = np.frombuffer(rows.text, np.uint8)
    starts, ends = rows.starts, rows.ends
    begin = (view[starts] == _PILCROW[0]) & (view[starts + 1] == _PILCROW[1])
    return np.flatnonzero(begin | ((view[ends - 1] == _PILCROW[1]) & (view[ends - 2] == _PILCROW[0])))


def _odd(out: Array, ends: Array) -> Array:
    """The records that hold more than one blank in a row, a blank at the edge of a cell, or what does not show."""
    places = []
    low = out <= _BLANK
    twice = low[1:] & low[:-1]
    if np.count_nonzero(twice):
        pairs = np.flatnonzero(twice)
        places.append(pairs[(out[pairs] == _BLANK) | (out[pairs + 1] == _BLANK)])
    control = out < _BLANK
    if np.count_nonzero(control) != _CONTROLS * len(ends):
        at = np.searchsorted(ends, np.flatnonzero(control), "right")
        places.append(ends[np.bincount(at, minlength=len(ends)) != _CONTROLS] - 1)
    high = out >= _DELETE
    if np.count_nonzero(high):
        suspects = np.flatnonzero(high)
        suspects = suspects[_SUSPECT[out[suspects]]]
        places.append(suspects[_hidden(out, suspects)])
    if not places:
        return np.empty(0, np.intp)
    return np.unique(np.searchsorted(ends, np.concatenate(places), "right"))


def _hidden(out: Array, at: Array) -> Array:
    """Whether the character there is a blank of more than one byte, or may not show; in doubt it may not."""
    first = out[at]
    second, third = (out[np.minimum(at + step, len(out) - 1)] for step in (1, 2))

    def between(values: Array, low: int, high: int) -> Array:
        return (values >= low) & (values <= high)

    return (
        (first == 0x7F)
        | ((first == 0xC2) & ((second <= 0xA0) | (second == 0xAD)))
        | ((first == 0xD8) & ((second <= 0x85) | (second == 0x9C)))
        | ((first == 0xDB) & (second == 0x9D))
        | ((first == 0xDC) & (second == 0x8F))
        | ((first == 0xE0) & ((second == 0xA2) | (second == 0xA3)))
        | ((first == 0xE1) & ((second == 0x9A) | (second == 0xA0)))
        | ((first == 0xE2) & (second == 0x80) & ((third <= 0x8F) | between(third, 0xA8, 0xAF)))
        | ((first == 0xE2) & (second == 0x81) & between(third, 0x9F, 0xAF))
        | ((first == 0xE3) & (second == 0x80) & (third == 0x80))
        | ((first == 0xEF) & ((second == 0xBB) | ((second == 0xBF) & between(third, 0xB9, 0xBB))))
        | ((first == 0xF0) & (between(second, 0x91, 0x9D)))
        | (first == 0xF3)
    )
