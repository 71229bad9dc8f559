"""What is counted, in words, as the heading of a table of counts says it."""

from __future__ import annotations

from lettercli.search import Layer, Voice
from lettercli.views.heading import counted

_OF = {"text": "", "body": " of the letters' bodies", "notes": " of the notes", "all": ", notes included"}
_VOICES = {None: "", "writer": " of the writers", "editor": " of the editors", "other": " of other hands"}


def denominator(words: int, layer: Layer = "text", voice: Voice | None = None) -> str:
    """`4,144 words`, `3,057 words of the notes`, `12 words of the editors`."""
    return f"{counted(words, 'word', 'words')}{_VOICES[voice]}{_OF[layer]}"
