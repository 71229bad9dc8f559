"""What counts as a word: those of the scan itself, and those of a word list for its language.

A glued pair is only mended when both halves are words, so everything hangs on being strict here. Lists made from
subtitles and the web are full of `th`, `ing` and `tion`; how often a word is used tells them from words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from math import log10

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
"""Letters, with apostrophes inside and at the end."""
_SENTENCE_END = re.compile(r"(?:[.!?:;…\"'”’)\]\d(\[“‘*—–]|^)\s*$|\n\s*$")
_BILLION = 1e9


@lru_cache(maxsize=4)
def _listed(language: str) -> tuple[dict[str, int], int]:
    """The word list of a language with counts, and their sum; empty for a language that has none."""
    from spellchecker import SpellChecker

    try:
        frequencies = SpellChecker(language=language).word_frequency
    except (ValueError, OSError):
        return {}, 1
    counts: dict[str, int] = dict(frequencies.dictionary)
    return counts, max(frequencies.total_words, 1)


def list_name(language: str) -> str:
    """The name, version and language of the word list, as provenance."""
    try:
        return f"pyspellchecker {version('pyspellchecker')} {language}"
    except PackageNotFoundError:
        return ""


class Vocabulary:
    """The words of a scan, and how usual any word is."""

    def __init__(self, text: str, language: str = "en") -> None:
        self.language = language
        self.typed: Counter[str] = Counter()
        self.folded: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        """Words with a capital where no sentence begins."""
        self._text = text
        self._stands: dict[str, bool] = {}
        self._stems: dict[str, list[str]] = {}
        self.hyphened: dict[str, int] = {}
        """Words that the scan has with one hyphen, without it, and where it stands."""
        for found in re.finditer(r"(?<![^\W_-])([^\W\d_]{2,})-([^\W\d_]{2,})(?![^\W_-])", text):
            self.hyphened.setdefault(found[1] + found[2], len(found[1]))
        for found in TOKEN.finditer(text):
            word = bare(found[0])
            self.typed[word] += 1
            self.folded[word.lower()] += 1
            if word[0].isupper() and not _SENTENCE_END.search(text[max(0, found.start() - 6) : found.start()]):
                self.names[word] += 1

    def usual(self, word: str) -> float:
        """How often the word list has it, in occurrences in a billion words."""
        counts, total = _listed(self.language)
        return counts.get(word, counts.get(word.lower(), 0)) * _BILLION / total

    def known(self, word: str) -> bool:
        """Whether the word is in the list, or stands in the scan so often that it must be one."""
        return self.listed(word) or self.folded[bare(word).lower()] > 2

    def listed(self, word: str) -> bool:
        """Whether the word is in the list."""
        return self.usual(word) > 0 or self.usual(bare(word)) > 0

    def is_name(self, word: str) -> bool:
        """Whether the scan has it, with a capital, in the middle of a sentence, and never without one."""
        word = bare(word)
        return self.names[word] > 0 and self.typed[word.lower()] == 0

    def capitalised(self, word: str) -> bool:
        """Whether the scan has the word, with this capital, in the middle of a sentence."""
        return self.names[bare(word)] > 0

    def real(self, word: str, floor: float = 200) -> bool:
        """Whether a half of a glued pair is a word: usual enough for its length, or one that the scan has."""
        stem = bare(word)
        lower = stem.lower()
        usual = max(self.usual(word), self.usual(stem))
        if not _listed(self.language)[0]:
            return self.typed[stem] > 1 or self.names[stem] > 0
        if len(stem) == 1:
            return word in ("a", "I", "A") if self.language == "en" else usual > 1e6
        if len(stem) == 2:
            return usual > 8e5 and not _odd_case(stem)
        if _odd_case(stem):
            return self.typed[stem] > 0 or (stem.isupper() and self.typed[lower] > 0)
        if stem[0].isupper() and self.names[stem]:
            return True
        if len(stem) == 3:
            return usual > 2e4 or (usual > floor and self.typed[lower] > 0)
        return usual > (floor if len(stem) < 7 else floor / 10) or self.typed[lower] > 0

    def stands(self, text: str) -> bool:
        """Whether a piece of text stands anywhere in the scan as words of its own."""
        if text not in self._stands:
            self._stands[text] = self._found(text)
        return self._stands[text]

    def _found(self, text: str) -> bool:
        at = self._text.find(text)
        while at >= 0:
            around = self._text[max(at - 1, 0) : at] + self._text[at + len(text) : at + len(text) + 1]
            if not any(character.isalnum() for character in around):
                return True
            at = self._text.find(text, at + 1)
        return False

    def weight(self, left: str, right: str) -> float:
        """The logarithm of how much is to be said for two words side by side."""
        return sum(self._weight(word) for word in (left, right))

    def _weight(self, word: str) -> float:
        here = self.folded[bare(word).lower()]
        return log10(self.usual(word) + self.usual(bare(word)) + 50.0 * here + 1) + (here > 0)

    def has_form_of(self, word: str, token: str) -> bool:
        """Whether the scan, the token itself aside, has a word that begins like this one and ends otherwise."""
        lower = word.lower()
        if not self._stems:
            for known in self.folded:
                if len(known) > 5:
                    self._stems.setdefault(known[:6], []).append(known)
        for known in self._stems.get(lower[:6], ()):
            if known == token.lower():
                continue
            common = next((at for at, (one, other) in enumerate(zip(lower, known, strict=False)) if one != other),
                          min(len(lower), len(known)))  # fmt: skip
            if common >= max(6, len(lower) - 1) and len(known) <= len(lower) + 4 and not known.startswith(lower + "'"):
                return True
        return False

    def stands_as(self, pattern: str) -> int:
        """How often a pattern stands in the scan."""
        return len(re.findall(pattern, self._text))


def bare(word: str) -> str:
    """The word without the apostrophe, or 's, that ends it."""
    return re.sub(r"(?:['’]s|['’])$", "", word) or word


def _odd_case(word: str) -> bool:
    """Whether it has a capital inside: `McGill`, `NATO`."""
    return not (word.islower() or word[1:].islower())
