"""From letters to the index of them, in one pass over the text, with nothing but the standard library.

The layout is told in `layout`. Everything a token costs happens in C: a text is cut in pieces by one split, offsets
are running sums of the pieces' lengths, ids come from one dictionary. The ids given on the way are in order of
appearance; when the lexicon is whole and sorted, they are replaced by ranks.

This is for editions of some thousand letters, where it is done before numpy is loaded, and it says what the index of
any edition is: `bulk` makes the same one of many letters.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from lettercli.index.flows import OUTSIDE_BODY, Rows, flows, gaps, insertions, rows
from lettercli.index.layout import FLOW_END, KINDS, LAYERS, NONE, PASSAGE_END, VOICES, Index, narrowest
from lettercli.index.lexicon import laid_out, lexicon_sections
from lettercli.index.records import record
from lettercli.model import Edition
from lettercli.text.tokens import cut, form

_BETWEEN, _AFTER = PASSAGE_END.encode(), FLOW_END.encode()
WRITER, EDITOR, OTHER = range(len(VOICES))
VOICE_OF_LAYER = (WRITER, EDITOR, OTHER)
_KINDS = {kind: place for place, kind in enumerate(KINDS)}


class About(NamedTuple):
    """What an index keeps of the edition as a whole."""

    title: str = ""
    language: str = "en"
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence, the editors' sigla among them."""


def build(edition: Edition) -> Index:
    """The index of the edition, in memory."""
    return Index(sections(map(rows, edition.letters), about(edition)))


def about(edition: Edition) -> About:
    """What the index keeps of the edition as a whole."""
    return About(edition.title, edition.language, (*edition.abbreviations, *edition.sigla))


def sections(letters: Iterable[Rows], about: About) -> dict[str, memoryview]:
    """The sections of the index of some letters, which come in the edition's order."""
    work = _Work()
    letters = list(letters)
    cut_up = [[(flow, letter) for flow in flows(letter)] for letter in letters]
    layer_at, letter_at, passages_at = array("I"), array("I"), array("I")
    for layer in range(len(LAYERS)):
        layer_at.append(len(work.types))
        passages_at.append(len(work.addresses))
        for number, letter_flows in enumerate(cut_up):
            letter_at.append(len(work.types))
            for flow, letter in letter_flows:
                if flow.layer == layer:
                    work.add_flow(letter, flow.rows, number, VOICE_OF_LAYER[layer])
        letter_at.append(len(work.types))
    layer_at.append(len(work.types))
    passages_at.append(len(work.addresses))
    made = work.finish(layer_at)
    made |= {"layer_at": memoryview(layer_at), "letter_at": memoryview(letter_at),
             "layer_passages": memoryview(passages_at)}  # fmt: skip
    heads = [record(one.head.id, one.head.date, one.head.sender, one.head.recipient) for one in letters]
    made["letters.records"] = memoryview(b"".join(heads))
    made["letters.records.at"] = memoryview(array("I", accumulate(map(len, heads), initial=0)))
    return made | about_sections(about)


def about_sections(about: About) -> dict[str, memoryview]:
    """What is said of the edition as a whole, as sections."""
    made = {}
    for name, strings in (("facts", (about.title, about.language)), ("abbreviations", about.abbreviations)):
        made[name], made[f"{name}.at"] = laid_out(strings)
    return made


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
        self.types, self.starts, self.lengths = array("I"), array("I"), array("I")
        self.voices = bytearray()
        self.text: list[bytes] = []
        self.bytes = 0
        self.flow_at = array("I")
        self.addresses: list[str] = []
        self.first, self.letters, self.flows = array("I"), array("I"), array("I")
        self.parents, self.part_ends = array("I"), array("I")
        self.at, self.to = array("Q"), array("Q")
        self.kinds, self.body = bytearray(), bytearray()
        self.stretches = array("I"), array("Q"), array("Q")
        """First token, first byte, last byte."""
        self.gaps = array("I"), array("I"), array("I")
        """Passage, first and last character."""
        self.since = (0, 0)
        """The stretch that is open: its first token, and where its text begins."""

    def add_flow(self, letter: Rows, numbers: Sequence[int], place: int, voice: int) -> None:
        """A flow: these rows of the letter, whose words are that voice's."""
        self.flow_at.append(len(self.addresses))
        base = self.bytes
        self.since = (len(self.types), base)
        above: list[tuple[int, bool, int]] = []
        """The passages around the next row, outermost first: number, whether in the body, voice."""
        for row in numbers:
            depth, kind = letter.depths[row], letter.kinds[row]
            while len(above) > depth:
                self.part_ends[above.pop()[0]] = len(self.addresses)
            parent, body, owner = above[-1] if above else (NONE, True, voice)
            owner = OTHER if kind == "annotation" else owner
            above.append((len(self.addresses), body and kind not in OUTSIDE_BODY, owner))
            self.first.append(len(self.types))
            self.addresses.append(letter.addresses[row])
            self.letters.append(place)
            self.flows.append(len(self.flow_at) - 1)
            self.parents.append(parent)
            self.part_ends.append(0)
            self.kinds.append(_KINDS[kind])
            self.body.append(above[-1][1])
            self.add_text(letter.texts[row], base)
            self.add_tokens(letter, row, base, owner)
        for number, _, _ in above:
            self.part_ends[number] = len(self.addresses)
        self.close_stretch(self.bytes, len(self.types))
        self.text.append(_AFTER)
        self.bytes += len(_AFTER)

    def add_text(self, text: str, base: int) -> None:
        """The text of a passage in the flow that begins at `base`."""
        encoded = text.encode()
        if encoded and self.bytes > base:
            self.text.append(_BETWEEN)
            self.bytes += len(_BETWEEN)
        self.at.append(self.bytes)
        self.text.append(encoded)
        self.bytes += len(encoded)
        self.to.append(self.bytes)

    def add_tokens(self, letter: Rows, row: int, base: int, voice: int) -> None:
        """The tokens of a row's own text, with whose words they are and where gaps part them."""
        text, at = letter.texts[row], self.at[-1]
        pieces = cut(text)
        bounds = list(accumulate(map(len, pieces)))
        words, starts = pieces[1::2], bounds[:-1:2]
        places = bounds if self.bytes - at == len(text) else list(accumulate(len(piece.encode()) for piece in pieces))
        from_, to = places[:-1:2], places[1::2]
        lost = gaps(letter, row)
        if lost:
            kept = [i for i, start in enumerate(starts) if not any(low <= start < high for low, high in lost)]
            words, starts, from_, to = ([column[i] for i in kept] for column in (words, starts, from_, to))  # type: ignore[assignment]
        first = len(self.types)
        self.types.extend(map(self.ids.__getitem__, words))
        self.starts.extend(at - base + place for place in from_)
        self.lengths.extend(map(sub, to, from_))
        self.voices.extend(bytes((voice,)) * len(words))
        for start, end in insertions(letter, row):
            low, high = bisect_left(starts, start), bisect_left(starts, end)
            self.voices[first + low : first + high] = bytes((max(voice, EDITOR),)) * (high - low)
        for start, end in lost:
            for column, value in zip(self.gaps, (len(self.addresses) - 1, start, end), strict=True):
                column.append(value)
            token = first + bisect_left(starts, start)
            self.close_stretch(at + len(text[:end].encode()), token)
            self.since = (token, at + len(text[:start].encode()))

    def close_stretch(self, offset: int, end: int) -> None:
        """The open stretch ends there, before the token `end`; one without tokens is forgotten."""
        first, start = self.since
        if end > first:
            for column, value in zip(self.stretches, (first, start, offset), strict=True):
                column.append(value)

    def finish(self, layer_at: array[int]) -> dict[str, memoryview]:
        """The sections: ids as ranks, the reverse indexes, the last borders."""
        made, ranks = lexicon_sections(list(self.ids.forms))
        types = array("I", map(ranks.__getitem__, self.types))
        size = len(types)
        self.first.append(size)
        self.flow_at.append(len(self.addresses))
        self.stretches[0].append(size)
        made["passages.addresses"], made["passages.addresses.at"] = laid_out(self.addresses)
        voices_at, voices = _runs(self.voices)
        for layer, name in enumerate(LAYERS):
            at, tokens = _postings(types, layer_at[layer], layer_at[layer + 1], len(ranks))
            made |= {f"postings.{name}.at": memoryview(at), f"postings.{name}": memoryview(tokens)}
        arrays: dict[str, array[int] | bytes | bytearray] = {
            "types": types, "starts": _narrow(self.starts, "HI"), "lengths": _narrow(self.lengths, "BHI"),
            "voices.at": voices_at, "voices": voices, "flow_at": self.flow_at,
            "passages.first": self.first, "passages.at": _offsets(self.at, self.bytes),
            "passages.to": _offsets(self.to, self.bytes), "passages.text": b"".join(self.text),
            "passages.letters": self.letters, "passages.flows": self.flows, "passages.parents": self.parents,
            "passages.ends": self.part_ends, "passages.kinds": self.kinds, "passages.body": self.body,
            "stretches.first": self.stretches[0], "stretches.start": _offsets(self.stretches[1], self.bytes),
            "stretches.end": _offsets(self.stretches[2], self.bytes),
            "gaps.passages": self.gaps[0], "gaps.starts": self.gaps[1], "gaps.ends": self.gaps[2],
            "breaks": array("I", sorted({*self.first, *self.stretches[0]})),
        }  # fmt: skip
        return made | {name: memoryview(column) for name, column in arrays.items()}


def _narrow(column: array[int], formats: str) -> array[int]:
    """Numbers in the first of these formats that holds them all."""
    return array(narrowest(max(column, default=0), formats), column)


def _offsets(column: array[int], end: int) -> array[int]:
    """Offsets in the text, which ends there."""
    return array(narrowest(end, "IQ"), column)


def _runs(voices: bytearray) -> tuple[array[int], bytearray]:
    """The first token of each run of one voice, with the number of tokens at the end, and the voices."""
    import re

    runs = [run.start() for run in re.finditer(rb"\x00+|\x01+|\x02+", voices)]
    return array("I", [*runs, len(voices)]), bytearray(voices[token] for token in runs)


def _postings(types: array[int], start: int, end: int, forms: int) -> tuple[array[int], array[int]]:
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
    return at, tokens
