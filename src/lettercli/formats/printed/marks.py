"""Blanks lost beside punctuation, quotation marks, brackets and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lettercli.formats.printed import measure
from lettercli.formats.printed.calls import MONTHS
from lettercli.formats.printed.measure import Measure
from lettercli.formats.printed.sourcetext import Confidence, Emended, Repair
from lettercli.formats.printed.words import Vocabulary

_BEFORE_FIGURES = frozenset("in of on by to until since from the before after for not".split())  # noqa: SIM905
_CLAUSES = re.compile(r"(?<=[^\W\d_][,;])(?=[^\W\d_])|(?<=\d;)(?=[^\W\d_])|(?<=\d,)(?=[^\W\d_]{2})")
_SENTENCES = re.compile(r"(?:(?<=[^\W\d_][a-z])|(?<=\d\d\d))(?P<mark>[.!?][\"”')]?)(?=[\"“(]?[A-Z][a-z'’]|I\s|A\s)")
_BRACKETS = re.compile(r"(?<=[^\W_])[)\]](?=[^\W\d_]{2})|(?<=[^\W\d_]{2})(?=[(\[](?:[^\W\d_]{4}|[^\W\d_]{2,3}\s))")


@dataclass(frozen=True, slots=True)
class Here:
    """The paragraph that is looked at, and where its first printed line ended."""

    text: Emended
    line: str
    labelled: bool
    size: Measure

    @property
    def known(self) -> bool:
        """Whether the scan itself shows that lines like this one lost their last blank."""
        return self.labelled and self.size.learned

    def ends_line(self, at: int) -> bool:
        """Whether the paragraph's first printed line ended at an offset of its text."""
        offset = len(self.line) - len(self.text.text) + at
        return self.size.ends_line(measure.at(self.line, offset))

    def in_sentence(self, at: int) -> bool:
        """Whether a sentence goes on at an offset of the text, which begins no sentence, title or quotation."""
        return re.search(r"[^\W\d_][,;]?\s$", self.text.text[max(at - 4, 0) : at]) is not None

    def sure(self, at: int) -> Confidence:
        return "certain" if self.known and self.ends_line(at) else "likely"

    def marked(self, start: int, end: int) -> int | None:
        """Where inside a stretch of the text a marker stood."""
        return next(
            (placed.start for placed in self.text.placed if placed.repair.note and start < placed.start < end), None
        )

    def insert(self, at: int, reading: str, kind: str, confidence: Confidence, rule: str, reason: str = "") -> Repair:
        origin = self.text.origin(at)
        return Repair(origin, origin, reading, kind, confidence, rule, reason)

    def blank(self, at: int, confidence: Confidence, rule: str, reason: str = "") -> Repair:
        return self.insert(at, " ", "blank-lost", confidence, rule, reason)

    def suspected(self, at: int, printed: str, reading: str, kind: str, reason: str) -> Repair:
        span = self.text.span(at, at + len(printed))
        return Repair(span.start, span.end, reading, kind, "likely", "glue", reason, status="open")


class Marks:
    """Finds blanks lost beside whatever is no letter."""

    def __init__(self, words: Vocabulary, size: Measure, abbreviations: frozenset[str]) -> None:
        self.words = words
        self.size = size
        self.abbreviations = abbreviations
        apart, together = r"[A-Z]\.[ ][A-Z][a-z]{2}", r"(?<![^\W_.])[A-Z]\.[A-Z][a-z]{2}"
        self.initials_apart = words.stands_as(apart) * 2 > words.stands_as(together)
        """Whether this edition sets a blank after initials."""

    def after_marks(self, here: Here) -> Iterator[Repair]:
        """Words glued to the punctuation before them."""
        text = here.text.text
        for found in _CLAUSES.finditer(text):
            yield here.blank(found.start(), "certain", "punctuation")
        for found in re.finditer(r"(?<=[^\W\d_]:)(?=[^\W\d_/])(?!//)", text):
            yield here.blank(found.start(), "likely", "punctuation")
        for found in _SENTENCES.finditer(text):
            if found[0] != "." or not re.search(r"(?:www|http)\S*$", text[max(found.start() - 80, 0) : found.start()]):
                yield here.blank(found.end(), here.sure(found.end()), "punctuation")
        yield from self._after_initials(here)
        yield from self._after_quotes(here)

    def _after_initials(self, here: Here) -> Iterator[Repair]:
        """Words glued to initials, brackets, and marks that end no sentence."""
        text = here.text.text
        for found in re.finditer(r"(?<![^\W_.])[A-Z]\.(?=[A-Z][a-z]{2})", text):
            if re.search(r"[A-Z]\.$", text[max(found.start() - 2, 0) : found.start()]) is None and self.initials_apart:
                yield here.blank(found.end(), here.sure(found.end()), "initials")
        for found in _BRACKETS.finditer(text):
            if not re.search(r"[(\[][^()\[\]]{0,2}$", text[max(found.start() - 4, 0) : found.start()]):
                yield here.blank(found.end(), here.sure(found.end()), "brackets")
        for found in re.finditer(r"(?<=[^\W\d_][!?])(?=[a-z]{2})", text):
            word = re.search(r"\S+$", text[max(found.start() - 60, 0) : found.start()])
            following = re.match(r"\S+", text[found.start() :])
            before, after = word[0] if word else "", following[0] if following else ""
            reading, start = f"{before}—{after}", found.start() - len(before)
            yield here.suspected(start, before + after, reading, "em-dash-lost", f'or "{before} {after}"')

    def _after_quotes(self, here: Here) -> Iterator[Repair]:
        """Words glued to a quotation mark: a closing one before them, an opening one after."""
        text = here.text.text
        opened = False
        for found in re.finditer(r"\"|“|”|(?<!')''(?!')", text):
            before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
            opening = found[0] == "“" or (found[0] != "”" and not opened)
            opened = opening
            if opening and before.isalpha() and after.isalpha():
                yield here.blank(found.start(), "likely", "quotes")
            elif not opening and after.isalpha() and before.strip():
                yield here.blank(found.end(), here.sure(found.end()), "quotes")

    def numbers(self, here: Here) -> Iterator[Repair]:
        """Words glued to numbers, and numbers to words."""
        text = here.text.text
        months = "|".join(MONTHS)
        for found in re.finditer(rf"(?<![^\W_])\d{{1,4}}(?=(?:{months})(?![^\W\d_]))", text):
            yield here.blank(found.end(), "certain", "numbers")
        for found in re.finditer(rf"\b(?:{months})(?=(?:1[4-9]|20)\d\d\b)", text):
            yield here.blank(found.end(), "certain", "numbers")
        yield from self._figures(here)
        for found in re.finditer(r"(?<![^\W_.])([^\W\d_]{1,6})\.(?=\d)", text):
            if found[1].lower() in self.abbreviations:
                yield here.blank(found.end(), "certain", "abbreviation")

    def _figures(self, here: Here) -> Iterator[Repair]:
        """Figures glued to the word before or after them where a line ended, or to one that figures often follow."""
        text = here.text.text
        for found in re.finditer(r"(?<![^\W_])([a-z]+)(?=\d{1,8}(?![\d.:–-]))", text):
            ended = len(found[1]) > 2 and here.ends_line(found.end()) and self.words.known(found[1])
            if found[1] in _BEFORE_FIGURES or ended:
                yield here.blank(found.end(), "likely", "numbers")
        for found in re.finditer(r"(?<![^\W_])\d{1,4}(?=([a-z]{2,})(?![^\W_]))", text):
            real = found[1] not in ("st", "nd", "rd", "th") and self.words.real(found[1])
            if real and here.ends_line(found.end()):
                yield here.blank(found.end(), "likely", "numbers")
