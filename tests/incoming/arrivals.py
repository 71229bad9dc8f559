"""Letters on their way in, for tests."""

from __future__ import annotations

from dataclasses import replace

from lettercli.arrival import Arrival, Origin, Remark
from lettercli.formats import markdown


def arrival(id: str, text: str = "Text.", file: str = "a.csv", line: int = 2, *remarks: Remark, **keys: str) -> Arrival:
    """A letter of that id, text and metadata, as a reader gives it."""
    values = {"id": "x", "date": "1929-08-21"} | keys
    block = "".join(f"{key}: {value}\n" for key, value in values.items())
    letter = markdown.read(f"---\n{block}---\n\n{text}\n", "x.md")
    metadata = {**letter.metadata, "id": id} if id else {k: v for k, v in letter.metadata.items() if k != "id"}
    return Arrival(replace(letter, id=id, metadata=metadata), Origin(file, line), remarks)
