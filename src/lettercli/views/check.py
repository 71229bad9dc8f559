"""Everything that can be checked of an edition without knowing its text: numbers, dates, brackets, the scan's repairs.

A finding is an error (a file that cannot be read), a warning (the edition contradicts itself) or a note (worth a look:
suspicions that the import left open, lists that begin in the middle). Errors and warnings are faults and make `check`
fail; notes do not, or no edition made from a scan could ever pass. What the editor has looked at and found right is set
aside by `accept` in corpus.yaml, a list of `ADDRESS KIND`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lettercli.errors import Fault
from lettercli.files.folder import ABOUT
from lettercli.model import Edition
from lettercli.table import Cell, Column, Table
from lettercli.views.check_dates import agreement, order
from lettercli.views.check_numbers import numbers
from lettercli.views.check_sources import unsure
from lettercli.views.check_text import balance
from lettercli.views.finding import Finding

if TYPE_CHECKING:
    from lettercli.emendations import Repair

COLUMNS = (
    Column("severity", "mark"),
    Column("address", "address"),
    Column("place"),
    Column("kind"),
    Column("what", "prose"),
    Column("file", where="exports"),
    Column("line", "number", where="exports"),
)

_SEVERITIES = ("error", "warning", "note")


def findings(
    edition: Edition, faults: Iterable[Fault] = (), repairs: Iterable[Repair] = (), edited: Iterable[Finding] = ()
) -> list[Finding]:
    """All findings: files that cannot be read first, then letter by letter, each in the order of its lines."""
    unread = [Finding("error", "unreadable", "", _said(fault), Path(fault.path), fault.line) for fault in faults]
    rank: dict[str, int] = {}
    found: list[Finding] = []
    for letter in edition.letters:
        rank.setdefault(str(letter.path), len(rank))
        found += chain(numbers(letter), agreement(letter), balance(letter))
    found += chain(order(edition), unsure(edition), suspicions(edition, repairs), edited)
    found.sort(key=lambda finding: (rank.get(str(finding.path), len(rank)), finding.line))
    return [*unread, *found]


def suspicions(edition: Edition, repairs: Iterable[Repair]) -> Iterator[Finding]:
    """What the import suspected and left alone."""
    lines: dict[str, dict[str, int]] = {}
    for repair in repairs:
        if repair.status != "open":
            continue
        letter = edition.letter(repair.letter)
        if repair.letter not in lines:
            lines[repair.letter] = {part.address: part.line for part in letter.everything()} if letter else {}
        line = lines[repair.letter].get(repair.address, 0)
        doubt = f"perhaps {repair.reading!r}" if repair.reading != repair.printed else "unclear in the source"
        what = f"{repair.kind}: {repair.printed!r}, {doubt}; source line {repair.line}"
        yield Finding("note", "open", repair.address, what, letter.path if letter else None, line)


def accepted(edition: Edition, found: Sequence[Finding]) -> tuple[list[Finding], int]:
    """The findings that corpus.yaml does not accept, and how many it does.

    An entry that fits nothing is itself a finding, a note: what it accepted was mended, or moved. Where a file cannot
    be read nobody knows.
    """
    wanted = edition.about.get("accept", ())
    listed = wanted if isinstance(wanted, (list, tuple)) else ()
    entries = [" ".join(entry.split()) for entry in listed if isinstance(entry, str) and entry]
    names = {f"{finding.address} {finding.kind}" for finding in found if finding.severity != "error"}
    known = frozenset(entries)
    left = [
        finding for finding in found if finding.severity == "error" or f"{finding.address} {finding.kind}" not in known
    ]
    aside = len(found) - len(left)
    path = edition.root / ABOUT if edition.root else None
    if not any(finding.kind == "unreadable" for finding in found):
        left += [
            Finding("note", "accept", entry.split(" ")[0], f"accept: {entry!r} fits nothing", path)
            for entry in entries
            if entry not in names
        ]
    return left, aside


def faulty(found: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether these findings make `check` fail."""
    return any(strict or finding.severity != "note" for finding in found)


def table(found: Sequence[Finding], shown: Callable[[Path | None], str] = str) -> Table:
    """One row a finding; `shown` writes a file's name as the user types it."""
    return Table(COLUMNS, (_row(finding, shown) for finding in found))


def brief(found: Sequence[Finding], shown: Callable[[Path | None], str] = str) -> Table:
    """The same for a page of entries: severity, address, what, place and kind."""
    rows = (_row(finding, shown) for finding in found)
    return Table(COLUMNS[:4], ((row[0], row[1], row[4], _joined(row[2], row[3])) for row in rows))


def _joined(*cells: Cell) -> str:
    return " · ".join(str(cell) for cell in cells if cell)


def summary(found: Sequence[Finding], accepted: int, letters: int) -> str:
    """`2 warnings, 14 notes in 6 letters`; `no faults in 6 letters`."""
    counts: Mapping[str, int] = {name: sum(finding.severity == name for finding in found) for name in _SEVERITIES}
    parts = [f"{count:,} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    if not counts["error"] and not counts["warning"]:
        parts.insert(0, "no faults")
    if accepted:
        parts.append(f"{accepted:,} accepted in corpus.yaml")
    return f"{', '.join(parts)} in {letters:,} letter{'' if letters == 1 else 's'}"


def _row(finding: Finding, shown: Callable[[Path | None], str]) -> tuple[Cell, ...]:
    file = shown(finding.path) if finding.path else ""
    place = f"{file}:{finding.line}" if finding.line else file
    return (finding.severity, finding.address, place, finding.kind, finding.what, file, finding.line or None)


def _said(fault: Fault) -> str:
    return f"{fault.what}; {fault.instead}" if fault.instead else fault.what
