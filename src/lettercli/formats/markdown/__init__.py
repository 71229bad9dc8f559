"""The native format: a letter as a strict subset of Pandoc Markdown, read and written.

Three steps either way, one file each. Reading: `blocks` cuts the text into paragraphs, items, quotations and divs,
`inline` reads what stands inside a paragraph, `passages` gives everything its address; `plain` does what the first two
do, fast, where nothing can be wrong. `writer` puts blocks down
again, and `escape` what is inside them. `labels` and `attributes` hold the two notations that both directions share.
"""

from __future__ import annotations

from lettercli.formats.markdown.reader import flat, load, read
from lettercli.formats.markdown.writer import body, whole, write

__all__ = ["body", "flat", "load", "read", "whole", "write"]
