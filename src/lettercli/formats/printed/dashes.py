"""Dashes lost before the siglum that signs an editor's words, and quotation marks made of two apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lettercli.formats.printed.sourcetext import Emended, Repair

_ANY_SIGLUM = r"(?:[A-Z]\.\s?){1,4}Eds?\."


def siglum_dashes(text: Emended, sigla: Sequence[str]) -> Iterator[Repair]:
    """The dash before a siglum that ends a paragraph or a bracket."""
    own = "|".join(
        r"\s*".join(re.escape(word) for word in each.split()) for each in sorted(sigla, key=len, reverse=True)
    )
    ends = r"(?=[.)\"”]*(?:\]|$))"
    pattern = re.compile(rf"(?P<gap>\s*[-–—]?\s*)(?P<siglum>(?P<own>{own or '(?!)'})|{_ANY_SIGLUM}){ends}")
    for found in pattern.finditer(text.text):
        before = text.text[max(found.start() - 4, 0) : found.start()].rstrip()[-1:]
        gap = found["gap"]
        if not (before.isalnum() or before in '.)"”’!?]') or "—" in gap or before == "":
            continue
        known = found["own"] is not None
        span = text.span(found.start("gap"), found.end("gap"))
        sure = known and "-" not in gap and "–" not in gap
        yield Repair(span.start, span.end, "—", "em-dash-lost", "certain" if sure else "likely", "siglum")
        yield from _blanks(text, found, sigla)


def _blanks(text: Emended, found: re.Match[str], sigla: Sequence[str]) -> Iterator[Repair]:
    """The blanks lost within the siglum."""
    printed = "".join(found["siglum"].split())
    whole = next((each for each in sigla if "".join(each.split()) == printed), "")
    if not whole or whole == found["siglum"]:
        return
    at = found.start("siglum")
    for word in whole.split()[:-1]:
        at += len(word)
        if text.text[at].isspace():
            at += len(text.text[at:]) - len(text.text[at:].lstrip())
        else:
            yield Repair(text.origin(at), text.origin(at), " ", "blank-lost", "certain", "siglum")


def double_quotes(text: Emended) -> Iterator[Repair]:
    """`''` for a quotation mark: certain where the marks of the paragraph then pair."""
    found = list(re.finditer(r"(?<!['’])''(?!')", text.text))
    if not found:
        return
    whole = re.sub(r"(?<!['’])''(?!')", '"', text.text)
    sure = whole.count('"') % 2 == 0
    for each in found:
        before = text.text[each.start() - 1 : each.start()]
        after = text.text[each.end() : each.end() + 1]
        placed = not before.strip() or before in "([—-" or not after.strip() or after in ".,;:!?)]—-" or after.isdigit()
        span = text.span(each.start(), each.end())
        yield Repair(span.start, span.end, '"', "quote", "certain" if sure and placed else "likely", "quotes")


def blanks(text: Emended) -> Iterator[Repair]:
    """Blanks that no printer sets: two in a row, odd ones, one before a comma, one after an opening bracket."""
    for found in re.finditer(r"\s{2,}|[^\S ]", text.text):
        if found.start() and found.end() < len(text.text):
            span = text.span(found.start(), found.end())
            yield Repair(span.start, span.end, " ", "blank-added", "certain", "blanks")
    for found in re.finditer(r"(?<=[^\W_.\"”)\]])[ ](?=[,;](?!,)|[)\]](?!\w))|(?<=[(\[])[ ](?=[^\W_\"“])", text.text):
        span = text.span(found.start(), found.end())
        yield Repair(span.start, span.end, "", "blank-added", "certain", "blanks")


def odd_characters(text: Emended) -> Iterator[Repair]:
    """Characters that no text holds: controls, soft hyphens, blanks of no width, letters taken apart."""
    from unicodedata import category, is_normalized, normalize

    for found in re.finditer(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+", text.text
    ):
        span = text.span(found.start(), found.end())
        reading = " " if "\x0c" in found[0] else ""
        yield Repair(span.start, span.end, reading, "other", "certain", "characters", "characters that are not printed")
    if is_normalized("NFC", text.text):
        return
    for found in re.finditer(r".[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+|[^\x00-\u02ff]", text.text):
        whole = normalize("NFC", found[0])
        if whole != found[0] and category(found[0][0]) != "Cc":
            span = text.span(found.start(), found.end())
            yield Repair(span.start, span.end, whole, "other", "certain", "characters", "a letter in pieces")
