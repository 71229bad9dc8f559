"""BibTeX of letters: an entry a letter, as `letters cite --style bibtex` has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettercli.exports import Source


def write(source: Source) -> Iterator[str]:
    """The entries, one after the other."""
    from lettercli.exports.references import entries

    return entries(source, "bibtex")
