"""What is asked of a passage and its letter for every hit in it: looked up when a hit stands in another than the last.

Hits come in the edition's order, so very often many of them stand in one passage, in one stretch and in one run of one
voice, and always more in one letter.
"""

from __future__ import annotations

from lettercli.hits import Found, Match, inserted, numbers_of, reach_of, span_of
from lettercli.index.layout import VOICES, Index, Reach
from lettercli.index.records import LetterData


class Here:
    """The surroundings of the hit that was looked at last; `at` looks at one."""

    __slots__ = (
        "_byte", "_character", "_flow", "_shift", "_voice", "_voice_end", "_voice_first", "address", "base", "begins",
        "end", "first", "index", "letter", "passage", "reach", "said",
    )  # fmt: skip

    def __init__(self, index: Index) -> None:
        self.index = index
        self.passage = self.letter = -1
        self.first = self.end = 0
        """The tokens of the passage, end exclusive."""
        self.base = self.begins = 0
        """Where its flow begins in the text of all passages, in bytes, and where it does."""
        self.address = ""
        self.said: LetterData
        """The record of its letter."""
        self.reach = Reach(0, 0, 0, 0)
        """The stretch round the hit."""
        self._flow: str | None = None
        self._shift: int | None = None
        self._byte = self._character = 0
        """A place in the passage's text, as a byte of all texts and as a character of its own."""
        self._voice = self._voice_first = self._voice_end = 0

    def at(self, hit: Found) -> None:
        """Look at a hit."""
        start = hit.start
        if isinstance(hit, Match):
            if hit.passage != self.passage:
                self._move(hit.passage)
            self.reach = reach_of(self.index, hit)
            return
        if not self.first <= start < self.end:
            self._move(self.index.passage(start))
        if not self.reach.first <= start < self.reach.end:
            self.reach = self.index.reach(start)

    def _move(self, passage: int) -> None:
        index, passages = self.index, self.index.passages
        self.passage = passage
        self.first, self.end = passages.first[passage], passages.first[passage + 1]
        self.base, self.begins = index.base(passage), passages.at[passage]
        self.address = passages.addresses[passage]
        self._flow = self._shift = None
        self._byte, self._character = self.begins, 0
        if passages.letters[passage] != self.letter:
            self.letter = passages.letters[passage]
            self.said = index.letters[self.letter]

    @property
    def flow(self) -> str:
        """The flow of the passage, as `index.flow` names it."""
        if self._flow is None:
            self._flow = self.index.flow(self.passage)
        return self._flow

    def voice(self, hit: Found) -> int:
        """The last of the voices that speak in the hit, as a place in VOICES."""
        if isinstance(hit, Match):
            return hit.voice
        if not self._voice_first <= hit.start < self._voice_end:
            self._voice_first, self._voice_end, self._voice = self.index.voices.run(hit.start)
        return self._voice if hit.end <= self._voice_end else max(self.index.voices[hit.start : hit.end])

    def inserted(self, hit: Found) -> bool:
        """Whether some of the hit is the editors', inside a letter."""
        if isinstance(hit, Match):
            return inserted(self.index, hit)
        return hit.start < self.index.layer_at[1] and self.voice(hit) > 0

    def exported(self, hit: Found) -> tuple[str | int, ...]:
        """What exports have of the hit beside its line: letter, flow, voice, tokens, correspondents, characters."""
        said = self.said
        return (
            said.id, self.flow, VOICES[self.voice(hit)], *self._numbers(hit), said.sender, said.recipient,
            *self._span(hit),
        )  # fmt: skip

    def _numbers(self, hit: Found) -> tuple[int, int]:
        """The tokens of the hit, counted from the beginning of its letter."""
        if isinstance(hit, Match):
            return numbers_of(self.index, hit)
        moved = self.shift(hit.start)
        return hit.start + moved, hit.end + moved

    def shift(self, token: int) -> int:
        """What is added to a token of the passage to count it from the beginning of its letter."""
        if self._shift is None:
            before, letter = 0, self.letter
            for at in self.index.letter_at:
                if at[letter] <= token < at[letter + 1]:
                    self._shift = before - at[letter]
                    break
                before += at[letter + 1] - at[letter]
            assert self._shift is not None  # a token is in one of the layers
        return self._shift

    def _span(self, hit: Found) -> tuple[int, int]:
        """The characters of the hit in the text of its passage."""
        if isinstance(hit, Match):
            return span_of(self.index, hit)
        index = self.index
        text = index.passages.text
        start, end = self.base + index.starts[hit.start], self.base + index.ended(hit.end - 1)
        before = self.characters(start)
        return before, before + len(str(text[start:end], "utf-8"))

    def characters(self, byte: int) -> int:
        """How many characters of the passage stand before a byte of the text of all passages."""
        if byte < self._byte:
            self._byte, self._character = self.begins, 0
        self._character += len(str(self.index.passages.text[self._byte : byte], "utf-8"))
        self._byte = byte
        return self._character

    def is_ascii(self) -> bool:
        """Whether each character of the passage is a byte."""
        passages = self.index.passages
        return bytes(passages.text[self.begins : passages.to[self.passage]]).isascii()
