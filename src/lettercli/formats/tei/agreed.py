"""What a letter that is written as TEI says and a reader must know again, so that it comes back as it was."""

from __future__ import annotations

NO_TERMS = "The edition names no publisher and no terms of use."
REGULARIZED = frozenset({"line-broken", "paragraph-broken", "en-dash-lost", "em-dash-lost", "quote"})
"""Kinds of repair that say otherwise what is printed, where the others correct it."""
