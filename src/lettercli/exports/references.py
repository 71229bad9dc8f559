"""Letters as references, drawn one by one: what the formats of bibliographies have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lettercli.address import Place
from lettercli.render import citing
from lettercli.views.references import references

if TYPE_CHECKING:
    from lettercli.exports import Source
    from lettercli.reference import Reference


def entries(source: Source, style: str) -> Iterator[str]:
    """The letters of a source as a document in a style of `citing.KEPT`."""
    return citing.write(style)(_references(source))


def _references(source: Source) -> Iterator[Reference]:
    for letter in source.each():
        yield from references(source.edition, [Place(letter)])
