"""What to say when no letter passes the filters: which of them none passes, and what the edition has instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lettercli import dates
from lettercli.filters import Filter, known_key
from lettercli.heads import Heads
from lettercli.model import Edition, Head
from lettercli.text.tokens import fold

MOST = 8
"""Values that a line names."""
OPTIONS = {"since": "--from", "until": "--to", "on": "--on", "letters": "--letter", "sender": "--sender",
           "recipient": "--recipient", "where": "--where"}  # fmt: skip
"""The filters by the names of Filter's fields, as they are typed."""


def there_are(edition: Edition, filters: Mapping[str, object], subjects: Mapping[str, int] | None = None) -> str:
    """`dates are 1929-07-29 to 1929-08-29; senders are Stalin`, for the filters that no letter passes.

    Where each of them alone keeps letters, how many that are: `--sender keeps 4, --from 2, none passes both`. The
    filters are named as Filter's fields; `subjects` are others that were given, with how many letters these keep.
    """
    heads = edition.heads if isinstance(edition.heads, Heads) else Heads.of(edition.heads)
    kept = {**dict(_alone(edition, filters)), **(subjects or {})}
    unmet = [name for name, number in kept.items() if not number]
    facts = [*_facts(heads, filters, set(unmet)), *(f"{name} keeps none" for name in unmet if name in (subjects or ()))]
    if facts or len(kept) < 2:
        return "; ".join(facts)
    return f"{', '.join(_counted(kept))}, none passes {'both' if len(kept) == 2 else 'all'}"


def _counted(kept: Mapping[str, int]) -> Iterator[str]:
    for at, (name, number) in enumerate(kept.items()):
        yield f"{name} {'' if at else 'keeps '}{number:,}"


def _alone(edition: Edition, filters: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """How many letters each of the filters keeps by itself, by what is typed for it."""
    mode = {name: value for name, value in filters.items() if name == "date_match"}
    for name, value in filters.items():
        if name not in OPTIONS:
            continue
        for each in _several(value) if name == "where" else (value,):
            option = f"{OPTIONS[name]} {each}" if name == "where" else OPTIONS[name]
            yield option, len(Filter(**{name: each}, **mode).places(edition)[0])  # type: ignore[arg-type]


def _facts(heads: Heads, filters: Mapping[str, object], unmet: set[str]) -> Iterator[str]:
    """What there is instead of what was asked for by filters that no letter passes."""
    if not {"--from", "--to", "--on"}.isdisjoint(unmet):
        yield _dates(heads)
    for key in ("sender", "recipient"):
        if OPTIONS[key] in unmet:
            yield _named(f"{key}s are ", heads, key, _several(filters[key]))
    for condition in _several(filters.get("where")):
        if f"{OPTIONS['where']} {condition}" in unmet:
            key, _, value = condition.partition("=")
            yield _named(f"{key.strip()} is ", heads, known_key(heads, key.strip()), [value])


def _dates(heads: Sequence[Head]) -> str:
    dated = sorted((each.date for each in heads if each.date.precision != "none"), key=dates.order)
    return f"dates are {dated[0]} to {dated[-1]}" if dated else "no letter has a date"


def _several(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, Iterable) else ()


def _named(what: str, heads: Heads, key: str, asked: Sequence[str]) -> str:
    """`senders are Ann, Ben`; of more than a line holds, those that look most like what was asked for."""
    values = heads.column(key).values
    names = list(dict.fromkeys(" ".join(name.split()) for value in values for name in value if name.strip()))
    shown = names if len(names) <= MOST else nearest(names, asked)[:MOST] or names[:MOST]
    return what + (", ".join(shown) if names else "nowhere given") + (" …" if len(shown) < len(names) else "")


def nearest(names: Sequence[str], asked: Iterable[str]) -> list[str]:
    """The names that look like one asked for, in whole or in one of their words; those most alike first."""
    from difflib import get_close_matches

    bearers: dict[str, list[str]] = {}
    for name in names:
        whole = fold(name)
        for part in dict.fromkeys((whole, *whole.split())):
            bearers.setdefault(part, []).append(name)
    alike = (part for text in asked for part in get_close_matches(fold(text.strip(" *")), bearers, MOST, 0.6))
    return list(dict.fromkeys(name for part in alike for name in bearers[part]))
