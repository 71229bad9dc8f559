"""What the notes of an edition cite: archives and printed works, every `ibid.` resolved as far as that can be known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lettercli.emendations import Repair
from lettercli.model import Edition
from lettercli.sources.chain import Known, numbered_on, resolve
from lettercli.sources.citation import FINDINGS, KINDS, Citation
from lettercli.sources.readings import by_address
from lettercli.sources.sessions import Sessions
from lettercli.sources.stream import streams

__all__ = ["KINDS", "Citation", "citations"]


def citations(edition: Edition, repairs: Iterable[Repair] = (), *, settle: bool = True) -> tuple[Citation, ...]:
    """All citations of an edition, letter by letter, those of its text before those of its notes.

    `repairs` are those of the scan, for letters that are as the import made them. With `settle`, links that corpus.yaml
    accepts are no longer in doubt.
    """
    printed = streams(edition)
    known = Known(by_address(repairs), _settled(edition) if settle else (), numbered_on(edition.letters))
    first = [each for stream in printed for each in resolve(stream, known)]
    known = replace(known, sessions=Sessions(first))
    found = [each.citation for stream in printed for each in resolve(stream, known)]
    return tuple(sorted(found, key=lambda each: (edition.place(each.letter), bool(each.note))))


def _settled(edition: Edition) -> set[tuple[str, str]]:
    """What corpus.yaml accepts of these findings: addresses with their kinds."""
    wanted = edition.about.get("accept", ())
    entries = (entry.split() for entry in wanted if isinstance(entry, str)) if isinstance(wanted, (list, tuple)) else ()
    return {(entry[0], entry[1]) for entry in entries if len(entry) == 2 and entry[1] in FINDINGS.values()}
