"""Where the sentences of a passage end.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number's label, and the text goes on
as a sentence begins: with a capital, a figure or an opening quotation mark. Scholarly prose is full of stops that end
nothing (`f. 17, op. 3, d. 750, l. 5`), so where the two can be told apart by neither rule, nothing is cut: a sentence
too long is read more easily than half a one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_STOP = re.compile(r"(?:\.(?:[ \u00a0]\.)+|[.!?…。！？।؟۔])(?:[.!?…]|[ \u00a0]\.(?=[ \u00a0]\.|\W|$))*")
_CLOSING = re.compile(r"[\"'”’»›)\]}]*")
_OPENING = "\"'“‘„«‹([{¿¡—–"
_WORD_BEFORE = re.compile(r"[^\s\"“‘„«‹(\[{—–/]+$")
_LONGEST = 24
"""Characters of an abbreviation; a bound, so that no text is slow."""
_NO_BLANK_NEEDED = frozenset("。！？")

_NEVER_LAST = frozenset(
    """
    adm apr aug bk bks brig ca capt cf ch chap chaps cmdr col comp cpl dec dept diss dr e.g ed eds esp fasc feb
    fol fols fr gen gens gov hon i.e ibid introd jan lieut ll lt maj messrs mlle mm mme mr mrs ms mt mts nov nr
    oct op orig pl pp pres prof q.v rep repr rev rt s.v sen sept ser sgt ss st ste suppl supt trans transl viz
    vol vols vs
    """.split()  # noqa: SIM905
)
"""English abbreviations that something always follows; one letter alone is always taken for an initial."""
_BEFORE_FIGURE = frozenset("art arts fig figs no nos par para pt pts sec sect".split())  # noqa: SIM905
"""Abbreviations that are words, too: they end no sentence when a number follows."""
_OFTEN_LAST = frozenset("a.d a.m al b.c bros co corp esq etc ff inc jr ltd p.m s.a seq".split())  # noqa: SIM905
"""Abbreviations that end a sentence when a capital follows."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_LABEL = re.compile(r"\d{1,3}$")
_FIGURE = re.compile(r"\d|[IVXLCDM]+\b")


def sentences(text: str, abbreviations: Collection[str] = ()) -> list[tuple[int, int]]:
    """The sentences of a text as spans of characters that cover it without overlap; the blank after one is its own.

    `abbreviations` are the edition's, with their full stops (`Com.`); one of several words (`U.S. Ed.`) is kept whole.
    """
    known = _known(frozenset(abbreviations))
    spans, start = [], 0
    for stop in _STOP.finditer(text):
        end = _CLOSING.match(text, stop.end()).end()  # type: ignore[union-attr]
        after = _next(text, end)
        if after == len(text) or start > stop.start():
            continue
        if after == end and text[end - 1] not in _NO_BLANK_NEEDED:
            continue
        if _begins(text, after) and _ends(text, start, stop, after, known):
            spans.append((start, after))
            start = after
    return [*spans, (start, len(text))] if start < len(text) else spans


@lru_cache(maxsize=8)
def _known(abbreviations: frozenset[str]) -> frozenset[str]:
    """The edition's abbreviations, each word of theirs, without the last full stop."""
    return frozenset(word.rstrip(".") for phrase in abbreviations for word in phrase.split())


def _next(text: str, at: int) -> int:
    """The first character from there that is no blank, or the text's end."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _begins(text: str, at: int) -> bool:
    """Whether a sentence can begin there: with a capital, a figure, or a letter of a script without capitals."""
    while at < len(text) and (text[at] in _OPENING or text[at].isspace()):
        at += 1
    return at < len(text) and (text[at].isdigit() or (text[at].isalpha() and not text[at].islower()))


def _ends(text: str, start: int, stop: re.Match[str], after: int, known: frozenset[str]) -> bool:
    """Whether the stop ends the sentence that begins at `start`; what begins at `after` could be the next."""
    if stop.start() and text[stop.start() - 1] in "([{":  # (!) and […] say something of a word, or of a loss
        return False
    closed = set(text[stop.end() : after]) & set(")]}")
    if closed and not _whole_in_brackets(text, start, stop.start()):
        return False
    if stop[0] != ".":
        return True
    found = _WORD_BEFORE.search(text, max(start, stop.start() - _LONGEST), stop.start())
    if not found or closed:
        return True
    word, lower = found[0], found[0].lower()
    if lower in _BEFORE_FIGURE:
        return not _FIGURE.match(text, after)
    if lower in _OFTEN_LAST:
        return not text[after].isdigit()
    return not (_goes_on(word, known) or (found.start() == start and _LABEL.match(word)))


def _goes_on(word: str, known: frozenset[str]) -> bool:
    """Whether a word, without its full stop, is one after which a sentence goes on."""
    lower = word.lower()
    return lower in _NEVER_LAST or word in known or lower in known or _INITIALS.fullmatch(word) is not None


def ends_with(word: str, abbreviations: Collection[str] = ()) -> bool | None:
    """Whether a word with a full stop ends a sentence where a capital follows; None where more must be known.

    What is said of the word is what `sentences` finds where nothing but a blank, or what opens, is before it, and
    nothing but a blank behind its stop.
    """
    if len(word) > _LONGEST or word.lower() in _BEFORE_FIGURE or _LABEL.match(word):
        return None
    return word.lower() in _OFTEN_LAST or not _goes_on(word, _known(frozenset(abbreviations)))


def _whole_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether the bracket that is open at `end` was opened where the sentence begins."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        if text[at] in ")]}":
            depth += 1
        elif text[at] in "([{":
            if depth == 0:
                return not text[start:at].strip(_OPENING + " ")
            depth -= 1
    return True
