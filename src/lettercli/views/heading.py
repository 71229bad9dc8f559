"""The line above a page: who wrote to whom, how much there is, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import inf

from lettercli import dates
from lettercli.dates import Date

_MOST_PAIRS = 3
_NEARLY_ALL = 0.8


def people(pairs: Iterable[tuple[str, str]]) -> str:
    """Who wrote to whom: `Stalin to Molotov`; of many pairs who is in most of them: `Tillich and 146 others`.

    Empty where nobody is named at all.
    """
    pairs = list(dict.fromkeys(pairs))
    if not any(map(any, pairs)):
        return ""
    if len(pairs) <= _MOST_PAIRS:
        return ", ".join(f"{sender or 'unknown'} to {recipient or 'unknown'}" for sender, recipient in pairs)
    senders, recipients = ({name for names in side for name in _each(names)} for side in zip(*pairs, strict=True))
    if len(senders) == 1:
        return f"{next(iter(senders))} to {len(recipients):,} others"
    if len(recipients) == 1:
        return f"{len(senders):,} others to {next(iter(recipients))}"
    everybody = senders | recipients
    if one := central(pairs):
        return f"{one} and {len(everybody) - 1:,} others"
    return f"{len(everybody):,} correspondents"


def central(pairs: Collection[tuple[str, str]]) -> str:
    """The one who is sender or recipient in nearly all of the pairs; empty where there is nobody like that."""
    number = Counter(name for pair in pairs for name in {each for names in pair for each in _each(names)})
    (one, times), (_, next_times) = [*number.most_common(2), ("", 0), ("", 0)][:2]
    return one if times >= _NEARLY_ALL * len(pairs) and next_times < times else ""


def _each(names: str) -> list[str]:
    """The names of a cell."""
    return [name for name in names.split("; ") if name]


def span(moments: Iterable[Date]) -> str:
    """From the earliest to the latest date, for people: `29 Jul – 29 Aug 1929`, `9–29 Aug 1929`; empty if undated."""
    dated = [date for date in moments if date.precision != "none"]
    if not dated:
        return ""
    last = max(dated, key=lambda date: (-inf if date.last is None else date.last, dates.order(date)))
    return dates.from_to(min(dated, key=dates.order), last)


def counted(number: int, one: str, many: str) -> str:
    """`1 hit`, `4,812 hits`."""
    return f"{number:,} {one if number == 1 else many}"


def share(number: int, of: int) -> str:
    """`5 of 6 letters`; of all of them `6 letters`."""
    return counted(of, "letter", "letters") if number == of else f"{number:,} of {counted(of, 'letter', 'letters')}"


def heading(pairs: Iterable[tuple[str, str]], facts: Iterable[str], moments: Iterable[Date]) -> str:
    """`Stalin to Molotov · 10 hits · 5 of 6 letters · 29 Jul – 29 Aug 1929`: who, the facts, when."""
    return " · ".join(part for part in (people(pairs), *facts, span(moments)) if part)
