"""What to say when a pattern matches nothing: what would have been matched a step aside."""

from __future__ import annotations

from collections.abc import Iterator

from lettercli.index.layout import Index
from lettercli.matching import count
from lettercli.query.pattern import Pattern
from lettercli.search import Layer, Scope, Voice

_PLACES: dict[str, tuple[Layer, Voice | None, str]] = {
    "text": ("text", None, "the letters' text: --in text"),
    "notes": ("notes", None, "the notes: --in notes"),
    "annotations": ("text", "other", "what other hands wrote: --voice other"),
}
"""The layers of the index: how each is searched, and how that is typed."""


def elsewhere(
    index: Index, pattern: Pattern, layer: Layer, voice: Voice | None, scope: Scope | None
) -> dict[str, int]:
    """Hits of the pattern, in the same scope, in the layers that were not searched, by the layers' names.

    With a voice nothing is said: no other layer is a step aside then.
    """
    searched = {"text": ["text"], "body": ["text"], "notes": ["notes"], "all": list(_PLACES)}[layer]
    if voice is not None:
        return {}
    found = {
        name: count(index, pattern, there, whose, scope)
        for name, (there, whose, _) in _PLACES.items()
        if name not in searched and (name != "annotations" or layer in ("text", "body"))
    }
    return {name: number for name, number in found.items() if number}


def suggest(index: Index, pattern: Pattern, layer: Layer, voice: Voice | None, scope: Scope | None) -> list[str]:
    """Lines for somebody whose pattern, with these filters, found nothing; none where nothing helps."""
    return list(_aside(index, pattern, layer, voice, scope)) or list(_looser(index, pattern, layer, voice, scope))


def _aside(index: Index, pattern: Pattern, layer: Layer, voice: Voice | None, scope: Scope | None) -> Iterator[str]:
    for name, number in elsewhere(index, pattern, layer, voice, scope).items():
        yield f"{_hits(number)} in {_PLACES[name][2]}"
    if voice is not None and (number := count(index, pattern, layer, None, scope)):
        yield f"{_hits(number)} in other voices: leave out --voice {voice}"
    if layer == "body" and (number := count(index, pattern, "text", voice, scope)):
        yield f"{_hits(number)} in salutes, datelines, closers and signatures: --in text"
    if scope is not None and (number := count(index, pattern, layer, voice)):
        yield f"{_hits(number)} in what the filters leave out"


def _looser(index: Index, pattern: Pattern, layer: Layer, voice: Voice | None, scope: Scope | None) -> Iterator[str]:
    if pattern.case and (number := count(index, pattern._replace(case=False), layer, voice, scope)):
        yield f"{_hits(number)} without -s, when case does not count"
    if pattern.whole and (number := count(index, pattern._replace(whole=False), layer, voice, scope)):
        yield f"{_hits(number)} without -w, when a match may begin and end inside a word"
    if not pattern.case and not pattern.whole and any(ord(sign) > 127 for sign in pattern.text):
        yield "diacritics count in a pattern; a word without them finds both: letters kwic WORD"


def _hits(number: int) -> str:
    return f"{number:,} hit{'' if number == 1 else 's'}"
