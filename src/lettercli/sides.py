"""The two sides of a comparison: a target and a reference, each told by filters as KEY=VALUE.

A KEY is the name of a filter option (topic, name, sender, recipient, letter, from, to, on, date-match), `in` or `voice`
with what these options take, or a key of the letters' metadata. Conditions of one side all hold; of several senders,
topics and the like any one will do, as everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast, get_args

from lettercli.errors import LettersError
from lettercli.search.scope import Layer, Voice

REST = "rest"
_ONE = {"from": "since", "to": "until", "on": "on", "date-match": "date_match"}
_MANY = {"letter": "letters", "sender": "sender", "recipient": "recipient", "topic": "topic", "name": "name"}
_CHOICES = {"in": get_args(Layer), "voice": get_args(Voice), "date-match": ("overlap", "contained")}


class Side(NamedTuple):
    """One side as it was typed."""

    filters: dict[str, object]
    """By the names that Python programs have for them: since, letters, topic ..."""
    layer: Layer
    voice: Voice | None
    said: str


def side(conditions: Sequence[str], layer: Layer, voice: Voice | None) -> Side:
    """What conditions mean, with a layer and a voice where they name none; raises LettersError."""
    filters: dict[str, object] = {}
    for condition in conditions:
        key, equals, value = (part.strip() for part in condition.partition("="))
        if not equals or not key or not value:
            raise LettersError(f"no condition: {condition[:80]!r}", "write KEY=VALUE, such as topic=grain")
        _add(filters, key, value)
    return Side(
        {name: value for name, value in filters.items() if name not in {"in", "voice"}},
        cast("Layer", filters.get("in", layer)), cast("Voice | None", filters.get("voice", voice)),
        ", ".join(conditions),
    )  # fmt: skip


def _add(filters: dict[str, object], key: str, value: str) -> None:
    if value not in (choices := _CHOICES.get(key, (value,))):
        raise LettersError(f"{key}={value[:80]}", f"write {', '.join(choices[:-1])} or {choices[-1]}")
    if key in _MANY or key not in {*_ONE, *_CHOICES}:
        name, value = (_MANY[key], value) if key in _MANY else ("where", f"{key}={value}")
        before = filters.get(name, ())
        filters[name] = (*(before if isinstance(before, tuple) else ()), value)
    elif filters.setdefault(_ONE.get(key, key), value) != value:
        raise LettersError(f"{key} is given twice", "a side is in one place and one time; leave one of them out")
