"""What was counted, in the words of a heading: which part of which letters, whose words."""

from __future__ import annotations

from lettercli.counting.region import Region
from lettercli.views.heading import share

_LAYERS = {"text": "text", "body": "bodies", "notes": "notes", "all": "text and notes"}
_VOICES = {"writer": "the writer's words", "editor": "the editors' words", "other": "another hand's words"}


def ground(region: Region) -> str:
    """`text of 6 letters`, `notes of 3 of 6 letters, the editors' words`."""
    said = f"{_LAYERS[region.layer]} of {share(region.held, len(region.index.letters))}"
    if region.chosen:
        said += ", chosen passages"
    return said + (f", {_VOICES[region.voice]}" if region.voice else "")


def per(number: int) -> str:
    """`frequency per 10,000 of these tokens`: what a relative frequency is of."""
    return f"frequency per {number:,} of these tokens"
