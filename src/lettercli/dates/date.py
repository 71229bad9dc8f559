"""A letter's date as a value: the days that it may be, and what was typed."""

from __future__ import annotations

from typing import Literal

from lettercli.dates.days import Calendar

Precision = Literal["day", "month", "year", "period", "oneof", "none"]


class Date:
    """A date as far as it is known: some day from `first` to `last`, or the whole stretch if it is a period.

    A value: never changed, equal to what has the same parts. Written out by hand, since every command has dates, and
    what would write it is slow to load.
    """

    __slots__ = ("calendar", "edtf", "first", "last", "precision", "uncertain")

    edtf: str
    """As typed, in EDTF; empty: undated."""
    first: int | None
    """The first possible day: a proleptic Gregorian day number (see `days`); None: open or unknown."""
    last: int | None
    """The last possible day, itself included; None: open or unknown."""
    precision: Precision
    """day, month, year; period: `a/b`; oneof: one day of a set, or of a year with digits unknown; none: undated."""
    uncertain: bool
    """Whether anything in it is marked `?`, `~` or `%`."""
    calendar: Calendar
    """The calendar in which `edtf` is written; `first` and `last` are converted."""

    def __init__(
        self,
        edtf: str,
        first: int | None,
        last: int | None,
        precision: Precision,
        uncertain: bool = False,
        calendar: Calendar = "gregorian",
    ) -> None:
        put = object.__setattr__  # there are very many dates, so without a loop
        put(self, "edtf", edtf)
        put(self, "first", first)
        put(self, "last", last)
        put(self, "precision", precision)
        put(self, "uncertain", uncertain)
        put(self, "calendar", calendar)

    def __setattr__(self, name: str, _value: object) -> None:
        raise AttributeError(f"a date has no {name} that can be set")

    def _parts(self) -> tuple[str, int | None, int | None, Precision, bool, Calendar]:
        return self.edtf, self.first, self.last, self.precision, self.uncertain, self.calendar

    def __eq__(self, other: object) -> bool:
        return self._parts() == other._parts() if isinstance(other, Date) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._parts())

    def __reduce__(self) -> tuple[object, ...]:
        return Date, self._parts()

    def __repr__(self) -> str:
        return f"Date{self._parts()!r}"

    def __str__(self) -> str:
        """The date in EDTF, as records and exports have it."""
        return self.edtf
