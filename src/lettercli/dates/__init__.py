"""The dates of letters: read, written for people, compared and sorted.

The one module that the others import for dates. EDTF, in which an edition writes them, is in `edtf`; `dateline` reads
what people write and `datewords` writes for people, each loaded when it is needed.
"""

from __future__ import annotations

from math import inf

from lettercli.dates import edtf
from lettercli.dates.date import Date, Precision
from lettercli.dates.days import Calendar
from lettercli.dates.edtf import Stretch
from lettercli.errors import BadDate

__all__ = [
    "UNDATED", "BadDate", "Calendar", "Date", "Precision",
    "contains", "from_to", "gregorian", "order", "overlaps", "parse", "read", "short", "stretches", "words",
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


def from_to(first: Date, last: Date) -> str:
    """The time from the begin of one date to the end of another: `29 Jul – 29 Aug 1929`, `9–29 Aug 1929`."""
    from lettercli.dates import datewords

    return datewords.from_to(first, last, datewords.SHORT_MONTHS)


def gregorian(date: Date) -> Date:
    """The date for programs that know neither old style nor sets: what can be said of it without them, or undated."""
    from lettercli.dates import newstyle

    return newstyle.gregorian(date)


def order(date: Date) -> tuple[bool, float, float]:
    """The key that sorts dates: by first day, then by last; undated last.

    A date without a beginning (`../1929-08-21`) stands at its end, as a terminus ante quem does in a printed edition.
    """
    last = inf if date.last is None else date.last
    return date.precision == "none", last if date.first is None else date.first, last


def overlaps(one: Date, other: Date) -> bool:
    """Whether some day may belong to both; an undated one overlaps nothing.

    Between the members of a set lie days that it does not mean.
    """
    if "none" in (one.precision, other.precision):
        return False
    return any(
        _is_not_after(first, other_last) and _is_not_after(other_first, last)
        for first, last in stretches(one)
        for other_first, other_last in stretches(other)
    )


def contains(outer: Date, inner: Date) -> bool:
    """Whether every day that `inner` may mean lies in `outer`; false if one of them is undated."""
    if "none" in (outer.precision, inner.precision):
        return False
    around = stretches(outer)
    return all(any(_holds(stretch, within) for stretch in around) for within in stretches(inner))


def stretches(date: Date) -> tuple[Stretch, ...]:
    """The days that a date may mean: for a set a stretch for each of its parts, in order and apart, else just one."""
    if date.precision != "oneof" or "," not in date.edtf:
        return ((date.first, date.last),)
    return edtf.stretches(date.edtf, date.calendar)


def _holds(outer: Stretch, inner: Stretch) -> bool:
    begins = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return begins and ends


def _is_not_after(first: int | None, last: int | None) -> bool:
    return first is None or last is None or first <= last
