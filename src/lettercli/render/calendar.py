"""Draws a timeline by day as a calendar: a week a row, Monday first, the letters of a day below its number.

A day shows the ids of its letters, or how many they are where its column has no room for them; with a search, how many
hits they have.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from lettercli.dates import periods, short
from lettercli.render import terminal
from lettercli.render.cells import cell_len, wrapped
from lettercli.render.looks import STYLES
from lettercli.render.timeline import outside
from lettercli.render.visible import visible
from lettercli.table import Table
from lettercli.timeline import Entry, Timeline

MOST_WEEKS = 20
NARROWEST = 7
"""Cells of a column, the blank between two included."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_LINES = 3
"""Lines of ids below a day."""


def fits(line: Timeline, width: int) -> bool:
    """Whether the timeline is one by day, of few enough weeks, for a page that is wide enough."""
    return line.by == "day" and bool(line.counted) and len(_weeks(line)) <= MOST_WEEKS and width >= 7 * NARROWEST


def page(line: Timeline, title: str, width: int) -> Iterator[Text]:
    """The whole page: the weeks from the first letter to the last, uncertain dates, the undated."""
    yield from terminal.page(Table((), [], title), width)
    room = width // 7
    yield _row([(day, "heading") for day in _DAYS], room)
    before = ""
    for week in _weeks(line):
        numbers = range(week * 7 + 1, week * 7 + 8)
        names = []
        for number in numbers:
            names.append((_name(line, number, before), "heading"))
            before = _month(line, number)
        yield _row(names, room)
        columns = [_cell(line, line.at(number), room - 1) for number in numbers]
        for at in range(max(map(len, columns))):
            yield _row([(column[at] if at < len(column) else "", "address") for column in columns], room)
    yield from outside(line, width)


def _weeks(line: Timeline) -> range:
    first, last = (periods.number(day, "week") for day in (min(line.counted), max(line.counted)))
    return range(first, last + 1)


def _month(line: Timeline, day: int) -> str:
    month = periods.period(periods.number(day, "month", line.calendar), "month", line.calendar)
    return short(month).removesuffix(" (old style)")


def _name(line: Timeline, day: int, before: str) -> str:
    """The day's number, with its month where one begins, and the year where another one begins."""
    number, month, year = short(periods.period(day, "day", line.calendar)).removesuffix(" (old style)").split(" ", 2)
    if _month(line, day) == before:
        return number
    return f"{number} {month}" if not before or before.endswith(year) else f"{number} {month} {year}"


def _cell(line: Timeline, entry: Entry, room: int) -> list[str]:
    """What stands below a day, in lines: ids, or the number of letters; and hits."""
    if not entry.letters:
        return []
    hits = f"×{entry.hits:,}" if line.query and entry.hits else ""
    lines = list(wrapped(" ".join([*map(visible, entry.letters), hits]).rstrip(), room))
    if len(lines) > _MOST_LINES or any(cell_len(id) > room for id in entry.letters):
        number = len(entry.letters)
        lines = [f"{number:,} let." if room < 10 else f"{number:,} letter{'s' * (number > 1)}", *filter(None, [hits])]
    return lines


def _row(cells: list[tuple[str, str]], room: int) -> Text:
    """Seven cells side by side, each from the beginning of its column."""
    line = Text(no_wrap=True)
    owed = 0
    for text, role in cells:
        if text:
            line.append(" " * owed)
            line.append(text, STYLES[role])
            owed = 0
        owed += room - cell_len(text)
    return line
