"""Vertical text: a token a line between tags, as CWB, NoSketch Engine and BlackLab take it.

The tokens are those of the index, so the same word has the same number of hits there and here; punctuation is no token
and stands in the attribute `printed`. docs/vertical.md says what the attributes and tags are. In a folder the text
comes with what each of the programs has to be told of it, written from the same lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettercli.exports import Source


def write(source: Source) -> Iterator[str]:
    """The vertical text, a letter at a time."""
    from lettercli.exports.vrt.vertical import Vertical

    return Vertical(source).letters()


def fill(source: Source, folder: Path) -> None:
    """The vertical text, a registry entry and a script for CWB, configurations for NoSketch Engine and BlackLab."""
    from lettercli.exports.vrt import description
    from lettercli.exports.vrt.vertical import Vertical

    vertical, name = Vertical(source), description.named(source.edition.name)
    with (folder / f"{name}.vrt").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(vertical.letters())
    corpus = description.Corpus(name, source.edition.title, source.edition.language, vertical.tokens, vertical.tags())
    for file_name, text in description.files(corpus).items():
        (folder / file_name).write_text(text, encoding="utf-8", newline="\n")
    (folder / description.SCRIPT).chmod(0o755)
