"""What a search is about, and what it finds."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

Layer = Literal["text", "body", "notes", "all"]
Voice = Literal["writer", "editor", "other"]


class Hit(NamedTuple):
    """Tokens from start to end, end exclusive."""

    start: int
    end: int


class Scope(NamedTuple):
    """What part of an edition a search is about; what both name, where both are given."""

    letters: Collection[str] | None = None
    """The ids of letters; None: all."""
    passages: Collection[str] | None = None
    """Addresses of passages, each with all that lies below it; None: all."""
