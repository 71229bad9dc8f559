"""The report of an import: how many letters came and what became of them, then all that the editor should know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath

from lettercli.arrival import Received, Remark
from lettercli.table import Cell, Column, Table

COLUMNS = (Column("kind"), Column("count", "number"), Column("letter", "address"), Column("what", "prose"),
           Column("file"), Column("line", "number"))  # fmt: skip
ALIKE = 8
"""Remarks that say the same of different things, and that a page shows one by one."""
_PARTICULAR = re.compile(r"'[^']*'|\"[^\"]*\"|[\d?~/.\[\]-]+")
"""What is quoted, and dates and figures."""


def table(done: Received) -> Table:
    """One row a fact: first the letters by what became of them, then the remarks, those that were refused first."""
    return Table(COLUMNS, (_row(each) for each in (*_letters(done), *_sorted(done.remarks))))


def brief(done: Received) -> Table:
    """The same for a page, four columns; of many remarks that say the same, the first and how many there are."""
    columns = (Column("kind"), Column("letter"), Column("what", "prose"), Column("where"))
    return Table(columns, _brief(done))


def _row(each: Remark) -> tuple[Cell, ...]:
    number = each.number if each.number or each.kind == "letters" else None
    return each.kind, number, each.letter, each.what, each.file, each.line or None


def _letters(done: Received) -> Iterator[Remark]:
    where = str(done.into)
    yield Remark("letters", "read", number=done.read)
    kinds = (("new", done.new), ("replaced", done.replaced), ("unchanged", done.unchanged), ("refused", done.refused))
    for what, count in kinds:
        if count:
            yield Remark("letters", what, where if what in ("new", "replaced") else "", number=count)


def _sorted(remarks: list[Remark]) -> list[Remark]:
    """Those of one kind together, in the order in which the kinds first come."""
    kinds: dict[str, int] = {"refused": 0}
    for each in remarks:
        kinds.setdefault(each.kind, len(kinds))
    return sorted(remarks, key=lambda each: kinds[each.kind])


def _brief(done: Received) -> Iterator[tuple[Cell, ...]]:
    groups: defaultdict[tuple[str, str], list[Remark]] = defaultdict(list)
    for each in _sorted(done.remarks):
        groups[each.kind, _PARTICULAR.sub("", each.what)].append(each)
    for each in _letters(done):
        yield each.kind, f"{each.number:,}", each.what, each.file
    for alike in groups.values():
        shown = alike if len(alike) <= ALIKE else alike[:1]
        for each in shown:
            place = f"{each.file}:{each.line}" if each.line else each.file
            yield each.kind, f"{each.number:,}" if each.number else each.letter, each.what, place
        if len(alike) > len(shown):
            files = {PurePath(each.file) for each in alike}
            of = f"in {len(files):,} files" if len(files) > 1 else "in the same file"
            yield "", "", f"and {len(alike) - 1:,} more of this kind, {of}: --format tsv lists them all", ""
