"""From many letters to a part of an index, with numpy: what `build` does a letter at a time, done in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lettercli.index.build import EDITOR, OTHER, VOICE_OF_LAYER
from lettercli.index.flows import OUTSIDE_BODY, Rows, flows, gaps, insertions
from lettercli.index.layout import FLOW_END, KINDS, LAYERS, NONE, PASSAGE_END
from lettercli.index.parts import Layer, Part
from lettercli.index.slices import Words, cut

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.int64]

_BETWEEN, _AFTER = PASSAGE_END.encode(), FLOW_END.encode()
_KINDS = {kind: place for place, kind in enumerate(KINDS)}


def part(letters: Sequence[Rows], words: Words, lexicon: int = 0) -> Part:
    """The part of an index that these letters are; their forms get the numbers of `words`."""
    return Part(len(letters), [layer.finish(words) for layer in _collected(letters)], lexicon)


def _collected(letters: Sequence[Rows]) -> list[_Layer]:
    layers = [_Layer(number, len(letters)) for number in range(len(LAYERS))]
    for place, letter in enumerate(letters):
        for flow in flows(letter):
            layers[flow.layer].add(place, letter, flow.rows)
    return layers


class _Layer:
    """The passages of a layer as they are collected."""

    def __init__(self, number: int, letters: int) -> None:
        self.voice = VOICE_OF_LAYER[number]
        self.letters = letters
        self.of: list[int] = []
        """The letter of each flow."""
        self.flow_at: list[int] = []
        self.texts: list[str] = []
        self.kinds: list[str] = []
        self.depths: list[int] = []
        self.addresses: list[str] = []
        self.gaps: list[tuple[int, int, int]] = []
        """Passage, first and last character."""
        self.insertions: list[tuple[int, int, int]] = []

    def add(self, place: int, letter: Rows, rows: Sequence[int]) -> None:
        """A flow of a letter."""
        start = len(self.texts)
        self.of.append(place)
        self.flow_at.append(start)
        if isinstance(rows, range):
            chosen = slice(rows.start, rows.stop)
            self.texts += letter.texts[chosen]
            self.kinds += letter.kinds[chosen]
            self.depths += letter.depths[chosen]
            self.addresses += letter.addresses[chosen]
        else:
            self.texts += [letter.texts[row] for row in rows]
            self.kinds += [letter.kinds[row] for row in rows]
            self.depths += [letter.depths[row] for row in rows]
            self.addresses += [letter.addresses[row] for row in rows]
        if letter.marks or "gap" in letter.kinds:
            for passage, row in enumerate(rows, start):
                self.gaps += [(passage, *span) for span in gaps(letter, row)]
                self.insertions += [(passage, *span) for span in insertions(letter, row)]

    def finish(self, words: Words) -> Layer:
        """The columns, and where the things of each letter begin."""
        encoded = [text.encode() for text in self.texts]
        flow_at = np.array([*self.flow_at, len(encoded)], np.int64)
        text = b"".join(
            _BETWEEN.join(filter(None, encoded[start:end])) + _AFTER
            for start, end in zip(self.flow_at, flow_at[1:].tolist(), strict=True)
        )
        at, to = _places(np.array([len(one) for one in encoded], np.int64), flow_at)
        edges = cut(str(text, "utf-8"), text, at, to, self.texts)
        starts, ends = edges[::2], edges[1::2]
        lost = [(passage, *_bytes(self.texts[passage], at[passage], *span)) for passage, *span in self.gaps]
        if lost:
            kept = np.ones(len(starts), bool)
            for _, low, high in lost:
                kept[np.searchsorted(starts, low) : np.searchsorted(starts, high)] = False
            starts, ends = starts[kept], ends[kept]
        columns: dict[str, NDArray[np.generic]] = {"types": words.ids(text, starts, ends)}
        first = np.searchsorted(starts, at)
        flow_starts, flow_tokens = at[flow_at[:-1]], first[flow_at[:-1]]
        base = np.repeat(flow_starts, np.diff(np.append(flow_tokens, len(starts))))
        stretches = self._stretches(starts, flow_starts, flow_tokens, lost, len(text))
        flow_borders = np.searchsorted(np.array(self.of, np.int64), np.arange(self.letters + 1))
        letter_tokens = np.append(flow_tokens, len(starts))[flow_borders]
        runs, voices = self._voices(starts, first, at, letter_tokens)
        columns |= {
            "starts": _small(starts - base), "lengths": _small(ends - starts),
            "voices.at": runs, "voices": voices, "passages.text": np.frombuffer(text, np.uint8),
            "passages.first": first, "passages.at": at, "passages.to": to,
            "passages.flows": np.repeat(np.arange(len(self.of)), np.diff(flow_at)),
            "passages.kinds": np.array([_KINDS[kind] for kind in self.kinds], np.uint8),
            "flow_at": flow_at[:-1], "stretches.first": stretches[0], "stretches.start": stretches[1],
            "stretches.end": stretches[2], "gaps.passages": np.array([gap[0] for gap in self.gaps], np.int64),
            "gaps.starts": np.array([gap[1] for gap in self.gaps], np.int64),
            "gaps.ends": np.array([gap[2] for gap in self.gaps], np.int64),
        }  # fmt: skip
        columns |= self._tree()
        addresses = [f"{address}\n".encode() for address in self.addresses]
        columns["passages.addresses"] = np.frombuffer(b"".join(addresses), np.uint8)
        columns["passages.addresses.at"] = np.cumsum([0, *map(len, addresses)])[:-1]
        passages = flow_at[flow_borders]
        borders = {
            "tokens": letter_tokens, "runs": np.searchsorted(runs, letter_tokens),
            "bytes": np.append(flow_starts, len(text))[flow_borders], "passages": passages, "flows": flow_borders,
            "characters": np.append(columns["passages.addresses.at"], len(columns["passages.addresses"]))[passages],
            "stretches": np.searchsorted(stretches[0], letter_tokens),
            "gaps": np.searchsorted(columns["gaps.passages"], passages),
        }  # fmt: skip
        return Layer(columns, borders)

    def _tree(self) -> dict[str, NDArray[np.generic]]:
        """The parent of each passage, the first after all its parts, and whether it is in the body."""
        size = len(self.depths)
        parents, ends, body = [NONE] * size, list(range(1, size + 1)), [kind not in OUTSIDE_BODY for kind in self.kinds]
        if any(self.depths):
            above: list[int] = []
            for passage, depth in enumerate(self.depths):
                while len(above) > depth:
                    ends[above.pop()] = passage
                if above:
                    parents[passage] = above[-1]
                    body[passage] = body[passage] and body[above[-1]]
                above.append(passage)
            while above:
                ends[above.pop()] = size
        return {"passages.parents": np.array(parents, np.int64), "passages.ends": np.array(ends, np.int64),
                "passages.body": np.array(body, np.uint8)}  # fmt: skip

    def _stretches(
        self, starts: Places, flow_starts: Places, flow_tokens: Places, lost: list[tuple[int, int, int]], size: int
    ) -> tuple[Places, Places, Places]:
        """The first token of each stretch, and where its text begins and ends."""
        ends = np.append(flow_starts[1:], size) - len(_AFTER)
        first, begin, end = flow_tokens, flow_starts, ends[: len(flow_starts)]
        if lost:
            low, high = (np.array([gap[side] for gap in lost], np.int64) for side in (1, 2))
            tokens = np.searchsorted(starts, low)
            flow = np.searchsorted(flow_starts, low, "right") - 1
            # A stretch ends with the gap after it and begins with the one before it; the flow's ends are such ends.
            order = np.lexsort((np.append(flow_starts, low), np.append(np.arange(len(flow_starts)), flow)))
            first = np.append(first, tokens)[order]
            begin = np.append(begin, low)[order]
            nothing = np.full(len(flow_starts), -1)
            closes = np.append(nothing, high)[order]
            end = np.append(closes[1:], -1)
            of = np.append(np.arange(len(flow_starts)), flow)[order]
            end = np.where(end < 0, ends[of], end)
        kept = np.append(first[1:], len(starts)) > first
        return first[kept], begin[kept], end[kept]

    def _voices(
        self, starts: Places, first: Places, at: Places, letter_tokens: Places
    ) -> tuple[Places, NDArray[np.uint8]]:
        """The first token of each run of one voice, and whose it is; a run ends with its letter."""
        voices = np.full(len(starts), self.voice, np.uint8)
        borders = np.append(first, len(starts))
        if "annotation" in self.kinds:
            ends = self._tree()["passages.ends"]
            for passage, kind in enumerate(self.kinds):
                if kind == "annotation":
                    voices[borders[passage] : borders[ends[passage]]] = OTHER
        for passage, *span in self.insertions:
            low, high = np.searchsorted(starts, _bytes(self.texts[passage], at[passage], *span))
            voices[low:high] = np.maximum(voices[low:high], EDITOR)
        new = np.ones(len(starts), bool)
        new[1:] = voices[1:] != voices[:-1]
        new[letter_tokens[letter_tokens < len(starts)]] = True
        runs = np.flatnonzero(new)
        return runs, voices[runs]


def _places(lengths: Places, flow_at: Places) -> tuple[Places, Places]:
    """Where each passage's text begins and ends in the text of all flows."""
    if not len(lengths):
        return lengths, lengths
    filled = lengths > 0
    before: Places = np.cumsum(filled) - filled
    flow = np.repeat(np.arange(len(flow_at) - 1), np.diff(flow_at))
    parted = filled & (before > before[flow_at[:-1]][flow])
    to = np.cumsum(lengths + parted * len(_BETWEEN)) + flow * len(_AFTER)
    return to - lengths, to


def _small(numbers: Places) -> NDArray[np.generic]:
    """The numbers, none below 0, in as few bytes each as will do: much of the work is to move them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def _bytes(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of a passage lies in the text of all."""
    if text.isascii():
        return at + start, at + end
    return at + len(text[:start].encode()), at + len(text[:end].encode())
