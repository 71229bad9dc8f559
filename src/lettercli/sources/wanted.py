"""What somebody asks for among citations: `d. 753`, `f. 17, op. 3`, `RTsKhIDNI`, `Cohen`, `Pravda`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lettercli.errors import LettersError
from lettercli.sources.archival import levels_of
from lettercli.sources.citation import SHELFMARK, Citation, Shelfmark, said
from lettercli.sources.numerals import numbers
from lettercli.text.tokens import fold, form, parts, patterns, tokens
from lettercli.text.wildcards import joined

_SPLIT = re.compile(r",\s*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reference that is asked for; all of it must fit."""

    text: str
    """As typed."""
    levels: dict[str, str] = field(default_factory=dict)
    """Of an archive's reference, those that are named."""
    words: tuple[re.Pattern[str], ...] = ()
    """What must stand in the archive's name, or in author, title, newspaper, place and date of a printed work."""

    def fits(self, citation: Citation) -> bool:
        """Whether a citation is of what is asked for."""
        mark = citation.shelfmark
        if self.levels and (mark is None or not all(_has(mark, *level) for level in self.levels.items())):
            return False
        known = _words(citation)
        return all(any(word.fullmatch(each) for each in known) for word in self.words)

    def without(self, level: str) -> Wanted:
        """The same without one level."""
        return Wanted(self.text, {name: value for name, value in self.levels.items() if name != level}, self.words)


def read(text: str) -> Wanted:
    """What a reference means: the levels that it ends with, and words before them. Raises LettersError for nothing."""
    typed = " ".join(text.split())[:500]
    places = [0, *(match.end() for match in re.finditer(r"[\s,]+", typed))]
    named, at = next(((found, at) for at in places if (found := levels_of(typed[at:]))), ({}, len(typed)))
    words = tuple(_pattern(word) for word in patterns(typed[:at]))
    if not named and not words:
        raise LettersError(f"no reference: {text[:80]!r}", "write some of it, such as 'f. 17, op. 3', RTsKhIDNI, Cohen")
    return Wanted(typed, named, words)


def there_are(citations: Sequence[Citation], wanted: Wanted) -> str:
    """What there is instead of a reference that nothing cites: `d. 740, 747`, or names like it; empty without any."""
    wider = wanted
    for name in reversed(SHELFMARK):
        if name in wanted.levels:
            wider = wider.without(name)
            marks = [each.shelfmark for each in citations if each.shelfmark is not None and wider.fits(each)]
            values = list(dict.fromkeys(mark.level(name) for mark in marks if mark.level(name)))
            if values:
                values.sort(key=lambda value: (sorted(numbers(value))[:1], value))
                shown = ", ".join(values[:20]) + (", …" if len(values) > 20 else "")
                return f"cited {'are' if len(values) > 1 else 'is'} {said(name, shown)}"
    from difflib import get_close_matches

    known = {fold(word): word for each in citations for word in _spelt(each)}
    typed = [word for word in map(fold, patterns(wanted.text)) if not word.isdecimal()]
    near = dict.fromkeys(known[each] for word in typed for each in get_close_matches(word, known, 3, 0.75))
    return f"did you mean {' or '.join(near)}?" if near else ""


def _has(mark: Shelfmark, name: str, value: str) -> bool:
    """Whether a level has this value, is a list with it, or, of leaves, a stretch in which they lie."""
    own = mark.level(name)
    if name == "list":
        return numbers(value) <= numbers(own) if own else False
    return fold(value) in {fold(each) for each in (own, *_SPLIT.split(own))}


def _words(citation: Citation) -> set[str]:
    """The words by which a citation can be found, folded, and the parts of compounds."""
    words = set(map(fold, _spelt(citation)))
    return words | {part for word in words for part in parts(word)}


def _spelt(citation: Citation) -> set[str]:
    """The same as they are spelt."""
    mark, work = citation.shelfmark, citation.work
    texts: Iterable[str] = (mark.archive,) if mark is not None else ()
    if work is not None:
        texts = (work.author, work.title, work.translation, work.periodical, work.place, work.publisher, work.year,
                 work.published)  # fmt: skip
    return {form(text[start:end]) for text in texts for start, end in tokens(text)}


def _pattern(word: str) -> re.Pattern[str]:
    pieces = [re.escape(fold(piece)).replace(r"\?", ".") for piece in re.split(r"\*+", form(word))]
    return re.compile(joined(pieces, "."), re.DOTALL)
