"""Finds citations that stand for an earlier work of a named author: `Cohen, op. cit., 35`, `Cohen, Bukharin, 35`.

A name, a few words and a number are a citation only where the edition cites a work by that author of which these are
the first words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lettercli.sources.citation import PAGES, Found, Work
from lettercli.sources.numerals import PINPOINT
from lettercli.text.tokens import fold, tokens

_CITED = re.compile(r"\b(?:op|loc)\. ?cit\b\.?|\bуказ\. ?соч\b\.?", re.IGNORECASE)
_WHO = re.compile(r"(?<![\w'’‐-])(?P<who>[A-ZÀ-ÞА-ЯЁ][\w'’‐-]{0,60}),? $")
_TITLED = re.compile(
    r"(?<![\w'’‐-])(?P<who>[^\W\d_][\w'’‐-]{0,60}), [\"“]?(?P<title>[^,;()\[\]\"“”]{2,80}),?[\"”]?,? (?=\w)"
)
_COMMA = re.compile(r",? ?")
_NO_NAME = frozenset({"ibid", "see", "in", "cf", "and"})
_ARTICLES = frozenset({"the", "a", "an", "le", "la", "der", "die", "das"})


class Titles:
    """The works of an edition by their authors' names."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._titles: dict[str, set[tuple[str, ...]]] = {}
        for work in works:
            if work.author and work.title:
                for name in _words(work.author):
                    self._titles.setdefault(name, set()).add(first_words(work.title))

    def has(self, who: str, title: str) -> bool:
        """Whether these are the first words of a title by that author."""
        words = first_words(title)
        return bool(words) and any(known[: len(words)] == words for known in self._titles.get(fold(who), ()))


def first_words(title: str) -> tuple[str, ...]:
    """The words of a title, folded, without the article before them."""
    words = _words(title)
    return words[1:] if words and words[0] in _ARTICLES else words


def shorts(text: str, titles: Titles) -> Iterator[Found]:
    """All of them: first those that say op. cit., then those that repeat the beginning of a title."""
    for match in _CITED.finditer(text):
        named = _WHO.search(text, max(match.start() - 64, 0), match.start())
        who = named["who"] if named is not None and named["who"].lower() not in _NO_NAME else ""
        comma = _COMMA.match(text, match.end())
        start = named.start() if named is not None and who else match.start()
        yield _found(text, start, match.end(), comma.end() if comma else match.end(), match.span(), who)
    for match in _TITLED.finditer(text):
        if titles.has(match["who"], match["title"]):
            found = _found(text, match.start(), match.end("title"), match.end(), match.span("title"), match["who"])
            if found.levels:
                yield found


def _found(text: str, start: int, end: int, at: int, sign: tuple[int, int], who: str) -> Found:
    """The citation whose pages, if it has any, stand at `at`."""
    pages = PINPOINT.match(text, at)
    if pages is None:
        return Found(start, end, "short", {}, {}, sign=sign, who=who)
    levels = {name: value for name, value in pages.groupdict().items() if value}
    return Found(start, pages.end(), "short", levels, {PAGES: pages.span(PAGES)}, sign=sign, who=who)


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text[start:end]) for start, end in tokens(text))
