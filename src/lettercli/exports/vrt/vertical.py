"""The lines of vertical text: letters as nested tags, and between them a line a token.

A passage's tag holds its own words and then its parts. Its own words stand in `seg`: the stretch of words within which
a hit lies, since none goes on into another passage or over a gap. So no two `seg` overlap, every token is in one, and
`within seg` asks what `letters kwic` asks. Sentences are within a `seg`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lettercli.errors import LettersError
from lettercli.exports.vrt.tags import Tag, day, escaped, number_of, opened, quoted
from lettercli.hits import gaps_of
from lettercli.index.layout import KINDS, LAYERS, NONE, VOICES
from lettercli.index.pieces import Pieces, Run
from lettercli.text.tokens import fold

if TYPE_CHECKING:
    from lettercli.exports import Source
    from lettercli.model import Head

HEAD = ("id", "date", "date_from", "date_to", "sender", "recipient", "place")
"""What a letter's tag says, before the keys of the metadata."""
TOKEN = ("word", "folded", "lemma", "printed", "voice", "address", "number")
"""What a line says, in order."""
TAGS = {"paragraph": "p", "postscript": "ps"}
"""Kinds of passages whose tag is not called like them."""
PASSAGE = ("n", "address")
GAP, SEG, SENTENCE, TEXT, LETTER = "gap", "seg", "s", "text", "letter"
AROUND = "no", "before", "after", "both"
"""On which side of a `seg` text is lost."""

LONGEST = 4_000
"""Bytes of a value: CWB takes 4,095, and would cut the rest off in the midst of a character."""
LONGEST_LINE = 65_000
"""Bytes of a line: CWB takes 65,534, and gives up at a longer one."""
_TOGETHER = 50_000
"""About how many tokens of letters are laid out at a time."""
_KEPT_BY_HEAD = {"id", "date", "sender", "recipient", "place"}


class _Layer(NamedTuple):
    """Tokens of a layer, laid out."""

    first: int
    lines: list[str]
    sentences: list[int]
    starts: list[int]
    """Where each begins in its passage, in characters."""


class Vertical:
    """The letters of a source as vertical text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.index = source.index()
        self.keys = _keys(source)
        self.lemmas = self._lemmas()
        self.tokens = tuple(name for name in TOKEN if name != "lemma" or self.lemmas is not None)
        self.depths: dict[str, int] = {}
        """By tag of passages, how many of the same name stood around one at most."""
        self._forms: dict[int, str] = {}
        self._cut = 0
        """How many values were too long."""

    def _lemmas(self) -> list[str] | None:
        """The lemma of each form; None where none can be made."""
        from lettercli.index.lemmas import lemmas

        try:
            made = lemmas(self.index.lexicon)
        except LettersError as error:
            self.source.remarks.append(f"no attribute lemma: {error.message}")
            return None
        strings = list(made.strings)
        return [strings[rank] for rank in made.of]

    def tags(self) -> list[Tag]:
        """All tags that may stand in the text written so far."""
        passages = [Tag(name, PASSAGE, depth) for name, depth in sorted(self.depths.items()) if name != GAP]
        return [
            Tag(LETTER, (*HEAD, *self.keys.values())), Tag(TEXT, ()), *passages, Tag(SEG, ("lost",)),
            Tag(SENTENCE, ("n",)),
        ]  # fmt: skip

    def letters(self) -> Iterator[str]:
        """The letters, one after the other."""
        heads = self.source.heads
        places = [self.source.edition.place(head.id) for head in heads]
        for low, high in self._together(places):
            layers = self._laid_out(places[low], places[high - 1] + 1)
            for head, place in zip(heads[low:high], places[low:high], strict=True):
                yield "".join(self._letter(head, place, layers))
                self.source.drawn += 1
                if self.source.said is not None:
                    self.source.said(self.source.drawn, len(places))
        if self._cut:
            values = "value is" if self._cut == 1 else "values are"
            self.source.remarks.append(f"{self._cut:,} {values} longer than CWB takes, and cut: they end in …")

    def _together(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Letters that follow one another and are not too many to be laid out together."""
        low = size = 0
        for at, place in enumerate(places):
            if at > low and (place != places[at - 1] + 1 or size >= _TOGETHER):
                yield low, at
                low, size = at, 0
            size += sum(letter_at[place + 1] - letter_at[place] for letter_at in self.index.letter_at)
        if places:
            yield low, len(places)

    def _laid_out(self, low: int, high: int) -> list[_Layer]:
        """The lines of all tokens of some letters, layer by layer."""
        found = []
        for layer, at in enumerate(self.index.letter_at):
            run = Run(layer, at[low], at[high])
            found.append(self._layer(run) if run.first < run.end else _Layer(run.first, [], [], []))
        return found

    def _layer(self, run: Run) -> _Layer:
        index, forms = self.index, self._forms
        cut = Pieces(index, run)
        types = list(index.types[run.first : run.end])
        for type in set(types).difference(forms):
            forms[type] = self._form(type)
        printed = (escaped(self._fitting(text)) for text in cut.texts(cut.before, cut.after))
        voices = map(VOICES.__getitem__, index.voices[run.first : run.end])
        passages = cut.passages.tolist()
        addresses = {passage: escaped(index.passages.addresses[passage]) for passage in set(passages)}
        numbers = (index.offset(run.first + first) + at for first, end in _letters(index.passages.letters, passages)
                   for at in range(end - first))  # fmt: skip
        lines = [
            f"{forms[type]}{text}\t{voice}\t{addresses[passage]}\t{number}\n"
            for type, text, voice, passage, number in zip(types, printed, voices, passages, numbers, strict=True)
        ]
        return _Layer(run.first, lines, cut.sentences().tolist(), (cut.starts - cut.passage_starts).tolist())

    def _form(self, type: int) -> str:
        lexicon = self.index.lexicon
        told = [lexicon.surfaces[type], lexicon.folded[lexicon.groups()[type]]]
        if self.lemmas is not None:
            told.append(self.lemmas[type])
        return "".join(f"{escaped(self._fitting(text))}\t" for text in told)

    def _fitting(self, text: str, longest: int = LONGEST) -> str:
        """The text, or as much of it as a value can hold, `…` at its end."""
        if 4 * len(text) <= longest or len(text.encode()) <= longest:
            return text
        self._cut += 1
        return text.encode()[: longest - 3].decode(errors="ignore") + "…"

    def _head(self, head: Head) -> str:
        """The tag that begins a letter."""
        names = (*HEAD, *self.keys.values())
        values = [self._fitting(" ".join(value.split())) for value in self._about(head)]
        tag = opened(LETTER, zip(names, values, strict=True))
        if len(tag.encode()) > LONGEST_LINE:
            room = LONGEST_LINE // len(names) // len("&quot;") - len(max(names, key=len))
            tag = opened(LETTER, zip(names, [self._fitting(value, max(room, 4)) for value in values], strict=True))
        return tag

    def _letter(self, head: Head, place: int, layers: Sequence[_Layer]) -> Iterator[str]:
        index, borders = self.index, self.index.sections["layer_passages"]
        yield self._head(head)
        for layer, name in enumerate(LAYERS):
            letters = index.passages.letters
            low = bisect_left(letters, place, borders[layer], borders[layer + 1])
            high = bisect_left(letters, place + 1, low, borders[layer + 1])
            if low < high and name == TEXT:
                yield f"<{TEXT}>\n"
            yield from self._passages(head.id, range(low, high), layers[layer])
            if low < high and name == TEXT:
                yield f"</{TEXT}>\n"
        yield f"</{LETTER}>\n"

    def _about(self, head: Head) -> Iterator[str]:
        yield from (head.id, head.date.edtf, day(head.date.first), day(head.date.last))
        yield from ("; ".join(head.sender), "; ".join(head.recipient), head.place)
        for key in self.keys:
            value = head.metadata.get(key, "")
            yield value if isinstance(value, str) else "; ".join(value)

    def _passages(self, id: str, run: range, layer: _Layer) -> Iterator[str]:
        """The passages of one layer of a letter, each within the one that it is a part of."""
        passages = self.index.passages
        open_: list[tuple[int, str]] = []
        """The passages around: where each ends, and its tag."""
        for passage in run:
            while open_ and open_[-1][0] <= passage:
                yield f"</{open_.pop()[1]}>\n"
            kind = KINDS[passages.kinds[passage]]
            tag = TAGS.get(kind, kind)
            address, parent = passages.addresses[passage], passages.parents[passage]
            above = id if parent == NONE else passages.addresses[parent]
            n = number_of(address[len(above) :].removeprefix("."), kind)
            if tag == GAP:
                yield f'<{GAP} address="{quoted(address)}"/>\n'
                continue
            depth = sum(name == tag for _, name in open_)
            self.depths[tag] = max(depth, self.depths.get(tag, 0))
            yield opened(tag, (("n", n), ("address", address)))
            open_.append((passages.ends[passage], tag))
            yield from self._words(passage, layer)
        yield from (f"</{tag}>\n" for _, tag in reversed(open_))

    def _words(self, passage: int, layer: _Layer) -> Iterator[str]:
        """The own words of a passage, parted where text is lost."""
        first, end = self.index.passages.first[passage : passage + 2]
        low, high = first - layer.first, end - layer.first
        lost = [bisect_left(layer.starts, start, low, high) for start, _ in gaps_of(self.index, passage)]
        borders = [low, *lost, high]
        for number, (start, stop) in enumerate(pairwise(borders)):
            if number:
                yield f"<{GAP}/>\n"
            if start < stop:
                around = AROUND[(start in lost) + 2 * (stop in lost)]
                yield f'<{SEG} lost="{around}">\n'
                yield from self._sentences(start, stop, layer)
                yield f"</{SEG}>\n"

    def _sentences(self, start: int, stop: int, layer: _Layer) -> Iterator[str]:
        sentences = layer.sentences
        while start < stop:
            end = bisect_left(sentences, sentences[start] + 1, start, stop)
            yield f'<{SENTENCE} n="{sentences[start]}">\n'
            yield from layer.lines[start:end]
            yield f"</{SENTENCE}>\n"
            start = end


def _letters(letters: Sequence[int], passages: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the tokens of each letter begin and end, from the passage of each token."""
    first = 0
    while first < len(passages):
        letter, end = letters[passages[first]], first
        while end < len(passages) and letters[passages[end]] == letter:
            end += 1
        yield first, end
        first = end


def _keys(source: Source) -> dict[str, str]:
    """The keys of the metadata beyond those that every letter has, and the attributes that they are."""
    keys = dict.fromkeys(key for head in source.heads for key in head.metadata if key not in _KEPT_BY_HEAD)
    names: dict[str, str] = {}
    for key in keys:
        plain = re.sub("[^a-z0-9]+", "_", fold(key)).strip("_") or "key"
        plain = plain if plain[0].isalpha() else f"key_{plain}"
        name, turn = plain, 1
        while name in names.values() or name in HEAD:
            turn += 1
            name = f"{plain}_{turn}"
        names[key] = name
        if name != key:
            source.remarks.append(f"the key {key!r} is the attribute {name}")
    return names
