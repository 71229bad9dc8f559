"""The dates of letters: read, written for people, compared and sorted.

The one module that the others import for dates. EDTF, in which an edition writes them, is in `edtf`; `dateline` reads
what people write and `datewords` writes for people, each loaded when it is needed.
"""

from __future__ import annotations

from math import inf

from lettercli.dates import edtf
from lettercli.dates.days import Calendar
from lettercli.dates.edtf import Date, Precision
from lettercli.errors import BadDate

__all__ = [
    "UNDATED", "BadDate", "Calendar", "Date", "Precision",
    "contains", "order", "overlaps", "parse", "read", "short", "words",
]  # fmt: skip

UNDATED = Date("", None, None, "none")


def parse(text: str, calendar: str = "gregorian") -> Date:
    """The date written in EDTF; an empty text is an undated letter's.

    With calendar "julian" the text is old style, and `first` and `last` are converted. Raises BadDate for what is no
    EDTF, for days that never were and for periods that run backward, with what to write instead.
    """
    try:
        return edtf.parse(text, calendar)
    except BadDate as bad:
        from lettercli.dates import dateline

        readings = dateline.meaning(text, calendar)
        if not readings:
            raise
        raise BadDate(text, bad.message, f"write {' or '.join(readings)}", readings) from None


def read(text: str, calendar: str = "gregorian") -> Date:
    """The date as people write it (`10 Aug 1929`, `[29 July 1929]`, `August 1929`), or in EDTF.

    Raises BadDate for what is none and, with both readings, for what could be two: `05/03/1918`.
    """
    from lettercli.dates import dateline

    return dateline.read(text, calendar)


def words(date: Date) -> str:
    """The date for people: `21 August 1929`, `August 1929`, `21–23 August 1929`, `undated`."""
    from lettercli.dates import datewords

    return datewords.words(date)


def short(date: Date) -> str:
    """The same with months of three letters: `21 Aug 1929`."""
    from lettercli.dates import datewords

    return datewords.words(date, datewords.SHORT_MONTHS)


def order(date: Date) -> tuple[bool, float, float]:
    """The key that sorts dates: by first day, then by last; undated last.

    A date without a beginning (`../1929-08-21`) stands at its end, as a terminus ante quem does in a printed edition.
    """
    last = inf if date.last is None else date.last
    return date.precision == "none", last if date.first is None else date.first, last


def overlaps(one: Date, other: Date) -> bool:
    """Whether some day may belong to both; an undated one overlaps nothing.

    A set counts as the stretch from its first day to its last.
    """
    if "none" in (one.precision, other.precision):
        return False
    return _is_not_after(one.first, other.last) and _is_not_after(other.first, one.last)


def contains(outer: Date, inner: Date) -> bool:
    """Whether every day that `inner` may mean lies in `outer`; false if one of them is undated."""
    if "none" in (outer.precision, inner.precision):
        return False
    begins = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    ends = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return begins and ends


def _is_not_after(first: int | None, last: int | None) -> bool:
    return first is None or last is None or first <= last
