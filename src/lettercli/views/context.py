"""What stands to the left and to the right of a hit, in the width asked for.

A context is running text: it goes on through the passages of a flow, with ` ¶ ` where one ends, and stops at the ends
of the flow and at gaps, which it still shows. Punctuation stays as printed, and runs of white space are one blank.
Where a context is measured in words or characters, it begins and ends between words, never in one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Literal, NamedTuple

from lettercli.errors import LettersError
from lettercli.hits import Found, Match, reach_of
from lettercli.index.layout import KINDS, NONE, Index, Reach

PASSAGE_END = " ¶ "
MOST = 10_000
"""Words or characters of a context; more is not a context."""

_FORM = re.compile(r"([0-9]{1,9})(?::([0-9]{1,9}))?(c?)$")
_TO_LAST_BLANK = re.compile(r".*\s", re.DOTALL)
_BLANK = re.compile(r"\s")
_BLANKS = re.compile(r"\s+")
_POINT = KINDS.index("point")


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
    form = _FORM.match(asked)
    if not form:
        raise LettersError(f"no context {text!r}", "write 8 or 5:10 (words), 60c (characters), s (sentence) or point")
    left, right = int(form[1]), int(form[2] or form[1])
    if max(left, right) > MOST:
        raise LettersError(f"a context of more than {MOST:,}", "write s for the sentence or point for the whole point")
    return Context("characters" if form[3] else "words", left, right)


Place = tuple[int, int]
"""A passage, and an offset in its text."""


class Sides:
    """Gives left, node and right of hits; remembers the passage it has read last, and its sentences."""

    def __init__(self, index: Index, context: Context) -> None:
        self.index = index
        self.context = context
        self._passage = -1
        self._text = ""
        self._starts: list[int] = []
        self._ends: list[int] = []
        """Where the sentences of that passage start and end; empty while nobody has asked."""

    def __call__(self, hit: Found) -> tuple[str, str, str]:
        """Left, node and right of a hit, with the blanks beside the node: joined, they are running text."""
        index = self.index
        if isinstance(hit, Match):
            passage, start, end, reach = hit.passage, hit.at, hit.to, reach_of(index, hit)
        else:
            passage, reach = index.passage(hit.start), index.reach(hit.start)
            start, end = index.starts[hit.start], index.ends[hit.end - 1]
        text = self.text(passage)
        unit = self.context.unit
        if unit == "words":
            left = self.before(self._words_from(hit.start, reach), (passage, start)) if self.context.left else ""
            right = self.after((passage, end), self._words_to(hit.end, reach)) if self.context.right else ""
        elif unit == "characters":
            left, right = self._narrowed_before((passage, start), reach), self._narrowed_after((passage, end), reach)
        else:
            bounds = self._sentence(passage, start, end) if unit == "sentence" else self._point(passage)
            left = self.before(max(bounds[0], (reach.from_passage, reach.from_offset)), (passage, start)).lstrip()
            right = self.after((passage, end), min(bounds[1], (reach.to_passage, reach.to_offset))).rstrip()
        node = text[start:end]
        return left, node if node.isprintable() else _BLANK.sub(" ", node), right

    def text(self, passage: int) -> str:
        """The text of a passage."""
        if passage != self._passage:
            self._passage, self._text = passage, self.index.text(passage)
            self._starts, self._ends = [], []
        return self._text

    def before(self, start: Place, node: Place) -> str:
        """The text from a place to the node, white space made even; it never begins with a passage's end."""
        pieces = self._pieces(start, node)
        while len(pieces) > 1 and not pieces[0].strip():
            del pieces[0]
        return _even(PASSAGE_END.join(pieces))

    def after(self, node: Place, end: Place) -> str:
        """The text from the node to a place, white space made even; it never ends with a passage's end."""
        pieces = self._pieces(node, end)
        while len(pieces) > 1 and not pieces[-1].strip():
            del pieces[-1]
        return _even(PASSAGE_END.join(pieces))

    def _pieces(self, start: Place, end: Place) -> list[str]:
        """The text from one place to another, passage by passage, without those that have none in between."""
        (first, first_offset), (last, last_offset) = start, end
        if first == last:
            return [self.text(first)[first_offset:last_offset]]
        if first > last:
            return []
        between = filter(None, map(self.index.text, range(first + 1, last)))
        return [self.index.text(first)[first_offset:], *between, self.index.text(last)[:last_offset]]

    def _words_from(self, token: int, reach: Reach) -> Place:
        """Where a left context of some words begins, with the quotation marks and brackets on its first word."""
        index, wanted = self.index, self.context.left
        first = token - wanted
        if first <= reach.first:
            return reach.from_passage, reach.from_offset
        passage = index.passage(first)
        if first == index.passages.first[passage]:
            return passage, 0
        begin, gap_from = index.starts[first], index.ends[first - 1]
        blank = _TO_LAST_BLANK.match(self.text(passage), gap_from, begin)
        return passage, blank.end() if blank else begin

    def _words_to(self, token: int, reach: Reach) -> Place:
        """Where a right context of some words ends, with the punctuation on its last word."""
        index, wanted = self.index, self.context.right
        end = token + wanted
        last = min(end, reach.end) - 1
        if end >= reach.end:
            return reach.to_passage, reach.to_offset
        passage = index.passage(last)
        text = self.text(passage) if passage == self._passage else index.text(passage)
        if end == index.passages.first[passage + 1]:
            return passage, len(text)
        blank = _BLANK.search(text, index.ends[last], index.starts[end])
        return passage, blank.start() if blank else index.ends[last]

    def _narrowed_before(self, node: Place, reach: Reach) -> str:
        """The text before the node, whole words, of at most so many characters."""
        wanted, limit = self.context.left, (reach.from_passage, reach.from_offset)
        start, room, text = node, wanted + 1, ""
        while len(text) <= wanted and start > limit:
            passage, offset = start
            if offset == (limit[1] if passage == limit[0] else 0):
                passage -= 1
                offset = len(self.index.text(passage))
            start = max((passage, max(offset - room, 0)), limit)
            text, room = self.before(start, node), 2 * room  # twice as far: what was blank alone gave nothing
        if len(text) <= wanted:
            return text
        return text[text.index(" ", len(text) - wanted - 1) + 1 :] if " " in text[len(text) - wanted - 1 :] else ""

    def _narrowed_after(self, node: Place, reach: Reach) -> str:
        """The text after the node, whole words, of at most so many characters."""
        wanted, limit = self.context.right, (reach.to_passage, reach.to_offset)
        end, room, text = node, wanted + 1, ""
        while len(text) <= wanted and end < limit:
            passage, offset = end
            length = len(self.text(passage) if passage == node[0] else self.index.text(passage))
            if offset == length:
                passage, offset = passage + 1, 0
                length = len(self.index.text(passage))
            end = min((passage, min(offset + room, length)), limit)
            text, room = self.after(node, end), 2 * room
        return text if len(text) <= wanted else text[: max(text.rfind(" ", 0, wanted + 1), 0)]

    def _sentence(self, passage: int, start: int, end: int) -> tuple[Place, Place]:
        """The bounds of the sentence that a hit stands in, or of those."""
        from lettercli.text.sentences import sentences

        text = self.text(passage)
        if not self._starts:
            spans = sentences(text, self.index.abbreviations)
            self._starts, self._ends = [from_ for from_, _ in spans], [to for _, to in spans]
        first = self._starts[bisect_right(self._starts, start) - 1]
        last = self._ends[bisect_left(self._ends, end)]
        return (passage, first), (passage, last)

    def _point(self, passage: int) -> tuple[Place, Place]:
        """The bounds of the point around a passage with all its parts; outside points, of the passage."""
        index = self.index
        kinds, parents = index.passages.kinds, index.passages.parents
        point = passage
        while kinds[point] != _POINT and parents[point] != NONE:
            point = parents[point]
        if kinds[point] != _POINT:
            return (passage, 0), (passage, len(index.text(passage)))
        last = index.passages.ends[point] - 1
        return (point, 0), (last, len(index.text(last)))


def _even(text: str) -> str:
    """The text with one blank for each run of white space."""
    return _BLANKS.sub(" ", text) if "  " in text or not text.isprintable() else text
