"""From letters to the index of them, in one pass over the text.

The layout is told in `layout`. Everything a token costs happens in C: a text is cut in pieces by one split, offsets
are running sums of the pieces' lengths, ids come from one dictionary. The ids given on the way are in order of
appearance; when the lexicon is whole and sorted, they are replaced by ranks.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from lettercli.index.layout import (
    KINDS,
    LAYERS,
    NONE,
    VOICES,
    Gaps,
    Index,
    LetterData,
    Passages,
    Postings,
    Stretches,
)
from lettercli.index.lexicon import Lexicon
from lettercli.model import Edition, Letter, Mark, Passage
from lettercli.text.tokens import cut, form

_OUTSIDE_BODY = frozenset({"salute", "dateline", "closer", "signed"})


def build(edition: Edition) -> Index:
    """The index of the edition, in memory."""
    work = _Work()
    layer_at, letter_at = array("I"), []
    for layer in LAYERS:
        layer_at.append(len(work.types))
        at = array("I")
        for number, letter in enumerate(edition.letters):
            at.append(len(work.types))
            for flow in _flows(letter, layer):
                work.add_flow(flow, number)
        at.append(len(work.types))
        letter_at.append(at)
    layer_at.append(len(work.types))
    index = Index([_data(letter) for letter in edition.letters], (*edition.abbreviations, *edition.sigla))
    index.layer_at, index.letter_at = layer_at, letter_at
    work.finish(index)
    index.lexicon.language = edition.language
    return index


def _flows(letter: Letter, layer: str) -> Iterable[Sequence[Passage]]:
    """The flows of a letter in a layer, each as the passages at its top."""
    if layer == "notes":
        return [(note.body,) for note in letter.notes]
    if layer == "annotations":
        return [(passage,) for passage in letter.passages if passage.kind == "annotation"]
    return [[passage for passage in letter.passages if passage.kind != "annotation"]]


def _data(letter: Letter) -> LetterData:
    return LetterData(letter.id, letter.date, "; ".join(letter.sender), "; ".join(letter.recipient))


class _Ids(dict[str, int]):
    """Numbers for words as they stand in the text, given at first sight; words of one form share a number."""

    def __init__(self) -> None:
        self.forms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = self.forms.setdefault(form(word), len(self.forms))
        return number


class _Work:
    """The arrays as they grow."""

    def __init__(self) -> None:
        self.ids = _Ids()
        self.types, self.starts, self.ends = array("I"), array("I"), array("I")
        self.voices = bytearray()
        self.text: list[bytes] = []
        self.bytes = 0
        self.flow_at = array("I")
        self.passages = Passages(
            array("I"), array("Q"), b"", [], array("I"), array("I"), array("I"), array("I"), bytearray(), bytearray()
        )
        self.stretches = Stretches(array("I"), array("I"), array("I"), array("I"), array("I"))
        self.gaps = Gaps(array("I"), array("I"), array("I"))
        self.since = (0, 0, 0)
        """The stretch that is open: its first token, and the passage and offset where its text begins."""

    def add_flow(self, tops: Sequence[Passage], letter: int) -> None:
        """A flow: these passages and all their parts."""
        self.flow_at.append(len(self.passages.addresses))
        self.since = (len(self.types), len(self.passages.addresses), 0)
        for passage in tops:
            self.add_passage(passage, letter, NONE, "note" if passage.kind == "note" else "", body=True)
        last = len(self.passages.addresses) - 1
        if last >= self.flow_at[-1]:
            self.close_stretch(last, len(str(self.text[-1], "utf-8")))

    def add_passage(self, passage: Passage, letter: int, parent: int, owner: str, *, body: bool) -> None:
        """A passage and its parts; `owner` is whose flow it is where that settles the voice."""
        rows = self.passages
        number = len(rows.addresses)
        body = body and passage.kind not in _OUTSIDE_BODY
        owner = "annotation" if passage.kind == "annotation" else owner
        rows.first.append(len(self.types))
        rows.at.append(self.bytes)
        rows.addresses.append(passage.address)
        rows.letters.append(letter)
        rows.flows.append(len(self.flow_at) - 1)
        rows.parents.append(parent)
        rows.ends.append(0)
        rows.kinds.append(KINDS.index(passage.kind))
        rows.body.append(body)
        encoded = passage.text.encode()
        self.text.append(encoded)
        self.bytes += len(encoded)
        voice = {"note": "editor", "annotation": "other"}.get(owner, passage.voice)
        self.add_tokens(passage, number, VOICES.index(voice))
        for part in passage.parts:
            self.add_passage(part, letter, number, owner, body=body)
        rows.ends[number] = len(rows.addresses)

    def add_tokens(self, passage: Passage, number: int, voice: int) -> None:
        """The tokens of a passage's own text, with whose words they are and where gaps part them."""
        pieces = cut(passage.text)
        bounds = list(accumulate(map(len, pieces)))
        words, starts, ends = pieces[1::2], bounds[:-1:2], bounds[1::2]
        gaps = _gaps(passage)
        if gaps:
            kept = [i for i, start in enumerate(starts) if not any(gap.start <= start < gap.end for gap in gaps)]
            words, starts, ends = [words[i] for i in kept], [starts[i] for i in kept], [ends[i] for i in kept]
        first, ids = len(self.types), self.ids
        self.types.extend(map(ids.__getitem__, words))
        self.starts.extend(starts)
        self.ends.extend(ends)
        self.voices.extend(bytes((voice,)) * len(words))
        for mark in passage.marks:
            if mark.kind == "insertion":
                low, high = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
                editor = max(voice, VOICES.index("editor"))
                self.voices[first + low : first + high] = bytes((editor,)) * (high - low)
        for gap in gaps:
            for column, value in zip(self.gaps, (number, gap.start, gap.end), strict=True):
                column.append(value)
            self.close_stretch(number, gap.end, first + bisect_left(starts, gap.start))
            self.since = (first + bisect_left(starts, gap.start), number, gap.start)

    def close_stretch(self, passage: int, offset: int, end: int = -1) -> None:
        """The open stretch ends there, before the token `end`; one without tokens is forgotten."""
        first, from_passage, from_offset = self.since
        if (end if end >= 0 else len(self.types)) > first:
            for column, value in zip(self.stretches, (first, from_passage, from_offset, passage, offset), strict=True):
                column.append(value)

    def finish(self, index: Index) -> None:
        """The arrays as the index holds them: ids as ranks, the reverse indexes, the last borders."""
        forms = list(self.ids.forms)
        index.lexicon, ranks = Lexicon.of(forms)
        types = array("I", map(ranks.__getitem__, self.types))
        rows = self.passages
        rows.first.append(len(types))
        rows.at.append(self.bytes)
        self.flow_at.append(len(rows.addresses))
        self.stretches.first.append(len(types))
        index.types, index.starts, index.ends, index.voices = types, self.starts, self.ends, self.voices
        index.passages = rows._replace(text=b"".join(self.text))
        index.flow_at, index.stretches, index.gaps = self.flow_at, self.stretches, self.gaps
        index.breaks = array("I", sorted({*rows.first, *self.stretches.first}))
        at = index.layer_at
        index.postings = [_postings(types, at[layer], at[layer + 1], len(forms)) for layer in range(len(LAYERS))]


def _gaps(passage: Passage) -> list[Mark]:
    """The gaps of a passage's text in order; a passage that is a gap is one as a whole."""
    if passage.kind == "gap":
        return [Mark("gap", 0, len(passage.text))]
    return [mark for mark in passage.marks if mark.kind == "gap"]


def _postings(types: array[int], start: int, end: int, forms: int) -> Postings:
    """The reverse index of the tokens from start to end."""
    counts = [0] * (forms + 1)
    for type in types[start:end]:
        counts[type + 1] += 1
    at = array("I", accumulate(counts))
    place = at.tolist()
    tokens = array("I", bytes(4 * (end - start)))
    for token, type in enumerate(types[start:end], start):
        tokens[place[type]] = token
        place[type] += 1
    return Postings(at, tokens)
