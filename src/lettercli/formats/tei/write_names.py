"""Correspondents and places as the edition's index of names has them: of which kind, and in which register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lettercli.backmatter.names import Name, known
from lettercli.formats.tei.write_xml import Characters, attributes, element

_ELEMENTS = {"persons": "persName", "organisations": "orgName", "places": "placeName"}
_BEFORE = (
    "http://viaf.org/viaf/", "http://d-nb.info/gnd/", "http://www.geonames.org/", "http://www.wikidata.org/entity/",
)  # fmt: skip
"""What stands before an identifier to make its address, as harvesters of letters look for it; the first is taken."""


class Register:
    """Looks names up in the edition's index, each once."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._found: dict[str, tuple[str, str]] = {}

    def people(self, who: Iterable[str], characters: Characters) -> list[str]:
        """An element a correspondent."""
        return [self._element(name, "persName", characters) for name in who if name.strip()]

    def place(self, where: str, characters: Characters) -> list[str]:
        """The element of a place; none of no place."""
        return [self._element(where, "placeName", characters)] if where.strip() else []

    def _element(self, name: str, kind: str, characters: Characters) -> str:
        found, ref = self._look_up(name)
        if not found or (kind == "placeName") is not (found == "placeName"):  # a place that is called as he is
            found, ref = kind, ""
        return element(found, characters.text(name), attributes(characters, {"ref": ref}))

    def _look_up(self, name: str) -> tuple[str, str]:
        if name not in self._found:
            entries = known(self._names, name) if self._names else []
            self._found[name] = _entry(entries[0]) if len(entries) == 1 else ("", "")
        return self._found[name]


def _entry(name: Name) -> tuple[str, str]:
    ids = (before + id for before, id in zip(_BEFORE, (name.viaf, name.gnd, name.geonames, name.wikidata), strict=True)
           if id)  # fmt: skip
    return _ELEMENTS[name.kind], next(ids, name.ref)
