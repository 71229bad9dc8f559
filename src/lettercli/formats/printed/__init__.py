"""Scans of printed editions: from the text that a scanner left to letters, with every repair on record.

A pipeline of pure stages, one file each. `split` finds letters and notes, `calls` and `markers` where notes are called,
`lines` which line breaks are paragraphs; `ranges`, `dashes`, `glue` and `pairs` look inside a paragraph (`measure` and
`words` tell them where printed lines ended and what a word is); `labels`, `forms` and `structure` make passages of it
all, and `build` letters. What stands between source and reading is a `sourcetext.Repair`, whoever asked for it: a rule,
or `editor`, who comes first. `scan` runs the stages, `store` writes what they made, `report` says it.
"""

from __future__ import annotations

from lettercli.formats.printed.scan import Imported, Scan
from lettercli.formats.printed.store import Files, Import, read, write

__all__ = ["Files", "Import", "Imported", "Scan", "read", "write"]
