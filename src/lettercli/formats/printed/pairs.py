"""Quotation marks and brackets without a partner: something is lost or misread there, but nobody can say what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lettercli.formats.printed.sourcetext import Emended, Repair

_BRACKETS = {")": "(", "]": "["}


def unpaired(paragraphs: Sequence[Emended]) -> Iterator[Repair]:
    """Suspicions for the paragraphs of one flow; a quotation may run on through several of them."""
    for text in paragraphs:
        yield from _brackets(text)
    yield from _quotes(paragraphs)


def _brackets(text: Emended) -> Iterator[Repair]:
    opened: list[tuple[str, int]] = []
    label = re.match(r"[\"“]?[^\s()]{1,3}\)", text.text)
    for found in re.finditer(r"[()\[\]]", text.text):
        sign, at = found[0], found.start()
        if sign in "([":
            opened.append((sign, at))
        elif opened and opened[-1][0] == _BRACKETS[sign]:
            opened.pop()
        elif not (label and at < label.end()) and not re.search(
            r"(?:^|\s)\(?(?:\d{1,2}|[a-z])$", text.text[max(at - 4, 0) : at]
        ):
            yield _suspicion(text, at, "punctuation", f"no {_BRACKETS[sign]} before it")
    for sign, at in opened:
        yield _suspicion(text, at, "punctuation", f"the {sign} is never closed")


def _quotes(paragraphs: Sequence[Emended]) -> Iterator[Repair]:
    """Straight and curled marks that open or close nothing, judged by the blanks around them."""
    opened: tuple[Emended, int] | None = None
    for text in paragraphs:
        for found in re.finditer(r"[\"“”]|(?<!['’])''(?!')", text.text):
            opens = _opens(text.text, found)
            if opens is None:
                opens = opened is None
            if opens and opened is not None and not (opened[0] is not text and _begins(text.text, found.start())):
                yield _suspicion(opened[0], opened[1], "quote", "the quotation mark is never closed")
            if not opens and opened is None:
                yield _suspicion(text, found.start(), "quote", "no quotation is open here")
            opened = (text, found.start()) if opens else None
        if opened is not None and opened[0] is not text:
            continue
    if opened is not None:
        yield _suspicion(opened[0], opened[1], "quote", "the quotation mark is never closed")


def _opens(text: str, found: re.Match[str]) -> bool | None:
    """Whether a mark opens a quotation; None where nothing tells."""
    if found[0] in "“”":
        return found[0] == "“"
    before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
    blank_before = not before or before.isspace() or before in "([—–-"
    blank_after = not after or after.isspace() or after in ".,;:!?)]—–-'’"
    if blank_before == blank_after:
        return None
    return blank_before


def _begins(text: str, at: int) -> bool:
    return at < 200 and not text[:at].strip()


def _suspicion(text: Emended, at: int, kind: str, reason: str) -> Repair:
    """A ready entry around the sign: enough words to find it by."""
    start = text.text.rfind(" ", 0, max(at - 15, 0)) + 1
    end = text.text.find(" ", min(at + 15, len(text.text)))
    span = text.span(start, end if end >= 0 else len(text.text))
    printed = text.source.text[span.start : span.end]
    return Repair(span.start, span.end, printed, kind, "likely", "pairs", reason, status="open")
