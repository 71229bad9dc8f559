"""Where a passage stands: what holds it, and what comes before and after it.

Both the page (neighbours, `point 6 of 7`) and the citation (`§6b`) need the way down from the letter to a passage,
which a passage, knowing only its parts, cannot tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lettercli.model import Edition, Letter, Note, Passage


def lineage(flow: Sequence[Passage], passage: Passage) -> tuple[Passage, ...]:
    """The passages from the top of a flow down to this one, itself included; empty if it is not in the flow."""
    for each in flow:
        if each.address == passage.address:
            return (each,)
        if below := lineage(each.parts, passage):
            return (each, *below)
    return ()


def segment(passage: Passage, parent: Passage | None, letter: Letter) -> str:
    """What the passage adds to the address of what holds it: `6`, `b`, `p2`, `q1`."""
    return passage.address[len(parent.address if parent else letter.id) :].removeprefix(".")


def home(letter: Letter, address: str) -> Passage | None:
    """The passage of that address in a letter, its notes included."""
    return _passages(letter).get(address)


_last: list[tuple[Letter, Mapping[str, Passage]]] = []
"""The letter that was asked about last, and its passages: who asks about a letter does so again and again."""


def _passages(letter: Letter) -> Mapping[str, Passage]:
    """The passages of a letter by address, the first where two share one."""
    if not _last or _last[0][0] is not letter:
        found: dict[str, Passage] = {}
        for passage in letter.everything():
            found.setdefault(passage.address, passage)
        _last[:] = [(letter, found)]
    return _last[0][1]


def neighbours(
    edition: Edition, letter: Letter, passage: Passage | None, note: Note | None
) -> tuple[Passage | Letter | None, Passage | Letter | None]:
    """What comes before and after: a letter's neighbours are letters, a note's are notes, a passage's are passages.

    Before the first part of a passage stands the text of that passage itself, and after its last part whatever follows
    the whole.
    """
    if passage is None and note is None:
        return _beside(edition.letters, edition.place(letter.id))
    if note is not None and (passage is None or passage.address == note.body.address):
        bodies = [each.body for each in letter.notes]
        return _beside(bodies, bodies.index(note.body))
    assert passage is not None
    flow = (note.body,) if note is not None else letter.passages
    way = lineage(flow, passage)
    return _before(flow, way), _after(flow, way)


def _before(flow: Sequence[Passage], way: tuple[Passage, ...]) -> Passage | None:
    siblings, holder = (way[-2].parts, way[-2]) if len(way) > 1 else (flow, None)
    at = siblings.index(way[-1])
    if at:
        return siblings[at - 1]
    if holder is None:
        return None
    return holder if holder.text else _before(flow, way[:-1])


def _after(flow: Sequence[Passage], way: tuple[Passage, ...]) -> Passage | None:
    siblings = way[-2].parts if len(way) > 1 else flow
    at = siblings.index(way[-1]) + 1
    if at < len(siblings):
        return siblings[at]
    return _after(flow, way[:-1]) if len(way) > 1 else None


def _beside(
    row: Sequence[Passage] | Sequence[Letter], at: int
) -> tuple[Passage | Letter | None, Passage | Letter | None]:
    return (row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)
