"""Small editions for tests, written to disk in the native format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

CORPUS = """\
title: Letters to a Friend
name: friend
source: Invented for the tests
rights: Anybody's
language: en
sigla:
  - U.S. Ed.
abbreviations:
  - Com.
"""

FIRST = """\
---
id: 1
date: 1929-07-29
sender: Ann
recipient: Ben
place: Sochi
---

::: salute
Dear Ben,
:::

The grain is late.[^1] Write to Carl [the miller] about grain.

It is necessary to:

1) look at the mill;

2) buy grain:

   a) from the north;

   b) from the south.

::: closer
That is all.
:::

::: signed
Ann
:::

[^1]: Grain was late every year.
"""

SECOND = """\
---
id: 2
date: 1929-08-21
sender: Ben
recipient: Ann
---

::: salute
Dear Ann,
:::

No mill can grind what is not there. Carl says so.

::: signed
Ben
:::

::: postscript
P.S. Carl's brother, Karl-Ivan, has a mill.
:::
"""

UNDATED = """\
---
id: 3
sender: Ann
recipient: Ben
---

Nothing new.
"""

LETTERS = {"1": FIRST, "2": SECOND, "3": UNDATED}


def write_edition(
    folder: Path, letters: Mapping[str, str] = LETTERS, corpus: str = CORPUS, files: Mapping[str, str] | None = None
) -> Path:
    """Write an edition and return its folder, the one that holds corpus.yaml.

    `letters` are letter files by their name without suffix; `files` are others, by their path in the folder.
    """
    (folder / "letters").mkdir(parents=True)
    (folder / "corpus.yaml").write_text(corpus, "utf-8")
    for name, text in letters.items():
        (folder / "letters" / f"{name}.md").write_text(text, "utf-8")
    for path, text in (files or {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def letter(id: str, body: str, **metadata: str) -> str:
    """A letter file: metadata as YAML strings, and a body in Markdown."""
    keys = {"id": id, "date": "1929-08-21", "sender": "Ann", "recipient": "Ben"} | metadata
    lines = [f'{key}: "{_escaped(value)}"' for key, value in keys.items() if value]
    return "\n".join(["---", *lines, "---", "", body, ""])


def _escaped(value: str) -> str:
    """A string inside YAML's double quotes; what YAML forbids is written as an escape."""
    signs = {'"': '\\"', "\\": "\\\\"}
    return "".join(signs.get(c, c if c.isprintable() else f"\\U{ord(c):08x}") for c in value)
