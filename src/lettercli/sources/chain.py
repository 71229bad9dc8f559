"""Resolves citations: what each `ibid.` leaves out is taken from the citation that it stands for, link by link.

Strictly `ibid.` is the source cited just before. But notes are added to and letters divided, and other works come
between; then the form decides, a `d.` or `l.` for an archive's reference, a page for a printed work, and the link is in
doubt. A doubt goes down the chain to all that takes the doubtful level from there, and not to what prints that level
itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from lettercli.emendations import Repair
from lettercli.model import Letter
from lettercli.sources import dated, readings
from lettercli.sources.citation import FINDINGS, Citation
from lettercli.sources.grounds import inherited
from lettercli.sources.links import Link, link
from lettercli.sources.past import Past, Resolved
from lettercli.sources.sessions import Sessions
from lettercli.sources.stream import Printed

LINKS = 40
"""Of a chain, as many as are kept: thousands of notes may rest on one another, each on all before it."""
LEFT_OUT = "…"
"""Stands for the links between the last that are kept and the full reference."""


@dataclass(frozen=True, slots=True)
class Known:
    """What of an edition bears on its chains and does not stand in them."""

    suspects: Mapping[str, Sequence[Repair]]
    """By passage, the readings of the scan that are not certain."""
    settled: Collection[tuple[str, str]]
    """What the editor has found right: addresses, each with the kind of finding."""
    runs_on: Collection[str]
    """Letters whose notes are numbered on from the letter before, so that the notes of both are one series."""
    sessions: Sessions = field(default_factory=Sessions)


def resolve(stream: Sequence[Printed], known: Known) -> list[Resolved]:
    """The citations of one stream, in its order."""
    before = Past()
    for place, printed in enumerate(stream):
        day = _day(printed, before.last)
        before.add(Resolved(_citation(printed, before, known, day), printed, day, place))
    return before.all


def numbered_on(letters: Iterable[Letter]) -> set[str]:
    """The letters whose first note has the number after the last one of the letter before."""
    found, last = set(), ""
    for letter in letters:
        numbers = [note.number for note in letter.notes]
        if numbers and last.isdecimal() and numbers[0].isdecimal() and int(numbers[0]) == int(last) + 1:
            found.add(letter.id)
        last = numbers[-1] if numbers else last
    return found


def _day(printed: Printed, before: Resolved | None) -> date | None:
    """The day that the note speaks of where it cites: the last one since it cited before."""
    if before is not None and before.printed.passage is not printed.passage:
        before = None
    if before is not None and printed.joined:
        return before.day
    return dated.spoken(printed.passage.text, before.printed.found.end if before else 0, printed.found.start)


def _citation(printed: Printed, before: Past, known: Known, day: date | None) -> Citation:
    found, text = printed.found, printed.passage.text
    made = link(printed, before, known.runs_on)
    doubts = list(made.doubts)
    if made.shelfmark is not None:
        said = known.sessions.doubt(printed, made.shelfmark, day, made.source)
        doubts += [said] if said is not None else []
    doubts = [doubt for doubt in doubts if (printed.address, FINDINGS.get(doubt.ground)) not in known.settled]
    doubts += readings.doubts(text, found, known.suspects.get(printed.address, ()))
    if made.source is not None:
        doubts += inherited(made.source.citation, made.taken)
    return Citation(
        printed.letter.id, printed.note.number if printed.note is not None else "", printed.address, found.start,
        found.end, printed.text, found.form, made.kind, made.shelfmark, made.work, _chain(made),
        _addresses(each.citation.address for each in made.past), tuple(doubts), made.resolved, found.sign[1],
        made.missing, printed.author,
    )  # fmt: skip


def _chain(made: Link) -> tuple[str, ...]:
    """The way to the full reference, each address once where several links stand in one passage."""
    if made.source is None:
        return ()
    cited = made.source.citation
    return _shortened(_addresses((cited.address, *cited.chain)))


def _shortened(chain: tuple[str, ...]) -> tuple[str, ...]:
    """A chain of very many links without those in its middle."""
    if len(chain) <= LINKS:
        return chain
    return (*chain[: LINKS - 2], LEFT_OUT, chain[-1])


def _addresses(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(address for address, _ in groupby(addresses))
