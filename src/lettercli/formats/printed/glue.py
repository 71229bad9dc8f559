"""Blanks lost between words, and words that only look as if one had been.

Most blanks are lost where a printed line ended, so there two words that stand as one are taken apart; anywhere else a
dash may be what is lost, which no rule can tell, and the pair is only pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lettercli.formats.printed import measure
from lettercli.formats.printed.marks import Here, Marks
from lettercli.formats.printed.measure import Break
from lettercli.formats.printed.sourcetext import Emended, Repair
from lettercli.formats.printed.words import TOKEN, Vocabulary, bare

USUAL = 200.0
"""Occurrences in a billion words from which a half is a word where a line ended."""
VERY_USUAL = 4000.0
"""Occurrences from which nobody doubts it."""
CONSTANT = 150_000.0
"""Occurrences from which a word is one of those that every sentence needs."""
CLEAR = 3.0
"""So many powers of ten must lie between the best way to divide a pair and the next."""
COMMON = 600_000.0
"""Occurrences from which a word is too common to be half of a rare compound."""
_NO_NAME_ENDS = frozenset("of the for with by from to that which".split())  # noqa: SIM905
_FUNCTION = frozenset(
    """whether while because although though unless until since before after among along across against behind beside
    during except inside outside through toward towards within without whose whom such each every both either neither
    another which where when what""".split()  # noqa: SIM905
)
_INFLECTED = ("s", "ed", "ing", "ly")
_PREFIXES = frozenset(
    """anti ante auto bi by co counter cross de down ex extra fore half hyper in inter intra mid mini mis multi neo non
    off on out over pan para post pre pro proto pseudo quasi re self semi sub super sur trans tri ultra un under uni up
    vice well with""".split()  # noqa: SIM905
)
_SUFFIXES = frozenset("able er ers ing ings ism ist ists ite ites less like man men ness ship wide wise yard".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Glued:
    """A token that is no word, and the ways in which it is two."""

    start: int
    cuts: tuple[int, ...]
    """Offsets into the token, the best first."""
    clear: bool
    """Whether no other way comes near the best."""


def divided(token: str, words: Vocabulary, floor: float = USUAL) -> Glued | None:
    """How a token may be two words; None for one that is a word itself, or that no cut makes two."""
    if words.listed(token) or len(token) < 3:
        return None
    often = words.folded[bare(token).lower()]
    if often > 1:  # a word that the list has not, or the same two words glued again
        floor = max(floor, VERY_USUAL)
    found = []
    for cut in range(1, len(token)):
        left, right = token[:cut], token[cut:]
        if (
            right[0] in "'’"
            or (left[-1].isupper() and right[0].islower() and not left.isupper())
            or not words.real(left, floor)
            or not words.real(right, floor)
        ):
            continue
        if right[0].isupper() and left[-1].isupper():
            continue
        if often > 2 and token[0].isupper() and words.usual(right) < CONSTANT:  # a name
            continue
        found.append((words.weight(left, right), cut))
    if not found:
        return None
    found.sort(reverse=True)
    clear = len(found) == 1 or found[0][0] - found[1][0] >= CLEAR
    return Glued(0, tuple(cut for _, cut in found), clear)


def evidence(line: str, words: Vocabulary) -> Iterator[Break]:
    """What the first line of a numbered paragraph says of the measure."""
    for found in TOKEN.finditer(line[:160]):
        glued = divided(found[0], words)
        if glued:
            yield measure.at(line, found.start() + glued.cuts[0])


class Gluer(Marks):
    """Finds glued words in the paragraphs of an edition."""

    def blanks(self, text: Emended, line: str, *, labelled: bool) -> Iterator[Repair]:
        """The lost blanks of a paragraph; `line` is its text with the label before it."""
        here = Here(text, line, labelled, self.size)
        for found in TOKEN.finditer(text.text):
            yield from self._token(here, found)
        yield from self.after_marks(here)
        yield from self.numbers(here)

    def _token(self, here: Here, found: re.Match[str]) -> Iterator[Repair]:
        """A token that is no word."""
        word = found[0].rstrip("'’") if found[0].rstrip("'’") != bare(found[0]) else found[0]
        if len(word) < 3:
            return
        if (marked := here.marked(found.start(), found.end())) is not None:
            yield here.blank(marked, "certain", "marker")
            return
        capital = re.search(r"(?<=[a-z])[A-Z]|(?<=^[AI])[A-Z](?=[a-z]{2})", word)
        if capital and len(word) - capital.start() > 1 and self._joined(word, word[: capital.start()]):
            yield from self._capital(here, found.start(), word, capital.start())
            return
        if hyphen := self._hyphen(word):
            yield here.insert(found.start() + hyphen, "-", "hyphen-lost", "likely", "hyphen", "written so elsewhere")
            return
        glued = divided(word, self.words)
        if glued is None:
            if (cut := self._related(here, found.start(), word)) is not None:
                reading = f"{word[:cut]} {word[cut:]}"
                yield here.suspected(found.start(), word, reading, "blank-lost", "a half is like a word of this scan")
            return
        cut = glued.cuts[0]
        left, right = word[:cut], word[cut:]
        hyphened = _in_chain(here.text.text, found) and self.words.is_name(left)
        if here.ends_line(found.start() + cut) and not hyphened:
            single = right in ("a", "A", "I") and self.words.usual(left) < VERY_USUAL
            if self._derived(left, right) or not self._begun(left, right, here.in_sentence(found.start())) or single:
                yield here.suspected(found.start(), word, f"{left} {right}", "blank-lost", "glued words")
                return
            reason = "" if glued.clear else f"or {word[: glued.cuts[1]]} {word[glued.cuts[1] :]}"
            sure = glued.clear and here.known and not self._compound(left, right)
            yield here.blank(found.start() + cut, "certain" if sure else "likely", "glue", reason)
            return
        yield from self._elsewhere(here, found.start(), word)

    def _related(self, here: Here, start: int, word: str) -> int | None:
        """Where a word that no list has may be two, for one half is a form of another word of the scan."""
        if self.words.known(word) or len(word) < 9 or self.words.folded[bare(word).lower()] > 1:
            return None
        for cut in range(2, len(word) - 1):
            halves = word[:cut], word[cut:]
            akin = [len(half) > 5 and self.words.has_form_of(half, word) for half in halves]
            words = [like or self.words.real(half) for like, half in zip(akin, halves, strict=True)]
            if any(akin) and all(words) and here.ends_line(start + cut):
                return cut
        return None

    def _elsewhere(self, here: Here, start: int, word: str) -> Iterator[Repair]:
        """A glued pair inside a line: a blank is lost, or a dash, which nobody can tell by rule."""
        glued = divided(word, self.words)
        if glued is None or not glued.clear:
            return
        left, right = word[: glued.cuts[0]], word[glued.cuts[0] :]
        if self._derived(left, right) or min(len(left), len(right)) < 2:
            return
        if not self._begun(left, right):
            return
        yield here.suspected(start, word, f"{left}—{right}", "em-dash-lost", f'or "{left} {right}"')

    def _joined(self, word: str, left: str) -> bool:
        """Whether a word with a capital inside is none that is written so: `McDonald`, an acronym that recurs."""
        often = self.words.typed[bare(word)] > 2 and self.words.usual(left) < CONSTANT
        return not often and left not in ("Mc", "Mac", "De", "Di", "La", "Le", "O", "Van")

    def _compound(self, left: str, right: str) -> bool:
        """Whether the pair may be a compound that no list has: two plain nouns, nowhere written as two words."""
        bare_forms = all(
            len(half) > 2
            and self.words.usual(half) < COMMON
            and not half.lower().endswith(_INFLECTED)
            and half.lower() not in _FUNCTION
            for half in (left, right)
        )
        return bare_forms and not self.words.stands(f"{left} {right}")

    def _begun(self, left: str, right: str, in_sentence: bool = False) -> bool:
        """Whether a first half with a capital is a word that the scan has with one, not just any letters of a name."""
        return (
            left[0].islower()
            or (left.isupper() and len(left) > 1)
            or self.words.typed[bare(left)] > 0
            or (self.words.usual(left) > CONSTANT and (not in_sentence or right in _NO_NAME_ENDS))
        )

    def _derived(self, left: str, right: str) -> bool:
        """Whether the pair may be one word, of a prefix or with a suffix, that no list has."""
        if self.words.usual(left) > CONSTANT and self.words.usual(right) > CONSTANT:
            return False
        prefixed = left.lower() in _PREFIXES and not self.words.capitalised(right)
        return prefixed or right.lower() in _SUFFIXES

    def _hyphen(self, word: str) -> int:
        """Where the scan has a hyphen in the word elsewhere; 0 where it has none."""
        return 0 if self.words.known(word) else self.words.hyphened.get(word, 0)

    def _capital(self, here: Here, start: int, word: str, cut: int) -> Iterator[Repair]:
        """A capital inside a word."""
        left, right = word[:cut], word[cut:]
        if word[-2:].isupper() and not self.words.real(left):  # an acronym
            return
        at = start + cut
        blank, hyphen = self.words.stands(f"{left} {right}"), self.words.stands(f"{left}-{right}")
        if left.lower() in ("anti", "non", "pro", "pre", "post", "ex", "pan", "trans") and not blank:
            yield here.insert(at, "-", "hyphen-lost", "likely", "capital", "a prefix before a name")
        elif _in_chain(here.text.text, re.compile(re.escape(word)).match(here.text.text, start)):
            yield here.insert(at, "-", "hyphen-lost", "likely", "capital", "within a chain of hyphens")
        elif hyphen and not blank:
            yield here.insert(at, "-", "hyphen-lost", "likely", "capital", "written so elsewhere")
        elif here.ends_line(at) and self.words.real(left) and not hyphen:
            sure = here.known and (blank or self.words.usual(left) > VERY_USUAL)
            yield here.blank(at, "certain" if sure else "likely", "capital")
        elif blank and not hyphen:
            yield here.blank(at, "likely", "capital", "written so elsewhere")
        else:
            reason = f'or "{left} {right}" or "{left}—{right}"'
            yield here.suspected(start, word, f"{left}-{right}", "hyphen-lost", reason)


def _in_chain(text: str, found: re.Match[str] | None) -> bool:
    """Whether a token is part of a chain of words and hyphens."""
    if found is None:
        return False
    return text[found.end() : found.end() + 1] in ("-", "–") or text[max(found.start() - 1, 0) : found.start()] in (
        "-",
        "–",
    )
