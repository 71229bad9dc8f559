"""What stands to the left and to the right of a hit, in the width asked for.

A context is running text: it goes on through the passages of a flow, with ` ¶ ` where one ends, and stops at the ends
of the flow and at gaps, which it still shows. Punctuation stays as printed, and runs of white space are one blank.
Where a context is measured in words or characters, it begins and ends between words, never in one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, pairwise
from typing import Literal, NamedTuple

from lettercli.errors import LettersError
from lettercli.hits import Found, Match
from lettercli.index.layout import KINDS, NONE, PASSAGE_END, Index, Reach
from lettercli.views.here import Here

MOST = 10_000
"""Words or characters of a context; more is not a context."""

_PILCROW = PASSAGE_END.strip()
_FORM = r"([0-9]{1,9})(?::([0-9]{1,9}))?(c?)$"
_POINT = KINDS.index("point")
_BLANK = ord(" ")


class Context(NamedTuple):
    """How much to show: so many words or characters on each side, the sentence, or the point."""

    unit: Literal["words", "characters", "sentence", "point"]
    left: int = 0
    right: int = 0


TEN_WORDS = Context("words", 10, 10)


def fill(width: int) -> Context:
    """The context for a page that is so many columns wide, of which it cuts what it has no room for."""
    return Context("characters", width, width)


def read_context(text: str) -> Context:
    """The context that somebody asks for: `8` and `5:10` words, `60c` characters, `s` sentence, `point`."""
    asked = text.strip().lower()
    if asked in {"s", "sentence"}:
        return Context("sentence")
    if asked == "point":
        return Context("point")
    form = re.match(_FORM, asked)
    if not form:
        raise LettersError(f"no context {text!r}", "write 8 or 5:10 (words), 60c (characters), s (sentence) or point")
    left, right = int(form[1]), int(form[2] or form[1])
    if max(left, right) > MOST:
        raise LettersError(f"a context of more than {MOST:,}", "write s for the sentence or point for the whole point")
    return Context("characters" if form[3] else "words", left, right)


class Sides:
    """Gives left, node and right of hits; remembers the passage it has read last, and its sentences.

    A place is a byte of the passages' text, so the running text between two places of a flow is one slice.
    """

    def __init__(self, index: Index, context: Context) -> None:
        self.index = index
        self.context = context
        self.here = Here(index)
        """What surrounds the hit that was given last."""
        self._passage = -1
        self._starts: list[int] = []
        self._ends: list[int] = []
        """Where the sentences of that passage start and end."""

    def __call__(self, hit: Found) -> tuple[str, str, str]:
        """Left, node and right of a hit, with the blanks beside the node: joined, they are running text."""
        index, here = self.index, self.here
        here.at(hit)
        base, reach = here.base, here.reach
        if isinstance(hit, Match):
            start, end = hit.text_start, hit.text_end
        else:
            start, end = base + index.starts[hit.start], base + index.ended(hit.end - 1)
        unit = self.context.unit
        if unit == "words":
            low = self._words_from(hit.start, base, reach) if self.context.left else start
            high = self._words_to(hit.end, base, reach) if self.context.right else end
            if low <= start and end <= high:
                text = self._between(low, high)
                if text.isascii() and text.isprintable() and "  " not in text:  # nothing to be made even
                    return text[: start - low], text[start - low : end - low], text[end - low :]
            left, right = self.before(low, start), self.after(end, high)
        elif unit == "characters":
            left, right = self._narrowed_before(start, reach), self._narrowed_after(end, reach)
        else:
            bounds = self._sentence(here.passage, start, end) if unit == "sentence" else self._point(here.passage)
            left = self.before(max(bounds[0], reach.text_start), start).lstrip()
            right = self.after(end, min(bounds[1], reach.text_end)).rstrip()
        node = self._between(start, end)
        return left, node if node.isprintable() else "".join(" " if c.isspace() else c for c in node), right

    def _between(self, start: int, end: int) -> str:
        """The text from one place to another, as it is."""
        return str(self.index.passages.text[start:end], "utf-8")

    def before(self, start: int, node: int) -> str:
        """The text from a place to the node, white space made even; it never begins with a passage's end."""
        text = self._between(start, node)
        while (bare := text.lstrip()).startswith(_PILCROW) and self._parts(node - len(bare.encode())):
            text = bare[2:]
        return _even(text)

    def after(self, node: int, end: int) -> str:
        """The text from the node to a place, white space made even; it never ends with a passage's end."""
        text = self._between(node, end)
        while (bare := text.rstrip()).endswith(_PILCROW) and self._parts(node + len(bare[:-1].encode())):
            text = bare[:-2]
        return _even(text)

    def _parts(self, pilcrow: int) -> bool:
        """Whether the sign at that byte is no printed one, but stands between two passages."""
        passages, start = self.index.passages, pilcrow + len(f"{_PILCROW} ".encode())
        if bytes(passages.text[start - 1 : start]) != b" ":  # the flow ends there
            return False
        following = bisect_left(passages.at, start)
        while following < len(passages.at) and passages.at[following] == start:
            if passages.to[following] > start:
                return True
            following += 1
        return False

    def _words_from(self, token: int, base: int, reach: Reach) -> int:
        """Where a left context of some words begins, with the quotation marks and brackets on its first word."""
        index, here = self.index, self.here
        first = token - self.context.left
        if first <= reach.first:
            return reach.text_start
        if first <= here.first:
            passage = index.passage(first)
            if first == index.passages.first[passage]:
                return index.passages.at[passage]
        begin, ended = base + index.starts[first], base + index.ended(first - 1)
        if begin > ended and index.passages.text[begin - 1] == _BLANK:
            return begin
        before = self._between(ended, begin)
        after_blank = next((at for at in range(len(before), 0, -1) if before[at - 1].isspace()), len(before))
        return begin - len(before[after_blank:].encode())

    def _words_to(self, token: int, base: int, reach: Reach) -> int:
        """Where a right context of some words ends, with the punctuation on its last word."""
        index, here = self.index, self.here
        end = token + self.context.right
        if end >= reach.end:
            return reach.text_end
        if end >= here.end:
            passage = index.passage(end - 1)
            if end == index.passages.first[passage + 1]:
                return index.passages.to[passage]
        begin, begun = base + index.ended(end - 1), base + index.starts[end]
        if begin < begun and index.passages.text[begin] == _BLANK:
            return begin
        after = self._between(begin, begun)
        blank = next((at for at, character in enumerate(after) if character.isspace()), 0)
        return begin + len(after[:blank].encode())

    def _narrowed_before(self, node: int, reach: Reach) -> str:
        """The text before the node, whole words, of at most so many characters."""
        wanted, start, room, text = self.context.left, node, self.context.left + 1, ""
        while len(text) <= wanted and start > reach.text_start:
            start = self._whole(max(start - room, reach.text_start))
            text, room = self.before(start, node), 2 * room  # twice as far: what was blank alone gave nothing
        if len(text) <= wanted:
            return text
        return text[text.index(" ", len(text) - wanted - 1) + 1 :] if " " in text[len(text) - wanted - 1 :] else ""

    def _narrowed_after(self, node: int, reach: Reach) -> str:
        """The text after the node, whole words, of at most so many characters."""
        wanted, end, room, text = self.context.right, node, self.context.right + 1, ""
        while len(text) <= wanted and end < reach.text_end:
            end = self._whole(min(end + room, reach.text_end))
            text, room = self.after(node, end), 2 * room
        return text if len(text) <= wanted else text[: max(text.rfind(" ", 0, wanted + 1), 0)]

    def _whole(self, place: int) -> int:
        """The place, or where the character begins that it lies in."""
        text = self.index.passages.text
        while place < len(text) and text[place] & 0xC0 == 0x80:
            place -= 1
        return place

    def _sentence(self, passage: int, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence that a hit stands in, or of those."""
        if passage != self._passage:
            self._passage = passage
            self._starts, self._ends = self._sentences(passage)
        return self._starts[bisect_right(self._starts, start) - 1], self._ends[bisect_left(self._ends, end)]

    def _sentences(self, passage: int) -> tuple[list[int], list[int]]:
        """Where the sentences of a passage start and end."""
        from lettercli.text.sentences import sentences

        text = self.index.text(passage)
        borders = list(chain.from_iterable(sentences(text, self.index.abbreviations)))
        pieces = (text[start:end] for start, end in pairwise([0, *borders]))
        places = list(accumulate((len(piece.encode()) for piece in pieces), initial=self.index.passages.at[passage]))
        return places[1::2], places[2::2]

    def _point(self, passage: int) -> tuple[int, int]:
        """The bounds of the point around a passage with all its parts; outside points, of the passage."""
        passages = self.index.passages
        point = passage
        while passages.kinds[point] != _POINT and passages.parents[point] != NONE:
            point = passages.parents[point]
        if passages.kinds[point] != _POINT:
            return passages.at[passage], passages.to[passage]
        return passages.at[point], passages.to[passages.ends[point] - 1]


def _even(text: str) -> str:
    """The text with one blank for each run of white space."""
    if "  " not in text and text.isprintable():
        return text
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"
