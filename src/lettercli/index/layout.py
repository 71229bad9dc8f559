"""The index: an edition as flat arrays, so that a search or a concordance never touches a letter or its file.

Tokens are numbered through the whole edition, layer by layer: the letters' own texts, then the notes, then what
other hands wrote; within a layer in the edition's order. A layer holds *flows* (the text of a letter, one note, one
annotation), a flow holds *passages* in reading order, a passage holds tokens. Every border is one ascending array of
first tokens or first passages with one entry more than there are things, so that "where does this token belong" is
one bisection, and nothing is stored for a token but

    types     its form, as an id of the lexicon (4 bytes)
    starts    where it begins, in bytes from the beginning of its flow (2, or 4 where a flow is longer than 64 KiB)
    lengths   how many bytes it has (1, or more where one is longer than 255)

and its place in its layer's reverse index (4): for each form the tokens that have it, ascending. Whose words they are
changes seldom, and is kept as runs.

The texts of a flow lie one after another, ` ¶ ` between its passages, so running text is one slice of bytes. A line
end follows each flow. A passage without a text of its own lies, empty, where the text before it ends.

A flow is cut into *stretches* where the text has a gap: neither a hit nor a context goes on from one to the next. The
words of a gap (`[illegible]`) are the editors' note on what is lost, and no tokens.

An index is made of named *sections*, each a flat buffer of numbers or bytes, and keeps nothing else: it is the same
class over arrays in memory and over a mapped file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lettercli.index.lexicon import Lexicon, Strings
from lettercli.index.records import Records
from lettercli.index.voices import Voices

LAYERS = ("text", "notes", "annotations")
VOICES = ("writer", "editor", "other")
KINDS = (
    "salute", "dateline", "closer", "signed", "postscript", "annotation",
    "paragraph", "point", "item", "quote", "gap", "note",
)  # fmt: skip
NONE = 0xFFFFFFFF
"""In an array: there is none."""
PASSAGE_END = " ¶ "
"""What stands between the passages of a flow."""
FLOW_END = "\n"
"""What stands after each flow."""

Sections = Mapping[str, memoryview]
"""What an index is made of: by name, memoryviews of B, H, I, Q or q."""


class Postings:
    """The reverse index of one layer: which tokens have a form."""

    __slots__ = ("at", "tokens")

    def __init__(self, at: Sequence[int], tokens: Sequence[int]) -> None:
        self.at = at
        """For each id where its tokens begin; one more than there are ids."""
        self.tokens = tokens

    def count(self, first: int, end: int) -> int:
        """How many tokens have an id in first..end, end exclusive."""
        return self.at[end] - self.at[first]

    def of(self, id: int) -> Sequence[int]:
        """The tokens of that id, ascending."""
        return self.tokens[self.at[id] : self.at[id + 1]]


class Passages:
    """The passages, in the order of their tokens; each array has an entry a passage, `first` one more."""

    __slots__ = ("addresses", "at", "body", "ends", "first", "flows", "kinds", "letters", "parents", "text", "to")

    def __init__(self, sections: Sections) -> None:
        self.first: Sequence[int] = sections["passages.first"]
        """First token."""
        self.at: Sequence[int] = sections["passages.at"]
        """Where its text begins in `text`, in bytes."""
        self.to: Sequence[int] = sections["passages.to"]
        """Where it ends."""
        self.text = sections["passages.text"]
        """All texts, in UTF-8."""
        self.addresses = Strings(sections["passages.addresses"], sections["passages.addresses.at"])
        self.letters: Sequence[int] = sections["passages.letters"]
        self.flows: Sequence[int] = sections["passages.flows"]
        self.parents: Sequence[int] = sections["passages.parents"]
        """The passage it is a part of, or NONE."""
        self.ends: Sequence[int] = sections["passages.ends"]
        """The first passage after it and all its parts."""
        self.kinds: Sequence[int] = sections["passages.kinds"]
        """Places in KINDS."""
        self.body: Sequence[int] = sections["passages.body"]
        """0 for salute, dateline, closer, signature and all within them."""


class Stretches:
    """What lies between two gaps of a flow, or between a gap and an end; only those that hold tokens."""

    __slots__ = ("end", "first", "start")

    def __init__(self, sections: Sections) -> None:
        self.first: Sequence[int] = sections["stretches.first"]
        """First token; one more entry than there are stretches."""
        self.start: Sequence[int] = sections["stretches.start"]
        """Where the text of it begins in the passages' text, in bytes; with the gap before it, as printed."""
        self.end: Sequence[int] = sections["stretches.end"]
        """Where it ends, with the gap after it."""


class Gaps:
    """Where text is lost: stretches of passages that hold no tokens and no hit; ascending."""

    __slots__ = ("ends", "passages", "starts")

    def __init__(self, sections: Sections) -> None:
        self.passages: Sequence[int] = sections["gaps.passages"]
        self.starts: Sequence[int] = sections["gaps.starts"]
        """In characters of the passage's text."""
        self.ends: Sequence[int] = sections["gaps.ends"]


def narrowest(number: int, formats: str) -> str:
    """The first of these formats, each wider than the one before, that holds the number; else the last."""
    return next((format for format in formats if number < 1 << 8 * array(format).itemsize), formats[-1])


class Reach(NamedTuple):
    """The stretch round a token: its tokens, end exclusive, and where its text lies, in bytes."""

    first: int
    end: int
    text_start: int
    text_end: int


class Index:
    """An edition as arrays; see the module for what they hold."""

    __slots__ = (
        "breaks", "flow_at", "gaps", "layer_at", "lengths", "letter_at", "letters", "lexicon", "passages", "postings",
        "sections", "starts", "stretches", "types", "voices",
    )  # fmt: skip

    def __init__(self, sections: Sections) -> None:
        self.sections = sections
        """What it is made of."""
        ids = sections.get("letters.ids")
        self.letters = Records(
            sections["letters.records"], sections["letters.records.at"],
            None if ids is None else Strings(ids, sections["letters.ids.at"]),
        )  # fmt: skip
        self.lexicon = Lexicon(sections)
        self.types: Sequence[int] = sections["types"]
        self.starts: Sequence[int] = sections["starts"]
        self.lengths: Sequence[int] = sections["lengths"]
        self.voices = Voices(sections["voices.at"], sections["voices"])
        self.layer_at: Sequence[int] = sections["layer_at"]
        """First token of each layer, and the number of tokens at the end."""
        at = sections["letter_at"]
        size = len(at) // len(LAYERS)
        self.letter_at: Sequence[Sequence[int]] = [at[start : start + size] for start in range(0, len(at), size)]
        """For each layer: the first token of each letter, and the layer's end."""
        self.flow_at: Sequence[int] = sections["flow_at"]
        """First passage of each flow, and the number of passages."""
        self.postings: Sequence[Postings] = [
            Postings(sections[f"postings.{layer}.at"], sections[f"postings.{layer}"]) for layer in LAYERS
        ]
        self.passages = Passages(sections)
        self.stretches = Stretches(sections)
        self.gaps = Gaps(sections)
        self.breaks: Sequence[int] = sections["breaks"]
        """Tokens that begin a passage or a stretch, ascending: no hit holds one but as its first."""

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.types)

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """Words whose full stop ends no sentence."""
        return tuple(Strings(self.sections["abbreviations"], self.sections["abbreviations.at"])[:])

    @property
    def title(self) -> str:
        """The edition's title."""
        return self._fact(0)

    @property
    def language(self) -> str:
        """The language of the letters, as corpus.yaml names it."""
        return self._fact(1)

    def _fact(self, place: int) -> str:
        return Strings(self.sections["facts"], self.sections["facts.at"])[place]

    def form(self, token: int) -> str:
        """The form of a token."""
        return self.lexicon.surfaces[self.types[token]]

    def passage(self, token: int) -> int:
        """The passage of a token."""
        return bisect_right(self.passages.first, token) - 1

    def text(self, passage: int) -> str:
        """The text of a passage, exactly."""
        passages = self.passages
        return str(passages.text[passages.at[passage] : passages.to[passage]], "utf-8")

    def base(self, passage: int) -> int:
        """Where the flow of a passage begins in the passages' text, in bytes: what `starts` counts from."""
        return self.passages.at[self.flow_at[self.passages.flows[passage]]]

    def start(self, token: int) -> int:
        """Where a token begins in its passage's text, in characters."""
        return self._characters(token, self.starts[token])

    def end(self, token: int) -> int:
        """Where a token ends in its passage's text, in characters."""
        return self._characters(token, self.ended(token))

    def ended(self, token: int) -> int:
        """Where a token ends, in bytes from the beginning of its flow, as `starts` tells where it begins."""
        return self.starts[token] + self.lengths[token]

    def _characters(self, token: int, offset: int) -> int:
        passage = self.passage(token)
        passages = self.passages
        return len(str(passages.text[passages.at[passage] : self.base(passage) + offset], "utf-8"))

    def letter(self, token: int) -> int:
        """The letter of a token, as a place in `letters`."""
        return self.passages.letters[self.passage(token)]

    def reach(self, token: int) -> Reach:
        """The stretch round a token."""
        stretches = self.stretches
        place = bisect_right(stretches.first, token) - 1
        return Reach(
            stretches.first[place], stretches.first[place + 1], stretches.start[place], stretches.end[place]
        )  # fmt: skip

    def whole(self, start: int, end: int) -> bool:
        """Whether the tokens from start to end, exclusive, stand in one passage with no gap between them."""
        return bisect_right(self.breaks, start) == bisect_left(self.breaks, end)

    def voice(self, start: int, end: int) -> str:
        """Whose words those tokens are; the editor's where one of them is."""
        return VOICES[max(self.voices[start:end])]

    def offset(self, token: int) -> int:
        """The number of a token within its letter: text first, then notes, then annotations."""
        letter = self.letter(token)
        before = 0
        for at in self.letter_at:
            if at[letter] <= token < at[letter + 1]:
                return before + token - at[letter]
            before += at[letter + 1] - at[letter]
        raise IndexError(token)

    def in_notes(self, passage: int) -> bool:
        """Whether a passage is a note or a part of one."""
        return KINDS[self.passages.kinds[self.flow_at[self.passages.flows[passage]]]] == "note"

    def flow(self, passage: int) -> str:
        """The flow of a passage as the tail of its address: `text`, `n16`, `annotation`."""
        first = self.flow_at[self.passages.flows[passage]]
        if KINDS[self.passages.kinds[first]] not in ("note", "annotation"):
            return "text"
        return self.passages.addresses[first][len(self.letters[self.passages.letters[first]].id) + 1 :]
