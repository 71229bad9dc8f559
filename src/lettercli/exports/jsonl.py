"""JSON lines: a letter a line, its metadata and its text as Markdown; what `letters/*.jsonl` of an edition holds."""

from __future__ import annotations

from collections.abc import Iterator

from lettercli.errors import LettersError
from lettercli.exports import Source
from lettercli.formats import jsonl


def write(source: Source) -> Iterator[str]:
    """A line a letter; raises LettersError for metadata that has a key for which JSON lines have another use."""
    for letter in source.each():
        if jsonl.BODY in letter.metadata:
            what = f"letter {letter.id} has a key {jsonl.BODY!r}, which in JSON lines is the letter's text"
            raise LettersError(what, "give the key another name")
        yield jsonl.write(letter)
