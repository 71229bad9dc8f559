"""The names of an edition as what CQL can ask for: `<name main="Litvinov.*"/>`."""

from __future__ import annotations

from collections.abc import Iterator

from lettercli.backmatter.mentions import mentions
from lettercli.backmatter.names import load
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.search.letters import Mentioned, Names


def marked(edition: Edition, index: Index) -> Names | None:
    """Finds where the edition's names stand, those that mean one entry for sure; None where it has no names."""
    names = load(edition)
    if not names:
        return None

    def found() -> Iterator[Mentioned]:
        for each in mentions(index, names).of.values():
            for hit, name, form in each:
                said = {"main": name.main, "kind": name.kind, "form": form.text, "who": name.who,
                        "viaf": name.viaf, "wikidata": name.wikidata}  # fmt: skip
                yield Mentioned(hit.start, hit.end, said)

    return found
