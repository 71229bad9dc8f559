"""Draws a timeline: a bar a period, then what could be counted in none.

A bar's solid part is what is certain, its shaded part what may belong there as well. Uncertain dates are drawn below as
the stretches that they are, over the whole time of the page. Where nothing was written for long the empty periods are
one line that says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from lettercli.dates import Date, days, edtf, periods, short, stretches
from lettercli.render import terminal
from lettercli.render.cells import cell_len, wrapped
from lettercli.render.looks import STYLES
from lettercli.render.visible import visible
from lettercli.table import Cell, Column, Table
from lettercli.timeline import Entry, Timeline

_MOST_EMPTY = 3
"""Empty periods that stand each in a line of its own."""
_WHICH = 12
"""Cells that ids have at least, if they need them."""
_NARROWEST, _WIDEST = 8, 40
"""Cells of a bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉"


def page(line: Timeline, title: str, width: int, *, skip_empty: bool = False) -> Iterator[Text]:
    """The whole page: periods with bars, uncertain dates, the undated."""
    rows = _rows(line, _bar_width(width), skip_empty)
    yield from terminal.page(Table(_columns(line) if line.counted else (), rows, title), width)
    yield from outside(line, width, after=bool(line.counted))


def outside(line: Timeline, width: int, *, after: bool = True) -> Iterator[Text]:
    """The letters that are counted in no period, and why; `after` a table they stand apart."""
    if line.uncertain:
        yield from [Text()] * after
        said = f"uncertain, counted in no {line.by}" + (" above" if line.counted else "")
        yield from _said(said, width)
        yield from terminal.page(_uncertain(line, width), width)
    if line.undated is not None:
        yield from [Text()] * (after or bool(line.uncertain))
        yield from _said(f"undated: {', '.join(line.undated.letters)}", width)


def _said(text: str, width: int) -> Iterator[Text]:
    return (Text(each, STYLES["heading"]) for each in wrapped(visible(text), width))


def _bar_width(width: int) -> int:
    return max(min(width // 4, _WIDEST), _NARROWEST)


def _columns(line: Timeline) -> tuple[Column, ...]:
    numbers = ["hits", "per 10,000"] if line.query else ["letters"]
    return (Column("period", "date", line.by), Column("bar", "bar", " "),
            *(Column(name, "number") for name in [*numbers, "words"]), Column("ids", "prose", "which"))  # fmt: skip


def _rows(line: Timeline, cells: int, skip_empty: bool) -> Iterator[tuple[Cell, ...]]:
    """The periods; of the bars the longest fills the cells."""
    rows = [(entry, 1) for entry in line.counted.values()] if skip_empty else list(_folded(line))
    longest = max((_certain(line, entry) + _possible(line, entry) for entry, _ in rows), default=0)
    for entry, number in rows:
        if number > 1:
            yield (_label(entry.date), f"{number:,} empty {line.by}s", *_blank(line), "")
            continue
        certain, possible = _certain(line, entry), _possible(line, entry)
        bar = _bar(certain / longest * cells, (certain + possible) / longest * cells) if longest else ""
        yield (_label(entry.date), bar, *_counts(line, entry), ", ".join(entry.letters))


def _label(date: Date) -> Cell:
    """A period as its row names it; the heading has said whether the calendar is the old one."""
    return short(date).removesuffix(" (old style)") if date.calendar == "julian" else date


def _folded(line: Timeline) -> Iterator[tuple[Entry, int]]:
    """The periods in order, each with 1; of many empty ones in a row one entry and how many they are."""
    before = None
    for number, entry in line.counted.items():
        empty = range(number if before is None else before + 1, number)
        if len(empty) > _MOST_EMPTY:
            yield Entry(line.gap(empty[0], empty[-1])), len(empty)
        else:
            yield from ((line.at(each), 1) for each in empty)
        yield entry, 1
        before = number


def _certain(line: Timeline, entry: Entry) -> float:
    return (entry.per_10000 or 0) if line.query else len(entry.letters)


def _possible(line: Timeline, entry: Entry) -> float:
    """What may be added to a period; of frequencies nothing can be said."""
    return 0 if line.query else entry.possible


def _counts(line: Timeline, entry: Entry) -> tuple[Cell, ...]:
    """What stands in the columns of numbers; blank where there is no letter."""
    if not entry.letters:
        return _blank(line)
    if not line.query:
        return len(entry.letters), entry.words
    return entry.hits, None if entry.per_10000 is None else f"{entry.per_10000:,.2f}", entry.words


def _blank(line: Timeline) -> tuple[Cell, ...]:
    return (None,) * (3 if line.query else 2)


def _bar(certain: float, most: float) -> str:
    """So many cells solid, to an eighth, and shaded from there to the most that is possible."""
    eighths = round(certain * 8)
    if not eighths and certain:
        eighths = 1
    solid = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    shaded = max(round(most), 1) - len(solid) if most > certain else 0
    return solid + "░" * max(shaded, 1 if most > certain else 0)


def _uncertain(line: Timeline, width: int) -> Table:
    """The uncertain dates with the stretches that they are, where the page has room to draw them."""
    dates = max((cell_len(short(entry.date)) for entry in line.uncertain), default=0)
    which = max((cell_len(", ".join(entry.letters)) for entry in line.uncertain), default=0)
    usual, numbers = (66, 30) if line.query else (60, 21)
    cells = min(width - max(usual, dates + numbers + min(which, _WHICH)), _WIDEST)
    drawn = cells >= _NARROWEST
    when = (Column("when", "bar", _axis(line, cells)),) if drawn else ()
    columns = (Column("date", "date"), *when, *_columns(line)[2:])
    return Table(columns, (_uncertain_row(line, entry, cells if drawn else 0) for entry in line.uncertain))


def _uncertain_row(line: Timeline, entry: Entry, cells: int) -> tuple[Cell, ...]:
    drawn = (_stretch(line, entry.date, cells),) if cells else ()
    return (entry.date, *drawn, *_counts(line, entry), ", ".join(entry.letters))


def _axis(line: Timeline, cells: int) -> str:
    """What the stretches are drawn over: begin and end of the time, where there is room for both."""
    begin, end = (_moment(line, day) for day in _span(line))
    room = cells - cell_len(begin) - cell_len(end)
    return begin + " " * room + end if room > 0 else " "


def _moment(line: Timeline, day: int) -> str:
    far = abs(days.civil(day)[0]) > edtf.LAST_YEAR
    by: periods.By = "year" if far else "day" if line.by == "week" else line.by
    return short(periods.period(periods.number(day, by, line.calendar), by, line.calendar))


def _span(line: Timeline) -> tuple[int, int]:
    """The first and the last day of all that is dated, as far as dates are closed."""
    moments = [entry.date for entry in (*line.counted.values(), *line.uncertain)]
    known = [day for date in moments for day in (date.first, date.last) if day is not None]
    return min(known), max(known)


def _stretch(line: Timeline, date: Date, cells: int) -> str:
    """The days that a date may mean, shaded, within the whole time; an open end points out of it."""
    first, last = _span(line)
    drawn = [" "] * cells
    for begin, end in stretches(date):
        ends = first if begin is None else begin, last if end is None else end
        low, high = ((day - first) * cells // (last - first + 1) for day in ends)
        drawn[low : high + 1] = "░" * (high + 1 - low)
    if date.first is None:
        drawn[0] = "◂"
    if date.last is None:
        drawn[-1] = "▸"
    return "".join(drawn).rstrip()
