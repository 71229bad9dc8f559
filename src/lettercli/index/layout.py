"""The index: an edition as flat arrays, so that a search or a concordance never touches a letter or its file.

Tokens are numbered through the whole edition, layer by layer: the letters' own texts, then the notes, then what
other hands wrote; within a layer in the edition's order. A layer holds *flows* (the text of a letter, one note, one
annotation), a flow holds *passages* in reading order, a passage holds tokens. Every border is one ascending array of
first tokens or first passages with one entry more than there are things, so that "where does this token belong" is
one bisection, and nothing is stored for a token but

    types     its form, as an id of the lexicon (4 bytes)
    starts    where it begins in its passage's text, in characters (4)
    ends      where it ends (4)
    voices    whose word it is: a place in VOICES (1)

and its place in its layer's reverse index (4): for each form the tokens that have it, ascending.

A flow is cut into *stretches* where the text has a gap: neither a hit nor a context goes on from one to the next. The
words of a gap (`[illegible]`) are the editors' note on what is lost, and no tokens.

Everything is an `array`, `bytes`, or a short list of a letter's plain data, little of it and looked at only by
number: the same class can stand over a mapped file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lettercli.dates.edtf import Date
from lettercli.index.lexicon import Lexicon

LAYERS = ("text", "notes", "annotations")
VOICES = ("writer", "editor", "other")
KINDS = (
    "salute", "dateline", "closer", "signed", "postscript", "annotation",
    "paragraph", "point", "item", "quote", "gap", "note",
)  # fmt: skip
NONE = 0xFFFFFFFF
"""In an array: there is none."""


class LetterData(NamedTuple):
    """What an output says of a letter beside its words."""

    id: str
    date: Date
    sender: str
    recipient: str


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


class Passages(NamedTuple):
    """The passages, in the order of their tokens; each array has an entry a passage, `first` and `at` one more."""

    first: array[int]
    """First token."""
    at: array[int]
    """Where its text begins in `text`, in bytes."""
    text: bytes
    """All texts one after the other, in UTF-8."""
    addresses: list[str]
    letters: array[int]
    flows: array[int]
    parents: array[int]
    """The passage it is a part of, or NONE."""
    ends: array[int]
    """The first passage after it and all its parts."""
    kinds: bytearray
    """Places in KINDS."""
    body: bytearray
    """0 for salute, dateline, closer, signature and all within them."""


class Stretches(NamedTuple):
    """What lies between two gaps of a flow, or between a gap and an end; only those that hold tokens."""

    first: array[int]
    """First token; one more entry than there are stretches."""
    from_passage: array[int]
    from_offset: array[int]
    """Where the text of it begins, in characters of that passage; with the gap before it, as printed."""
    to_passage: array[int]
    to_offset: array[int]
    """Where it ends, with the gap after it."""


class Reach(NamedTuple):
    """The stretch round a token: its tokens, end exclusive, and its text."""

    first: int
    end: int
    from_passage: int
    from_offset: int
    to_passage: int
    to_offset: int


class Index:
    """An edition as arrays; see the module for what they hold."""

    __slots__ = (
        "abbreviations", "breaks", "ends", "flow_at", "layer_at", "letter_at", "letters", "lexicon", "passages",
        "postings", "starts", "stretches", "types", "voices",
    )  # fmt: skip

    def __init__(self, letters: Sequence[LetterData], abbreviations: Sequence[str]) -> None:
        self.letters = letters
        self.abbreviations = abbreviations
        self.lexicon: Lexicon
        self.types: Sequence[int]
        self.starts: Sequence[int]
        self.ends: Sequence[int]
        self.voices: bytes | bytearray
        self.layer_at: Sequence[int]
        """First token of each layer, and the number of tokens at the end."""
        self.letter_at: Sequence[Sequence[int]]
        """For each layer: the first token of each letter, and the layer's end."""
        self.flow_at: Sequence[int]
        """First passage of each flow, and the number of passages."""
        self.postings: Sequence[Postings]
        self.passages: Passages
        self.stretches: Stretches
        self.breaks: Sequence[int]
        """Tokens that begin a passage or a stretch, ascending: no hit holds one but as its first."""

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.types)

    def form(self, token: int) -> str:
        """The form of a token."""
        return self.lexicon.surfaces[self.types[token]]

    def passage(self, token: int) -> int:
        """The passage of a token."""
        return bisect_right(self.passages.first, token) - 1

    def text(self, passage: int) -> str:
        """The text of a passage, exactly."""
        passages = self.passages
        return str(passages.text[passages.at[passage] : passages.at[passage + 1]], "utf-8")

    def letter(self, token: int) -> int:
        """The letter of a token, as a place in `letters`."""
        return self.passages.letters[self.passage(token)]

    def reach(self, token: int) -> Reach:
        """The stretch round a token."""
        stretches = self.stretches
        place = bisect_right(stretches.first, token) - 1
        return Reach(
            stretches.first[place], stretches.first[place + 1],
            stretches.from_passage[place], stretches.from_offset[place],
            stretches.to_passage[place], stretches.to_offset[place],
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
