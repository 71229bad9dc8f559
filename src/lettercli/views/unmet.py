"""What to say when no letter passes the filters: which dates, people and values the edition has instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lettercli import dates
from lettercli.model import Edition, Head

MOST = 8
"""Values that a line names."""


def there_are(edition: Edition, filters: Mapping[str, object]) -> str:
    """`dates are 1929-07-29 to 1929-08-29; senders are Stalin`, for the filters that were given, named as Filter's."""
    return "; ".join(_facts(edition.heads, filters))


def _facts(heads: Sequence[Head], filters: Mapping[str, object]) -> Iterator[str]:
    if not {"since", "until", "on"}.isdisjoint(filters):
        dated = sorted((each.date for each in heads if each.date.precision != "none"), key=dates.order)
        yield f"dates are {dated[0]} to {dated[-1]}" if dated else "no letter has a date"
    if asked := _several(filters.get("sender")):
        yield _named("senders are ", (name for each in heads for name in each.sender), asked)
    if asked := _several(filters.get("recipient")):
        yield _named("recipients are ", (name for each in heads for name in each.recipient), asked)
    for key, _, value in (condition.partition("=") for condition in _several(filters.get("where"))):
        values = (each.metadata.get(key.strip(), ()) for each in heads)
        yield _named(f"{key.strip()} is ", (name for some in values for name in _several(some)), [value])


def _several(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, Iterable) else ()


def _named(what: str, known: Iterable[str], asked: Sequence[str]) -> str:
    """`senders are Ann, Ben`; of more than a line holds, those that look most like what was asked for."""
    names = list(dict.fromkeys(name for name in known if name))
    shown = names
    if len(names) > MOST:
        from difflib import get_close_matches

        folded = {name.casefold(): name for name in names}
        near = [each for name in asked for each in get_close_matches(name.casefold(), folded, MOST, 0.5)]
        shown = [folded[each] for each in dict.fromkeys(near)] or names[:MOST]
    return what + (", ".join(shown) if names else "nowhere given") + (" …" if len(shown) < len(names) else "")
