"""Doubts that come of the scan: a citation with a reading that is only likely, or that the import suspects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lettercli.emendations import Repair
from lettercli.sources.citation import Doubt, Found, Shelfmark

_LEVEL_WORDS = {"f.": "fond", "op.": "opis", "d.": "delo", "l.": "list", "ll.": "list"}
_WORD = re.compile(r"\b(?:f|op|d|ll?)\.(?= ?\d)")


def by_address(repairs: Iterable[Repair]) -> Mapping[str, Sequence[Repair]]:
    """What is not certain in a scan, by the passage in which it stands."""
    found: dict[str, list[Repair]] = {}
    for repair in repairs:
        unsure = repair.status == "open" or (repair.status == "applied" and repair.confidence == "likely")
        if unsure and (repair.printed or repair.reading) and not repair.note:
            found.setdefault(repair.address, []).append(repair)
    return found


def doubts(text: str, found: Found, repairs: Iterable[Repair]) -> Iterator[Doubt]:
    """The doubts of a citation that stands in this text."""
    if found.misread:
        what = f"{found.misread!r} is taken for {Shelfmark(list=found.levels['list']).text()}"
        yield Doubt(what, "reading", frozenset({"list"}))
    for repair in repairs:
        if not (repair.start < found.end and found.start < max(repair.end, repair.start + 1)):
            continue
        levels = frozenset(_touched(text, found, repair))
        if repair.status == "open":
            what = f"the scan may be misread: {repair.printed!r}, perhaps {repair.reading!r}"
            yield Doubt(what, "reading", levels)
        else:
            words = [text[start:end] for start, end in found.spans.values() if start <= repair.start <= end]
            what = min(words, key=len) if words else text[found.start : found.end]
            yield Doubt(f"{what!r} is only a likely reading of the scan", "reading", levels)


def _touched(text: str, found: Found, repair: Repair) -> Iterator[str]:
    """The levels whose value is other, if the reading is."""
    start, end = repair.start, max(repair.end, repair.start + 1)
    if repair.status == "open" and text[repair.start : repair.end] == repair.printed:
        same = _alike(repair.printed, repair.reading)
        tail = _alike(repair.printed[same:][::-1], repair.reading[same:][::-1])
        start, end = repair.start + same, repair.end - tail
        put_in = _WORD.findall(repair.reading[same : len(repair.reading) - tail])
        yield from (_LEVEL_WORDS[word] for word in put_in)
        if start == end:  # a level of its own, or figures at the edge of one that is there
            yield from () if put_in else _levels(found, start, end)
            return
    yield from _levels(found, start + 1, end - 1)


def _levels(found: Found, start: int, end: int) -> Iterator[str]:
    """The levels that stand there, or end or begin there."""
    return (name for name, (first, last) in found.spans.items() if start <= last and first <= end)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
