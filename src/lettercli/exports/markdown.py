"""Markdown: the letters as the edition's own files have them, one below the other.

In a folder they are an edition again, which `conversion` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lettercli.formats import markdown

if TYPE_CHECKING:
    from lettercli.exports import Source


def write(source: Source) -> Iterator[str]:
    """The letters, each with its metadata, a blank line between them."""
    for number, letter in enumerate(source.each()):
        yield ("\n" if number else "") + markdown.write(letter)
