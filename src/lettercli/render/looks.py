"""What the parts of a page look like, whichever page it is."""

from __future__ import annotations

STYLES = {"title": "bold", "heading": "dim", "address": "cyan", "date": "", "number": "", "text": "", "prose": "",
          "mark": "magenta", "bar": "cyan", "node": "bold red", "left": "", "right": ""}  # fmt: skip
"""One style a role; a page's own parts (`title`, `heading`) are roles of their own here."""
GAP = "  "
"""Between two columns."""
NARROWEST_PROSE = 12
"""Cells that prose has at least."""
