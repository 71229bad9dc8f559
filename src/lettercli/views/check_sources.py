"""Whether each `ibid.` of the notes can be resolved, and rests on nothing doubtful; whether dela and days agree."""

from __future__ import annotations

from collections.abc import Iterator

from lettercli.model import Edition
from lettercli.sources import citations
from lettercli.sources.citation import FINDINGS, Citation
from lettercli.views.finding import Finding
from lettercli.views.lineage import home


def unsure(edition: Edition) -> Iterator[Finding]:
    """What cannot be resolved, or has something against it; what rests on such a one is named with it.

    These are notes: a printed edition may well have such an `ibid.`, and be right.
    """
    found = citations(edition, settle=False)
    resting: dict[str, dict[str, None]] = {}
    for each in found:
        for doubt in each.doubts:
            if doubt.root and doubt.root != each.address:
                resting.setdefault(doubt.root, {})[each.address] = None
    for each in found:
        for ground, kind in FINDINGS.items():
            own = [doubt.text for doubt in each.doubts if doubt.ground == ground]
            if own:
                yield _finding(edition, each, kind, own, list(resting.get(each.address, ())))


def _finding(edition: Edition, cited: Citation, kind: str, own: list[str], resting: list[str]) -> Finding:
    letter = edition.letter(cited.letter)
    passage = home(letter, cited.address) if letter is not None else None
    what = f"{cited.printed!r} is {f'taken for {cited.reference}' if cited.resolved else 'not resolved'}"
    what = repr(cited.printed) if cited.form == "full" and cited.resolved else what
    rest = [f"{', '.join(resting)} {'rests' if len(resting) == 1 else 'rest'} on it"] if resting else []
    path = letter.path if letter is not None else None
    return Finding("note", kind, cited.address, f"{what}: {'; '.join([*own, *rest])}", path,
                   passage.line if passage is not None else 0)  # fmt: skip
