"""What is to be said of an edition's topics and names: passages nobody has decided, words whose owner is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.views.finding import Finding, Severity

if TYPE_CHECKING:
    from lettercli.backmatter.bearing import Bearing
    from lettercli.backmatter.mentions import Mentions
    from lettercli.backmatter.names import Name


def undecided(found: Mapping[str, Sequence[Bearing]], closed: frozenset[str]) -> Iterator[Finding]:
    """Passages that a topic's query finds and its lists leave open; `closed` are the topics that were read for."""
    for topic, bearings in found.items():
        for each in bearings:
            if each.by == "query" and topic in closed:
                passage = each.place.passage
                line = passage.line if passage is not None else 0
                what = f"the query of topic {topic} finds words here, and topics.yaml decides nothing"
                yield Finding("note", "topic", each.place.address, what, each.place.letter.path, line)


def names(edition: Edition, index: Index, known: Sequence[Name], found: Mentions) -> Iterator[Finding]:
    """Words that two entries claim, or that `at` gives to none, and entries that stand nowhere."""
    path = edition.root / "names.yaml" if edition.root else None
    seen: set[tuple[str, str]] = set()
    for mention in found.doubtful:
        number = index.passage(mention.hit.start)
        address, text = index.passages.addresses[number], mention.form.text
        if (address, text) not in seen:
            seen.add((address, text))
            letter = edition.letter(index.letters[index.passages.letters[number]].id)
            what = f"names.yaml does not say whose name {text!r} is here"
            yield Finding("warning", "name", address, what, letter.path if letter else None)
    severity: Severity = "note"
    for name in known:
        if name.forms and not found.of[name.main] and not name.meant:
            yield Finding(severity, "unnamed", "", f"{name.main} stands nowhere in the text", path, name.line)
