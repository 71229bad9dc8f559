"""The line above a page: who wrote to whom, how much there is, and when."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from lettercli import dates
from lettercli.dates import Date

_MOST_PAIRS = 3


def people(pairs: Iterable[tuple[str, str]]) -> str:
    """Who wrote to whom: `Stalin to Molotov`; of many pairs of sender and recipient the first few."""
    named = [f"{sender or 'unknown'} to {recipient or 'unknown'}" for sender, recipient in dict.fromkeys(pairs)]
    more = len(named) - _MOST_PAIRS
    return ", ".join(named[:_MOST_PAIRS]) + (f" and {more:,} more" if more > 0 else "")


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
